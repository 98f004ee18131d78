package search

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
)

// Search answers a query: one page of hits, the totals and the counts of all
// facets. Cases are found only by words; one fits the filters where one of its
// own actions does. Any text will do; one without words, such as "?!", finds
// nothing. A PerPage of 0 asks for the numbers alone.
func (x *Index) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	found, m, err := x.find(ctx, q.Text)
	if err != nil {
		return catalogue.Found{}, fmt.Errorf("search: %w", err) // without the words, which are the visitor's
	}
	if m != nil && !m.any() {
		if found.Nearby, err = x.nearby(ctx, q.Text); err != nil {
			return catalogue.Found{}, fmt.Errorf("search: nearby: %w", err)
		}
	}
	chosen := x.columns.chosen(q.Filters)
	actions, cases := x.split(m)
	found.Facets = x.columns.count(actions, chosen, q.Filters, q.Values)
	fits, cases := x.fitting(actions, cases, chosen, q.Scope)
	found.Actions, found.Cases = fits.count(), len(cases)
	found.Total = found.Actions + found.Cases
	from, to := pageOf(found.Total, q)
	if from == to {
		return found, ctx.Err()
	}
	p := x.newPage(m, q.Lang)
	hits := x.first(to, fits, cases, m, q)[from:]
	for _, h := range hits {
		found.Hits = append(found.Hits, p.hit(h))
	}
	if q.Explain && m != nil {
		if err := x.explain(ctx, m, hits, found.Hits); err != nil {
			return catalogue.Found{}, fmt.Errorf("search: explain: %w", err)
		}
	}
	return found, nil
}

// All gives everything that a query finds, whatever its page, in its order.
func (x *Index) All(ctx context.Context, q catalogue.Query) ([]catalogue.Ref, error) {
	_, m, err := x.find(ctx, q.Text)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	chosen := x.columns.chosen(q.Filters)
	actions, cases := x.split(m)
	fits, cases := x.fitting(actions, cases, chosen, q.Scope)
	hits := x.first(fits.count()+len(cases), fits, cases, m, q)
	all := make([]catalogue.Ref, len(hits))
	for i, h := range hits {
		item := x.item(h.doc)
		all[i] = catalogue.Ref{Type: item.kind, Nr: item.nr}
	}
	return all, ctx.Err()
}

// fitting leaves the actions and cases that fit the chosen values and the scope.
func (x *Index) fitting(actions bitset, cases []scored, chosen map[catalogue.Facet]bitset, scope catalogue.Scope) (bitset, []scored) {
	if scope != catalogue.ActionsAndCases {
		cases = nil
	}
	return narrow(actions, chosen, ""), x.fittingCases(cases, chosen)
}

// find looks the words up. Words that are nowhere are looked up as they were
// likely meant too. Where the others find nothing and another spelling of the
// query does, the match is that of the other. It is nil where there are no
// words to look for at all.
func (x *Index) find(ctx context.Context, s string) (catalogue.Found, *match, error) {
	var found catalogue.Found
	if err := ctx.Err(); err != nil || strings.TrimSpace(s) == "" {
		return found, nil, err
	}
	r := parse(s)
	m, err := x.meet(ctx, r)
	if err != nil || len(m.unknown) == 0 {
		return found, m, err
	}
	suggestion, spelled, err := x.correct(ctx, s, r, m.unknown)
	if err != nil || suggestion == "" {
		return found, m, err
	}
	found.Suggestion = suggestion
	if m.any() {
		r.spelled = spelled
		m, err = x.meet(ctx, r)
		return found, m, err
	}
	better, err := x.meet(ctx, parse(suggestion))
	if err != nil || !better.any() {
		return catalogue.Found{}, m, err
	}
	found.Corrected = true
	return found, better, nil
}

// A scored document.
type scored struct {
	doc   int
	score float64
}

// split gives the actions that the words find, and the cases.
func (x *Index) split(m *match) (actions bitset, cases []scored) {
	n := len(x.content.Actions)
	if m == nil {
		return full(n), nil
	}
	actions = newBitset(n)
	for i, doc := range m.found.docs {
		if int(doc) < n {
			actions.set(int(doc))
		} else {
			cases = append(cases, scored{int(doc), float64(m.found.of[i])})
		}
	}
	return actions, cases
}

// first gives the n first hits of those that fit, in the order that the query
// asks for.
func (x *Index) first(n int, fits bitset, cases []scored, m *match, q catalogue.Query) []scored {
	t := newTop(n, x.order(q))
	for _, h := range cases {
		t.offer(h)
	}
	switch {
	case m != nil:
		for i, doc := range m.found.docs {
			if int(doc) < len(x.content.Actions) && fits.has(int(doc)) {
				t.offer(scored{int(doc), float64(m.found.of[i])})
			}
		}
	case q.Sort == catalogue.ByTitle || q.Sort == catalogue.ByCountry:
		for doc := range fits.each {
			t.offer(scored{doc: doc})
		}
	default:
		for doc := range fits.each {
			if len(t.list) == n {
				break // they come in order
			}
			t.offer(scored{doc: doc})
		}
	}
	return t.sorted()
}

// fittingCases leaves the cases of which an own action is in each chosen set.
func (x *Index) fittingCases(cases []scored, chosen map[catalogue.Facet]bitset) []scored {
	if len(chosen) == 0 {
		return cases
	}
	fits := narrow(full(len(x.content.Actions)), chosen, "")
	return slices.DeleteFunc(cases, func(h scored) bool {
		own := x.content.Cases[h.doc-len(x.content.Actions)].Actions
		return !slices.ContainsFunc(own, func(nr int) bool {
			at, ok := x.actionAt(nr)
			return ok && fits.has(at)
		})
	})
}

// actionAt is the place of the action with that number.
func (x *Index) actionAt(nr int) (int, bool) {
	return actionAt(x.content, nr)
}

// pageOf is where the query's page begins and ends among so many hits.
func pageOf(hits int, q catalogue.Query) (from, to int) {
	size := min(max(q.PerPage, 0), catalogue.MaxPerPage)
	from = min((max(q.Page, 1)-1)*size, hits)
	return from, min(from+size, hits)
}

// shown gives the title of a document and the text below it.
func (x *Index) shown(doc int) (title, body catalogue.Text) {
	if n := len(x.content.Actions); doc >= n {
		c := &x.content.Cases[doc-n]
		return c.Title, c.Lead
	}
	a := &x.content.Actions[doc]
	return a.Title, a.Summary
}
