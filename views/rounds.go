package views

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// RoundNewPage opens a round on a list.
type RoundNewPage struct {
	Base
	Issues []string
	List   visitor.Token
	Name   string // of the list
	Count  string // of candidates
	Most   int    // picks
	Form   RoundForm
}

// RoundForm holds a new round as typed.
type RoundForm struct {
	Title, Question, Criteria, Picks, Opens, Closes, Members string
	ShowNames                                                bool
}

// BallotPage is the page of one member.
type BallotPage struct {
	Base
	Token      visitor.Token
	Name       string // of the round
	Member     string
	Question   string
	Criteria   []string
	Picks      int
	State      shortlist.State
	When       string // what the state is, in words
	Sent       string // when the ballot was sent, in words, or empty
	Notice     string
	Issues     []string
	Candidates []BallotCandidate // once the round is open
	Coming     []CandidateLink   // before that
	Others     []string          // names of the other members, if they may be seen
	Results    *RoundResults
}

// CandidateLink names a candidate before it can be ranked.
type CandidateLink struct {
	Label string
	Link  // Href may be empty
}

// BallotCandidate is one candidate on a ballot.
type BallotCandidate struct {
	Key, Title, By, Text, Label string
	Href                        string // or empty
	Rank                        string // as typed
}

// Picked lists the titles of the candidates that have a rank, the first first.
func (p BallotPage) Picked() []string {
	type pick struct {
		rank  float64
		title string
	}
	var picks []pick
	for _, c := range p.Candidates {
		if rank, err := strconv.ParseFloat(c.Rank, 64); err == nil {
			picks = append(picks, pick{rank, c.Title})
		}
	}
	slices.SortStableFunc(picks, func(a, b pick) int { return cmp.Compare(a.rank, b.rank) })
	var titles []string
	for _, x := range picks {
		titles = append(titles, x.title)
	}
	return titles
}

// RoundPage is the page of the coordinator, or of those who see the results.
type RoundPage struct {
	Base
	Token    visitor.Token
	Edit     bool // is the coordinator's
	Name     string
	Question string
	Criteria []string
	Count    string
	List     *Link // that it was opened on, where the visitor can open it
	State    shortlist.State
	When     string
	Notice   string
	Issues   []string
	Voted    string // how many have sent a ballot

	Candidates []CandidateLink // until the results show them

	Members  []RoundMember
	Adding   MemberForm
	Closes   ClosesForm
	EditLink string
	ReadLink string
	Results  *RoundResults
	Take     Take
	Deleted  string // until when it can be brought back, or empty
}

// RoundMember is someone who takes part, as the coordinator sees it.
type RoundMember struct {
	ID    int64
	Name  string
	State string
	Link  string // whole
	Lost  string // what goes with the member, in words, or empty
	Open  bool   // that is asked
}

// MemberForm holds one more member as typed, and what was wrong with what was
// done to members.
type MemberForm struct {
	Name   string
	Issues []string
}

// ClosesForm holds the last day to vote as typed.
type ClosesForm struct {
	Day    string
	Issues []string
}

// faults tells whether something typed was not accepted.
func (p RoundPage) faults() bool {
	return len(p.Issues)+len(p.Adding.Issues)+len(p.Closes.Issues) > 0
}

// RoundResults is the tally, how robust it is, and what the group chose.
type RoundResults struct {
	Picks    int
	Ballots  int // that were counted
	Rows     []ResultLine
	Most     int      // ballots in one place of a distribution
	Cut      []string // who is in, in words
	Robust   []string
	Names    []string   // of the members, at the head of the ballots
	Table    [][]string // a row for each candidate: title, then its rank on each ballot
	Version  int
	Reason   string
	Decided  []string
	DecideBy bool        // the form is there
	Theirs   []TheirLine // what another saved meanwhile
}

// Counted tells whether there was anything to count.
func (r RoundResults) Counted() bool { return r.Ballots > 0 }

// TheirLine is what another noted on a candidate, or why the group chose.
type TheirLine struct{ About, Text string }

// ResultLine is one candidate in the tally.
type ResultLine struct {
	Key      string
	Href     string
	Title    string
	Rank     int
	Total    int
	Pickers  int
	Mean     float64
	Spread   float64
	Counts   []int
	ByPick   int // place by number of pickers
	Copeland int // place by pairs
	Note     string
	Chosen   bool
}

func distributionBox(counts []int) string { return "0 0 " + strconv.Itoa(10*len(counts)) + " 40" }

// barHeight is at most 38, for the most ballots of all candidates; a rank nobody
// gave is a line.
func barHeight(most, n int) int { return 2 + 36*n/max(1, most) }

// distributionText says the same in words.
func distributionText(p *i18n.Printer, counts []int) string {
	var said []string
	for i, n := range counts[:len(counts)-1] {
		if n > 0 {
			said = append(said, p.N("tally.counts.rank", n, i18n.Args{"rank": i + 1}))
		}
	}
	return strings.Join(append(said, p.N("tally.counts.none", counts[len(counts)-1])), ", ")
}
