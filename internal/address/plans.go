package address

import (
	"net/url"
	"strconv"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// PlanStep is a page on which some parts of a plan are worked on.
type PlanStep string

// The steps.
const (
	StepAbout         PlanStep = "about"
	StepKnown         PlanStep = "known" // what exists already
	StepLessons       PlanStep = "lessons"
	StepPoints        PlanStep = "points"
	StepTargets       PlanStep = "targets"
	StepMeans         PlanStep = "means" // money and staff
	StepCommunication PlanStep = "communication"
	StepRisks         PlanStep = "risks"
)

// PlanSteps lists them in order.
var PlanSteps = []PlanStep{
	StepAbout, StepKnown, StepLessons, StepPoints, StepTargets, StepMeans, StepCommunication, StepRisks,
}

var stepSegments = map[PlanStep]catalogue.Text{
	StepAbout:         {NL: "beschrijving", EN: "description"},
	StepKnown:         {NL: "wat-bestaat-al", EN: "what-exists"},
	StepLessons:       {NL: "lessen", EN: "lessons"},
	StepPoints:        {NL: "aandachtspunten", EN: "points"},
	StepTargets:       {NL: "doelen", EN: "targets"},
	StepMeans:         {NL: "geld-en-mensen", EN: "money-and-staff"},
	StepCommunication: {NL: "communicatie", EN: "communication"},
	StepRisks:         {NL: "risicos", EN: "risks"},
}

// Plan is the page of a plan, by the token of one of its links.
func Plan(lang catalogue.Lang, token visitor.Token) string {
	return Page(lang, "plans") + "/" + string(token)
}

// PlanPart is the page of a step of a plan.
func PlanPart(lang catalogue.Lang, token visitor.Token, step PlanStep) string {
	return Plan(lang, token) + "/" + stepSegments[step].In(lang)
}

// PlanVersions is the page of the named versions of a plan.
func PlanVersions(lang catalogue.Lang, token visitor.Token) string {
	return Plan(lang, token) + "/" + catalogue.Text{NL: "versies", EN: "versions"}.In(lang)
}

// PlanVersion is the page of one version, beside what the plan says now.
func PlanVersion(lang catalogue.Lang, token visitor.Token, id string) string {
	return PlanVersions(lang, token) + "/" + id
}

// The parameters of what a new plan begins from, beside ParamAction, ParamCase
// and ParamList.
const (
	ParamRound    = "ronde"
	ParamExisting = "bestaat"
)

// NewPlan is the page that makes a plan. name is one of ParamAction,
// ParamCase, ParamList, ParamRound and ParamExisting, or empty.
func NewPlan(lang catalogue.Lang, name, value string) string {
	query := ""
	if name != "" {
		query = name + "=" + url.QueryEscape(value)
	}
	return withQuery(Page(lang, "plan-new"), query)
}

// PlanFrom is the page that makes a plan from an action or a case.
func PlanFrom(lang catalogue.Lang, kind catalogue.ItemType, nr int) string {
	name := ParamAction
	if kind == catalogue.TypeCase {
		name = ParamCase
	}
	return NewPlan(lang, name, strconv.Itoa(nr))
}
