package i18n_test

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// text is one text of a file, or its plural forms.
type text struct {
	plain string
	forms map[string]string // nil where it has no plural forms
}

// all gives every wording of the text.
func (t text) all() []string {
	if t.forms == nil {
		return []string{t.plain}
	}
	return slices.Collect(maps.Values(t.forms))
}

var place = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// places names what the text wants filled, sorted.
func (t text) places() []string {
	set := map[string]bool{}
	for _, s := range t.all() {
		for _, m := range place.FindAllStringSubmatch(s, -1) {
			set[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func readTexts(t *testing.T, lang catalogue.Lang) map[string]text {
	t.Helper()
	data, err := os.ReadFile(string(lang) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s.json: %v", lang, err)
	}
	texts := map[string]text{}
	for key, value := range raw {
		var x text
		if json.Unmarshal(value, &x.plain) != nil {
			if err := json.Unmarshal(value, &x.forms); err != nil {
				t.Fatalf("%s.json: %s is neither a text nor plural forms: %v", lang, key, err)
			}
		}
		texts[key] = x
	}
	return texts
}

func printers(t *testing.T) i18n.Printers {
	t.Helper()
	p, err := i18n.Load()
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return p
}

func TestBothLanguagesHaveTheSame(t *testing.T) {
	nl, en := readTexts(t, catalogue.Dutch), readTexts(t, catalogue.English)
	if d := cmp.Diff(slices.Sorted(maps.Keys(nl)), slices.Sorted(maps.Keys(en))); d != "" {
		t.Errorf("keys (-nl.json +en.json):\n%s", d)
	}
	for key, x := range nl {
		y, ok := en[key]
		if !ok {
			continue
		}
		if d := cmp.Diff(x.places(), y.places()); d != "" {
			t.Errorf("places of %s (-nl.json +en.json):\n%s", key, d)
		}
		if (x.forms == nil) != (y.forms == nil) {
			t.Errorf("%s has plural forms in one language only", key)
		}
	}
}

func TestKeysAreInOrder(t *testing.T) {
	key := regexp.MustCompile(`(?m)^  "([^"]+)":`)
	for _, lang := range catalogue.Langs {
		data, err := os.ReadFile(string(lang) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, m := range key.FindAllStringSubmatch(string(data), -1) {
			keys = append(keys, m[1])
		}
		if d := cmp.Diff(slices.Compact(slices.Sorted(slices.Values(keys))), keys); d != "" {
			t.Errorf("%s.json: each key once, in the order of the alphabet (-want +got):\n%s", lang, d)
		}
	}
}

func TestTextsAreComplete(t *testing.T) {
	anyPlace := regexp.MustCompile(`\{\{[^}]*\}\}`)
	for _, lang := range catalogue.Langs {
		for key, x := range readTexts(t, lang) {
			for _, s := range x.all() {
				if strings.TrimSpace(s) == "" || s != strings.TrimSpace(s) {
					t.Errorf("%s.json: %s is empty or has space around it: %q", lang, key, s)
				}
				for _, p := range anyPlace.FindAllString(s, -1) {
					if !place.MatchString(p) {
						t.Errorf("%s.json: %s has the place %s, want {{.name}}", lang, key, p)
					}
				}
			}
			if x.forms == nil {
				continue
			}
			if got := slices.Sorted(maps.Keys(x.forms)); !slices.Equal(got, []string{"one", "other"}) {
				t.Errorf("%s.json: %s has the plural forms %v, want one and other", lang, key, got)
			}
			if !slices.Contains(x.places(), "n") {
				t.Errorf("%s.json: %s has plural forms but no {{.n}}", lang, key)
			}
		}
	}
}

// Every text comes out whole once its places are filled.
func TestEveryTextPrints(t *testing.T) {
	for lang, p := range printers(t) {
		for key, x := range readTexts(t, lang) {
			args := i18n.Args{}
			for _, name := range x.places() {
				if name != "n" {
					args[name] = "<b>&</b>"
				}
			}
			for _, n := range []int{0, 1, 2, 1234} {
				got := p.T(key, args)
				want := x.plain
				if x.forms != nil {
					form := "other"
					if n == 1 {
						form = "one"
					}
					got, want = p.N(key, n, args), strings.ReplaceAll(x.forms[form], "{{.n}}", p.Int(n))
				}
				if want = place.ReplaceAllString(want, "<b>&</b>"); got != want {
					t.Errorf("%s %s for %d: got %q, want %q", lang, key, n, got, want)
				}
			}
		}
	}
}

func TestPrinter(t *testing.T) {
	p := printers(t)
	nl, en := p[catalogue.Dutch], p[catalogue.English]
	tests := []struct{ name, got, want string }{
		{"text in Dutch", nl.T("sector.zorg"), "Zorg"},
		{"text in English", en.T("sector.zorg"), "Care"},
		{"a key that is not there catches the eye", nl.T("no.such.key"), "⟦no.such.key⟧"},
		{"likewise with a number", en.N("no.such.key", 2), "⟦no.such.key⟧"},
		{"one", nl.N("count.advantage", 1), "1 voordeel"},
		{"none is like many", nl.N("count.advantage", 0), "0 voordelen"},
		{"many", en.N("count.advantage", 6), "6 advantages"},
		{"whole number in Dutch", nl.Int(1234), "1.234"},
		{"whole number in English", en.Int(1234), "1,234"},
		{"a million in Dutch", nl.Int(6000000), "6.000.000"},
		{"small whole number", nl.Int(999), "999"},
		{"negative", en.Int(-1234), "-1,234"},
		{"decimal in Dutch", nl.Number(6.7), "6,7"},
		{"decimal in English", en.Number(6.7), "6.7"},
		{"at most two decimals", en.Number(1.23456), "1.23"},
		{"no decimals where there are none", nl.Number(90), "90"},
		{"large with a decimal in Dutch", nl.Number(1234.5), "1.234,5"},
		{"large with a decimal in English", en.Number(1234.5), "1,234.5"},
		{"nought", nl.Number(0), "0"},
		{"a text of the catalogue in Dutch", nl.Of(catalogue.Text{NL: "zorg", EN: "care"}), "zorg"},
		{"a text of the catalogue in English", en.Of(catalogue.Text{NL: "zorg", EN: "care"}), "care"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestDate(t *testing.T) {
	at := time.Date(2026, time.November, 3, 23, 30, 0, 0, time.UTC) // half past midnight in Brussels
	for lang, want := range map[catalogue.Lang]string{catalogue.Dutch: "4 november 2026", catalogue.English: "4 November 2026"} {
		if got := printers(t)[lang].Date(at); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	if got := printers(t)[catalogue.Dutch].Date(time.Date(2013, time.May, 1, 0, 0, 0, 0, time.UTC)); got != "1 mei 2013" {
		t.Errorf("got %q", got)
	}
}

// The Dutch texts say a thing in one way.
func TestDutchOfTheHouse(t *testing.T) {
	for key, x := range readTexts(t, catalogue.Dutch) {
		for _, s := range x.all() {
			for word, instead := range map[string]string{"kan je": "kun je", "acties": "initiatieven"} {
				if regexp.MustCompile(`(?i)\b` + word + `\b`).MatchString(s) {
					t.Errorf("nl.json: %s says %q, want %q: %q", key, word, instead, s)
				}
			}
		}
	}
}
