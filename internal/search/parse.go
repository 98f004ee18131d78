package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"warmwater/internal/search/text"
)

// maxWords bounds the words of a query that are looked up; the rest is
// ignored.
const maxWords = 40

// A request is a query's text taken apart. The words keep their places in it.
type request struct {
	words   []text.Word // what to look for, those of phrases too
	phrases []string    // that must stand as typed
	without []string    // words and phrases that must not stand

	spelled map[int]string // what words that are nowhere were likely meant to be, by their place
}

// parse takes the text of a query apart: "words in quotes" stand together, and
// a -word or -"phrase" must not stand. Any text will do; a quote that does not
// close is none.
func parse(s string) request {
	var r request
	for at := 0; at < len(s); {
		open, close, ok := quoted(s[at:])
		if !ok {
			r.addWords(s, at, len(s))
			break
		}
		before := s[at : at+open]
		phrase := strings.TrimSpace(s[at+open+quoteSize(s[at+open:]) : at+close])
		if rest, minus := strings.CutSuffix(before, "-"); minus && endsWord(rest) {
			r.addWords(s, at, at+len(rest))
			r.leaveOut(phrase)
		} else {
			r.addWords(s, at, at+open)
			r.addPhrase(s, at+open, at+close, phrase)
		}
		at += close + quoteSize(s[at+close:])
	}
	r.words = r.words[:min(len(r.words), maxWords)]
	return r
}

const quotes = "\"“”„«»"

// quoted gives the places of the first two quotes in s.
func quoted(s string) (open, close int, ok bool) {
	if open = strings.IndexAny(s, quotes); open < 0 {
		return 0, 0, false
	}
	after := open + quoteSize(s[open:])
	if close = strings.IndexAny(s[after:], quotes); close < 0 {
		return 0, 0, false
	}
	return open, after + close, true
}

func quoteSize(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// endsWord tells whether a word could begin after s.
func endsWord(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsSpace(last)
}

func (r *request) addPhrase(s string, from, to int, phrase string) {
	if len(text.Words(phrase)) > 1 {
		r.phrases = append(r.phrases, phrase)
	}
	r.add(s, from, to)
}

// addWords adds the words of s[from:to], leaving out those after a minus.
func (r *request) addWords(s string, from, to int) {
	start := from
	for start < to {
		at := minus(s[start:to])
		if at < 0 {
			break
		}
		r.add(s, start, start+at)
		end := start + at + wordLength(s[start+at:to])
		r.leaveOut(s[start+at+1 : end])
		start = end
	}
	r.add(s, start, to)
}

// minus is the place of the first minus sign in s that begins a word, or -1.
func minus(s string) int {
	for i := range s {
		if s[i] != '-' || !endsWord(s[:i]) {
			continue
		}
		if rest := s[i+1:]; rest != "" && len(text.Words(rest[:wordLength(rest)])) > 0 && rest[0] != '-' {
			return i
		}
	}
	return -1
}

// wordLength is the number of bytes of s before its first space.
func wordLength(s string) int {
	if n := strings.IndexFunc(s, unicode.IsSpace); n >= 0 {
		return n
	}
	return len(s)
}

func (r *request) add(s string, from, to int) {
	for _, w := range text.Words(s[from:to]) {
		w.Start, w.End, w.Nr = w.Start+from, w.End+from, len(r.words)
		r.words = append(r.words, w)
	}
}

func (r *request) leaveOut(phrase string) {
	if len(text.Words(phrase)) > 0 {
		r.without = append(r.without, phrase)
	}
}
