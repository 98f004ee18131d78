package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/allocs"
	"warmwater/internal/corpus"
	"warmwater/internal/search/text"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, text              string
		words, phrases, without string // parted by |
	}{
		{"words", "Zorg en techniek", "zorg|en|techniek", "", ""},
		{"phrase", `voor "lager onderwijs" nu`, "voor|lager|onderwijs|nu", "lager onderwijs", ""},
		{"curly quotes", `“lager onderwijs”`, "lager|onderwijs", "lager onderwijs", ""},
		{"a quoted word is a word", `"zorg"`, "zorg", "", ""},
		{"open quote", `zorg "lager onderwijs`, "zorg|lager|onderwijs", "", ""},
		{"empty quotes", `"" zorg ""`, "zorg", "", ""},
		{"minus", "zorg -beurs", "zorg", "", "beurs"},
		{"minus first", "-beurs zorg", "zorg", "", "beurs"},
		{"minus phrase", `zorg -"lager onderwijs" x`, "zorg|x", "", "lager onderwijs"},
		{"hyphen is no minus", "e-skills imago- en", "e|skills|imago|en", "", ""},
		{"hyphen behind a letter of two bytes is no minus", "voilà-beurs Å-x", "voila|beurs|a|x", "", ""},
		{"dash is no minus", "zorg - beurs", "zorg|beurs", "", ""},
		{"two minuses", "zorg --beurs", "zorg|beurs", "", ""},
		{"signs", "foo: a:b +- ( * ~", "foo|a|b", "", ""},
		{"nothing", "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := parse(tt.text)
			got := []string{strings.Join(texts(r.words), "|"), strings.Join(r.phrases, "|"), strings.Join(r.without, "|")}
			if diff := cmp.Diff([]string{tt.words, tt.phrases, tt.without}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParsingAllocatesLittle(t *testing.T) {
	allocs.AtMost(t, 6, "four words", func() { parse("leerlingen lagere school techniek") })
	allocs.AtMost(t, 24, "phrases and exclusions", func() { parse(`zorg -beurs "lager onderwijs" e-skills -"dag van" J&J`) })
}

// FuzzParse: the words stand in the text in order, none cut inside a letter and
// not too many; phrases and what to leave out are pieces of it, without quotes but one that
// does not close.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d -"e f"`, `"`, `-"`, `-`, ` -"000`, "“”", `"" "" "`, "\xff\"\xfe", "a- -\u00a0b", "à-b", "«a “b» c”", strings.Repeat("a ", 50)} {
		f.Add(s)
	}
	for _, s := range corpus.Inputs(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := parse(s)
		end := 0
		for i, w := range r.words {
			if w.Start < end || w.End > len(s) || w.Nr != i || w.Text != text.Fold(s[w.Start:w.End]) {
				t.Fatalf("parse(%q): word %d is %+v, behind %d", s, i, w, end)
			}
			if !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("parse(%q): word %d is cut inside a letter", s, i)
			}
			end = w.End
		}
		if len(r.words) > maxWords {
			t.Fatalf("parse(%q): %d words", s, len(r.words))
		}
		for _, phrase := range r.phrases {
			if !strings.Contains(s, phrase) || strings.ContainsAny(phrase, quotes) || len(text.Words(phrase)) < 2 {
				t.Fatalf("parse(%q): phrase %q", s, phrase)
			}
		}
		for _, phrase := range r.without {
			_, _, closed := quoted(phrase)
			if !strings.Contains(s, phrase) || closed || len(text.Words(phrase)) < 1 {
				t.Fatalf("parse(%q): without %q", s, phrase)
			}
		}
	})
}
