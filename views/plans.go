package views

import (
	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// PlansPage shows the plans that the browser remembers, and leads to a new one.
type PlansPage struct {
	Base
	Plans []ListCard
}

// PlanHead is what every page of a plan has.
type PlanHead struct {
	Base
	Token    visitor.Token // empty for a plan that is not made yet
	Name     string
	Existing bool // of an action that runs
	Edit     bool // the link allows changes
	Notice   string
	Steps    []PlanStepLink
}

// StepNr is the number of the step that the page is of; 0: of none.
func (h PlanHead) StepNr() int {
	for _, s := range h.Steps {
		if s.Current {
			return s.Nr
		}
	}
	return 0
}

// PlanStepLink leads to a step.
type PlanStepLink struct {
	Link
	Nr      int
	Current bool
	Open    string // what is still open there, or empty
}

// PlanPage is a plan as a document.
type PlanPage struct {
	PlanHead
	When     string
	Deleted  string // until when it can be brought back, or empty
	Summary  string // of a plan for an action that runs: what it shares
	Gaps     []Link
	Sections []PlanSection
	Take     Take
	EditLink string // whole, to pass on
	ReadLink string // or empty
	Versions string // address
}

// PlanSection is a part of a plan that reads as one.
type PlanSection struct {
	ID     string
	Title  string
	Edit   string // where it can be changed, or empty
	Blocks []PlanBlock
}

// PlanBlock is a piece of a section: facts, or a table. With neither, nothing
// has been filled in.
type PlanBlock struct {
	Title string
	Facts []PlanFact
	Table *PlanTable
}

// PlanFact is something that the plan says.
type PlanFact struct {
	Name   string
	Href   string // or empty
	Mark   string // a status in words, or empty
	Class  string // of the mark
	Text   string
	Source string // or empty
	// Also leads to what else is named with it, called AlsoName; or empty.
	AlsoName string
	Also     []Link
}

// PlanTable is a table; the columns from Numbers on hold numbers.
type PlanTable struct {
	Caption string
	Head    []string
	Rows    [][]string
	Foot    [][]string
	Numbers int // 0: none
	// Plain are the numbers of the rows, then of the foot, as a spreadsheet
	// reads them; empty where there are none to add up.
	Plain [][]string
}

// PlanStepPage is a page on which parts of a plan are worked on; those that
// the step does not have are nil.
type PlanStepPage struct {
	PlanHead
	Step     address.PlanStep
	Title    string
	Intro    string
	Issues   []Link      // each to its field, or to nothing
	Theirs   []PlanBlock // what another saved meanwhile
	Marks    []Carried
	Previous *Link
	Next     *Link
	About    *PlanAbout
	Known    *PlanKnown
	Lessons  *PlanLessons
	Points   []PlanPoint
	Tables   []PlanRows
	Money    *PlanMoney
}

// PlanAbout is the form that describes an action.
type PlanAbout struct {
	Existing                            bool
	Title, Goal, Audience, Region, Form string
	Why                                 string
	Sectors, Goals, Audiences, Levels   []ListChoice
	Formats                             []ListChoice
	Sources                             []ListChoice
}

// PlanKnown is what is in the catalogue already.
type PlanKnown struct {
	Cases   []PlanMatch
	Actions []PlanMatch
	Search  string // where to look further
}

// PlanMatch is an action or a case that is like the plan.
type PlanMatch struct {
	Link
	Lang      string // of the title, or empty
	Label     string
	Sector    catalogue.Sector
	Countries string
	What      string
	Rows      []Link // the actions that are the same initiative as a case
	Shares    []string
	Words     string
	Source    string // as the form names it
	Built     bool   // the plan builds on it
}

// PlanLessons are the factors of the cases that the plan works with.
type PlanLessons struct {
	Cases []PlanCase
	More  []ListChoice // other cases to take in
}

// PlanCase is one of them.
type PlanCase struct {
	Nr     int
	Link   Link
	Why    string // it is here
	Count  string
	Open   bool
	Helps  []PlanFactor
	Hinder []PlanFactor
}

// PlanFactor is a factor with the choice about it.
type PlanFactor struct {
	Name    string // of the field
	Link    Link
	Kind    string
	Text    string
	Source  string
	Choices []ListChoice
	Note    string
}

// PlanPoint is one of the ten points with the answer to it.
type PlanPoint struct {
	Nr        int
	Name      string // of the field
	Title     string
	Text      string
	Questions []string
	Examples  []Link
	Statuses  []ListChoice
	Answer    string
}

// PlanRows is a table as a form: a fieldset for each row.
type PlanRows struct {
	ID      string
	Title   string
	Help    string
	RowName string // with the number: Doel 1
	Columns []PlanColumn
	Rows    []PlanRow
}

// PlanColumn is a field of each row.
type PlanColumn struct {
	Label  string
	Long   bool
	Number bool
	Hidden bool
	Most   int // characters
}

// PlanRow is one row as typed.
type PlanRow struct {
	Title string
	Cells []Carried
	Hint  *Link // where it comes from
}

// PlanMoney is what of the funding is no table: the first year and the costs.
type PlanMoney struct {
	Start string
	Costs []PlanCost
	Table *PlanTable // as it adds up now
}

// PlanCost is the cost of one year.
type PlanCost struct{ Name, Label, Value string }

// PlanVersionsPage shows the named versions of a plan.
type PlanVersionsPage struct {
	PlanHead
	Issues   []Link // each to its field
	Name     string // as typed
	Versions []PlanVersion
	Full     bool // no more can be kept
}

// PlanVersion is one of them.
type PlanVersion struct {
	Link
	ID   string
	When string
}

// PlanVersionPage shows what changed since a version.
type PlanVersionPage struct {
	PlanHead
	ID       string
	Version  string
	When     string
	Changes  []PlanChange
	Sections []PlanSection
}

// PlanChange is a place that says something else now.
type PlanChange struct {
	Place   string
	Was, Is []string
}

// Add puts a factor on its side.
func (k *PlanCase) Add(f PlanFactor, helps bool) {
	if helps {
		k.Helps = append(k.Helps, f)
	} else {
		k.Hinder = append(k.Hinder, f)
	}
}
