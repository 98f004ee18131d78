//go:build linux

// Command benchpages measures how fast the program answers with its pages and,
// in the same run, two others that serve the same compressed bytes: a bare
// handler of net/http from memory, and nginx from files. It prints one
// Markdown table. It needs Linux and taskset; where wrk or nginx is missing,
// what needs it is "not run".
//
// A server has the first core and what asks has the second. wrk asks as fast
// as it can on 32 connections; then a generator of our own asks at a steady
// 60 % of that, to see how long answers take. Starts have both cores.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// settings are what can be chosen.
type settings struct {
	binary   string
	rounds   int           // how often each measurement is made
	duration time.Duration // of one measurement
}

// page is one of the pages that are measured.
type page struct {
	name, path string
	fresh      string // one like it, that nobody has asked for at the start
}

var pages = []page{
	{"catalogue", "/initiatieven?q=techniek&sector=techniek&land=BE", "/initiatieven?q=techniek&sector=techniek&land=BE"},
	{"case", "/praktijkstudies/project-hardenberg", "/praktijkstudies/project-hardenberg"},
	{"home", "/", "/en"},
}

const connections = 32

// The program starts itself for these two: each needs a core of its own.
const (
	bareCommand = "bare" // FOLDER ADDRESS
	paceCommand = "pace" // ADDRESS PATH RATE DURATION
)

func main() {
	var s settings
	flag.StringVar(&s.binary, "binary", "bin/warmwater", "the program to measure")
	flag.IntVar(&s.rounds, "rounds", 3, "how often each measurement is made; the table gives medians")
	flag.DurationVar(&s.duration, "duration", 2*time.Second, "how long one measurement takes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, s, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "benchpages:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings, args []string) error {
	switch {
	case len(args) == 3 && args[0] == bareCommand:
		return serveBare(ctx, args[1], args[2])
	case len(args) == 5 && args[0] == paceCommand:
		return pace(args[1], args[2], args[3], args[4])
	case len(args) > 0:
		return fmt.Errorf("unknown arguments %q", args)
	}
	dir, err := os.MkdirTemp("", "benchpages-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{settings: s, dir: dir, load: map[loadKey][]loadTimes{}}
	defer b.stop()
	if err := b.measure(ctx); err != nil {
		return err
	}
	b.table(os.Stdout)
	return nil
}
