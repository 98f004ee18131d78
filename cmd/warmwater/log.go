package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/urfave/cli/v3"
	"golang.org/x/term"
)

// newLogger writes text to a terminal and JSON elsewhere. A warning or an error
// goes out at once, with what was waiting.
func newLogger(lines *gatherer, level string) (*slog.Logger, error) {
	options := &slog.HandlerOptions{}
	var least slog.Level
	if err := least.UnmarshalText([]byte(level)); err != nil {
		return nil, cli.Exit(fmt.Sprintf("--log (WARMWATER_LOG): %q is not debug, info, warn or error", level), 2)
	}
	options.Level = least
	var handler slog.Handler = slog.NewJSONHandler(lines, options)
	if f, ok := lines.to.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		handler = slog.NewTextHandler(lines, options)
	}
	return slog.New(urgent{handler, lines}), nil
}

// urgent is a handler of which warnings and errors do not wait.
type urgent struct {
	slog.Handler
	lines *gatherer
}

func (u urgent) Handle(ctx context.Context, r slog.Record) error {
	err := u.Handler.Handle(ctx, r)
	if err == nil && r.Level >= slog.LevelWarn {
		err = u.lines.Flush()
	}
	return err
}

func (u urgent) WithAttrs(attrs []slog.Attr) slog.Handler {
	return urgent{u.Handler.WithAttrs(attrs), u.lines}
}

func (u urgent) WithGroup(name string) slog.Handler {
	return urgent{u.Handler.WithGroup(name), u.lines}
}

// Bounds of what waits to be written.
const (
	gatherTime = 100 * time.Millisecond
	gatherSize = 64 << 10
)

// gatherer writes lines at once where they are few, and together where they
// are many: writing each by itself costs more than a tenth of answering a
// request. A line waits for at most gatherTime, and that is what a kill can
// lose. It is safe for use by many goroutines at once.
type gatherer struct {
	to io.Writer

	mu      sync.Mutex
	waiting []byte
	written time.Time // last
	timed   bool      // a Flush is on its way
}

func (g *gatherer) Write(line []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = append(g.waiting, line...)
	if since := time.Since(g.written); since >= gatherTime || len(g.waiting) >= gatherSize {
		return len(line), g.flush()
	} else if !g.timed {
		g.timed = true
		time.AfterFunc(gatherTime-since, func() { _ = g.Flush() }) // nobody to tell
	}
	return len(line), nil
}

// Flush writes what waits.
func (g *gatherer) Flush() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.flush()
}

func (g *gatherer) flush() error {
	g.timed = false
	g.written = time.Now()
	if len(g.waiting) == 0 {
		return nil
	}
	_, err := g.to.Write(g.waiting)
	g.waiting = g.waiting[:0]
	return err
}
