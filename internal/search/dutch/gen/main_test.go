package main

import (
	"bytes"
	"os"
	"testing"

	"warmwater/internal/search/dutch"
)

// The committed automaton is that of the committed list.
func TestAutomatonIsFresh(t *testing.T) {
	words, err := read("../words.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if !dutch.IsWord(w) {
			t.Errorf("%q is lost", w)
		}
	}
	committed, err := os.ReadFile("../words.dawg")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(build(words), committed) {
		t.Error("words.dawg is not what words.txt.gz gives; run go generate ./internal/search/dutch")
	}
}
