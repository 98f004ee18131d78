package search

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Arrays of any length come back as they were written.
func TestMapped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "arrays")
	for n := range 10 {
		text, small, words := make([]byte, n), make([]int32, n), make([]uint64, n)
		for i := range n {
			text[i], small[i], words[i] = byte('a'+i), int32(-i), uint64(i)<<40
		}
		must(t, writeMapped(path, [][]byte{text, bytesOf(small), bytesOf(words), bytesOf([]uint32{7})}))
		m, err := mapFile(path)
		must(t, err)
		if got := take[byte](m); !slices.Equal(got, text) {
			t.Errorf("%d bytes come back as %v", n, got)
		}
		if got := take[int32](m); !slices.Equal(got, small) {
			t.Errorf("%d numbers come back as %v", n, got)
		}
		if got := take[uint64](m); !slices.Equal(got, words) {
			t.Errorf("%d words come back as %v", n, got)
		}
		if got := take[uint32](m); !slices.Equal(got, []uint32{7}) || m.fault || len(m.rest) > 0 {
			t.Errorf("after %d of each comes %v, fault %t, and %d bytes are left", n, got, m.fault, len(m.rest))
		}
		if take[uint32](m); !m.fault {
			t.Error("there is more than was written")
		}
		must(t, m.Close())
	}
}

// A file that was cut short, wherever, or is something else is seen to be so.
func TestMappedDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "arrays")
	must(t, writeMapped(path, [][]byte{bytesOf([]uint32{1, 2, 3}), bytesOf([]uint64{4})}))
	whole, err := os.ReadFile(path)
	must(t, err)
	for n := range whole {
		must(t, os.WriteFile(path, whole[:n], 0o600))
		m, err := mapFile(path)
		if err != nil {
			continue
		}
		take[uint32](m)
		take[uint64](m)
		if !m.fault {
			t.Errorf("%d bytes of %d pass for all", n, len(whole))
		}
		must(t, m.Close())
	}
	must(t, os.WriteFile(path, slices.Repeat([]byte("something else"), 10), 0o600))
	if _, err := mapFile(path); err == nil {
		t.Error("something else passes for arrays")
	}
	must(t, writeMapped(path, [][]byte{{1, 2, 3}}))
	m, err := mapFile(path)
	must(t, err)
	defer m.Close()
	if take[uint32](m); !m.fault {
		t.Error("three bytes pass for numbers of four")
	}
}
