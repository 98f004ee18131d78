package shortlist_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/shortlist"
)

// four members rank two of four candidates, counted by hand:
//
//	    Els Jan Mia Tom  total
//	a    1   1   2   -   1+1+2+3 = 7
//	b    2   -   1   -   2+3+1+3 = 9
//	c    -   2   -   1   3+2+3+1 = 9
//	d    -   -   -   2   3+3+3+2 = 11
//
// b and c are equal in total (9), pickers (2), firsts (1) and seconds (1).
func four() (k int, candidates []string, ballots []shortlist.Ballot) {
	return 2, []string{"a", "b", "c", "d"}, []shortlist.Ballot{
		{Member: "Els", Ranks: map[string]int{"a": 1, "b": 2}},
		{Member: "Jan", Ranks: map[string]int{"a": 1, "c": 2}},
		{Member: "Mia", Ranks: map[string]int{"b": 1, "a": 2}},
		{Member: "Tom", Ranks: map[string]int{"c": 1, "d": 2}},
	}
}

func TestTally(t *testing.T) {
	got, err := shortlist.Tally(four())
	if err != nil {
		t.Fatal(err)
	}
	want := []shortlist.Standing{
		// The mean of a is 7/4; its spread the root of ((0.75² * 2 + 0.25² + 1.25²) / 4).
		{Candidate: "a", Rank: 1, Total: 7, Pickers: 3, Mean: 1.75, Spread: math.Sqrt((2*0.5625 + 0.0625 + 1.5625) / 4), Counts: []int{2, 1, 1}},
		{Candidate: "b", Rank: 2, Total: 9, Pickers: 2, Mean: 2.25, Spread: math.Sqrt((0.0625 + 0.5625 + 1.5625 + 0.5625) / 4), Counts: []int{1, 1, 2}},
		{Candidate: "c", Rank: 2, Total: 9, Pickers: 2, Mean: 2.25, Spread: math.Sqrt((0.0625 + 0.5625 + 1.5625 + 0.5625) / 4), Counts: []int{1, 1, 2}},
		{Candidate: "d", Rank: 4, Total: 11, Pickers: 1, Mean: 2.75, Spread: math.Sqrt((3*0.0625 + 0.5625) / 4), Counts: []int{0, 1, 3}},
	}
	if d := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-12)); d != "" {
		t.Errorf("tally (-want +got):\n%s", d)
	}
}

// One that nobody chose comes last, not first.
func TestTallyNobodyChose(t *testing.T) {
	got, err := shortlist.Tally(1, []string{"x", "y"}, []shortlist.Ballot{{Member: "Els", Ranks: map[string]int{"y": 1}}})
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Candidate != "y" || got[1].Candidate != "x" || got[1].Total != 2 || got[1].Pickers != 0 {
		t.Errorf("got %+v", got)
	}
	none, err := shortlist.Tally(1, []string{"x", "y"}, nil)
	if err != nil || none[0].Rank != 1 || none[1].Rank != 1 || none[0].Mean != 0 || none[0].Spread != 0 {
		t.Errorf("without ballots: %+v, %v", none, err)
	}
}

func TestCutAt(t *testing.T) {
	list, err := shortlist.Tally(four())
	if err != nil {
		t.Fatal(err)
	}
	// Of two with equal totals the one with more pickers goes first: with k = 3
	// p counts 1 + 4 (one picker), q counts 2 + 3 (two).
	broken, err := shortlist.Tally(3, []string{"p", "q", "r", "s", "t"}, []shortlist.Ballot{
		{Member: "Els", Ranks: map[string]int{"p": 1, "q": 2, "r": 3}},
		{Member: "Jan", Ranks: map[string]int{"s": 1, "t": 2, "q": 3}},
	})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		list []shortlist.Standing
		n    int
		want shortlist.Cut
	}{
		{"nothing", list, 0, shortlist.Cut{}},
		{"above a tie", list, 1, shortlist.Cut{In: []string{"a"}}},
		{"through a tie", list, 2, shortlist.Cut{In: []string{"a"}, Tied: []string{"b", "c"}, Left: 1}},
		{"below a tie", list, 3, shortlist.Cut{In: []string{"a", "b", "c"}}},
		{"everything", list, 9, shortlist.Cut{In: []string{"a", "b", "c", "d"}}},
		{"a tie broken by pickers", broken, 1, shortlist.Cut{In: []string{"q"}}},
		{"a tie that nothing breaks", broken, 2, shortlist.Cut{In: []string{"q"}, Tied: []string{"p", "s"}, Left: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, shortlist.CutAt(tt.list, tt.n), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("cut (-want +got):\n%s", d)
			}
		})
	}
}

// round makes a round by chance.
func round(r *rand.Rand) (k int, candidates []string, ballots []shortlist.Ballot) {
	n := 2 + r.IntN(6)
	k = 1 + r.IntN(min(n, 4))
	for i := range n {
		candidates = append(candidates, fmt.Sprintf("c%d", i))
	}
	for m := range r.IntN(6) {
		ballots = append(ballots, shortlist.Ballot{Member: fmt.Sprintf("m%d", m), Ranks: chance(r, k, candidates)})
	}
	return k, candidates, ballots
}

