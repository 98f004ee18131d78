package search

import (
	"slices"
	"strings"
	"sync"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

var deeds = sync.OnceValue(func() *deedBook { return readDeeds(wordList("deeds")) })

// meaningBoost is how much what is meant by several words counts beside a word
// itself.
const meaningBoost = 0.8

// A deedBook knows what a deed means by what it is done to.
type deedBook struct {
	classes drawers // the classes of words, by the words and their stems
	rules   []deedRule
}

// A deedRule holds where a query has a word of each class. The word of the
// last says what is meant.
type deedRule struct {
	classes []int32
	meant   func() []relative
}

// readDeeds reads classes, "name: words", of which one may be gone on with in
// another place, and rules, "name + name = phrases".
func readDeeds(s string) *deedBook {
	b := &deedBook{}
	named := map[string]int32{}
	var words []entry
	var rules []string
	for line := range lines(s) {
		if strings.Contains(line, "=") {
			rules = append(rules, line) // for when all classes are known
			continue
		}
		name, list, _ := strings.Cut(line, ":")
		if named[name] == 0 {
			named[name] = int32(len(named) + 1)
		}
		for _, w := range text.Words(list) {
			words = append(words, entry{w.Text, named[name]})
		}
	}
	b.classes = newDrawers(words, func(word string) []string {
		return append(ownKeys([]string{word}), word)
	})
	for _, line := range rules {
		left, right, _ := strings.Cut(line, "=")
		r := deedRule{meant: relatives(right, ",", meaningBoost)}
		for name := range strings.SplitSeq(left, "+") {
			r.classes = append(r.classes, named[strings.TrimSpace(name)])
		}
		b.rules = append(b.rules, r)
	}
	return b
}

// of gives the classes of a word: its own, and those of its last part where it
// is a compound. A small word belongs only where it stands as it is: "met" is no
// form of meten.
func (b *deedBook) of(word string) []int32 {
	if isSmall(word) {
		return b.classes.find(word, word)
	}
	var classes []int32
	for _, key := range keys([]string{word}) {
		classes = append(classes, b.classes.find(word, key)...)
	}
	if parts := dutch.Split(word); parts != nil {
		last := parts[len(parts)-1]
		classes = append(classes, b.classes.find(last, keys([]string{last})[0])...)
	}
	return classes
}

// addDeeds reads the words that mean something else together than apart.
func addDeeds(needs []*need, words []text.Word) {
	b := deeds()
	classes := make([][]int32, len(needs))
	for i, n := range needs {
		if n.first == n.last {
			classes[i] = b.of(words[n.first].Text)
		}
	}
	for _, r := range b.rules {
		at := r.find(classes)
		if at == nil {
			continue
		}
		deed := needs[at[len(at)-1]]
		for _, i := range at[:len(at)-1] {
			needs[i].told = true
		}
		slices.Sort(at)
		var asked []string
		for _, i := range at {
			asked = append(asked, words[needs[i].first].Text)
		}
		deed.mean(r.meant(), strings.Join(asked, " "))
	}
}

// find gives the places of different words for the classes of a rule, or nil
// where there are none. The deed looks first.
func (r *deedRule) find(classes [][]int32) []int {
	at := make([]int, 0, len(r.classes))
	for _, class := range slices.Backward(r.classes) {
		i := 0
		for i < len(classes) && (!slices.Contains(classes[i], class) || slices.Contains(at, i)) {
			i++
		}
		if i == len(classes) {
			return nil
		}
		at = append(at, i)
	}
	slices.Reverse(at)
	return at
}

// mean says what the word of a deed means, as the words that are asked tell
// together. A word that says little by itself means nothing else.
func (n *need) mean(meant []relative, asked string) {
	if n.optional {
		n.ways, n.asked, n.optional = nil, asked, false
	}
	from := len(n.ways)
	n.relate(meant)
	for i := range n.ways[from:] {
		n.ways[from+i].asked = asked
	}
}
