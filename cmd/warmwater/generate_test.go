package main

import (
	"path/filepath"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/search"
	"warmwater/internal/store"
)

// A generated data folder is one that can be served: the study's actions are
// in it, and its index is made.
func TestGenerate(t *testing.T) {
	data := t.TempDir()
	out, err := call(t, "generate", "--data", data, "--actions", "300")
	if err != nil || !strings.HasPrefix(out, "300 actions stored") {
		t.Fatalf("it says %q, %v", out, err)
	}
	s, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	content, err := s.Content(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(content.Actions) != 300 || content.Actions[75].Nr != 76 || len(content.Cases) != 10 {
		t.Errorf("%d actions and %d cases are there", len(content.Actions), len(content.Cases))
	}
	index, err := search.Open(filepath.Join(data, indexFolder), content)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	if index.Origin() != search.Kept {
		t.Errorf("the index had to be %s", index.Origin())
	}
	for _, n := range []string{"0", "-1", "131", "2000001", "veel"} {
		if _, err := call(t, "generate", "--data", t.TempDir(), "--actions", n); err == nil {
			t.Errorf("--actions %s is taken", n)
		}
	}
}

// The smallest catalogue can be stored: the study's cases have their actions.
func TestGenerateFew(t *testing.T) {
	if out, err := call(t, "generate", "--data", t.TempDir(), "--actions", "132"); err != nil || !strings.HasPrefix(out, "132 actions stored") {
		t.Errorf("it says %q, %v", out, err)
	}
}

// A folder with a catalogue stays as it is, also where the environment names it.
func TestGenerateBesideACatalogue(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), mustSeed(t)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("WARMWATER_DATA", data)
	for _, args := range [][]string{{"generate", "--actions", "140"}, {"generate", "--data", data, "--actions", "140"}} {
		_, err := call(t, args...)
		if err == nil || exitCode(err) != 2 || !strings.Contains(err.Error(), data) {
			t.Errorf("%v: %v", args, err)
		}
	}
	content, err := s.Content(t.Context())
	if err != nil || len(content.Actions) != 132 {
		t.Errorf("%d actions are there, %v", len(content.Actions), err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func mustSeed(t *testing.T) *catalogue.Content {
	t.Helper()
	content, err := readSeed()
	if err != nil {
		t.Fatal(err)
	}
	return content
}
