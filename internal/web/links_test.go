package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// allPages are the addresses of every page that is not a search.
func allPages(lang catalogue.Lang) []string {
	list := []string{address.Home(lang)}
	for _, name := range []string{"actions", "cases", "organisations", "about", "accessibility", "privacy"} {
		list = append(list, address.Page(lang, name))
	}
	for _, a := range site.content.Actions {
		list = append(list, address.Action(lang, a.Nr, a.Slug))
	}
	for _, k := range site.content.Cases {
		list = append(list, address.Case(lang, k.Slug))
	}
	for _, o := range site.content.Organisations {
		list = append(list, address.Organisation(lang, o.ID))
	}
	return list
}

// Every page answers, is sound, and links only to what is there.
func TestEveryPage(t *testing.T) {
	ids := map[string]map[string]bool{} // of the elements, by page
	links := map[string]string{}        // links inside the site, with a page that has each
	skipped := map[string]bool{}
	for _, lang := range catalogue.Langs {
		for i, path := range allPages(lang) {
			// Organisations are many and alike: one in four will do.
			if i%4 > 0 && strings.HasPrefix(path, address.Page(lang, "organisations")+"/") {
				skipped[path] = true
				continue
			}
			doc := page(t, path, http.StatusOK)
			ids[path] = soundPage(t, path, lang, doc)
			doc.Find("a[href], link[href], script[src], use[href]").Each(func(_ int, s *goquery.Selection) {
				href := s.AttrOr("href", s.AttrOr("src", ""))
				if strings.HasPrefix(href, "#") {
					href = path + href
				}
				if strings.HasPrefix(href, "/") && !strings.Contains(href, "?") {
					links[href] = path
				}
			})
		}
	}
	for href, from := range links {
		path, fragment, _ := strings.Cut(href, "#")
		known, ok := ids[path]
		if skipped[path] {
			continue
		}
		if !ok {
			resp := get(t, path)
			if resp.StatusCode == http.StatusMovedPermanently {
				resp = get(t, resp.Header.Get("Location"))
			}
			if resp.StatusCode != http.StatusOK {
				t.Errorf("%s links to %s: status %d", from, href, resp.StatusCode)
			}
		} else if fragment != "" && !known[fragment] {
			t.Errorf("%s links to %s, where no element has that id", from, href)
		}
	}
}

// soundPage checks what holds for every page and gives the ids of its
// elements.
func soundPage(t *testing.T, path string, lang catalogue.Lang, doc *goquery.Document) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		if ids[id] {
			t.Errorf("%s has two elements with the id %s", path, id)
		}
		ids[id] = true
	})
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%s has %d headings of the first rank, want one", path, n)
	}
	if want := map[catalogue.Lang]string{catalogue.Dutch: "nl-BE", catalogue.English: "en"}[lang]; doc.Find("html").AttrOr("lang", "") != want {
		t.Errorf("%s: language %q, want %q", path, doc.Find("html").AttrOr("lang", ""), want)
	}
	if got := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != path {
		t.Errorf("%s: canonical address %q", path, got)
	}
	if text := doc.Text(); strings.Contains(text, "⟦") || strings.Contains(text, "<no value>") || strings.Contains(text, "{{") {
		t.Errorf("%s shows a text that is not filled in", path)
	}
	if doc.Find("title").Text() == "" || strings.TrimSpace(doc.Find(`meta[name="description"]`).AttrOr("content", "")) == "" {
		t.Errorf("%s has no title or no description", path)
	}
	if n := doc.Find("[style], style, script:not([src]), [onclick]").Length(); n > 0 {
		t.Errorf("%s has %d inline styles or scripts, which the policy refuses", path, n)
	}
	return ids
}

// The other language of every page leads back.
func TestTwins(t *testing.T) {
	nl, en := allPages(catalogue.Dutch), allPages(catalogue.English)
	for i := range nl {
		for path, twin := range map[string]string{nl[i]: en[i], en[i]: nl[i]} {
			if i > 20 && i%10 > 0 {
				continue // some of each kind will do
			}
			if got := page(t, path, http.StatusOK).Find(".lang a").AttrOr("href", ""); got != twin {
				t.Errorf("%s: the other language is at %q, want %q", path, got, twin)
			}
		}
	}
	const search = "?q=stage&sector=zorg&land=BE&sorteer=titel"
	if got := page(t, "/initiatieven"+search, http.StatusOK).Find(".lang a").AttrOr("href", ""); got != "/en/actions"+search {
		t.Errorf("a search in the other language is at %q, want the same search", got)
	}
}

