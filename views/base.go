// Package views draws the pages. A component depends on its arguments only:
// the same page struct gives the same HTML. The structs are shaped like the
// pages and hold text that is ready to show, in the page's language.
package views

import (
	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// Base is what every page has.
type Base struct {
	*i18n.Printer
	Title       string // without the name of the site; empty on the home page
	Description string
	Path        string // the address of this page
	Twin        string // the same page in the other language
	Menu        string // name of the page in the menu that this one belongs to
	Hidden      bool   // keep the page out of search engines
	Refused     bool   // something typed was not accepted
}

// FullTitle is the title with the name of the site.
func (b Base) FullTitle() string {
	if b.Title == "" {
		return "Warm Water: " + b.T("home.title")
	}
	title := b.Title + " | Warm Water"
	if b.Refused {
		return b.T("fault") + ": " + title
	}
	return title
}

// refused is the same page, where something typed was not accepted or not: its
// title is the first that is read out.
func (b Base) refused(yes bool) Base {
	b.Refused = yes
	return b
}

// unsaved is the value of data-unsaved, by which a form asks before what was
// typed in it is left: at once where it was refused.
func unsaved(refused bool) string {
	if refused {
		return "ja"
	}
	return ""
}

// Home is the address of the first page.
func (b Base) Home() string { return address.Home(b.Lang) }

// Page is the address of a page by its name.
func (b Base) Page(name string) string { return address.Page(b.Lang, name) }

// Link is a place to go.
type Link struct{ Href, Text string }

// Segment is a stretch of text, found by the search or not.
type Segment struct {
	Text  string
	Found bool
}

// ActionRow is an action in a list.
type ActionRow struct {
	Nr        int
	Href      string
	Title     []Segment
	TitleLang string // or empty
	By        string // initiators, or empty
	What      []Segment
	Sector    catalogue.Sector
	Countries string
	Duration  catalogue.Duration
	Category  string
	Case      *Link    // the case that is the same initiative, or nil
	Pick      bool     // with a box to choose it by
	Why       []string // it is among the results; where that is asked for
}

// CaseRow is a case in a list.
type CaseRow struct {
	Nr             int
	Href           string
	Title          []Segment
	What           []Segment
	Sector         catalogue.Sector
	Countries      string
	Origin         string // countries and start in one line
	Helps, Hinders int
	Pick           bool     // with a box to choose it by
	Why            []string // it is among the results; where that is asked for
}

// ResultRow is an action or a case.
type ResultRow struct {
	Action *ActionRow
	Case   *CaseRow
}

// Fact is a name and what is known of it; an empty Text is not stated. Links,
// where there are any, stand in the place of Text.
type Fact struct {
	Name  string
	Text  string
	Links []Link
	Note  string
}

func sectorKey(s catalogue.Sector) string { return "sector." + string(s) }

func durationClass(d catalogue.Duration) string {
	switch d {
	case catalogue.LongTerm:
		return "term lt"
	case catalogue.ShortTerm:
		return "term kt"
	}
	return "term nv"
}

func durationKey(d catalogue.Duration) string {
	switch d {
	case catalogue.LongTerm:
		return "duration.long"
	case catalogue.ShortTerm:
		return "duration.short"
	}
	return "duration.none"
}

func durationMark(d catalogue.Duration) string {
	if d == catalogue.NotStated {
		return "–"
	}
	return string(d)
}
