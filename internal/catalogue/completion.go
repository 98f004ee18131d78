package catalogue

// CompletionKind is what a completion leads to.
type CompletionKind string

// The kinds of completions.
const (
	CompleteCase         CompletionKind = "case"
	CompleteTheme        CompletionKind = "theme"
	CompleteOrganisation CompletionKind = "organisation"
	CompleteValue        CompletionKind = "filter" // a value of a facet
	CompleteAction       CompletionKind = "action"
)

// CompletionKinds lists them in the order in which they are offered.
var CompletionKinds = []CompletionKind{CompleteCase, CompleteTheme, CompleteValue, CompleteOrganisation, CompleteAction}

// Completion is something of the catalogue that what is being typed may
// become.
type Completion struct {
	Kind  CompletionKind
	Nr    int    // of an action or a case
	ID    string // of a theme, an organisation or a value
	Facet Facet  // of a value
	Text  string // its name
	Alias string // another name of it by which it was found, or empty
	// Actions and Cases count those that have it; 0 for an action or a case.
	Actions, Cases int
}
