package search

import (
	"cmp"
	"hash/maphash"
	"slices"
	"sync"
)

// drawers hold phrases by their first letters, and take their words to their
// stems when a word that begins so is first looked up: of all that is in the
// lists, a query needs little, and stems take time.
type drawers map[string]func() []found

var nameSeed = maphash.MakeSeed()

// An entry is a phrase of ours, and the number of what it leads to.
type entry struct {
	phrase string
	nr     int32
}

// A found is a name, as its hash, and one number that is found under it. A list
// of them takes a fifth of the room of a map of names.
type found struct {
	name uint64
	nr   int32
}

// newDrawers puts entries away; keysOf gives the names under which one is
// found. A name must begin with the letters of the phrase.
func newDrawers(entries []entry, keysOf func(phrase string) []string) drawers {
	sorted := map[string][]entry{}
	for _, e := range entries {
		for _, at := range drawersOf(e.phrase) {
			sorted[at] = append(sorted[at], e)
		}
	}
	d := drawers{}
	for at, list := range sorted {
		d[at] = sync.OnceValue(func() []found {
			var in []found
			for _, e := range list {
				for _, key := range keysOf(e.phrase) {
					in = append(in, found{maphash.String(nameSeed, key), e.nr})
				}
			}
			slices.SortStableFunc(in, func(a, b found) int { return cmp.Compare(a.name, b.name) })
			return slices.Clip(in)
		})
	}
	return d
}

// find gives the numbers under a name of a word, or of what begins with it.
func (d drawers) find(word, key string) (nrs []int32) {
	open := d[drawer(word)]
	if open == nil {
		return nil
	}
	in, name := open(), maphash.String(nameSeed, key)
	at, _ := slices.BinarySearchFunc(in, name, func(f found, name uint64) int { return cmp.Compare(f.name, name) })
	for ; at < len(in) && in[at].name == name; at++ {
		nrs = append(nrs, in[at].nr)
	}
	return nrs
}

// openAll opens all drawers.
func (d drawers) openAll() {
	for _, open := range d {
		open()
	}
}

// drawer is where what begins with a folded word lies. No stem changes the
// first two letters of a word.
func drawer(word string) string { return word[:min(2, len(word))] }

// drawersOf gives where a phrase lies. What is glued together may begin
// otherwise: e-health, ehealth.
func drawersOf(phrase string) []string {
	if len(phrase) > 1 && isPlain(phrase[0]) && isPlain(phrase[1]) {
		return []string{phrase[:2]}
	}
	var list []string
	for _, words := range forms(phrase) {
		if at := drawer(words[0]); !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	return list
}

func isPlain(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
