package search

import (
	"context"
	"math"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// A lookup is a term, with or without the long fields, or a phrase.
type lookup struct {
	term   term
	brief  bool
	phrase string
}

func (l lookup) bytes() int {
	return len(l.term.dutch) + len(l.term.english) + len(l.term.plain) + len(l.phrase)
}

func (w *weights) bytes() int { return 8*len(w.docs) + 150 }

// weigh gives each document's weight for a concept: BM25F's term frequency,
// with each field, and each way of saying it, at its worth. Several ways count
// together, so that a text full of related words beats one that has one.
// Brief leaves out the long fields.
func (x *Index) weigh(ctx context.Context, c *concept, brief bool) (*weights, error) {
	if err := x.weighWays(ctx, c, brief); err != nil {
		return nil, err
	}
	if len(c.each) == 1 && c.ways[0].boost == 1 {
		return c.each[0], nil
	}
	return x.gather(func(yield func(int32, float64)) error {
		for i, w := range c.each {
			for j, doc := range w.docs {
				yield(doc, c.ways[i].boost*float64(w.of[j]))
			}
		}
		return nil
	})
}

// weighWays weighs each way of a concept, in a large catalogue side by side.
// Brief concepts are parts of another that is.
func (x *Index) weighWays(ctx context.Context, c *concept, brief bool) error {
	if c.each != nil { // a part of a concept that others may read by now
		return nil
	}
	each := make([]*weights, len(c.ways))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, w := range c.ways {
		weigh := func() (err error) {
			each[i], err = x.weighWay(ctx, w, brief)
			return err
		}
		if !brief && len(x.content.Actions) >= manyActions {
			group.Go(weigh)
		} else if err := weigh(); err != nil {
			return err
		}
	}
	if err := group.Wait(); err != nil {
		return err
	}
	c.each = each
	return nil
}

func (x *Index) weighWay(ctx context.Context, w way, brief bool) (*weights, error) {
	switch {
	case w.phrase != nil:
		return x.weighPhrase(ctx, withoutSmall(w.phrase))
	case w.all != nil:
		return x.weighAll(ctx, w.all)
	}
	return x.weighTerm(ctx, lookup{term: w.term, brief: brief})
}

// headShare is the last part's share in what a compound weighs. The last says
// what the thing is, the others only of which kind: a techniekwedstrijd is a
// wedstrijd.
const headShare = 0.7

// weighAll weighs the parts of a compound or a name, which must all be there.
// They mean little where they stand pages apart, so they are looked for in the
// brief fields only.
func (x *Index) weighAll(ctx context.Context, all []*concept) (*weights, error) {
	var both *weights
	for i, c := range all {
		part, err := x.weigh(ctx, c, true)
		if err != nil {
			return nil, err
		}
		share := headShare
		switch {
		case len(all) == 1:
			share = 1
		case i < len(all)-1:
			share = (1 - headShare) / float64(len(all)-1)
		}
		if i == 0 {
			both = &weights{docs: part.docs, of: make([]float32, len(part.of))}
			for j, weight := range part.of {
				both.of[j] = float32(math.Pow(float64(weight), share))
			}
			continue
		}
		both = product(both, part, func(a, b float64) float64 { return a * math.Pow(b, share) })
	}
	return both, nil
}

// weighPhrase weighs a phrase by its words in any form, near to one another
// and in order.
func (x *Index) weighPhrase(ctx context.Context, phrase []string) (*weights, error) {
	return x.remembered(lookup{phrase: strings.Join(phrase, " ")}, func(add func(int32, float64)) error {
		for _, f := range fields {
			if f.analyzer == plainName {
				continue
			}
			forms := make([]string, len(phrase))
			for i, word := range phrase {
				forms[i] = termOf(word).in(f)
			}
			err := x.together(ctx, f.name, forms, maxStep, func(doc int32) { add(doc, f.weight) })
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (x *Index) weighTerm(ctx context.Context, l lookup) (*weights, error) {
	return x.remembered(l, func(add func(int32, float64)) error {
		for _, f := range fields {
			form := l.term.in(f)
			if form == "" || f.weight == 0 || l.brief && f.long {
				continue
			}
			mean := max(x.lengths[f.name], 1)
			err := x.postings(ctx, f.name, form, func(doc int32, times, length float64) {
				add(doc, f.weight*times/(1-f.norm+f.norm*length/mean))
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// remembered gives the weights of a lookup, as they were found before or as
// they are gathered now.
func (x *Index) remembered(l lookup, find func(add func(doc int32, weight float64)) error) (*weights, error) {
	if w, ok := x.known.get(l); ok {
		return w, nil
	}
	w, err := x.gather(find)
	if err == nil {
		x.known.put(l, w)
	}
	return w, err
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
