package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// The first so many are those that sorting all would put first, in its order.
func TestSortFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compare := func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), a.doc-b.doc) }
	for range 500 {
		list := make([]scored, r.IntN(400))
		for i := range list {
			list[i] = scored{i, float64(r.IntN(40))}
		}
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		want := slices.SortedFunc(slices.Values(list), compare)
		n := r.IntN(len(list) + 1)
		sortFirst(list, n, compare)
		if !slices.Equal(list[:n], want[:n]) {
			t.Fatalf("the first %d of %d are %v, want %v", n, len(list), list[:n], want[:n])
		}
		if slices.SortFunc(list, compare); !slices.Equal(list, want) {
			t.Fatal("something is lost, or there twice")
		}
	}
}
