package search

import (
	"math/bits"
	"slices"
)

// A bitset is a set of small numbers.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, (size+63)/64) }

// full gives the set of all numbers below size.
func full(size int) bitset {
	b := newBitset(size)
	for i := range size {
		b.set(i)
	}
	return b
}

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

// and leaves in b what other has too. The sets are of one size.
func (b bitset) and(other bitset) {
	for i := range b {
		b[i] &= other[i]
	}
}

// or adds other to b.
func (b bitset) or(other bitset) {
	for i := range b {
		b[i] |= other[i]
	}
}

// each calls yield for each number in the set, in order.
func (b bitset) each(yield func(i int) bool) {
	for at, w := range b {
		for ; w != 0; w &= w - 1 {
			if !yield(at*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

func (b bitset) clone() bitset { return slices.Clone(b) }

func (b bitset) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// countBoth is the number that both sets have.
func (b bitset) countBoth(other bitset) int {
	n := 0
	for i := range b {
		n += bits.OnesCount64(b[i] & other[i])
	}
	return n
}
