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

// A column is one facet. All but the values are arrays of a mapped file.
type column struct {
	values values
	at     func() map[string]int // places among the values
	// The values of action i, as places among the values, are
	// of[begin[i]:begin[i+1]].
	begin, of []uint32
	// The set of actions that have value v has sizes[v] actions and begins at
	// starts[v]: among the words where it is one of bits, or else among the few.
	sizes, starts []uint32
	words         []uint64
	few           []uint32
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
	col := &column{values: listed(facet, c), begin: make([]uint32, 1, len(c.Actions)+1)}
	places := col.values.places()
	col.sizes = make([]uint32, len(places))
	var values []string
	for i := range c.Actions {
		values = appendValues(values[:0], &c.Actions[i], facet)
		for _, value := range values {
			at, ok := places[value]
			if !ok {
				at = len(places)
				places[value], col.values.others, col.sizes = at, append(col.values.others, value), append(col.sizes, 0)
			}
			if slices.Contains(col.of[col.begin[i]:], uint32(at)) {
				continue
			}
			col.of = append(col.of, uint32(at))
			col.sizes[at]++
		}
		col.begin = append(col.begin, uint32(len(col.of)))
	}
	if facet == catalogue.FacetCountry {
		col.sortBySize()
	}
	col.fill(len(c.Actions))
	col.at = sync.OnceValue(col.values.places)
	return col
}

// sortBySize puts the values with most actions first, then goes by value. None
// of them is listed.
func (c *column) sortBySize() {
	old := c.values.others
	order := make([]int, len(old)) // old places
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(c.sizes[b], c.sizes[a]), cmp.Compare(old[a], old[b]))
	})
	values, sizes, to := make([]string, len(order)), make([]uint32, len(order)), make([]uint32, len(order))
	for at, was := range order {
		values[at], sizes[at], to[was] = old[was], c.sizes[was], uint32(at)
	}
	for i, was := range c.of {
		c.of[i] = to[was]
	}
	c.values.others, c.sizes = values, sizes
}

// fill makes the sets.
func (c *column) fill(actions int) {
	c.starts = make([]uint32, len(c.sizes))
	words, few := 0, 0
	for at, n := range c.sizes {
		if asBits(int(n), actions) {
			c.starts[at] = uint32(words)
			words += wordsOf(actions)
		} else {
			c.starts[at] = uint32(few)
			few += int(n)
		}
	}
	c.words, c.few = make([]uint64, words), make([]uint32, few)
	ends := slices.Clone(c.starts) // of the lists, as far as they are filled
	for i := range actions {
		for _, at := range c.valuesOf(i) {
			if asBits(int(c.sizes[at]), actions) {
				c.set(int(at)).bits.set(i)
			} else {
				c.few[ends[at]] = uint32(i)
				ends[at]++
			}
		}
	}
}

// set gives the actions that have a value, by its place.
func (c *column) set(at int) set {
	n, start, actions := int(c.sizes[at]), int(c.starts[at]), len(c.begin)-1
	if asBits(n, actions) {
		return set{size: n, bits: c.words[start:][:wordsOf(actions)]}
	}
	return set{size: n, few: c.few[start:][:n]}
}

// valuesOf gives the values of an action, as places among the values.
func (c *column) valuesOf(action int) []uint32 { return c.of[c.begin[action]:c.begin[action+1]] }

// having gives the actions that have a value; none for one that does not
// exist.
func (c *columns) having(facet catalogue.Facet, value string) set {
	if col := c.facets[facet]; col != nil {
		if at, ok := col.at()[value]; ok {
			return col.set(at)
		}
	}
	return set{}
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
