package ready_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"warmwater/internal/ready"
)

// serve serves a handler on connections for answers written beforehand, and
// gives its address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ConnContext: ready.Context}
	go server.Serve(ready.Listener{Listener: l})
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// text is what answers have, in lengths about those of the server's buffers.
var (
	text    = bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	lengths = []int{0, 1, 2047, 2048, 3900, 4000, 4095, 4096, 4097, 5000, 7900, 8192, 8193, 20_000, len(text)}
)

// answer answers with as much of text as the path of a request asks for: ready
// or, after /drawn/, by the server.
func answer(w http.ResponseWriter, r *http.Request) {
	length, err := strconv.Atoi(r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:])
	if err != nil {
		panic(err)
	}
	if strings.HasPrefix(r.URL.Path, "/drawn/") {
		w.Header().Set("Content-Length", strconv.Itoa(length))
		w.Write(text[:length])
		return
	}
	ready.From(r.Context()).Answer(text[:length], []byte("X-First: one\r\nContent-Type: text/plain\r\n"), []byte("X-Second: two\r\n"))
}

// Answers of any length come whole and in order, one after another on one
// connection, among others that the server writes.
func TestAnswersComeWhole(t *testing.T) {
	address := serve(t, answer)
	conn := dial(t, address)
	answers := bufio.NewReader(conn)
	for _, length := range lengths {
		for _, path := range []string{"/", "/", "/drawn/"} {
			if _, err := io.WriteString(conn, "GET "+path+strconv.Itoa(length)+" HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			resp, got := read(t, answers)
			if !bytes.Equal(got, text[:length]) || resp.StatusCode != http.StatusOK || resp.Close {
				t.Errorf("%s%d: %d bytes, %s, close %t", path, length, len(got), resp.Status, resp.Close)
			}
			if path != "/" {
				continue
			}
			h := resp.Header
			if h.Get("X-First") != "one" || h.Get("X-Second") != "two" || h.Get("Content-Type") != "text/plain" ||
				h.Get("Content-Length") != strconv.Itoa(length) || h.Get("Date") == "" || len(h) != 5 {
				t.Errorf("%s%d: headers %v", path, length, h)
			}
		}
	}
}

// Requests that come together get their answers in order.
func TestAnswersInARow(t *testing.T) {
	conn := dial(t, serve(t, answer))
	var requests strings.Builder
	for _, length := range lengths {
		requests.WriteString("GET /" + strconv.Itoa(length) + " HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	if _, err := io.WriteString(conn, requests.String()); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewReader(conn)
	for _, length := range lengths {
		if _, got := read(t, answers); !bytes.Equal(got, text[:length]) {
			t.Errorf("%d bytes came, not %d", len(got), length)
		}
	}
}

// What a visitor asks of the connection is done.
func TestConnectionAsAsked(t *testing.T) {
	address := serve(t, answer)
	for _, tt := range []struct {
		request string
		stays   bool
	}{
		{"GET /8193 HTTP/1.1\r\nHost: x\r\n\r\n", true},
		{"GET /8193 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false},
		{"GET /8193 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
		{"GET /8193 HTTP/1.0\r\n\r\n", false},
	} {
		conn := dial(t, address)
		answers := bufio.NewReader(conn)
		if _, err := io.WriteString(conn, tt.request); err != nil {
			t.Fatal(err)
		}
		if _, got := read(t, answers); !bytes.Equal(got, text[:8193]) {
			t.Errorf("%q: %d bytes", tt.request, len(got))
		}
		if !tt.stays {
			if _, err := answers.ReadByte(); !errors.Is(err, io.EOF) {
				t.Errorf("%q: the connection stays: %v", tt.request, err)
			}
			continue
		}
		if _, err := io.WriteString(conn, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if _, got := read(t, answers); !bytes.Equal(got, text[:1]) {
			t.Errorf("%q, and another: %q", tt.request, got)
		}
	}
}

// An answer comes in one piece, head and body.
func TestAnswerIsOnePiece(t *testing.T) {
	conn := dial(t, serve(t, answer))
	if _, err := io.WriteString(conn, "GET /5000 HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	piece := make([]byte, 1<<16)
	n, err := conn.Read(piece)
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := bytes.Cut(piece[:n], []byte("\r\n\r\n"))
	if !bytes.HasPrefix(head, []byte("HTTP/1.1 200 OK\r\n")) || len(body) != 5000 {
		t.Errorf("the first piece has %q and %d bytes", head, len(body))
	}
}

// A handler that writes an answer all the same is found out: nothing wrong is
// sent, and the connection ends.
func TestNotEmpty(t *testing.T) {
	conn := dial(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, r)
		_, _ = io.WriteString(w, "more")
	}))
	if _, err := io.WriteString(conn, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(conn); len(got) > 0 || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// A handler that fails after its answer leaves none.
func TestPanicAfterAnswer(t *testing.T) {
	conn := dial(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, r)
		panic(http.ErrAbortHandler)
	}))
	if _, err := io.WriteString(conn, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(conn); len(got) > 0 || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// Elsewhere there is no connection to answer on.
func TestNoConnection(t *testing.T) {
	if c := ready.From(t.Context()); c != nil {
		t.Fatal("a connection from nowhere")
	}
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return conn
}

func read(t *testing.T, answers *bufio.Reader) (*http.Response, []byte) {
	t.Helper()
	resp, err := http.ReadResponse(answers, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, got
}
