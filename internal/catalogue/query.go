package catalogue

// Facet is something that actions can be filtered by.
type Facet string

// The facets, by the names that the API uses.
const (
	FacetSector       Facet = "sector"
	FacetCountry      Facet = "country"
	FacetDuration     Facet = "duration"
	FacetCategory     Facet = "category"
	FacetAudience     Facet = "audience"
	FacetFormat       Facet = "format"
	FacetGoal         Facet = "goal"
	FacetOrganisation Facet = "organisation"
	FacetCase         Facet = "has_case"
)

// Facets lists them in the order in which pages show them.
var Facets = []Facet{
	FacetSector, FacetDuration, FacetCase, FacetCountry, FacetCategory,
	FacetAudience, FacetFormat, FacetGoal, FacetOrganisation,
}

// Values of facets that are not ids of something else.
const (
	ValueNone = "none" // of FacetDuration: not stated
	ValueYes  = "yes"  // of FacetCase
	ValueNo   = "no"
)

// Filters hold the chosen values by facet: OR inside a facet, AND between
// facets.
type Filters map[Facet][]string

// Count is the number of chosen values.
func (f Filters) Count() int {
	n := 0
	for _, values := range f {
		n += len(values)
	}
	return n
}

// Sort is an order of results.
type Sort string

// The orders. Relevance is by number where there are no words. ByTitle follows
// the query's language; ByCountry is by the first country's name in it, then
// by number.
const (
	Relevance Sort = "relevance"
	ByNumber  Sort = "number"
	ByTitle   Sort = "title"
	ByCountry Sort = "country"
)

// Sorts lists the orders as pages offer them.
var Sorts = []Sort{Relevance, ByNumber, ByTitle, ByCountry}

// Scope says which types of item a query asks for.
type Scope int

// The scopes.
const (
	ActionsOnly Scope = iota
	ActionsAndCases
)

// Limits of a query. Longer text is refused by those who read it from a
// request, never cut silently.
const (
	MaxQueryLength = 200 // characters
	MaxValues      = 40  // chosen values in all
	MaxPage        = 1000
	MaxPerPage     = 200
)

// Query is what a reader asks for. Page counts from 1.
type Query struct {
	Text    string
	Lang    Lang // for highlights, titles and countries in order
	Filters Filters
	Scope   Scope
	Sort    Sort
	Page    int
	PerPage int
	Values  int  // of a facet at most: the chosen ones, then those with most actions; 0 for all
	Explain bool // say of each hit why it is there
}

// ItemType tells an action from a case.
type ItemType string

// The types of item.
const (
	TypeAction ItemType = "action"
	TypeCase   ItemType = "case"
)

// Ref names an item.
type Ref struct {
	Type ItemType
	Nr   int
}

// Span is a found stretch of a text, as byte offsets [Start, End).
type Span struct{ Start, End int }

// Hit is one result. The spans mark the query's words in the text of the
// query's language: Title in the title, Body in an action's summary or a
// case's lead. They are in order and do not overlap.
type Hit struct {
	Type  ItemType
	Nr    int
	Score float64 // 0 where the query has no words
	Title []Span
	Body  []Span
	Why   []Reason // of a query that asks for it
}

// FacetValue is one value of a facet with the number of actions that choosing
// it would give: a facet's own choice does not narrow its own counts.
type FacetValue struct {
	Value string
	Count int
}

// Found is the answer to a query: one page of hits and the counts. Facets has
// an entry for each facet with its values, those without actions too, in the
// order of the catalogue: all, or as many as the query wants at most.
type Found struct {
	Hits    []Hit
	Total   int // hits on all pages: Actions + Cases
	Actions int
	Cases   int
	Facets  map[Facet][]FacetValue
	// Suggestion is another spelling of the query's words that finds more, or
	// empty. Corrected tells that the hits are those of the suggestion, because
	// the words as typed find nothing.
	Suggestion string
	Corrected  bool
	// Nearby are other queries, each of which finds something, where the words
	// find nothing whatever the filters are.
	Nearby []string
}

// Sketch is something that is not in the catalogue, such as a new action: a
// text in any words, and the values that it has for facets.
type Sketch struct {
	Text   string
	Values Filters
}

// Likeness is an action or a case that is like a sketch. Score is from 0 to 1.
type Likeness struct {
	Type   ItemType
	Nr     int
	Score  float64
	Words  []string // of the sketch's text, that it speaks of too; the most telling first
	Shared Filters  // values that both have
}
