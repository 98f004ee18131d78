//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// pace asks for a path at a steady rate a second and prints how long half of
// the answers took at most, and 99 in 100, in nanoseconds. The time of an
// answer runs from when its request was due, so that a server that holds
// requests up cannot hide it.
func pace(addr, path, rate, duration string) error {
	perSecond, err := strconv.ParseFloat(rate, 64)
	if err != nil {
		return err
	}
	length, err := time.ParseDuration(duration)
	if err != nil {
		return err
	}
	p := &pacer{
		request:  fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n\r\n", path, addr),
		interval: time.Duration(float64(time.Second) / perSecond),
		busy:     map[int32]*pacedConn{},
	}
	if p.answer, err = answerLength(addr, p.request); err != nil {
		return err
	}
	if p.poll, err = syscall.EpollCreate1(0); err != nil {
		return err
	}
	for range connections {
		if err := p.connect(addr); err != nil {
			return err
		}
	}
	if err := p.run(time.Now().Add(length)); err != nil {
		return err
	}
	if len(p.times) == 0 {
		return errors.New("no answers")
	}
	slices.Sort(p.times)
	fmt.Println(int64(p.times[len(p.times)/2]), int64(p.times[len(p.times)*99/100]))
	return nil
}

// pacer asks on several connections, each with one request under way at most.
// It polls without sleeping: a sleep may last a millisecond too long, and
// that is more than what there is to measure.
type pacer struct {
	request  []byte
	answer   int // bytes of an answer with its head; all have as many
	interval time.Duration
	poll     int
	files    []*os.File // keep the connections open
	idle     []*pacedConn
	busy     map[int32]*pacedConn
	times    []time.Duration
}

type pacedConn struct {
	fd      int
	due     time.Time // of the request under way
	missing int       // bytes of its answer
}

func (p *pacer) connect(addr string) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	f, err := conn.(*net.TCPConn).File()
	if err != nil {
		return err
	}
	c := &pacedConn{fd: int(f.Fd())}
	p.files, p.idle = append(p.files, f), append(p.idle, c)
	if err := syscall.SetNonblock(c.fd, true); err != nil {
		return err
	}
	return syscall.EpollCtl(p.poll, syscall.EPOLL_CTL_ADD, c.fd, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(c.fd)})
}

func (p *pacer) run(end time.Time) error {
	events := make([]syscall.EpollEvent, connections)
	into := make([]byte, 64<<10)
	due := time.Now()
	for now := due; now.Before(end); now = time.Now() {
		for ; len(p.idle) > 0 && !due.After(now); due = due.Add(p.interval) {
			if err := p.ask(due); err != nil {
				return err
			}
		}
		n, err := syscall.EpollWait(p.poll, events, 0)
		if err != nil && err != syscall.EINTR {
			return err
		}
		for _, e := range events[:max(n, 0)] {
			if err := p.read(p.busy[e.Fd], into); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pacer) ask(due time.Time) error {
	last := len(p.idle) - 1
	c := p.idle[last]
	p.idle = p.idle[:last]
	p.busy[int32(c.fd)] = c
	c.due, c.missing = due, p.answer
	_, err := syscall.Write(c.fd, p.request)
	return err
}

func (p *pacer) read(c *pacedConn, into []byte) error {
	if c == nil {
		return errors.New("more came than was asked for")
	}
	n, err := syscall.Read(c.fd, into)
	if err != nil {
		return fmt.Errorf("read an answer: %w", err)
	}
	if n == 0 {
		return errors.New("the server closed the connection")
	}
	if c.missing -= n; c.missing == 0 {
		delete(p.busy, int32(c.fd))
		p.idle = append(p.idle, c)
		p.times = append(p.times, time.Since(c.due))
	}
	return nil
}

// answerLength is how many bytes the answer to a request has, with its head.
func answerLength(addr string, request []byte) (int, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	if _, err := conn.Write(request); err != nil {
		return 0, err
	}
	counted := &counter{r: conn}
	buffer := bufio.NewReader(counted)
	resp, err := http.ReadResponse(buffer, nil)
	if err != nil {
		return 0, err
	}
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return counted.n - buffer.Buffered(), err
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}
