package search

import (
	"cmp"
	"slices"
	"sync"

	"warmwater/internal/catalogue"
)

// columns hold, for each value of each facet, the set of actions that have it.
// Actions are numbered by their place in the content.
type columns struct {
	actions int
	facets  map[catalogue.Facet]*column
}

// A column is one facet: its values in the order of the catalogue.
type column struct {
	values []string
	sets   []*set // of the actions that have them
	at     map[string]int
	// The values of action i, as places among the values, are
	// of[begin[i]:begin[i+1]].
	begin []uint32
	of    []uint32
}

func newColumns(c *catalogue.Content) *columns {
	made := make([]*column, len(catalogue.Facets))
	var wg sync.WaitGroup
	for i, facet := range catalogue.Facets {
		wg.Go(func() { made[i] = newColumn(facet, c) })
	}
	wg.Wait()
	cols := &columns{actions: len(c.Actions), facets: map[catalogue.Facet]*column{}}
	for i, col := range made {
		cols.facets[catalogue.Facets[i]] = col
	}
	return cols
}

// newColumn makes the column of a facet. Values that no list of the content
// names come after those that are listed; countries go by their number of
// actions.
func newColumn(facet catalogue.Facet, c *catalogue.Content) *column {
	col := &column{values: listed(facet, c), at: map[string]int{}, begin: make([]uint32, 1, len(c.Actions)+1)}
	for i, value := range col.values {
		col.at[value] = i
	}
	counts := make([]int, len(col.values))
	var values []string
	for i := range c.Actions {
		values = appendValues(values[:0], &c.Actions[i], facet)
		for _, value := range values {
			at, ok := col.at[value]
			if !ok {
				at = len(col.values)
				col.at[value], col.values, counts = at, append(col.values, value), append(counts, 0)
			}
			if slices.Contains(col.of[col.begin[i]:], uint32(at)) {
				continue
			}
			col.of = append(col.of, uint32(at))
			counts[at]++
		}
		col.begin = append(col.begin, uint32(len(col.of)))
	}
	if facet == catalogue.FacetCountry {
		counts = col.sortByCount(counts)
	}
	col.sets = make([]*set, len(col.values))
	for at, n := range counts {
		col.sets[at] = newSet(n, len(c.Actions))
	}
	for i := range c.Actions {
		for _, at := range col.valuesOf(i) {
			col.sets[at].add(i)
		}
	}
	return col
}

// sortByCount puts the values with most actions first, then goes by value. It
// gives the counts in that order.
func (c *column) sortByCount(counts []int) []int {
	order := make([]int, len(c.values)) // old places
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(c.values[a], c.values[b]))
	})
	values, sorted, to := make([]string, len(order)), make([]int, len(order)), make([]uint32, len(order))
	for at, old := range order {
		values[at], sorted[at], to[old] = c.values[old], counts[old], uint32(at)
		c.at[c.values[old]] = at
	}
	for i, old := range c.of {
		c.of[i] = to[old]
	}
	c.values = values
	return sorted
}

// valuesOf gives the values of an action, as places among the values.
func (c *column) valuesOf(action int) []uint32 { return c.of[c.begin[action]:c.begin[action+1]] }

// having gives the actions that have a value; none for one that does not
// exist.
func (c *columns) having(facet catalogue.Facet, value string) *set {
	if col := c.facets[facet]; col != nil {
		if at, ok := col.at[value]; ok {
			return col.sets[at]
		}
	}
	return &set{}
}

// listed gives the values of a facet that there are, with actions or without.
func listed(facet catalogue.Facet, c *catalogue.Content) []string {
	var values []string
	switch facet {
	case catalogue.FacetSector:
		for _, s := range catalogue.Sectors {
			values = append(values, string(s))
		}
	case catalogue.FacetDuration:
		values = []string{string(catalogue.LongTerm), string(catalogue.ShortTerm), catalogue.ValueNone}
	case catalogue.FacetCase:
		values = []string{catalogue.ValueYes, catalogue.ValueNo}
	case catalogue.FacetCategory:
		for _, category := range c.Categories {
			values = append(values, category.ID)
		}
	case catalogue.FacetOrganisation:
		for _, o := range c.Organisations {
			values = append(values, o.ID)
		}
	default:
		for _, tag := range c.Tags {
			if string(tag.Kind) == string(facet) {
				values = append(values, tag.ID)
			}
		}
	}
	return values
}

