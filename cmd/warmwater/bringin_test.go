package main

import (
	"bytes"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"warmwater/internal/store"
)

// The seed is read where that can make a difference, and else not.
func TestBringIn(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("programs have no id that is read here")
	}
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var logs bytes.Buffer
	log := slog.New(slog.NewTextHandler(&logs, nil))
	begin := func(want string) {
		t.Helper()
		logs.Reset()
		if err := bringIn(t.Context(), s, readSeed, log); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(logs.String(), want) {
			t.Errorf("the log has %s, want %q", logs.String(), want)
		}
	}
	begin("132 actions")
	begin("the same as at the last start")
	if err := s.MarkEdited(t.Context(), store.KindAction, "25"); err != nil {
		t.Fatal(err)
	}
	begin("records unchanged")
	begin("the same as at the last start")
	if err := s.Settle(t.Context(), "another program"); err != nil {
		t.Fatal(err)
	}
	begin("records unchanged")
}
