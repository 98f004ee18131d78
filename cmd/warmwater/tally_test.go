package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// round is a round of three members who pick two of three.
const round = `{"k": 2, "candidates": ["36", "76", "94"], "ballots": [
	{"member": "Els", "ranks": {"36": 1, "94": 2}},
	{"member": "Jan", "ranks": {"36": 1, "76": 2}},
	{"member": "Mia", "ranks": {"94": 1, "36": 2}}]}`

func roundFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "round.json")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTallyCommand(t *testing.T) {
	got, err := call(t, "tally", roundFile(t, round))
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Results []tallyResult }
	if err := json.Unmarshal([]byte(got), &answer); err != nil {
		t.Fatal(err)
	}
	// 36: 1+1+2 = 4; 94: 2+3+1 = 6; 76: 3+2+3 = 8. The spread of 36 is the root
	// of 2/9, of 94 that of 2/3.
	want := []tallyResult{
		{Candidate: "36", Rank: 1, Total: 4, Pickers: 3, Mean: 1.3333, Spread: 0.4714, Counts: []int{2, 1, 0}},
		{Candidate: "94", Rank: 2, Total: 6, Pickers: 2, Mean: 2, Spread: 0.8165, Counts: []int{1, 1, 1}},
		{Candidate: "76", Rank: 3, Total: 8, Pickers: 1, Mean: 2.6667, Spread: 0.4714, Counts: []int{0, 1, 2}},
	}
	if d := cmp.Diff(want, answer.Results); d != "" {
		t.Errorf("results (-want +got):\n%s", d)
	}
}

// What the site writes beside the ballots is for people.
func TestTallyOfARoundOfTheSite(t *testing.T) {
	want, err := call(t, "tally", roundFile(t, round))
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.TrimSuffix(round, "}") + `, "round": {"title": "Keuze", "decision": {"chosen": ["76"], "reason": "samen"}}}`
	if got, err := call(t, "tally", roundFile(t, whole)); err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestTallyStandardInput(t *testing.T) {
	var out bytes.Buffer
	if err := tally("-", strings.NewReader(round), &out); err != nil || !strings.Contains(out.String(), `"candidate": "36"`) {
		t.Errorf("got %s, %v", out.String(), err)
	}
}

func TestTallyCommandRefuses(t *testing.T) {
	tests := []struct {
		name, was, is, want string
		code                int
	}{
		{"double rank", `{"94": 1, "36": 2}`, `{"94": 1, "36": 1}`, `the ballot of "Mia" cannot be counted: rank 1 is given to 36, 94; rank 2 is missing`, 1},
		{"too few", `{"36": 1, "76": 2}`, `{"36": 1}`, `the ballot of "Jan" cannot be counted: rank 2 is missing`, 1},
		{"candidate twice on a ballot", `{"36": 1, "94": 2}`, `{"36": 1, "36": 2}`, `"36" is ranked twice`, 1},
		{"half a rank", `{"36": 1, "94": 2}`, `{"36": 1.5, "94": 2}`, `the rank of "36" is not a whole number`, 1},
		{"ranks that are a list", `{"36": 1, "94": 2}`, `[1, 2]`, `"ranks" is not an object`, 1},
		{"unknown field", `"k": 2`, `"k": 2, "rule": "borda"`, `unknown field "rule"`, 1},
		{"more after the end", `"ranks": {"94": 1, "36": 2}}]}`, `"ranks": {"94": 1, "36": 2}}]} {}`, "more follows", 1},
		{"cut short", `]}`, ``, "cannot be read", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(round, tt.was) {
				t.Fatalf("the round has no %s", tt.was)
			}
			_, err := call(t, "tally", roundFile(t, strings.Replace(round, tt.was, tt.is, 1)))
			if err == nil || !strings.Contains(err.Error(), tt.want) || exitCode(err) != tt.code {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	for _, args := range [][]string{{"tally"}, {"tally", "a", "b"}} {
		if _, err := call(t, args...); err == nil || exitCode(err) != 2 {
			t.Errorf("%v: got %v, want a wrong call", args, err)
		}
	}
	if _, err := call(t, "tally", roundFile(t, strings.Repeat(" ", maxTallyFile+1))); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("a file too large: %v", err)
	}
}

func FuzzReadTally(f *testing.F) {
	for _, text := range []string{round, "", "{}", `{"k": -1}`, `{"ballots": [{"ranks": null}]}`, `{"ballots": [{"ranks": {"a": 1e99}}]}`, `{"ballots": [{"ranks": {`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var out bytes.Buffer
		if err := tally("-", strings.NewReader(text), &out); err == nil && !json.Valid(out.Bytes()) {
			t.Errorf("%q gives %q", text, out.String())
		}
	})
}
