package catalogue_test

import (
	"regexp"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

func TestSlug(t *testing.T) {
	word := strings.Repeat("a", 29)
	tests := []struct{ name, title, want string }{
		{"words", "Dag van de Zorg", "dag-van-de-zorg"},
		{"accents", "Platform Bèta Techniek: één caféavond à Liège", "platform-beta-techniek-een-cafeavond-a-liege"},
		{"capital accents", "ÉÉN ÜBER ÇA", "een-uber-ca"},
		{"letters that become two", "Œuvre, cæsar, Straße", "oeuvre-caesar-strasse"},
		{"apostrophes join", "Foto's van Flanders’ care", "fotos-van-flanders-care"},
		{"registered mark", "MindStorms®", "mindstorms"},
		{"ampersand is a word", "Johnson & Johnson", "johnson-en-johnson"},
		{"ampersand without spaces", "R&D", "r-en-d"},
		{"plus is a word", "Techno+", "techno-plus"},
		{"digits", "100 informaticiens dans 100 écoles", "100-informaticiens-dans-100-ecoles"},
		{"runs of signs", "  -- zorg?!  (en)/techniek -- ", "zorg-en-techniek"},
		{"another script beside ours", "привет zorg", "zorg"},
		{"nothing that can stay", "?!…", "x"},
		{"another script alone", "日本", "x"},
		{"empty", "", "x"},
		{"exactly the limit", word + " " + word + "b", word + "-" + word + "b"},
		{"cut at a word", word + " " + word + "bb", word},
		{"a long word after a short one goes", "zorg " + strings.Repeat("b", 61), "zorg"},
		{"a short word after a long one goes too", word + " " + strings.Repeat("b", 31) + " c", word},
		{"one word over the limit", strings.Repeat("c", 70), strings.Repeat("c", 60)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalogue.Slug(tt.title); got != tt.want {
				t.Errorf("Slug(%q): got %q, want %q", tt.title, got, tt.want)
			}
		})
	}
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func FuzzSlug(f *testing.F) {
	for _, title := range []string{
		"", "Dag van de Zorg", "Eén & twee + drie’s", "İstanbul ẞ ﬁ", "\xff\xfe", "a\x00b",
		strings.Repeat("lang woord ", 20), strings.Repeat("é", 90), "---", "e\u0301e\u0301n",
	} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		got := catalogue.Slug(title)
		if !slugForm.MatchString(got) {
			t.Errorf("Slug(%q): got %q, want letters, digits and single hyphens", title, got)
		}
		if len(got) > catalogue.MaxSlug {
			t.Errorf("Slug(%q): got %d bytes, want at most %d", title, len(got), catalogue.MaxSlug)
		}
		if again := catalogue.Slug(got); again != got {
			t.Errorf("Slug of the slug %q: got %q, want the same", got, again)
		}
	})
}
