package hold_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"

	"warmwater/internal/hold"
)

// serve serves a handler on connections that can hold, and gives its address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ConnContext: hold.Context}
	go server.Serve(hold.Listener{Listener: l})
	t.Cleanup(func() { server.Close() })
	return "http://" + l.Addr().String()
}

// Answers of any length come whole and in order, one after another on one
// connection.
func TestAnswersComeWhole(t *testing.T) {
	text := bytes.Repeat([]byte("0123456789abcdef"), 4096)
	lengths := []int{0, 1, 2047, 2048, 3900, 4000, 4095, 4096, 4097, 5000, 7900, 8192, 8193, 20_000, len(text)}
	next := 0
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		c := hold.From(r.Context())
		if c == nil {
			t.Error("the connection cannot hold")
		}
		c.Hold([]byte("X-Before: hand\r\n"))
		w.Write(text[:lengths[next]])
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		if err := c.Release(); err != nil {
			t.Error(err)
		}
	})
	var client http.Client
	for ; next < len(lengths); next++ {
		resp, err := client.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || !bytes.Equal(got, text[:lengths[next]]) {
			t.Errorf("of %d bytes came %d, %v", lengths[next], len(got), err)
		}
		if got := resp.Header.Get("X-Before"); got != "hand" {
			t.Errorf("%d bytes: the header written beforehand is %q", lengths[next], got)
		}
	}
}

// What is held waits for what follows, and comes with it.
func TestHeldPiecesComeTogether(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	far, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer far.Close()
	near, err := hold.Listener{Listener: l}.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer near.Close()
	c := near.(*hold.Conn)

	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { write(t, c, "alone") }, "alone"},
		{func() { c.Hold(); write(t, c, "head, ") }, ""},
		{func() { write(t, c, "body") }, "head, body"},
		{func() { c.Hold(); write(t, c, "held") }, ""},
		{func() { release(t, c) }, "held"},
		{func() { c.Hold(); release(t, c) }, ""},
		{func() { c.Hold([]byte("B\n"), []byte("C\n")); write(t, c, "A\nD\nhead, ") }, ""},
		{func() { write(t, c, "body") }, "A\nB\nC\nD\nhead, body"},
		{func() { c.Hold([]byte("B\n")); write(t, c, "A\nheld"); release(t, c) }, "A\nB\nheld"},
		{func() { c.Hold([]byte("B\n")); release(t, c) }, ""},
		{func() { c.Hold(); write(t, c, "A\nheld"); release(t, c) }, "A\nheld"},
		{func() { write(t, c, "nothing held") }, "nothing held"},
	} {
		tt.do()
		if got := waiting(t, far, len(tt.want)); got != tt.want {
			t.Errorf("%q came, not %q", got, tt.want)
		}
	}
}

// waiting reads what has come, of which there are at least n bytes.
func waiting(t *testing.T, far net.Conn, n int) string {
	t.Helper()
	buffer := make([]byte, 100)
	if err := far.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(far, buffer[:n]); err != nil {
		t.Fatal(err)
	}
	if err := far.SetReadDeadline(time.Now().Add(10 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	more, err := far.Read(buffer[n:])
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%q came too, %v", buffer[n:n+more], err)
	}
	if err := far.SetReadDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	return string(buffer[:n])
}

func write(t *testing.T, w io.Writer, s string) {
	t.Helper()
	if n, err := w.Write([]byte(s)); n != len(s) || err != nil {
		t.Errorf("wrote %d of %q, %v", n, s, err)
	}
}

func release(t *testing.T, c *hold.Conn) {
	t.Helper()
	if err := c.Release(); err != nil {
		t.Error(err)
	}
}

// Without a connection that can hold, nothing happens.
func TestNoConnection(t *testing.T) {
	c := hold.From(t.Context())
	if c != nil {
		t.Fatal("a connection from nowhere")
	}
	c.Hold()
	release(t, c)
}
