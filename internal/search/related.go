package search

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// The lists of words come in files by subject, each of which says what it is
// for. What they look like stands at the head of general.txt.
//
//go:embed related/*.txt deeds/*.txt
var vocabularyFiles embed.FS

// wordList gives the lines of the files in a folder of lists.
func wordList(dir string) string {
	var b strings.Builder
	names, err := fs.Glob(vocabularyFiles, dir+"/*.txt")
	for _, name := range names {
		text, readErr := vocabularyFiles.ReadFile(name)
		err = errors.Join(err, readErr)
		b.Write(append(text, '\n'))
	}
	if err != nil {
		panic(err) // they are in the program
	}
	return b.String()
}

//go:embed filler.txt
var fillerText string

// vocabulary knows which words belong together, and filler the words that say
// little about what a reader looks for. Both are read when first needed: most
// commands of the program search nothing.
var (
	vocabulary = sync.OnceValue(func() *thesaurus { return readThesaurus(wordList("related")) })
	filler     = sync.OnceValue(func() map[string]bool { return readFiller(fillerText) })
)

// A thesaurus holds groups of phrases that belong together, and finds them by
// any form of their words.
type thesaurus struct {
	groups []func() []relative
	byKey  map[string][]int // groups by the stems of a phrase that leads to them
	begins map[string]bool  // the stems with which phrases of several words begin
}

// A relative is what a reader who looks for a phrase finds too, and how much
// that counts beside the phrase itself.
type relative struct {
	phrase []string
	key    string // its stems in Dutch
	term   term   // where it is one word
	boost  float64
}

func newRelative(phrase []string, boost float64) relative {
	r := relative{phrase: phrase, key: keys(phrase)[0], boost: boost}
	if len(phrase) == 1 {
		r.term = termOf(phrase[0])
	}
	return r
}

// How much the members of a group count beside what was typed.
const (
	relatedBoost  = 0.4
	narrowerBoost = 0.6 // a kind or a part of it
	equalBoost    = 0.9 // another name for it
)

// readThesaurus reads one group a line: "a, b, c" are related, "a = b = c" are
// names for one thing, "a > b, c" says that b and c are kinds or parts of a. A
// line that begins with # is a remark.
func readThesaurus(s string) *thesaurus {
	t := &thesaurus{byKey: map[string][]int{}, begins: map[string]bool{}}
	for line := range lines(s) {
		broad, narrow, oneWay := strings.Cut(line, ">")
		switch {
		case oneWay:
			t.add(phrases(broad, ","), phrases(narrow, ","), narrowerBoost)
		case strings.Contains(line, "="):
			t.add(phrases(line, "="), phrases(line, "="), equalBoost)
		default:
			t.add(phrases(line, ","), phrases(line, ","), relatedBoost)
		}
	}
	return t
}

func phrases(s, sep string) [][]string {
	var list [][]string
	for phrase := range strings.SplitSeq(s, sep) {
		words := text.Words(phrase)
		list = append(list, texts(words))
		// What is glued together may be typed as one word: 50plussers.
		if joined := text.Joined(words); len(joined) == 1 && joined[0].End == words[len(words)-1].End && joined[0].Start == words[0].Start {
			list = append(list, texts(joined))
		}
	}
	return list
}

// add makes a group to which each of from leads.
func (t *thesaurus) add(from, to [][]string, boost float64) {
	for _, words := range from {
		for _, key := range ownKeys(words) {
			t.byKey[key] = append(t.byKey[key], len(t.groups))
		}
		if len(words) > 1 {
			for _, key := range keys(words[:1]) {
				t.begins[key] = true
			}
		}
	}
	t.groups = append(t.groups, relatives(to, boost))
}

// relatives makes relatives of phrases when they are first asked for: their
// stems take time, and of most nobody asks.
func relatives(phrases [][]string, boost float64) func() []relative {
	return sync.OnceValue(func() []relative {
		list := make([]relative, len(phrases))
		for i, phrase := range phrases {
			list[i] = newRelative(phrase, boost)
		}
		return list
	})
}

// begun tells whether a phrase of several words may begin with a word.
func (t *thesaurus) begun(word string) bool {
	return slices.ContainsFunc(keys([]string{word}), func(key string) bool { return t.begins[key] })
}

// keys gives the names under which a phrase is found: its stems in either
// language.
func keys(words []string) []string {
	nl, en := "nl", "en"
	for _, w := range words {
		nl += " " + dutch.Stem(w)
		en += " " + englishStem(w)
	}
	return []string{nl, en}
}

// ownKeys gives the names under which a phrase of ours is kept: those by which
// it is found, but for a Dutch word only that in Dutch. An English stemmer makes
// one word of techniek and technieker.
func ownKeys(words []string) []string {
	all := keys(words)
	if len(words) == 1 && dutch.IsWord(words[0]) {
		return all[:1]
	}
	return all
}

// related gives the phrases to which words lead, each once, at its best.
func (t *thesaurus) related(words []string) []relative {
	own := keys(words)
	at := map[string]int{}
	var list []relative
	for _, key := range own {
		for _, nr := range t.byKey[key] {
			for _, r := range t.groups[nr]() {
				if i, ok := at[r.key]; ok {
					list[i].boost = max(list[i].boost, r.boost)
				} else if r.key != own[0] {
					at[r.key] = len(list)
					list = append(list, r)
				}
			}
		}
	}
	return list
}

func lines(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(s) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// readFiller reads words, and on lines with a comma phrases, each of which
// comes as its words with a space between them.
func readFiller(s string) map[string]bool {
	filler := map[string]bool{}
	for line := range lines(s) {
		if strings.Contains(line, ",") {
			for _, phrase := range phrases(line, ",") {
				filler[strings.Join(phrase, " ")] = true
			}
			continue
		}
		for _, w := range text.Words(line) {
			filler[w.Text] = true
		}
	}
	return filler
}

// saysLittle tells whether a word alone does not narrow a search.
func saysLittle(word string) bool {
	return len(word) < 2 || filler()[word] || isSmall(word)
}

// isSmall tells whether a word is one of those that the index of a language
// leaves out.
func isSmall(word string) bool { return dutchAnalyzer.stops[word] || englishAnalyzer.stops[word] }

// withoutSmall leaves the small words out of a phrase, unless only one word is
// left: "zonder diploma" is not "diploma".
func withoutSmall(phrase []string) []string {
	var list []string
	for _, w := range phrase {
		if !isSmall(w) {
			list = append(list, w)
		}
	}
	if len(list) < 2 {
		return phrase
	}
	return list
}
