package search

import (
	_ "embed"
	"strings"
	"sync"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

//go:embed related.txt
var relatedText string

//go:embed filler.txt
var fillerText string

// vocabulary knows which words belong together, and filler the words that say
// little about what a reader looks for. Both are read when first needed: most
// commands of the program search nothing.
var (
	vocabulary = sync.OnceValue(func() *thesaurus { return readThesaurus(relatedText) })
	filler     = sync.OnceValue(func() map[string]bool { return readWords(fillerText) })
)

// A thesaurus holds groups of phrases that belong together, and finds them by
// any form of their words.
type thesaurus struct {
	groups [][][]string     // group, phrase, word
	byKey  map[string][]int // groups by the stems of a phrase
}

// readThesaurus reads one group a line, its phrases parted by commas. A line
// that begins with # is a remark.
func readThesaurus(s string) *thesaurus {
	t := &thesaurus{byKey: map[string][]int{}}
	for line := range lines(s) {
		var group [][]string
		for phrase := range strings.SplitSeq(line, ",") {
			words := texts(text.Words(phrase))
			for _, key := range keys(words) {
				t.byKey[key] = append(t.byKey[key], len(t.groups))
			}
			group = append(group, words)
		}
		t.groups = append(t.groups, group)
	}
	return t
}

// keys gives the names under which a phrase is found: its stems in either
// language.
func keys(words []string) []string {
	nl, en := "nl", "en"
	for _, w := range words {
		nl += " " + dutch.Stem(w)
		en += " " + englishStem(w)
	}
	return []string{nl, en}
}

// related gives the phrases that share a group with words, each once.
func (t *thesaurus) related(words []string) [][]string {
	own := keys(words)
	known := map[string]bool{own[0]: true}
	var phrases [][]string
	for _, key := range own {
		for _, nr := range t.byKey[key] {
			for _, phrase := range t.groups[nr] {
				if key := keys(phrase)[0]; !known[key] {
					known[key] = true
					phrases = append(phrases, phrase)
				}
			}
		}
	}
	return phrases
}

func lines(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(s) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func readWords(s string) map[string]bool {
	words := map[string]bool{}
	for line := range lines(s) {
		for _, w := range text.Words(line) {
			words[w.Text] = true
		}
	}
	return words
}

// saysLittle tells whether a word alone does not narrow a search.
func saysLittle(word string) bool {
	return len(word) < 2 || filler()[word] || dutchAnalyzer.stops[word] || englishAnalyzer.stops[word]
}
