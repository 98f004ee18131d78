package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
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

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d -"e f"`, `"`, `-"`, `-`, "“”", `"" "" "`, "\xff\"\xfe", "a- -\u00a0b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := parse(s)
		end := 0
		for i, w := range r.words {
			if w.Start < end || w.End > len(s) || w.Nr != i {
				t.Fatalf("parse(%q): word %d is %+v, behind %d", s, i, w, end)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("parse(%q): word %d is cut inside a letter", s, i)
			}
			end = w.End
		}
	})
}
