package web

import (
	"container/list"
	"sync"
)

// Bounds of the pages that are kept.
const (
	maxKeptBytes   = 32 << 20
	maxKeptAddress = 1 << 10 // of an address; longer ones are drawn each time
	keptOverhead   = 2 << 10 // what keeping a page costs beside its bytes, about
)

// pages keeps what was drawn, the most recently asked for, in a bounded number
// of bytes. What is shown does not change while the program runs, and no page
// that is kept depends on who asks for it.
type pages struct {
	mu    sync.Mutex
	at    map[string]*list.Element
	order *list.List // the most recent first
	size  int
}

func newPages() *pages { return &pages{at: map[string]*list.Element{}, order: list.New()} }

func (k *drawn) size() int {
	return len(k.address) + len(k.plain.body) + len(k.zipped.body) + keptOverhead
}

// find gives the page of an address, if it is kept.
func (ps *pages) find(address string) *drawn {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	e, ok := ps.at[address]
	if !ok {
		return nil
	}
	ps.order.MoveToFront(e)
	return e.Value.(*drawn)
}

// keep keeps a page, and lets go of those asked for longest ago to make room.
func (ps *pages) keep(k *drawn) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if _, ok := ps.at[k.address]; ok || k.size() > maxKeptBytes/8 {
		return
	}
	ps.at[k.address] = ps.order.PushFront(k)
	for ps.size += k.size(); ps.size > maxKeptBytes; {
		last := ps.order.Remove(ps.order.Back()).(*drawn)
		delete(ps.at, last.address)
		ps.size -= last.size()
	}
}
