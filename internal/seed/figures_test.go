package seed_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

var (
	figure   = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	fraction = regexp.MustCompile(`\b\d+/\d+\b`)
	address  = regexp.MustCompile(`\(?https?://\S+|\bwww\.\S+`)
	decade   = regexp.MustCompile(`\bjaren (\d0)\b`) // English writes 1990s
)

// figuresIn gives the numbers of a text in the form 1234.5, and the fractions
// such as 1/3. Web addresses are left out.
func figuresIn(lang catalogue.Lang, s string) map[string]bool {
	thousands, decimal := ".", ","
	if lang == catalogue.English {
		thousands, decimal = ",", "."
	}
	s = decade.ReplaceAllString(address.ReplaceAllString(s, " "), "19$1")
	set := map[string]bool{}
	for _, f := range fraction.FindAllString(s, -1) {
		set[f] = true
	}
	for _, f := range figure.FindAllString(s, -1) {
		parts := strings.Split(f, thousands)
		if len(parts) > 1 && !slices.ContainsFunc(parts[1:], func(p string) bool { return len(p) != 3 && !strings.Contains(p, decimal) }) {
			f = strings.Join(parts, "")
		}
		set[strings.ReplaceAll(f, ",", ".")] = true
	}
	return set
}

// Number words from nought to twenty, and the tens.
var numberWords = map[catalogue.Lang][]string{
	catalogue.Dutch: {
		"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
		"veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
		30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig",
	},
	catalogue.English: {
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
		30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
	},
}

// otherWords say a number in another way.
var otherWords = map[catalogue.Lang]map[string][]string{
	catalogue.Dutch: {
		"1": {"eerste", "enkel"}, "2": {"beide", "dubbel"}, "3": {"derde"}, "10": {"tientallen"}, "100": {"honderd", "honderden"},
		"1000": {"duizend", "duizenden"}, "10000": {"tienduizenden"},
		"1/2": {"half", "halve", "helft", "halfuur"}, "1/3": {"derde"}, "1/4": {"kwart"},
	},
	catalogue.English: {
		"1": {"a", "an", "first", "single"}, "2": {"both", "second", "twice", "double"}, "3": {"third"}, "5": {"fifth"}, "8": {"eighth"},
		"9": {"ninth"}, "10": {"tens", "dozens"}, "100": {"hundreds"}, "1000": {"thousand", "thousands"}, "10000": {"tens of thousands"},
		"1/2": {"half"}, "1/3": {"third"}, "1/4": {"quarter"},
	},
}

// endings are what may follow a number word in one word.
var endings = map[catalogue.Lang]string{
	catalogue.Dutch:   `(?:n|s|en|de|ste|e|tal|tallen|tal(?:len)?|maal|jarige?|delige?|daagse?|weekse?|urige?|voudige?|hoekig|jaar|maandelijkse?|wekelijkse?)?`,
	catalogue.English: `(?:th|s|fold)?`,
}

// inWords gives the ways to write a figure in words.
func inWords(lang catalogue.Lang, fig string) []string {
	list := slices.Clone(otherWords[lang][fig])
	n, err := strconv.Atoi(fig)
	if err != nil {
		return list
	}
	words := numberWords[lang]
	between := ""
	if lang == catalogue.English {
		between = " "
	}
	scale := map[catalogue.Lang][2]string{catalogue.Dutch: {"honderd", "duizend"}, catalogue.English: {"hundred", "thousand"}}[lang]
	switch {
	case n < len(words):
		if words[n] != "" {
			list = append(list, words[n])
		}
	case n%1000 == 0 && n/1000 < len(words) && words[n/1000] != "":
		list = append(list, words[n/1000]+between+scale[1])
	case n%100 == 0 && n/100 < len(words) && words[n/100] != "":
		list = append(list, words[n/100]+between+scale[0])
	}
	return list
}

// says tells whether a text has a figure: in digits, or, where the figure is
// marked by ~, in words.
func says(lang catalogue.Lang, s, fig string) bool {
	fig, loose := strings.CutPrefix(fig, "~")
	if figuresIn(lang, s)[fig] {
		return true
	}
	if !loose {
		return false
	}
	plain := strings.NewReplacer("é", "e", "ë", "e", "É", "e").Replace(strings.ToLower(s))
	for _, word := range inWords(lang, fig) {
		if regexp.MustCompile(`\b` + word + endings[lang] + `\b`).MatchString(plain) {
			return true
		}
	}
	return false
}

func TestSays(t *testing.T) {
	tests := []struct {
		name, text, figure string
		lang               catalogue.Lang
		want               bool
	}{
		{"Dutch thousands", "In 2.500 klassen", "2500", catalogue.Dutch, true},
		{"English thousands", "In 2,500 classes", "2500", catalogue.English, true},
		{"millions", "6.000.000 euro", "6000000", catalogue.Dutch, true},
		{"Dutch decimals", "van 6,7 naar 7,4", "6.7", catalogue.Dutch, true},
		{"English decimals", "from 6.7", "6.7", catalogue.English, true},
		{"thousands and decimals", "1.234,5", "1234.5", catalogue.Dutch, true},
		{"not half a number", "12.500", "500", catalogue.Dutch, false},
		{"the end of a sentence", "in 2013.", "2013", catalogue.English, true},
		{"ordinal", "de 3de woensdag", "3", catalogue.Dutch, true},
		{"words need a mark", "drie dagen", "3", catalogue.Dutch, false},
		{"marked", "drie dagen", "~3", catalogue.Dutch, true},
		{"with an ending", "het driejarige plan", "~3", catalogue.Dutch, true},
		{"not the beginning of another word", "achter de school", "~8", catalogue.Dutch, false},
		{"not the beginning of another number", "vijfhonderd", "~5", catalogue.Dutch, false},
		{"accent", "één dag", "~1", catalogue.Dutch, true},
		{"hundreds", "vijfhonderd mensen", "~500", catalogue.Dutch, true},
		{"English thousands in words", "five thousand people", "~5000", catalogue.English, true},
		{"tens of thousands", "tens of thousands of people", "~10000", catalogue.English, true},
		{"tienduizenden", "tienduizenden mensen", "~10000", catalogue.Dutch, true},
		{"half", "half a day", "~1/2", catalogue.English, true},
		{"a decade in Dutch", "in de jaren 90", "1990", catalogue.Dutch, true},
		{"a decade in English", "in the 1990s", "1990", catalogue.English, true},
		{"fraction", "1/3 van de leerlingen", "1/3", catalogue.Dutch, true},
		{"digits of an address", "zie http://x.be/2012", "2012", catalogue.Dutch, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := says(tt.lang, tt.text, tt.figure); got != tt.want {
				t.Errorf("%q says %s: got %v, want %v", tt.text, tt.figure, got, tt.want)
			}
		})
	}
}
