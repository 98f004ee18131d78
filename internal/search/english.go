package search

import (
	"strings"

	porterstemmer "github.com/blevesearch/go-porterstemmer"
)

// englishStem brings the forms of a folded English word together, and its
// British and American spellings.
func englishStem(word string) string {
	word = british(word)
	for _, whole := range wholeStems {
		if strings.HasPrefix(word, whole) {
			return whole
		}
	}
	return string(porterstemmer.StemWithoutLowerCasing([]rune(word)))
}

// wholeStems begin words that the stemmer would cut down to another's:
// experiments are no experience.
var wholeStems = strings.Fields(`accountan apartment authorit business celebrit
	communit competen emergenc engineer evening experiment general hospitality
	importan informal internal international minorit operator physics positiv
	proceed procession productiv programming publicity succession universit`)

// british spells a word as the catalogue does, if it is American. A word of
// another language may change too; it does so wherever it stands.
func british(word string) string {
	if word == "programme" || word == "programmes" { // that of a computer is a program everywhere
		return "program"
	}
	for _, s := range spellings {
		one, other, _ := strings.Cut(s, "/")
		rest, ok := strings.CutPrefix(word, one)
		if longer, is := strings.CutPrefix(other, one); ok && !(is && strings.HasPrefix(rest, longer)) { // catalogue is not respelled
			return other + rest
		}
	}
	for _, ending := range izeEndings {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= minIzeStem {
			return stem + strings.Replace(ending, "z", "s", 1)
		}
	}
	return word
}

// spellings are the beginnings of words that are spelled in two ways: the first
// becomes the second.
var spellings = strings.Fields(`aging/ageing behavior/behaviour catalog/catalogue
	center/centre color/colour defense/defence dialog/dialogue favor/favour
	fiber/fibre harbor/harbour honor/honour jewelry/jewellery labor/labour
	licens/licenc neighbor/neighbour practis/practic skillful/skilful theater/theatre`)

var izeEndings = strings.Fields("ize izes ized izer izers izing ization izations yze yzed yzing")

// minIzeStem is what stands before such an ending at least: no size, no prize.
const minIzeStem = 3