// appendValues adds the values that an action has for a facet to a list.
func appendValues(list []string, a *catalogue.Action, facet catalogue.Facet) []string {
	switch facet {
	case catalogue.FacetSector:
		return append(list, string(a.Sector))
	case catalogue.FacetDuration:
		if a.Duration == catalogue.NotStated {
			return append(list, catalogue.ValueNone)
		}
		return append(list, string(a.Duration))
	case catalogue.FacetCase:
		if a.Case == 0 {
			return append(list, catalogue.ValueNo)
		}
		return append(list, catalogue.ValueYes)
	case catalogue.FacetCategory:
		return append(list, a.Category)
	case catalogue.FacetOrganisation:
		return append(list, a.Initiators...)
	case catalogue.FacetCountry:
		for _, c := range a.Countries {
			list = append(list, string(c))
		}
		return list
	}
	return append(list, a.Tags(catalogue.TagKind(facet))...)
}

// chosen gives, for each facet that the filters narrow, the actions with any
// of the chosen values. A value or a facet that does not exist has no actions.
func (c *columns) chosen(filters catalogue.Filters) map[catalogue.Facet]bitset {
	sets := map[catalogue.Facet]bitset{}
	for facet, values := range filters {
		if len(values) == 0 {
			continue
		}
		any := newBitset(c.actions)
		for _, value := range values {
			c.having(facet, value).addTo(any)
		}
		sets[facet] = any
	}
	return sets
}

// narrow gives the actions of base that are in each of the chosen sets, but
// for that of the facet except. Where that is all of base, it is base itself.
func narrow(base bitset, chosen map[catalogue.Facet]bitset, except catalogue.Facet) bitset {
	left, own := base, false
	for facet, set := range chosen {
		if facet == except {
			continue
		}
		if !own {
			left, own = base.clone(), true
		}
		left.and(set)
	}
	return left
}

// count gives, for each value of each facet, the number of actions of base
// that choosing it would give: a facet's own choice does not narrow it.
func (c *columns) count(base bitset, chosen map[catalogue.Facet]bitset) map[catalogue.Facet][]catalogue.FacetValue {
	counts := make(map[catalogue.Facet][]catalogue.FacetValue, len(c.facets))
	fits := narrow(base, chosen, "")
	for facet, col := range c.facets {
		actions := fits
		if _, ok := chosen[facet]; ok {
			actions = narrow(base, chosen, facet)
		}
		counts[facet] = col.count(actions, actions.count(), c.actions)
	}
	return counts
}

// count counts the n actions of a set, of so many in all, by their values:
// value by value, or action by action where that costs less.
func (c *column) count(actions bitset, n, all int) []catalogue.FacetValue {
	counts := make([]catalogue.FacetValue, len(c.values))
	for i, value := range c.values {
		counts[i].Value = value
	}
	switch {
	case n == all:
		for i, s := range c.sets {
			counts[i].Count = s.size
		}
	case c.costByValue(len(actions)) <= actionCost*n:
		for i, s := range c.sets {
			counts[i].Count = s.countIn(actions)
		}
	default:
		sums := make([]uint32, len(c.values)) // a sixth of counts, so that they stay at hand
		for i := range actions.each {
			for _, at := range c.valuesOf(i) {
				sums[at]++
			}
		}
		for at, n := range sums {
			counts[at].Count = int(n)
		}
	}
	return counts
}

// actionCost is what counting one action costs, in words of a bitset.
const actionCost = 6

// costByValue is what counting value by value costs, likewise.
func (c *column) costByValue(words int) int {
	cost := 0
	for _, s := range c.sets {
		if s.bits != nil {
			cost += words
		} else {
			cost += 2 * len(s.few)
		}
	}
	return cost
}
