package store

import (
	"errors"
	"strconv"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

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

// BenchmarkFind reads a list and a round that are as large as they may be.
func BenchmarkFind(b *testing.B) {
	s, list, round := openIn(b, b.TempDir()), visitor.NewToken(), visitor.NewToken()
	l := &shortlist.List{Title: "Lijst"}
	for nr := range shortlist.MaxItems {
		l.Items = append(l.Items, shortlist.Item{Kind: catalogue.TypeAction, Nr: nr + 1})
	}
	r := &shortlist.Round{Title: "Ronde", Picks: 1}
	for nr := range shortlist.MaxCandidates {
		r.Candidates = append(r.Candidates, shortlist.Candidate{Key: strconv.Itoa(nr + 1), Kind: catalogue.TypeAction, Nr: nr + 1, Title: both("Kandidaat")})
	}
	for nr := range shortlist.MaxMembers {
		r.Members = append(r.Members, shortlist.Member{Name: strconv.Itoa(nr)})
	}
	if err := errors.Join(s.CreateList(b.Context(), l, list), s.CreateRound(b.Context(), r, round)); err != nil {
		b.Fatal(err)
	}
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.FindList(b.Context(), list); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("round", func(b *testing.B) {
		for b.Loop() {
			if _, _, _, err := s.FindRound(b.Context(), round); err != nil {
				b.Fatal(err)
			}
		}
	})
}
