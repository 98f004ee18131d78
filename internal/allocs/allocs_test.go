package allocs

import "testing"

// noted is a test that only notes whether it failed.
type noted struct {
	testing.TB
	failed bool
}

func (n *noted) Helper()               {}
func (n *noted) Errorf(string, ...any) { n.failed = true }

var kept []byte

func TestAtMost(t *testing.T) {
	once := func() { kept = make([]byte, 100) }
	for most, fails := range map[float64]bool{0: !raced(), 1: false} {
		var n noted
		if AtMost(&n, most, "once", once); n.failed != fails {
			t.Errorf("of %g at most, one allocation fails: %t, want %t", most, n.failed, fails)
		}
	}
}
