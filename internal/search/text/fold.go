// Package text cuts running text into words and brings spellings together:
// case, accents, apostrophes, hyphens, dots and camel case. It knows no
// language.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives s in lower case without marks on letters: "Bèta" and "beta" are
// one. Letters that are no letter with a mark (ø, ß, ĳ) get their usual
// spelling.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		if as, ok := spelled[r]; ok {
			b.WriteString(as)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// spelled holds letters that do not come apart into a letter and a mark.
var spelled = map[rune]string{
	'ĳ': "ij", 'ø': "o", 'ł': "l", 'đ': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i",
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
