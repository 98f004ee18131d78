// Package allocs lets tests guard how often a hot path asks for memory: a count
// that is the same on every machine, where times are not.
package allocs

import (
	"runtime/debug"
	"slices"
	"testing"
)

// AtMost fails the test where a run of do allocates more than most times. The
// race detector allocates too: under it nothing is counted.
func AtMost(t testing.TB, most float64, what string, do func()) {
	t.Helper()
	if raced() {
		return
	}
	if got := testing.AllocsPerRun(100, do); got > most {
		t.Errorf("%s: %g allocations, want %g at most", what, got, most)
	}
}

func raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
