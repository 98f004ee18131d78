package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// loadScript runs a script of testdata in the page. The page's own policy does
// not concern it: it comes from the browser's side.
func loadScript(t *testing.T, name string) chromedp.Action {
	t.Helper()
	return chromedp.Evaluate(readTestdata(t, name)+"\n;undefined", nil)
}

const axeRun = `axe.run(document, {
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
	resultTypes: ["violations"], iframes: false, preload: false,
}).then((result) => result.violations.flatMap((v) => v.nodes.map((n) => ({
	rule: v.id, help: v.help, target: n.target.join(" "), html: n.html.slice(0, 160), why: n.failureSummary,
}))))`

type violation struct{ Rule, Help, Target, HTML, Why string }

// checkAccessibility runs axe on a page as it is shown now.
func checkAccessibility(t *testing.T, b *tab, as string) {
	t.Helper()
	var violations []violation
	b.await(axeRun, &violations)
	for _, v := range violations {
		t.Errorf("%s: %s: %s\n  at %s\n  %s\n  %s", as, v.Rule, v.Help, v.Target, v.HTML, strings.ReplaceAll(v.Why, "\n", " "))
	}
}

// axe itself has to be one that finds something.
func TestAxeFindsFaults(t *testing.T) {
	b := openTab(t)
	b.open("/over", 200)
	b.run(loadScript(t, "axe.min.js"))
	b.screen(1440, "light")
	b.eval(`document.querySelector("main p").innerHTML = "<img src='data:,'><a href='/x'></a>"; document.documentElement.lang = ""; undefined`, nil)
	var violations []violation
	b.await(axeRun, &violations)
	found := map[string]bool{}
	for _, v := range violations {
		found[v.Rule] = true
	}
	for _, rule := range []string{"image-alt", "link-name", "html-has-lang"} {
		if !found[rule] {
			t.Errorf("a page with faults passes %s: %+v", rule, violations)
		}
	}
}
