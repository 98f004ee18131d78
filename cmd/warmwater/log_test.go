package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// What waits to be written goes out in time, at a warning, and at the end.
func TestLinesAreGathered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		lines := &gatherer{to: &out}
		log, err := newLogger(lines, "info")
		if err != nil {
			t.Fatal(err)
		}
		written := func(want ...string) {
			t.Helper()
			lines.mu.Lock()
			defer lines.mu.Unlock()
			got := strings.Fields(strings.NewReplacer("{", " ", "}", " ").Replace(out.String()))
			if len(got) != len(want) {
				t.Fatalf("%d lines are written, want %v:\n%s", len(got), want, out.String())
			}
			for i, w := range want {
				if !strings.Contains(got[i], `"msg":"`+w+`"`) {
					t.Errorf("line %d is %s, want %s", i+1, got[i], w)
				}
			}
		}
		log.Info("one")
		written("one") // at once
		log.Info("two")
		log.With("a", 1).WithGroup("g").Info("three")
		written("one")
		time.Sleep(gatherTime - time.Millisecond)
		synctest.Wait()
		written("one")
		time.Sleep(time.Millisecond)
		synctest.Wait()
		written("one", "two", "three")
		log.Info("four")
		log.With("b", 1).WithGroup("g").Warn("five")
		written("one", "two", "three", "four", "five")
		log.Info("six")
		if err := lines.Flush(); err != nil {
			t.Fatal(err)
		}
		written("one", "two", "three", "four", "five", "six")
		time.Sleep(time.Second)
		log.Info("seven") // after a while at once again
		written("one", "two", "three", "four", "five", "six", "seven")
	})
}

// Many lines do not take up memory until their time has come.
func TestManyLinesGoOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		lines := &gatherer{to: &out}
		line := []byte(strings.Repeat("x", 999) + "\n")
		for range 200 {
			if n, err := lines.Write(line); n != len(line) || err != nil {
				t.Fatal(n, err)
			}
			if len(lines.waiting) >= gatherSize {
				t.Fatalf("%d bytes wait", len(lines.waiting))
			}
		}
		if out.Len() < 199_000-gatherSize {
			t.Errorf("%d bytes are written", out.Len())
		}
	})
}
