package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one word of a text, folded. Start and End are its bytes in the
// text; Nr counts the words.
type Word struct {
	Text       string
	Start, End int
	Nr         int
	// Glued tells that nothing but a connecting sign, or a change from small to
	// capital letters, stands between this word and the one before it.
	Glued bool
}

// Words cuts s into its words: runs of letters and digits. A word in camel
// case comes apart ("TechniekTalent"), a letter behind an apostrophe goes
// ("programma's", "nurse's", "zo'n"). Invalid UTF-8 stands between words like any other sign.
func Words(s string) []Word { return Append(make([]Word, 0, len(s)/6+1), s) }

// Append adds the words of s to words, which holds none of another text.
func Append(words []Word, s string) []Word {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !plainLetter[c] {
				i++
				continue
			}
		} else if r, size := utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += size
			continue
		}
		end := wordEnd(s, i)
		if elided(s, i, end) {
			i = end
			continue
		}
		words = append(words, Word{Text: Fold(s[i:end]), Start: i, End: end, Nr: len(words), Glued: glued(words, s, i)})
		i = end
	}
	return words
}

// wordEnd is where the word that begins at start ends: before the first sign
// that is no letter, or before a capital after a small letter.
func wordEnd(s string, start int) int {
	// Most words are of plain small letters, perhaps behind a capital.
	at := start + 1
	for at < len(s) && s[at] >= 'a' && s[at] <= 'z' {
		at++
	}
	if at == len(s) || s[at] < utf8.RuneSelf && !plainLetter[s[at]] {
		return at
	}
	var before rune
	for i, r := range s[start:] {
		if !isLetter(r) || unicode.IsUpper(r) && unicode.IsLower(before) {
			return start + i
		}
		before = r
	}
	return len(s)
}

// plainLetter tells which bytes are letters or digits by themselves.
var plainLetter = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	}
	return is
}()

func isLetter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// elided tells whether s[start:end] is one letter behind an apostrophe behind a
// word, which is an ending or what is left of a word.
func elided(s string, start, end int) bool {
	if end-start != 1 || s[start] <= '9' {
		return false
	}
	before := strings.TrimRight(s[:start], "'’")
	last, _ := utf8.DecodeLastRuneInString(before)
	return len(before) < start && isLetter(last)
}

// connecting are the signs that glue two words into one name.
const connecting = "-‐‑.'’&+"

func glued(words []Word, s string, start int) bool {
	if len(words) == 0 {
		return false
	}
	between := s[words[len(words)-1].End:start]
	return utf8.RuneCountInString(between) <= 1 && strings.Trim(between, connecting) == ""
}

// Joined gives the words of each run of glued words as one word: "Jet-Net"
// gives "jetnet". It stands where the run begins and marks all of it.
func Joined(words []Word) []Word {
	var joined []Word
	for i := 0; i < len(words); {
		end := i + 1
		for end < len(words) && words[end].Glued {
			end++
		}
		if end-i > 1 {
			joined = append(joined, Join(words[i:end]))
		}
		i = end
	}
	return joined
}

// Join makes one word of several.
func Join(words []Word) Word {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	first, last := words[0], words[len(words)-1]
	return Word{Text: b.String(), Start: first.Start, End: last.End, Nr: first.Nr}
}
