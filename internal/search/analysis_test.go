package search

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"

	"warmwater/internal/allocs"
	"warmwater/internal/corpus"
)

// A word that was met before is not taken apart again.
func TestKnownWordsAllocateLittle(t *testing.T) {
	for name, a := range map[string]*analyzer{"Dutch": dutchAnalyzer, "English": englishAnalyzer} {
		a.termsOf("techniekwedstrijden")
		allocs.AtMost(t, 0, name+" terms", func() { a.termsOf("techniekwedstrijden") })
		text := []byte("techniekwedstrijden")
		allocs.AtMost(t, 15, name+" text of one word", func() { a.Analyze(text) })
	}
}

// FuzzAnalyzers: whatever a text holds, each token is a term at a stretch of
// the text that is not cut inside a letter, and what stands further on is
// numbered higher.
func FuzzAnalyzers(f *testing.F) {
	for _, s := range []string{
		"", "De techniekwedstrijden van Jet-Net", "programma's, nurse’s", "een\x1etwee", "\xff-\xfe", "ĲSJE e\u0301 ʼn ß",
		"zij-instroom de-het", "ﷺ ﬁ 𝕏 ½", "aa-bb-cc-dd", "İstanbul", "\u0301a\u0301", "à-beurs",
	} {
		f.Add(s)
	}
	for _, s := range corpus.Inputs(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, a := range map[string]*analyzer{"Dutch": dutchAnalyzer, "English": englishAnalyzer, "plain": plainAnalyzer} {
			checkTokens(t, name, s, a.Analyze([]byte(s)))
		}
	})
}

func checkTokens(t *testing.T, name, s string, stream analysis.TokenStream) {
	t.Helper()
	place := map[int]int{} // where the word of each number begins
	for _, token := range stream {
		switch before, known := place[token.Position]; {
		case token.Start < 0 || token.End <= token.Start || token.End > len(s):
			t.Fatalf("%s: %q at %d to %d, outside %q", name, token.Term, token.Start, token.End, s)
		case !utf8.ValidString(s[token.Start:token.End]):
			t.Fatalf("%s: %q is cut inside a letter: %q of %q", name, token.Term, s[token.Start:token.End], s)
		case len(token.Term) == 0 || !utf8.Valid(token.Term) || strings.ContainsFunc(string(token.Term), isGap):
			t.Fatalf("%s: the term %q, of %q in %q", name, token.Term, s[token.Start:token.End], s)
		case token.Position < 1 || known && before != token.Start:
			t.Fatalf("%s: %q is number %d, as is what stands at %d of %q", name, token.Term, token.Position, before, s)
		}
		place[token.Position] = token.Start
	}
	end := -1
	for _, nr := range slices.Sorted(maps.Keys(place)) {
		if place[nr] <= end {
			t.Fatalf("%s: word %d stands at %d, one before it at %d of %q", name, nr, place[nr], end, s)
		}
		end = place[nr]
	}
}

func isGap(r rune) bool { return r <= ' ' || r == utf8.RuneError }
