package search

import (
	"context"
	"slices"
	"unicode/utf8"

	"warmwater/internal/search/dutch"
)

// Bounds of what is offered where nothing was found.
const (
	maxNearby = 5
	maxAlike  = 3   // words that begin alike, for one word
	minAlike  = 5   // letters that they share
	partAlike = 0.6 // of the word's letters, at least
)

// nearby gives other queries that find something where s finds nothing: its
// words without quotes and exclusions, the parts of its compounds, and words of
// the catalogue that begin like its own.
func (x *Index) nearby(ctx context.Context, s string) ([]string, error) {
	r := parse(s)
	var list []string
	if len(r.phrases)+len(r.without) > 0 {
		list = append(list, spoken(r.words))
	}
	for _, w := range r.words[:min(len(r.words), maxCorrections)] {
		list = append(list, dutch.Split(w.Text)...)
		alike, err := x.alike(ctx, w.Text)
		if err != nil {
			return nil, err
		}
		list = append(list, alike...)
	}
	var found []string
	for _, q := range list {
		if len(found) == maxNearby {
			break
		}
		if q == "" || slices.Contains(found, q) || saysLittle(q) {
			continue
		}
		m, err := x.meet(ctx, parse(q))
		if err != nil {
			return nil, err
		}
		if m.any() {
			found = append(found, q)
		}
	}
	return found, nil
}

// alike gives the most frequent of the words that share the longest beginning
// with a word.
func (x *Index) alike(ctx context.Context, word string) ([]string, error) {
	least := max(minAlike, int(partAlike*float64(utf8.RuneCountInString(word))))
	for n := len(word) - 1; n >= least; n-- {
		if !utf8.RuneStart(word[n]) {
			continue
		}
		list, err := x.beginningLike(ctx, word[:n])
		if err != nil || len(list) > 0 {
			return list, err
		}
	}
	return nil, nil
}

// beginningLike gives words of the catalogue that begin so, the most frequent
// first.
func (x *Index) beginningLike(ctx context.Context, start string) ([]string, error) {
	dict, err := x.reader.FieldDictPrefix(plainField, []byte(start))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var list []candidate
	for {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			break
		}
		// Bleve's own count has what an update deleted.
		count, err := x.frequency(ctx, plainField, entry.Term)
		if err != nil {
			return nil, err
		}
		if count > 0 {
			list = append(list, candidate{text: entry.Term, count: count})
		}
	}
	slices.SortFunc(list, candidate.compare)
	var words []string
	for _, c := range list[:min(len(list), maxAlike)] {
		words = append(words, c.text)
	}
	return words, nil
}
