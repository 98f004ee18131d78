package store

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
)

// withPlan is a store with one plan that says something, and the link to edit
// it.
func withPlan(t *testing.T) (*Store, visitor.Token) {
	t.Helper()
	s, edit := openIn(t, t.TempDir()), visitor.NewToken()
	b := &plan.Body{About: plan.About{Title: "Een nieuw plan", Sources: []plan.Source{{Kind: catalogue.TypeCase, Nr: 5}}}}
	b.SetPoint(3, plan.Answer{Status: plan.Partly, Text: "half"})
	must(t, s.CreatePlan(t.Context(), b, edit))
	return s, edit
}

func findPlan(t *testing.T, s *Store, token visitor.Token) *plan.Plan {
	t.Helper()
	p, _, err := s.FindPlan(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// save changes one part of the plan as it is now.
func save(t *testing.T, s *Store, edit visitor.Token, part plan.Part, change func(b *plan.Body)) {
	t.Helper()
	p := findPlan(t, s, edit)
	from := map[plan.Part]string{part: p.Mark(part)}
	change(&p.Body)
	must(t, s.SaveParts(t.Context(), edit, from, &p.Body))
}

func TestCreatePlan(t *testing.T) {
	s, edit := withPlan(t)
	got := findPlan(t, s, edit)
	want := &plan.Plan{ReadTurn: 1, Body: plan.Body{
		About:  plan.About{Title: "Een nieuw plan", Sources: []plan.Source{{Kind: catalogue.TypeCase, Nr: 5}}},
		Points: map[int]plan.Answer{3: {Status: plan.Partly, Text: "half"}},
	}}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(plan.Plan{}, "ID", "Created", "Changed")); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if time.Since(got.Created) > time.Minute || got.Changed != got.Created {
		t.Errorf("made at %v, changed at %v", got.Created, got.Changed)
	}
}

func TestSaveParts(t *testing.T) {
	s, edit := withPlan(t)
	first := findPlan(t, s, edit)
	about, risks := first.Mark(plan.PartAbout), first.Mark(plan.PartRisks)

	save(t, s, edit, plan.PartAbout, func(b *plan.Body) { b.About.Goal = "meer instroom" })
	// Another part, from before that change: no conflict, and nothing is lost.
	first.Risks = []plan.Risk{{Text: "geld", Measure: "spreiden"}}
	must(t, s.SaveParts(t.Context(), edit, map[plan.Part]string{plan.PartRisks: risks}, &first.Body))
	got := findPlan(t, s, edit)
	if got.About.Goal != "meer instroom" || len(got.Risks) != 1 {
		t.Fatalf("after two changes the plan says %+v", got.Body)
	}
	// The same part, from before: a conflict, and all that comes with it stays out.
	first.About.Goal = "minder uitstroom"
	first.Risks = nil
	err := s.SaveParts(t.Context(), edit, map[plan.Part]string{plan.PartRisks: got.Mark(plan.PartRisks), plan.PartAbout: about}, &first.Body)
	wantKind(t, "an old description", err, catalogue.Conflict)
	if d := cmp.Diff(got.Body, findPlan(t, s, edit).Body); d != "" {
		t.Errorf("a conflict changed the plan:\n%s", d)
	}
	// What says already what is there is no conflict, whatever it began from.
	must(t, s.SaveParts(t.Context(), edit, map[plan.Part]string{plan.PartAbout: "old"}, &got.Body))
}

// A part under a name that is not its own is refused with all that comes with
// it, and takes no room.
func TestSavePartsOfOtherNames(t *testing.T) {
	s, edit := withPlan(t)
	before := findPlan(t, s, edit)
	b := before.Body
	b.SetEvidence(5, map[string]plan.Choice{"geld": {Verdict: plan.Adopt}})
	for _, part := range []plan.Part{"evidence-05", "evidence-+5", "point-01", "x"} {
		from := map[plan.Part]string{part: before.Mark(part), plan.PartEvidence(5): before.Mark(plan.PartEvidence(5))}
		wantKind(t, string(part), s.SaveParts(t.Context(), edit, from, &b), catalogue.Invalid)
	}
	if d := cmp.Diff(before, findPlan(t, s, edit)); d != "" {
		t.Errorf("the plan changed (-before +after):\n%s", d)
	}
}

// Two people who save the same part at once: one of them, and only one, is
// told.
func TestSavePartAtOnce(t *testing.T) {
	s, edit := withPlan(t)
	for round := range 20 {
		start := findPlan(t, s, edit)
		from := map[plan.Part]string{plan.PartTargets: start.Mark(plan.PartTargets)}
		errs := make([]error, 4)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() {
				b := plan.Body{Targets: []plan.Target{{Indicator: fmt.Sprint(round, i)}}}
				errs[i] = s.SaveParts(t.Context(), edit, from, &b)
			})
		}
		wg.Wait()
		saved := 0
		for i, err := range errs {
			if err == nil {
				saved++
				if got := findPlan(t, s, edit).Targets[0].Indicator; got != fmt.Sprint(round, i) {
					t.Errorf("acknowledged %d, stored %q", i, got)
				}
			} else if catalogue.KindOf(err) != catalogue.Conflict {
				t.Fatal(err)
			}
		}
		if saved != 1 {
			t.Fatalf("%d of 4 saved over the same state", saved)
		}
	}
}

