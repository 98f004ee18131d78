package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// The first so many are those that sorting all would put first, in its order.
func TestTop(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compare := func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), a.doc-b.doc) }
	for range 500 {
		list := make([]scored, r.IntN(400))
		for i := range list {
			list[i] = scored{i, float64(r.IntN(40))}
		}
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		n := r.IntN(len(list) + 1)
		best := newTop(n, compare)
		for _, h := range list {
			best.offer(h)
		}
		want := slices.SortedFunc(slices.Values(list), compare)[:n]
		if got := best.sorted(); !slices.Equal(got, want) {
			t.Fatalf("the first %d of %d are %v, want %v", n, len(list), got, want)
		}
	}
}
