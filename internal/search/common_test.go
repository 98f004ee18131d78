package search

import (
	"slices"
	"testing"

	"warmwater/internal/catalogue"
)

// A word that is frequent in the language and rare here does not drown out what
// is looked for; alone, or among its like, it is what is looked for.
func TestCommonWords(t *testing.T) {
	x := open(t, seedContent(t))
	first := func(query string, n int) []string {
		return ids(ask(t, x, catalogue.Query{Text: query, PerPage: n}).Hits)
	}
	// Trainees who are lost on the wards: two texts have something lost.
	if got := first("stagiairs lopen wat verloren op onze afdelingen", 10); !slices.Contains(got, "a22") || !slices.Contains(got, "a23") {
		t.Errorf("got %v, want what is done for trainees, a22 and a23", got)
	}
	if got := first("boss", 5); !slices.Contains(got, "a79") {
		t.Errorf("a common word alone finds %v, want a79, of whose case study it is a part", got)
	}
	for _, word := range []string{"lopen", "verloren", "pakken", "change", "look"} {
		if !common()[word] {
			t.Errorf("%s is not common", word)
		}
	}
	for _, word := range []string{"verpleegkundige", "techniek", "zorgsector", "apprenticeship"} {
		if common()[word] {
			t.Errorf("%s is common", word)
		}
	}
}

// Who does something is found by what is done, where the name of it is nowhere.
func TestVerbs(t *testing.T) {
	x := open(t, seedContent(t))
	got := reasonsOf(t, x, "bouwer", "a97") // children who build a robot
	if !slices.Contains(got, "bouwer related bouwen: summary") {
		t.Errorf("a97 is found because of %q", got)
	}
}
