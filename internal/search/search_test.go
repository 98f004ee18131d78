package search

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
)

// All is what the pages show, one after another.
func TestAllIsEveryPage(t *testing.T) {
	x := open(t, seedContent(t))
	for _, text := range []string{"", "techniek", "self-scheduling", "tecniek", "qwxz", "-techniek"} {
		for _, filters := range []catalogue.Filters{nil, {catalogue.FacetSector: {"zorg"}}, {catalogue.FacetCase: {"yes"}, catalogue.FacetCountry: {"NL", "BE"}}} {
			for _, scope := range []catalogue.Scope{catalogue.ActionsOnly, catalogue.ActionsAndCases} {
				for _, sort := range catalogue.Sorts {
					q := catalogue.Query{Text: text, Lang: catalogue.Dutch, Filters: filters, Scope: scope, Sort: sort, PerPage: 9}
					var want []catalogue.Ref
					for q.Page = 1; ; q.Page++ {
						found := ask(t, x, q)
						for _, hit := range found.Hits {
							want = append(want, catalogue.Ref{Type: hit.Type, Nr: hit.Nr})
						}
						if len(found.Hits) < q.PerPage {
							break
						}
					}
					got, err := x.All(t.Context(), q)
					if err != nil {
						t.Fatal(err)
					}
					if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
						t.Errorf("%q %v %v %s (-pages +all):\n%s", text, filters, scope, sort, d)
					}
				}
			}
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.All(gone, catalogue.Query{Text: "techniek"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a visitor who left: %v", err)
	}
}

func TestSearchFinds(t *testing.T) {
	x := open(t, small())
	tests := []struct {
		name, text string
		want       string // hits, best first
	}{
		{"name of a case and its action", "zelfroosteren", "c1 a1"},
		{"the other language", "self-scheduling", "c1 a1"},
		{"plural, then what is related, then what was studied", "olympiades", "a3 c2 a2 a5"},
		{"plural with apostrophe", "programma", "a1"},
		{"part of a compound, best in a title", "beurs", "a9"},
		{"no false part of a compound", "antwoord", ""},
		{"accents", "beta", "a5"},
		{"accents typed", "vinçotte", "a2"},
		{"joined name", "jetnet", "c2 a3 a5"},
		{"split name", "jet net", "c2 a3 a5"},
		{"ampersand", "johnson & johnson", "a8 a5"},
		{"alias", "j&j", "a8 a5"},
		{"beginning of a name", "vinc", "a2"},
		{"web address", "discovernursing", "a8"},
		{"long text of a case, and what it is about", "magazijn", "c1 a1"},
		{"related word", "docent", "a5"},
		{"unknown word beside a known one", "klas qwxz", "c2 a5 a3"},
		{"nothing fits", "qwxz", ""},
		{"compound of which a part is missing", "robotfabriek", ""},
		{"signs only", "?! - \"", ""},
		{"phrase", `"wedstrijd met techniek"`, "a3"},
		{"phrase that does not stand", `"techniek met wedstrijd"`, ""},
		{"phrase of small words", `"in de"`, "c2 a5 a9"},
		{"left out", "jetnet -olympiade", "c2 a5"},
		{"phrase left out", `jetnet -"in de klas"`, "a3"},
		{"only left out", "-meisjes -dag", "a1 a3 a8 a9"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := ask(t, x, catalogue.Query{Text: tt.text, Scope: catalogue.ActionsAndCases})
			if diff := cmp.Diff(strings.Fields(tt.want), ids(found.Hits), cmpEmpty); diff != "" {
				t.Errorf("%q: %s", tt.text, diff)
			}
			if found.Total != len(found.Hits) || found.Total != found.Actions+found.Cases {
				t.Errorf("totals %d = %d + %d, of %d hits", found.Total, found.Actions, found.Cases, len(found.Hits))
			}
		})
	}
}

var cmpEmpty = cmp.Transformer("list", func(s []string) string { return strings.Join(s, " ") })

// The compound itself comes first, then what has its parts apart.
func TestCompoundQuery(t *testing.T) {
	x := open(t, small())
	for _, text := range []string{"techniekwedstrijd", "techniekwedstrijden"} {
		got := ids(ask(t, x, catalogue.Query{Text: text}).Hits)
		if len(got) < 2 || got[0] != "a2" || !slices.Contains(got, "a3") {
			t.Errorf("%q finds %v, want a2 first and a3 too", text, got)
		}
	}
}

func TestSuggestions(t *testing.T) {
	x := open(t, small())
	tests := []struct {
		name, text, suggestion string
		corrected              bool
		first                  string
	}{
		{"one letter wrong", "olympjade", "olympiade", true, "a3"},
		{"two letters in a long word", "zelfrostern", "zelfroosteren", true, "c1"},
		{"beside a good word", "robot olympjade", "robot olympiade", false, "a2"},
		{"good word", "olympiade", "", false, "a3"},
		{"a Dutch word is meant", "blokfluit", "", false, ""},
		{"short", "jaq", "", false, ""},
		{"another first letter", "slympiade", "", false, ""},
		{"two words in one", "kiezenhun", "kiezen hun", true, "a1"},
		{"keeps the rest as typed", `Robot, OLYMPJADE!`, "Robot, olympiade!", false, "a2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := ask(t, x, catalogue.Query{Text: tt.text, Scope: catalogue.ActionsAndCases})
			if found.Suggestion != tt.suggestion || found.Corrected != tt.corrected {
				t.Errorf("suggestion %q (corrected %v), want %q (%v)", found.Suggestion, found.Corrected, tt.suggestion, tt.corrected)
			}
			first := ""
			if len(found.Hits) > 0 {
				first = ids(found.Hits[:1])[0]
			}
			if first != tt.first {
				t.Errorf("first hit %q, want %q", first, tt.first)
			}
		})
	}
}

