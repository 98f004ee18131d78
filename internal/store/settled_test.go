package store

import (
	"testing"

	"warmwater/internal/catalogue"
)

func mustSettle(t *testing.T, s *Store, program string) {
	t.Helper()
	if err := s.Settle(t.Context(), program); err != nil {
		t.Fatal(err)
	}
}

func TestSettled(t *testing.T) {
	for name, tc := range map[string]struct {
		happens func(*testing.T, *Store)
		program string
		want    bool
	}{
		"nothing":         {func(*testing.T, *Store) {}, "a", true},
		"another program": {func(*testing.T, *Store) {}, "b", false},
		"no program":      {func(t *testing.T, s *Store) { mustSettle(t, s, "") }, "", false},
		"another settles": {func(t *testing.T, s *Store) { mustSettle(t, s, "b") }, "a", false},
		"the same seed":   {func(t *testing.T, s *Store) { mustSync(t, s, small()) }, "a", true},
		"another seed": {func(t *testing.T, s *Store) {
			c := small()
			c.Actions[0].Links = []string{"https://example.org/other"}
			mustSync(t, s, c)
		}, "a", false},
		"another order": {func(t *testing.T, s *Store) {
			c := small()
			c.Organisations[0], c.Organisations[1] = c.Organisations[1], c.Organisations[0]
			mustSync(t, s, c)
		}, "a", false},
		"an editor": {func(t *testing.T, s *Store) {
			if err := s.MarkEdited(t.Context(), KindAction, "1"); err != nil {
				t.Fatal(err)
			}
		}, "a", false},
		"a record is forgotten": {func(t *testing.T, s *Store) {
			if _, err := s.writer.ExecContext(t.Context(), "DELETE FROM seed_records WHERE kind = 'action' AND key = '1'"); err != nil {
				t.Fatal(err)
			}
		}, "a", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t, small())
			if settled, err := s.Settled(t.Context(), "a"); err != nil || settled {
				t.Fatalf("before anything: %v, %v", settled, err)
			}
			mustSettle(t, s, "a")
			tc.happens(t, s)
			if got, err := s.Settled(t.Context(), tc.program); err != nil || got != tc.want {
				t.Errorf("got %v, %v, want %v", got, err, tc.want)
			}
		})
	}
}

// Where the store is settled, a Sync indeed finds nothing to do.
func TestSettledMeansNothingToDo(t *testing.T) {
	s := filled(t, small())
	if err := s.MarkEdited(t.Context(), KindAction, "1"); err != nil {
		t.Fatal(err)
	}
	changed := small()
	changed.Actions[0].Summary = catalogue.Text{NL: "Anders.", EN: "Otherwise."}
	mustSync(t, s, changed)
	mustSettle(t, s, "a")
	before := changes(t, s)
	if settled, err := s.Settled(t.Context(), "a"); err != nil || !settled {
		t.Fatalf("settled: %v, %v", settled, err)
	}
	report := mustSync(t, s, changed)
	if len(report.Added)+len(report.Updated) > 0 || changes(t, s) != before {
		t.Errorf("%s; %d rows changed", report, changes(t, s)-before)
	}
}
