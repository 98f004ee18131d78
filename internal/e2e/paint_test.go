package e2e_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const (
	paintRounds = 5                      // the median is what counts
	slowdown    = 4                      // of the processor
	quiet       = 500 * time.Millisecond // in which nothing happens any more
)

// watchPaint notes when a page shows something, what moves and how long the
// browser is busy.
const watchPaint = `globalThis.paint = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
	const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
	watch("paint", (e) => { if (e.name === "first-contentful-paint") paint.fcp = e.startTime; });
	watch("largest-contentful-paint", (e) => { paint.lcp = e.startTime; });
	watch("layout-shift", (e) => { if (!e.hadRecentInput) paint.cls += e.value; });
	watch("longtask", (e) => paint.tasks.push([e.startTime, e.startTime + e.duration]));`

// blocked is for how many milliseconds, after the first text, the browser
// could not have answered within 50 (total blocking time).
const blocked = `paint.tasks.reduce((sum, [begin, end]) => sum + Math.max(0, end - Math.max(begin, paint.fcp) - 50), 0)`

// painting is how a page came to be shown; times in milliseconds.
type painting struct {
	FCP, LCP, TBT, CLS float64
	Bytes              int
}

// lines are what the pages come over.
var lines = []struct {
	name string
	network.Conditions
}{
	{"no limit", network.Conditions{DownloadThroughput: -1, UploadThroughput: -1}},
	{"fast 3G", network.Conditions{Latency: 562.5, DownloadThroughput: 180_000, UploadThroughput: 84_375}}, // ms, bytes a second
}

// BenchmarkPaint tells how heavy pages are and how fast they show on a phone
// with a slow processor: on a fast line and on a slow one, at a first visit
// (cold) and as the next page of a visit (warm). It prints a table a line.
func BenchmarkPaint(b *testing.B) {
	for i := range lines {
		var rows strings.Builder
		for _, p := range []struct{ name, path string }{
			{"home", "/"}, {"catalogue", "/initiatieven"}, {"catalogue with a search", "/initiatieven?q=techniek"},
			{"case", "/praktijkstudies/zelfroosteren"}, {"action", "/initiatieven/36-project-hardenberg"}, {"begin of a plan", "/plannen/nieuw?initiatief=36"},
		} {
			get(b, p.path) // drawn once, as it is for all visitors but the first
			for _, cache := range []string{"cold", "warm"} {
				b.Run(fmt.Sprintf("line=%s/page=%s/cache=%s", lines[i].name, p.name, cache), func(b *testing.B) {
					m := medianPainting(b, &lines[i].Conditions, p.path, cache == "warm")
					fmt.Fprintf(&rows, "| %s | %s | %.0f | %.0f | %.0f | %.3f | %.1f |\n", p.name, cache, m.FCP, m.LCP, m.TBT, m.CLS, float64(m.Bytes)/1000)
					b.ReportMetric(m.FCP, "FCP-ms")
					b.ReportMetric(m.LCP, "LCP-ms")
					b.ReportMetric(m.TBT, "TBT-ms")
					b.ReportMetric(float64(m.Bytes), "bytes")
				})
			}
		}
		if rows.Len() > 0 {
			fmt.Printf("\n| page (processor %d times slower, line: %s) | cache | FCP ms | LCP ms | TBT ms | CLS | kB |\n|---|---|--:|--:|--:|--:|--:|\n%s\n", slowdown, lines[i].name, &rows)
		}
	}
}

// medianPainting looks at a page a few times, each time in a new window.
func medianPainting(b *testing.B, line *network.Conditions, path string, warm bool) painting {
	b.Helper()
	var all []painting
	for range paintRounds {
		all = append(all, paintOnce(b, line, path, warm))
	}
	return painting{
		FCP: median(all, func(p painting) float64 { return p.FCP }), LCP: median(all, func(p painting) float64 { return p.LCP }),
		TBT: median(all, func(p painting) float64 { return p.TBT }), CLS: median(all, func(p painting) float64 { return p.CLS }),
		Bytes: median(all, func(p painting) int { return p.Bytes }),
	}
}

func median[T cmp.Ordered](all []painting, of func(painting) T) T {
	var list []T
	for _, p := range all {
		list = append(list, of(p))
	}
	slices.Sort(list)
	return list[len(list)/2]
}

func paintOnce(b *testing.B, line *network.Conditions, path string, warm bool) painting {
	b.Helper()
	v := openVisit(b)
	v.run(emulation.SetDeviceMetricsOverride(390, 844, 1, true), chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{line}).Do(ctx)
		return err
	}))
	if warm {
		v.weigh("/over", 200)
	}
	v.run(
		emulation.SetCPUThrottlingRate(slowdown),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watchPaint).Do(ctx)
			return err
		}),
	)
	m := painting{Bytes: v.weigh(path, 200)}
	time.Sleep(quiet)
	v.eval(`({ FCP: paint.fcp, LCP: paint.lcp, CLS: paint.cls, TBT: `+blocked+` })`, &m)
	return m
}
