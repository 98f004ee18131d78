package catalogue

import "slices"

// FormFacet is something that forms can be chosen by.
type FormFacet string

// The facets of forms.
const (
	FormOffer FormFacet = "offer" // what an organisation can put in; of Offers
	FormReach FormFacet = "reach" // whom it wants to reach; ids of audiences
)

// FormFacets lists them in the order in which pages show them.
var FormFacets = []FormFacet{FormOffer, FormReach}

// FormQuery says which forms fit a reader: OR inside a facet, AND between
// them, everything where nothing is chosen.
type FormQuery map[FormFacet][]string

// Count is the number of chosen values.
func (q FormQuery) Count() int { return len(q[FormOffer]) + len(q[FormReach]) }

// values are what a form has of a facet.
func (f *Form) values(facet FormFacet) []string {
	if facet == FormOffer {
		return f.Offers
	}
	return f.Reaches
}

// Fits tells whether a form is among those of the query.
func (q FormQuery) Fits(f *Form) bool {
	return q.fitsBut("", f)
}

func (q FormQuery) fitsBut(left FormFacet, f *Form) bool {
	for _, facet := range FormFacets {
		if facet == left || len(q[facet]) == 0 {
			continue
		}
		has := f.values(facet)
		if !slices.ContainsFunc(q[facet], func(v string) bool { return slices.Contains(has, v) }) {
			return false
		}
	}
	return true
}

// FormCounts gives for each value of each facet how many forms choosing it
// would give. A facet's own choice does not narrow its own counts.
func FormCounts(q FormQuery, forms []Form) map[FormFacet]map[string]int {
	counts := map[FormFacet]map[string]int{}
	for _, facet := range FormFacets {
		counts[facet] = map[string]int{}
		for i := range forms {
			if q.fitsBut(facet, &forms[i]) {
				for _, v := range forms[i].values(facet) {
					counts[facet][v]++
				}
			}
		}
	}
	return counts
}
