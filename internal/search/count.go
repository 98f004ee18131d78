package search

import (
	"slices"
	"sync"

	"warmwater/internal/catalogue"
)

// count gives, for each value of each facet, the number of actions of base
// that choosing it would give: a facet's own choice does not narrow it. Where
// there are more than most values, and most is not 0, it gives those that the
// filters choose and those with most actions.
func (c *columns) count(base bitset, chosen map[catalogue.Facet]bitset, filters catalogue.Filters, most int) map[catalogue.Facet][]catalogue.FacetValue {
	fits := narrow(base, chosen, "")
	lists := make([][]catalogue.FacetValue, len(catalogue.Facets))
	count := func(i int) {
		facet, actions := catalogue.Facets[i], fits
		if _, ok := chosen[facet]; ok {
			actions = narrow(base, chosen, facet)
		}
		col := c.facets[facet]
		sums := col.sums(actions, actions.count())
		if most == 0 || len(sums) <= most {
			lists[i] = col.all(sums)
		} else {
			lists[i] = col.most(sums, filters[facet], most)
		}
	}
	var wg sync.WaitGroup
	for i := range lists {
		if c.actions < manyActions {
			count(i)
		} else {
			wg.Go(func() { count(i) })
		}
	}
	wg.Wait()
	counts := make(map[catalogue.Facet][]catalogue.FacetValue, len(lists))
	for i, list := range lists {
		counts[catalogue.Facets[i]] = list
	}
	return counts
}

// manyActions is from how many on a search uses all processors: of fewer, all
// facets are counted in half a millisecond, and a word is looked up in ten.
var manyActions = 200_000

// sums counts the n actions of a set by their values: value by value, or action
// by action where that costs less.
func (c *column) sums(actions bitset, n int) []uint32 {
	switch {
	case n == len(c.begin)-1:
		return c.sizes
	case c.costByValue() <= actionCost*n:
		sums := make([]uint32, len(c.sizes))
		for at := range sums {
			sums[at] = uint32(c.set(at).countIn(actions))
		}
		return sums
	}
	sums := make([]uint32, len(c.sizes))
	for i := range actions.each {
		for _, at := range c.valuesOf(i) {
			sums[at]++
		}
	}
	return sums
}

// actionCost is what counting one action costs, in words of a bitset.
const actionCost = 6

// costByValue is what counting value by value costs, likewise.
func (c *column) costByValue() int {
	const listed = 2 // for each action of a list
	return len(c.words) + listed*len(c.few)
}

// all gives all values with their sums.
func (c *column) all(sums []uint32) []catalogue.FacetValue {
	list := make([]catalogue.FacetValue, len(sums))
	for at, n := range sums {
		list[at] = catalogue.FacetValue{Value: c.values.at(at), Count: int(n)}
	}
	return list
}

// most gives the chosen values and as many more with the greatest sums, in
// order. Of those with the same sum, the first in the catalogue are first.
func (c *column) most(sums []uint32, chosen []string, most int) []catalogue.FacetValue {
	places := make([]int, 0, most)
	for _, value := range chosen {
		if at, ok := c.at()[value]; ok && len(places) < most && !slices.Contains(places, at) {
			places = append(places, at)
		}
	}
	own := len(places)
	best := newTop(most-own, func(a, b scored) int {
		if a.score != b.score {
			return int(b.score - a.score)
		}
		return a.doc - b.doc
	})
	for at, n := range sums {
		if !slices.Contains(places[:own], at) {
			best.offer(scored{at, float64(n)})
		}
	}
	for _, s := range best.list {
		places = append(places, s.doc)
	}
	slices.Sort(places)
	list := make([]catalogue.FacetValue, len(places))
	for i, at := range places {
		list[i] = catalogue.FacetValue{Value: c.values.at(at), Count: int(sums[at])}
	}
	return list
}
