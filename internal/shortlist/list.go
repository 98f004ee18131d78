package shortlist

import (
	"slices"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
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
func CheckHead(title, purpose string) []visitor.FieldIssue {
	var f visitor.Fields
	f.Needed(FieldTitle, title, MaxTitle)
	f.Short(FieldPurpose, purpose, MaxPurpose)
	return f.Issues
}

// Check tells what is wrong with an item of one's own.
func (o OwnItem) Check() []visitor.FieldIssue {
	var f visitor.Fields
	f.Needed(FieldTitle, o.Title, MaxTitle)
	f.Short(FieldInitiator, o.Initiator, MaxTitle)
	f.Link(FieldLink, o.Link, MaxLink)
	f.Short(FieldBody, o.Body, MaxBody)
	return f.Issues
}

// Check tells what is wrong with remarks.
func (r Remarks) Check() []visitor.FieldIssue {
	var f visitor.Fields
	f.Short(FieldSection, r.Section, MaxSection)
	f.Short(FieldNote, r.Note, MaxNote)
	f.Short(FieldReason, r.Reason, MaxReason)
	if !slices.Contains(Statuses, r.Status) {
		f.Add(FieldStatus, visitor.FieldUnknown, 0)
	}
	return f.Issues
}
