package store

import "testing"

func BenchmarkFillFromNothing(b *testing.B) {
	seed := large()
	for b.Loop() {
		s, err := Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		mustSync(b, s, seed)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAndSyncAgain(b *testing.B) {
	dir, seed := b.TempDir(), large()
	mustSync(b, openIn(b, dir), seed)
	for b.Loop() {
		s, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		mustSync(b, s, seed)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSyncAgain(b *testing.B) {
	seed := large()
	s := filled(b, seed)
	for b.Loop() {
		mustSync(b, s, seed)
	}
}

func BenchmarkListActions25(b *testing.B) {
	s := filled(b, large())
	nrs := make([]int, 25)
	for i := range nrs {
		nrs[i] = 130 - 5*i
	}
	for b.Loop() {
		if _, err := s.ListActions(b.Context(), nrs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkContent(b *testing.B) {
	s := filled(b, large())
	for b.Loop() {
		mustContent(b, s)
	}
}
