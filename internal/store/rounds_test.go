package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// withRound is a store with a round of two members who pick two of three.
func withRound(t *testing.T) (*Store, visitor.Token) {
	t.Helper()
	s, coordinator := openIn(t, t.TempDir()), visitor.NewToken()
	must(t, s.CreateRound(t.Context(), &shortlist.Round{
		Title: "Keuze", Question: "Welke?", Criteria: []string{"lang"}, Picks: 2, ShowNames: true,
		Candidates: []shortlist.Candidate{
			{Key: "36", Kind: catalogue.TypeAction, Nr: 36, Title: both("Hardenberg")}, {Key: "case-3", Kind: catalogue.TypeCase, Nr: 3}, {Key: "own-1", Kind: shortlist.Own},
		},
		Members: []shortlist.Member{{Name: "Els"}, {Name: "Jan"}},
	}, coordinator))
	return s, coordinator
}

func findR(t *testing.T, s *Store, token visitor.Token) *shortlist.Round {
	t.Helper()
	r, _, _, err := s.FindRound(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRound(t *testing.T) {
	s, coordinator := withRound(t)
	els, jan := shortlist.MemberToken(coordinator, 1, 1), shortlist.MemberToken(coordinator, 2, 1)
	r, part, member, err := s.FindRound(t.Context(), els)
	if err != nil || part != shortlist.Voter || member != r.Members[0].ID {
		t.Fatalf("the link of Els gives part %d, member %d, %v", part, member, err)
	}
	want := &shortlist.Round{
		Title: "Keuze", Question: "Welke?", Criteria: []string{"lang"}, Picks: 2, ShowNames: true, Version: 1,
		Candidates: []shortlist.Candidate{
			{Key: "36", Kind: catalogue.TypeAction, Nr: 36, Title: both("Hardenberg")}, {Key: "case-3", Kind: catalogue.TypeCase, Nr: 3}, {Key: "own-1", Kind: shortlist.Own},
		},
		Members: []shortlist.Member{{Place: 1, Name: "Els", Turn: 1}, {Place: 2, Name: "Jan", Turn: 1}},
	}
	ignore := cmp.Options{cmpopts.IgnoreFields(shortlist.Round{}, "ID", "Created"), cmpopts.IgnoreFields(shortlist.Member{}, "ID"), cmpopts.EquateEmpty()}
	if d := cmp.Diff(want, r, ignore); d != "" {
		t.Errorf("round (-want +got):\n%s", d)
	}
	if _, part, _, err := s.FindRound(t.Context(), shortlist.ResultsToken(coordinator)); err != nil || part != shortlist.Spectator {
		t.Errorf("the link to the results gives part %d, %v", part, err)
	}
	_, _, _, err = s.FindRound(t.Context(), visitor.NewToken())
	wantKind(t, "another token", err, catalogue.NotFound)

	// A draft may be anything, a sent ballot has to be whole.
	must(t, s.SaveBallot(t.Context(), els, map[string]int{"36": 1}, false))
	wantKind(t, "half a ballot", s.SaveBallot(t.Context(), els, map[string]int{"36": 1}, true), catalogue.Invalid)
	if got := findR(t, s, coordinator).Ballots(); len(got) != 0 {
		t.Errorf("a draft counts: %v", got)
	}
	must(t, s.SaveBallot(t.Context(), els, map[string]int{"36": 1, "own-1": 2}, true))
	must(t, s.SaveBallot(t.Context(), els, map[string]int{"36": 2, "case-3": 1}, true)) // changed
	must(t, s.SaveBallot(t.Context(), jan, map[string]int{"36": 1, "case-3": 2}, false))
	got := findR(t, s, coordinator).Ballots()
	if d := cmp.Diff([]shortlist.Ballot{{Member: "Els", Ranks: map[string]int{"36": 2, "case-3": 1}}}, got); d != "" {
		t.Errorf("ballots (-want +got):\n%s", d)
	}

	must(t, s.CloseRound(t.Context(), coordinator))
	closed := findR(t, s, coordinator)
	for what, err := range map[string]error{
		"a ballot":    s.SaveBallot(t.Context(), jan, map[string]int{"36": 1, "case-3": 2}, true),
		"a draft":     s.SaveBallot(t.Context(), jan, nil, false),
		"a member":    s.AddMember(t.Context(), coordinator, "Mia"),
		"a last day":  s.MoveClose(t.Context(), coordinator, time.Now().Add(time.Hour)),
		"one removed": s.RemoveMember(t.Context(), coordinator, closed.Members[0].ID, true),
	} {
		wantKind(t, what+" after closing", err, catalogue.Conflict)
	}
	must(t, s.CloseRound(t.Context(), coordinator)) // twice does no harm
	if d := cmp.Diff(closed, findR(t, s, coordinator)); d != "" {
		t.Errorf("a closed round changed (-want +got):\n%s", d)
	}

	decision := shortlist.Decision{Chosen: []string{"36"}, Reason: "past het best"}
	must(t, s.SaveDecision(t.Context(), coordinator, 1, map[string]string{"36": "goed"}, decision))
	wantKind(t, "a decision on what was changed", s.SaveDecision(t.Context(), coordinator, 1, nil, decision), catalogue.Conflict)
	if r := findR(t, s, coordinator); r.Notes["36"] != "goed" || !cmp.Equal(r.Decision, decision) {
		t.Errorf("the round holds %v and %v", r.Notes, r.Decision)
	}
}

func TestRoundLinks(t *testing.T) {
	s, coordinator := withRound(t)
	els := shortlist.MemberToken(coordinator, 1, 1)
	results := shortlist.ResultsToken(coordinator)
	id := findR(t, s, coordinator).Members[0].ID
	for name, token := range map[string]visitor.Token{"a member": els, "the results": results} {
		for what, err := range map[string]error{
			"close": s.CloseRound(t.Context(), token), "add": s.AddMember(t.Context(), token, "X"), "renew": s.RenewMember(t.Context(), token, id),
			"remove": s.RemoveMember(t.Context(), token, id, true), "move": s.MoveClose(t.Context(), token, time.Time{}), "decide": s.SaveDecision(t.Context(), token, 1, nil, shortlist.Decision{}),
		} {
			wantKind(t, what+" by the link of "+name, err, catalogue.Forbidden)
		}
	}
	for _, token := range []visitor.Token{coordinator, results} {
		wantKind(t, "a ballot by another link", s.SaveBallot(t.Context(), token, nil, false), catalogue.Forbidden)
	}
	wantKind(t, "a decision before closing", s.SaveDecision(t.Context(), coordinator, 1, nil, shortlist.Decision{}), catalogue.Conflict)
	must(t, s.SaveBallot(t.Context(), els, map[string]int{"36": 1, "own-1": 2}, true))
	must(t, s.RenewMember(t.Context(), coordinator, id))
	_, _, _, err := s.FindRound(t.Context(), els)
	wantKind(t, "the old link of a member", err, catalogue.NotFound)
	if r := findR(t, s, shortlist.MemberToken(coordinator, 1, 2)); len(r.Ballots()) != 1 {
		t.Error("the ballot is lost with the link")
	}
	must(t, s.AddMember(t.Context(), coordinator, "Mia"))
	for _, name := range []string{"Mia", "mia"} {
		wantKind(t, "a name twice", s.AddMember(t.Context(), coordinator, name), catalogue.Invalid)
	}
	wantKind(t, "removing who voted, unasked", s.RemoveMember(t.Context(), coordinator, id, false), catalogue.Conflict)
	must(t, s.RemoveMember(t.Context(), coordinator, id, true))
	wantKind(t, "removing twice", s.RemoveMember(t.Context(), coordinator, id, true), catalogue.NotFound)
	wantKind(t, "renewing who is gone", s.RenewMember(t.Context(), coordinator, id), catalogue.NotFound)
	if r := findR(t, s, coordinator); len(r.Members) != 2 || r.Members[1].Place != 3 || len(r.Ballots()) != 0 {
		t.Errorf("members %+v", r.Members)
	}
}

// The link of who was taken out opens nothing, whoever comes after.
func TestRoundPlacesAreNotGivenAgain(t *testing.T) {
	s, coordinator := withRound(t)
	jan := shortlist.MemberToken(coordinator, 2, 1)
	must(t, s.RemoveMember(t.Context(), coordinator, findR(t, s, coordinator).Members[1].ID, false))
	must(t, s.AddMember(t.Context(), coordinator, "Mia"))
	_, _, _, err := s.FindRound(t.Context(), jan)
	wantKind(t, "the link of who is out", err, catalogue.NotFound)
}

// A round opens and closes by the clock.
func TestRoundTimes(t *testing.T) {
	s, coordinator := openIn(t, t.TempDir()), visitor.NewToken()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	must(t, s.CreateRound(t.Context(), &shortlist.Round{
		Title: "Keuze", Picks: 1, Opens: now.Add(time.Hour), Closes: now.Add(2 * time.Hour),
		Candidates: []shortlist.Candidate{{Key: "36"}}, Members: []shortlist.Member{{Name: "Els"}},
	}, coordinator))
	els, whole := shortlist.MemberToken(coordinator, 1, 1), map[string]int{"36": 1}
	wantKind(t, "before it opens", s.SaveBallot(t.Context(), els, whole, true), catalogue.Conflict)
	now = now.Add(time.Hour)
	must(t, s.SaveBallot(t.Context(), els, whole, true))
	now = now.Add(time.Hour)
	wantKind(t, "moving the end once it has come", s.MoveClose(t.Context(), coordinator, now.Add(time.Hour)), catalogue.Conflict)
	wantKind(t, "when it has closed", s.SaveBallot(t.Context(), els, whole, true), catalogue.Conflict)
	must(t, s.SaveDecision(t.Context(), coordinator, 1, nil, shortlist.Decision{}))
}

func TestDeleteRound(t *testing.T) {
	s, coordinator := withRound(t)
	els := shortlist.MemberToken(coordinator, 1, 1)
	must(t, s.SaveBallot(t.Context(), els, map[string]int{"36": 1, "own-1": 2}, true))
	wantKind(t, "deleting by a member", s.DeleteRound(t.Context(), els), catalogue.Forbidden)
	must(t, s.DeleteRound(t.Context(), coordinator))
	for _, token := range []visitor.Token{els, shortlist.ResultsToken(coordinator)} {
		_, _, _, err := s.FindRound(t.Context(), token)
		wantKind(t, "a link of a deleted round", err, catalogue.NotFound)
	}
	wantKind(t, "a ballot for a deleted round", s.SaveBallot(t.Context(), els, nil, false), catalogue.NotFound)
	wantKind(t, "closing a deleted round", s.CloseRound(t.Context(), coordinator), catalogue.NotFound)
	if findR(t, s, coordinator).Deleted.IsZero() {
		t.Error("the round does not know that it is deleted")
	}
	wantKind(t, "bringing back by a member", s.RestoreRound(t.Context(), els), catalogue.NotFound)
	must(t, s.RestoreRound(t.Context(), coordinator))
	if len(findR(t, s, els).Ballots()) != 1 {
		t.Error("a ballot is lost")
	}
	must(t, s.DeleteRound(t.Context(), coordinator))
	if p, err := s.Purge(t.Context(), time.Now().Add(-time.Hour)); p.Rounds != 0 || err != nil {
		t.Errorf("purged %d, %v, though the time is not over", p.Rounds, err)
	}
	if p, err := s.Purge(t.Context(), time.Now().Add(time.Hour)); p.Rounds != 1 || err != nil {
		t.Errorf("purged %d, %v, want the round", p.Rounds, err)
	}
	_, _, _, err := s.FindRound(t.Context(), coordinator)
	wantKind(t, "a purged round", err, catalogue.NotFound)
}

// A round knows the list that it was opened on, as long as that is there.
func TestRoundKnowsItsList(t *testing.T) {
	s, coordinator, list := openIn(t, t.TempDir()), visitor.NewToken(), visitor.NewToken()
	must(t, s.CreateList(t.Context(), &shortlist.List{Title: "Voor maart"}, list))
	l, _, err := s.FindList(t.Context(), list)
	must(t, err)
	must(t, s.CreateRound(t.Context(), &shortlist.Round{
		List: l.ID, Title: "Keuze", Picks: 1, Candidates: []shortlist.Candidate{{Key: "36"}}, Members: []shortlist.Member{{Name: "Els"}},
	}, coordinator))
	if got := findR(t, s, coordinator).List; got != l.ID {
		t.Errorf("the round is on list %d, want %d", got, l.ID)
	}
	must(t, s.DeleteList(t.Context(), list))
	if _, err := s.Purge(t.Context(), time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if r := findR(t, s, coordinator); r.List != 0 || r.Title != "Keuze" {
		t.Errorf("once the list is gone the round is on list %d", r.List)
	}
}
