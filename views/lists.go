package views

import (
	"slices"
	"strconv"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// ListsPage shows the lists, rounds and plans that the browser remembers, and
// makes a new list.
type ListsPage struct {
	Base
	Lists, Rounds, Plans []ListCard
	Issues               []string
	Form                 HeadForm
}

// ListCard is one list among the visitor's own.
type ListCard struct {
	Link
	Count   string
	Changed string
	Deleted string // until when it can be brought back, or empty
}

// HeadForm holds the title and purpose as typed.
type HeadForm struct {
	Title, Purpose string
	Version        int
}

// ListAddPage puts things on a list: which things, and on which list.
type ListAddPage struct {
	Base
	Issues []string
	What   string // how much is added
	Names  []string
	Lists  []ListChoice
	Form   HeadForm
	Carry  []Carried
	Back   []Link // to where things are chosen, where nothing is
	Kept   []Fact // what was typed all the same
}

// ListChoice is a list to add to.
type ListChoice struct {
	Value   string
	Label   string
	Checked bool
}

// Carried is a value that a form takes along.
type Carried struct{ Name, Value string }

// ListPage is one list.
type ListPage struct {
	Base
	Token     visitor.Token
	Edit      bool // the link allows changes
	Name      string
	Purpose   string
	Count     string
	Changed   string
	Deleted   string // until when it can be brought back, or empty
	Origin    *Link  // the search that it was filled from
	Notice    string
	Undo      int64 // an item that was just removed, or 0
	Issues    []string
	Kept      Kept
	Head      HeadForm
	HeadOpen  bool
	Theirs    *HeadForm // what another saved meanwhile
	Items     []ItemView
	Own       OwnForm
	OwnIssues []string
	EditLink  string // whole, to pass on
	ReadLink  string // or empty
	Others    []ListChoice
	Take      Take
}

// Kept is what was typed for a change that was refused. Where something can be
// put right first, a button does so and makes the change after all.
type Kept struct {
	Texts  []Fact
	First  string // what is done first, or empty
	Button string
	Carry  []Carried
}

// rankable tells whether a round can be opened on the list.
func (p ListPage) rankable() bool {
	n := 0
	for i := range p.Items {
		if p.Items[i].Status != shortlist.Drop {
			n++
		}
	}
	return n > 0 && n <= shortlist.MaxCandidates
}

// ItemView is one item of a list.
type ItemView struct {
	ID      int64
	Place   int
	Section string // a heading above it, or empty
	Link
	Lang      string // of the title, or empty
	Kind      catalogue.ItemType
	Label     string // initiative 36, case 3, our own
	By        string
	Body      string
	Sector    catalogue.Sector
	Countries string
	Duration  catalogue.Duration
	Timed     bool // has a duration
	Note      string
	Status    shortlist.Status
	Reason    string
	Form      ItemForm
	Open      bool
	Issues    []string
	Theirs    *ItemForm // what another saved meanwhile
	First     bool
	Last      bool
	Pick      string // the name of the box to compare it by, or empty
	Nr        int
}

// ItemForm holds what is typed beside an item.
type ItemForm struct {
	Own                           OwnForm
	Section, Note, Status, Reason string
	Version                       int
}

// OwnForm holds a candidate of the visitor's own as typed.
type OwnForm struct{ Title, Initiator, Link, Body string }

// faults tells whether something typed was not accepted.
func (p *ListPage) faults() bool {
	return len(p.Issues)+len(p.OwnIssues) > 0 || slices.ContainsFunc(p.Items, func(x ItemView) bool { return len(x.Issues) > 0 })
}

// itemEditID is the id of what an item is edited in.
func itemEditID(id int64) string { return "bewerk-" + strconv.FormatInt(id, 10) }
