package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// While someone types, what it may become is offered; with the keys, with the
// pointer, and as a screen reader is told.
func TestSuggestions(t *testing.T) {
	const (
		shows  = `document.querySelector("#q-lijst") && !document.querySelector("#q-lijst").hidden`
		field  = `document.querySelector("#q")`
		chosen = `document.querySelector("#q-lijst [aria-selected]")`
	)
	axe := loadScript(t, "axe.min.js")
	for _, width := range []int64{390, 1440} {
		b := openTab(t)
		b.screen(width, "light")
		b.open("/", 200)
		b.click("#q")
		b.keys("beroepenh")
		b.until(shows)
		b.want(field+`.getAttribute("aria-expanded") === "true" && document.querySelector(".search [role=status]").textContent.includes("suggestie")`, "a screen reader is not told")
		b.run(axe)
		checkAccessibility(t, b, "home with suggestions")
		b.keys(kb.ArrowDown)
		b.want(chosen+` === document.querySelector("#q-lijst li") && `+field+`.getAttribute("aria-activedescendant") === `+chosen+`.id`, "the arrow did not choose the first")
		b.want(`document.activeElement === `+field, "the field lost the focus")
		b.keys(kb.ArrowUp)
		b.want(`!`+chosen, "the arrow did not go back to the field")
		b.keys(kb.ArrowUp)
		b.want(chosen+` === document.querySelector("#q-lijst li:last-child")`, "the arrow did not come round")
		b.keys(kb.Escape)
		b.want(`!(`+shows+`) && `+field+`.value === "beroepenh"`, "Escape did not close the list, or took what was typed")
		b.keys("u")
		b.until(shows)
		b.keys(kb.ArrowDown)
		b.eval(`window.left = true`, nil)
		b.keys(kb.Enter)
		b.until(`!window.left && location.pathname === "/praktijkstudies/beroepenhuis"`)

		b.open("/en/actions", 200)
		b.click("#q")
		b.keys("nether")
		b.until(shows)
		b.eval(`window.left = true`, nil)
		b.click("#q-lijst li")
		b.until(`!window.left && location.search === "?land=NL"`)

		// Enter without a choice searches as ever.
		b.open("/", 200)
		b.click("#q")
		b.keys("techniek")
		b.until(shows)
		b.eval(`window.left = true`, nil)
		b.keys(kb.Enter)
		b.until(`!window.left && location.search === "?q=techniek"`)
	}
}
