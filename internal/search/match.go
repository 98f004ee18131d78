package search

import (
	"context"
	"math"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// saturation is BM25's k1: how slowly further mentions of a word lose their
// worth.
const saturation = 1.2

// Limits of what is found.
const (
	minCoverage = 0.3  // of what the query asks for, by weight
	minScore    = 0.05 // of the best score
)

// A matcher answers one request.
type matcher struct {
	x     *Index
	terms map[lookup][]float64
	ways  map[*concept][][]float64
}

// A match is what a request finds: a score for each document, zero where it is
// not found.
type match struct {
	scores  []float64
	needs   []*need
	unknown []*need // that nothing in the catalogue meets
	words   []text.Word
	matcher *matcher
}

// A lookup is a term, with or without the long fields.
type lookup struct {
	term  term
	brief bool
}

// weigh gives each document's weight for a concept: BM25F's term frequency,
// with each field, and each way of saying it, at its worth. Several ways count
// together, so that a text full of related words beats one that has one.
// Brief leaves out the long fields.
func (m *matcher) weigh(ctx context.Context, c *concept, brief bool) ([]float64, error) {
	sum := make([]float64, len(m.x.items))
	each := make([][]float64, len(c.ways))
	for i, w := range c.ways {
		weights, err := m.weighWay(ctx, w, brief)
		if err != nil {
			return nil, err
		}
		each[i] = weights
		for doc, weight := range weights {
			sum[doc] += w.boost * weight
		}
	}
	m.ways[c] = each
	return sum, nil
}

func (m *matcher) weighWay(ctx context.Context, w way, brief bool) ([]float64, error) {
	switch {
	case w.phrase != nil:
		return m.weighPhrase(ctx, w.phrase)
	case w.all != nil:
		return m.weighAll(ctx, w.all)
	}
	return m.weighTerm(ctx, lookup{w.term, brief})
}

// headShare is the last part's share in what a compound weighs. The last says
// what the thing is, the others only of which kind: a techniekwedstrijd is a
// wedstrijd.
const headShare = 0.7

// weighAll weighs the parts of a compound or a name, which must all be there.
// They mean little where they stand pages apart, so they are looked for in the
// brief fields only.
func (m *matcher) weighAll(ctx context.Context, all []*concept) ([]float64, error) {
	product := make([]float64, len(m.x.items))
	for i, c := range all {
		weights, err := m.weigh(ctx, c, true)
		if err != nil {
			return nil, err
		}
		share := headShare
		if i < len(all)-1 {
			share = (1 - headShare) / float64(len(all)-1)
		}
		for doc, weight := range weights {
			if power := math.Pow(weight, share); i > 0 {
				product[doc] *= power
			} else {
				product[doc] = power
			}
		}
	}
	return product, nil
}

// weighPhrase weighs a phrase by its words in any form, near to one another
// and in order.
func (m *matcher) weighPhrase(ctx context.Context, phrase []string) ([]float64, error) {
	weights := make([]float64, len(m.x.items))
	for _, f := range fields {
		if f.analyzer == plainName {
			continue
		}
		forms := make([]string, len(phrase))
		for i, word := range phrase {
			forms[i] = termOf(word).in(f)
		}
		docs, err := m.x.together(ctx, f.name, forms)
		if err != nil {
			return nil, err
		}
		for _, doc := range docs {
			weights[doc] += f.weight
		}
	}
	return weights, nil
}

func (m *matcher) weighTerm(ctx context.Context, l lookup) ([]float64, error) {
	if weights, ok := m.terms[l]; ok {
		return weights, nil
	}
	weights := make([]float64, len(m.x.items))
	for _, f := range fields {
		form := l.term.in(f)
		if form == "" || f.weight == 0 || l.brief && f.long {
			continue
		}
		mean := m.x.lengths[f.name]
		err := m.x.postings(ctx, f.name, form, func(doc int, times, length float64) {
			weights[doc] += f.weight * times / (1 - f.norm + f.norm*length/max(mean, 1))
		})
		if err != nil {
			return nil, err
		}
	}
	m.terms[l] = weights
	return weights, nil
}

// in gives the form of the term that the field holds.
func (t term) in(f field) string {
	switch f.analyzer {
	case dutchName:
		return t.dutch
	case englishName:
		return t.english
	}
	return t.plain
}

// A rated need is a need with each document's score for it, and whether, from
// 0 to 1, the document meets it.
type rated struct {
	rarity float64 // of documents that meet it in any way; 0 where none does
	scores []float64
	met    []float64
}

// confirmation is how much the other ways to say a thing count beside the best
// one. Each way saturates by itself, so that no number of related words in a
// text outdoes the word itself by much.
const confirmation = 0.5

// rate rates the documents for a need.
func (m *matcher) rate(ctx context.Context, n *need) (rated, error) {
	weights, err := m.weigh(ctx, &n.concept, false)
	if err != nil {
		return rated{}, err
	}
	r := rated{rarity: rarity(weights), scores: make([]float64, len(weights)), met: make([]float64, len(weights))}
	sums := make([]float64, len(weights))
	for i, weights := range m.ways[&n.concept] {
		for doc, weight := range weights {
			score := r.rarity * n.ways[i].boost * weight / (weight + saturation)
			sums[doc] += score
			r.scores[doc] = max(r.scores[doc], score)
		}
	}
	for doc, weight := range weights {
		r.scores[doc] += confirmation * (sums[doc] - r.scores[doc])
		r.met[doc] = weight / (weight + slight)
	}
	return r, nil
}

// slight is the weight of a word in passing, which half meets a need.
const slight = 0.15

// optionalShare is what a word that says little counts for.
const optionalShare = 0.3

// match finds the documents that meet the request's words.
func (x *Index) match(ctx context.Context, r request) (*match, error) {
	m := &matcher{x: x, terms: map[lookup][]float64{}, ways: map[*concept][][]float64{}}
	found := &match{scores: make([]float64, len(x.items)), needs: x.needs(r.words), words: r.words, matcher: m}
	c := coverage{met: make([]float64, len(x.items))}
	for i, n := range found.needs {
		rated, err := m.rateOrBegin(ctx, n, r.words, i == len(found.needs)-1)
		if err != nil {
			return nil, err
		}
		share := optionalShare
		if !n.optional {
			share = 1
			c.add(rated)
			if rated.rarity == 0 {
				found.unknown = append(found.unknown, n)
			}
		}
		for doc, score := range rated.scores {
			found.scores[doc] += share * score
		}
	}
	c.apply(found.scores)
	x.liftCases(found.scores)
	x.favourNames(r.words, found.scores)
	return found, nil
}

// A coverage adds up how much of what is asked for each document meets. A need
// weighs by the root of its rarity: by the rarity itself, a rare verb would
// drown out what the query is about.
type coverage struct {
	asked float64
	met   []float64
}

func (c *coverage) add(r rated) {
	weight := math.Sqrt(r.rarity)
	c.asked += weight
	for doc, met := range r.met {
		c.met[doc] += weight * met
	}
}

// apply lowers the scores of documents that meet only some of what is asked
// for, and drops those that meet too little. Where nothing is asked for that
// exists, it drops all.
func (c *coverage) apply(scores []float64) {
	for doc := range scores {
		if c.asked == 0 || c.met[doc] < minCoverage*c.asked {
			scores[doc] = 0
			continue
		}
		share := c.met[doc] / c.asked
		scores[doc] *= share
	}
}

// rateOrBegin rates the documents for a need or, where nothing meets it, for
// names that begin so.
func (m *matcher) rateOrBegin(ctx context.Context, n *need, words []text.Word, last bool) (rated, error) {
	r, err := m.rate(ctx, n)
	if err != nil || r.rarity > 0 {
		return r, err
	}
	word := text.Join(words[n.first : n.last+1]).Text
	if len(word) < 4 && !(last && len(word) == 3) {
		return r, nil
	}
	names, err := m.x.beginning(word)
	if err != nil {
		return r, err
	}
	for _, name := range names {
		n.say(way{how: catalogue.ByBeginning, boost: prefixBoost, term: term{plain: name}})
	}
	return m.rate(ctx, n)
}

func anyPositive(weights []float64) bool {
	return slices.ContainsFunc(weights, func(w float64) bool { return w > 0 })
}

// rarity is BM25's inverse document frequency of what has these weights, or 0
// where nothing has any.
func rarity(weights []float64) float64 {
	n := 0
	for _, w := range weights {
		if w > 0 {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return math.Log(1 + (float64(len(weights)-n)+0.5)/(float64(n)+0.5))
}

// maxBeginnings bounds the names that one beginning finds.
const maxBeginnings = 20

// beginning gives words of names that begin with start.
func (x *Index) beginning(start string) ([]string, error) {
	dict, err := x.reader.FieldDictPrefix(namesField, []byte(start))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var names []string
	for len(names) < maxBeginnings {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return names, err
		}
		names = append(names, entry.Term)
	}
	return names, nil
}

// caseLift is what a case counts for beside an action that meets the query as
// well: it says far more of what helps and hinders.
const caseLift = 1.5

func (x *Index) liftCases(scores []float64) {
	for doc := len(x.content.Actions); doc < len(scores); doc++ {
		scores[doc] *= caseLift
	}
}

// nameBonus is what the whole of a name is worth, as a share of the best
// score.
const nameBonus = 1.0

// favourNames lifts the documents that bear the query as a name.
func (x *Index) favourNames(words []text.Word, scores []float64) {
	if len(words) == 0 || len(scores) == 0 {
		return
	}
	best := slices.Max(scores)
	for _, doc := range x.names[text.Join(words).Text] {
		scores[doc] += nameBonus * best
	}
}

// cutTail drops what scores far below the best.
func cutTail(scores []float64) {
	if len(scores) == 0 {
		return
	}
	best := slices.Max(scores)
	for doc, s := range scores {
		if s < minScore*best {
			scores[doc] = 0
		}
	}
}
