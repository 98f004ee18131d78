package search

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/generate"
)

func TestFacetsListAllValuesInOrder(t *testing.T) {
	x := open(t, small())
	facets := ask(t, x, catalogue.Query{}).Facets
	want := map[catalogue.Facet][]catalogue.FacetValue{
		catalogue.FacetSector:       {{Value: "zorg", Count: 3}, {Value: "techniek", Count: 3}},
		catalogue.FacetDuration:     {{Value: "LT", Count: 2}, {Value: "KT", Count: 2}, {Value: "none", Count: 2}},
		catalogue.FacetCase:         {{Value: "yes", Count: 1}, {Value: "no", Count: 5}},
		catalogue.FacetCountry:      {{Value: "BE", Count: 4}, {Value: "NL", Count: 2}, {Value: "US", Count: 1}},
		catalogue.FacetCategory:     {{Value: "imago", Count: 5}, {Value: "retentie", Count: 1}},
		catalogue.FacetAudience:     {{Value: "meisjes", Count: 1}, {Value: "werknemers", Count: 1}},
		catalogue.FacetFormat:       {{Value: "wedstrijd", Count: 2}},
		catalogue.FacetGoal:         {{Value: "retentie", Count: 1}},
		catalogue.FacetOrganisation: {{Value: "jet-net", Count: 2}, {Value: "johnson", Count: 2}, {Value: "vincotte", Count: 1}, {Value: "niemand", Count: 0}},
	}
	if diff := cmp.Diff(want, facets); diff != "" {
		t.Error(diff)
	}
}

// Each count is what choosing the value as well, instead of the facet's other
// values, would give: checked by doing that for every value, over the whole
// catalogue and many choices.
func TestFacetCountsAreWhatChoosingGives(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		q := catalogue.Query{Filters: someFilters(random, x)}
		if random.IntN(2) == 0 {
			q.Text = []string{"techniek", "zorg", "leerkracht", "wedstrijd school", "qwxz"}[random.IntN(5)]
		}
		found := ask(t, x, q)
		if diff := cmp.Diff(bruteCount(content, x, q), found.Facets); diff != "" {
			t.Fatalf("%q %v: %s", q.Text, q.Filters, diff)
		}
	}
}

// someFilters chooses up to three facets with up to two values each.
func someFilters(random *rand.Rand, x *Index) catalogue.Filters {
	filters := catalogue.Filters{}
	for range random.IntN(4) {
		facet := catalogue.Facets[random.IntN(len(catalogue.Facets))]
		values := valuesOf(x, facet)
		for range 1 + random.IntN(2) {
			filters[facet] = append(filters[facet], values[random.IntN(len(values))])
		}
	}
	return filters
}

// valuesOf gives the values of a facet, in order.
func valuesOf(x *Index, facet catalogue.Facet) []string {
	v := &x.columns.facets[facet].values
	list := make([]string, v.len())
	for i := range list {
		list[i] = v.at(i)
	}
	return list
}

// bruteCount counts by looking at every action for every value.
func bruteCount(content *catalogue.Content, x *Index, q catalogue.Query) map[catalogue.Facet][]catalogue.FacetValue {
	found, _ := x.Search(context.Background(), catalogue.Query{Text: q.Text, PerPage: catalogue.MaxPerPage})
	byWords := map[int]bool{}
	for _, h := range found.Hits {
		byWords[h.Nr] = true
	}
	counts := map[catalogue.Facet][]catalogue.FacetValue{}
	for _, facet := range catalogue.Facets {
		for _, value := range valuesOf(x, facet) {
			n := 0
			for i := range content.Actions {
				a := &content.Actions[i]
				if byWords[a.Nr] && slices.Contains(appendValues(nil, a, facet), value) && passes(a, q.Filters, facet) {
					n++
				}
			}
			counts[facet] = append(counts[facet], catalogue.FacetValue{Value: value, Count: n})
		}
	}
	return counts
}

func passes(a *catalogue.Action, filters catalogue.Filters, except catalogue.Facet) bool {
	for facet, values := range filters {
		has := func(v string) bool { return slices.Contains(appendValues(nil, a, facet), v) }
		if facet != except && !slices.ContainsFunc(values, has) {
			return false
		}
	}
	return true
}

// Of many values come the chosen ones and those with most actions, in the order
// of the catalogue; of few, all.
func TestMostValues(t *testing.T) {
	x := open(t, generate.Catalogue(seedContent(t), 2000))
	const most = 20
	organisations := valuesOf(x, catalogue.FacetOrganisation)
	defer func(n int) { manyActions = n }(manyActions)
	for _, chosen := range [][]string{nil, organisations[len(organisations)-2:], {organisations[5], "no such", organisations[5]}} {
		for _, text := range []string{"", "techniek", "qwxz"} {
			q := catalogue.Query{Text: text, Filters: catalogue.Filters{catalogue.FacetOrganisation: chosen, catalogue.FacetSector: {"zorg"}}}
			all := ask(t, x, q).Facets
			q.Values = most
			for _, manyActions = range []int{len(x.content.Actions) + 1, 0} { // in turn, and side by side
				some := ask(t, x, q).Facets
				for facet, values := range all {
					want := values
					if len(values) > most {
						want = mostOf(values, q.Filters[facet], most)
					}
					if d := cmp.Diff(want, some[facet]); d != "" {
						t.Errorf("%q, %v chosen, %s: %s", text, chosen, facet, d)
					}
				}
			}
		}
	}
}

// mostOf sorts all values to find those that are wanted, and all again.
func mostOf(values []catalogue.FacetValue, chosen []string, most int) []catalogue.FacetValue {
	place := map[string]int{}
	for i, v := range values {
		place[v.Value] = i
	}
	list := slices.Clone(values)
	slices.SortStableFunc(list, func(a, b catalogue.FacetValue) int {
		switch is, isToo := slices.Contains(chosen, a.Value), slices.Contains(chosen, b.Value); {
		case is && !isToo:
			return -1
		case isToo && !is:
			return 1
		}
		return b.Count - a.Count
	})
	list = list[:most]
	slices.SortFunc(list, func(a, b catalogue.FacetValue) int { return place[a.Value] - place[b.Value] })
	return list
}

func TestBitset(t *testing.T) {
	b := newBitset(130)
	for _, i := range []int{0, 63, 64, 129} {
		b.set(i)
	}
	other := full(130)
	if b.count() != 4 || other.count() != 130 || b.countBoth(other) != 4 || !b.has(129) || b.has(128) {
		t.Errorf("counts %d, %d, %d", b.count(), other.count(), b.countBoth(other))
	}
	other.and(b)
	if diff := cmp.Diff(b, other); diff != "" {
		t.Error(diff)
	}
}
