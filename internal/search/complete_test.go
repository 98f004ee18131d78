package search

import (
	"slices"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

func complete(t testing.TB, x *Index, s string, lang catalogue.Lang, limit int) []catalogue.Completion {
	t.Helper()
	list, err := x.Complete(t.Context(), s, lang, limit)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Every name in the catalogue is offered by its own first words, in each
// language, whatever case and accents they are typed in.
func TestCompleteFindsEveryName(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	want := func(lang catalogue.Lang, name string, is func(catalogue.Completion) bool) {
		t.Helper()
		if list := complete(t, x, strings.ToUpper(name), lang, 20); !slices.ContainsFunc(list, is) {
			t.Errorf("in %s %q offers %v", lang, name, list)
		}
	}
	for _, lang := range catalogue.Langs {
		for _, a := range content.Actions {
			want(lang, a.Title.In(lang), func(c catalogue.Completion) bool {
				return c.Kind == catalogue.CompleteAction && c.Text == a.Title.In(lang)
			})
		}
		for _, k := range content.Cases {
			want(lang, k.Title.In(lang), func(c catalogue.Completion) bool { return c.Kind == catalogue.CompleteCase && c.Nr == k.Nr })
		}
		for _, o := range content.Organisations {
			for _, name := range append([]string{o.Name.In(lang)}, o.Aliases...) {
				want(lang, name, func(c catalogue.Completion) bool { return c.Kind == catalogue.CompleteOrganisation })
			}
		}
		for _, theme := range content.Themes {
			want(lang, theme.Name.In(lang), func(c catalogue.Completion) bool { return c.Kind == catalogue.CompleteTheme && c.ID == theme.ID })
		}
	}
}

func TestComplete(t *testing.T) {
	x := open(t, seedContent(t))
	for _, tt := range []struct {
		typed string
		lang  catalogue.Lang
		first string // what is offered first
	}{
		{"beroepenh", catalogue.Dutch, "Het Beroepenhuis"},
		{"het ber", catalogue.Dutch, "Het Beroepenhuis"},
		{"huis ber", catalogue.Dutch, ""},                // no word begins with huis
		{"nederl", catalogue.Dutch, "Nederland"},         // a country, before actions with the word
		{"nether", catalogue.English, "Netherlands"},     // by its English name
		{"nether", catalogue.Dutch, ""},                  // and not in Dutch
		{"bètatech", catalogue.Dutch, ""},                // glued as nobody wrote it
		{"jetnet", catalogue.Dutch, "*Jet-Net"},          // glued, as of Jet-Net
		{"", catalogue.Dutch, ""},                        //
		{"?!", catalogue.Dutch, ""},                      //
		{strings.Repeat("a ", 100), catalogue.Dutch, ""}, // more words than a query may have
	} {
		list := complete(t, x, tt.typed, tt.lang, 8)
		got := ""
		if len(list) > 0 {
			got = list[0].Text
		}
		if part, ok := strings.CutPrefix(tt.first, "*"); ok && !strings.Contains(got, part) || !ok && got != tt.first {
			t.Errorf("%q in %s offers %q first, want %q", tt.typed, tt.lang, got, tt.first)
		}
	}
	list := complete(t, x, "t", catalogue.Dutch, 8)
	of := map[catalogue.CompletionKind]int{}
	for _, c := range list {
		of[c.Kind]++
		if of[c.Kind] > maxOfAKind {
			t.Errorf("%s crowds out the others: %v", c.Kind, list)
		}
	}
	if len(list) > 8 {
		t.Errorf("%d are offered, want 8 at most", len(list))
	}
	// Counts are those of the filters.
	for _, c := range complete(t, x, "belg", catalogue.Dutch, 8) {
		if c.Facet == catalogue.FacetCountry && c.Actions != x.columns.having(c.Facet, c.ID).size {
			t.Errorf("%v has another count than its filter", c)
		}
	}
}

func FuzzComplete(f *testing.F) {
	for _, s := range []string{"tech", "Jet-Net", "É", "\xff", "a'", "“"} {
		f.Add(s)
	}
	x := open(f, seedContent(f))
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range complete(t, x, s, catalogue.Dutch, 8) {
			if c.Text == "" {
				t.Errorf("%q offers nothing by name: %v", s, c)
			}
		}
	})
}
