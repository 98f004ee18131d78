package search

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/generate"
)

// edited gives a catalogue of 300 actions, and the same after an edit of one,
// with another one gone, one new, and an organisation under a new name.
func edited(t *testing.T) (before, after *catalogue.Content) {
	t.Helper()
	before = generate.Catalogue(seedContent(t), 300)
	before.Actions[60].Title = catalogue.Text{NL: "Walvisvaarder", EN: "Whaler"}
	now := *before
	now.Version = "edited"
	now.Actions = slices.Delete(slices.Clone(before.Actions), 150, 151)
	now.Actions[40].Title = catalogue.Text{NL: "Zeppelinvaart", EN: "Zeppelin flight"}
	now.Actions[40].Countries = []catalogue.Country{"JP"}
	now.Actions[60].Title = catalogue.Text{NL: "Vliegenier", EN: "Aviator"} // what it was is nowhere any more
	added := now.Actions[10]
	added.Nr, added.Title = 9000, catalogue.Text{NL: "Duikbootles", EN: "Submarine lesson"}
	now.Actions = append(now.Actions, added)
	now.Organisations = slices.Clone(before.Organisations)
	renamed := slices.IndexFunc(now.Organisations, func(o catalogue.Organisation) bool { return o.ID == now.Actions[20].Initiators[0] })
	now.Organisations[renamed].Name = catalogue.Text{NL: "Luchtschippers", EN: "Airship guild"}
	return before, &now
}

// An index into which changes were brought answers as one that was made of the
// new content from nothing.
func TestUpdateIsAsBuilt(t *testing.T) {
	before, after := edited(t)
	dir := t.TempDir()
	reopen(t, dir, before)
	usual := batchSize
	batchSize = 2 // so that it takes several
	updated, err := Open(dir, after)
	batchSize = usual
	must(t, err)
	defer updated.Close()
	built := open(t, after)
	if updated.Origin() != Updated || built.Origin() != Built {
		t.Fatalf("the indexes are %s and %s", updated.Origin(), built.Origin())
	}
	for _, q := range []catalogue.Query{
		{Text: "zeppelinvaart"}, {Text: "submarine"}, {Text: before.Actions[40].Title.NL}, {Text: before.Actions[150].Title.NL},
		{Text: "techniek school", Scope: catalogue.ActionsAndCases}, {Text: `"in de"`}, {Text: "zepelinvaart"}, {Text: "walvisvaadrer"}, {Text: "techniek walvisvaadrer"}, {Text: "walvisvaart"}, {Text: "japan"}, {Text: "luchtschippers"},
		{Filters: catalogue.Filters{catalogue.FacetCountry: {"JP"}}}, {Sort: catalogue.ByTitle}, {Text: "zorg -stage", Explain: true},
	} {
		if d := cmp.Diff(ask(t, built, q), ask(t, updated, q)); d != "" {
			t.Errorf("%+v (-built +updated):\n%s", q, d)
		}
	}
	for _, s := range []string{"zep", "duikb", "tech"} {
		if d := cmp.Diff(complete(t, built, s, catalogue.Dutch, 8), complete(t, updated, s, catalogue.Dutch, 8)); d != "" {
			t.Errorf("%q offers (-built +updated):\n%s", s, d)
		}
	}
	if found := ask(t, updated, catalogue.Query{Text: "zeppelinvaart"}); found.Total != 1 || found.Hits[0].Nr != after.Actions[40].Nr {
		t.Errorf("the edited action is not what its new title finds: %v", ids(found.Hits))
	}
	if found := ask(t, updated, catalogue.Query{Text: "luchtschippers"}); !slices.Contains(ids(found.Hits), fmt.Sprintf("a%d", after.Actions[20].Nr)) {
		t.Errorf("the new name of its organisation does not find the action: %v", ids(found.Hits))
	}
	must(t, updated.Verify())
}

