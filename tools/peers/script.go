package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/bench"
)

// A script is a search in Node that answers line by line, see answer.mjs.
type script struct {
	cmd   *exec.Cmd
	in    *json.Encoder
	lines *bufio.Scanner
	close func()
}

// packages brings what package-lock.json names, at its versions, once.
var packages = sync.OnceValue(func() error {
	if _, err := exec.LookPath("node"); err != nil {
		return errors.New("node is not there")
	}
	if said, err := exec.Command("npm", "ci").CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w: %s", err, firstLine(string(said)))
	}
	return nil
})

// startScript runs a script and waits until it is ready.
func startScript(ctx context.Context, folder, name string, args ...string) (*script, error) {
	said, err := os.Create(filepath.Join(folder, name+".log"))
	if err != nil {
		return nil, err
	}
	defer said.Close()
	cmd := exec.CommandContext(ctx, "node", append([]string{name}, args...)...)
	cmd.Stderr = said
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &script{cmd: cmd, in: json.NewEncoder(in), lines: bufio.NewScanner(out), close: func() { in.Close() }}
	if !s.lines.Scan() || s.lines.Text() != "ready" {
		s.Close()
		return nil, fmt.Errorf("%s does not begin: %s", name, lastLineOf(said.Name()))
	}
	return s, nil
}

// Search asks the script. The time is what the script measured.
func (s *script) Search(query string, limit int) ([]bench.Item, time.Duration, error) {
	if err := s.in.Encode(map[string]any{"query": query, "limit": limit}); err != nil {
		return nil, 0, err
	}
	if !s.lines.Scan() {
		return nil, 0, errors.Join(errors.New("the script ended"), s.lines.Err())
	}
	var found struct {
		IDs []string
		MS  float64
	}
	if err := json.Unmarshal(s.lines.Bytes(), &found); err != nil {
		return nil, 0, err
	}
	items := make([]bench.Item, len(found.IDs))
	for i, id := range found.IDs {
		kind, nr, _ := strings.Cut(id, "-")
		items[i].Type = catalogue.ItemType(kind)
		if _, err := fmt.Sscan(nr, &items[i].Nr); err != nil {
			return nil, 0, fmt.Errorf("result %q: %w", id, err)
		}
	}
	return items, time.Duration(found.MS * float64(time.Millisecond)), nil
}

// Close ends the script, whose input ends.
func (s *script) Close() {
	s.close()
	s.cmd.Wait()
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
