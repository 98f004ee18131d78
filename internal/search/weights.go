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
	of   []float32 // in less memory, which is what takes the time
}

// newWeights makes room for so many documents.
func newWeights(n int) *weights {
	return &weights{docs: make([]int32, 0, n), of: make([]float32, 0, n)}
}

func (w *weights) add(doc int32, weight float64) {
	w.docs, w.of = append(w.docs, doc), append(w.of, float32(weight))
}

// find gives the place of one document's weight, or nil where it has none.
func (w *weights) find(doc int32) *float32 {
	if i, ok := slices.BinarySearch(w.docs, doc); ok {
		return &w.of[i]
	}
	return nil
}

// at is the weight of one document.
func (w *weights) at(doc int) float64 {
	if weight := w.find(int32(doc)); weight != nil {
		return float64(*weight)
	}
	return 0
}

// keep leaves the documents that are good.
func (w *weights) keep(good func(doc int32, weight float64) bool) {
	n := 0
	for i, doc := range w.docs {
		if good(doc, float64(w.of[i])) {
			w.docs[n], w.of[n] = doc, w.of[i]
			n++
		}
	}
	w.docs, w.of = w.docs[:n], w.of[:n]
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
			p.add(a.docs[i], with(float64(a.of[i]), float64(b.of[j])))
			i++
			j++
		}
	}
	return p
}

// total adds the weights of a and b.
func total(a, b *weights) *weights {
	t := newWeights(len(a.docs) + len(b.docs))
	i, j := 0, 0
	for i < len(a.docs) && j < len(b.docs) {
		switch {
		case a.docs[i] < b.docs[j]:
			t.add(a.docs[i], float64(a.of[i]))
			i++
		case a.docs[i] > b.docs[j]:
			t.add(b.docs[j], float64(b.of[j]))
			j++
		default:
			t.add(a.docs[i], float64(a.of[i])+float64(b.of[j]))
			i++
			j++
		}
	}
	t.docs, t.of = append(t.docs, a.docs[i:]...), append(t.of, a.of[i:]...)
	t.docs, t.of = append(t.docs, b.docs[j:]...), append(t.of, b.of[j:]...)
	return t
}

// A gatherer holds something for each document while it is added up, and
// remembers which documents were touched. Of a large catalogue it is larger
// than what processors keep near, so that numbers in it are short.
type gatherer[T any] struct {
	of   []T
	have bitset
}

// at gives what is held for a document.
func (g *gatherer[T]) at(doc int32) *T {
	g.have[doc/64] |= 1 << (doc % 64)
	return &g.of[doc]
}

// gatherers are used again: to clear what was touched costs less than to make
// a new one for a large catalogue.
type gatherers[T any] struct {
	size int
	pool sync.Pool
}

func (p *gatherers[T]) get() *gatherer[T] {
	if g, ok := p.pool.Get().(*gatherer[T]); ok {
		return g
	}
	return &gatherer[T]{of: make([]T, p.size), have: newBitset(p.size)}
}

func (p *gatherers[T]) put(g *gatherer[T]) {
	var none T
	for doc := range g.have.each {
		g.of[doc] = none
	}
	clear(g.have)
	p.pool.Put(g)
}

// gather gives the sum of the weights that add yields.
func (x *Index) gather(add func(yield func(doc int32, weight float64)) error) (*weights, error) {
	g := x.sums.get()
	defer x.sums.put(g)
	if err := add(func(doc int32, weight float64) { *g.at(doc) += float32(weight) }); err != nil {
		return nil, err
	}
	w := newWeights(g.have.count())
	for doc := range g.have.each {
		w.docs, w.of = append(w.docs, int32(doc)), append(w.of, g.of[doc])
	}
	return w, nil
}
