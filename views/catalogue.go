package views

// CataloguePage is the page of search and filters.
type CataloguePage struct {
	Base
	Text       string // the words as typed
	Count      string // "12 resultaten"
	Detail     string // what they are, and for which words
	Chosen     int    // number of chosen filters
	Facets     []FacetView
	Chips      []Chip
	ClearHref  string
	Sorts      []SortView
	Rows       []ResultRow
	First      int // number of the first row in the list, from 1
	Pages      []PageLink
	Previous   string // addresses, or empty
	Next       string
	Suggestion *SuggestionView
	AddAll     Link // puts all results on a list
	Take       Take
	Why        Link // to why each result is there, or without; empty where there are no words
	Explained  bool
	Empty      *EmptyView
	Issues     []string // what could not be followed in the address
	Searchable int      // number of actions in all
	CasesInAll int
}

// FacetView is a group of filters.
type FacetView struct {
	ID     string // of the element
	Name   string
	Param  string
	Ours   bool // our own classification
	Open   bool
	Chosen int
	Long   bool // scrolls
	Values []FacetValueView
	More   Link // to those that are not among the values
}

// FacetValueView is one filter. A disabled one would find nothing.
type FacetValueView struct {
	ID       string
	Label    string
	Value    string
	Count    int
	Checked  bool
	Disabled bool
}

// Chip is a chosen filter; Href is the same search without it.
type Chip struct{ Name, Label, Href string }

// SortView is an order on offer.
type SortView struct {
	Value, Label string
	Chosen       bool
}

// PageLink is a page of results; one without Href is the page itself, one
// without Label a gap.
type PageLink struct{ Label, Href string }

// SuggestionView is another spelling. Corrected tells that the results are
// those of the suggestion.
type SuggestionView struct {
	Text, Href string
	Corrected  bool
	Typed      string
}

// EmptyView helps on where nothing was found.
type EmptyView struct {
	Without []Link // the same search with one filter less, with what it finds
	Nearby  []Link // other words, with what they find
	All     string // the words without any filter, or the whole catalogue
	Tries   []Link
}
