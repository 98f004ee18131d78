package shortlist_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/shortlist"
)

func TestLeaveOneOut(t *testing.T) {
	k, candidates, ballots := four()
	got, err := shortlist.LeaveOneOut(k, candidates, ballots, 2)
	if err != nil {
		t.Fatal(err)
	}
	// Of the first two a is sure and b and c tie. Without Els a has 6, b 7, c 6,
	// d 8: a and c. Without Jan a 6, b 6, c 7. Without Mia a 5, b 8, c 6. Without
	// Tom a 4, b 6, c 8. So a always stays, and nobody comes in from outside.
	want := []shortlist.LeftOut{{Member: "Els"}, {Member: "Jan"}, {Member: "Mia"}, {Member: "Tom"}}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("left out (-want +got):\n%s", d)
	}
	// Els alone keeps b above c.
	got, err = shortlist.LeaveOneOut(1, []string{"b", "c"}, []shortlist.Ballot{
		{Member: "Els", Ranks: map[string]int{"b": 1}}, {Member: "Jan", Ranks: map[string]int{"b": 1}},
		{Member: "Mia", Ranks: map[string]int{"c": 1}},
	}, 1)
	if err != nil {
		t.Fatal(err)
	}
	// Without Els or Jan they tie, so b may still be in; without Mia b is in.
	if d := cmp.Diff([]shortlist.LeftOut{{Member: "Els"}, {Member: "Jan"}, {Member: "Mia"}}, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("left out (-want +got):\n%s", d)
	}
}

func TestLeaveOneOutChanges(t *testing.T) {
	// What b and c count on each ballot, with k = 2:
	ballots := []shortlist.Ballot{
		{Member: "Els", Ranks: map[string]int{"b": 1, "d": 2}}, // b 1, c 3
		{Member: "Jan", Ranks: map[string]int{"c": 1, "b": 2}}, // b 2, c 1
		{Member: "Mia", Ranks: map[string]int{"b": 2, "c": 1}}, // b 2, c 1
		{Member: "Tom", Ranks: map[string]int{"b": 1, "c": 2}}, // b 1, c 2; together b 6, c 7
	}
	got, err := shortlist.LeaveOneOut(2, []string{"b", "c", "d"}, ballots, 1)
	if err != nil {
		t.Fatal(err)
	}
	// Without Els b has 5 and c 4: c comes in, b goes out.
	if d := cmp.Diff(shortlist.LeftOut{Member: "Els", Enter: []string{"c"}, Leave: []string{"b"}}, got[0]); d != "" {
		t.Errorf("without Els (-want +got):\n%s", d)
	}
	// Without Jan b has 4 and c 6: nothing changes.
	if d := cmp.Diff(shortlist.LeftOut{Member: "Jan"}, got[1], cmpopts.EquateEmpty()); d != "" {
		t.Errorf("without Jan (-want +got):\n%s", d)
	}
}

func TestOtherRules(t *testing.T) {
	k, candidates, ballots := four()
	list := mustTally(t, k, candidates, ballots)
	// a was picked by three, b and c by two, d by one.
	wantPickers := []shortlist.Place{{"a", 1, 3}, {"b", 2, 2}, {"c", 2, 2}, {"d", 4, 1}}
	if d := cmp.Diff(wantPickers, shortlist.ByPickers(list)); d != "" {
		t.Errorf("by pickers (-want +got):\n%s", d)
	}
	// a beats b (Els, Jan against Mia), c (three to one) and d (three to one):
	// 6. b against c: Els and Mia for b, Jan and Tom for c: 1 each. b against d:
	// Els and Mia for b, Tom for d: 2. c against d: Jan and Tom for c: 2. d: 0.
	wantCopeland := []shortlist.Place{{"a", 1, 6}, {"b", 2, 3}, {"c", 2, 3}, {"d", 4, 0}}
	if d := cmp.Diff(wantCopeland, shortlist.Copeland(k, list, ballots)); d != "" {
		t.Errorf("by pairs (-want +got):\n%s", d)
	}
}

// One that beats every other in pairs comes first by pairs, one that loses to
// every other comes last, and the points add up to two for each pair.
func TestCopelandProperties(t *testing.T) {
	eachRound(t, func(t *testing.T, _ *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot) {
		places := shortlist.Copeland(k, mustTally(t, k, candidates, ballots), ballots)
		sum := 0
		for _, p := range places {
			sum += p.Score
			wins, losses := 0, 0
			for _, other := range candidates {
				if other == p.Candidate {
					continue
				}
				above, below := 0, 0
				for _, b := range ballots {
					mine, hasMine := b.Ranks[p.Candidate]
					its, hasIts := b.Ranks[other]
					if hasMine && (!hasIts || mine < its) {
						above++
					}
					if hasIts && (!hasMine || its < mine) {
						below++
					}
				}
				if above > below {
					wins++
				} else if above < below {
					losses++
				}
			}
			n := len(candidates) - 1
			if want := 2*wins + (n - wins - losses); p.Score != want {
				t.Errorf("%s has %d points, want %d", p.Candidate, p.Score, want)
			}
			if wins == n && p.Rank != 1 {
				t.Errorf("%s beats all and has rank %d", p.Candidate, p.Rank)
			}
		}
		if n := len(candidates); sum != n*(n-1) {
			t.Errorf("the points add up to %d, want %d", sum, n*(n-1))
		}
	})
}

// Leaving a ballot out is a tally without it.
func TestLeaveOneOutIsATallyWithout(t *testing.T) {
	eachRound(t, func(t *testing.T, r *rand.Rand, k int, candidates []string, ballots []shortlist.Ballot) {
		n := 1 + r.IntN(len(candidates))
		got, err := shortlist.LeaveOneOut(k, candidates, ballots, n)
		if err != nil {
			t.Fatal(err)
		}
		before := shortlist.CutAt(mustTally(t, k, candidates, ballots), n)
		for i, x := range got {
			var rest []shortlist.Ballot
			for j := range ballots {
				if j != i {
					rest = append(rest, ballots[j])
				}
			}
			after := shortlist.CutAt(mustTally(t, k, candidates, rest), n)
			for _, c := range candidates {
				maybe := func(cut shortlist.Cut) bool { return slices.Contains(cut.In, c) || slices.Contains(cut.Tied, c) }
				if enter := slices.Contains(after.In, c) && !maybe(before); enter != slices.Contains(x.Enter, c) {
					t.Errorf("without %s: %s enters %v", x.Member, c, enter)
				}
				if leave := slices.Contains(before.In, c) && !maybe(after); leave != slices.Contains(x.Leave, c) {
					t.Errorf("without %s: %s leaves %v", x.Member, c, leave)
				}
			}
		}
	})
}
