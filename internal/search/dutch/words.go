package dutch

import (
	_ "embed"

	"github.com/blevesearch/vellum"
)

//go:generate go run ./gen

// wordsFST is the OpenTaal word list as an automaton; see words.LICENSE.txt.
// It is searched where it lies, so that a start neither reads nor copies it.
//
//go:embed words.fst
var wordsFST []byte

var words = mustLoad(wordsFST)

func mustLoad(automaton []byte) *vellum.FST {
	f, err := vellum.Load(automaton)
	if err != nil {
		panic("dutch: the embedded word list is damaged: " + err.Error())
	}
	return f
}

// IsWord tells whether the folded word w stands in the Dutch word list, which
// has inflected forms and many compounds. Words of more than 24 letters do not
// stand in it.
func IsWord(w string) bool {
	found, err := words.Contains([]byte(w))
	return err == nil && found
}

// prefixes calls yield with the length of each word of the list that s begins
// with, the shortest first.
func prefixes(s string, yield func(length int)) {
	state := words.Start()
	for i := range len(s) {
		state = words.Accept(state, s[i])
		if !words.CanMatch(state) {
			return
		}
		if words.IsMatch(state) {
			yield(i + 1)
		}
	}
}
