package views

import "warmwater/internal/catalogue"

// ComparePage puts cases or actions side by side, or helps to choose them.
type ComparePage struct {
	Base
	Issues  []string
	TooFew  string // what to do where fewer are chosen than can be compared
	Count   string
	Columns []CompareColumn
	Rows    []CompareRow
	Same    string // said where only differences are asked for and there are none
	Toggle  Link   // the same comparison with everything, or with what differs
	Take    Take
	AddHref string // puts them on a list
	// To choose: what can be added to what is chosen.
	Cases   []FacetValueView
	Similar []Link
	Numbers bool             // a field to add an action by its number
	Last    int              // the highest number
	Mixed   []Link           // cases and actions apart, where both are chosen
	Carry   []FacetValueView // the actions chosen, to keep when adding one
}

// CompareColumn is one case or action at the head of the table.
type CompareColumn struct {
	Link
	Nr     int
	Sector catalogue.Sector
	Remove Link
}

// CompareRow is one field with the value of each column.
type CompareRow struct {
	Name  string
	Href  string // of a theme, or empty
	Note  string // in how many columns, or empty
	Cells []CompareCell
}

// CompareCell is the value of a field; no items: not stated.
type CompareCell struct {
	Items []CompareItem
}

// CompareItem is one thing in a cell.
type CompareItem struct {
	Text           string
	Href           string // or empty
	Note           string // in how many columns it is, or empty
	Helps, Hinders bool   // drawn as signs
}
