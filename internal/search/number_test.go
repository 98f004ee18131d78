package search

import (
	"slices"
	"testing"

	"warmwater/internal/catalogue"
)

// A query that is just a number finds what has that number, before all that has
// it in its text.
func TestNumbers(t *testing.T) {
	x := open(t, seedContent(t))
	for _, tt := range []struct {
		query string
		first []string
	}{
		{"100", []string{"a100"}},
		{"rij 100", []string{"a100"}},
		{"Rij nr. 100", []string{"a100"}},
		{"row 100", []string{"a100"}},
		{"25", []string{"a25"}},
		{"#25", []string{"a25"}},
		{"initiatief 25", []string{"a25"}},
		{"nr 25", []string{"a25"}},
		{"action 25", []string{"a25"}},
		{"3", []string{"a3", "c3"}},
		{"nummer 3", []string{"a3", "c3"}},
		{"praktijkstudie 3", []string{"c3"}},
		{"case 3", []string{"c3"}},
		{"case study 3", []string{"c3"}},
	} {
		q := catalogue.Query{Text: tt.query, Scope: catalogue.ActionsAndCases, PerPage: 50}
		found := ask(t, x, q)
		got := ids(found.Hits)
		if len(got) < len(tt.first) || !slices.Equal(got[:len(tt.first)], tt.first) {
			t.Errorf("%q finds %v, want %v first", tt.query, got, tt.first)
		}
		if found.Suggestion != "" {
			t.Errorf("%q is thought to be %q", tt.query, found.Suggestion)
		}
		if got := reasonsOf(t, x, tt.query, tt.first[0]); len(got) != 1 {
			t.Errorf("%q finds %s because of %q, want its number alone", tt.query, tt.first[0], got)
		}
	}
	// A number that nothing has, or one among other words, is a word like others.
	for _, query := range []string{"0", "-5", "133", "praktijkstudie 11", "initiatief case 3", "3 jaar", "nr", "zorg 25", `"25 jaar"`, "2013", "99999999999999999999"} {
		if docs := x.numbered(parse(query).words); len(docs) > 0 {
			t.Errorf("%q is taken for the number of %v", query, docs)
		}
	}
	// Filters, and words that must not stand, hold for numbers too.
	other := catalogue.Sector("zorg")
	if x.content.Actions[24].Sector == other {
		other = "techniek"
	}
	q := catalogue.Query{Text: "25", Filters: catalogue.Filters{catalogue.FacetSector: {string(other)}}, PerPage: 50}
	if got := ids(ask(t, x, q).Hits); slices.Contains(got, "a25") {
		t.Errorf("%q within the other sector finds %v", q.Text, got)
	}
	if got := ids(ask(t, x, catalogue.Query{Text: "25 -retentiebonussen", PerPage: 50}).Hits); slices.Contains(got, "a25") {
		t.Errorf("without a word of its title, 25 finds %v", got)
	}
	// What has the number in its text still follows.
	if got := ids(ask(t, x, catalogue.Query{Text: "100", PerPage: 50}).Hits); len(got) < 2 {
		t.Errorf("100 finds %v alone", got)
	}
}
