package web

import (
	"slices"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// Organisations to choose from stand in the order of their names, not of the
// catalogue.
func TestOrganisationsInOrder(t *testing.T) {
	n := &names{places: map[catalogue.Lang]map[string]int{catalogue.Dutch: {"z": 0, "a": 1, "m": 2}}}
	given := []catalogue.FacetValue{{Value: "a", Count: 3}, {Value: "m", Count: 1}, {Value: "z", Count: 2}}
	want := []catalogue.FacetValue{{Value: "z", Count: 2}, {Value: "a", Count: 3}, {Value: "m", Count: 1}}
	if got := n.inOrder(catalogue.Dutch, given); !slices.Equal(got, want) || given[0].Value != "a" {
		t.Errorf("got %v, want %v, and what was given left alone", got, want)
	}
}

func TestPageLinks(t *testing.T) {
	printers, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		page, total int
		want        []string
	}{
		{1, 0, nil},
		{1, 20, []string{"1"}},
		{1, 125, []string{"1", "2", "3", "", "5"}},
		{2, 100, []string{"1", "2", "3", "4"}},
		{500, 25000, []string{"1", "", "498", "499", "500", "501", "502", "", "1.000"}},
		{1000, 25000, []string{"1", "", "998", "999", "1.000"}},
		{7, 30, []string{"1", "2"}}, // a page that is not there
	} {
		links, previous, next := pageLinks(printers[catalogue.Dutch], catalogue.Query{Page: tt.page}, tt.total)
		var got []string
		for i, l := range links {
			got = append(got, l.Label)
			here := l.Label == printers[catalogue.Dutch].Int(tt.page)
			if l.Label != "" && (l.Href == "") != here {
				t.Errorf("page %d of %d: link %d is to %q", tt.page, tt.total, i, l.Href)
			}
		}
		last := (tt.total + perPage - 1) / perPage
		if !slices.Equal(got, tt.want) || (previous != "") != (tt.page > 1 && tt.page <= last) || (next != "") != (tt.page < last) {
			t.Errorf("page %d of %d: %q, previous %q, next %q", tt.page, tt.total, got, previous, next)
		}
	}
}
