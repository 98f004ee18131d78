package shortlist_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/shortlist"
)

func TestBallotCheck(t *testing.T) {
	list := []string{"a", "b", "c", "d"}
	tests := []struct {
		name  string
		ranks map[string]int
		want  []shortlist.BallotIssue
	}{
		{"whole", map[string]int{"d": 1, "a": 2, "b": 3}, nil},
		{"nothing", nil, []shortlist.BallotIssue{
			{Fault: shortlist.FaultGap, Rank: 1}, {Fault: shortlist.FaultGap, Rank: 2}, {Fault: shortlist.FaultGap, Rank: 3},
		}},
		{"too few", map[string]int{"a": 1, "b": 2}, []shortlist.BallotIssue{{Fault: shortlist.FaultGap, Rank: 3}}},
		{"a gap and a double", map[string]int{"c": 1, "a": 1, "b": 3}, []shortlist.BallotIssue{
			{Fault: shortlist.FaultDouble, Rank: 1, Candidates: []string{"a", "c"}}, {Fault: shortlist.FaultGap, Rank: 2},
		}},
		{"out of range", map[string]int{"a": 0, "b": 4, "c": 1}, []shortlist.BallotIssue{
			{Fault: shortlist.FaultRange, Candidates: []string{"a", "b"}},
			{Fault: shortlist.FaultGap, Rank: 2}, {Fault: shortlist.FaultGap, Rank: 3},
		}},
		{"not on the list", map[string]int{"a": 1, "z": 2, "x": 3, "b": 2, "c": 3}, []shortlist.BallotIssue{
			{Fault: shortlist.FaultUnknown, Candidates: []string{"x", "z"}},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := shortlist.Ballot{Member: "Els", Ranks: tt.ranks}.Check(3, list)
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("issues (-want +got):\n%s", d)
			}
		})
	}
}

func TestTallyRefuses(t *testing.T) {
	good := shortlist.Ballot{Member: "Els", Ranks: map[string]int{"a": 1, "b": 2}}
	tests := []struct {
		name    string
		k       int
		list    []string
		ballots []shortlist.Ballot
		want    string
	}{
		{"no picks", 0, []string{"a", "b"}, nil, "k is 0: it must be from 1 to 2"},
		{"more picks than candidates", 3, []string{"a", "b"}, nil, "k is 3: it must be from 1 to 2"},
		{"more than ten picks", 11, []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}, nil, "k is 11: it must be from 1 to 10"},
		{"a candidate twice", 2, []string{"a", "b", "a"}, nil, `candidate "a" is empty or there twice`},
		{"no name", 2, []string{"a", ""}, nil, `candidate "" is empty or there twice`},
		{"a member twice", 2, []string{"a", "b", "c"}, []shortlist.Ballot{good, good}, `member "Els" is empty or votes twice`},
		{
			"a wrong ballot", 2, []string{"a", "b", "c"},
			[]shortlist.Ballot{good, {Member: "Jan", Ranks: map[string]int{"a": 1, "c": 1, "q": 5}}},
			`the ballot of "Jan" cannot be counted: not a candidate: q; rank 1 is given to a, c; rank 2 is missing`,
		},
		{
			"a rank too high", 2, []string{"a", "b", "c"}, []shortlist.Ballot{{Member: "Jan", Ranks: map[string]int{"a": 1, "b": 2, "c": 3}}},
			`the ballot of "Jan" cannot be counted: rank out of range: c`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := shortlist.Tally(tt.k, tt.list, tt.ballots)
			if err == nil || err.Error() != tt.want {
				t.Errorf("got %v\nwant %s", err, tt.want)
			}
		})
	}
}
