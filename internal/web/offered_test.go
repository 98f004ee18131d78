package web

import (
	"fmt"
	"slices"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// Of thousands of organisations, a page offers those with most actions and
// those that are chosen, in the order of their names; of few, all.
func TestOfferedOrganisations(t *testing.T) {
	n := &names{places: map[catalogue.Lang]map[string]int{catalogue.Dutch: {}}}
	var values []catalogue.FacetValue
	for i := range 5000 {
		id := fmt.Sprintf("o%d", i)
		n.places[catalogue.Dutch][id] = 5000 - i
		values = append(values, catalogue.FacetValue{Value: id, Count: i % 1000})
	}
	got := n.offered(catalogue.Dutch, values, map[string]bool{"o2000": true})
	if len(got) != maxOffered {
		t.Fatalf("%d are offered", len(got))
	}
	rare := 0
	for i, v := range got {
		if i > 0 && n.places[catalogue.Dutch][v.Value] < n.places[catalogue.Dutch][got[i-1].Value] {
			t.Fatalf("%s stands after %s", v.Value, got[i-1].Value)
		}
		if v.Count < 1000-maxOffered/5 {
			rare++
			if v.Value != "o2000" {
				t.Errorf("%+v is offered", v)
			}
		}
	}
	if rare != 1 {
		t.Errorf("%d with few actions are offered, want the chosen one", rare)
	}
	few := n.offered(catalogue.Dutch, values[:20], nil)
	if len(few) != 20 || few[0].Value != "o19" {
		t.Errorf("of 20, %d are offered, %s first", len(few), few[0].Value)
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
