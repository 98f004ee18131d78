package e2e_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// mostPages is where the crawl stops: filters can be combined without end.
const mostPages = 6000

// crawled is what a page holds of use to the pages around it.
type crawled struct {
	path   string // where it is, after a redirect
	isPage bool
	ids    map[string]bool
	twin   string   // the same page in the other language
	links  []string // paths within the site, as they stand, with fragments
	faults []string
}

// TestCrawl follows every link of the site, in both languages, and checks each
// page that it comes to and how the pages hang together.
func TestCrawl(t *testing.T) {
	pages := crawl(t, "/", "/en")
	for path, p := range pages {
		for _, fault := range p.faults {
			t.Errorf("%s: %s", path, fault)
		}
		checkTwin(t, path, pages)
		for _, link := range p.links {
			checkFragment(t, path, link, pages)
		}
	}
	checkReached(t, pages)
	checkKinds(t, pages)
	t.Logf("%d addresses", len(pages))
}

// crawl reads all that can be reached, pages without a query first, so that
// none of them is lost at the end.
func crawl(t *testing.T, from ...string) map[string]*crawled {
	t.Helper()
	pages, todo := map[string]*crawled{}, from
	for len(todo) > 0 && len(pages) < mostPages {
		for path, p := range readAll(t, todo) {
			pages[path] = p
		}
		seen := map[string]bool{}
		for _, p := range pages {
			for _, link := range p.links {
				path, _, _ := strings.Cut(link, "#")
				if pages[path] == nil {
					seen[path] = true
				}
			}
		}
		plain, queries := []string{}, []string{}
		for path := range seen {
			if strings.Contains(path, "?") {
				queries = append(queries, path)
			} else {
				plain = append(plain, path)
			}
		}
		if todo = plain; len(plain) == 0 {
			slices.Sort(queries)
			todo = queries[:min(len(queries), max(0, mostPages-len(pages)))]
		}
	}
	return pages
}

// readAll reads pages, a few at a time.
func readAll(t *testing.T, paths []string) map[string]*crawled {
	t.Helper()
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		pages = map[string]*crawled{}
		queue = make(chan string)
	)
	for range 4 {
		wg.Go(func() {
			for path := range queue {
				p := readPage(path)
				mu.Lock()
				pages[path] = p
				mu.Unlock()
			}
		})
	}
	for _, path := range paths {
		queue <- path
	}
	close(queue)
	wg.Wait()
	return pages
}

// readPage reads one address; one redirect is in order.
func readPage(path string) *crawled {
	p := &crawled{path: path, ids: map[string]bool{}}
	a, err := request("GET", site.URL+path, nil)
	if err == nil && a.status >= 300 && a.status < 400 {
		p.path = a.header.Get("Location")
		a, err = request("GET", site.URL+p.path, nil)
	}
	if err != nil {
		p.faults = append(p.faults, err.Error())
		return p
	}
	if a.status != 200 {
		p.faults = append(p.faults, fmt.Sprintf("status %d", a.status))
		return p
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(a.body)))
	if err != nil {
		p.faults = append(p.faults, err.Error())
		return p
	}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) { p.ids[e.AttrOr("id", "")] = true })
	if p.isPage = a.isPage(); !p.isPage {
		return p
	}
	p.faults = pageFaults(path, doc, string(a.body))
	p.twin = doc.Find(".lang a[hreflang]").AttrOr("href", "")
	p.links = internalLinks(path, doc)
	return p
}

// internalLinks lists where a page leads within the site: links, forms,
// pictures, scripts, style sheets.
func internalLinks(path string, doc *goquery.Document) []string {
	base, err := url.Parse(path)
	if err != nil {
		return nil
	}
	var list []string
	doc.Find("[href], [src], form[action]").Each(func(_ int, e *goquery.Selection) {
		for _, name := range []string{"href", "src", "action"} {
			value, ok := e.Attr(name)
			if !ok {
				continue
			}
			to, err := base.Parse(value)
			if err != nil || to.Host != "" || to.Opaque != "" {
				continue // leads elsewhere
			}
			if link := to.String(); !slices.Contains(list, link) {
				list = append(list, link)
			}
		}
	})
	return list
}

// checkTwin checks that a page leads to the same page in the other language,
// and that one back here.
func checkTwin(t *testing.T, path string, pages map[string]*crawled) {
	t.Helper()
	p := pages[path]
	if !p.isPage || p.twin == "" {
		return // has its own fault
	}
	twin := pages[p.twin]
	if twin == nil && len(pages) >= mostPages {
		twin = readPage(p.twin)
	}
	switch {
	case twin == nil:
		t.Errorf("%s: its twin %s was not found", path, p.twin)
	case isEnglish(path) == isEnglish(p.twin):
		t.Errorf("%s: its twin %s is in the same language", path, p.twin)
	case twin.twin != p.path:
		t.Errorf("%s: its twin %s leads back to %s", path, p.twin, twin.twin)
	}
}

func checkFragment(t *testing.T, path, link string, pages map[string]*crawled) {
	t.Helper()
	to, fragment, ok := strings.Cut(link, "#")
	if target := pages[to]; ok && target != nil && !target.ids[fragment] {
		t.Errorf("%s: there is no #%s on %s", path, fragment, to)
	}
}

// checkReached checks that every action, case and organisation was come by.
func checkReached(t *testing.T, pages map[string]*crawled) {
	t.Helper()
	reached := func(path string) {
		if p := pages[path]; p == nil || !p.isPage {
			t.Errorf("no link leads to %s", path)
		}
	}
	actions := allActions(t, site).Items
	for _, lang := range []string{"nl", "en"} {
		for _, a := range actions {
			reached(actionPath(lang, a))
			for _, o := range a.Initiators {
				reached(text{"/organisaties/", "/en/organisations/"}.in(lang) + o.ID)
			}
		}
	}
	for _, c := range allCases(t, site).Items {
		reached("/praktijkstudies/" + c.Slug)
	}
	english := 0
	for path, p := range pages {
		if p.isPage && strings.HasPrefix(path, "/en/cases/") {
			english++
		}
	}
	if english != 10 {
		t.Errorf("links lead to %d cases in English, want 10", english)
	}
}

// checkKinds checks that kinds, which other tests rely on, has a page of every
// kind that there is.
func checkKinds(t *testing.T, pages map[string]*crawled) {
	t.Helper()
	known := map[string]bool{}
	for _, k := range kinds(t) {
		known[shape(k.nl)], known[shape(k.en)] = true, true
	}
	for _, p := range pages {
		if s := shape(p.path); p.isPage && !known[s] {
			known[s] = true // say it once
			t.Errorf("kinds has no page like %s", p.path)
		}
	}
}

func isEnglish(path string) bool { return path == "/en" || strings.HasPrefix(path, "/en/") }
