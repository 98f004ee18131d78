package e2e_test

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// visit is a tab with a cache of its own, empty at first, that counts what it
// receives.
type visit struct {
	*tab

	mu       sync.Mutex
	pending  map[network.RequestID]string // the addresses
	received int
}

func openVisit(t testing.TB) *visit {
	t.Helper()
	needBrowser(t)
	// chromedp opens no window for a new profile, and Chromium wants one.
	whole := cdp.WithExecutor(browser.ctx, chromedp.FromContext(browser.ctx).Browser)
	profile, err := target.CreateBrowserContext().Do(whole)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := target.DisposeBrowserContext(profile).Do(whole); err != nil {
			t.Error(err)
		}
	})
	window, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(whole)
	if err != nil {
		t.Fatal(err)
	}
	v := &visit{tab: openTab(t, chromedp.WithTargetID(window)), pending: map[network.RequestID]string{}}
	chromedp.ListenTarget(v.ctx, v.count)
	return v
}

// count adds up what comes over the line, headers and all. What the cache has
// counts for nothing.
func (v *visit) count(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		// The icon of the site is fetched when the browser likes, or not at all.
		if !strings.Contains(e.Request.URL, "/favicon.") {
			v.pending[e.RequestID] = e.Request.URL
		}
	case *network.EventLoadingFinished:
		if _, ok := v.pending[e.RequestID]; ok {
			v.received += int(e.EncodedDataLength)
		}
		delete(v.pending, e.RequestID)
	case *network.EventLoadingFailed:
		delete(v.pending, e.RequestID)
	}
}

// weigh gives the bytes that a page costs, with all that it asks for.
func (v *visit) weigh(path string, status int) int {
	v.t.Helper()
	v.mu.Lock()
	v.received = 0
	clear(v.pending) // a page that is left answers for nothing
	v.mu.Unlock()
	v.open(path, status)
	return v.settled()
}

// settled waits until nothing is under way and gives the bytes received.
func (v *visit) settled() int {
	v.t.Helper()
	var done bool
	v.await(`document.fonts.ready.then(() => true)`, &done)
	for deadline := time.Now().Add(patience); ; time.Sleep(time.Millisecond) {
		v.mu.Lock()
		left, received := slices.Collect(maps.Values(v.pending)), v.received
		v.mu.Unlock()
		if len(left) == 0 {
			return received
		}
		if time.Now().After(deadline) {
			v.t.Fatalf("%s is still waiting for %q", v.str("location.href"), left)
		}
	}
}
