package text

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/corpus"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"Bèta": "beta", "beta": "beta", "ĲSLAND": "ijsland", "Naturvetenskap för": "naturvetenskap for",
		"Vinçotte": "vincotte", "Groß": "gross", "e\u0301cole": "ecole", "": "",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		name, s string
		want    []string
	}{
		{"sentence", "De zorg, nu!", []string{"de", "zorg", "nu"}},
		{"accents", "À la pâte", []string{"a", "la", "pate"}},
		{"possessive", "programma's van Flanders' Care, nurse’s", []string{"programma", "van", "flanders", "care", "nurse"}},
		{"letter behind an apostrophe", "zo'n don’t, in 't net, A'4", []string{"zo", "don", "in", "t", "net", "a", "4"}},
		{"camel case", "TechniekTalent.nu", []string{"techniek", "talent", "nu"}},
		{"capitals stay together", "UNIZO KU Leuven UGent", []string{"unizo", "ku", "leuven", "ugent"}},
		{"hyphens", "e-Skills en Jet-Net", []string{"e", "skills", "en", "jet", "net"}},
		{"digits", "10 tot 14 jaar, A4", []string{"10", "tot", "14", "jaar", "a4"}},
		{"signs only", "?! -- ''", nil},
		{"broken bytes", "a\xffb\xf0\x9f", []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, w := range Words(tt.s) {
				got = append(got, w.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestJoined(t *testing.T) {
	for s, want := range map[string][]string{
		"TechniekTalent.nu":        {"techniektalentnu"},
		"de Jet-Net en e-Skills":   {"jetnet", "eskills"},
		"Johnson&Johnson":          {"johnsonjohnson"},
		"imago- en promocampagnes": nil,
		"havo/vwo":                 nil,
		"zin. Zin":                 nil,
	} {
		var got []string
		for _, w := range Joined(Words(s)) {
			got = append(got, w.Text)
			if !utf8.ValidString(s[w.Start:w.End]) {
				t.Errorf("%q: cut inside a rune", s)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Joined(%q): %s", s, diff)
		}
	}
}

// FuzzWords: words stand in the text in order, none cut inside a letter, and
// folding what is folded changes nothing.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "'s", "a's", "À-Á", "\xff", "ĲĲ", "a\u0301-b", "İẞǅŉ", "\u0345\u0301", "ﬁ½𝕏"} {
		f.Add(s)
	}
	for _, s := range corpus.Inputs(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		words := Words(s)
		for i, w := range words {
			if w.Start < end || w.End <= w.Start || w.End > len(s) || w.Nr != i {
				t.Fatalf("Words(%q)[%d] = %+v after %d", s, i, w, end)
			}
			if as := s[w.Start:w.End]; !utf8.ValidString(as) || w.Text != Fold(as) || w.Text == "" {
				t.Fatalf("Words(%q)[%d] = %+v, of %q", s, i, w, as)
			}
			end = w.End
		}
		for _, w := range Joined(words) {
			if w.Start < 0 || w.End > len(s) || w.Text == "" || !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("Joined(Words(%q)) has %+v", s, w)
			}
		}
		if once := Fold(s); utf8.ValidString(s) && Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
	})
}
