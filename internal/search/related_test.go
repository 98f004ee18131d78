package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

func TestThesaurus(t *testing.T) {
	th := readThesaurus(`
		# a remark
		leraar, docent, teacher
		docent = lector
		provincie > stad, oude stad
	`)
	for _, tt := range []struct{ words, want string }{
		{"docenten", "leraar 0.4, teacher 0.4, lector 0.9"},
		{"teachers", "leraar 0.4, docent 0.4"},
		{"lector", "docent 0.9"},
		{"provincie", "stad 0.6, oude stad 0.6"},
		{"stad", ""},
		{"oude stad", ""},
		{"remark", ""},
	} {
		var got []string
		for _, r := range th.related(strings.Fields(tt.words)) {
			got = append(got, fmt.Sprintf("%s %g", strings.Join(r.phrase, " "), r.boost))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%q has %q, want %q", tt.words, s, tt.want)
		}
	}
}

func TestFiller(t *testing.T) {
	words := readFiller("hoe wat\naan de slag, in huis\n")
	for _, w := range []string{"hoe", "wat", "aan de slag", "in huis"} {
		if !words[w] {
			t.Errorf("%q is not among them", w)
		}
	}
	if words["slag"] || words["huis"] {
		t.Error("a word of a phrase is filler by itself")
	}
}

// No group is there twice, and no phrase leads to more than it should by a
// slip of the pen: an empty phrase, or one that stands twice in a line.
func TestRelatedIsSound(t *testing.T) {
	for line := range lines(wordList("related")) {
		seen := map[string]bool{}
		for phrase := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",=>", r) }) {
			words := strings.Join(texts(text.Words(phrase)), " ")
			if words == "" || seen[words] && !strings.Contains(line, ">") {
				t.Errorf("%q in %q", phrase, line)
			}
			seen[words] = true
		}
	}
}

// What stands behind a ">" stands in the catalogue too: at least one of the
// phrases.
func TestRelatedLeadsSomewhere(t *testing.T) {
	x := open(t, seedContent(t))
	said := func(phrase []string) bool {
		w := way{term: termOf(phrase[0])}
		if len(phrase) > 1 {
			w = way{phrase: phrase}
		}
		found, err := x.weighWay(t.Context(), w, false)
		must(t, err)
		return len(found.docs) > 0
	}
	for line := range lines(wordList("related")) {
		if _, right, oneWay := strings.Cut(line, ">"); oneWay && !slices.ContainsFunc(phrases(right, ","), said) {
			t.Errorf("nothing in the catalogue says what this leads to: %s", line)
		}
	}
}

// What is written out is found as what is cut short, and the other way about;
// a part does not stand for the whole.
func TestOtherNames(t *testing.T) {
	x := open(t, seedContent(t))
	top := func(query string) []string {
		return ids(ask(t, x, catalogue.Query{Text: query, PerPage: 5}).Hits)
	}
	for query, want := range map[string]string{
		"openbaar centrum voor maatschappelijk welzijn": "a34",
		"regionaal technologisch centrum":               "a104",
		"europees sociaal fonds":                        "a116",
		"met behoud van loon":                           "a38",
		"Scandinavië":                                   "a42",
	} {
		if got := top(query); !slices.Contains(got, want) {
			t.Errorf("%q finds %v, want %s among them", query, got, want)
		}
	}
	if got := top("Hasselt"); !slices.Equal(got, []string{"a35"}) {
		t.Errorf("Hasselt finds %v, want what names it alone", got)
	}
}
