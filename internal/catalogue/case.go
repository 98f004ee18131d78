package catalogue

import "slices"

// Case is one of the ten actions that the study looked at in depth (section
// 4). Cases 1 and 7 hold two organisations each, case 10 two networks: its
// Parts.
type Case struct {
	Nr            int
	Slug          Text // one address per language
	Title         Text
	Lead          Text
	Sector        Sector
	Level         Level
	Countries     []Country
	Section       string   // "4.1"
	Organisations []string // ids
	Actions       []int    // annex rows that are the same initiative
	Box           Box
	Parts         []Part
	Sections      []Section
	Factors       []Factor
	Results       []Result
	Differences   []Difference
}

// Level is how wide a case reaches, by the word of its summary box.
type Level string

// The levels.
const (
	National Level = "national"
	Regional Level = "regional"
	Local    Level = "local"
	Company  Level = "company"
)

// Levels lists them, the widest first.
var Levels = []Level{National, Regional, Local, Company}

// Box is the summary box at the head of a case. A zero Text was not filled in
// by the study.
type Box struct {
	Level    Text `json:"level" yaml:"level"`
	Start    Text `json:"start" yaml:"start"`
	Partners Text `json:"partners" yaml:"partners"`
	Audience Text `json:"audience" yaml:"audience"`
	Cost     Text `json:"cost" yaml:"cost"`
}

// Part is a sub-case, such as one of two organisations.
type Part struct {
	ID      string
	Title   Text
	Section string
	Box     Box // zero unless the part has a box of its own
}

// Section is a stretch of a case's text. Text is Markdown without HTML.
type Section struct {
	ID      string
	Part    string // id of a Part, or empty
	Section string // where it stands in the study
	Title   Text
	Text    Text
	Tables  []Table
}

// Table is a small table; each row has as many cells as there are columns.
type Table struct {
	Caption Text
	Columns []Text
	Rows    [][]Text
}

// Kind is the word that the study itself uses for a factor.
type Kind string

// The kinds of factor.
const (
	Success      Kind = "success"
	Advantage    Kind = "advantage"
	Attention    Kind = "attention"
	Pitfall      Kind = "pitfall"
	Disadvantage Kind = "disadvantage"
)

// Kinds lists them: what helps first, then what hinders.
var Kinds = []Kind{Success, Advantage, Attention, Pitfall, Disadvantage}

// Helps tells on which side the factor stands: success factors and advantages
// help; pitfalls, disadvantages and points of attention stand on the other
// side, the last named as what they are.
func (k Kind) Helps() bool { return k == Success || k == Advantage }

// Factor is one point that a case, or a part of it, makes.
type Factor struct {
	ID      string // unique within the case
	Kind    Kind
	Part    string // id of a Part, or empty
	Section string
	Title   Text
	Text    Text
	Themes  []string // ids of themes; ours
	// Helps and Hinders are, of a point of attention, the themes that its text
	// asks for or recommends and those that it names as an obstacle, a cost or
	// a risk; ours. Other kinds leave them empty: their kind tells.
	Helps, Hinders []string
}

// Sides tells whether the factor speaks of a theme as helping and as
// hindering. A point of attention can do both, and hinders where nothing is
// said of its side.
func (f *Factor) Sides(theme string) (helps, hinders bool) {
	switch {
	case !slices.Contains(f.Themes, theme):
		return false, false
	case f.Kind != Attention:
		return f.Kind.Helps(), !f.Kind.Helps()
	}
	helps = slices.Contains(f.Helps, theme)
	return helps, !helps || slices.Contains(f.Hinders, theme)
}

// Result is one measured figure. Before is nil where the study gives none.
type Result struct {
	ID      string
	Part    string
	Section string
	Group   Text // heading that several results share, or zero
	Label   Text
	Before  *float64
	After   float64
	// BeforeLabel and AfterLabel name what is compared where it is not simply
	// before and after (two years, two groups).
	BeforeLabel, AfterLabel Text
	Scale                   float64 // top of the scale, or 0 where there is none
	Unit                    Text
	Period                  Text
	Note                    Text
}

// Difference says what the annex and section 4 each state where they differ.
type Difference struct {
	About Text
	Row   int // annex row
	Annex Text
	Case  Text
}

// Count gives the numbers of factors that help and that hinder.
func (c *Case) Count() (helps, hinders int) {
	for _, f := range c.Factors {
		if f.Kind.Helps() {
			helps++
		} else {
			hinders++
		}
	}
	return helps, hinders
}

// Part gives the part with that id, or the zero Part.
func (c *Case) Part(id string) Part {
	for _, p := range c.Parts {
		if p.ID == id {
			return p
		}
	}
	return Part{}
}
