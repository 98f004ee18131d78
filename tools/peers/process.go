package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// How long a server may take to begin and to end.
const (
	startTime = time.Minute
	stopTime  = 10 * time.Second
)

// A process is a server that was started to be measured.
type process struct {
	base string // its address, with http://
	end  context.CancelFunc
	done chan error
}

// start runs a server, whose command gets the address to listen on, and waits
// until it answers at the path ready. What it says goes to a file in folder.
func start(ctx context.Context, folder, name, ready string, command func(address string) []string) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	said, err := os.Create(filepath.Join(folder, name+".log"))
	if err != nil {
		return nil, err
	}
	defer said.Close()
	ctx, end := context.WithCancel(ctx)
	args := command(address)
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stdout, cmd.Stderr = said, said
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = stopTime
	if err := cmd.Start(); err != nil {
		end()
		return nil, err
	}
	p := &process{base: "http://" + address, end: end, done: make(chan error, 1)}
	go func() { p.done <- cmd.Wait() }()
	if err := p.await(p.base + ready); err != nil {
		p.Close()
		return nil, fmt.Errorf("%w: %s", err, lastLineOf(said.Name()))
	}
	return p, nil
}

// await waits until an address answers with success.
func (p *process) await(address string) error {
	for began := time.Now(); time.Since(began) < startTime; {
		select {
		case err := <-p.done:
			p.done <- err
			return fmt.Errorf("ended early (%v)", err)
		case <-time.After(50 * time.Millisecond):
		}
		answer, err := http.Get(address)
		if err != nil {
			continue
		}
		answer.Body.Close()
		if answer.StatusCode == http.StatusOK {
			return nil
		}
	}
	return fmt.Errorf("does not answer after %v", startTime)
}

// Close asks the server to stop and waits until it has.
func (p *process) Close() {
	p.end()
	<-p.done
}

// freeAddress is one of this machine that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// lastLineOf is the last line of a file.
func lastLineOf(file string) string {
	data, _ := os.ReadFile(file)
	return lastLine(data)
}

// lastLine is the last thing that a program said, which is mostly why it ended.
func lastLine(said []byte) string {
	lines := bytes.Split(bytes.TrimSpace(said), []byte("\n"))
	return string(lines[len(lines)-1])
}
