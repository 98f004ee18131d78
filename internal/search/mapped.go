package search

import (
	"bufio"
	"encoding/binary"
	"errors"
	"os"
	"unsafe"

	"github.com/blevesearch/mmap-go"
)

// A mapped file has arrays as they are in memory, where it is mapped: what is
// used of them is read when it is, and to open a large one takes no longer than
// a small one. The arrays follow one another, each after its size in bytes and
// filled up to a multiple of eight.
type mapped struct {
	file  mmap.MMap
	rest  []byte // what was not taken yet
	fault bool   // something was not there to be taken
}

// mappedMark begins such a file. To a machine with another order of bytes it is
// another number.
const mappedMark uint64 = 0x7761726d_20776174

// mapFile maps a file, until it is closed.
func mapFile(path string) (*mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	file, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, err
	}
	m := &mapped{file: file, rest: file}
	if m.number() != mappedMark {
		return nil, errors.Join(errDamaged, m.Close())
	}
	return m, nil
}

// Close takes the file out of memory, and the arrays with it.
func (m *mapped) Close() error { return m.file.Unmap() }

// number takes a number of eight bytes.
func (m *mapped) number() uint64 {
	if len(m.rest) < 8 {
		m.fault = true
		return 0
	}
	n := binary.NativeEndian.Uint64(m.rest)
	m.rest = m.rest[8:]
	return n
}

// cell is what the arrays are made of.
type cell interface{ byte | int32 | uint32 | uint64 }

// take takes the next array of a mapped file, which is nobody's to change.
// Whether all was there, fault tells in the end.
func take[T cell](m *mapped) []T {
	n, size := m.number(), uint64(unsafe.Sizeof(*new(T)))
	if n > uint64(len(m.rest)) || n%size != 0 {
		m.fault = true
		return nil
	}
	list := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(m.rest))), n/size)
	m.rest = m.rest[min(n+filling(n), uint64(len(m.rest))):]
	return list
}

// filling is what n bytes lack of a multiple of eight.
func filling(n uint64) uint64 { return -n % 8 }

// writeMapped writes arrays to a file, to be mapped.
func writeMapped(path string, arrays [][]byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	put := func(b []byte) { _, _ = w.Write(b) } // Flush tells of the first error
	put(bytesOf([]uint64{mappedMark}))
	for _, array := range arrays {
		n := uint64(len(array))
		put(bytesOf([]uint64{n}))
		put(array)
		put(make([]byte, filling(n)))
	}
	return errors.Join(w.Flush(), f.Close())
}

// bytesOf gives an array as it is in memory.
func bytesOf[T cell](list []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(*new(T))))
}
