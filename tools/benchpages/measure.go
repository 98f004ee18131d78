//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// bench is one run.
type bench struct {
	settings
	dir     string // for what it makes
	starts  []startTimes
	servers []*server // those that run; ours first
	load    map[loadKey][]loadTimes
}

// startTimes are those of one start from nothing and one after it.
type startTimes struct {
	first, again time.Duration   // until the first page has come
	answers      []time.Duration // of each page, drawn for the first time after a start
	resident     int             // bytes, a while after the second start
}

type loadKey struct {
	server string
	page   int
}

// loadTimes are those of one server and page.
type loadTimes struct {
	perSecond float64
	processor time.Duration // of a request
	p50, p99  time.Duration // at calm times perSecond
}

// calm is the share of the top rate at which the time of answers is measured.
const calm = 0.6

// restTime is how long after a start a program is at rest.
const restTime = 2 * time.Second

func has(tool string) bool {
	_, err := exec.LookPath(tool)
	return err == nil
}

// measure does everything, and fills starts and load.
func (b *bench) measure(ctx context.Context) error {
	if !has("taskset") {
		return errors.New("taskset is missing (Debian: util-linux)")
	}
	for range b.rounds {
		t, err := b.measureStarts(ctx)
		if err != nil {
			return err
		}
		b.starts = append(b.starts, t)
	}
	if !has("wrk") {
		return nil
	}
	if err := b.startAll(ctx); err != nil {
		return err
	}
	for range b.rounds {
		for i := range pages {
			for _, s := range b.servers {
				t, err := b.measureLoad(ctx, s, pages[i].path)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", s.name, pages[i].path, err)
				}
				key := loadKey{s.name, i}
				b.load[key] = append(b.load[key], t)
			}
		}
	}
	return nil
}

// startAll starts ours, and the others with the pages that it gives.
func (b *bench) startAll(ctx context.Context) error {
	files := filepath.Join(b.dir, "files")
	if err := os.Mkdir(files, 0o755); err != nil {
		return err
	}
	s, err := ours(ctx, b.binary, b.data(), true)
	if err := b.start(ctx, s, err); err != nil {
		return err
	}
	if err := keepPages(ctx, s, files); err != nil {
		return err
	}
	s, err = bare(ctx, files)
	if err := b.start(ctx, s, err); err != nil {
		return err
	}
	if !has("nginx") {
		return nil
	}
	s, err = nginx(ctx, b.dir, files)
	return b.start(ctx, s, err)
}

// start starts a server, if it could be made, and waits until it answers.
func (b *bench) start(ctx context.Context, s *server, err error) error {
	if err != nil {
		return err
	}
	if err := start(s, b.dir); err != nil {
		return err
	}
	b.servers = append(b.servers, s)
	return untilServing(ctx, s)
}

func (b *bench) stop() {
	for _, s := range b.servers {
		s.stop()
	}
	b.servers = nil
}

func (b *bench) data() string { return filepath.Join(b.dir, "data") }

// measureStarts starts ours without data, and then again with what it made.
func (b *bench) measureStarts(ctx context.Context) (t startTimes, err error) {
	defer b.stop()
	if err := os.RemoveAll(b.data()); err != nil {
		return t, err
	}
	for _, took := range []*time.Duration{&t.first, &t.again} {
		b.stop()
		began := time.Now()
		s, err := ours(ctx, b.binary, b.data(), false)
		if err := b.start(ctx, s, err); err != nil {
			return t, err
		}
		*took = time.Since(began)
	}
	time.Sleep(restTime)
	if t.resident, err = b.servers[0].resident(); err != nil {
		return t, err
	}
	for _, p := range pages {
		began := time.Now()
		if _, err := get(ctx, b.servers[0], p.fresh); err != nil {
			return t, err
		}
		t.answers = append(t.answers, time.Since(began))
	}
	return t, nil
}

var (
	wrkRequests = regexp.MustCompile(`(\d+) requests in`)
	wrkRate     = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`)
	wrkFaults   = regexp.MustCompile(`Non-2xx|Socket errors`)
)

func (b *bench) measureLoad(ctx context.Context, s *server, path string) (t loadTimes, err error) {
	before, err := s.processorTime()
	if err != nil {
		return t, err
	}
	out, err := onCore(ctx, 1, "wrk", "-t1", fmt.Sprintf("-c%d", connections), "-d"+wholeSeconds(b.duration),
		"-H", "Accept-Encoding: gzip", "http://"+s.addr+path).Output()
	if err != nil {
		return t, fmt.Errorf("wrk: %w", err)
	}
	after, err := s.processorTime()
	if err != nil {
		return t, err
	}
	requests, rate := wrkRequests.FindSubmatch(out), wrkRate.FindSubmatch(out)
	if requests == nil || rate == nil || wrkFaults.Match(out) {
		return t, fmt.Errorf("wrk: %s", out)
	}
	n, err := strconv.Atoi(string(requests[1]))
	if err != nil {
		return t, err
	}
	if t.perSecond, err = strconv.ParseFloat(string(rate[1]), 64); err != nil {
		return t, err
	}
	t.processor = (after - before) / time.Duration(max(n, 1))
	return t, b.measurePace(ctx, s, path, &t)
}

// wholeSeconds is a duration as wrk takes it.
func wholeSeconds(d time.Duration) string {
	return strconv.Itoa(int(max(d, time.Second).Round(time.Second)/time.Second)) + "s"
}

func (b *bench) measurePace(ctx context.Context, s *server, path string, t *loadTimes) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	rate := strconv.FormatFloat(calm*t.perSecond, 'f', 1, 64)
	cmd := onCore(ctx, 1, self, paceCommand, s.addr, path, rate, b.duration.String())
	var faults bytes.Buffer
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%w: %s", err, faults.Bytes())
	}
	_, err = fmt.Sscan(string(out), (*int64)(&t.p50), (*int64)(&t.p99))
	return err
}

// median is the middle of what of gives for each, or the lower of two.
func median[T any](list []T, of func(T) float64) float64 {
	values := make([]float64, len(list))
	for i, v := range list {
		values[i] = of(v)
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
