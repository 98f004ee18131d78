package shortlist_test

import (
	"fmt"
	"testing"

	"warmwater/internal/shortlist"
)

// largest is a round as large as one may be.
func largest() (k int, candidates []string, ballots []shortlist.Ballot) {
	for i := range shortlist.MaxCandidates {
		candidates = append(candidates, fmt.Sprintf("own-%d", i))
	}
	for m := range shortlist.MaxMembers {
		b := shortlist.Ballot{Member: fmt.Sprint("Lid ", m), Ranks: map[string]int{}}
		for i := range shortlist.MaxPicks {
			b.Ranks[candidates[(m*7+i*3)%len(candidates)]] = i + 1
		}
		ballots = append(ballots, b)
	}
	return shortlist.MaxPicks, candidates, ballots
}

func BenchmarkTally(b *testing.B) {
	k, candidates, ballots := largest()
	list, err := shortlist.Tally(k, candidates, ballots)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("totals", func(b *testing.B) {
		for b.Loop() {
			if _, err := shortlist.Tally(k, candidates, ballots); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("by pairs", func(b *testing.B) {
		for b.Loop() {
			shortlist.Copeland(k, list, ballots)
		}
	})
	b.Run("leave one out", func(b *testing.B) {
		for b.Loop() {
			if _, err := shortlist.LeaveOneOut(k, candidates, ballots, k); err != nil {
				b.Fatal(err)
			}
		}
	})
}
