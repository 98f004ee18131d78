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
	resultTypes: ["violations"],
}).then((result) => result.violations.flatMap((v) => v.nodes.map((n) => ({
	rule: v.id, help: v.help, target: n.target.join(" "), html: n.html.slice(0, 160), why: n.failureSummary,
}))))`

type violation struct{ Rule, Help, Target, HTML, Why string }

// TestAccessibility runs axe on a page of every kind, in both languages, light
// and dark, on a phone and on a desk.
func TestAccessibility(t *testing.T) {
	axe := readTestdata(t, "axe.min.js")
	eachKind(t, func(t *testing.T, k kind, lang string) {
		b := openTab(t)
		b.open(k.path(lang), k.status)
		b.eval(axe+"\n;undefined", nil)
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{390, 1440} {
				b.screen(width, scheme)
				var violations []violation
				b.await(axeRun, &violations)
				for _, v := range violations {
					t.Errorf("%s, %s, %d px: %s: %s\n  at %s\n  %s\n  %s", k.path(lang), scheme, width, v.Rule, v.Help,
						v.Target, v.HTML, strings.ReplaceAll(v.Why, "\n", " "))
				}
			}
		}
	})
}
