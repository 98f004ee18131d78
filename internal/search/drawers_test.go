package search

import (
	"strings"
	"testing"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// What leads somewhere is found whatever form of it is typed, though only the
// drawer of its first letters is opened: no stem changes those.
func TestStemsKeepTheirDrawer(t *testing.T) {
	for _, list := range []string{wordList("related"), wordList("deeds"), commonDutch, commonEnglish} {
		for line := range lines(list) {
			for _, w := range text.Words(line) {
				for lang, stem := range map[string]string{"Dutch": dutch.Stem(w.Text), "English": englishStem(w.Text)} {
					if len(stem) > 1 && drawer(stem) != drawer(w.Text) {
						t.Errorf("%s: the stem of %q is %q", lang, w.Text, stem)
					}
				}
			}
		}
	}
	for _, s := range spellings {
		if one, other, _ := strings.Cut(s, "/"); drawer(one) != drawer(other) {
			t.Errorf("%q is spelled %q", one, other)
		}
	}
}

func TestDrawers(t *testing.T) {
	d := newDrawers([]entry{{"e-health zorg", 1}, {"Één tafel", 2}, {"eens", 3}, {"t-shirt", 4}}, func(phrase string) []string {
		var found []string
		for _, words := range forms(phrase) {
			found = append(found, strings.Join(words, " "))
		}
		return found
	})
	for _, tt := range []struct {
		word, key string
		want      int32
	}{
		{"e", "e health zorg", 1}, {"een", "een tafel", 2}, {"eens", "eens", 3}, {"t", "t shirt", 4}, {"tshirt", "tshirt", 4},
		{"eens", "zorg", 0}, {"x", "x", 0}, {"", "", 0},
	} {
		got := d.find(tt.word, tt.key)
		if tt.want == 0 && len(got) > 0 || tt.want > 0 && (len(got) != 1 || got[0] != tt.want) {
			t.Errorf("%q under %q finds %v, want %d", tt.key, tt.word, got, tt.want)
		}
	}
}
