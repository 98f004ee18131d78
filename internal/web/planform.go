package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
)

// Names of the fields of a plan's forms, beside those of its tables.
const (
	formTitle     = "titel"
	formExisting  = address.ParamExisting
	formSector    = "sector"
	formGoal      = "doel"
	formGoals     = "doelen"
	formAudience  = "doelgroep"
	formAudiences = "doelgroepen"
	formRegion    = "streek"
	formLevel     = "niveau"
	formForm      = "vorm"
	formFormats   = "vormen"
	formWhy       = "waarom"
	formSources   = "bron"
	formStart     = "jaar"
	formCosts     = "kosten-" // and the year, from 1
	formMark      = "merk-"   // and the part
	formCase      = "studie-" // the number of the case, and a factor
	formPoint     = "punt-"   // and its number
	formNote      = "-nota"
	formAnswer    = "-antwoord"
)

// tablesOf are the tables on a step.
func tablesOf(step address.PlanStep) []*planTable {
	parts := map[address.PlanStep][]plan.Part{
		address.StepAbout: {plan.PartAbout}, address.StepTargets: {plan.PartTargets, plan.PartMonitoring},
		address.StepMeans: {plan.PartFunding, plan.PartStaff}, address.StepCommunication: {plan.PartCommunication},
		address.StepRisks: {plan.PartRisks},
	}[step]
	var list []*planTable
	for i := range planTables {
		if slices.Contains(parts, planTables[i].part) {
			list = append(list, &planTables[i])
		}
	}
	return list
}

// partsOf are the parts that a step works on, given the cases whose lessons
// the plan works with.
func (s *Server) partsOf(step address.PlanStep, cases []*catalogue.Case) []plan.Part {
	var parts []plan.Part
	switch step {
	case address.StepLessons:
		for _, k := range cases {
			parts = append(parts, plan.PartEvidence(k.Nr))
		}
		return parts
	case address.StepPoints:
		for _, x := range s.lessons.Points {
			parts = append(parts, plan.PartPoint(x.Nr))
		}
		return parts
	}
	for _, t := range tablesOf(step) {
		parts = append(parts, t.part)
	}
	return parts
}

// stepOf is where a part is worked on.
func stepOf(part plan.Part) address.PlanStep {
	switch {
	case strings.HasPrefix(string(part), "evidence-"):
		return address.StepLessons
	case strings.HasPrefix(string(part), "point-"):
		return address.StepPoints
	case part == plan.PartMonitoring:
		return address.StepTargets
	case part == plan.PartFunding || part == plan.PartStaff:
		return address.StepMeans
	}
	return address.PlanStep(part)
}

// planValues are the fields of a step's form that show what a plan says.
func (s *Server) planValues(p *i18n.Printer, step address.PlanStep, b *plan.Body, cases []*catalogue.Case) url.Values {
	v := url.Values{}
	for _, t := range tablesOf(step) {
		t.put(v, t.get(b, p))
	}
	switch step {
	case address.StepAbout:
		putAbout(v, &b.About)
	case address.StepLessons:
		for _, k := range cases {
			for id, c := range b.Evidence[k.Nr] {
				name := formCase + strconv.Itoa(k.Nr) + "-" + id
				v.Set(name, string(c.Verdict))
				v.Set(name+formNote, c.Note)
			}
		}
	case address.StepPoints:
		for nr, a := range b.Points {
			v.Set(formPoint+strconv.Itoa(nr), string(a.Status))
			v.Set(formPoint+strconv.Itoa(nr)+formAnswer, a.Text)
		}
	case address.StepMeans:
		if b.Funding.Start > 0 {
			v.Set(formStart, strconv.Itoa(b.Funding.Start))
		}
		for i, text := range amountTexts(p, b.Funding.Costs) {
			if b.Funding.Free[i] {
				text = "0"
			}
			v.Set(formCosts+strconv.Itoa(i+1), text)
		}
	}
	for _, part := range s.partsOf(step, cases) {
		v.Set(formMark+string(part), b.Mark(part))
	}
	return v
}

func putAbout(v url.Values, a *plan.About) {
	if a.Existing {
		v.Set(formExisting, address.Yes)
	}
	for name, text := range map[string]string{
		formTitle: a.Title, formSector: string(a.Sector), formGoal: a.Goal, formAudience: a.Audience, formRegion: a.Region,
		formLevel: string(a.Level), formForm: a.Form, formWhy: a.Why,
	} {
		v.Set(name, text)
	}
	v[formGoals], v[formAudiences], v[formFormats] = a.Goals, a.Audiences, a.Formats
	for _, x := range a.Sources {
		v.Add(formSources, sourceText(x))
	}
}

// sourceText names a source in a form: case-5, action-36, or own with a title
// and a link.
func sourceText(x plan.Source) string {
	if x.Kind == plan.Own {
		return string(plan.Own) + "-" + url.Values{"titel": {x.Title}, "link": {x.Link}}.Encode()
	}
	return string(x.Kind) + "-" + strconv.Itoa(x.Nr)
}

