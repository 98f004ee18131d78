package search

import (
	"slices"
	"sync"
)

// weights holds a number for each document that has one; the others have 0.
// The documents are in order. Frequent words aside, they are few among many,
// so that what is done with them need not grow with the catalogue.
type weights struct {
	docs []int32
	of   []float64
}

// at is the weight of one document.
func (w *weights) at(doc int) float64 {
	if i, ok := slices.BinarySearch(w.docs, int32(doc)); ok {
		return w.of[i]
	}
	return 0
}

// product joins the weights of the documents that both a and b have.
func product(a, b *weights, with func(a, b float64) float64) *weights {
	p := &weights{}
	for i, j := 0, 0; i < len(a.docs) && j < len(b.docs); {
		switch {
		case a.docs[i] < b.docs[j]:
			i++
		case a.docs[i] > b.docs[j]:
			j++
		default:
			p.docs, p.of = append(p.docs, a.docs[i]), append(p.of, with(a.of[i], b.of[j]))
			i++
			j++
		}
	}
	return p
}

// A sum gathers weights by document.
type sum struct {
	of   []float64
	have bitset
}

// sums are used again: to clear what was touched costs less than to make a
// new one for a large catalogue.
type sums struct {
	size int
	pool sync.Pool
}

func (s *sums) get() *sum {
	if x, ok := s.pool.Get().(*sum); ok {
		return x
	}
	return &sum{of: make([]float64, s.size), have: newBitset(s.size)}
}

func (s *sum) add(doc int, weight float64) {
	s.of[doc] += weight
	s.have.set(doc)
}

// take gives what was gathered, and the sum back.
func (s *sums) take(x *sum) *weights {
	n := x.have.count()
	w := &weights{docs: make([]int32, 0, n), of: make([]float64, 0, n)}
	for doc := range x.have.each {
		if x.of[doc] > 0 {
			w.docs, w.of = append(w.docs, int32(doc)), append(w.of, x.of[doc])
		}
		x.of[doc] = 0
	}
	clear(x.have)
	s.pool.Put(x)
	return w
}

// A weightCache remembers the weights of terms, which take most of the time of
// a search: Bleve decodes them from the disk's form each time.
type weightCache struct {
	mu    sync.Mutex
	of    map[lookup]*weights
	bytes int
}

// maxWeightBytes bounds a weightCache.
const maxWeightBytes = 64 << 20

func (w *weights) bytes() int { return 12*len(w.docs) + 150 }

func (c *weightCache) get(l lookup) *weights {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.of[l]
}

// put remembers weights; where there is no room any more, some others go, the
// first that come to hand.
func (c *weightCache) put(l lookup, w *weights) {
	if w.bytes() > maxWeightBytes/4 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[lookup]*weights{}
	}
	if c.of[l] != nil {
		return
	}
	for old, x := range c.of {
		if c.bytes+w.bytes() <= maxWeightBytes {
			break
		}
		c.bytes -= x.bytes()
		delete(c.of, old)
	}
	c.of[l], c.bytes = w, c.bytes+w.bytes()
}
