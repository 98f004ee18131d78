package search

import (
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

// reasonsOf asks why a document is among the results of a query.
func reasonsOf(t *testing.T, x *Index, query, id string) []string {
	t.Helper()
	found := ask(t, x, catalogue.Query{Text: query, Scope: catalogue.ActionsAndCases, PerPage: 200, Explain: true})
	for i, h := range found.Hits {
		if ids(found.Hits)[i] != id {
			continue
		}
		var list []string
		for _, r := range h.Why {
			parts := make([]string, len(r.Where))
			for i, w := range r.Where {
				parts[i] = string(w)
			}
			list = append(list, strings.TrimSpace(r.Typed+" "+string(r.How)+" "+r.Said)+": "+strings.Join(parts, " "))
		}
		return list
	}
	t.Fatalf("%q does not find %s", query, id)
	return nil
}

func TestExplain(t *testing.T) {
	x := open(t, seedContent(t))
	for _, tt := range []struct {
		query, id string
		want      []string // among the reasons
	}{
		{"het beroepenhuis", "c5", []string{"beroepenhuis word: title"}},
		{"beroepen huis", "c5", []string{"beroepen huis joined beroepenhuis: "}},
		{"jetnet", "a79", []string{"jetnet name: "}},
		{"stage xyzzyq", "a22", []string{"stage word: title", "xyzzyq missing: "}},
		{"docent", "a118", []string{"docent related leerkracht: "}},
		{"older workers", "a48", []string{"older workers related levensbewust: title"}},
		{"hoe houden we onze verpleegkundigen", "a48", []string{"houden verpleegkundigen related retentie: tags"}},
		{"leren met behoud van loon", "a38", []string{"leren met behoud van loon related loon doorbetaald: summary"}},
	} {
		got := reasonsOf(t, x, tt.query, tt.id)
		for _, want := range tt.want {
			if !slices.ContainsFunc(got, func(r string) bool { return strings.HasPrefix(r, want) }) {
				t.Errorf("%q finds %s because of %q, want %q among them", tt.query, tt.id, got, want)
			}
		}
	}
	if found := ask(t, x, catalogue.Query{Text: "stage", PerPage: 5}); found.Hits[0].Why != nil {
		t.Error("reasons are given unasked")
	}
}

// Every hit has a reason, and what it is said to have stands in it.
func TestEveryHitHasAReason(t *testing.T) {
	x := open(t, seedContent(t))
	for _, query := range []string{"stage zorg", "bedrijfsbezoek", "oudere werknemers", "girls engineering", "vdab", "technop", `"technische beroepen"`} {
		for i, h := range ask(t, x, catalogue.Query{Text: query, Scope: catalogue.ActionsAndCases, PerPage: 200, Explain: true}).Hits {
			met := slices.ContainsFunc(h.Why, func(r catalogue.Reason) bool { return r.How != catalogue.ByNothing })
			if !met {
				t.Errorf("%q: hit %d (%s %d) is there for no reason: %v", query, i, h.Type, h.Nr, h.Why)
			}
			nowhere := []catalogue.How{catalogue.ByNothing, catalogue.ByName, catalogue.ByStudied}
			for _, r := range h.Why {
				if len(r.Where) == 0 && !slices.Contains(nowhere, r.How) {
					t.Errorf("%q: %s %d says %v nowhere", query, h.Type, h.Nr, r)
				}
			}
		}
	}
}

// Who only leaves something out has asked for nothing that could be explained.
func TestExplainWithoutWords(t *testing.T) {
	x := open(t, seedContent(t))
	for _, h := range ask(t, x, catalogue.Query{Text: "-stage", Explain: true}).Hits {
		if len(h.Why) > 0 {
			t.Fatalf("%d is there because of %v", h.Nr, h.Why)
		}
	}
}