func TestPermanentRedirects(t *testing.T) {
	tests := []struct {
		name, from, to string
		status         int
	}{
		{"number alone", "/initiatieven/94", "/initiatieven/94-beroepenhuis", 301},
		{"old slug", "/en/actions/94-old", "/en/actions/94-beroepenhuis", 301},
		{"case in the wrong language", "/en/cases/zelfroosteren", "/en/cases/self-scheduling", 301},
		{"case by number", "/praktijkstudies/1", "/praktijkstudies/zelfroosteren", 301},
		{"slash at the end", "/en/", "/en", 301},
		{"slash at the end keeps the search", "/initiatieven/?q=stage", "/initiatieven?q=stage", 301},
		{"another order of the search", "/initiatieven?land=NL&q=stage", "/initiatieven?q=stage&land=NL", 302},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := get(t, tt.from)
			if got := resp.Header.Get("Location"); resp.StatusCode != tt.status || got != tt.to {
				t.Errorf("%s: got %d to %q, want %d to %q", tt.from, resp.StatusCode, got, tt.status, tt.to)
			}
		})
	}
}

// Leaving out the slash at the end of a secret link gives it away as little as
// its page does, and is a request like any other.
func TestRedirectOfASecret(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	h, logs := logged(t, site.store, site.index)
	resp := ask(t, h, httptest.NewRequest(http.MethodGet, at+"/", nil))
	if got := resp.Header.Get("Location"); resp.StatusCode != http.StatusMovedPermanently || got != at {
		t.Errorf("got %d to %q, want 301 to %s", resp.StatusCode, got, at)
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"} {
		if got := resp.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	id := resp.Header.Get("X-Request-Id")
	if got := logs.String(); id == "" || !strings.Contains(got, `"id":"`+id+`"`) || strings.Contains(got, at[len("/lijsten/"):]) {
		t.Errorf("request %q, and the log has %s", id, got)
	}
}

// Nobody is led off the site.
func TestNoRedirectElsewhere(t *testing.T) {
	for _, path := range []string{"//evil.example/", "/%2fevil.example/", `/\evil.example/`, "///evil.example//"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path, r.RequestURI = path, path
		to := ask(t, site.handler, r).Header.Get("Location")
		if strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`) || strings.Contains(to, "://") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

// What a reader typed is shown as text, whatever it is.
func TestOddInput(t *testing.T) {
	for _, query := range []string{
		"sector=%ff", "land=%3Cscript%3Ealert(1)%3C/script%3E", "q=%ff%fe", "sorteer=%ff", "pagina=%ff", "q=%00",
		"q=%22onmouseover=%22alert(1)", "land=" + strings.Repeat("%F0%9F%92%A7", 100), "q=%E2%80%AEabc", "q=%28%5B%7B%22", "q=-", "q=%22%22", "q=*",
	} {
		resp := get(t, "/en/actions?"+query)
		text := body(t, resp)
		if resp.StatusCode >= 500 {
			t.Errorf("%s: status %d", query, resp.StatusCode)
		}
		if !utf8.ValidString(text) {
			t.Errorf("%s: the page is not UTF-8", query)
		}
		if strings.Contains(text, "<script>alert") || strings.Contains(text, `"onmouseover`) {
			t.Errorf("%s: the page holds what was typed as markup", query)
		}
	}
}

func TestOtherRoutes(t *testing.T) {
	tests := []struct{ path, contentType, says string }{
		{"/healthz", "text/plain; charset=UTF-8", "ok"},
		{"/robots.txt", "text/plain; charset=UTF-8", "Disallow: /api/"},
	}
	for _, tt := range tests {
		resp := get(t, tt.path)
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != http.StatusOK || got != tt.contentType {
			t.Errorf("%s: got %d of type %q, want 200 of %q", tt.path, resp.StatusCode, got, tt.contentType)
		}
		if text := body(t, resp); !strings.Contains(text, tt.says) {
			t.Errorf("%s says %q, want %q in it", tt.path, text, tt.says)
		}
	}
}

// Numbers that do not exist and odd ones are not found, in either language.
func TestActionsThatAreNotThere(t *testing.T) {
	for _, part := range []string{"0", "133", "999999-x", "1234567", "+94-beroepenhuis", "-1", "094-beroepenhuis", "94x", "x"} {
		for _, lang := range catalogue.Langs {
			path := fmt.Sprintf("%s/%s", address.Page(lang, "actions"), part)
			if got := get(t, path).StatusCode; got != http.StatusNotFound {
				t.Errorf("%s: status %d, want 404", path, got)
			}
		}
	}
}
