package search

import (
	"math/bits"
	"slices"
)

// A bitset is a set of small numbers.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, wordsOf(size)) }

// wordsOf is the number of words that a set of so many numbers takes.
func wordsOf(size int) int { return (size + 63) / 64 }

// full gives the set of all numbers below size.
func full(size int) bitset {
	b := newBitset(size)
	for i := range b {
		b[i] = ^uint64(0)
	}
	if rest := size % 64; rest > 0 {
		b[len(b)-1] = 1<<rest - 1
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

// A set is a set of actions: as bits where many have the value, as a list in
// order where few do, so that thousands of organisations with a handful of
// actions each take no more room than those.
type set struct {
	size int
	bits bitset
	few  []uint32
}

// fewOf is the share of all that makes a list as large as the bits.
const fewOf = 32

// asBits tells whether a set of n of so many actions is one of bits.
func asBits(n, all int) bool { return n > all/fewOf }

func (s set) has(i int) bool {
	if s.bits != nil {
		return s.bits.has(i)
	}
	_, ok := slices.BinarySearch(s.few, uint32(i))
	return ok
}

// each calls yield for each action in the set, in order.
func (s set) each(yield func(i int) bool) {
	if s.bits != nil {
		s.bits.each(yield)
		return
	}
	for _, i := range s.few {
		if !yield(int(i)) {
			return
		}
	}
}

// addTo adds the set to b.
func (s set) addTo(b bitset) {
	if s.bits != nil {
		b.or(s.bits)
		return
	}
	for _, i := range s.few {
		b.set(int(i))
	}
}

// countIn is the number of its actions that are in b.
func (s set) countIn(b bitset) int {
	if s.bits != nil {
		return b.countBoth(s.bits)
	}
	n := 0
	for _, i := range s.few {
		n += int(b[i/64] >> (i % 64) & 1)
	}
	return n
}
