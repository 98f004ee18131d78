package shortlist

import (
	"math"
	"slices"
)

// Standing is what a candidate gets from the ballots.
//
// The study adds up the ranks and sorts (introduction to section 4); what a
// candidate counts on a ballot that does not choose it, it does not say. A
// plain sum would put one that nobody chose first. So it counts k + 1 there,
// which is ours. A lower Total is better. Points of k + 1 - rank, and 0 for one not
// chosen (Borda), give the same order: on n ballots they are n*(k+1) - Total.
type Standing struct {
	Candidate string
	Rank      int // from 1; equal totals share one, and the next is as many further on
	Total     int
	Pickers   int     // ballots that chose it
	Mean      float64 // Total by ballot
	Spread    float64 // standard deviation of what it counts on the ballots
	// Counts holds how many ballots gave each of the ranks 1 to k, and last how
	// many did not choose it.
	Counts []int
}

// Tally counts the ballots. Candidates come in the order of their totals; of
// those with equal totals first the one with more pickers, then with the
// better ranks, then as on the list: an order to show, no verdict. The error
// names the member whose ballot cannot be counted.
func Tally(k int, candidates []string, ballots []Ballot) ([]Standing, error) {
	if err := checkAll(k, candidates, ballots); err != nil {
		return nil, err
	}
	return tally(k, candidates, ranksOn(k, candidates, ballots), none), nil
}

// ranksOn gives what each candidate counts on each ballot, by candidate and
// then by ballot.
func ranksOn(k int, candidates []string, ballots []Ballot) [][]int {
	ranks := make([][]int, len(candidates))
	for i, c := range candidates {
		ranks[i] = make([]int, len(ballots))
		for j, b := range ballots {
			if rank, ok := b.Ranks[c]; ok {
				ranks[i][j] = rank
			} else {
				ranks[i][j] = k + 1
			}
		}
	}
	return ranks
}

// none is the place of no ballot.
const none = -1

// tally counts the ballots but for the one at the place without.
func tally(k int, candidates []string, ranks [][]int, without int) []Standing {
	list := make([]Standing, len(candidates))
	for i, c := range candidates {
		list[i] = standing(k, c, ranks[i], without)
	}
	slices.SortStableFunc(list, func(a, b Standing) int {
		if a.Total != b.Total {
			return a.Total - b.Total
		}
		return better(a, b)
	})
	for i := range list {
		list[i].Rank = i + 1
		if i > 0 && list[i].Total == list[i-1].Total {
			list[i].Rank = list[i-1].Rank
		}
	}
	return list
}

func standing(k int, candidate string, ranks []int, without int) Standing {
	s := Standing{Candidate: candidate, Counts: make([]int, k+1)}
	squares, counted := 0, 0
	for i, rank := range ranks {
		if i == without {
			continue
		}
		counted++
		s.Total += rank
		squares += rank * rank
		s.Counts[rank-1]++
		if rank <= k {
			s.Pickers++
		}
	}
	if n := float64(counted); n > 0 {
		s.Mean = float64(s.Total) / n
		// n*squares - Total² is a whole number, never below 0.
		s.Spread = math.Sqrt(n*float64(squares)-float64(s.Total)*float64(s.Total)) / n
	}
	return s
}

// better compares two with equal totals: negative where a has more pickers, or
// as many and the better ranks.
func better(a, b Standing) int {
	if a.Pickers != b.Pickers {
		return b.Pickers - a.Pickers
	}
	for i := range a.Counts {
		if d := b.Counts[i] - a.Counts[i]; d != 0 {
			return d
		}
	}
	return 0
}

// Cut is the first n of a tally.
type Cut struct {
	In   []string // sure to be among the first n
	Tied []string // equal in everything at the cut, left for discussion
	Left int      // how many of Tied have a place
}

// CutAt draws the line after n candidates. A tie across the line is broken by
// pickers, then by best ranks; what is still equal is left as it is.
func CutAt(list []Standing, n int) Cut {
	if n >= len(list) {
		return Cut{In: names(list)}
	}
	same := func(a, b Standing) bool { return a.Total == b.Total && better(a, b) == 0 }
	if n < 1 || !same(list[n-1], list[n]) {
		return Cut{In: names(list[:max(n, 0)])}
	}
	from, to := n-1, n
	for from > 0 && same(list[from-1], list[n]) {
		from--
	}
	for to < len(list) && same(list[to], list[n]) {
		to++
	}
	return Cut{In: names(list[:from]), Tied: names(list[from:to]), Left: n - from}
}

// Level are those whose total stands on both sides of the line after n
// candidates, so that more than the total decides who is in; none where the
// totals differ there.
func Level(list []Standing, n int) []string {
	if n < 1 || n >= len(list) || list[n-1].Total != list[n].Total {
		return nil
	}
	from, to := n-1, n+1
	for from > 0 && list[from-1].Total == list[n].Total {
		from--
	}
	for to < len(list) && list[to].Total == list[n].Total {
		to++
	}
	return names(list[from:to])
}

func names(list []Standing) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.Candidate
	}
	return out
}
