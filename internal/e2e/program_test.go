package e2e_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take before a test gives up on it.
const patience = time.Minute

// program is a running warmwater serve.
type program struct {
	URL string // where it serves, without a slash at the end

	cmd    *exec.Cmd
	ended  chan struct{} // closed when the process has
	result error         // of the process; read it after ended

	mu    sync.Mutex
	lines []string
	more  chan struct{} // closed and made anew at every line
}

// start serves the data folder on a free port and waits until it answers.
func start(data string, more ...string) (*program, error) {
	p, err := launch(data, more...)
	if err != nil {
		return nil, err
	}
	line, err := p.await("serving")
	if err != nil {
		return nil, errors.Join(err, p.kill())
	}
	p.URL, _ = line["address"].(string)
	if err := p.healthy(); err != nil {
		return nil, errors.Join(err, p.kill())
	}
	return p, nil
}

// launch starts the program and does not wait for it.
func launch(data string, more ...string) (*program, error) {
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, more...)
	p := &program{cmd: command(context.Background(), args...), ended: make(chan struct{}), more: make(chan struct{})}
	logs, err := p.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the program: %w", err)
	}
	go func() {
		p.collect(logs)
		p.result = p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// command is a call of the program with none of our own settings around it.
func command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir = filepath.Dir(binary)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WARMWATER_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	return cmd
}

func (p *program) collect(logs io.Reader) {
	for lines := bufio.NewScanner(logs); lines.Scan(); {
		p.mu.Lock()
		p.lines = append(p.lines, lines.Text())
		close(p.more)
		p.more = make(chan struct{})
		p.mu.Unlock()
	}
}

// await gives the first log line with this message, as soon as it is there.
func (p *program) await(message string) (map[string]any, error) {
	deadline := time.After(patience)
	for {
		p.mu.Lock()
		more := p.more
		p.mu.Unlock()
		if line := p.line(message); line != nil {
			return line, nil
		}
		select {
		case <-more:
		case <-p.ended:
			if line := p.line(message); line != nil {
				return line, nil
			}
			return nil, fmt.Errorf("the program ended before it logged %q (%v):\n%s", message, p.result, p.logs())
		case <-deadline:
			return nil, fmt.Errorf("no %q in the log after %v:\n%s", message, patience, p.logs())
		}
	}
}

// line is the first log line with this message, or nil.
func (p *program) line(message string) map[string]any {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, text := range p.lines {
		var line map[string]any
		if json.Unmarshal([]byte(text), &line) == nil && line["msg"] == message {
			return line
		}
	}
	return nil
}

func (p *program) logs() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.lines, "\n")
}

// healthy waits until the program says that it serves.
func (p *program) healthy() error {
	answer, err := request("GET", p.URL+"/healthz", nil)
	if err == nil && answer.status != 200 {
		err = fmt.Errorf("/healthz answers %d", answer.status)
	}
	return err
}

// stop asks the program to end; it is an error if it does not do so well.
func (p *program) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	select {
	case <-p.ended:
	case <-time.After(patience):
		return errors.Join(errors.New("SIGTERM did not end it"), p.kill())
	}
	if p.result != nil {
		return fmt.Errorf("%w:\n%s", p.result, p.logs())
	}
	return nil
}

// kill ends the program without asking.
func (p *program) kill() error {
	err := p.cmd.Process.Kill()
	<-p.ended
	return err
}

// serveData starts the program for one test, which need not stop it.
func serveData(t *testing.T, data string) *program {
	t.Helper()
	p, err := start(data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		select {
		case <-p.ended:
		default:
			if err := p.stop(); err != nil {
				t.Errorf("stop: %v", err)
			}
		}
	})
	return p
}

// outcome is what a call of the program came to.
type outcome struct {
	out, logs string
	code      int
}

// call runs the program to its end.
func call(t *testing.T, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := command(ctx, args...)
	var out, logs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &logs
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || ctx.Err() != nil) {
		t.Fatalf("warmwater %s: %v\n%s", strings.Join(args, " "), err, &logs)
	}
	return outcome{out: out.String(), logs: logs.String(), code: cmd.ProcessState.ExitCode()}
}
