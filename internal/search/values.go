package search

import "warmwater/internal/catalogue"

// values are those of a facet, in the order of the catalogue: first those that
// the content lists, with actions or without, then the others. The list of
// organisations may be long and is not copied.
type values struct {
	listed int
	list   func(i int) string
	others []string
}

// at gives the value at a place.
func (v *values) at(place int) string {
	if place < v.listed {
		return v.list(place)
	}
	return v.others[place-v.listed]
}

func (v *values) len() int { return v.listed + len(v.others) }

// places gives the places of all values.
func (v *values) places() map[string]int {
	places := make(map[string]int, v.len())
	for i := range v.len() {
		places[v.at(i)] = i
	}
	return places
}

// listed gives the values of a facet that the content lists.
func listed(facet catalogue.Facet, c *catalogue.Content) values {
	var list []string
	switch facet {
	case catalogue.FacetSector:
		for _, s := range catalogue.Sectors {
			list = append(list, string(s))
		}
	case catalogue.FacetDuration:
		list = []string{string(catalogue.LongTerm), string(catalogue.ShortTerm), catalogue.ValueNone}
	case catalogue.FacetCase:
		list = []string{catalogue.ValueYes, catalogue.ValueNo}
	case catalogue.FacetCategory:
		return values{listed: len(c.Categories), list: func(i int) string { return c.Categories[i].ID }}
	case catalogue.FacetOrganisation:
		return values{listed: len(c.Organisations), list: func(i int) string { return c.Organisations[i].ID }}
	default:
		for _, tag := range c.Tags {
			if string(tag.Kind) == string(facet) {
				list = append(list, tag.ID)
			}
		}
	}
	return values{listed: len(list), list: func(i int) string { return list[i] }}
}
