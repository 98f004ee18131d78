package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"warmwater/internal/catalogue"
	"warmwater/internal/corpus"
)

// FuzzSearch: any query that is allowed is answered, with a page that is as
// long as it should be, marks that lie in the texts, and numbers that agree.
// What is chosen comes as pairs of bytes: a facet, and a value of it.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{
		"", "techniek", `"dag van de zorg"`, "-zorg", `-"`, "foo:bar^2~1 AND (", "\xff\xfe", "🙂 é ĳ", "e-skills", "<script>",
		strings.Repeat("zorg ", 40), strings.Repeat("é", 200), "a'b’c", "*?[a-z]{9}", "leerlingen lagere school techniek", "ĲSJE\u0301",
	} {
		f.Add(s, []byte{}, uint8(0), 1, 25)
	}
	for i, s := range corpus.Inputs(f) {
		f.Add(s, []byte{}, uint8(i), 1, 25)
	}
	f.Add("techniek", []byte{0, 1, 3, 0, 3, 1}, uint8(1), 2, 10)
	f.Add("", []byte{1, 0, 5, 5}, uint8(2), catalogue.MaxPage, catalogue.MaxPerPage)
	f.Add("bedrijvsbezoek -zorg", []byte{8, 3, 2, 200}, uint8(7), -1, 0)
	content := seedContent(f)
	x := open(f, content)
	f.Fuzz(func(t *testing.T, s string, chosen []byte, how uint8, page, perPage int) {
		if utf8.RuneCountInString(s) > catalogue.MaxQueryLength || len(chosen) > 2*catalogue.MaxValues || page > catalogue.MaxPage {
			t.Skip("more than a query may be")
		}
		q := catalogue.Query{
			Text: s, Lang: catalogue.Langs[how%2], Scope: catalogue.Scope(how / 2 % 2), Explain: how/4%2 == 1,
			Sort: catalogue.Sorts[how/8%4], Filters: filtersOf(x, chosen), Page: page, PerPage: perPage,
		}
		found, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		checkNumbers(t, x, q, found)
		for _, h := range found.Hits {
			title, body := x.shown(documentOf(t, x, h))
			checkSpans(t, title.In(q.Lang), h.Title)
			checkSpans(t, body.In(q.Lang), h.Body)
		}
	})
}

// filtersOf reads filters from pairs of bytes. Some are of values that there
// are not.
func filtersOf(x *Index, chosen []byte) catalogue.Filters {
	filters := catalogue.Filters{}
	for ; len(chosen) > 1; chosen = chosen[2:] {
		facet := catalogue.Facets[int(chosen[0])%len(catalogue.Facets)]
		values := append(valuesOf(x, facet), "no such value")
		if v := values[int(chosen[1])%len(values)]; !slices.Contains(filters[facet], v) {
			filters[facet] = append(filters[facet], v)
		}
	}
	return filters
}

func documentOf(t *testing.T, x *Index, h catalogue.Hit) int {
	t.Helper()
	if h.Type == catalogue.TypeCase {
		return len(x.content.Actions) + h.Nr - 1
	}
	at, ok := x.actionAt(h.Nr)
	if !ok {
		t.Fatalf("there is no action %d", h.Nr)
	}
	return at
}

// singleValued are the facets of which each action has exactly one value.
var singleValued = []catalogue.Facet{catalogue.FacetSector, catalogue.FacetDuration, catalogue.FacetCase, catalogue.FacetCategory}

// checkNumbers wants the totals, the page and the counts of facets to agree.
func checkNumbers(t *testing.T, x *Index, q catalogue.Query, found catalogue.Found) {
	t.Helper()
	if found.Total != found.Actions+found.Cases || found.Cases > 0 && q.Scope == catalogue.ActionsOnly {
		t.Fatalf("%+v: %d in all, of %d actions and %d cases", q, found.Total, found.Actions, found.Cases)
	}
	size := min(max(q.PerPage, 0), catalogue.MaxPerPage)
	if want := min(size, max(0, found.Total-(max(q.Page, 1)-1)*size)); len(found.Hits) != want {
		t.Fatalf("%+v: %d of %d on the page, want %d", q, len(found.Hits), found.Total, want)
	}
	seen := map[int]bool{}
	for i, h := range found.Hits {
		if doc := documentOf(t, x, h); seen[doc] {
			t.Fatalf("%+v: %s %d is there twice", q, h.Type, h.Nr)
		} else {
			seen[doc] = true
		}
		if q.Sort == catalogue.Relevance && i > 0 && h.Score > found.Hits[i-1].Score {
			t.Fatalf("%+v: hit %d scores %g, the one before %g", q, i, h.Score, found.Hits[i-1].Score)
		}
	}
	for _, facet := range singleValued {
		sum := 0
		for _, v := range found.Facets[facet] {
			if chosen := q.Filters[facet]; len(chosen) == 0 || slices.Contains(chosen, v.Value) {
				sum += v.Count
			}
		}
		if sum != found.Actions {
			t.Fatalf("%+v: the counts of %s add up to %d, of %d actions", q, facet, sum, found.Actions)
		}
	}
	for facet, values := range found.Facets {
		for _, v := range values {
			if v.Count < 0 || v.Count > len(x.content.Actions) {
				t.Fatalf("%+v: %s %s has %d actions", q, facet, v.Value, v.Count)
			}
		}
	}
}

func checkSpans(t *testing.T, s string, spans []catalogue.Span) {
	t.Helper()
	end := 0
	for _, span := range spans {
		if span.Start < end || span.End <= span.Start || span.End > len(s) || !utf8.ValidString(s[span.Start:span.End]) {
			t.Fatalf("span %+v behind %d in %q", span, end, s)
		}
		end = span.End
	}
}
