package search

import "sync"

// maxMemo bounds a memo: a catalogue may have words without end. The study's has
// some 9,000 in both languages together.
const maxMemo = 20_000

// A memo remembers the terms of words: a text repeats its words, and taking a
// compound apart costs some ten microseconds.
type memo struct {
	mu    sync.RWMutex
	terms map[string][]string
}

func (m *memo) get(word string) ([]string, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	terms, ok := m.terms[word]
	return terms, ok
}

func (m *memo) put(word string, terms []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.terms == nil {
		m.terms = map[string][]string{}
	}
	if len(m.terms) < maxMemo {
		m.terms[word] = terms
	}
}
