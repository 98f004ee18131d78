package search

import (
	"fmt"
	"strings"
	"testing"
)

// What visitors type counts: a cache of nothing found holds no more of it than
// it may.
func TestCacheIsBounded(t *testing.T) {
	c := newCache[textKey, spelling](0)
	long := strings.Repeat("a", 1000)
	const many = 100_000
	for i := range many {
		c.put(textKey(fmt.Sprintf("%s%d", long, i)), "")
	}
	held := 0
	for key := range c.of {
		held += len(key)
	}
	if held > leastCache || len(c.of) == 0 {
		t.Errorf("%d keys of %d bytes are held, of at most %d", len(c.of), held, leastCache)
	}
	if _, ok := c.get(textKey(fmt.Sprintf("%s%d", long, many-1))); !ok {
		t.Error("the last one is not there")
	}
}
