package shortlist

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"warmwater/internal/catalogue"
)

// Limits of a list. Lengths are in characters.
const (
	MaxItems   = 300
	MaxTitle   = 120
	MaxPurpose = 1000
	MaxNote    = 2000
	MaxReason  = 500
	MaxSection = 80
	MaxLink    = 500
	MaxBody    = 2000
)

// Grace is how long a deleted list can be brought back.
const Grace = 30 * 24 * time.Hour

// Access is what a link allows.
type Access int

// The kinds of access.
const (
	Read Access = iota + 1
	Edit
)

// List is a shortlist. Items are in the order of the list.
type List struct {
	ID       int64
	Title    string
	Purpose  string
	Origin   string // the search that it was filled from, as in an address, or empty
	Version  int    // of title and purpose
	ReadTurn int    // of the link to read by; 0 where there is none
	Items    []Item
	Created  time.Time
	Changed  time.Time
	Deleted  time.Time // zero: it is there
}

// ReadToken is that of the link to read by, made from that to edit by, or
// empty where there is none.
func (l *List) ReadToken(edit Token) Token {
	if l.ReadTurn == 0 {
		return ""
	}
	return edit.Derived(UseRead, l.ReadTurn)
}

// UseRead is the use of a derived token that reads a list.
const UseRead = "read"

// Status is what a group thinks of an item so far.
type Status string

// The statuses.
const (
	ToLookAt Status = "look"
	Keep     Status = "keep"
	Drop     Status = "drop"
)

// Statuses lists them.
var Statuses = []Status{ToLookAt, Keep, Drop}

// Own is the kind of item that is not in the catalogue.
const Own catalogue.ItemType = "own"

// Item is one candidate on a list: an action or a case by its number, or one
// of the visitor's own.
type Item struct {
	ID   int64
	Kind catalogue.ItemType
	Nr   int // or 0
	OwnItem
	Remarks
	Version int // of OwnItem and Remarks
}

// OwnItem is a candidate that is not in the catalogue.
type OwnItem struct {
	Title     string
	Initiator string
	Link      string
	Body      string
}

// Remarks are what a group writes beside an item.
type Remarks struct {
	Section string // heading that it stands under, or empty
	Note    string
	Status  Status
	Reason  string // of the status
}

// FieldIssue is something wrong with what was typed in a field.
type FieldIssue struct {
	Field string
	Fault string // of the Fault constants of fields
	Max   int    // of TooLong
}

// What can be wrong with a field.
const (
	FieldEmpty   = "empty"
	FieldTooLong = "long"
	FieldNoLink  = "link"
	FieldUnknown = "unknown"
)

// Names of fields.
const (
	FieldTitle     = "title"
	FieldPurpose   = "purpose"
	FieldInitiator = "initiator"
	FieldLink      = "link"
	FieldBody      = "body"
	FieldSection   = "section"
	FieldNote      = "note"
	FieldStatus    = "status"
	FieldReason    = "reason"
)

// CheckHead tells what is wrong with a title and a purpose.
func CheckHead(title, purpose string) []FieldIssue {
	var f fields
	f.needed(FieldTitle, title, MaxTitle)
	f.short(FieldPurpose, purpose, MaxPurpose)
	return f.issues
}

// Check tells what is wrong with an item of one's own.
func (o OwnItem) Check() []FieldIssue {
	var f fields
	f.needed(FieldTitle, o.Title, MaxTitle)
	f.short(FieldInitiator, o.Initiator, MaxTitle)
	f.short(FieldLink, o.Link, MaxLink)
	if o.Link != "" && !isLink(o.Link) {
		f.issues = append(f.issues, FieldIssue{Field: FieldLink, Fault: FieldNoLink})
	}
	f.short(FieldBody, o.Body, MaxBody)
	return f.issues
}

// Check tells what is wrong with remarks.
func (r Remarks) Check() []FieldIssue {
	var f fields
	f.short(FieldSection, r.Section, MaxSection)
	f.short(FieldNote, r.Note, MaxNote)
	f.short(FieldReason, r.Reason, MaxReason)
	if !slices.Contains(Statuses, r.Status) {
		f.issues = append(f.issues, FieldIssue{Field: FieldStatus, Fault: FieldUnknown})
	}
	return f.issues
}

// isLink tells whether a text is a whole web address.
func isLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \t\n")
}

// fields gathers what is wrong, field by field.
type fields struct{ issues []FieldIssue }

func (f *fields) needed(field, text string, most int) {
	if strings.TrimSpace(text) == "" {
		f.issues = append(f.issues, FieldIssue{Field: field, Fault: FieldEmpty})
	}
	f.short(field, text, most)
}

func (f *fields) short(field, text string, most int) {
	if utf8.RuneCountInString(text) > most {
		f.issues = append(f.issues, FieldIssue{Field: field, Fault: FieldTooLong, Max: most})
	}
}
