// Package plan is a plan for a new action, or a look at one that already
// runs, made on the evidence of the catalogue: what it is, which lessons of
// the cases it takes over, its answers to the study's ten points of
// attention, its targets, money, staff, communication, monitoring and risks.
// It tells what is still open and never foretells success.
package plan

import (
	"maps"
	"slices"
	"time"

	"warmwater/internal/catalogue"
)

// Limits of a plan. Lengths are in characters.
const (
	MaxTitle     = 120
	MaxText      = 2000
	MaxShort     = 200
	MaxLink      = 500
	MaxRows      = 30 // of each table
	MaxSources   = 60
	MaxSnapshots = 50
	MaxName      = 80 // of a snapshot
)

// Plan is a plan as it stands now.
type Plan struct {
	ID       int64
	ReadTurn int // of the link to read by; 0 where there is none
	Body
	Snapshots []Snapshot // without bodies, the newest first
	Created   time.Time
	Changed   time.Time
	Deleted   time.Time // zero: it is there
}

// Snapshot is a plan as it stood when somebody gave that version a name.
type Snapshot struct {
	ID      int64
	Name    string
	Created time.Time
	Body    Body
}

// Body is what a plan says. Its JSON is how it is stored and served.
type Body struct {
	About         About                     `json:"about"`
	Evidence      map[int]map[string]Choice `json:"evidence"` // by case and factor
	Points        map[int]Answer            `json:"points"`   // by number of the study's point
	Targets       []Target                  `json:"targets"`
	Monitoring    []Moment                  `json:"monitoring"`
	Funding       Funding                   `json:"funding"`
	Staff         []StaffTime               `json:"staff"`
	Communication []Message                 `json:"communication"`
	Risks         []Risk                    `json:"risks"`
}

// About says what the action is. Audiences, formats and goals are ids of our
// tags.
type About struct {
	Existing  bool             `json:"existing"` // it already runs
	Title     string           `json:"title"`
	Sector    catalogue.Sector `json:"sector"` // empty: both, or not chosen yet
	Goal      string           `json:"goal"`
	Goals     []string         `json:"goals"`
	Audience  string           `json:"audience"`
	Audiences []string         `json:"audiences"`
	Region    string           `json:"region"`
	Level     catalogue.Level  `json:"level"` // or empty
	Form      string           `json:"form"`
	Formats   []string         `json:"formats"`
	Partners  []Partner        `json:"partners"`
	Why       string           `json:"why"`
	Sources   []Source         `json:"sources"`
}

// Partner is who takes part, and as what.
type Partner struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// Own is the kind of a source that is not in the catalogue.
const Own catalogue.ItemType = "own"

// Source is something that the plan builds on: an action or a case by its
// number, or something of one's own by its title.
type Source struct {
	Kind  catalogue.ItemType `json:"kind"`
	Nr    int                `json:"nr,omitempty"`
	Title string             `json:"title,omitempty"`
	Link  string             `json:"link,omitempty"`
}

// Verdict is what the planner does with a factor of a case.
type Verdict string

// The verdicts. The zero value is none yet.
const (
	Adopt  Verdict = "adopt"  // taken over; of what hinders: a risk to see to
	Have   Verdict = "have"   // already so, in an action that runs
	Reject Verdict = "reject" // not for us, because
)

// Verdicts lists those that a plan can choose from.
func Verdicts(existing bool) []Verdict {
	if existing {
		return []Verdict{Have, Adopt, Reject}
	}
	return []Verdict{Adopt, Reject}
}

// Choice is a verdict with why, or how.
type Choice struct {
	Verdict Verdict `json:"verdict"`
	Note    string  `json:"note"`
}

// Status is how far a plan meets a point.
type Status string

// The statuses. The zero value is none yet.
const (
	Met           Status = "met"
	Partly        Status = "partly"
	NotYet        Status = "not-yet"
	NotApplicable Status = "not-applicable"
)

// Statuses lists them.
var Statuses = []Status{Met, Partly, NotYet, NotApplicable}

// Answer is the planner's own to one of the ten points.
type Answer struct {
	Status Status `json:"status"`
	Text   string `json:"text"`
}

