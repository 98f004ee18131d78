//go:build linux

package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// columns are the servers in the order of the table.
var columns = []string{"ours", "bare", "nginx"}

const notRun = "not run"

// table writes what was measured.
func (b *bench) table(w io.Writer) {
	fmt.Fprint(w, "| | ours | bare handler | nginx | of bare | of nginx |\n|---|---|---|---|---|---|\n")
	for i, p := range pages {
		b.compare(w, p.name+", requests/s", i, "%.0f", false, func(t loadTimes) float64 { return t.perSecond })
		b.compare(w, p.name+", processor time a request, µs", i, "%.1f", true, func(t loadTimes) float64 { return 1e6 * t.processor.Seconds() })
		b.calm(w, fmt.Sprintf("%s, p50 / p99 at %.0f %% of that, ms", p.name, 100*calm), i)
	}
	for i, p := range pages {
		b.alone(w, p.name+", first answer, ms", func(t startTimes) float64 { return milliseconds(t.answers[i]) })
	}
	b.alone(w, "from nothing to the first page, ms", func(t startTimes) float64 { return milliseconds(t.first) })
	b.alone(w, "started again, to the first page, ms", func(t startTimes) float64 { return milliseconds(t.again) })
	b.alone(w, "memory at rest, MB", func(t startTimes) float64 { return float64(t.resident) / 1e6 })
}

func milliseconds(d time.Duration) float64 { return 1e3 * d.Seconds() }

// compare writes one row with the medians of all servers and how ours stand to
// them, where more is better or, for a cost, less.
func (b *bench) compare(w io.Writer, name string, page int, format string, cost bool, of func(loadTimes) float64) {
	var cells, shares []string
	var first float64
	for _, server := range columns {
		times := b.load[loadKey{server, page}]
		if len(times) == 0 {
			cells, shares = append(cells, notRun), append(shares, notRun)
			continue
		}
		x := median(times, of)
		if len(cells) == 0 {
			first = x
		}
		share := first / x
		if cost {
			share = x / first
		}
		cells, shares = append(cells, fmt.Sprintf(format, x)), append(shares, fmt.Sprintf("%.2f", share))
	}
	row(w, name, append(cells, shares[1:]...)...)
}

// calm writes the row of answers below the top rate.
func (b *bench) calm(w io.Writer, name string, page int) {
	cells := []string{notRun, notRun, notRun, "", ""}
	for i, server := range columns {
		if times := b.load[loadKey{server, page}]; len(times) > 0 {
			p50 := median(times, func(t loadTimes) float64 { return milliseconds(t.p50) })
			p99 := median(times, func(t loadTimes) float64 { return milliseconds(t.p99) })
			cells[i] = fmt.Sprintf("%.2f / %.2f", p50, p99)
		}
	}
	row(w, name, cells...)
}

// alone writes the median of what is measured of ours only.
func (b *bench) alone(w io.Writer, name string, of func(startTimes) float64) {
	row(w, name, fmt.Sprintf("%.1f", median(b.starts, of)), "", "", "", "")
}

func row(w io.Writer, name string, cells ...string) {
	fmt.Fprintf(w, "| %s | %s |\n", name, strings.Join(cells, " | "))
}