func TestScopeAndFilters(t *testing.T) {
	x := open(t, small())
	filters := func(facet catalogue.Facet, values ...string) catalogue.Filters {
		return catalogue.Filters{facet: values}
	}
	tests := []struct {
		name string
		q    catalogue.Query
		want string
	}{
		{"no words: actions by number", catalogue.Query{Scope: catalogue.ActionsAndCases}, "a1 a2 a3 a5 a8 a9"},
		{"actions only", catalogue.Query{Text: "jetnet"}, "a3 a5"},
		{"a case fits by one of its actions", catalogue.Query{Text: "jetnet", Scope: catalogue.ActionsAndCases,
			Filters: filters(catalogue.FacetDuration, "LT")}, "c2 a5"},
		{"a case does not fit", catalogue.Query{Text: "jetnet", Scope: catalogue.ActionsAndCases,
			Filters: filters(catalogue.FacetSector, "zorg")}, ""},
		{"or inside a facet", catalogue.Query{Filters: filters(catalogue.FacetCountry, "NL", "US")}, "a1 a2 a8"},
		{"and between facets", catalogue.Query{Filters: catalogue.Filters{
			catalogue.FacetCountry: {"BE"}, catalogue.FacetDuration: {"none"}}}, "a3"},
		{"no such value", catalogue.Query{Filters: filters(catalogue.FacetCountry, "XX")}, ""},
		{"no such facet", catalogue.Query{Filters: filters("colour", "red")}, ""},
		{"an empty choice is none", catalogue.Query{Filters: filters(catalogue.FacetCountry)}, "a1 a2 a3 a5 a8 a9"},
		{"has a case", catalogue.Query{Filters: filters(catalogue.FacetCase, "yes")}, "a1"},
		{"by title", catalogue.Query{Sort: catalogue.ByTitle}, "a8 a5 a3 a2 a1 a9"},
		{"by English title", catalogue.Query{Sort: catalogue.ByTitle, Lang: catalogue.English}, "a8 a9 a3 a5 a1 a2"},
		{"by country", catalogue.Query{Sort: catalogue.ByCountry}, "a2 a3 a5 a9 a1 a8"},
		{"by title, cases first", catalogue.Query{Text: "jetnet", Scope: catalogue.ActionsAndCases, Sort: catalogue.ByTitle}, "c2 a5 a3"},
		{"by number, cases first", catalogue.Query{Text: "jetnet", Scope: catalogue.ActionsAndCases, Sort: catalogue.ByNumber}, "c2 a3 a5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ids(ask(t, x, tt.q).Hits)
			if diff := cmp.Diff(strings.Fields(tt.want), got, cmpEmpty); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPages(t *testing.T) {
	x := open(t, small())
	for page, want := range map[int]string{0: "a1 a2", 1: "a1 a2", 2: "a3 a5", 3: "a8 a9", 4: "", catalogue.MaxPage: ""} {
		found := ask(t, x, catalogue.Query{Page: page, PerPage: 2})
		if diff := cmp.Diff(strings.Fields(want), ids(found.Hits), cmpEmpty); diff != "" || found.Total != 6 {
			t.Errorf("page %d of %d: %s", page, found.Total, diff)
		}
	}
}

func TestSimilar(t *testing.T) {
	x := open(t, small())
	got, err := x.Similar(t.Context(), 2, 2)
	if err != nil || len(got) == 0 || got[0] != 3 || slices.Contains(got, 2) {
		t.Errorf("like action 2: %v, %v; want 3 first", got, err)
	}
	if got, err := x.Similar(t.Context(), 4, 5); len(got) > 0 || err != nil {
		t.Errorf("like an action that is not there: %v, %v", got, err)
	}
}

func TestSearchStopsWithItsReader(t *testing.T) {
	x := open(t, small())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, catalogue.Query{Text: "zorg"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestSearchOfNothing(t *testing.T) {
	x := open(t, &catalogue.Content{})
	for _, text := range []string{"", "zorg", "-zorg", `"in de"`} {
		if found := ask(t, x, catalogue.Query{Text: text, Scope: catalogue.ActionsAndCases}); found.Total != 0 {
			t.Errorf("%q finds %d in an empty catalogue", text, found.Total)
		}
	}
}

// A word that the catalogue does not know is asked for all the same: what meets
// only the common word beside it is no answer.
func TestUnknownWordsAreAskedFor(t *testing.T) {
	x := open(t, seedContent(t))
	for _, query := range []string{"school xyzzyq qwertz", "opleiding xyzzyq qwertz", "zorg xyzzyq qwertz"} {
		if found := ask(t, x, catalogue.Query{Text: query}); found.Total > 0 {
			t.Errorf("%q finds %d actions", query, found.Total)
		}
	}
	for _, query := range []string{"zelfroosteren xyzzyq", "technopolis xyzzyq"} {
		if found := ask(t, x, catalogue.Query{Text: query}); found.Total == 0 {
			t.Errorf("%q finds nothing", query)
		}
	}
}
