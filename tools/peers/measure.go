package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"warmwater/internal/search/bench"
)

// How many results are asked for: enough to measure relevance, and a page of
// them to measure time.
const (
	deep   = 50
	onPage = 20
)

// A result is what was measured of a peer, or why it was not.
type result struct {
	peer  peer
	err   error
	sets  []bench.Report // of each set of judged queries
	all   bench.Report   // of all of them together
	first spread         // of each query's first answer
	again spread         // of its answers from then on
}

// A spread is the median and the 99th percentile of times.
type spread struct{ p50, p99 time.Duration }

// readSets reads the sets of judged queries.
func readSets(folder string) (sets [][]bench.Judgment, err error) {
	for _, name := range []string{"judgments.tsv", "own.tsv"} {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		set, err := bench.Read(f)
		f.Close()
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// measure asks a peer every query, one after the other: once, so many times
// more, and then for what it finds.
func measure(ctx context.Context, p peer, s *setting, sets [][]bench.Judgment, rounds int) (r result) {
	r.peer = p
	var found searcher
	if found, r.err = p.open(ctx, s); r.err != nil {
		return r
	}
	defer found.Close()
	all := slices.Concat(sets...)
	if r.first, r.err = timeOf(found, all, 1); r.err != nil {
		return r
	}
	if r.again, r.err = timeOf(found, all, rounds); r.err != nil {
		return r
	}
	search := func(query string) ([]bench.Item, error) {
		items, _, err := found.Search(query, deep)
		return items, err
	}
	for _, set := range sets {
		var report bench.Report
		if report, r.err = bench.Run(set, search); r.err != nil {
			return r
		}
		r.sets = append(r.sets, report)
	}
	r.all, r.err = bench.Run(all, search)
	return r
}

func timeOf(found searcher, queries []bench.Judgment, rounds int) (spread, error) {
	var times []time.Duration
	for range rounds {
		for _, q := range queries {
			_, took, err := found.Search(q.Query, onPage)
			if err != nil {
				return spread{}, err
			}
			times = append(times, took)
		}
	}
	slices.Sort(times)
	within := func(share float64) time.Duration { return times[int(share*float64(len(times)))] }
	return spread{within(0.50), within(0.99)}, nil
}
