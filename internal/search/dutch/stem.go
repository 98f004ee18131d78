package dutch

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/dutch"
)

// Stem brings the forms of a folded Dutch word together: "lessen" and "les",
// "stages" and "stage", "huizen" and "huis". What comes out need not be a
// word.
func Stem(w string) string {
	env := snowballstem.NewEnv(singular(w))
	snowball.Stem(env)
	return mend(env.Current())
}

// plurals are the endings of plurals that the Snowball stemmer leaves alone, or
// cuts too far, with that of the singular.
var plurals = []struct{ plural, singular string }{
	{"sen", "s"},    // kansen
	{"zen", "s"},    // grenzen
	{"eeen", "ee"},  // ideeën
	{"ici", "icus"}, // technici
	{"tra", "trum"}, // centra
	{"sea", "seum"}, // musea
	{"ens", "en"},   // ovens
	{"ers", "er"},   // koffers
	{"els", "el"},   // winkels
}

// singular undoes a plural where the word list knows the singular.
func singular(w string) string {
	n := len(w)
	if n > 4 && w[n-1] == 's' && isVowel(w[n-2]) && IsWord(w[:n-1]) { // stages
		return w[:n-1]
	}
	for _, p := range plurals {
		stem, ok := strings.CutSuffix(w, p.plural)
		if ok && len(stem) >= 2 && IsWord(stem+p.singular) {
			return stem + p.singular
		}
	}
	return w
}

// mend undoes the changes of spelling that a Dutch ending brings: a doubled
// consonant (less, les), a voiced one (briev, brief; huiz, huis) and a single
// vowel in an open syllable (material, materiaal).
func mend(stem string) string {
	n := len(stem)
	if n > 3 && stem[n-1] == stem[n-2] && strings.IndexByte("bdfgklmnprst", stem[n-1]) >= 0 {
		stem, n = stem[:n-1], n-1
	}
	if n > 3 && stem[n-2] == stem[n-3] && strings.IndexByte("aeou", stem[n-2]) >= 0 && !isVowel(stem[n-1]) {
		stem, n = stem[:n-2]+stem[n-1:], n-1
	}
	if n <= 2 {
		return stem
	}
	switch stem[n-1] {
	case 'v':
		return stem[:n-1] + "f"
	case 'z':
		return stem[:n-1] + "s"
	}
	return stem
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
