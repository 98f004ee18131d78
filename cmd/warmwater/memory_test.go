package main

import (
	"runtime"
	"testing"
	"time"
)

func TestAfterCollections(t *testing.T) {
	times := make(chan struct{}, 100)
	afterCollections(func() { times <- struct{}{} })
	for range 3 {
		runtime.GC()
		select {
		case <-times:
		case <-time.After(10 * time.Second):
			t.Fatal("a collection was not noticed")
		}
	}
	if liveHeap() == 0 {
		t.Error("nothing lives")
	}
}
