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

		// A choice is for the words that it was offered for.
		b.open("/", 200)
		b.click("#q")
		b.keys("techni")
		b.until(shows)
		b.keys(kb.ArrowDown)
		b.want(chosen, "the arrow chose nothing")
		b.eval(`window.left = true`, nil)
		b.keys("ek" + kb.Enter)
		b.until(`!window.left && location.search === "?q=techniek"`)
	}
}

// What is offered is for what stands in the field: not what was asked before
// Escape, nor what older words gave.
func TestSuggestionsEnd(t *testing.T) {
	const list = `document.querySelector("#q-lijst")`
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/", 200)
	// An answer waits until it is let go.
	b.eval(`const real = fetch; let wait; window.asked = 0;
		window.hold = () => { wait = new Promise((go) => { window.letGo = go; }); };
		window.fetch = async (url, options) => { window.asked++; const answer = await real(url); await wait; options.signal.throwIfAborted(); return answer; };
		hold(); undefined`, nil)
	b.click("#q")
	b.keys("techn")
	b.until(`asked === 1`)
	b.keys(kb.Escape)
	b.want(`document.getElementById("q").value === "techn"`, "Escape took what was typed")
	var done bool
	b.await(`letGo(), new Promise((r) => setTimeout(() => r(true), 200))`, &done)
	b.want(list+`.hidden`, "what was asked before Escape is offered after it")

	b.keys("i")
	b.until(`!` + list + `.hidden`)
	b.eval(`window.fetch = async () => { throw new TypeError("no network"); }; undefined`, nil)
	b.keys("e")
	b.until(list + `.hidden`)
	b.want(`document.querySelector(".search [role=status]").textContent === "" && document.getElementById("q").getAttribute("aria-expanded") === "false"`, "a screen reader is still told of older words")
}
