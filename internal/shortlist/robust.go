package shortlist

import (
	"cmp"
	"slices"
)

// LeftOut tells what changes among the first n if one ballot is left out.
type LeftOut struct {
	Member string
	Enter  []string
	Leave  []string
}

// LeaveOneOut leaves out each ballot in turn and compares the first n. A tie
// at the cut counts as it is drawn by CutAt, the tied as entering only where
// they are sure to.
func LeaveOneOut(k int, candidates []string, ballots []Ballot, n int) ([]LeftOut, error) {
	all, err := Tally(k, candidates, ballots)
	if err != nil {
		return nil, err
	}
	before, ranks := CutAt(all, n), ranksOn(k, candidates, ballots)
	var list []LeftOut
	for i, b := range ballots {
		after := CutAt(tally(k, candidates, ranks, i), n)
		list = append(list, LeftOut{
			Member: b.Member,
			Enter:  lacking(after.In, append(slices.Clone(before.In), before.Tied...)),
			Leave:  lacking(before.In, append(slices.Clone(after.In), after.Tied...)),
		})
	}
	return list, nil
}

// lacking are those of a list that are not among others.
func lacking(list, others []string) []string {
	var out []string
	for _, c := range list {
		if !slices.Contains(others, c) {
			out = append(out, c)
		}
	}
	return out
}

// Place is the rank of a candidate under another rule, with what it is by.
type Place struct {
	Candidate string
	Rank      int // equal scores share one
	Score     int
}

// ByPickers ranks by the number of ballots that chose a candidate.
func ByPickers(list []Standing) []Place {
	places := make([]Place, len(list))
	for i, s := range list {
		places[i] = Place{Candidate: s.Candidate, Score: s.Pickers}
	}
	return ranked(places)
}

// Copeland ranks by pairs: a candidate gets two points for each other one that
// more ballots rank below it than above it, one point where as many do, and
// none otherwise. Candidates that a ballot does not choose are equal on it.
func Copeland(k int, list []Standing, ballots []Ballot) []Place {
	ranks := ranksOn(k, names(list), ballots)
	places := make([]Place, len(list))
	for i := range list {
		places[i].Candidate = list[i].Candidate
		for j := range i {
			switch margin := prefer(ranks[i], ranks[j]); {
			case margin > 0:
				places[i].Score += 2
			case margin < 0:
				places[j].Score += 2
			default:
				places[i].Score++
				places[j].Score++
			}
		}
	}
	return ranked(places)
}

// prefer is how many more ballots rank a above b than b above a, by what each
// counts on them.
func prefer(a, b []int) int {
	margin := 0
	for i := range a {
		margin += cmp.Compare(b[i], a[i])
	}
	return margin
}

// ranked puts the highest scores first; equal scores share a rank.
func ranked(places []Place) []Place {
	slices.SortStableFunc(places, func(a, b Place) int { return b.Score - a.Score })
	for i := range places {
		places[i].Rank = i + 1
		if i > 0 && places[i].Score == places[i-1].Score {
			places[i].Rank = places[i-1].Rank
		}
	}
	return places
}
