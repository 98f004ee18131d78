package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"warmwater/internal/search/bench"
)

// write writes the tables: searches, kinds of query, pages; those of which
// something was asked.
func write(w io.Writer, results []result, loads []load, sets [][]bench.Judgment) {
	if len(results) > 0 {
		writeSearches(w, results, sets)
		fmt.Fprintln(w)
		writeKinds(w, results)
		fmt.Fprintln(w)
	}
	if len(loads) > 0 {
		writePages(w, loads)
	}
}

func writeRow(w io.Writer, cells ...any) {
	for _, c := range cells {
		fmt.Fprintf(w, "| %v ", c)
	}
	fmt.Fprintln(w, "|")
}

// writeHead names the columns; all but the first are numbers, to the right.
func writeHead(w io.Writer, names ...any) {
	writeRow(w, names...)
	fmt.Fprintln(w, "|---"+strings.Repeat("|--:", len(names)-1)+"|")
}

func writeSearches(w io.Writer, results []result, sets [][]bench.Judgment) {
	zero := 0
	for _, set := range sets {
		for _, j := range set {
			if j.Kind == bench.ZeroKind {
				zero++
			}
		}
	}
	writeHead(w, "search", "nDCG@10, set 1", "nDCG@10, set 2", "recall@20", "nDCG@10 of cases", "left empty", "first ms", "again ms")
	for _, r := range results {
		if r.err != nil {
			writeRow(w, r.peer.name, "not run: "+oneLine(r.err))
			continue
		}
		writeRow(w, r.peer.name+" ("+r.peer.through+")",
			decimals(r.sets[0].Actions[""].NDCG), decimals(r.sets[1].Actions[""].NDCG),
			decimals(r.all.Actions[""].Recall), decimals(r.all.Cases[""].NDCG),
			fmt.Sprintf("%.0f of %d", r.all.Zero*float64(zero), zero), r.first, r.again)
	}
	writeRow(w, "nginx, static files", "no search")
}

// writeKinds writes the nDCG@10 by kind of query, of both sets together.
func writeKinds(w io.Writer, results []result) {
	var ran []result
	names := []any{"kind of query", "queries"}
	for _, r := range results {
		if r.err == nil {
			ran, names = append(ran, r), append(names, r.peer.name)
		}
	}
	if len(ran) == 0 {
		return
	}
	writeHead(w, names...)
	for _, kind := range append(ran[0].all.Kinds, "") {
		name := kind
		if kind == "" {
			name = "all"
		}
		cells := []any{name, ran[0].all.Actions[kind].Queries}
		for _, r := range ran {
			cells = append(cells, decimals(r.all.Actions[kind].NDCG))
		}
		writeRow(w, cells...)
	}
}

func writePages(w io.Writer, loads []load) {
	writeHead(w, "page", "compressed bytes", "requests a second", "p50", "p99")
	for _, l := range loads {
		name := l.server + ": " + l.page
		if l.err != nil {
			writeRow(w, name, "not run: "+oneLine(l.err))
			continue
		}
		writeRow(w, name, l.bytes, l.rate, l.p50, l.p99)
	}
}

func decimals(share float64) string { return fmt.Sprintf("%.3f", share) }

// String gives p50 and p99 in milliseconds.
func (s spread) String() string { return milliseconds(s.p50) + " / " + milliseconds(s.p99) }

// milliseconds has two significant digits below ten, and none behind the point
// from there on.
func milliseconds(d time.Duration) string {
	switch ms := float64(d) / float64(time.Millisecond); {
	case ms < 1:
		return fmt.Sprintf("%.2f", ms)
	case ms < 10:
		return fmt.Sprintf("%.1f", ms)
	default:
		return fmt.Sprintf("%.0f", ms)
	}
}

// oneLine is an error that fits in a cell.
func oneLine(err error) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(err.Error(), "|", "/")), " ")
}
