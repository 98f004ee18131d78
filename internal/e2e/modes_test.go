package e2e_test

import (
	"context"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// The other language is the same search, with scripts and after them.
func TestLanguageKeepsPlace(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven?q=techniek&sector=techniek&land=NL", 200)
	b.choose("Looptijd", "Lange termijn (LT)")
	dutch := b.str(count)
	b.follow(".lang a")
	if got, want := b.str(`location.pathname + location.search`), "/en/actions?q=techniek&sector=techniek&land=NL&looptijd=LT"; got != want {
		t.Errorf("the other language is %s, want %s", got, want)
	}
	b.want(`document.documentElement.lang.startsWith("en")`, "it is not in English")
	for _, id := range []string{"filter-sector-techniek", "filter-land-NL", "filter-looptijd-LT"} {
		b.want(`document.getElementById(`+quote(id)+`).checked`, "%s is no longer chosen", id)
	}
	if b.str(count) == dutch {
		t.Errorf("%q is said in both languages", dutch)
	}
	b.follow(".lang a")
	if got := b.str(count); got != dutch {
		t.Errorf("back in Dutch it says %q, want %q", got, dutch)
	}
}

func TestPrint(t *testing.T) {
	makePlan(t)
	for _, tt := range []struct {
		path        string
		gone, there []string
	}{
		{madePlan.edit, []string{".top nav", ".actions", ".plan-aside", ".plan-section .edit", ".links-panel", "#meer"}, []string{"h1", ".gaps li", ".plan-section h2", ".plan-table", ".plan-facts"}},
		{"/initiatieven?q=zorg&land=BE", []string{".top nav", ".lang", ".search", ".filters", ".pages", ".foot nav"}, []string{"h1", ".hit h3"}},
		{"/praktijkstudies/zelfroosteren", []string{".top nav", ".actions", ".toc", ".neighbours", ".here"}, []string{"h1", ".basin.is-warm li", ".basin.is-cold li", ".summary"}},
	} {
		t.Run(tt.path, func(t *testing.T) {
			b := openTab(t)
			b.screen(1440, "dark")
			b.open(tt.path, 200)
			for _, selector := range append(tt.gone, tt.there...) {
				b.want(`document.querySelector(`+quote(selector)+`)`, "there is no %s to begin with", selector)
			}
			b.run(emulation.SetEmulatedMedia().WithMedia("print"))
			for _, selector := range tt.gone {
				b.want(`![...document.querySelectorAll(`+quote(selector)+`)].some((e) => e.checkVisibility())`, "on paper there is still %s", selector)
			}
			for _, selector := range tt.there {
				b.want(shown(`document.querySelector(`+quote(selector)+`)`), "on paper there is no %s", selector)
			}
		})
	}
}

// The matrix fits on one sheet of A3, a comparison is printed across.
func TestPaper(t *testing.T) {
	for _, tt := range []struct {
		path          string
		pages         int    // or 0 for any number
		width, height string // in points
	}{
		// Chromium rounds millimetres to pixels: A3 is 1191 by 841 points, A4 842 by 594.
		{"/themas", 1, "1191", "841"},
		{"/en/themes", 1, "1191", "841"},
		{"/vergelijken?studie=7&studie=10&studie=5&studie=6", 0, "841", "594"},
	} {
		b := openTab(t)
		b.screen(1440, "light")
		b.open(tt.path, 200)
		var pdf []byte
		b.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(true).Do(ctx)
			return err
		}))
		if got := len(pdfPage.FindAll(pdf, -1)); got == 0 || tt.pages > 0 && got != tt.pages {
			t.Errorf("%s takes %d pages, want %d", tt.path, got, tt.pages)
		}
		for _, box := range mediaBox.FindAllSubmatch(pdf, -1) {
			if string(box[1]) != tt.width || string(box[2]) != tt.height {
				t.Errorf("%s is printed on %s, want %s by %s", tt.path, box[0], tt.width, tt.height)
			}
		}
	}
}

var (
	pdfPage  = regexp.MustCompile(`/Type\s*/Page\b`)
	mediaBox = regexp.MustCompile(`/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)[.\d]*\]`)
)

