package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// In a large catalogue the ways to say a thing are weighed side by side, and
// find the same.
func TestWeighedSideBySide(t *testing.T) {
	x := open(t, seedContent(t))
	defer func(n int) { manyActions = n }(manyActions)
	for _, text := range append(sizedQueries, "wie wil er nog verpleegkundige worden") {
		var found []catalogue.Found
		for _, manyActions = range []int{len(x.content.Actions) + 1, 0} {
			forget(x)
			found = append(found, ask(t, x, catalogue.Query{Text: text, Scope: catalogue.ActionsAndCases}))
		}
		if d := cmp.Diff(found[0], found[1]); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}
