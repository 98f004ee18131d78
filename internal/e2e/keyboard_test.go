package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Everything can be done by keyboard alone, and the focus is always somewhere
// that can be seen.
func TestKeyboard(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven", 200)
	b.eval(`window.stayed = true`, nil)

	b.keys(kb.Tab)
	b.want(`document.activeElement.matches(".skip")`, "the first tab does not reach the skip link")
	b.want(inView(`document.activeElement`), "the skip link with the focus is not to be seen")
	b.keys(kb.Enter)
	b.until(`document.activeElement.id === "inhoud"`)

	b.tabTo(`document.activeElement.matches("[data-search] [name=q]")`, 80)
	b.keys("techniek")
	b.keys(kb.Enter)
	b.until(`location.search === "?q=techniek" && !document.querySelector("[aria-busy]")`)

	b.tabTo(`document.activeElement.matches("#filter-sector [type=checkbox]:not(:checked)")`, 80)
	box := b.str(`document.activeElement.id`)
	b.keys(" ")
	b.until(`location.search.includes("sector=") && !document.querySelector("[aria-busy]")`)
	b.until(`document.activeElement.id === ` + quote(box))
	b.want(`document.activeElement.checked`, "the space bar did not choose the filter")
	b.keys(" ")
	b.until(`!location.search.includes("sector=") && !document.querySelector("[aria-busy]")`)
	b.until(`document.activeElement.id === ` + quote(box))
	b.want(`window.stayed`, "a filter loaded a page")
}

// tabTo presses Tab, so many times at most, until an expression is true, and
// looks at each stop.
func (b *tab) tabTo(expression string, most int) {
	b.t.Helper()
	const seen = `((e) => {
		const s = getComputedStyle(e), inside = e.closest(".check");
		const ringed = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none";
		return e === document.body || ringed(s) || inside && ringed(getComputedStyle(inside));
	})(document.activeElement)`
	for range most {
		b.keys(kb.Tab)
		b.want(seen, "the focus cannot be seen at %s", b.str(`document.activeElement.outerHTML.slice(0, 120)`))
		b.want(inView(`document.activeElement`), "the focus is off the screen at %s", b.str(`document.activeElement.outerHTML.slice(0, 120)`))
		if b.is(expression) {
			return
		}
	}
	b.t.Fatalf("%d tabs do not reach %s", most, expression)
}