// Target is a goal that can be measured.
type Target struct {
	Indicator string `json:"indicator"`
	Base      string `json:"base"`
	Goal      string `json:"goal"`
	When      string `json:"when"`
	How       string `json:"how"` // it is measured
}

// Moment is when the plan is looked at again.
type Moment struct {
	When string `json:"when"`
	What string `json:"what"`
	Who  string `json:"who"`
	Else string `json:"else"` // what is done if it does not go well
}

// Years is the number of years of a funding table.
const Years = 5

// Funding is what each source pays in each of five years, and what the action
// costs. Costs of 0 are not known, but in the years that are free.
type Funding struct {
	Start   int             `json:"start"` // the first year; 0: not chosen
	Sources []FundingSource `json:"sources"`
	Costs   [Years]Amount   `json:"costs"`
	Free    [Years]bool     `json:"free,omitzero"`
}

// FundingSource is one row of the table.
type FundingSource struct {
	Name    string        `json:"name"`
	Amounts [Years]Amount `json:"amounts"`
}

// StaffTime is the time of one role.
type StaffTime struct {
	Role   string  `json:"role"`
	Who    string  `json:"who"`
	Hours  float64 `json:"hours"` // a week
	Period string  `json:"period"`
}

// Message is what is told to whom.
type Message struct {
	Audience string `json:"audience"`
	Text     string `json:"text"`
	Channel  string `json:"channel"`
	When     string `json:"when"`
	Who      string `json:"who"`
}

// Risk is something that can go wrong, with a measure. Case and Factor name
// the factor that it was taken from, if any.
type Risk struct {
	Text    string `json:"text"`
	Measure string `json:"measure"`
	Who     string `json:"who"`
	Case    int    `json:"case,omitempty"`
	Factor  string `json:"factor,omitempty"`
}

// Totals adds up what comes in by year.
func (f *Funding) Totals() (years [Years]Amount) {
	for _, s := range f.Sources {
		for i, a := range s.Amounts {
			years[i] += a
		}
	}
	return years
}

// Cost is what the action costs in a year, from 0, and whether that is known.
func (f *Funding) Cost(year int) (cost Amount, known bool) {
	return f.Costs[year], f.Costs[year] > 0 || f.Free[year]
}

// HasCosts tells whether the costs of any year are known.
func (f *Funding) HasCosts() bool {
	return Sum(f.Costs) > 0 || f.Free != [Years]bool{}
}

// Sum adds amounts up.
func Sum(amounts [Years]Amount) (total Amount) {
	for _, a := range amounts {
		total += a
	}
	return total
}

// Hours adds up the hours a week of all roles.
func (b *Body) Hours() (total float64) {
	for _, s := range b.Staff {
		total += s.Hours
	}
	return total
}

// Cases are those whose lessons the plan works with, each once: those that it
// builds on, those in which it chose something, and some that are given, such
// as the most alike.
func (b *Body) Cases(given ...int) []int {
	var list []int
	add := func(nrs ...int) {
		for _, nr := range nrs {
			if !slices.Contains(list, nr) {
				list = append(list, nr)
			}
		}
	}
	for _, s := range b.About.Sources {
		if s.Kind == catalogue.TypeCase {
			add(s.Nr)
		}
	}
	for _, nr := range slices.Sorted(maps.Keys(b.Evidence)) {
		if len(b.Evidence[nr]) > 0 {
			add(nr)
		}
	}
	add(given...)
	return list
}

// Adopted are the factors that the plan takes over and that stand on one side
// of their case, in the order of the cases given.
func (b *Body) Adopted(cases []*catalogue.Case, helps bool) []catalogue.FactorRef {
	var list []catalogue.FactorRef
	for _, k := range cases {
		for i := range k.Factors {
			f := &k.Factors[i]
			if b.Evidence[k.Nr][f.ID].Verdict == Adopt && f.Kind.Helps() == helps {
				list = append(list, catalogue.FactorRef{Case: k.Nr, Factor: f.ID})
			}
		}
	}
	return list
}