// parseSource reads what sourceText wrote; what the catalogue does not have is
// none.
func (s *Server) parseSource(text string) (plan.Source, bool) {
	kind, rest, _ := strings.Cut(text, "-")
	x := plan.Source{Kind: catalogue.ItemType(kind)}
	switch x.Kind {
	case plan.Own:
		v, err := url.ParseQuery(rest)
		var f visitor.Fields
		x.Title, x.Link = clean(v.Get("titel")), clean(v.Get("link"))
		f.Needed(plan.FieldTitle, x.Title, plan.MaxTitle)
		f.Link(plan.FieldSource, x.Link, plan.MaxLink)
		return x, err == nil && len(f.Issues) == 0
	case catalogue.TypeCase, catalogue.TypeAction:
		x.Nr, _ = strconv.Atoi(rest) // 0 is none either
		return x, x.Kind == catalogue.TypeCase && s.names.cases[x.Nr] != nil || x.Kind == catalogue.TypeAction && x.Nr >= 1 && x.Nr <= s.names.lastAction
	}
	return x, false
}

// parsePlan reads a step's form on top of what a plan says. It gives the parts
// that were changed on the form, each with the mark that the change began
// from, and what is wrong with them.
func (s *Server) parsePlan(step address.PlanStep, v url.Values, b *plan.Body) (from map[plan.Part]string, issues []planIssue) {
	for _, t := range tablesOf(step) {
		t.set(b, t.read(v), func(row, column int, fault string) {
			issues = append(issues, planIssue{
				FieldIssue: visitor.FieldIssue{Field: t.columns[column].field, Row: row, Fault: fault}, part: t.part, column: column,
			})
		})
	}
	cases := s.caseList() // a form may have those that the plan no longer works with
	from = map[plan.Part]string{}
	for _, part := range s.partsOf(step, cases) {
		if name := formMark + string(part); v.Has(name) {
			from[part] = v.Get(name)
		}
	}
	switch step {
	case address.StepAbout:
		s.readAbout(v, &b.About)
	case address.StepLessons:
		for _, k := range cases {
			if _, ok := from[plan.PartEvidence(k.Nr)]; ok {
				b.SetEvidence(k.Nr, readChoices(v, k))
			}
		}
	case address.StepPoints:
		for _, x := range s.lessons.Points {
			name := formPoint + strconv.Itoa(x.Nr)
			if _, ok := from[plan.PartPoint(x.Nr)]; ok {
				b.SetPoint(x.Nr, plan.Answer{Status: plan.Status(v.Get(name)), Text: clean(v.Get(name + formAnswer))})
			}
		}
	case address.StepMeans:
		readCosts(v, &b.Funding, func(year int) {
			issues = append(issues, planIssue{
				FieldIssue: visitor.FieldIssue{Field: plan.FieldAmount, Fault: visitor.FieldNoAmount}, part: plan.PartFunding, column: year,
			})
		})
	}
	maps.DeleteFunc(from, func(part plan.Part, mark string) bool { return len(issues) == 0 && b.Mark(part) == mark })
	for _, part := range slices.Sorted(maps.Keys(from)) {
		issues = append(issues, checkPart(b, part)...)
	}
	return from, issues
}

func (s *Server) readAbout(v url.Values, a *plan.About) {
	partners := a.Partners // of the table, read already
	*a = plan.About{
		Existing: v.Get(formExisting) == address.Yes, Title: clean(v.Get(formTitle)), Sector: catalogue.Sector(v.Get(formSector)),
		Goal: clean(v.Get(formGoal)), Goals: s.known(catalogue.Goal, v[formGoals]),
		Audience: clean(v.Get(formAudience)), Audiences: s.known(catalogue.Audience, v[formAudiences]),
		Region: clean(v.Get(formRegion)), Level: catalogue.Level(v.Get(formLevel)),
		Form: clean(v.Get(formForm)), Formats: s.known(catalogue.Format, v[formFormats]),
		Partners: partners, Why: clean(v.Get(formWhy)),
	}
	for _, text := range v[formSources] {
		if x, ok := s.parseSource(text); ok && !slices.Contains(a.Sources, x) {
			a.Sources = append(a.Sources, x)
		}
	}
}

// known are the tags of a kind among some values, in the order of the list.
func (s *Server) known(kind catalogue.TagKind, values []string) []string {
	var list []string
	for _, t := range s.names.tagList {
		if t.Kind == kind && slices.Contains(values, t.ID) {
			list = append(list, t.ID)
		}
	}
	return list
}

func readChoices(v url.Values, k *catalogue.Case) map[string]plan.Choice {
	choices := map[string]plan.Choice{}
	for i := range k.Factors {
		name := formCase + strconv.Itoa(k.Nr) + "-" + k.Factors[i].ID
		c := plan.Choice{Verdict: plan.Verdict(v.Get(name)), Note: clean(v.Get(name + formNote))}
		if c != (plan.Choice{}) {
			choices[k.Factors[i].ID] = c
		}
	}
	return choices
}
