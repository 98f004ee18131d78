package views

// FiguresPage shows the key figures of the study.
type FiguresPage struct {
	Base
	Sets []FigureSetView
}

// FigureSetView is one table with its picture.
type FigureSetView struct {
	ID     string
	Title  string
	Period string // in a sentence
	Intro  string
	Chart  *ChartView
	Table  DataTable
	Notes  []string
	Source string // the source line of the study
	Where  string // table and section
	Take   Take
}

// DataTable is a table of numbers, written out.
type DataTable struct {
	Caption string
	Label   string
	Columns []string
	Rows    []DataRow
}

// DataRow is one row; an empty cell was left blank in the study.
type DataRow struct {
	Label string
	Total bool
	Cells []string
}

// ChartView is a picture of bars: one group a row, one bar a column.
type ChartView struct {
	Title  string
	Legend []string
	Groups []BarGroup
	Most   float64
	Below  bool // some values are below zero
}

// BarGroup is one row of a chart.
type BarGroup struct {
	Label string
	Bars  []ChartBar
}

// ChartBar is one bar with its number.
type ChartBar struct {
	Name   string // of the column
	Class  string
	Value  float64
	Number string
}
