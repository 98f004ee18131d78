package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
)

func TestListActions(t *testing.T) {
	s := filled(t, small())
	t.Run("from the database", func(t *testing.T) { testListActions(t, s) })
	mustContent(t, s)
	t.Run("from the content", func(t *testing.T) { testListActions(t, s) })
}

func testListActions(t *testing.T, s *Store) {
	for name, tc := range map[string]struct{ nrs, want []int }{
		"in the order asked for": {[]int{76, 1, 25}, []int{76, 1, 25}},
		"without unknown ones":   {[]int{133, 25, 0, -1}, []int{25}},
		"one twice":              {[]int{25, 25}, []int{25, 25}},
		"none":                   {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			actions, err := s.ListActions(t.Context(), tc.nrs)
			if err != nil {
				t.Fatal(err)
			}
			var got []int
			for _, a := range actions {
				got = append(got, a.Nr)
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("numbers (-want +got):\n%s", d)
			}
		})
	}
}

// What was brought in since the content was read is seen.
func TestListActionsAfterSync(t *testing.T) {
	s, other := filled(t, small()), small()
	mustContent(t, s)
	other.Actions[1].Title.NL = "Anders"
	mustSync(t, s, other)
	got, err := s.FindAction(t.Context(), other.Actions[1].Nr)
	if err != nil || got.Title.NL != "Anders" {
		t.Errorf("found %q, %v", got.Title.NL, err)
	}
}

func TestFindAction(t *testing.T) {
	s := filled(t, small())
	got, err := s.FindAction(t.Context(), 25)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(small().Actions[1], got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("action (-want +got):\n%s", d)
	}
	if _, err := s.FindAction(t.Context(), 133); catalogue.KindOf(err) != catalogue.NotFound {
		t.Errorf("error is %v, want one of kind NotFound", err)
	}
}

func TestWords(t *testing.T) {
	s := filled(t, small())
	got, err := s.Words(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(&small().Words, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("words (-want +got):\n%s", d)
	}
}

func TestNewDatabaseIsEmpty(t *testing.T) {
	s := openIn(t, t.TempDir())
	if d := cmp.Diff(&catalogue.Content{}, mustContent(t, s)); d != "" {
		t.Errorf("content (-want +got):\n%s", d)
	}
}
