package web_test

import (
	"bufio"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/ready"
)

// served serves the site over the network, as the program does, until the test
// ends.
func served(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Listener, s.Config.ConnContext = ready.Listener{Listener: s.Listener}, ready.Context
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// comparable takes out of headers what differs from answer to answer.
func comparable(h http.Header) http.Header {
	h = maps.Clone(h)
	h.Del("Date")
	h.Del("X-Request-Id")
	return h
}

// connected opens a connection to a server of h.
func connected(t *testing.T, h http.Handler) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", served(t, h).Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// An answer is the same however it comes about: drawn now or kept, on a
// connection of its own or after other answers.
func TestKeptPagesAreAnsweredAlike(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	conn := connected(t, h)
	answers := bufio.NewReader(conn)
	for _, path := range []string{"/initiatieven?q=stage", "/en", "/themas", "/over", "/robots.txt", "/foo", "/lijsten"} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			for _, headers := range [][]string{nil, {"Accept-Encoding", "gzip"}, {"If-None-Match", "*"}} {
				fresh, _ := logged(t, site.store, site.index)
				want := asking(t, fresh, method, path, headers...)
				wantBody := body(t, want)
				for _, how := range []string{"first", "kept"} {
					got := asking(t, h, method, path, headers...)
					if d := cmp.Diff(comparable(want.Header), comparable(got.Header)); d != "" || body(t, got) != wantBody || got.StatusCode != want.StatusCode {
						t.Errorf("%s %s %v, %s: status %d, headers (-drawn now +got):\n%s", method, path, headers, how, got.StatusCode, d)
					}
				}
				r := httptest.NewRequest(method, path, nil)
				for i := 0; i < len(headers); i += 2 {
					r.Header.Set(headers[i], headers[i+1])
				}
				if err := r.Write(conn); err != nil {
					t.Fatal(err)
				}
				got, err := http.ReadResponse(answers, r)
				if err != nil {
					t.Fatalf("%s %s %v: %v", method, path, headers, err)
				}
				gotBody, err := io.ReadAll(got.Body)
				if err != nil {
					t.Fatalf("%s %s %v: %v", method, path, headers, err)
				}
				if method == http.MethodHead {
					wantBody = ""
				}
				wantHeader := comparable(want.Header)
				if wantHeader.Get("Content-Length") == "" {
					got.Header.Del("Content-Length") // the server counts small answers by itself
				}
				if d := cmp.Diff(wantHeader, comparable(got.Header)); d != "" || string(gotBody) != wantBody || got.StatusCode != want.StatusCode {
					t.Errorf("%s %s %v, over the network: status %d, %d bytes, want %d; headers (-want +got):\n%s",
						method, path, headers, got.StatusCode, len(gotBody), len(wantBody), d)
				}
				if len(got.Header["X-Request-Id"]) != 1 || len(got.Header["Date"]) != 1 {
					t.Errorf("%s %s: ids %v, dates %v", method, path, got.Header["X-Request-Id"], got.Header["Date"])
				}
			}
		}
	}
}

// Several requests sent at once on one connection get their answers in order.
func TestKeptPagesInARow(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	conn := connected(t, h)
	paths := []string{"/over", "/en/about", "/over", "/", "/healthz", "/over", "/en/about"}
	for _, path := range paths {
		if _, err := io.WriteString(conn, "GET "+path+" HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
	}
	answers := bufio.NewReader(conn)
	for _, path := range paths {
		resp, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := body(t, resp), body(t, asking(t, h, http.MethodGet, path)); got != want {
			t.Errorf("%s: got %d bytes, want %d", path, len(got), len(want))
		}
	}
}

// Anyone can name a request: what is no name gets another, on a kept page as on
// others.
func TestRequestNamesOfOthers(t *testing.T) {
	h, logs := logged(t, site.store, site.index)
	for _, path := range []string{"/en/about", "/en/about", "/nergens"} {
		for _, id := range []string{strings.Repeat("7", 65), "a b", `x","level":"ERROR`, "é", "<b>", strings.Repeat("x", 20_000)} {
			got := asking(t, h, http.MethodGet, path, "X-Request-ID", id).Header.Get("X-Request-ID")
			if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(got) {
				t.Errorf("%s: a request with the name %.30q gets %.30q", path, id, got)
			}
		}
	}
	if logs.Len() > 10_000 {
		t.Errorf("the log has %d bytes", logs.Len())
	}
}

// A kept page leaves a line in the log like any other, under the name that its
// answer has, and asks nothing else of a request than to be read.
func TestKeptPagesInTheLog(t *testing.T) {
	h, logs := logged(t, site.store, site.index)
	const path = "/initiatieven?q=stage"
	asking(t, h, http.MethodGet, path)
	for _, id := range []string{"", "From_the.proxy-7", strings.Repeat("7", 64)} {
		logs.Reset()
		resp := asking(t, h, http.MethodGet, path, "X-Request-ID", id)
		got := resp.Header.Get("X-Request-ID")
		if id == "" && !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(got) || id != "" && got != id {
			t.Errorf("a request with the name %q gets %q", id, got)
		}
		want := regexp.MustCompile(`^\{"time":"[^"]+","level":"INFO","msg":"request","method":"GET","route":"/initiatieven","status":200,"us":\d+,"id":"` + got + `"\}\n$`)
		if !want.MatchString(logs.String()) {
			t.Errorf("the log has %s, want %s", logs, want)
		}
	}
	logs.Reset()
	asking(t, h, http.MethodGet, path, "If-None-Match", "*")
	if !strings.Contains(logs.String(), `"status":304`) {
		t.Errorf("the log has %s, want the status 304", logs)
	}
	if resp := asking(t, h, http.MethodPost, path); resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", resp.StatusCode)
	}
	r := httptest.NewRequest(http.MethodGet, path, strings.NewReader(strings.Repeat("x", 2<<20)))
	if resp := ask(t, h, r); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("GET with two megabytes: status %d", resp.StatusCode)
	}
}
