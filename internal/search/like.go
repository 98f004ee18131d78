package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// Limits of what is like a sketch.
const (
	minLike        = 0.25 // of the most that an action could share
	maxSketchWords = 150  // different ones that are looked up
	maxShown       = 6    // words told of one likeness
)

// sketchFacets are those in which a sketch can share something.
var sketchFacets = []catalogue.Facet{
	catalogue.FacetSector, catalogue.FacetAudience, catalogue.FacetFormat, catalogue.FacetGoal,
}

// Like gives the n actions and n cases at most that are like a sketch, the most
// like first, with what they share. As with Similar, the rarer what is shared, the
// more it counts; a word counts in all its ways: as part of a compound, as a
// related word, in Dutch and in English. A case has the values of the actions
// that are the same initiative. A sketch without anything is like nothing.
func (x *Index) Like(ctx context.Context, s catalogue.Sketch, n int) ([]catalogue.Likeness, error) {
	words, err := x.sketchWords(ctx, s.Text)
	if err != nil {
		return nil, fmt.Errorf("search: like a sketch: %w", err) // without the words, which are the visitor's
	}
	texts := make([]float64, x.documents())
	for _, w := range words {
		for i, doc := range w.scores.docs {
			texts[doc] += float64(w.scores.of[i])
		}
	}
	tags, most := x.sharedTags(s.Values)
	best := 0.0
	for _, score := range texts {
		best = max(best, score)
	}
	byLikeness := func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), a.doc-b.doc) }
	actions, cases := newTop(n, byLikeness), newTop(n, byLikeness)
	for doc := range texts {
		l := scored{doc, likeness(texts[doc], best, tags[doc], most)}
		switch {
		case l.score < minLike:
		case doc < len(x.content.Actions):
			actions.offer(l)
		default:
			cases.offer(l)
		}
	}
	list := append(actions.sorted(), cases.sorted()...)
	slices.SortFunc(list, byLikeness)
	found := make([]catalogue.Likeness, len(list))
	for i, l := range list {
		item := x.item(l.doc)
		found[i] = catalogue.Likeness{
			Type: item.kind, Nr: item.nr, Score: l.score, Words: tellingWords(words, l.doc), Shared: x.shared(s.Values, l.doc),
		}
	}
	return found, nil
}

// likeness is how like a sketch a document is: by its words beside the best
// document, and by its values beside all that the sketch has. Where the sketch
// has only one of the two, that counts alone.
func likeness(text, best, tags, most float64) float64 {
	switch {
	case best == 0 && most == 0:
		return 0
	case best == 0:
		return tags / most
	case most == 0:
		return text / best
	}
	return textShare*text/best + tagShare*tags/most
}

// A sketched word is one of a sketch, with its score for each document.
type sketched struct {
	word   string
	scores *weights
	own    *weights // of the documents that have the word itself; nil where it is not worth telling
}

// sketchWords rates the documents for each different word of a text.
func (x *Index) sketchWords(ctx context.Context, s string) ([]sketched, error) {
	times := map[string]int{}
	var order []string
	spelled := map[string]string{}
	for _, w := range text.Words(s) {
		stem := dutch.Stem(w.Text)
		if saysLittle(w.Text) || !hasLetter(w.Text) || times[stem] == 0 && len(order) == maxSketchWords {
			continue
		}
		if times[stem]++; times[stem] == 1 {
			order = append(order, stem)
			spelled[stem] = s[w.Start:w.End]
		}
	}
	var list []sketched
	for _, stem := range order {
		word := text.Fold(spelled[stem])
		c := conceptOf(word)
		found, err := x.weigh(ctx, c, true)
		if err != nil {
			return nil, err
		}
		rarity := rarity(len(found.docs), x.documents())
		often := float64(times[stem])
		worth := rarity * rarity * often / (often + saturation)
		w := sketched{word: spelled[stem], scores: &weights{docs: found.docs, of: make([]float32, len(found.of))}}
		for i, of := range found.of {
			weight := float64(of)
			w.scores.of[i] = float32(worth * weight / (weight + saturation))
		}
		if !c.fills(word) {
			if w.own, err = x.weigh(ctx, c.itself(), false); err != nil {
				return nil, err
			}
		}
		list = append(list, w)
	}
	return list, nil
}

// hasLetter tells a word from a number, which says little of what is alike.
func hasLetter(word string) bool { return strings.ContainsFunc(word, unicode.IsLetter) }

// itself is the concept without what is related: the word in any form or, of a
// compound, its parts.
func (c *concept) itself() *concept {
	own := &concept{}
	for _, w := range c.ways {
		if w.how == catalogue.ByRelated {
			continue
		}
		all := w.all
		w.all = nil
		for _, part := range all {
			w.all = append(w.all, part.itself())
		}
		own.say(w)
	}
	return own
}

// fills tells whether the concept of a word is one of every day: it is frequent
// in the language, and nothing is related to it here.
func (c *concept) fills(word string) bool {
	return common()[word] && !slices.ContainsFunc(c.ways, func(w way) bool { return w.how == catalogue.ByRelated })
}

// tellingWords are those that say most of why a document is like the sketch, of
// the words that it has itself: what is related to the others gives it its
// place, but nobody would find those words in it.
func tellingWords(words []sketched, doc int) []string {
	var list []sketched
	for _, w := range words {
		if w.own != nil && w.own.at(doc) > 0 && w.scores.at(doc) > 0 {
			list = append(list, w)
		}
	}
	slices.SortStableFunc(list, func(a, b sketched) int { return cmp.Compare(b.scores.at(doc), a.scores.at(doc)) })
	var names []string
	for _, w := range list[:min(len(list), maxShown)] {
		names = append(names, w.word)
	}
	return names
}

// sharedTags scores the documents by the values that they share with a sketch,
// and gives the most that one could have.
func (x *Index) sharedTags(values catalogue.Filters) (scores []float64, most float64) {
	scores = make([]float64, x.documents())
	for _, facet := range sketchFacets {
		for _, value := range values[facet] {
			have := x.columns.having(facet, value)
			if have.size == 0 {
				continue
			}
			worth := math.Log(1 + float64(len(x.content.Actions))/float64(have.size))
			most += worth
			for doc := range have.each {
				scores[doc] += worth
			}
			for doc := len(x.content.Actions); doc < len(scores); doc++ {
				if x.has(doc, facet, value) {
					scores[doc] += worth
				}
			}
		}
	}
	return scores, most
}

// has tells whether a document, an action or a case, has a value.
func (x *Index) has(doc int, facet catalogue.Facet, value string) bool {
	have := x.columns.having(facet, value)
	n := len(x.content.Actions)
	if doc < n {
		return have.has(doc)
	}
	k := &x.content.Cases[doc-n]
	if facet == catalogue.FacetSector {
		return string(k.Sector) == value
	}
	return slices.ContainsFunc(k.Actions, func(nr int) bool {
		at, ok := x.actionAt(nr)
		return ok && have.has(at)
	})
}

// shared are the values of a sketch that a document has too.
func (x *Index) shared(values catalogue.Filters, doc int) catalogue.Filters {
	both := catalogue.Filters{}
	for _, facet := range sketchFacets {
		for _, value := range values[facet] {
			if x.has(doc, facet, value) {
				both[facet] = append(both[facet], value)
			}
		}
	}
	return both
}
