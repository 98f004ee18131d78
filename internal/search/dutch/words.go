package dutch

import _ "embed"

//go:generate go run ./gen

// words is the OpenTaal word list as an automaton; see words.LICENSE.txt. It is
// searched where it lies, so that a start neither reads nor copies it, and
// without asking for memory, which a general automaton does for each letter.
//
// It is a row of edges of four bytes, the low one first: the letter, EdgeEnds,
// EdgeLast and, from the bit EdgeTarget on, the number of the first edge of the
// node that it leads to, or 0 if nothing follows. The edges of a node stand
// together, in the order of their letters. The first number of the row is no
// edge but that of the first edge of the root.
//
//go:embed words.dawg
var words string

// What an edge says beside its letter.
const (
	EdgeEnds   = 1 << 8 // a word ends with it
	EdgeLast   = 1 << 9 // it is the last of its node
	EdgeTarget = 10     // the bit from which on it has its target
)

func edgeAt(n uint32) uint32 {
	b := words[4*n : 4*n+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// edge gives the edge for a letter, of those that begin with the first; 0 if
// there is none.
func edge(first uint32, letter byte) uint32 {
	for ; ; first++ {
		e := edgeAt(first)
		switch {
		case byte(e) == letter:
			return e
		case e&EdgeLast != 0 || byte(e) > letter:
			return 0
		}
	}
}

// IsWord tells whether the folded word w stands in the Dutch word list, which
// has inflected forms and many compounds. Words of more than 24 letters do not
// stand in it.
func IsWord(w string) bool {
	found := false
	prefixes(w, func(length int) { found = length == len(w) })
	return found
}

// prefixes calls yield with the length of each word of the list that s begins
// with, the shortest first.
func prefixes(s string, yield func(length int)) {
	node := edgeAt(0)
	for i := range len(s) {
		e := edge(node, s[i])
		if e&EdgeEnds != 0 {
			yield(i + 1)
		}
		if node = e >> EdgeTarget; node == 0 {
			return
		}
	}
}
