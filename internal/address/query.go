package address

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"warmwater/internal/catalogue"
)

// Param is the name of a facet in the address of a page.
var Param = map[catalogue.Facet]string{
	catalogue.FacetSector:       "sector",
	catalogue.FacetCountry:      "land",
	catalogue.FacetDuration:     "looptijd",
	catalogue.FacetCategory:     "rubriek",
	catalogue.FacetAudience:     "doelgroep",
	catalogue.FacetFormat:       "vorm",
	catalogue.FacetGoal:         "doel",
	catalogue.FacetOrganisation: "organisatie",
	catalogue.FacetCase:         "case",
}

// order is the canonical order of the facets in an address.
var order = []catalogue.Facet{
	catalogue.FacetSector, catalogue.FacetCountry, catalogue.FacetDuration,
	catalogue.FacetCategory, catalogue.FacetAudience, catalogue.FacetFormat,
	catalogue.FacetGoal, catalogue.FacetOrganisation, catalogue.FacetCase,
}

// The names of the other parameters.
const (
	ParamText = "q"
	ParamSort = "sorteer"
	ParamPage = "pagina"
	ParamWhy  = "uitleg"
)

// The values of parameters that are on or off.
const (
	Yes = "ja"
	No  = "nee"
)

var sortWords = map[catalogue.Sort]string{
	catalogue.ByNumber:  "nummer",
	catalogue.ByTitle:   "titel",
	catalogue.ByCountry: "land",
}

// valueWords are the values that are written otherwise in an address than in
// a query.
var valueWords = map[catalogue.Facet]map[string]string{
	catalogue.FacetDuration: {catalogue.ValueNone: "niet-vermeld"},
	catalogue.FacetCase:     {catalogue.ValueYes: "ja", catalogue.ValueNo: "nee"},
}

// Value is how a facet's value is written in an address.
func Value(facet catalogue.Facet, value string) string {
	if word, ok := valueWords[facet][value]; ok {
		return word
	}
	return value
}

// SortWord is how an order is written in an address; relevance is left out.
func SortWord(s catalogue.Sort) string { return sortWords[s] }

// Search is the page of results of a query.
func Search(lang catalogue.Lang, q catalogue.Query) string {
	return withQuery(Page(lang, "actions"), Encode(q))
}

func withQuery(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}

// Filtered is the page of results with one value of one facet chosen.
func Filtered(lang catalogue.Lang, facet catalogue.Facet, values ...string) string {
	return Search(lang, catalogue.Query{Filters: catalogue.Filters{facet: values}})
}

// Encode writes a query in its canonical form: fixed order, values sorted and
// once each, what is usual left out.
func Encode(q catalogue.Query) string {
	var b strings.Builder
	add := func(name, value string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name + "=" + url.QueryEscape(value))
	}
	if q.Text != "" {
		add(ParamText, q.Text)
	}
	for _, facet := range order {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(q.Filters[facet]))) {
			add(Param[facet], Value(facet, v))
		}
	}
	if word := SortWord(q.Sort); word != "" {
		add(ParamSort, word)
	}
	if q.Page > 1 {
		add(ParamPage, strconv.Itoa(q.Page))
	}
	if q.Explain {
		add(ParamWhy, Yes)
	}
	return b.String()
}

// Toggle is a copy of the query with a value of a facet chosen, or no longer
// chosen, on the first page.
func Toggle(q catalogue.Query, facet catalogue.Facet, value string) catalogue.Query {
	filters := maps.Clone(q.Filters)
	if filters == nil {
		filters = catalogue.Filters{}
	}
	filters[facet] = toggled(filters[facet], value)
	q.Filters, q.Page = filters, 1
	return q
}

// Names of the fields of an *Issue.
const (
	IssueText   = "text"
	IssueValues = "values"
	IssueSort   = "sort"
	IssuePage   = "page"
)

// Issue is something in an address that cannot be followed: Field names what,
// Value is what stood there.
type Issue struct {
	Field string
	Value string
}

// Decode reads a query from the parameters of a page. Parameters that it does
// not know are left alone. What cannot be followed is left out of the query
// and named in the issues; whether a facet has a value is not its to know.
func Decode(values url.Values) (catalogue.Query, []Issue) {
	q := catalogue.Query{Page: 1, Sort: catalogue.Relevance}
	var issues []Issue
	q.Text, issues = decodeText(values.Get(ParamText), issues)
	q.Filters, issues = decodeFilters(values, issues)
	if word := values.Get(ParamSort); word != "" {
		s, ok := sortOf(word)
		if !ok {
			issues = append(issues, Issue{Field: IssueSort, Value: word})
		}
		q.Sort = s
	}
	if word := values.Get(ParamPage); word != "" {
		page, err := strconv.Atoi(word)
		if err != nil || page < 1 || page > catalogue.MaxPage {
			issues = append(issues, Issue{Field: IssuePage, Value: word})
			page = 1
		}
		q.Page = page
	}
	q.Explain = values.Get(ParamWhy) == Yes && q.Text != ""
	return q, issues
}

func decodeText(text string, issues []Issue) (string, []Issue) {
	if !utf8.ValidString(text) {
		return "", append(issues, Issue{Field: IssueText, Value: strings.ToValidUTF8(text, "")})
	}
	// Control characters, which no page may show, part words as spaces do.
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	text = strings.Join(words, " ")
	if utf8.RuneCountInString(text) > catalogue.MaxQueryLength {
		return "", append(issues, Issue{Field: IssueText, Value: text})
	}
	return text, issues
}

// decodeFilters reads as many values as may be chosen at once.
func decodeFilters(values url.Values, issues []Issue) (catalogue.Filters, []Issue) {
	filters, n := catalogue.Filters{}, 0
	for _, facet := range order {
		for _, word := range values[Param[facet]] {
			if word == "" {
				continue
			}
			if n++; n > catalogue.MaxValues {
				return sorted(filters), append(issues, Issue{Field: IssueValues, Value: strconv.Itoa(catalogue.MaxValues)})
			}
			if v := queryValue(facet, word); !slices.Contains(filters[facet], v) {
				filters[facet] = append(filters[facet], v)
			}
		}
	}
	return sorted(filters), issues
}

func sorted(filters catalogue.Filters) catalogue.Filters {
	for _, values := range filters {
		slices.Sort(values)
	}
	return filters
}

func queryValue(facet catalogue.Facet, word string) string {
	for value, w := range valueWords[facet] {
		if w == word {
			return value
		}
	}
	return word
}

func sortOf(word string) (catalogue.Sort, bool) {
	for s, w := range sortWords {
		if w == word {
			return s, true
		}
	}
	return catalogue.Relevance, word == "relevantie"
}
