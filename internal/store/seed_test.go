package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/seed"
	"warmwater/internal/store"
)

// The catalogue that the program carries comes out as it went in.
func TestRealSeed(t *testing.T) {
	want, err := seed.Load(db.Seed())
	if err != nil {
		t.Fatalf("the seed is not in order (see warmwater validate): %v", err)
	}
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Sync(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(report)
	got, err := s.Content(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(catalogue.Content{}, "Version")); d != "" {
		t.Errorf("content (-want +got):\n%s", d)
	}
	again, err := s.Sync(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(again.Added) + len(again.Updated); n > 0 {
		t.Errorf("a second sync changed %d records: %s", n, again)
	}
	if v, err := s.Version(t.Context()); err != nil || v != got.Version {
		t.Errorf("after the second sync the version is %q (%v), want %q", v, err, got.Version)
	}
}
