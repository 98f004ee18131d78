package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

// Anyone's page may read the API, its problems too.
func TestAPIIsOpenToOtherSites(t *testing.T) {
	for _, path := range []string{"/api/v1/actions", "/api/v1/actions/1", "/api/v1/cases", "/api/v1/search?q=stage", "/api/v1/actions/133"} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Origin", "https://elsewhere.example")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		resp := ask(t, site.handler, r)
		if resp.StatusCode == http.StatusForbidden || resp.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: status %d, open to %q", path, resp.StatusCode, resp.Header.Get("Access-Control-Allow-Origin"))
		}
	}
	if got := get(t, "/initiatieven").Header.Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("a page is open to %q", got)
	}
}

func TestAPILimits(t *testing.T) {
	tests := []struct {
		name, path, says string
		status           int
	}{
		{"40 values", "/api/v1/actions?" + distinct(40), "", 200},
		{"41 values", "/api/v1/actions?" + distinct(41), "40 filters", 400},
		{"200 characters", "/api/v1/search?q=" + strings.Repeat("%C3%A9", 200), "", 200},
		{"201 characters", "/api/v1/search?q=" + strings.Repeat("%C3%A9", 201), "q", 400},
		{"not UTF-8", "/api/v1/actions?q=%ff", "q", 400},
		{"limit at most", "/api/v1/search?q=stage&limit=100", "", 200},
		{"limit past the most", "/api/v1/search?q=stage&limit=101", "limit", 400},
		{"no limit", "/api/v1/search?q=stage&limit=0", "limit", 400},
		{"at most 200 a page", "/api/v1/actions?per_page=200", "", 200},
		{"past 200 a page", "/api/v1/actions?per_page=201", "per_page", 400},
		{"page below one", "/api/v1/actions?page=-1", "page", 400},
		{"page past the most", "/api/v1/actions?page=1001", "page", 400},
		{"unknown order", "/api/v1/actions?sort=colour", "sort", 400},
		{"unknown language", "/api/v1/search?q=stage&lang=de", "lang", 400},
		{"unknown country", "/api/v1/actions?country=XX", "country", 400},
		{"maybe a case", "/api/v1/actions?has_case=maybe", "has_case", 400},
		{"not a number", "/api/v1/actions/one", "", 404},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			shape, into := "problem", struct{ Detail, Title string }{}
			if tt.status == 200 {
				shape = "actions"
				if strings.Contains(tt.path, "/search") {
					shape = "search"
				}
			}
			answer(t, tt.path, tt.status, shape, &into)
			if tt.status != 200 && (into.Title != http.StatusText(tt.status) || !strings.Contains(into.Detail, tt.says)) {
				t.Errorf("got %q, %q; want the title of %d and %q in the detail", into.Title, into.Detail, tt.status, tt.says)
			}
		})
	}
}

// distinct gives n chosen values, all of them known.
func distinct(n int) string {
	var list []string
	for _, o := range site.content.Organisations[:n] {
		list = append(list, "organisation="+url.QueryEscape(o.ID))
	}
	return strings.Join(list, "&")
}

// The ways to say yes and no, and what they give.
func TestAPIHasCase(t *testing.T) {
	with := 0
	for _, a := range site.content.Actions {
		if a.Case != 0 {
			with++
		}
	}
	for word, want := range map[string]int{"true": with, "1": with, "false": 132 - with, "0": 132 - with} {
		var got listAnswer
		answer(t, "/api/v1/actions?per_page=200&has_case="+word, http.StatusOK, "actions", &got)
		if got.Total != want {
			t.Errorf("has_case=%s: got %d, want %d", word, got.Total, want)
		}
		for _, a := range got.Items {
			if (a.Case != nil) != (want == with) {
				t.Errorf("has_case=%s gives action %d", word, a.Nr)
			}
		}
	}
}

// The counts of the API under several filters are those of counting by hand.
func TestAPIFacets(t *testing.T) {
	var got listAnswer
	answer(t, "/api/v1/actions?sector=techniek&country=BE&country=NL&duration=LT", http.StatusOK, "actions", &got)
	var names []string
	for name := range got.Facets {
		names = append(names, name)
	}
	if len(names) != len(catalogue.Facets) {
		t.Errorf("got the facets %v, want %v", names, catalogue.Facets)
	}
	sector := func(a *catalogue.Action) bool { return a.Sector == catalogue.Technical }
	country := func(a *catalogue.Action) bool {
		return slices.Contains(a.Countries, "BE") || slices.Contains(a.Countries, "NL")
	}
	long := func(a *catalogue.Action) bool { return a.Duration == catalogue.LongTerm }
	count := func(tests ...func(*catalogue.Action) bool) int {
		n := 0
		for i := range site.content.Actions {
			if !slices.ContainsFunc(tests, func(f func(*catalogue.Action) bool) bool { return !f(&site.content.Actions[i]) }) {
				n++
			}
		}
		return n
	}
	if want := count(sector, country, long); got.Total != want {
		t.Errorf("total: got %d, want %d", got.Total, want)
	}
	for _, v := range got.Facets["country"] {
		want := count(sector, long, func(a *catalogue.Action) bool { return slices.Contains(a.Countries, catalogue.Country(v.Value)) })
		if v.Count != want {
			t.Errorf("country %s: got %d, want %d", v.Value, v.Count, want)
		}
	}
	for _, v := range got.Facets["has_case"] {
		want := count(sector, country, long, func(a *catalogue.Action) bool { return fmt.Sprint(a.Case != 0) == v.Value })
		if v.Count != want {
			t.Errorf("has_case %s: got %d, want %d", v.Value, v.Count, want)
		}
	}
}

// A search gives actions and cases in one ranking, best first.
func TestAPISearchRanks(t *testing.T) {
	var got struct {
		Total int
		Hits  []struct {
			Type  string
			Score float64
		}
	}
	answer(t, "/api/v1/search?q=stage+techniek&limit=100", http.StatusOK, "search", &got)
	types := map[string]int{}
	for i, h := range got.Hits {
		types[h.Type]++
		if h.Score <= 0 || i > 0 && h.Score > got.Hits[i-1].Score {
			t.Errorf("hit %d has a score of %v after %v", i, h.Score, got.Hits[max(0, i-1)].Score)
		}
	}
	if types["action"] == 0 || types["case"] == 0 || got.Total < len(got.Hits) {
		t.Errorf("got %v of %d, want both types", types, got.Total)
	}
}
