package views

import "warmwater/internal/catalogue"

// CasesPage lists the cases.
type CasesPage struct {
	Base
	Rows []CaseRow
}

// CasePage is the page of one case.
type CasePage struct {
	Base
	Nr          int
	Name        string
	Lead        string
	Sector      catalogue.Sector
	Countries   string
	Start       string
	Box         []Fact
	PartBoxes   []PartBox
	Contents    []ContentsGroup
	Warm, Cold  Basin
	Figures     []FigureGroup
	Table       []FigureView // the same figures, row by row
	Sections    []SectionView
	Differences []DifferenceView
	Rows        []ActionRow // the annex rows that are this initiative
	Bodies      []Link      // organisations
	Forms       []Link      // of working together or personnel policy
	Source      string
	Take        Take
	Previous    *Link
	Next        *Link
}

// ContentsGroup lists places on the page; Part is the part that they are
// about, or empty.
type ContentsGroup struct {
	Part  string
	Links []Link
}

// PartBox is the summary box of a part.
type PartBox struct {
	Title string
	Facts []Fact
}

// Basin is what helps, or what hinders: how many of each kind, and the
// factors.
type Basin struct {
	Count   string
	Groups  []FactorGroup
	Nothing string // said where there are none
}

// FactorGroup holds the factors of one part; Title is empty where the case
// has no parts.
type FactorGroup struct {
	Title   string
	Factors []FactorView
}

// FactorView is one factor.
type FactorView struct {
	ID     string // of the element
	Kind   string // in words
	Title  string
	Text   string
	Themes []Link
	Source string
}

// FigureGroup holds figures that belong together.
type FigureGroup struct {
	Title   string // or empty
	Glasses []FigureView
	Bars    []FigureView
	Numbers []FigureView
	Notes   []string
}

// SectionView is a stretch of text.
type SectionView struct {
	ID     string
	Part   string // or empty
	Title  string
	HTML   string // made from Markdown that allows no HTML
	Tables []TableView
	Source string
}

// TableView is a table of texts.
type TableView struct {
	Caption string
	Columns []string
	Rows    [][]string
}

// DifferenceView says what the annex and the case each state.
type DifferenceView struct {
	About string
	Row   Link
	Annex string
	Case  string
}

// withLabel writes a figure with what it belongs to, such as a year.
func withLabel(label, figure string) string {
	if label == "" || figure == "" {
		return figure
	}
	return figure + " (" + label + ")"
}

// pairClass gives the side with more factors the wider column.
func pairClass(warm, cold int) string {
	if cold > warm {
		return "pair more-cold"
	}
	return "pair"
}

// Factors is the number of factors in the basin.
func (b Basin) Factors() int {
	n := 0
	for _, g := range b.Groups {
		n += len(g.Factors)
	}
	return n
}
