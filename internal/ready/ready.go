// Package ready sends answers that were written beforehand. To put an answer
// together costs the HTTP server of the standard library more than to send it:
// it copies and sorts the map of the headers, and writes the head by itself
// before the body. Here the handler writes nothing, and what the server then
// sends, the head of an empty answer, goes out as that of the answer, with the
// body, in one piece.
package ready

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strconv"
)

// A Listener takes connections on which answers can be sent that were written
// beforehand.
type Listener struct{ net.Listener }

// Accept implements net.Listener.
func (l Listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return &Conn{Conn: c, tcp: tcp}, err
	}
	return c, err
}

// A Conn is a connection of a Listener. Like that of the HTTP server, its
// writing side is for one goroutine at a time.
type Conn struct {
	net.Conn // not by its own type: that has other ways to write
	tcp      *net.TCPConn
	waiting  bool   // an answer is to take the place of an empty one
	lines    []byte // of its head
	body     []byte
	pieces   [2][]byte // as they are sent; here, so as not to be made each time
	unsent   net.Buffers
}

type key struct{}

// Context gives handlers the connection, if answers can be sent on it that were
// written beforehand; it is for the field ConnContext of an http.Server.
func Context(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*Conn); ok {
		return context.WithValue(ctx, key{}, c)
	}
	return ctx
}

// From gives the connection of a request, or nil where there is none for Answer.
func From(ctx context.Context) *Conn {
	c, _ := ctx.Value(key{}).(*Conn)
	return c
}

// Answer answers the request that is being handled with a body, which must not
// change, under a head with these lines, each with its end; the server adds the
// status 200, the date, the length and what becomes of the connection. It is for
// requests that want a body, of whose answer the handler writes or sets nothing
// at all, and it comes into effect once that returns.
func (c *Conn) Answer(body []byte, lines ...[]byte) {
	c.waiting, c.body, c.lines = true, body, c.lines[:0]
	for _, line := range lines {
		c.lines = append(c.lines, line...)
	}
}

// errNotEmpty says that the server did not send what was counted on.
var errNotEmpty = errors.New("ready: the head of an answer is not that of an empty one")

// noLength is the line of a head by which an empty answer is known.
var noLength = []byte("Content-Length: 0\r\n")

// Write implements io.Writer. What takes the place of p counts as p.
func (c *Conn) Write(p []byte) (int, error) {
	if !c.waiting {
		return c.tcp.Write(p)
	}
	c.waiting = false
	before, after, found := bytes.Cut(p, noLength)
	if !found {
		return 0, errNotEmpty
	}
	// The head is put together behind the lines, in the same memory.
	start := len(c.lines)
	head := append(append(append(c.lines, before...), c.lines[:start]...), "Content-Length: "...)
	head = append(append(strconv.AppendInt(head, int64(len(c.body)), 10), "\r\n"...), after...)
	c.lines = head
	c.pieces = [2][]byte{head[start:], c.body}
	c.unsent = c.pieces[:]
	_, err := c.unsent.WriteTo(c.tcp)
	c.body, c.pieces = nil, [2][]byte{}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

// CloseWrite ends what is written; the HTTP server does so before it closes a
// connection on which there is still something to read.
func (c *Conn) CloseWrite() error { return c.tcp.CloseWrite() }