func chance(r *rand.Rand, k int, candidates []string) map[string]int {
	ranks := map[string]int{}
	for i, j := range r.Perm(len(candidates))[:k] {
		ranks[candidates[j]] = i + 1
	}
	return ranks
}

func TestLevel(t *testing.T) {
	k, candidates, ballots := four()
	list := mustTally(t, k, candidates, ballots) // a 7, b and c 9, d 11
	for n, want := range map[int][]string{0: nil, 1: nil, 2: {"b", "c"}, 3: nil, 4: nil, 9: nil} {
		if d := cmp.Diff(want, shortlist.Level(list, n)); d != "" {
			t.Errorf("on both sides of the line after %d (-want +got):\n%s", n, d)
		}
	}
	none := mustTally(t, 1, candidates, nil)
	if d := cmp.Diff(candidates, shortlist.Level(none, 3)); d != "" {
		t.Errorf("of all that are equal (-want +got):\n%s", d)
	}
}

// eachRound runs a check on many rounds by chance, the same ones every time.
func eachRound(t *testing.T, check func(t *testing.T, r *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot)) {
	t.Helper()
	r := rand.New(rand.NewPCG(2013, 5))
	for range 2000 {
		k, candidates, ballots := round(r)
		check(t, r, k, candidates, ballots)
		if t.Failed() {
			t.Fatalf("k = %d, candidates %v, ballots %v", k, candidates, ballots)
		}
	}
}

func mustTally(t *testing.T, k int, candidates []string, ballots []shortlist.Ballot) []shortlist.Standing {
	t.Helper()
	list, err := shortlist.Tally(k, candidates, ballots)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// byCandidate leaves out the order.
func byCandidate(list []shortlist.Standing) map[string]shortlist.Standing {
	out := map[string]shortlist.Standing{}
	for _, s := range list {
		out[s.Candidate] = s
	}
	return out
}

func TestOrderNeverMatters(t *testing.T) {
	eachRound(t, func(t *testing.T, r *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot) {
		want := byCandidate(mustTally(t, k, candidates, ballots))
		mixed, others := slices.Clone(candidates), slices.Clone(ballots)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		if d := cmp.Diff(want, byCandidate(mustTally(t, k, mixed, others))); d != "" {
			t.Errorf("in another order (-want +got):\n%s", d)
		}
	})
}

// Against a count made in another way: Borda points by going through ranks.
func TestBruteForce(t *testing.T) {
	eachRound(t, func(t *testing.T, _ *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot) {
		list := mustTally(t, k, candidates, ballots)
		points, pickers, sum := map[string]int{}, map[string]int{}, 0
		for _, b := range ballots {
			for rank := 1; rank <= k; rank++ {
				for c, given := range b.Ranks {
					if given == rank {
						points[c] += k + 1 - rank
						pickers[c]++
					}
				}
			}
		}
		for _, s := range list {
			sum += s.Total
			if want := len(ballots)*(k+1) - points[s.Candidate]; s.Total != want || s.Pickers != pickers[s.Candidate] {
				t.Errorf("%s: total %d and %d pickers, want %d and %d", s.Candidate, s.Total, s.Pickers, want, pickers[s.Candidate])
			}
			ahead := 1
			for _, other := range candidates {
				if points[other] > points[s.Candidate] {
					ahead++
				}
			}
			if s.Rank != ahead {
				t.Errorf("%s: rank %d, but Borda points put it at %d", s.Candidate, s.Rank, ahead)
			}
			n := 0
			for _, c := range s.Counts {
				n += c
			}
			if n != len(ballots) {
				t.Errorf("%s: %d ballots counted, want %d", s.Candidate, n, len(ballots))
			}
		}
		if want := len(ballots) * (k*(k+1)/2 + (len(candidates)-k)*(k+1)); sum != want {
			t.Errorf("the totals add up to %d, want %d", sum, want)
		}
	})
}

// A better rank on a ballot, taken from whoever had it, never lowers a
// candidate.
func TestBetterRankNeverLowers(t *testing.T) {
	eachRound(t, func(t *testing.T, r *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot) {
		if len(ballots) == 0 {
			return
		}
		before := byCandidate(mustTally(t, k, candidates, ballots))
		i, c := r.IntN(len(ballots)), candidates[r.IntN(len(candidates))]
		old, chosen := ballots[i].Ranks[c]
		if old == 1 {
			return
		}
		better := 1
		if chosen {
			better = 1 + r.IntN(old-1)
		}
		changed := map[string]int{}
		for other, rank := range ballots[i].Ranks {
			switch {
			case other == c:
			case rank == better && chosen:
				changed[other] = old
			case rank == better:
			default:
				changed[other] = rank
			}
		}
		changed[c] = better
		others := slices.Clone(ballots)
		others[i] = shortlist.Ballot{Member: ballots[i].Member, Ranks: changed}
		if after := byCandidate(mustTally(t, k, candidates, others)); after[c].Rank > before[c].Rank {
			t.Errorf("%s went from %d to %d by a better rank", c, before[c].Rank, after[c].Rank)
		}
	})
}
