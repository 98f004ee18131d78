package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// Every link of the ways in, and of the doors to them, leads to a page with
// something on it, and says how much.
func TestGuidesLeadSomewhere(t *testing.T) {
	for _, lang := range catalogue.Langs {
		home := page(t, address.Home(lang), http.StatusOK)
		for _, guide := range site.content.Lessons.Guides {
			path := address.Page(lang, string(guide.ID))
			if home.Find(`.door .go a[href="`+path+`"]`).Length() != 1 {
				t.Errorf("no door of %s leads to %s", address.Home(lang), path)
			}
			doc := page(t, path, http.StatusOK)
			places := 0
			for _, q := range guide.Questions {
				places += len(q.Places)
			}
			links := doc.Find(".places a")
			if links.Length() != places || doc.Find(".band h2").Length() != len(guide.Questions) {
				t.Errorf("%s has %d links and %d questions, want %d and %d", path,
					links.Length(), doc.Find(".band h2").Length(), places, len(guide.Questions))
			}
			links.Each(func(_ int, a *goquery.Selection) { checkPlace(t, path, a) })
		}
	}
}

func checkPlace(t *testing.T, from string, a *goquery.Selection) {
	t.Helper()
	href := a.AttrOr("href", "")
	target, anchor, _ := strings.Cut(href, "#")
	doc := page(t, target, http.StatusOK)
	if anchor != "" && doc.Find("#"+anchor).Length() != 1 {
		t.Errorf("%s: %s has no such place", from, href)
	}
	count := strings.TrimSpace(a.Find("small span").Text())
	if count == "" {
		if len(strings.Fields(doc.Find("main").Text())) < 60 {
			t.Errorf("%s: %s is nearly empty", from, href)
		}
		return
	}
	if got := words(doc, "[data-count]"); doc.Find(".hit").Length() == 0 || got != count {
		t.Errorf("%s: %s finds %q, the link says %q", from, href, got, count)
	}
}

// The three kinds of visitor each have a way in, with enough to go on.
func TestGuidesAreThere(t *testing.T) {
	guides := site.content.Lessons.Guides
	if len(guides) != len(catalogue.GuideIDs) {
		t.Fatalf("%d guides, want %d", len(guides), len(catalogue.GuideIDs))
	}
	for i, g := range guides {
		if g.ID != catalogue.GuideIDs[i] || len(g.Questions) < 5 {
			t.Errorf("guide %d is %s with %d questions", i, g.ID, len(g.Questions))
		}
	}
}
