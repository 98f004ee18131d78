package search

import "sync"

// A cache remembers what takes most of the time of a search, such as the
// weights of a term: Bleve decodes them from the disk's form each time. It is
// bounded in bytes.
type cache[K key, V interface{ bytes() int }] struct {
	most int

	mu   sync.RWMutex
	of   map[K]V
	size int
}

// A key is what a value is found by; visitors type some of it.
type key interface {
	comparable
	bytes() int
}

// A textKey is a key that is a text.
type textKey string

func (k textKey) bytes() int { return len(k) }

// leastCache is what a cache may hold at least, in bytes, and cachePerDocument
// what it may hold for each document: the weights of a handful of frequent
// words.
const (
	leastCache       = 32 << 20
	cachePerDocument = 320
)

func newCache[K key, V interface{ bytes() int }](documents int) *cache[K, V] {
	return &cache[K, V]{most: max(leastCache, cachePerDocument*documents), of: map[K]V{}}
}

func (c *cache[K, V]) get(key K) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.of[key]
	return v, ok
}

// put remembers a value; where there is no room any more, some others go, the
// first that come to hand.
func (c *cache[K, V]) put(key K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := key.bytes() + v.bytes()
	if _, ok := c.of[key]; ok || size > c.most/2 {
		return
	}
	for old, x := range c.of {
		if c.size+size <= c.most {
			break
		}
		c.size -= old.bytes() + x.bytes()
		delete(c.of, old)
	}
	c.of[key] = v
	c.size += size
}
