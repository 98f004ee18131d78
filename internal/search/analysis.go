package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/nl"
	"github.com/blevesearch/bleve/v2/registry"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// The analyzers, by the names under which an index on disk remembers them.
const (
	dutchName   = "warmwater_nl"
	englishName = "warmwater_en"
	plainName   = "warmwater_plain"
)

var (
	dutchAnalyzer   = &analyzer{terms: dutchTerms, stops: stops(nl.DutchStopWords)}
	englishAnalyzer = &analyzer{terms: englishTerms, stops: stops(en.EnglishStopWords)}
	// The plain one leaves words as they are: for phrases, for spelling, and for
	// names that hold stop words.
	plainAnalyzer = &analyzer{terms: plainTerms}
)

func init() {
	for name, a := range map[string]*analyzer{
		dutchName: dutchAnalyzer, englishName: englishAnalyzer, plainName: plainAnalyzer,
	} {
		err := registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return a, nil
		})
		if err != nil {
			panic("search: " + err.Error())
		}
	}
}

// textEnd parts the texts of a field. It moves the words behind it away, so
// that no phrase reaches over it.
const (
	textEnd    = "\x1e"
	textEndGap = 10 // words
)

// An analyzer turns a text into tokens. A word gives one or more terms, all at
// the word's own place, so that a mark for the part of a compound marks the
// whole word.
type analyzer struct {
	terms func(word string) []string
	stops map[string]bool
	known memo
}

// Analyze implements analysis.Analyzer. Words that are glued together
// ("Jet-Net") come as one word too.
func (a *analyzer) Analyze(input []byte) analysis.TokenStream {
	s := string(input)
	list := wordLists.Get().(*[]text.Word)
	defer wordLists.Put(list)
	words := text.Append((*list)[:0], s)
	*list = words
	spread(words, s)
	tokens := make(tokens, 0, len(words)+len(words)/2)
	for i, w := range words {
		if a.skips(words, i) {
			continue
		}
		tokens.add(w, a.termsOf(w.Text))
	}
	for _, w := range text.Joined(words) {
		tokens.add(w, a.termsOf(w.Text))
	}
	return tokens.stream()
}

// wordLists are used again, as all texts of a catalogue are analysed at once.
var wordLists = sync.Pool{New: func() any { return new([]text.Word) }}

// skips tells whether a word is left out. A stop word inside a name is part of
// the name: zij-instroom.
func (a *analyzer) skips(words []text.Word, i int) bool {
	inName := words[i].Glued || i+1 < len(words) && words[i+1].Glued
	return a.stops[words[i].Text] && !inName
}

// spread numbers the words of s anew, with a gap at each end of a text.
func spread(words []text.Word, s string) {
	gap := 0
	for i := 1; i < len(words); i++ {
		if strings.Contains(s[words[i-1].End:words[i].Start], textEnd) {
			gap += textEndGap
		}
		words[i].Nr += gap
	}
}

type tokens []analysis.Token

func (t *tokens) add(w text.Word, terms []string) {
	for _, term := range terms {
		*t = append(*t, analysis.Token{
			Term: []byte(term), Start: w.Start, End: w.End, Position: w.Nr + 1, Type: analysis.AlphaNumeric,
		})
	}
}

// stream points at the tokens, which thus are one piece of memory rather than
// tens of thousands.
func (t tokens) stream() analysis.TokenStream {
	stream := make(analysis.TokenStream, len(t))
	for i := range t {
		stream[i] = &t[i]
	}
	return stream
}

// termsOf gives the terms of a word, each once.
func (a *analyzer) termsOf(word string) []string {
	if terms, ok := a.known.get(word); ok {
		return terms
	}
	word = strings.Clone(word) // else what is remembered would hold on to the whole text
	var terms []string
	for _, term := range a.terms(word) {
		if !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	a.known.put(word, terms)
	return terms
}

// dutchTerms gives the stem of a word and, for a compound, those of its parts.
func dutchTerms(word string) []string {
	terms := []string{dutch.Stem(word)}
	for _, part := range dutch.Parts(word) {
		terms = append(terms, dutch.Stem(part))
	}
	return terms
}

func englishTerms(word string) []string { return []string{englishStem(word)} }

func plainTerms(word string) []string { return []string{word} }

func stops(list []byte) map[string]bool {
	tokens := analysis.NewTokenMap()
	if err := tokens.LoadBytes(list); err != nil {
		panic("search: " + err.Error())
	}
	folded := make(map[string]bool, len(tokens))
	for word := range tokens {
		folded[text.Fold(word)] = true
	}
	return folded
}
