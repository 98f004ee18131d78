package web

import (
	"bytes"
	"context"
	"net"
)

// Whole gives the connections of a listener such that a kept page leaves in
// one piece, with headers that were written when it was drawn. net/http by
// itself sorts and writes the headers anew for each answer, and sends the
// beginning of a page before the rest: that costs more than all else that such
// an answer needs. The server needs ConnContext too.
func Whole(l net.Listener) net.Listener { return wholeListener{l} }

type wholeListener struct{ net.Listener }

func (l wholeListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if tcp, ok := conn.(*net.TCPConn); ok && err == nil {
		return &wholeConn{TCPConn: tcp}, nil
	}
	return conn, err
}

type connKey struct{}

// ConnContext lets a request know its connection; it is for an http.Server.
func ConnContext(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, conn)
}

// wholeConn is a connection on which an answer can be expected. The goroutine
// that answers is the only one to write.
type wholeConn struct {
	*net.TCPConn
	lines []byte // to be put in the head of the answer that comes; or nil
	body  int    // bytes of its body
	held  []byte // its beginning, while more is to come
}

// expect announces that an answer comes next: header lines to be put in its
// head, and the length of its body.
func (c *wholeConn) expect(lines []byte, body int) { c.lines, c.body = lines, body }

func (c *wholeConn) Write(piece []byte) (int, error) {
	if c.lines != nil {
		// A piece shorter than the body is not all of the answer.
		more := len(piece) < c.body
		c.begin(piece)
		if more {
			return len(piece), nil
		}
		_, err := c.TCPConn.Write(c.held)
		return c.wrote(len(piece), err)
	}
	if len(c.held) == 0 {
		return c.TCPConn.Write(piece)
	}
	_, err := (&net.Buffers{c.held, piece}).WriteTo(c.TCPConn)
	return c.wrote(len(piece), err)
}

// begin holds the first piece of an answer, with the lines after its first.
func (c *wholeConn) begin(piece []byte) {
	first := bytes.IndexByte(piece, '\n') + 1
	c.held = append(append(append(c.held[:0], piece[:first]...), c.lines...), piece[first:]...)
	c.lines = nil
}

// wrote ends a write of n bytes beside those held. After an error a connection
// is of no more use, and how much went out does not matter.
func (c *wholeConn) wrote(n int, err error) (int, error) {
	c.held = c.held[:0]
	if err != nil {
		return 0, err
	}
	return n, nil
}
