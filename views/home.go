package views

// HomePage is the first page.
type HomePage struct {
	Base
	Actions, Cases int
	Tries          []Link // searches to begin with
	Doors          []Door
	Sectors        []SectorCount
	Glance         [][]GlanceList // by column
	CaseTiles      []CaseRow
}

// Door is the way in for one kind of visitor, with a few of their questions.
type Door struct {
	Title, Text string
	Questions   []Link
	All         Link
}

// SectorCount is one sector with its number of actions.
type SectorCount struct {
	Name  string
	Class string
	Href  string
	Count int
	Round bool
}

// GlanceList is one facet as bars; each bar is a filter.
type GlanceList struct {
	Title string
	Bars  []GlanceBar
	Most  float64
}

// GlanceBar is one value of a facet.
type GlanceBar struct {
	Href  string
	Label string
	Mark  string // the letters of a duration, or empty
	Class string
	Count int
}

// perRow keeps both sectors about equally high.
func (s SectorCount) perRow() int {
	return max(8, (s.Count+4)/5)
}
