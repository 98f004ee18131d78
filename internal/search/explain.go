package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// maxWays bounds the ways that are told of one word of a query.
const maxWays = 3

// explain tells why a document is among the results: for each thing that is
// asked for, the ways in which the document says it, those that count most
// first, and in which of its parts.
func (x *Index) explain(ctx context.Context, m *match, doc int) ([]catalogue.Reason, error) {
	var reasons []catalogue.Reason
	if len(m.words) > 0 {
		named, err := x.named(ctx, text.Join(m.words).Text)
		if err != nil {
			return nil, err
		}
		if slices.Contains(named, int32(doc)) {
			reasons = append(reasons, catalogue.Reason{Typed: spoken(m.words), How: catalogue.ByName})
		}
	}
	told := map[string]bool{}
	for _, n := range m.needs {
		asked := cmp.Or(n.asked, spoken(m.words[n.first:n.last+1]))
		list, err := x.reasons(ctx, n, doc)
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
func (x *Index) reasons(ctx context.Context, n *need, doc int) ([]catalogue.Reason, error) {
	type counted struct {
		way
		worth float64
	}
	var said []counted
	for i, weights := range n.each {
		if weight := weights.at(doc); weight > 0 {
			said = append(said, counted{n.ways[i], n.ways[i].boost * weight})
		}
	}
	slices.SortStableFunc(said, func(a, b counted) int { return cmp.Compare(b.worth, a.worth) })
	var list []catalogue.Reason
	for _, w := range said[:min(len(said), maxWays)] {
		where, err := x.where(ctx, w.way, doc)
		if err != nil {
			return nil, err
		}
		list = append(list, catalogue.Reason{Typed: w.asked, How: w.how, Said: w.said(), Where: where})
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

// where tells in which parts of a document a way stands.
func (x *Index) where(ctx context.Context, w way, doc int) ([]catalogue.Where, error) {
	var parts []catalogue.Where
	add := func(list ...catalogue.Where) {
		for _, p := range list {
			if !slices.Contains(parts, p) {
				parts = append(parts, p)
			}
		}
	}
	for _, c := range w.all {
		for i, weights := range c.each {
			if weights.at(doc) == 0 {
				continue
			}
			inner, err := x.where(ctx, c.ways[i], doc)
			if err != nil {
				return nil, err
			}
			add(inner...)
		}
	}
	for _, f := range fields {
		in, err := x.inField(ctx, w, f, doc)
		if err != nil {
			return nil, err
		}
		if in {
			part, _, _ := strings.Cut(f.name, "_")
			add(catalogue.Where(part))
		}
	}
	return parts, nil
}

// inField tells whether a document says a way that is a term or a phrase in a
// field.
func (x *Index) inField(ctx context.Context, w way, f field, doc int) (in bool, err error) {
	switch {
	case f.weight == 0 || w.all != nil:
		return false, nil
	case w.phrase != nil:
		if f.analyzer == plainName {
			return false, nil
		}
		phrase := withoutSmall(w.phrase)
		forms := make([]string, len(phrase))
		for i, word := range phrase {
			forms[i] = termOf(word).in(f)
		}
		return x.standsIn(ctx, f.name, forms, maxStep, doc)
	}
	form := w.term.in(f)
	if form == "" {
		return false, nil
	}
	return x.standsIn(ctx, f.name, []string{form}, 0, doc)
}
