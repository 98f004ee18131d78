package e2e_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// What cannot be followed is answered in the language of the page, with a way
// on, inside the site's own frame.
func TestErrorPages(t *testing.T) {
	for _, tt := range []struct {
		path   string
		status int
		says   string
	}{
		{"/bestaat-niet", 404, "Deze bladzijde is er niet"},
		{"/en/does-not-exist", 404, "This page"},
		{"/initiatieven/999-niets", 404, "Dit initiatief is er niet"},
		{"/en/actions/0", 404, "page"},
		{"/praktijkstudies/elf", 404, "Deze praktijkstudie is er niet"},
		{"/en/cases/eleven", 404, "case"},
		{"/organisaties/niemand", 404, "Deze organisatie"},
		{"/initiatieven?land=XX", 400, "XX"},
		{"/en/actions?land=XX", 400, "XX"},
		{"/initiatieven?sorteer=kleur", 400, "kleur"},
		{"/initiatieven?pagina=nul", 400, "nul"},
		{"/initiatieven?pagina=99", 404, "99"},
		{"/en/actions?pagina=99", 404, "99"},
		{"/initiatieven?q=" + longQuery, 400, "200"},
		{"/en/actions?q=" + longQuery, 400, "200"},
		{"/initiatieven?q=%ff%fe", 400, "200"},
	} {
		t.Run(tt.path[:min(len(tt.path), 40)], func(t *testing.T) {
			a := get(t, tt.path)
			if a.status != tt.status {
				t.Errorf("status %d, want %d", a.status, tt.status)
			}
			doc := a.document(t)
			path, _, _ := strings.Cut(tt.path, "?")
			for _, fault := range pageFaults(path, doc, string(a.body)) {
				t.Error(fault)
			}
			if says := doc.Find("main").Text(); !strings.Contains(says, tt.says) {
				t.Errorf("the page does not say %q", tt.says)
			}
			if doc.Find("main form[action] input[name=q]").Length() == 0 {
				t.Error("no search form")
			}
			if doc.Find("meta[name=robots][content*=noindex]").Length() == 0 {
				t.Error("search engines may keep it")
			}
		})
	}
}

func TestWhatWasTypedIsKept(t *testing.T) {
	typed, _ := get(t, "/initiatieven?q="+longQuery).document(t).Find("[data-search] input[name=q]").Attr("value")
	if !strings.HasPrefix(typed, "techniek techniek") || len(typed) < 150 {
		t.Errorf("after too long a search the field holds %q", typed)
	}
}

// Markup in a search is shown, and is nothing but text.
func TestMarkupInASearchIsHarmless(t *testing.T) {
	for _, path := range []string{"/initiatieven", "/en/actions"} {
		doc := get(t, path+"?q="+url.QueryEscape(`"><script>alert(1)</script><img src=x onerror=alert(1)>`)).document(t)
		if n := doc.Find("main script, main img").Length(); n > 0 {
			t.Errorf("%s: %d elements came from the search", path, n)
		}
		if got := doc.Find("input[name=q]").First().AttrOr("value", ""); !strings.Contains(got, `"><script>alert(1)</script>`) {
			t.Errorf("%s: the field holds %q", path, got)
		}
	}
}

func TestAPIErrors(t *testing.T) {
	for _, tt := range []struct {
		path   string
		status int
	}{
		{"/api/v1/actions/999", 404},
		{"/api/v1/cases/eleven", 404},
		{"/api/v1/nothing", 404},
		{"/api/v1/actions?country=XX", 400},
		{"/api/v1/actions?page=0", 400},
		{"/api/v1/actions?per_page=201", 400},
		{"/api/v1/search?q=" + longQuery, 400},
		{"/api/v1/search?q=zorg&lang=fr", 400},
	} {
		t.Run(tt.path[:min(len(tt.path), 40)], func(t *testing.T) {
			a := get(t, tt.path)
			if a.status != tt.status {
				t.Errorf("status %d, want %d", a.status, tt.status)
			}
			if got := a.header.Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("Content-Type: %q", got)
			}
			var problem struct {
				Title, Detail string
				Status        int
			}
			if err := json.Unmarshal(a.body, &problem); err != nil {
				t.Fatalf("%v: %s", err, a.body)
			}
			if problem.Status != tt.status || problem.Title == "" || problem.Detail == "" {
				t.Errorf("the problem is %+v", problem)
			}
		})
	}
}
