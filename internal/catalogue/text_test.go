package catalogue_test

import (
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

func TestTextIn(t *testing.T) {
	tests := []struct {
		name string
		text catalogue.Text
		lang catalogue.Lang
		want string
	}{
		{"Dutch", catalogue.Text{NL: "zorg", EN: "care"}, catalogue.Dutch, "zorg"},
		{"English", catalogue.Text{NL: "zorg", EN: "care"}, catalogue.English, "care"},
		{"no English: the Dutch", catalogue.Text{NL: "zorg"}, catalogue.English, "zorg"},
		{"no Dutch stays empty", catalogue.Text{EN: "care"}, catalogue.Dutch, ""},
		{"a language we do not have: the Dutch", catalogue.Text{NL: "zorg", EN: "care"}, "fr", "zorg"},
		{"nothing", catalogue.Text{}, catalogue.English, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.text.In(tt.lang); got != tt.want {
				t.Errorf("In(%s): got %q, want %q", tt.lang, got, tt.want)
			}
		})
	}
}

func TestTextIsZero(t *testing.T) {
	tests := []struct {
		name string
		text catalogue.Text
		want bool
	}{
		{"nothing", catalogue.Text{}, true},
		{"Dutch only", catalogue.Text{NL: "x"}, false},
		{"English only", catalogue.Text{EN: "x"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.text.IsZero(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLangOther(t *testing.T) {
	for lang, want := range map[catalogue.Lang]catalogue.Lang{catalogue.Dutch: catalogue.English, catalogue.English: catalogue.Dutch} {
		if got := lang.Other(); got != want {
			t.Errorf("%s.Other(): got %s, want %s", lang, got, want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"one", "Een zin.", "Een zin."},
		{"two", "Een zin. Nog een.", "Een zin."},
		{"question", "Zin in zorg? Kom dan.", "Zin in zorg?"},
		{"exclamation", "Kom! Nu.", "Kom!"},
		{"line break ends the line only", "Een zin\nover twee regels. Nog een.", "Een zin\nover twee regels."},
		{"full stop before a line break", "Een zin.\nNog een.", "Een zin."},
		{"paragraph without full stop", "Een kop\n\nEen zin. Nog een.", "Een kop"},
		{"no full stop", "geen zin", "geen zin"},
		{"Dutch number", "In 2.500 klassen. Nog een.", "In 2.500 klassen."},
		{"English number", "About 6.7 out of 10. More.", "About 6.7 out of 10."},
		{"web address", "Op www.beroepenhuis.be staat meer. Nog een.", "Op www.beroepenhuis.be staat meer."},
		{"abbreviation", "Scholen, bv. in Gent. Nog een.", "Scholen, bv. in Gent."},
		{"abbreviation in brackets", "Scholen (o.a. in Gent) doen mee. Nog een.", "Scholen (o.a. in Gent) doen mee."},
		{"abbreviation with a capital", "Nr. 5 wint. Nog een.", "Nr. 5 wint."},
		{"saint", "Aan St. Petersburg College leer je. Nog een.", "Aan St. Petersburg College leer je."},
		{"English abbreviation", "Schools, e.g. in Ghent. More.", "Schools, e.g. in Ghent."},
		{"initial", "De Koning Boudewijnstichting en A. Peeters. Nog een.", "De Koning Boudewijnstichting en A. Peeters."},
		{"a word that only ends like one", "Het is een test. Nog een.", "Het is een test."},
		{"space around", "  \n Een zin. Nog een. \n", "Een zin."},
		{"letters of two bytes", "Één café. Nog één.", "Één café."},
		{"ends in an abbreviation", "Scholen, bedrijven, enz.", "Scholen, bedrijven, enz."},
		{"empty", "", ""},
		{"only space", " \n\n ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalogue.FirstSentence(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzFirstSentence(f *testing.F) {
	for _, s := range []string{"", ".", ". ", "a. b", "Een zin.\n\nNog een.", "bv. 2.500 o.a. (St. X) é! à?", "\n\n", "\xff. x", "…\u00a0."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, whole := catalogue.FirstSentence(s), strings.TrimSpace(s)
		if !strings.HasPrefix(whole, got) {
			t.Errorf("FirstSentence(%q): got %q, want a beginning of it", s, got)
		}
		if got == "" && whole != "" {
			t.Errorf("FirstSentence(%q): got nothing", s)
		}
	})
}