func TestSnapshots(t *testing.T) {
	s, edit := withPlan(t)
	must(t, s.AddSnapshot(t.Context(), edit, "Voor de vergadering"))
	save(t, s, edit, plan.PartAbout, func(b *plan.Body) { b.About.Title = "Een ander plan" })
	save(t, s, edit, plan.PartRisks, func(b *plan.Body) { b.Risks = []plan.Risk{{Text: "geld"}} })
	p := findPlan(t, s, edit)
	if len(p.Snapshots) != 1 || p.Snapshots[0].Name != "Voor de vergadering" {
		t.Fatalf("versions %+v", p.Snapshots)
	}
	id := p.Snapshots[0].ID
	x, err := s.FindSnapshot(t.Context(), edit, id)
	must(t, err)
	if x.Body.About.Title != "Een nieuw plan" || x.Body.Points[3].Text != "half" {
		t.Errorf("the version says %+v", x.Body)
	}
	must(t, s.RestoreSnapshot(t.Context(), edit, id, "Hiervoor"))
	p = findPlan(t, s, edit)
	if d := cmp.Diff(x.Body, p.Body); d != "" {
		t.Errorf("brought back (-want +got):\n%s", d)
	}
	if len(p.Snapshots) != 2 || p.Snapshots[0].Name != "Hiervoor" {
		t.Fatalf("versions %+v, want what was there first", p.Snapshots)
	}
	before, err := s.FindSnapshot(t.Context(), edit, p.Snapshots[0].ID)
	must(t, err)
	if before.Body.About.Title != "Een ander plan" || len(before.Body.Risks) != 1 {
		t.Errorf("what was there before says %+v", before.Body)
	}
	must(t, s.RemoveSnapshot(t.Context(), edit, id))
	_, err = s.FindSnapshot(t.Context(), edit, id)
	wantKind(t, "a version that was removed", err, catalogue.NotFound)

	other := visitor.NewToken()
	must(t, s.CreatePlan(t.Context(), &plan.Body{About: plan.About{Title: "X"}}, other))
	_, err = s.FindSnapshot(t.Context(), other, p.Snapshots[0].ID)
	wantKind(t, "a version of another plan", err, catalogue.NotFound)
	wantKind(t, "bringing back one of another plan", s.RestoreSnapshot(t.Context(), other, p.Snapshots[0].ID, "X"), catalogue.NotFound)
	wantKind(t, "removing one of another plan", s.RemoveSnapshot(t.Context(), other, p.Snapshots[0].ID), catalogue.NotFound)
	for range plan.MaxSnapshots {
		if err = s.AddSnapshot(t.Context(), other, "nog een"); err != nil {
			break
		}
	}
	must(t, err)
	wantKind(t, "one version too many", s.AddSnapshot(t.Context(), other, "te veel"), catalogue.Invalid)
	wantKind(t, "bringing back without room to keep what is there", s.RestoreSnapshot(t.Context(), other, findPlan(t, s, other).Snapshots[0].ID, "X"), catalogue.Invalid)
}

