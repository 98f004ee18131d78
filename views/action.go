package views

import "warmwater/internal/catalogue"

// ActionPage is the page of one action.
type ActionPage struct {
	Base
	Nr         int
	Name       string
	NameLang   string // or empty
	Intro      string // the first sentence of the summary
	Paragraphs []string
	Sector     catalogue.Sector
	Countries  string
	Duration   catalogue.Duration
	Case       *CaseRow // the case that is the same initiative, or nil
	Facts      []Fact
	Tags       []TagList
	Initiator  []OthersBy
	Similar    []ActionRow
	Previous   *Link
	Next       *Link
	Take       Take
}

// TagList is our classification of one kind.
type TagList struct {
	Name string
	Tags []Link
}

// OthersBy lists the other actions of one initiator.
type OthersBy struct {
	Organisation Link
	Rows         []ActionRow
	More         *Link
}
