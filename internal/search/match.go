package search

import (
	"context"
	"math"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// saturation is BM25's k1: how slowly further mentions of a word lose their
// worth.
const saturation = 1.2

// Limits of what is found.
const (
	minCoverage = 0.25 // of what the query asks for, by weight, surely
	minScore    = 0.03 // of the best score
)

// A match is what a request finds: the documents, with their scores.
type match struct {
	found   *weights
	best    float64 // of the scores
	needs   []*need
	unknown []*need // that nothing in the catalogue meets
	words   []text.Word
	studied map[int32]int // actions that owe their place to a case study of them, with its number
}

// A rated concept is one with each document's score for it, and from 0 to 1 how
// well the document meets it, and how surely.
type rated struct {
	concept *concept
	rarity  float64 // of documents that meet it in any way; 0 where none does
	docs    []int32
	scores  []float32 // of those
	met     []float32 // of those
	sure    []float32 // of those
}

func (r *rated) bytes() int {
	n := 16*len(r.docs) + 500
	for _, w := range r.concept.each {
		n += w.bytes()
	}
	return n
}

// confirmation is how much the other ways to say a thing count beside the best
// one. Each way saturates by itself, so that no number of related words in a
// text outdoes the word itself by much.
const confirmation = 0.5

// A standing is what is gathered of one document for one concept: its weight,
// the sum and the best of its scores, and the worth of the best way.
type standing struct{ weight, sum, best, worth float32 }

// rate rates the documents for a concept.
func (x *Index) rate(ctx context.Context, c *concept) (*rated, error) {
	key := textKey(c.key())
	if r, ok := x.rated.get(key); ok {
		return r, nil
	}
	if err := x.weighWays(ctx, c, false); err != nil {
		return nil, err
	}
	g := x.standings.get()
	defer x.standings.put(g)
	for i, w := range c.each {
		boost := float32(c.ways[i].boost)
		for j, doc := range w.docs {
			s := g.at(doc)
			weight := w.of[j]
			score := boost * weight / (weight + saturation)
			s.weight += boost * weight
			s.sum += score
			s.best = max(s.best, score)
			s.worth = max(s.worth, boost)
		}
	}
	n := g.have.count()
	r := &rated{
		concept: c, rarity: rarity(n, x.documents()),
		docs: make([]int32, 0, n), scores: make([]float32, 0, n), met: make([]float32, 0, n), sure: make([]float32, 0, n),
	}
	for doc := range g.have.each {
		s := &g.of[doc]
		r.docs = append(r.docs, int32(doc))
		r.scores = append(r.scores, float32(r.rarity)*(s.best+confirmation*(s.sum-s.best)))
		met := s.weight / (s.weight + slight)
		r.met = append(r.met, met)
		r.sure = append(r.sure, met*(1-doubt*(1-s.worth)))
	}
	x.rated.put(key, r)
	return r, nil
}

// doubt is how much less surely a document meets a need by words that are worth
// nothing beside the typed one. Who asks for sun panels on the roof of the school
// is not answered by words that have to do with sun panels and with school.
const doubt = 0.5

// slight is the weight of a word in passing, which half meets a need.
const slight = 0.15

// optionalShare is what a word that says little counts for.
const optionalShare = 0.1

// unknownShare is what a word that nothing meets weighs in what is asked for,
// beside one that a single document meets: who asks for allergens in the school
// canteen is not helped by all that has a school in it.
const unknownShare = 1.5

// A meeting is what is gathered of one document for a request: its score, and
// how much of what is asked for it meets, and surely.
type meeting struct{ score, met, sure float32 }

// match finds the documents that meet the request's words. A need weighs by
// the root of its rarity: by the rarity itself, a rare verb would drown out
// what the query is about.
func (x *Index) match(ctx context.Context, r request) (*match, error) {
	m := &match{needs: x.needs(r), words: r.words, studied: map[int32]int{}}
	all := make([]*rated, len(m.needs))
	for i, n := range m.needs {
		var err error
		if all[i], err = x.rateOrBegin(ctx, n, r.words, i == len(m.needs)-1); err != nil {
			return nil, err
		}
		n.concept = all[i].concept
		if all[i].rarity == 0 {
			n.optional = n.optional || n.told
		}
		if all[i].rarity == 0 && !n.optional {
			m.unknown = append(m.unknown, n)
		}
	}
	g := x.meetings.get()
	defer x.meetings.put(g)
	asked := 0.0
	for i, share := range x.shares(m.needs, r.words, all) {
		weight := 0.0
		if !m.needs[i].optional {
			weight = share * x.weight(all[i])
		}
		asked += weight
		count, weigh := float32(share), float32(weight)
		for j, doc := range all[i].docs {
			at := g.at(doc)
			at.score += count * all[i].scores[j]
			at.met += weigh * all[i].met[j]
			at.sure += weigh * all[i].sure[j]
		}
	}
	m.found, m.best = x.covered(g, asked, x.sectorShare(r.words))
	x.favourStudied(m)
	return m, x.favourNames(ctx, m)
}

// weight is what a need weighs in what is asked for.
func (x *Index) weight(r *rated) float64 {
	if r.rarity == 0 {
		return unknownShare * math.Sqrt(rarity(1, x.documents()))
	}
	return math.Sqrt(r.rarity)
}

// covered lowers the scores of documents that meet only some of what is asked
// for, and leaves out those that meet too little. Where nothing is asked for
// that exists, it leaves out all. A document counts for its share. It gives the
// best score too.
func (x *Index) covered(g *gatherer[meeting], asked float64, share func(doc int) float64) (found *weights, best float64) {
	if asked == 0 { // of filler alone
		return &weights{}, 0
	}
	found = newWeights(g.have.count())
	for doc := range g.have.each {
		at := &g.of[doc]
		if float64(at.sure) < minCoverage*asked {
			continue
		}
		score := float64(at.score) * (float64(at.met) / asked) * share(doc)
		if doc >= len(x.content.Actions) {
			score *= caseLift
		}
		if score > best {
			best = score
		}
		found.add(int32(doc), score)
	}
	return found, best
}

// rateOrBegin rates the documents for a need or, where nothing meets it, for
// names that begin so.
func (x *Index) rateOrBegin(ctx context.Context, n *need, words []text.Word, last bool) (*rated, error) {
	r, err := x.rate(ctx, n.concept)
	if err != nil || r.rarity > 0 {
		return r, err
	}
	word := text.Join(words[n.first : n.last+1]).Text
	if kin := dutch.Kin(word); len(kin) > 0 {
		c := &concept{ways: slices.Clone(n.ways)}
		for _, word := range kin {
			c.say(way{how: catalogue.ByRelated, boost: relatedBoost, term: termOf(word)})
		}
		if r, err := x.rate(ctx, c); err != nil || r.rarity > 0 {
			return r, err
		}
	}
	if len(word) < 4 && !(last && len(word) == 3) {
		return r, nil
	}
	names, err := x.beginning(word)
	if err != nil || len(names) == 0 {
		return r, err
	}
	c := &concept{ways: slices.Clone(n.ways)} // the one that was rated may be another's too
	for _, name := range names {
		c.say(way{how: catalogue.ByBeginning, boost: prefixBoost, term: term{plain: name}})
	}
	return x.rate(ctx, c)
}

// rarity is BM25's inverse document frequency of what n of so many documents
// have, or 0 where none has it.
func rarity(n, documents int) float64 {
	if n == 0 {
		return 0
	}
	return math.Log(1 + (float64(documents-n)+0.5)/(float64(n)+0.5))
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

// nameBonus is what the whole of a name is worth, as a share of the best
// score.
const nameBonus = 1.0

// favourNames lifts the documents that bear the query as a name.
func (x *Index) favourNames(ctx context.Context, m *match) error {
	if len(m.words) == 0 || m.best == 0 {
		return nil
	}
	named, err := x.named(ctx, text.Join(m.words).Text)
	if err != nil || len(named) == 0 {
		return err
	}
	lifted := &weights{docs: named, of: slices.Repeat([]float32{float32(nameBonus * m.best)}, len(named))}
	m.found = total(m.found, lifted)
	m.best = float64(slices.Max(m.found.of))
	return nil
}

// cutTail drops what scores far below the best.
func (m *match) cutTail() {
	least := minScore * m.best
	m.found.keep(func(_ int32, score float64) bool { return score >= least })
}
