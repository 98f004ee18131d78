package search

import (
	"slices"
	"sync"
)

// drawers hold phrases by their first letters, and take their words to their
// stems when a word that begins so is first looked up: of all that is in the
// lists, a query needs little, and stems take time.
type drawers map[string]func() map[string][]int

// An entry is a phrase of ours, and the number of what it leads to.
type entry struct {
	phrase string
	nr     int
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
		d[at] = sync.OnceValue(func() map[string][]int {
			found := map[string][]int{}
			for _, e := range list {
				for _, key := range keysOf(e.phrase) {
					found[key] = append(found[key], e.nr)
				}
			}
			return found
		})
	}
	return d
}

// find gives the numbers under a name of a word, or of what begins with it.
func (d drawers) find(word, key string) []int {
	if open := d[drawer(word)]; open != nil {
		return open()[key]
	}
	return nil
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
