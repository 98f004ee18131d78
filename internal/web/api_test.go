package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// answer asks the API, wants a status and the shape of that name.
func answer(t *testing.T, path string, status int, shape string, into any) {
	t.Helper()
	resp := get(t, path)
	text := body(t, resp)
	if resp.StatusCode != status {
		t.Fatalf("%s: status %d, want %d: %.300s", path, resp.StatusCode, status, text)
	}
	want := "application/json"
	if status >= 400 {
		want = "application/problem+json"
	}
	if got := resp.Header.Get("Content-Type"); !strings.HasPrefix(got, want) {
		t.Errorf("%s: type %q, want %q", path, got, want)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := schema(t, shape).Validate(value); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	if into != nil {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
}

func schema(t *testing.T, shape string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("testdata/api.schema.json#/$defs/" + shape)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type listAnswer struct {
	Total, Page int
	PerPage     int `json:"per_page"`
	Items       []struct {
		Nr       int
		Duration *string
		Case     *int
	}
	Facets map[string][]struct {
		Value string
		Count int
	}
}

func TestAPIActions(t *testing.T) {
	for _, tc := range []struct {
		query               string
		total, items, first int
	}{
		{"", 132, 25, 1},
		{"?per_page=200", 132, 132, 1},
		{"?page=6", 132, 7, 126},
		{"?page=7", 132, 0, 0},
		{"?sector=zorg", 59, 25, 1},
		{"?duration=none&per_page=1", 22, 1, 53},
		{"?duration=LT&duration=KT", 110, 25, 1},
		{"?has_case=true", 15, 15, 36},
		{"?has_case=false&country=FI", 1, 1, 131},
		{"?organisation=agoria&sort=number", 6, 6, 71},
		{"?q=beroepenhuis&per_page=1&lang=en", -1, 1, 94},
	} {
		var got listAnswer
		answer(t, "/api/v1/actions"+tc.query, http.StatusOK, "actions", &got)
		if tc.total >= 0 && got.Total != tc.total || len(got.Items) != tc.items {
			t.Errorf("%q gives %d of %d, want %d of %d", tc.query, len(got.Items), got.Total, tc.items, tc.total)
		}
		if tc.items > 0 && len(got.Items) > 0 && got.Items[0].Nr != tc.first {
			t.Errorf("%q begins with %d, want %d", tc.query, got.Items[0].Nr, tc.first)
		}
	}
}

func TestAPIFacetsCountUnderOr(t *testing.T) {
	var got listAnswer
	answer(t, "/api/v1/actions?sector=zorg", http.StatusOK, "actions", &got)
	if f := got.Facets["sector"]; f[0].Count != 59 || f[1].Count != 73 {
		t.Errorf("a facet's own choice narrows its counts: %v", f)
	}
	if f := got.Facets["duration"]; f[0].Count != 46 || f[1].Count != 10 || f[2].Count != 3 {
		t.Errorf("durations in care are %v, want 46, 10 and 3", f)
	}
}

func TestAPIOne(t *testing.T) {
	var a struct {
		Nr       int
		Slug     string
		Duration *string
		Case     *int
	}
	answer(t, "/api/v1/actions/94", http.StatusOK, "action", &a)
	if a.Nr != 94 || a.Slug != "beroepenhuis" || a.Duration != nil || a.Case == nil || *a.Case != 5 {
		t.Errorf("action 94 is %+v", a)
	}
	var all struct{ Total int }
	answer(t, "/api/v1/cases", http.StatusOK, "cases", &all)
	if all.Total != 10 {
		t.Errorf("%d cases, want 10", all.Total)
	}
	for _, ref := range []string{"6", "braintrigger"} {
		var k struct {
			Nr      int
			Factors []any
		}
		answer(t, "/api/v1/cases/"+ref, http.StatusOK, "case", &k)
		if k.Nr != 6 || len(k.Factors) != 11 { // 3 success factors, 2 pitfalls, 6 advantages
			t.Errorf("case %s is number %d with %d factors", ref, k.Nr, len(k.Factors))
		}
	}
}

type searchAnswer struct {
	Query      string
	Total      int
	Suggestion *string
	Hits       []struct {
		Type string
		Nr   int
		URL  string
	}
}

func TestAPISearch(t *testing.T) {
	var got searchAnswer
	answer(t, "/api/v1/search?q=braintrigger&limit=3", http.StatusOK, "search", &got)
	if len(got.Hits) == 0 || len(got.Hits) > 3 {
		t.Fatalf("%d hits, want 1 to 3", len(got.Hits))
	}
	if h := got.Hits[0]; h.Type+h.URL != "case/praktijkstudies/braintrigger" && h.Type+h.URL != "action/initiatieven/76-braintrigger" {
		t.Errorf("first is %+v", h)
	}
	answer(t, "/api/v1/search?q=self-scheduling&lang=en&limit=1", http.StatusOK, "search", &got)
	if !strings.HasPrefix(got.Hits[0].URL, "/en/") {
		t.Errorf("an English hit is at %s", got.Hits[0].URL)
	}
	for _, q := range []string{"", "blockchain"} {
		var none searchAnswer
		answer(t, "/api/v1/search?q="+q, http.StatusOK, "search", &none)
		if none.Total != 0 || len(none.Hits) != 0 {
			t.Errorf("%q finds %d", q, none.Total)
		}
	}
}

func TestAPIProblems(t *testing.T) {
	for path, status := range map[string]int{
		"/api/v1/actions?sector=foo":                          400,
		"/api/v1/actions?per_page=201":                        400,
		"/api/v1/actions?page=0":                              400,
		"/api/v1/actions?sort=mooi":                           400,
		"/api/v1/actions?has_case=misschien":                  400,
		"/api/v1/actions?q=" + strings.Repeat("a", 201):       400,
		"/api/v1/actions?" + strings.Repeat("country=BE&", 3): 200,
		"/api/v1/actions/133":                                 404,
		"/api/v1/actions/abc":                                 404,
		"/api/v1/cases/11":                                    404,
		"/api/v1/search?q=x&limit=101":                        400,
		"/api/v1/search?q=x&lang=fr":                          400,
		"/api/v1/nothing":                                     404,
	} {
		if status == 200 {
			answer(t, path, status, "actions", nil)
			continue
		}
		var p struct{ Status int }
		answer(t, path, status, "problem", &p)
		if p.Status != status {
			t.Errorf("%s: the problem says %d, want %d", path, p.Status, status)
		}
	}
}
