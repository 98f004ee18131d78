package search

import (
	"slices"
	"strings"

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
	have   map[string]bitset
	// of gives, for each action, the places of its values among values.
	of [][]uint32
}

func newColumns(c *catalogue.Content) *columns {
	cols := &columns{actions: len(c.Actions), facets: map[catalogue.Facet]*column{}}
	for _, facet := range catalogue.Facets {
		cols.facets[facet] = newColumn(facet, c)
	}
	return cols
}

func newColumn(facet catalogue.Facet, c *catalogue.Content) *column {
	col := &column{have: map[string]bitset{}}
	for _, value := range listed(facet, c) {
		col.values = append(col.values, value)
		col.have[value] = newBitset(len(c.Actions))
	}
	for i := range c.Actions {
		for _, value := range valuesOf(&c.Actions[i], facet) {
			col.add(value, i, len(c.Actions))
		}
	}
	if facet == catalogue.FacetCountry {
		col.sortByCount()
	}
	at := make(map[string]uint32, len(col.values))
	for i, value := range col.values {
		at[value] = uint32(i)
	}
	col.of = make([][]uint32, len(c.Actions))
	for i := range c.Actions {
		for _, value := range valuesOf(&c.Actions[i], facet) {
			if nr := at[value]; !slices.Contains(col.of[i], nr) {
				col.of[i] = append(col.of[i], nr)
			}
		}
	}
	return col
}

// add notes that action i has the value. A value that no list of the content
// names comes after those that are listed.
func (c *column) add(value string, i, size int) {
	if c.have[value] == nil {
		c.values = append(c.values, value)
		c.have[value] = newBitset(size)
	}
	c.have[value].set(i)
}

// sortByCount puts the values with most actions first, then goes by value.
func (c *column) sortByCount() {
	slices.SortFunc(c.values, func(a, b string) int {
		if d := c.have[b].count() - c.have[a].count(); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
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

// valuesOf gives the values that an action has for a facet.
func valuesOf(a *catalogue.Action, facet catalogue.Facet) []string {
	switch facet {
	case catalogue.FacetSector:
		return []string{string(a.Sector)}
	case catalogue.FacetDuration:
		if a.Duration == catalogue.NotStated {
			return []string{catalogue.ValueNone}
		}
		return []string{string(a.Duration)}
	case catalogue.FacetCase:
		if a.Case == 0 {
			return []string{catalogue.ValueNo}
		}
		return []string{catalogue.ValueYes}
	case catalogue.FacetCategory:
		return []string{a.Category}
	case catalogue.FacetOrganisation:
		return a.Initiators
	case catalogue.FacetCountry:
		codes := make([]string, len(a.Countries))
		for i, c := range a.Countries {
			codes[i] = string(c)
		}
		return codes
	}
	return a.Tags(catalogue.TagKind(facet))
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
		if col := c.facets[facet]; col != nil {
			for _, value := range values {
				if have, ok := col.have[value]; ok {
					any.or(have)
				}
			}
		}
		sets[facet] = any
	}
	return sets
}

// narrow gives the actions of base that are in each of the chosen sets, but
// for that of the facet except.
func narrow(base bitset, chosen map[catalogue.Facet]bitset, except catalogue.Facet) bitset {
	left := base.clone()
	for facet, set := range chosen {
		if facet != except {
			left.and(set)
		}
	}
	return left
}

// count gives, for each value of each facet, the number of actions of base
// that choosing it would give: a facet's own choice does not narrow it.
func (c *columns) count(base bitset, chosen map[catalogue.Facet]bitset) map[catalogue.Facet][]catalogue.FacetValue {
	counts := make(map[catalogue.Facet][]catalogue.FacetValue, len(c.facets))
	for facet, col := range c.facets {
		counts[facet] = col.count(narrow(base, chosen, facet))
	}
	return counts
}

// count counts the actions of a set by their values: set by set where there
// are few values, action by action where there are more of them than that
// would cost.
func (c *column) count(actions bitset) []catalogue.FacetValue {
	counts := make([]catalogue.FacetValue, len(c.values))
	for i, value := range c.values {
		counts[i].Value = value
	}
	if len(c.values)*len(actions) <= actionCost*actions.count() {
		for i, value := range c.values {
			counts[i].Count = actions.countBoth(c.have[value])
		}
		return counts
	}
	for i := range actions.each {
		for _, nr := range c.of[i] {
			counts[nr].Count++
		}
	}
	return counts
}

// actionCost is what counting one action costs, in words of a bitset.
const actionCost = 6
