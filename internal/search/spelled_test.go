package search

import (
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

// Words that are nowhere are looked up as they were likely meant, though the
// others are found.
func TestSpelledAmongOthers(t *testing.T) {
	x := open(t, seedContent(t))
	const query, want = "lasopleidng voor werkzoekenden", "a116" // the welding school, which trains job seekers
	found := ask(t, x, catalogue.Query{Text: query, PerPage: 3})
	if found.Suggestion != "lasopleiding voor werkzoekenden" || found.Corrected {
		t.Errorf("suggestion %q, corrected %t; want it only offered", found.Suggestion, found.Corrected)
	}
	if !slices.Contains(ids(found.Hits), want) {
		t.Errorf("%q finds %v first, want %s among them", query, ids(found.Hits), want)
	}
	got := reasonsOf(t, x, query, want)
	if !slices.ContainsFunc(got, func(r string) bool { return strings.HasPrefix(r, "lasopleidng spelled lasopleiding: title") }) {
		t.Errorf("%s is found because of %q, want the other spelling among them", want, got)
	}
}
