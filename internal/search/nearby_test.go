package search

import (
	"slices"
	"testing"

	"warmwater/internal/catalogue"
)

func TestNearby(t *testing.T) {
	x := open(t, seedContent(t))
	for query, want := range map[string][]string{
		"zorghotel":                   {"zorg", "hotel"},
		"ambulancehond":               {"ambulance", "ambulancedienst"},
		`"werken in de zorg is leuk"`: {"werken in de zorg is leuk"},
		"Hasselt -hasselt":            {"hasselt"},
		"zwemlessen":                  nil,
		"?!":                          nil,
		"zorg":                        nil, // finds something itself
	} {
		found := ask(t, x, catalogue.Query{Text: query})
		if !slices.Equal(found.Nearby, want) {
			t.Errorf("%q: nearby is %q, want %q", query, found.Nearby, want)
		}
		for _, q := range found.Nearby {
			if ask(t, x, catalogue.Query{Text: q, Scope: catalogue.ActionsAndCases}).Total == 0 {
				t.Errorf("%q: %q finds nothing", query, q)
			}
		}
	}
}