// Tables that scroll on a screen fit on paper as a whole: on a page that is
// upright, and one of very many columns on a page across.
func TestTablesFitPaper(t *testing.T) {
	makePlan(t)
	roundKinds(t)
	for path, across := range map[string]bool{"/cijfers": true, "/en/figures": true, madeRounds.results: false, madePlan.edit: false} {
		b := openTab(t)
		b.screen(1440, "light")
		b.open(path, 200)
		b.run(emulation.SetEmulatedMedia().WithMedia("print"))
		const tables = `[...document.querySelectorAll(".scroll")].filter((s) => (getComputedStyle(s.closest("section")).page === "wide") === wide)`
		for _, kind := range []struct {
			wide  string
			width int64 // of A4 without its margins, in pixels
		}{{"false", 687}, {"true", 1031}} {
			b.run(emulation.SetDeviceMetricsOverride(kind.width, 900, 1, false))
			b.want(`((wide) => `+tables+`.length > 0)(`+kind.wide+`) || `+kind.wide+` !== `+strconv.FormatBool(across), "%s: no tables to look at", path)
			if got := b.str(`((wide) => ` + tables + `.filter((s) => s.checkVisibility() && s.querySelector("table").getBoundingClientRect().right > innerWidth).map((s) => s.textContent.trim().slice(0, 60)).join("; "))(` + kind.wide + `)`); got != "" {
				t.Errorf("%s, %d pixels: too wide for paper: %s", path, kind.width, got)
			}
		}
		var pdf []byte
		b.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithPaperWidth(8.27).WithPaperHeight(11.69).Do(ctx)
			return err
		}))
		var upright, landscape int
		for _, box := range mediaBox.FindAllSubmatch(pdf, -1) {
			if string(box[1]) == "841" {
				landscape++
			} else {
				upright++
			}
		}
		if upright == 0 || (landscape > 0) != across {
			t.Errorf("%s is printed on %d pages upright and %d across", path, upright, landscape)
		}
	}
}

// Whatever the page complains of has to reach the test.
func TestComplaintsAreHeard(t *testing.T) {
	b := openTab(t)
	b.open("/", 200)
	b.eval(`document.body.setAttribute("style", "color: red"); console.error("told"); setTimeout(() => { throw new Error("thrown"); }); undefined`, nil)
	for _, want := range []string{"Content Security Policy", "told", "thrown"} {
		if !b.heard(want) {
			t.Errorf("nothing was heard of %q", want)
		}
	}
	b.forget()
}

// With the few colours that some readers let their system choose, what is chosen,
// where one is and what has the focus still show.
func TestForcedColours(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.run(
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}),
		emulation.SetFocusEmulationEnabled(true),
	)
	// look is a picture of an element.
	look := func(selector string) string {
		t.Helper()
		var at struct{ X, Y, Width, Height float64 }
		b.eval(`((e) => { e.scrollIntoView({ block: "center" }); const r = e.getBoundingClientRect(); return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height } })(document.querySelector(`+quote(selector)+`))`, &at)
		var picture []byte
		b.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			clip := &page.Viewport{X: at.X, Y: at.Y, Width: at.Width, Height: at.Height, Scale: 1}
			picture, err = page.CaptureScreenshot().WithClip(clip).Do(ctx)
			return err
		}))
		return string(picture)
	}
	differ := func(what, one, other string) {
		t.Helper()
		if one == other {
			t.Errorf("%s shows by colour alone", what)
		}
	}
	const menu = `.nav a[href="/initiatieven"]`
	b.open("/praktijkstudies", 200)
	b.want(`matchMedia("(forced-colors: active)").matches`, "the colours are not forced")
	elsewhere := look(menu)
	b.open("/initiatieven?sector=zorg", 200)
	differ("the current page in the menu", look(menu), elsewhere)
	without := look("#filter-sector-techniek")
	b.open("/initiatieven?sector=techniek", 200)
	differ("a box that is ticked", look("#filter-sector-techniek"), without)
	before := look(".top")
	b.eval(`document.querySelector(".top .lang a").focus()`, nil)
	differ("a link with the focus", look(".top"), before)
	for _, path := range []string{"/cijfers", "/praktijkstudies/zelfroosteren"} {
		b.open(path, 200)
		const bars = `[...document.querySelectorAll(":is(.bars, .meter, .chart) rect:not(.rest)")]`
		b.want(bars+`.length > 0`, "%s has no bars to look at", path)
		b.want(bars+`.every((r) => getComputedStyle(r).stroke !== "none" || getComputedStyle(r).fill !== getComputedStyle(document.body).backgroundColor)`, "%s: bars are as the page behind them", path)
	}
}
