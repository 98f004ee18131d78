package visitor

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// FieldIssue is something wrong with what was typed in a field.
type FieldIssue struct {
	Field string
	Row   int    // of a table, from 1; 0 where the field stands by itself
	Key   string // of what it is about, where a form asks the same of several; or empty
	Fault string // of the Field constants
	Max   int    // of FieldTooLong, FieldOutside and FieldTooMany
}

// What can be wrong with a field.
const (
	FieldEmpty    = "empty"
	FieldTooLong  = "long"
	FieldNoLink   = "link"
	FieldUnknown  = "unknown"
	FieldTwice    = "twice"
	FieldOutside  = "outside" // not from 1 to Max
	FieldTooMany  = "many"
	FieldTooFew   = "few"
	FieldInPast   = "past"
	FieldTooEarly = "early" // before what it comes after
	FieldNoMoment = "moment"
	FieldNoAmount = "amount"
	FieldNoHours  = "hours"
	FieldNoYear   = "year"
)

// Fields gathers what is wrong with what was typed, field by field. Lengths
// are in characters.
type Fields struct {
	Issues []FieldIssue
	Row    int    // of the issues that follow
	Key    string // likewise
}

// Add notes an issue.
func (f *Fields) Add(field, fault string, most int) {
	f.Issues = append(f.Issues, FieldIssue{Field: field, Row: f.Row, Key: f.Key, Fault: fault, Max: most})
}

// Needed checks a text that must say something, in so many characters.
func (f *Fields) Needed(field, text string, most int) {
	if strings.TrimSpace(text) == "" {
		f.Add(field, FieldEmpty, 0)
	}
	f.Short(field, text, most)
}

// Short checks a text of at most so many characters.
func (f *Fields) Short(field, text string, most int) {
	if utf8.RuneCountInString(text) > most {
		f.Add(field, FieldTooLong, most)
	}
}

// EachShort checks texts of at most so many characters each; however many are
// longer, that is one issue.
func (f *Fields) EachShort(field string, texts []string, most int) {
	if slices.ContainsFunc(texts, func(text string) bool { return utf8.RuneCountInString(text) > most }) {
		f.Add(field, FieldTooLong, most)
	}
}

// Link checks a text that is empty or a whole web address.
func (f *Fields) Link(field, text string, most int) {
	f.Short(field, text, most)
	if text != "" && !isLink(text) {
		f.Add(field, FieldNoLink, 0)
	}
}

// isLink tells whether a text is a whole web address.
func isLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \t\n")
}
