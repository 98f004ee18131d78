package search

import (
	"context"
	"math"
	"slices"
	"strings"

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
	x    *Index
	ways map[*concept][]*weights
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

// A lookup is a term, with or without the long fields, or a phrase.
type lookup struct {
	term   term
	brief  bool
	phrase string
}

// weigh gives each document's weight for a concept: BM25F's term frequency,
// with each field, and each way of saying it, at its worth. Several ways count
// together, so that a text full of related words beats one that has one.
// Brief leaves out the long fields.
func (m *matcher) weigh(ctx context.Context, c *concept, brief bool) (*weights, error) {
	each := make([]*weights, len(c.ways))
	for i, w := range c.ways {
		var err error
		if each[i], err = m.weighWay(ctx, w, brief); err != nil {
			return nil, err
		}
	}
	m.ways[c] = each
	if len(each) == 1 && c.ways[0].boost == 1 {
		return each[0], nil
	}
	sum := m.x.sums.get()
	for i, w := range each {
		for j, doc := range w.docs {
			sum.add(int(doc), c.ways[i].boost*w.of[j])
		}
	}
	return m.x.sums.take(sum), nil
}

func (m *matcher) weighWay(ctx context.Context, w way, brief bool) (*weights, error) {
	switch {
	case w.phrase != nil:
		return m.weighPhrase(ctx, w.phrase)
	case w.all != nil:
		return m.weighAll(ctx, w.all)
	}
	return m.weighTerm(ctx, lookup{term: w.term, brief: brief})
}

// headShare is the last part's share in what a compound weighs. The last says
// what the thing is, the others only of which kind: a techniekwedstrijd is a
// wedstrijd.
const headShare = 0.7

// weighAll weighs the parts of a compound or a name, which must all be there.
// They mean little where they stand pages apart, so they are looked for in the
// brief fields only.
func (m *matcher) weighAll(ctx context.Context, all []*concept) (*weights, error) {
	var both *weights
	for i, c := range all {
		part, err := m.weigh(ctx, c, true)
		if err != nil {
			return nil, err
		}
		share := headShare
		if i < len(all)-1 {
			share = (1 - headShare) / float64(len(all)-1)
		}
		if i == 0 {
			both = &weights{docs: part.docs, of: make([]float64, len(part.of))}
			for j, weight := range part.of {
				both.of[j] = math.Pow(weight, share)
			}
			continue
		}
		both = product(both, part, func(a, b float64) float64 { return a * math.Pow(b, share) })
	}
	return both, nil
}

// weighPhrase weighs a phrase by its words in any form, near to one another
// and in order.
func (m *matcher) weighPhrase(ctx context.Context, phrase []string) (*weights, error) {
	l := lookup{phrase: strings.Join(phrase, " ")}
	if w := m.x.known.get(l); w != nil {
		return w, nil
	}
	sum := m.x.sums.get()
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
			sum.add(doc, f.weight)
		}
	}
	w := m.x.sums.take(sum)
	m.x.known.put(l, w)
	return w, nil
}

func (m *matcher) weighTerm(ctx context.Context, l lookup) (*weights, error) {
	if w := m.x.known.get(l); w != nil {
		return w, nil
	}
	sum := m.x.sums.get()
	for _, f := range fields {
		form := l.term.in(f)
		if form == "" || f.weight == 0 || l.brief && f.long {
			continue
		}
		mean := max(m.x.lengths[f.name], 1)
		err := m.x.postings(ctx, f.name, form, func(doc int, times, length float64) {
			sum.add(doc, f.weight*times/(1-f.norm+f.norm*length/mean))
		})
		if err != nil {
			return nil, err
		}
	}
	w := m.x.sums.take(sum)
	m.x.known.put(l, w)
	return w, nil
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
	docs   []int32
	scores []float64 // of those
	met    []float64 // of those
}

// confirmation is how much the other ways to say a thing count beside the best
// one. Each way saturates by itself, so that no number of related words in a
// text outdoes the word itself by much.
const confirmation = 0.5

// rate rates the documents for a need.
func (m *matcher) rate(ctx context.Context, n *need) (rated, error) {
	all, err := m.weigh(ctx, &n.concept, false)
	if err != nil {
		return rated{}, err
	}
	r := rated{rarity: rarity(all, len(m.x.items)), docs: all.docs, scores: make([]float64, len(all.docs)), met: make([]float64, len(all.docs))}
	sums := make([]float64, len(all.docs))
	for i, w := range m.ways[&n.concept] {
		at := 0
		for j, doc := range w.docs {
			for at < len(all.docs) && all.docs[at] < doc {
				at++
			}
			if at == len(all.docs) {
				break
			}
			score := r.rarity * n.ways[i].boost * w.of[j] / (w.of[j] + saturation)
			sums[at] += score
			r.scores[at] = max(r.scores[at], score)
		}
	}
	for i, weight := range all.of {
		r.scores[i] += confirmation * (sums[i] - r.scores[i])
		r.met[i] = weight / (weight + slight)
	}
	return r, nil
}

// slight is the weight of a word in passing, which half meets a need.
const slight = 0.15

// optionalShare is what a word that says little counts for.
const optionalShare = 0.3

// match finds the documents that meet the request's words.
func (x *Index) match(ctx context.Context, r request) (*match, error) {
	m := &matcher{x: x, ways: map[*concept][]*weights{}}
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
		for i, doc := range rated.docs {
			found.scores[doc] += share * rated.scores[i]
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
	for i, doc := range r.docs {
		c.met[doc] += weight * r.met[i]
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

// rarity is BM25's inverse document frequency of what has these weights among
// so many documents, or 0 where nothing has any.
func rarity(w *weights, documents int) float64 {
	n := len(w.docs)
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
