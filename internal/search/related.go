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
	byKey  drawers // groups by the stems of a phrase that leads to them
	begins drawers // those by the stems with which a phrase of several words begins
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
	t := &thesaurus{}
	var leads []entry
	add := func(from, to, sep string, boost float64) {
		for phrase := range strings.SplitSeq(from, sep) {
			leads = append(leads, entry{strings.TrimSpace(phrase), int32(len(t.groups))})
		}
		t.groups = append(t.groups, relatives(to, sep, boost))
	}
	for line := range lines(s) {
		broad, narrow, oneWay := strings.Cut(line, ">")
		switch {
		case oneWay:
			add(broad, narrow, ",", narrowerBoost)
		case strings.Contains(line, "="):
			add(line, line, "=", equalBoost)
		default:
			add(line, line, ",", relatedBoost)
		}
	}
	t.byKey = newDrawers(leads, func(phrase string) []string {
		var found []string
		for _, words := range forms(phrase) {
			found = append(found, ownKeys(words)...)
		}
		return found
	})
	t.begins = newDrawers(leads, func(phrase string) []string {
		var found []string
		for _, words := range forms(phrase) {
			if len(words) > 1 {
				found = append(found, keys(words[:1])...)
			}
		}
		return found
	})
	return t
}

func phrases(s, sep string) [][]string {
	var list [][]string
	for phrase := range strings.SplitSeq(s, sep) {
		list = append(list, forms(phrase)...)
	}
	return list
}

// forms gives the words of a phrase. What is glued together may be typed as one
// word too: 50plussers.
func forms(phrase string) [][]string {
	words := text.Words(phrase)
	if len(words) == 0 {
		return nil
	}
	list := [][]string{texts(words)}
	if joined := text.Joined(words); len(joined) == 1 && joined[0].End == words[len(words)-1].End && joined[0].Start == words[0].Start {
		list = append(list, texts(joined))
	}
	return list
}

// relatives makes relatives of phrases when they are first asked for: their
// stems take time, and of most nobody asks.
func relatives(s, sep string, boost float64) func() []relative {
	return sync.OnceValue(func() []relative {
		var list []relative
		for _, phrase := range phrases(s, sep) {
			list = append(list, newRelative(phrase, boost))
		}
		return list
	})
}

// begun tells whether a phrase of several words may begin with a word.
func (t *thesaurus) begun(word string) bool {
	return slices.ContainsFunc(keys([]string{word}), func(key string) bool { return len(t.begins.find(word, key)) > 0 })
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
		for _, nr := range t.byKey.find(words[0], key) {
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
