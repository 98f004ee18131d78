package dutch

import (
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/dutch"
)

// Stem brings the forms of a folded Dutch word together: "lessen" and "les",
// "stages" and "stage", "huizen" and "huis". What comes out need not be a
// word.
func Stem(w string) string {
	w = singular(undiminished(w))
	if stem, ok := irregular[w]; ok {
		return stem
	}
	if stem := strings.TrimSuffix(w, "e"); endsInItsOwnS(stem) {
		return stem
	}
	env := snowballstem.NewEnv(w)
	snowball.Stem(env)
	return lengthened(w, mend(env.Current()))
}

// irregular are the stems of words that would be taken for another's: who is
// old is no parent, and care no car.
var irregular = stemsOf(`oudere ouderen, care cares, career careers, jongen jongens,
	middelbare middelbaar, openbare openbaar, overheid overheden, minderheid minderheden,
	meten, vieren, stemmen, gaat, boss, wage wages, graduate graduates, programming`)

// stemsOf reads groups of forms: the first of each is the stem of all.
func stemsOf(groups string) map[string]string {
	stems := map[string]string{}
	for group := range strings.SplitSeq(groups, ",") {
		forms := strings.Fields(group)
		for _, form := range forms {
			stems[form] = forms[0]
		}
	}
	return stems
}

// endsInItsOwnS tells whether the last s is of the word itself, as that of
// plaats and kans is, of which the list has a plural with -sen.
func endsInItsOwnS(w string) bool {
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && !isVowel(w[n-2]) && IsWord(w+"en") && !withEnding[w]
}

// withEnding have an ending all the same: one kit, two kits.
var withEnding = map[string]bool{"fits": true, "kits": true, "links": true}

// noDiminutives end like one.
var noDiminutives = map[string]bool{"beetje": true, "ietsje": true, "meisje": true, "uitje": true, "watje": true}

// undiminished gives the word of which w is a diminutive, where the word list
// knows it: robot of robotjes, spel of spelletje. Else it gives w.
func undiminished(w string) string {
	one := strings.TrimSuffix(w, "s")
	stem, ok := strings.CutSuffix(one, "je")
	if !ok || noDiminutives[one] {
		return w
	}
	for _, base := range diminished(stem) {
		if len(base) >= minPart && (IsWord(base) || Split(base) != nil) {
			return base
		}
	}
	return w
}

// diminished gives the words that may have become stem before -je, the likely
// ones first.
func diminished(stem string) []string {
	var list []string
	short := func(ending string) (string, bool) {
		s, ok := strings.CutSuffix(stem, ending)
		return s, ok && len(s) >= minPart
	}
	// A word that ends in t has a plural: kaarten; no baanten, of baantje.
	if _, ok := short("t"); !ok || IsWord(stem+"en") || IsWord(stem+"s") {
		list = append(list, stem)
	}
	if s, ok := short("et"); ok { // spelletje, bloemetje
		if n := len(s); s[n-1] == s[n-2] {
			s = s[:n-1]
		}
		list = append(list, s)
	}
	if s, ok := short("t"); ok { // wagentje, autootje
		list = append(list, s)
		if n := len(s); s[n-1] == s[n-2] && isVowel(s[n-1]) {
			list = append(list, s[:n-1])
		}
	}
	if s, ok := short("p"); ok { // filmpje
		list = append(list, s)
	}
	if s, ok := short("k"); ok { // woninkje
		list = append(list, s+"g")
	}
	return list
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
		if !ok || len(stem) < 2 {
			continue
		}
		if last := stem[len(stem)-1:]; p.plural == "zen" && IsWord(stem+last+p.singular) { // dozen
			return stem + last + p.singular
		}
		if IsWord(stem + p.singular) {
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

// lengthened doubles the vowel of a stem of one syllable where that is another
// word, and w has the long one: taken is of taak, takken of tak. Other stems
// stay as mend leaves them.
func lengthened(w, stem string) string {
	n := len(stem)
	if n < 3 || isVowel(stem[n-1]) || strings.IndexByte("aeou", stem[n-2]) < 0 ||
		strings.ContainsAny(stem[:n-2], vowels) || lengthening[stem] {
		return stem
	}
	rest, ok := strings.CutPrefix(w, stem[:n-1])
	long := stem[:n-1] + stem[n-2:]
	isLong := rest != "" && rest[0] == stem[n-2] || len(rest) > 1 && isVowel(rest[1])
	if ok && isLong && IsWord(stem) && IsWord(long) {
		return long
	}
	return stem
}

// lengthening are words with a short vowel that is long in their plural: dag,
// dagen.
var lengthening = set(`bad blad dag dak dal gat gen glas god graf hof hol kot
	lof lot pad slag slot spel staf tred vat weg`)

const vowels = "aeiouy"

func isVowel(c byte) bool { return strings.IndexByte(vowels, c) >= 0 }

// kinEndings are endings that make a word of another kind from the same root:
// who or what does it, the deed, and the noun for the deed.
var kinEndings = []struct{ has, gets string }{
	{"ster", "en"}, {"aar", "en"}, {"er", "en"},
	{"eren", "atie"}, {"eren", "ering"}, {"en", "ing"},
	{"atie", "eren"}, {"ing", "en"}, {"ingen", "en"},
}

// Kin gives the words of the word list that are of the same root as the folded
// word w but of another kind: frezen for frezer, wandelen for wandelaars,
// reorganisatie for reorganiseren and the other way about.
func Kin(w string) []string {
	var kin []string
	for _, form := range []string{w, strings.TrimSuffix(w, "s")} {
		for _, e := range kinEndings {
			base, ok := strings.CutSuffix(form, e.has)
			if word := base + e.gets; ok && len(base) >= minPart && IsWord(word) && !slices.Contains(kin, word) {
				kin = append(kin, word)
			}
		}
	}
	return kin
}
