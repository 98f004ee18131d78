package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	// spareHeap is how far the heap grows at least before garbage is collected,
	// in bytes. What is in use of the study's catalogue is a tenth of it: to
	// collect each time as much again has come slows a start, and holds up
	// answers of a busy server.
	spareHeap = 96 << 20
	// firstHeap is the size at which Go first collects, if left alone.
	firstHeap = 4 << 20
	// settleTime is how long after a start what only that needed is given back.
	settleTime = time.Second
)

// keepRoom makes the garbage collector wait for spareHeap. A large heap may
// double, as ever. Who sets GOGC has decided otherwise.
func keepRoom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	percent := 100 * spareHeap / firstHeap
	debug.SetGCPercent(percent)
	afterCollections(func() {
		if now := max(100, int(100*spareHeap/max(liveHeap(), 1))); now != percent {
			percent = now
			debug.SetGCPercent(percent)
		}
	})
}

// afterCollections calls do after each garbage collection.
func afterCollections(do func()) {
	mark := new([32]byte) // smaller ones share their place with others
	runtime.AddCleanup(mark, func(do func()) {
		do()
		afterCollections(do)
	}, do)
}

// liveHeap is what the last collection left, in bytes.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// settle gives the memory back that only the start needed, after a while: the
// first visitors do not wait for it.
func settle() { time.AfterFunc(settleTime, debug.FreeOSMemory) }
