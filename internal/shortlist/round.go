package shortlist

import (
	"math/rand/v2"
	"strings"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// Limits of a round.
const (
	MaxCandidates = 200
	MaxMembers    = 60
	MaxName       = 80
	MaxQuestion   = 500
	MaxCriteria   = 8
	MaxCriterion  = 200
)

// Round is a ranking round: its members each pick some candidates and rank
// them. The candidates are as they were when the round was made.
type Round struct {
	ID         int64
	List       int64 // that it was opened on; 0 where that is not known
	Title      string
	Question   string
	Criteria   []string
	Picks      int // k
	Candidates []Candidate
	ShowNames  bool      // members see each other's names
	Opens      time.Time // zero: at once
	Closes     time.Time // zero: when the coordinator says so
	Closed     time.Time // when the coordinator did, or zero
	Members    []Member  // in the order in which they came
	Notes      map[string]string
	Decision   Decision
	Version    int // of Notes and Decision
	Created    time.Time
	Deleted    time.Time // zero: it is there
}

// Candidate is what is ranked, in the words of the moment the round was made.
type Candidate struct {
	Key   string             `json:"key"` // 36 for an action, case-3, own-12
	Kind  catalogue.ItemType `json:"kind"`
	Nr    int                `json:"nr,omitempty"`
	Title catalogue.Text     `json:"title"`
	By    catalogue.Text     `json:"by"`
	Text  catalogue.Text     `json:"text"`
	Link  string             `json:"link,omitempty"` // of one's own
}

// Member is someone who takes part.
type Member struct {
	ID    int64
	Place int // from 1; goes into the token
	Name  string
	Turn  int // of the link
	Ranks map[string]int
	Sent  time.Time      // zero: a draft, or nothing yet
	Draft map[string]int // filled in after Ranks were sent, and not sent itself; nil where nothing was
}

// Begun tells whether there is something on the member's ballot, sent or not.
func (m *Member) Begun() bool { return !m.Sent.IsZero() || len(m.Ranks) > 0 }

// Decision is what the group chooses in the end, which may differ from the
// tally; Reason says why.
type Decision struct {
	Chosen []string `json:"chosen"`
	Reason string   `json:"reason"`
}

// Part is whom a link of a round is for.
type Part int

// The parts.
const (
	Coordinator Part = iota + 1
	Voter            // one member
	Spectator        // sees the results
)

// The uses of tokens derived from that of the coordinator.
const (
	useMember  = "member"
	useResults = "results"
)

// MemberToken is that of a member's link, made from the coordinator's.
func MemberToken(coordinator visitor.Token, place, turn int) visitor.Token {
	return coordinator.Derived(useMember, place*1000+turn)
}

// ResultsToken is that of the link that shows the results.
func ResultsToken(coordinator visitor.Token) visitor.Token { return coordinator.Derived(useResults, 1) }

// State is how far a round is.
type State string

// The states.
const (
	Waiting State = "waiting" // not open yet
	Open    State = "open"
	Over    State = "over" // closed: nothing changes any more
)

// StateAt is how far a round is at a moment.
func (r *Round) StateAt(now time.Time) State {
	switch {
	case !r.Closed.IsZero() || !r.Closes.IsZero() && !now.Before(r.Closes):
		return Over
	case now.Before(r.Opens):
		return Waiting
	}
	return Open
}

// Keys are those of the candidates, in order.
func (r *Round) Keys() []string {
	keys := make([]string, len(r.Candidates))
	for i, c := range r.Candidates {
		keys[i] = c.Key
	}
	return keys
}

// Ballots are those that were sent.
func (r *Round) Ballots() []Ballot {
	var list []Ballot
	for _, m := range r.Members {
		if !m.Sent.IsZero() {
			list = append(list, Ballot{Member: m.Name, Ranks: m.Ranks})
		}
	}
	return list
}

// Shuffled gives the candidates in an order of a member's own, always the
// same, so that no place on the ballot is an advantage.
func (r *Round) Shuffled(member int64) []Candidate {
	list := append([]Candidate(nil), r.Candidates...)
	by := rand.New(rand.NewPCG(uint64(r.ID), uint64(member)))
	by.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// Names of the fields of a round.
const (
	FieldQuestion  = "question"
	FieldCriteria  = "criteria"
	FieldCriterion = "criterion" // one of them
	FieldPicks     = "picks"
	FieldOpens     = "opens"
	FieldCloses    = "closes"
	FieldMembers   = "members"
	FieldMember    = "member" // one of them
)

// Years in which a round can open and close.
const firstYear, lastYear = 2000, 2200

// Check tells what is wrong with a round that is to be made.
func (r *Round) Check(now time.Time) []visitor.FieldIssue {
	var f visitor.Fields
	f.Needed(FieldTitle, r.Title, MaxTitle)
	f.Short(FieldQuestion, r.Question, MaxQuestion)
	if len(r.Criteria) > MaxCriteria {
		f.Add(FieldCriteria, visitor.FieldTooMany, MaxCriteria)
	}
	f.EachShort(FieldCriterion, r.Criteria, MaxCriterion)
	if most := min(MaxPicks, len(r.Candidates)); r.Picks < 1 || r.Picks > most {
		f.Add(FieldPicks, visitor.FieldOutside, most)
	}
	checkDay(&f, FieldOpens, r.Opens)
	f.Issues = append(f.Issues, CheckCloses(r.Opens, r.Closes, now)...)
	names := make([]string, len(r.Members))
	for i, m := range r.Members {
		names[i] = m.Name
	}
	f.Issues = append(f.Issues, CheckMembers(names)...)
	return f.Issues
}

// CheckCloses tells what is wrong with when a round is to close; the zero time
// is when the coordinator says so.
func CheckCloses(opens, closes, now time.Time) []visitor.FieldIssue {
	var f visitor.Fields
	checkDay(&f, FieldCloses, closes)
	switch {
	case closes.IsZero():
	case !closes.After(now):
		f.Add(FieldCloses, visitor.FieldInPast, 0)
	case !closes.After(opens):
		f.Add(FieldCloses, visitor.FieldTooEarly, 0)
	}
	return f.Issues
}

func checkDay(f *visitor.Fields, field string, day time.Time) {
	if year := day.Year(); !day.IsZero() && (year < firstYear || year > lastYear) {
		f.Add(field, visitor.FieldNoMoment, 0)
	}
}

// CheckMembers tells what is wrong with the names of those who take part.
func CheckMembers(names []string) []visitor.FieldIssue {
	var f visitor.Fields
	if len(names) == 0 {
		f.Add(FieldMembers, visitor.FieldTooFew, 0)
	}
	if len(names) > MaxMembers {
		f.Add(FieldMembers, visitor.FieldTooMany, MaxMembers)
	}
	seen := map[string]bool{}
	f.EachShort(FieldMember, names, MaxName)
	for _, name := range names {
		if key := strings.ToLower(name); seen[key] {
			f.Add(FieldMembers, visitor.FieldTwice, 0)
			return f.Issues
		} else {
			seen[key] = true
		}
	}
	return f.Issues
}
