package search

import (
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

func TestDeeds(t *testing.T) {
	for _, tt := range []struct{ query, word, meant string }{
		{"hoe houden we onze verpleegkundigen in huis", "houden", "retentie"},
		{"verpleegkundigen houden", "houden", "retentie"},
		{"how to keep nurses", "keep", "retentie"},
		{"zorgpersoneel vinden", "vinden", "aanwerving"},
		{"zelf hun uren laten kiezen", "zelf", "zelfroosteren"},
		{"iemand komt in de klas", "komt", "gastles"},
		{"vertellen in de klas", "vertellen", "gastles"},
		{"met de stage", "met", ""},
		{"leerkrachten bijscholen", "bijscholen", "nascholing"},
		{"houden van techniek", "houden", ""},
		{"personeel", "personeel", ""},
	} {
		var got string
		for _, n := range (&Index{}).needs(request{words: text.Words(tt.query)}) {
			for _, w := range n.ways {
				if n.first == wordAt(tt.query, tt.word) && w.boost == meaningBoost && got == "" {
					got = w.said()
				}
			}
		}
		if got != tt.meant {
			t.Errorf("%q: %q means %q, want %q", tt.query, tt.word, got, tt.meant)
		}
	}
}

func wordAt(query, word string) int { return slices.Index(strings.Fields(query), word) }

// One word does not stand for two classes.
func TestDeedNeedsDifferentWords(t *testing.T) {
	b := readDeeds("who: stage\nwhat: stage\nwho + what = iets")
	if at := b.rules[0].find([][]int32{b.of("stage")}); at != nil {
		t.Errorf("one word is found as %v", at)
	}
	if at := b.rules[0].find([][]int32{b.of("stages"), nil, b.of("stage")}); !slices.Equal(at, []int{2, 0}) {
		t.Errorf("two words are found as %v", at)
	}
}

// A word that a deed has to do with, and that stands nowhere, is not missed.
func TestDeedTellsItsWords(t *testing.T) {
	x := open(t, small())
	for query, want := range map[string][]string{
		"vakmensen houden":         nil,
		"vakmensen en scheepvaart": {"vakmensen", "scheepvaart"},
	} {
		r := parse(query)
		m, err := x.match(t.Context(), r)
		must(t, err)
		var got []string
		for _, n := range m.unknown {
			got = append(got, r.words[n.first].Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: unknown is %q, want %q", query, got, want)
		}
	}
}

// A class is gone on with in another place, and known before its rules are
// read.
func TestDeedClassesGoOn(t *testing.T) {
	b := readDeeds("a + b = iets\na: stage\nb: school\na: kamp")
	for _, word := range []string{"stage", "kamp"} {
		if b.rules[0].find([][]int32{b.of(word), b.of("school")}) == nil {
			t.Errorf("%s is not in the class", word)
		}
	}
}

// All rules name classes that there are, and say what the catalogue says.
func TestDeedsAreSound(t *testing.T) {
	x := open(t, seedContent(t))
	for _, r := range deeds().rules {
		if slices.Contains(r.classes, 0) {
			t.Errorf("the rule for %v names no class", r.meant())
		}
		if !slices.ContainsFunc(r.meant(), func(m relative) bool {
			return ask(t, x, catalogue.Query{Text: strings.Join(m.phrase, " ")}).Actions > 0
		}) {
			t.Errorf("nothing in the catalogue says %v", r.meant())
		}
	}
}
