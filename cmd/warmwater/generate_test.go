package main

import (
	"path/filepath"
	"strings"
	"testing"

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
	for _, n := range []string{"0", "-1", "2000001", "veel"} {
		if _, err := call(t, "generate", "--data", t.TempDir(), "--actions", n); err == nil {
			t.Errorf("--actions %s is taken", n)
		}
	}
}
