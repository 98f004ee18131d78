package main

import (
	"bytes"
	"os"
	"testing"
)

// The committed automaton is that of the committed list.
func TestAutomatonIsFresh(t *testing.T) {
	words, err := read("../words.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	built, err := build(words)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile("../words.fst")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(built, committed) {
		t.Error("words.fst is not what words.txt.gz gives; run go generate ./internal/search/dutch")
	}
}
