package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
)

// How much each side counts in the likeness of two actions.
const (
	textShare = 0.4
	tagShare  = 0.6
)

// otherSectorLike is what the likeness to an action of the other sector is
// worth: who reads about nursing has little of a network of welders.
const otherSectorLike = 0.5

// Limits of the words by which texts are alike.
const (
	maxTelling   = 30       // of an action, those that tell most
	telltale     = 1.0 / 50 // of all actions: what more of them have tells little
	fewTelltale  = 1000     // actions, however few there are in all
	manyTelltale = 5000     // actions, however many there are in all
)

// Similar gives the numbers of up to n actions like the action nr, the most
// like first: those that say the same in their texts, and share our keywords,
// its category and its organisations. The rarer what they share, the more it
// counts. An action that there is not has none.
func (x *Index) Similar(ctx context.Context, nr, n int) ([]int, error) {
	at, ok := x.actionAt(nr)
	if !ok || n <= 0 {
		return nil, nil
	}
	texts, err := x.likeText(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("search: actions like %d: %w", nr, err)
	}
	tags := x.likeTags(at)
	bestText, bestTags := bestBut(texts, at), bestBut(tags, at)
	sector := x.columns.having(catalogue.FacetSector, string(x.content.Actions[at].Sector))
	best := newTop(min(n, len(x.content.Actions)), x.byScore)
	for doc := range x.content.Actions {
		score := textShare*float64(texts[doc])/bestText + tagShare*float64(tags[doc])/bestTags
		if !sector.has(doc) {
			score *= otherSectorLike
		}
		if doc != at && score > 0 {
			best.offer(scored{doc, score})
		}
	}
	var numbers []int
	for _, s := range best.sorted() {
		numbers = append(numbers, x.content.Actions[s.doc].Nr)
	}
	return numbers, nil
}

// bestBut is the most that another document than at has; 1 where none has
// anything.
func bestBut(values []float32, at int) float64 {
	best := float32(0)
	for i, v := range values {
		if i != at {
			best = max(best, v)
		}
	}
	if best == 0 {
		return 1
	}
	return float64(best)
}

// A telling word is a term with its worth to the document that it is from.
type telling struct {
	stem    string
	weights *weights
	worth   float64
}

// compare puts what tells most first.
func (t telling) compare(other telling) int {
	return cmp.Or(cmp.Compare(other.worth, t.worth), strings.Compare(t.stem, other.stem))
}

// likeText scores the actions by the most telling words of the document's
// Dutch title and summary.
func (x *Index) likeText(ctx context.Context, at int) ([]float32, error) {
	var words []telling
	most := min(max(fewTelltale, int(telltale*float64(x.documents()))), manyTelltale)
	for stem := range x.stems(at) {
		// To know that a word is too frequent is cheaper than to weigh it.
		if n, err := x.frequency(ctx, "summary_nl", stem); err != nil {
			return nil, err
		} else if n > most {
			continue
		}
		weights, err := x.weighTerm(ctx, lookup{term: term{dutch: stem}, brief: true})
		if err != nil {
			return nil, err
		}
		n := len(weights.docs)
		if n < 2 || n > most { // no other has it, or too many have
			continue
		}
		rarity, weight := rarity(n, x.documents()), weights.at(at)
		words = append(words, telling{stem, weights, rarity * weight / (weight + saturation)})
	}
	slices.SortFunc(words, telling.compare)
	scores := make([]float32, len(x.content.Actions))
	for _, w := range words[:min(len(words), maxTelling)] {
		for i, doc := range w.weights.docs {
			if int(doc) < len(scores) {
				weight := w.weights.of[i]
				scores[doc] += float32(w.worth) * weight / (weight + saturation)
			}
		}
	}
	return scores, nil
}

// stems gives the stems of an action's Dutch title and summary.
func (x *Index) stems(at int) map[string]bool {
	title, summary := x.shown(at)
	stems := map[string]bool{}
	for _, s := range []string{title.NL, summary.NL} {
		for _, token := range dutchAnalyzer.Analyze([]byte(s)) {
			stems[string(token.Term)] = true
		}
	}
	return stems
}

// likeFacets are the facets in which likeness shows.
var likeFacets = []catalogue.Facet{
	catalogue.FacetCategory, catalogue.FacetSector, catalogue.FacetAudience,
	catalogue.FacetFormat, catalogue.FacetGoal, catalogue.FacetOrganisation,
}

// likeTags scores the actions by the values that they share with one.
func (x *Index) likeTags(at int) []float32 {
	scores := make([]float32, len(x.content.Actions))
	for _, facet := range likeFacets {
		for _, value := range appendValues(nil, &x.content.Actions[at], facet) {
			have := x.columns.having(facet, value)
			worth := float32(math.Log(float64(len(scores)) / float64(have.size)))
			for doc := range have.each {
				scores[doc] += worth
			}
		}
	}
	return scores
}
