package catalogue

import "strings"

// Lang is a language of the catalogue: Dutch, the default, or English.
type Lang string

// The two languages.
const (
	Dutch   Lang = "nl"
	English Lang = "en"
)

// Langs lists the languages, the default first.
var Langs = []Lang{Dutch, English}

// Other is the language one click away.
func (l Lang) Other() Lang {
	if l == English {
		return Dutch
	}
	return English
}

// Text is one text in both languages.
type Text struct {
	NL string `json:"nl" yaml:"nl"`
	EN string `json:"en" yaml:"en"`
}

// In gives the text in lang, or the Dutch one where that is empty.
func (t Text) In(lang Lang) string {
	if lang == English && t.EN != "" {
		return t.EN
	}
	return t.NL
}

// IsZero tells whether the text says nothing in either language: the study
// does not state it.
func (t Text) IsZero() bool { return t.NL == "" && t.EN == "" }

// FirstSentence is the opening of s up to and with its first full stop that
// ends a sentence, or the whole of s. A full stop inside a number, an
// address or a short word ("bv.", "St.") does not end one.
func FirstSentence(s string) string {
	s = strings.TrimSpace(s)
	for i, r := range s {
		if r == '\n' && strings.HasPrefix(s[i:], "\n\n") {
			return s[:i]
		}
		if r != '.' && r != '!' && r != '?' {
			continue
		}
		rest := s[i+1:]
		if rest == "" || (rest[0] != ' ' && rest[0] != '\n') {
			continue
		}
		if word := s[strings.LastIndexAny(s[:i], " \n(")+1 : i]; r == '.' && shortWord(word) {
			continue
		}
		return s[:i+1]
	}
	return s
}

func shortWord(w string) bool {
	switch strings.ToLower(w) {
	case "bv", "st", "nr", "o.a", "e.g", "i.e", "enz", "dr", "mr", "resp", "ca":
		return true
	}
	return len(w) == 1
}
