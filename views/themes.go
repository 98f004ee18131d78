package views

import (
	"strings"
	"unicode"

	"warmwater/internal/catalogue"
)

// ThemesPage is the matrix of themes and cases.
type ThemesPage struct {
	Base
	Intro     string
	Issues    []string
	Count     string // what the matrix holds, in words
	Facets    []FacetView
	Chosen    int
	Chips     []Chip
	ClearHref string
	Sorts     []MatrixSortView
	SortParam string // the order in the address, or empty for the usual one
	Columns   []MatrixColumn
	Rows      []MatrixRow
	Take      Take
	Without   []Link // searches with one filter less, where nothing is left
}

// MatrixSortView is an order of themes to choose.
type MatrixSortView struct {
	Link
	Current bool
}

// MatrixColumn is a case at the head of the matrix.
type MatrixColumn struct {
	Link
	Nr     int
	Sector catalogue.Sector
	Total  string // how many themes the case mentions, in words
}

// MatrixRow is a theme and what each case says of it.
type MatrixRow struct {
	Link
	Total string // in how many cases, in words
	Cells []MatrixCell
}

// MatrixCell is what one case says of one theme.
type MatrixCell struct {
	Href           string // the factors, or empty
	Case           string
	Helps, Hinders bool
	Word           string
}

func (c MatrixCell) class() string {
	switch {
	case c.Helps && c.Hinders:
		return "both"
	case c.Helps:
		return "w"
	case c.Hinders:
		return "c"
	}
	return "n"
}

// ThemePage is the page of one theme.
type ThemePage struct {
	Base
	Name       string
	Definition string
	Count      string
	Warm, Cold CaseBasin
	Advice     []AdviceLink
	Rows       []ActionRow // the actions whose case mentions the theme
	Previous   *Link
	Next       *Link
}

// AdviceLink leads to a recommendation or a point of attention of the study.
type AdviceLink struct {
	Link
	What   string // point of attention 3, or recommendation
	Source string
}

// breakable lets a name break before a capital inside a word.
func breakable(name string) string {
	var b strings.Builder
	small := false
	for _, r := range name {
		if small && unicode.IsUpper(r) {
			b.WriteRune('\u200b')
		}
		b.WriteRune(r)
		small = unicode.IsLower(r)
	}
	return b.String()
}

// comma stands before every item of a list but the first.
func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ", "
}
