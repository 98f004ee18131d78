package search

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// Bounds of a correction, in letters.
const (
	minCorrected = 4 // shorter words are near to everything
	minTwoEdits  = 8 // from here on a word may have two errors
	minHalf      = 3 // of a word that should have been two
	maxCorrected = 40
)

// maxCorrections bounds the words of a query that are corrected.
const maxCorrections = 8

// correct finds what the needs that nothing meets were likely meant to be: as
// the catalogue spells something near, by the first of their words. It gives
// the query so spelled too, or "" where there is nothing near for any.
func (x *Index) correct(ctx context.Context, s string, r request, unknown []*need) (string, map[int]string, error) {
	var b strings.Builder
	at, spelled := 0, map[int]string{}
	for _, n := range unknown[:min(len(unknown), maxCorrections)] {
		words := r.words[n.first : n.last+1]
		better, err := x.nearest(ctx, text.Join(words).Text)
		if err != nil {
			return "", nil, err
		}
		if better == "" {
			continue
		}
		start, end := words[0].Start, words[len(words)-1].End
		b.WriteString(s[at:start])
		b.WriteString(better)
		at, spelled[n.first] = end, better
	}
	if len(spelled) == 0 {
		return "", nil, nil
	}
	b.WriteString(s[at:])
	return b.String(), spelled, nil
}

// A spelling is what a word was likely meant to be, or "".
type spelling string

func (s spelling) bytes() int { return len(s) + 100 }

// nearest gives the word of the catalogue, or the two words, that the word was
// likely meant to be, or "": a good Dutch word is what was meant. It remembers
// them: the pages of one search and the ways on from it ask for the same words.
func (x *Index) nearest(ctx context.Context, word string) (string, error) {
	if letters := utf8.RuneCountInString(word); letters < minCorrected || letters > maxCorrected || dutch.IsWord(word) {
		return "", nil
	}
	if s, ok := x.spelled.get(textKey(word)); ok {
		return string(s), nil
	}
	s, err := x.findNearest(ctx, word)
	if err == nil {
		x.spelled.put(textKey(word), spelling(s))
	}
	return s, err
}

// findNearest looks for another spelling of a word.
func (x *Index) findNearest(ctx context.Context, word string) (string, error) {
	edits := 1
	if utf8.RuneCountInString(word) >= minTwoEdits && dutch.Split(word) == nil {
		edits = 2
	}
	list, err := x.near(ctx, word, edits)
	if err != nil {
		return "", err
	}
	halves, err := x.halves(ctx, word)
	if err != nil {
		return "", err
	}
	list = append(list, halves...)
	if len(list) == 0 && dutch.Split(word) == nil {
		if list, err = x.nearCompounds(ctx, word); err != nil {
			return "", err
		}
	}
	if len(list) == 0 {
		return "", nil
	}
	return slices.MinFunc(list, candidate.compare).text, nil
}

// A candidate is another spelling.
type candidate struct {
	text  string
	edits int
	count int // documents that have it
}

// compare puts the nearest first, then the most frequent.
func (c candidate) compare(other candidate) int {
	return cmp.Or(c.edits-other.edits, other.count-c.count, cmp.Compare(c.text, other.text))
}

// near gives the words of the catalogue that begin with the same letter and
// are a few edits away.
func (x *Index) near(ctx context.Context, word string, edits int) ([]candidate, error) {
	fuzzy, ok := x.reader.(index.IndexReaderFuzzy)
	if !ok {
		return nil, errors.New("this Bleve index has no fuzzy lookup")
	}
	first, _ := utf8.DecodeRuneInString(word)
	dict, automaton, err := fuzzy.FieldDictFuzzyAutomaton(plainField, word, edits, string(first))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var list []candidate
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return list, err
		}
		if !allLetters(entry.Term) {
			continue
		}
		match, distance := automaton.MatchAndDistance(entry.Term)
		if !match {
			continue
		}
		// Bleve neither counts the documents of a word found this way, nor knows
		// that an update left none.
		count, err := x.frequency(ctx, plainField, entry.Term)
		if err != nil {
			return nil, err
		}
		if count > 0 {
			list = append(list, candidate{entry.Term, int(distance), count})
		}
	}
}

func allLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// halves gives the ways to read a word as two words that stand side by side in
// the catalogue.
func (x *Index) halves(ctx context.Context, word string) ([]candidate, error) {
	var list []candidate
	for i := minHalf; i+minHalf <= len(word); i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		both := word[:i] + " " + word[i:]
		with, err := x.having(ctx, both)
		if err != nil {
			return nil, err
		}
		if n := with.count(); n > 0 {
			list = append(list, candidate{both, 1, n})
		}
	}
	return list, nil
}

// nearCompounds gives the compounds of a word of the catalogue and a word that
// is near to another one there: "lasopleidng" gives "lasopleiding", though no
// text has just that.
func (x *Index) nearCompounds(ctx context.Context, word string) ([]candidate, error) {
	var list []candidate
	for i := minHalf; i+minHalf <= len(word); i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		left, right := word[:i], word[i:]
		for _, c := range []struct {
			good, bad string
			whole     func(better string) string
		}{
			{left, right, func(better string) string { return left + better }},
			{right, left, func(better string) string { return better + right }},
		} {
			if utf8.RuneCountInString(c.bad) <= minCorrected || !dutch.IsWord(c.good) {
				continue
			}
			better, err := x.near(ctx, c.bad, 1)
			if err != nil {
				return nil, err
			}
			for _, b := range better {
				if b.text = c.whole(b.text); dutch.Split(b.text) != nil {
					list = append(list, b)
				}
			}
		}
	}
	return x.whereFound(ctx, list)
}

// whereFound leaves the compounds of which all parts stand together in a
// document, with how many.
func (x *Index) whereFound(ctx context.Context, list []candidate) ([]candidate, error) {
	var found []candidate
	for _, c := range list {
		w, err := x.weighAll(ctx, concepts(dutch.Split(c.text)))
		if err != nil {
			return nil, err
		}
		if c.count = len(w.docs); c.count > 0 {
			found = append(found, c)
		}
	}
	return found, nil
}
