package search

import (
	"slices"
	"testing"

	"warmwater/internal/catalogue"
)

// What only the case study says leads to the action that was studied, below the
// study itself; the explanation says so.
func TestStudied(t *testing.T) {
	x := open(t, seedContent(t))
	for _, tt := range []struct{ query, study, action, reason string }{
		{"meet the boss", "c10", "a79", "meet the boss studied 10: "},                                   // section 4.11
		{"does Philips work with schools", "c10", "a79", "does philips work with schools studied 10: "}, // section 4.11
	} {
		found := ids(ask(t, x, catalogue.Query{Text: tt.query, Scope: catalogue.ActionsAndCases, PerPage: 30}).Hits)
		study, action := slices.Index(found, tt.study), slices.Index(found, tt.action)
		if study < 0 || action < study {
			t.Errorf("%q finds %v, want %s above %s", tt.query, found, tt.study, tt.action)
		}
		if got := reasonsOf(t, x, tt.query, tt.action); !slices.Contains(got, tt.reason) {
			t.Errorf("%q finds %s because of %q, want %q among them", tt.query, tt.action, got, tt.reason)
		}
	}
	// An action that says it itself does so without its study.
	for _, reason := range reasonsOf(t, x, "jet-net", "a79") {
		if reason == "jet net studied 10: " {
			t.Error("Jet-Net is found because of its case study, though it has the name")
		}
	}
}