// What the content lists may change its order though no document changes: the
// counts are still those of their values.
func TestUpdateTakesListsInNewOrder(t *testing.T) {
	before, _ := edited(t)
	after := *before
	after.Version = "in another order"
	after.Organisations, after.Tags = slices.Clone(before.Organisations), slices.Clone(before.Tags)
	slices.Reverse(after.Organisations)
	slices.Reverse(after.Tags)
	dir := t.TempDir()
	reopen(t, dir, before)
	updated, err := Open(dir, &after)
	must(t, err)
	defer updated.Close()
	if updated.Origin() != Updated {
		t.Errorf("the index was %s", updated.Origin())
	}
	if d := cmp.Diff(ask(t, open(t, &after), catalogue.Query{}).Facets, ask(t, updated, catalogue.Query{}).Facets); d != "" {
		t.Error(d)
	}
	must(t, updated.Verify())
}

// Changes can be brought in again and again, and taken back.
func TestUpdateAgain(t *testing.T) {
	before, after := edited(t)
	dir := t.TempDir()
	for i, content := range []*catalogue.Content{before, after, before, after} {
		want := Updated
		if i == 0 {
			want = Built
		}
		if origin := reopen(t, dir, content); origin != want {
			t.Errorf("step %d: %s, want %s", i, origin, want)
		}
		if origin := reopen(t, dir, content); origin != Kept {
			t.Errorf("step %d again: %s", i, origin)
		}
		if left := folders(t, dir); len(left) != 1 {
			t.Errorf("step %d: the folder has %v, want one index", i, left)
		}
	}
}

// Where the older index is no help, a new one is made.
func TestUpdateGivesWay(t *testing.T) {
	before, after := edited(t)
	other := *generate.Catalogue(seedContent(t), 400)
	for i := range other.Actions[:60] {
		other.Actions[i].Title.NL += " anders"
	}
	for _, tt := range []struct {
		name    string
		content *catalogue.Content
		harm    func(path string)
	}{
		{"too much changed", &other, func(string) {}},
		{"damaged", after, func(path string) { overwrite(t, path, "store", "*.zap", flipMiddle) }},
		{"no ledger", after, func(path string) { removeAll(t, path, ledgerName) }},
		{"half a draft", after, func(path string) { must(t, os.Mkdir(filepath.Join(filepath.Dir(path), "draft-2"), 0o755)) }},
	} {
		dir := t.TempDir()
		reopen(t, dir, before)
		tt.harm(filepath.Join(dir, folders(t, dir)[0]))
		want := Built
		if tt.name == "half a draft" {
			want = Updated
		}
		if origin := reopen(t, dir, tt.content); origin != want {
			t.Errorf("%s: %s, want %s", tt.name, origin, want)
		}
		if left := folders(t, dir); len(left) != 1 {
			t.Errorf("%s: the folder has %v", tt.name, left)
		}
	}
}

// Damage in a file that is too large to be read at each start is found by
// Verify, and mended at the next start.
func TestVerifyFindsDamage(t *testing.T) {
	allIsLarge(t)
	dir := t.TempDir()
	x, err := Open(dir, small())
	must(t, err)
	must(t, x.Verify())
	overwrite(t, x.path, "store", "*.zap", flipMiddle)
	if err := verify(x.path, someOfIt); err != nil {
		t.Errorf("the start reads a large file: %v", err)
	}
	if err := x.Verify(); err == nil {
		t.Error("the damage is not seen")
	}
	must(t, x.Close())
	if origin := reopen(t, dir, small()); origin != Built {
		t.Errorf("the damaged index was %s", origin)
	}
}

// allIsLarge makes all files large ones for a test.
func allIsLarge(t *testing.T) {
	t.Cleanup(func() { someOfIt = 8 << 20 })
	someOfIt = 0
}

// What an update writes anew is sealed as it is, however large, and though it
// has the size of what was there before.
func TestUpdateSealsWhatItWrote(t *testing.T) {
	allIsLarge(t)
	before := generate.Catalogue(seedContent(t), 300)
	after := *before
	after.Version, after.Actions = "edited", slices.Clone(before.Actions)
	after.Actions[40].Title.NL += "s" // as many words as before
	dir := t.TempDir()
	reopen(t, dir, before)
	x, err := Open(dir, &after)
	must(t, err)
	defer x.Close()
	if x.Origin() != Updated {
		t.Fatalf("the index was %s", x.Origin())
	}
	if err := x.Verify(); err != nil {
		t.Error(err)
	}
}
