package search

import (
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

// Words that only look alike are not taken for one another: parents for older
// people, "zo'n" for the sun, what is read for lessons.
func TestWordsApart(t *testing.T) {
	x := open(t, seedContent(t))
	for query, not := range map[string]string{
		"ouderen": "a91", // says ouders
		"zon":     "a88", // says zo'n
		"lezen":   "a15", // says lessen
	} {
		if found := ids(ask(t, x, catalogue.Query{Text: query, PerPage: 100}).Hits); slices.Contains(found, not) {
			t.Errorf("%q finds %v, want no %s", query, found, not)
		}
	}
}

// A small word behind another is no ending of it.
func TestSmallWordsJoinNothing(t *testing.T) {
	x := open(t, seedContent(t))
	for _, reason := range reasonsOf(t, x, "zorg en techniek", "a1") {
		if strings.Contains(reason, string(catalogue.ByJoined)) {
			t.Errorf("found because of %q", reason)
		}
	}
}
