package web_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// countingSearch counts how often it is asked.
type countingSearch struct {
	web.Searcher
	asked atomic.Int64
}

func (s *countingSearch) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	s.asked.Add(1)
	return s.Searcher.Search(ctx, q)
}

// asking sends a request with these headers, name by name.
func asking(t *testing.T, h http.Handler, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return ask(t, h, r)
}

func TestPagesAreKept(t *testing.T) {
	search := &countingSearch{Searcher: site.index}
	h, _ := logged(t, site.store, search)
	const path = "/initiatieven?q=stage&land=BE"
	first := body(t, asking(t, h, http.MethodGet, path))
	before := search.asked.Load()
	for _, encoding := range []string{"", "gzip", "br, gzip;q=0.5", "gzip;q=0", "*"} {
		resp := asking(t, h, http.MethodGet, path, "Accept-Encoding", encoding)
		text := body(t, resp)
		if zipped := resp.Header.Get("Content-Encoding") == "gzip"; zipped != (encoding != "" && encoding != "gzip;q=0") {
			t.Errorf("%q: compressed %v", encoding, zipped)
		} else if zipped {
			z, err := gzip.NewReader(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			text = string(data)
		}
		if text != first {
			t.Errorf("%q: another page than the first time", encoding)
		}
		if got := resp.Header.Values("Vary"); !strings.Contains(strings.Join(got, ","), "Accept-Encoding") {
			t.Errorf("%q: Vary is %q", encoding, got)
		}
	}
	if got := search.asked.Load(); got != before {
		t.Errorf("the search was asked %d times more for a page that was drawn", got-before)
	}
	// Another address is another page, and so is the other language.
	for _, other := range []string{"/initiatieven?q=stage&land=NL", "/en/actions?q=stage&land=BE", "/initiatieven"} {
		if body(t, asking(t, h, http.MethodGet, other)) == first {
			t.Errorf("%s gives the page of %s", other, path)
		}
	}
}

func TestPagesNotModified(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	for range 2 { // drawn now, and as it was drawn
		resp := asking(t, h, http.MethodGet, "/themas")
		tag := resp.Header.Get("ETag")
		if tag == "" || resp.Header.Get("Cache-Control") != "no-cache" {
			t.Fatalf("ETag %q, Cache-Control %q", tag, resp.Header.Get("Cache-Control"))
		}
		for given, want := range map[string]int{
			tag: 304, strings.TrimPrefix(tag, "W/"): 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200, `W/"x"`: 200, "": 200,
		} {
			resp := asking(t, h, http.MethodGet, "/themas", "If-None-Match", given)
			if text := body(t, resp); resp.StatusCode != want || (want == 304) != (text == "") {
				t.Errorf("If-None-Match %s: status %d with %d bytes, want %d", given, resp.StatusCode, len(text), want)
			}
		}
	}
	if a, b := asking(t, h, http.MethodGet, "/").Header.Get("ETag"), asking(t, h, http.MethodGet, "/en").Header.Get("ETag"); a == b {
		t.Error("two pages have one tag")
	}
	// What is wrong is not kept, and has no tag.
	for _, path := range []string{"/initiatieven?land=XX", "/initiatieven/999-x", "/bestaat-niet"} {
		for range 2 {
			if resp := asking(t, h, http.MethodGet, path, "If-None-Match", "*"); resp.StatusCode < 400 || resp.Header.Get("ETag") != "" {
				t.Errorf("%s: status %d with tag %q", path, resp.StatusCode, resp.Header.Get("ETag"))
			}
		}
	}
}

// What only some may see is never kept for others.
func TestPrivatePagesAreNotKept(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.page("/lijsten", http.StatusOK)
	if got := newVisitor(t).page("/lijsten", http.StatusOK).Find(".list-cards a").Length(); got != 0 {
		t.Errorf("another visitor sees %d lists", got)
	}
	v.post(at, values("doe", "kop", "versie", "1", "titel", "Nieuwe titel"))
	if got := words(v.page(at, http.StatusOK), "h1"); got != "Nieuwe titel" {
		t.Errorf("the list is still called %q", got)
	}
	if resp := v.do(http.MethodGet, at, nil); resp.Header.Get("ETag") != "" || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("a list has the tag %q and Cache-Control %q", resp.Header.Get("ETag"), resp.Header.Get("Cache-Control"))
	}
}

// A flood of addresses, from many at once, gives right pages and no more.
func TestManyAddresses(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	want := body(t, asking(t, h, http.MethodGet, "/over"))
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 60 {
				resp := asking(t, h, http.MethodGet, fmt.Sprintf("/over?x=%d-%d%s", i, j, strings.Repeat("y", 20*j)))
				if body(t, resp) != want {
					t.Error("an address with something after it gives another page")
				}
			}
		})
	}
	all.Wait()
}

func TestHeadOfAKeptPage(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	for range 2 {
		resp := asking(t, h, http.MethodHead, "/over", "Accept-Encoding", "gzip")
		if resp.StatusCode != http.StatusOK || resp.Header.Get("ETag") == "" {
			t.Errorf("status %d, tag %q", resp.StatusCode, resp.Header.Get("ETag"))
		}
	}
}
