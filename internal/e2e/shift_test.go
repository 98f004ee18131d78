package e2e_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	intercept "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// watchShifts notes from the first moment of a page on what moves in it.
const watchShifts = naming + `;
	globalThis.shifts = new Set();
	globalThis.noteShifts = (entries) => {
		for (const e of entries) for (const { node } of e.sources) {
			const moved = node?.nodeType === 3 ? node.parentElement : node;
			shifts.add(moved?.isConnected ? nameOf(moved) : "something that is gone");
		}
	};
	globalThis.shiftsSeen = new PerformanceObserver((list) => noteShifts(list.getEntries()));
	shiftsSeen.observe({ type: "layout-shift" });`

// painted resolves when the page shows its first text.
const painted = `new Promise((done) => new PerformanceObserver((list, observer) => {
	if (!list.getEntriesByName("first-contentful-paint").length) return;
	observer.disconnect();
	done(true);
}).observe({ type: "paint", buffered: true }))`

// shifted resolves to what has moved, once the page is drawn with all it has.
const shifted = `document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
	noteShifts(shiftsSeen.takeRecords());
	done([...shifts]);
})))))`

// lateVisit is a visit in which fonts and script wait until they are let go.
type lateVisit struct {
	*visit

	holding sync.Mutex
	held    []intercept.RequestID
}

func openLateVisit(t *testing.T) *lateVisit {
	t.Helper()
	v := &lateVisit{visit: openVisit(t)}
	chromedp.ListenTarget(v.ctx, func(event any) {
		if e, ok := event.(*intercept.EventRequestPaused); ok {
			v.holding.Lock()
			v.held = append(v.held, e.RequestID)
			v.holding.Unlock()
		}
	})
	v.run(
		network.SetCacheDisabled(true),
		intercept.Enable().WithPatterns([]*intercept.RequestPattern{{URLPattern: "*.woff2"}, {URLPattern: "*.js"}}),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watchShifts).Do(ctx)
			return err
		}),
	)
	return v
}

// begin goes to a page and waits until it shows something.
func (v *lateVisit) begin(path string, status int) {
	v.t.Helper()
	v.expect(path, status)
	var done bool
	v.run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(site.URL + path).Do(ctx)
		return err
	}))
	v.await(painted, &done)
}

// letGo lets fonts and script come, and gives how many files they were.
func (v *lateVisit) letGo() int {
	v.t.Helper()
	v.holding.Lock()
	held := v.held
	v.held = nil
	v.holding.Unlock()
	for _, id := range held {
		v.run(intercept.ContinueRequest(id))
	}
	v.until(`document.readyState === "complete"`)
	return len(held)
}

// TestNothingShifts looks at a page of every kind, in which nothing may move
// when fonts and script arrive after the text: narrow and light in Dutch, wide
// and dark in English.
func TestNothingShifts(t *testing.T) {
	list := differentKinds(t)
	for _, look := range []struct {
		width        int64
		scheme, lang string
	}{{390, "light", "nl"}, {1280, "dark", "en"}} {
		t.Run(fmt.Sprintf("%d px", look.width), func(t *testing.T) {
			v := openLateVisit(t)
			v.run(
				// As high as a reader may have come before the last file did.
				emulation.SetDeviceMetricsOverride(look.width, 3000, 1, look.width < 600),
				emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}),
			)
			for _, k := range list {
				v.checkShifts(k.path(look.lang), k.status)
			}
		})
	}
}

func (v *lateVisit) checkShifts(path string, status int) {
	v.t.Helper()
	v.begin(path, status)
	if held := v.letGo(); held < 3 {
		v.t.Errorf("%s: %d files came late, want the script and two fonts", path, held)
	}
	var moved []string
	v.await(shifted, &moved)
	if len(moved) > 0 {
		v.t.Errorf("%s: these move:\n%s", path, strings.Join(moved, "\n"))
	}
}
