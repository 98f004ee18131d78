package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// maxWays bounds the ways that are told of one word of a query.
const maxWays = 3

// An explainer tells of each hit of a page why it is there. In which parts of
// them a way stands it looks up for all of them in one go.
type explainer struct {
	x     *Index
	m     *match
	docs  []int   // the hits, in the order in which the index has them
	named []int32 // documents that bear the query as a name
	known map[*way]map[int][]catalogue.Where
}

// explain says of each hit of a page why it is there.
func (x *Index) explain(ctx context.Context, m *match, page []scored, hits []catalogue.Hit) error {
	e, err := x.newExplainer(ctx, m, page)
	for i := 0; i < len(page) && err == nil; i++ {
		hits[i].Why, err = e.why(ctx, page[i].doc)
	}
	return err
}

func (x *Index) newExplainer(ctx context.Context, m *match, hits []scored) (*explainer, error) {
	e := &explainer{x: x, m: m, known: map[*way]map[int][]catalogue.Where{}}
	for _, h := range hits {
		e.docs = append(e.docs, h.doc)
	}
	slices.SortFunc(e.docs, func(a, b int) int { return cmp.Compare(x.places[a], x.places[b]) })
	if len(m.words) == 0 {
		return e, nil
	}
	var err error
	e.named, err = x.named(ctx, text.Join(m.words).Text)
	return e, err
}

// why tells why a document is among the results: for each thing that is
// asked for, the ways in which the document says it, those that count most
// first, and in which of its parts.
func (e *explainer) why(ctx context.Context, doc int) ([]catalogue.Reason, error) {
	var reasons []catalogue.Reason
	if slices.Contains(e.x.numbered(e.m.words), doc) {
		return []catalogue.Reason{{Typed: spoken(e.m.words), How: catalogue.AsNumbered}}, nil
	}
	if slices.Contains(e.named, int32(doc)) {
		reasons = append(reasons, catalogue.Reason{Typed: spoken(e.m.words), How: catalogue.ByName})
	}
	if nr, ok := e.m.studied[int32(doc)]; ok {
		reasons = append(reasons, catalogue.Reason{Typed: spoken(e.m.words), How: catalogue.ByStudied, Said: strconv.Itoa(nr)})
	}
	told := map[string]bool{}
	for _, n := range e.m.needs {
		asked := cmp.Or(n.asked, spoken(e.m.words[n.first:n.last+1]))
		list, err := e.reasons(ctx, n, doc)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 && !n.optional {
			list = []catalogue.Reason{{How: catalogue.ByNothing}}
		}
		for _, r := range list {
			r.Typed = cmp.Or(r.Typed, asked)
			// Several words may owe their place to one and the same.
			if key := string(r.How) + r.Said; r.How == catalogue.ByWord || r.How == catalogue.ByNothing || !told[key] {
				told[key] = true
				reasons = append(reasons, r)
			}
		}
	}
	return reasons, nil
}

func spoken(words []text.Word) string { return strings.Join(texts(words), " ") }

// reasons tells the ways in which a document meets a need.
func (e *explainer) reasons(ctx context.Context, n *need, doc int) ([]catalogue.Reason, error) {
	type counted struct {
		*way
		worth float64
	}
	var said []counted
	for i, weights := range n.each {
		if weight := weights.at(doc); weight > 0 {
			said = append(said, counted{&n.ways[i], n.ways[i].boost * weight})
		}
	}
	slices.SortStableFunc(said, func(a, b counted) int { return cmp.Compare(b.worth, a.worth) })
	var list []catalogue.Reason
	for _, w := range said[:min(len(said), maxWays)] {
		where, err := e.where(ctx, w.way)
		if err != nil {
			return nil, err
		}
		list = append(list, catalogue.Reason{Typed: w.asked, How: w.how, Said: w.said(), Where: where[doc]})
	}
	return list, nil
}

// said is the way in words; nothing where it is the word that was typed.
func (w *way) said() string {
	switch {
	case w.phrase != nil:
		return strings.Join(w.phrase, " ")
	case w.all != nil:
		var parts []string
		for _, c := range w.all {
			parts = append(parts, c.ways[0].term.plain)
		}
		return strings.Join(parts, " + ")
	case w.how == catalogue.ByWord:
		return ""
	}
	return w.term.plain
}

// where tells, by hit, in which parts of it a way stands.
func (e *explainer) where(ctx context.Context, w *way) (map[int][]catalogue.Where, error) {
	if parts, ok := e.known[w]; ok {
		return parts, nil
	}
	parts := map[int][]catalogue.Where{}
	add := func(doc int, list ...catalogue.Where) {
		for _, p := range list {
			if !slices.Contains(parts[doc], p) {
				parts[doc] = append(parts[doc], p)
			}
		}
	}
	for _, c := range w.all {
		for i, weights := range c.each {
			inner, err := e.where(ctx, &c.ways[i])
			if err != nil {
				return nil, err
			}
			for doc, list := range inner {
				if weights.at(doc) > 0 {
					add(doc, list...)
				}
			}
		}
	}
	for _, f := range fields {
		terms := w.termsIn(f)
		if terms == nil {
			continue
		}
		docs, err := e.x.standing(ctx, f.name, terms, maxStep, e.docs)
		if err != nil {
			return nil, err
		}
		part, _, _ := strings.Cut(f.name, "_")
		for _, doc := range docs {
			add(doc, catalogue.Where(part))
		}
	}
	e.known[w] = parts
	return parts, nil
}

// termsIn gives the terms by which a way that is a term or a phrase stands in
// a field, or nil where it cannot.
func (w *way) termsIn(f field) []string {
	switch {
	case f.weight == 0 || w.all != nil || w.phrase != nil && f.analyzer == plainName:
		return nil
	case w.phrase != nil:
		phrase := withoutSmall(w.phrase)
		terms := make([]string, len(phrase))
		for i, word := range phrase {
			terms[i] = termOf(word).in(f)
		}
		return terms
	}
	if term := w.term.in(f); term != "" {
		return []string{term}
	}
	return nil
}
