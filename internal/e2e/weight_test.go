package e2e_test

import (
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// What a page may weigh, in bytes over the line with their headers: at a first
// visit with style sheet, script, icons and fonts, and as the next page of a
// visit, when the browser has those.
const (
	mostFirst = 100_000
	mostNext  = 60_000
	mostAsset = 15_000 // the style sheet or the script, compressed
)

func TestWeights(t *testing.T) {
	v := openVisit(t)
	v.open("/en/about", 200) // fills the cache
	for _, k := range differentKinds(t) {
		next := v.weigh(k.nl, k.status)
		v.run(network.SetCacheDisabled(true))
		first := v.weigh(k.nl, k.status)
		v.run(network.SetCacheDisabled(false))
		t.Logf("%s: %d bytes at first, %d as the next page", k.nl, first, next)
		if first > mostFirst {
			t.Errorf("%s weighs %d bytes at a first visit, more than %d", k.nl, first, mostFirst)
		}
		if next > mostNext {
			t.Errorf("%s weighs %d bytes as the next page, more than %d", k.nl, next, mostNext)
		}
		// The cache has to make a difference, else nothing is measured.
		if first < next+mostAsset {
			t.Errorf("%s weighs %d bytes at a first visit and %d after it: what is the cache for?", k.nl, first, next)
		}
	}
}

// The style sheet and the script are on every page, and hold up what is shown.
func TestAssetsAreSmall(t *testing.T) {
	doc := get(t, "/").document(t)
	for _, selector := range []string{`link[rel="stylesheet"]`, "script[src]"} {
		found := doc.Find(selector)
		if found.Length() != 1 {
			t.Errorf("the page has %d of %s, want one", found.Length(), selector)
		}
		url := found.AttrOr("href", found.AttrOr("src", ""))
		for _, encoding := range []string{"gzip", "br"} {
			a := ask(t, "GET", url, map[string]string{"Accept-Encoding": encoding})
			if got := a.header.Get("Content-Encoding"); got != encoding {
				t.Errorf("%s comes as %q, want %q", url, got, encoding)
			}
			if len(a.body) > mostAsset {
				t.Errorf("%s has %d bytes by %s, more than %d", strings.TrimSuffix(path.Base(url), path.Ext(url)), len(a.body), encoding, mostAsset)
			}
		}
	}
}
