// Package hold sends an answer in one piece, with headers that were written
// beforehand. The HTTP server of the standard library writes the head of an
// answer with the first part of its body, and then the rest: to write is most
// of what sending a page from memory costs, and this halves it. Most of what
// is left is the map of the headers, which that server copies and sorts.
package hold

import (
	"bytes"
	"context"
	"net"
)

// A Listener takes connections on which what is written can be held.
type Listener struct{ net.Listener }

// Accept implements net.Listener.
func (l Listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return &Conn{Conn: c, tcp: tcp}, err
	}
	return c, err
}

// A Conn is a connection on which what is written can be held. Like that of
// the HTTP server, its writing side is for one goroutine at a time. A nil Conn
// holds nothing.
type Conn struct {
	net.Conn // not by its own type: that has other ways to write
	tcp      *net.TCPConn
	holding  bool
	lines    []byte // for the head that is to be held
	held     []byte
}

type key struct{}

// Context gives handlers the connection, if what is written to it can be held;
// it is for the field ConnContext of an http.Server.
func Context(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*Conn); ok {
		return context.WithValue(ctx, key{}, c)
	}
	return ctx
}

// From gives the connection of a request, or nil where there is none on which
// to hold anything.
func From(ctx context.Context) *Conn {
	c, _ := ctx.Value(key{}).(*Conn)
	return c
}

// Hold keeps the next piece back until another is written, and sends both
// together. With lines, each with its end, the piece is the head of an answer:
// they come after its first line.
func (c *Conn) Hold(lines ...[]byte) {
	if c == nil {
		return
	}
	c.holding = true
	for _, line := range lines {
		c.lines = append(c.lines, line...)
	}
}

// Release sends what is still held, and ends the holding: a head that is
// written later goes without the lines.
func (c *Conn) Release() error {
	if c == nil {
		return nil
	}
	c.holding, c.lines = false, c.lines[:0]
	if len(c.held) == 0 {
		return nil
	}
	_, err := c.Write(nil)
	return err
}

// Write implements io.Writer. The pieces that the HTTP server writes first are
// small, so that to hold one is to copy it.
func (c *Conn) Write(p []byte) (int, error) {
	switch {
	case c.holding:
		first := bytes.IndexByte(p, '\n') + 1
		c.held = append(append(append(c.held, p[:first]...), c.lines...), p[first:]...)
		c.holding, c.lines = false, c.lines[:0]
		return len(p), nil
	case len(c.held) == 0:
		return c.tcp.Write(p)
	}
	before := int64(len(c.held))
	both := net.Buffers{c.held, p}
	n, err := both.WriteTo(c.tcp)
	c.held = c.held[:0]
	return int(max(n-before, 0)), err
}

// CloseWrite ends what is written; the HTTP server does so before it closes a
// connection on which there is still something to read.
func (c *Conn) CloseWrite() error { return c.tcp.CloseWrite() }