func TestPlanLinks(t *testing.T) {
	s, edit := withPlan(t)
	must(t, s.AddSnapshot(t.Context(), edit, "eerste"))
	p := findPlan(t, s, edit)
	read := edit.ReadToken(p.ReadTurn)
	if _, access, err := s.FindPlan(t.Context(), read); err != nil || access != visitor.Read {
		t.Errorf("the link to read by gives %d, %v", access, err)
	}
	if _, err := s.FindSnapshot(t.Context(), read, p.Snapshots[0].ID); err != nil {
		t.Errorf("a version by the link to read by: %v", err)
	}
	_, _, err := s.FindPlan(t.Context(), visitor.NewToken())
	wantKind(t, "another token", err, catalogue.NotFound)
	for what, try := range map[string]func() error{
		"save":     func() error { return s.SaveParts(t.Context(), read, nil, &plan.Body{}) },
		"snapshot": func() error { return s.AddSnapshot(t.Context(), read, "x") },
		"back":     func() error { return s.RestoreSnapshot(t.Context(), read, p.Snapshots[0].ID, "x") },
		"remove":   func() error { return s.RemoveSnapshot(t.Context(), read, p.Snapshots[0].ID) },
		"delete":   func() error { return s.DeletePlan(t.Context(), read) },
		"links":    func() error { return s.RenewPlanLinks(t.Context(), read, visitor.NewToken()) },
		"renew":    func() error { return s.RenewPlanReadLink(t.Context(), read) },
		"revoke":   func() error { return s.RevokePlanReadLink(t.Context(), read) },
	} {
		wantKind(t, what+" by the link to read by", try(), catalogue.Forbidden)
	}
	wantKind(t, "restore by the link to read by", s.RestorePlan(t.Context(), read), catalogue.NotFound)

	must(t, s.RenewPlanReadLink(t.Context(), edit))
	_, _, err = s.FindPlan(t.Context(), read)
	wantKind(t, "the old link to read by", err, catalogue.NotFound)
	must(t, s.RevokePlanReadLink(t.Context(), edit))
	if findPlan(t, s, edit).ReadTurn != 0 {
		t.Error("there is a link to read by after it was taken away")
	}
	renewed := visitor.NewToken()
	must(t, s.RenewPlanLinks(t.Context(), edit, renewed))
	_, _, err = s.FindPlan(t.Context(), edit)
	wantKind(t, "the old link to edit by", err, catalogue.NotFound)
	findPlan(t, s, renewed)
	// A list's link opens no plan, and the other way round.
	list := visitor.NewToken()
	must(t, s.CreatePlan(t.Context(), &plan.Body{About: plan.About{Title: "X"}}, list))
	_, _, err = s.FindList(t.Context(), list)
	wantKind(t, "a list by a plan's link", err, catalogue.NotFound)
}

func TestDeletePlanAndPurge(t *testing.T) {
	s, edit := withPlan(t)
	must(t, s.AddSnapshot(t.Context(), edit, "eerste"))
	p := findPlan(t, s, edit)
	must(t, s.DeletePlan(t.Context(), edit))
	if findPlan(t, s, edit).Deleted.IsZero() {
		t.Error("the plan does not know that it is deleted")
	}
	_, _, err := s.FindPlan(t.Context(), edit.ReadToken(p.ReadTurn))
	wantKind(t, "reading a deleted plan", err, catalogue.NotFound)
	wantKind(t, "changing a deleted plan", s.AddSnapshot(t.Context(), edit, "x"), catalogue.NotFound)
	if p, err := s.Purge(t.Context(), time.Now().Add(-time.Hour)); p.Plans != 0 || err != nil {
		t.Errorf("purged %d, %v, though the time is not over", p.Plans, err)
	}
	must(t, s.RestorePlan(t.Context(), edit))
	if d := cmp.Diff(p.Body, findPlan(t, s, edit).Body); d != "" {
		t.Errorf("brought back (-want +got):\n%s", d)
	}
	must(t, s.DeletePlan(t.Context(), edit))
	if p, err := s.Purge(t.Context(), time.Now().Add(time.Hour)); p.Plans != 1 || err != nil {
		t.Errorf("purged %d, %v, want the plan", p.Plans, err)
	}
	wantKind(t, "bringing back what was purged", s.RestorePlan(t.Context(), edit), catalogue.NotFound)
	for _, table := range []string{"plan_parts", "plan_snapshots"} {
		var left int
		must(t, s.readers.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&left))
		if left != 0 {
			t.Errorf("%d rows of %s are left of a plan that was purged", left, table)
		}
	}
}
