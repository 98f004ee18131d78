package shortlist

import (
	"fmt"
	"slices"
	"strings"
)

// MaxPicks is the most candidates that a member may be asked to rank: the ten
// of the study (introduction to section 4).
const MaxPicks = 10

// Ballot is what one member ranks: by candidate, a rank from 1, the most
// interesting, to k. A candidate without a rank was not chosen.
type Ballot struct {
	Member string         `json:"member"`
	Ranks  map[string]int `json:"ranks"`
}

// Fault is a kind of mistake on a ballot.
type Fault string

// The mistakes.
const (
	FaultUnknown Fault = "unknown" // Candidates are not on the list
	FaultRange   Fault = "range"   // Candidates have a rank that is not from 1 to k
	FaultDouble  Fault = "double"  // Candidates share Rank
	FaultGap     Fault = "gap"     // nobody has Rank
)

// BallotIssue is one mistake on a ballot.
type BallotIssue struct {
	Fault      Fault
	Rank       int      // of FaultDouble and FaultGap
	Candidates []string // in the order of the list
}

// Check lists what is wrong with a ballot of k ranks over the candidates;
// nothing, if each of 1 to k is given once.
func (b Ballot) Check(k int, candidates []string) []BallotIssue {
	var issues []BallotIssue
	byRank := map[int][]string{}
	var unknown, outside []string
	for _, c := range ordered(b.Ranks, candidates) {
		rank := b.Ranks[c]
		switch {
		case !slices.Contains(candidates, c):
			unknown = append(unknown, c)
		case rank < 1 || rank > k:
			outside = append(outside, c)
		default:
			byRank[rank] = append(byRank[rank], c)
		}
	}
	if len(unknown) > 0 {
		issues = append(issues, BallotIssue{Fault: FaultUnknown, Candidates: unknown})
	}
	if len(outside) > 0 {
		issues = append(issues, BallotIssue{Fault: FaultRange, Candidates: outside})
	}
	for rank := 1; rank <= k; rank++ {
		switch who := byRank[rank]; len(who) {
		case 0:
			issues = append(issues, BallotIssue{Fault: FaultGap, Rank: rank})
		case 1:
		default:
			issues = append(issues, BallotIssue{Fault: FaultDouble, Rank: rank, Candidates: who})
		}
	}
	return issues
}

// ordered gives the ranked candidates in the order of the list, those that are
// not on it after them by name.
func ordered(ranks map[string]int, candidates []string) []string {
	var list, others []string
	for _, c := range candidates {
		if _, ok := ranks[c]; ok {
			list = append(list, c)
		}
	}
	for c := range ranks {
		if !slices.Contains(candidates, c) {
			others = append(others, c)
		}
	}
	slices.Sort(others)
	return append(list, others...)
}

// BallotError is a ballot that cannot be counted. It names the member and
// what is wrong.
type BallotError struct {
	Member string
	Issues []BallotIssue
}

func (e *BallotError) Error() string {
	said := make([]string, len(e.Issues))
	for i, x := range e.Issues {
		who := strings.Join(x.Candidates, ", ")
		switch x.Fault {
		case FaultUnknown:
			said[i] = "not a candidate: " + who
		case FaultRange:
			said[i] = "rank out of range: " + who
		case FaultDouble:
			said[i] = fmt.Sprintf("rank %d is given to %s", x.Rank, who)
		default:
			said[i] = fmt.Sprintf("rank %d is missing", x.Rank)
		}
	}
	return fmt.Sprintf("the ballot of %q cannot be counted: %s", e.Member, strings.Join(said, "; "))
}

// checkAll tells what keeps the ballots from being counted.
func checkAll(k int, candidates []string, ballots []Ballot) error {
	if k < 1 || k > MaxPicks || k > len(candidates) {
		return fmt.Errorf("k is %d: it must be from 1 to %d", k, min(MaxPicks, len(candidates)))
	}
	seen := map[string]bool{}
	for _, c := range candidates {
		if c == "" || seen[c] {
			return fmt.Errorf("candidate %q is empty or there twice", c)
		}
		seen[c] = true
	}
	members := map[string]bool{}
	for _, b := range ballots {
		if b.Member == "" || members[b.Member] {
			return fmt.Errorf("member %q is empty or votes twice", b.Member)
		}
		members[b.Member] = true
		if issues := b.Check(k, candidates); len(issues) > 0 {
			return &BallotError{Member: b.Member, Issues: issues}
		}
	}
	return nil
}
