package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"warmwater/assets"
)

// Bounds of the pages that are kept.
const (
	maxKeptBytes   = 32 << 20
	maxKeptAddress = 1 << 10 // of an address; longer ones are drawn each time
	keptOverhead   = 256     // what keeping a page costs beside its bytes, about
)

// drawn is a page that can be sent: the same for every visitor.
type drawn struct {
	address    string
	html       []byte
	compressed []byte
	etag       string
}

// pages keeps what was drawn, the most recently asked for, in a bounded number
// of bytes. What is shown does not change while the program runs, and no page
// that is kept depends on who asks for it.
type pages struct {
	mu    sync.Mutex
	at    map[string]*list.Element
	order *list.List // the most recent first
	size  int
}

func newPages() *pages { return &pages{at: map[string]*list.Element{}, order: list.New()} }

func (k *drawn) size() int {
	return len(k.address) + len(k.html) + len(k.compressed) + keptOverhead
}

// find gives the page of an address, if it is kept.
func (ps *pages) find(address string) *drawn {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	e, ok := ps.at[address]
	if !ok {
		return nil
	}
	ps.order.MoveToFront(e)
	return e.Value.(*drawn)
}

// keep keeps a page, and lets go of those asked for longest ago to make room.
func (ps *pages) keep(k *drawn) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if _, ok := ps.at[k.address]; ok || k.size() > maxKeptBytes/8 {
		return
	}
	ps.at[k.address] = ps.order.PushFront(k)
	for ps.size += k.size(); ps.size > maxKeptBytes; {
		last := ps.order.Remove(ps.order.Back()).(*drawn)
		delete(ps.at, last.address)
		ps.size -= last.size()
	}
}

// keptKey marks a request whose page may be kept.
const keptKey = "warmwater.kept"

// public serves a page that is the same for everyone: as it was drawn before,
// or drawn now.
func (s *Server) public(path string, h echo.HandlerFunc) {
	s.publicRoutes[path] = true
	s.get(path, func(c echo.Context) error {
		address := c.Request().URL.RequestURI()
		if len(address) > maxKeptAddress {
			return h(c)
		}
		if k := s.pages.find(address); k != nil {
			return k.send(c, http.StatusOK)
		}
		c.Set(keptKey, address)
		return h(c)
	})
}

// compressesItself tells whether an answer is compressed without the help of
// the middleware.
func (s *Server) compressesItself(c echo.Context) bool {
	return s.publicRoutes[c.Path()] || strings.HasPrefix(c.Request().URL.Path, assets.Prefix)
}

// sendPage sends a page that is the same for everyone, and keeps it if all is
// well.
func (s *Server) sendPage(c echo.Context, status int, html []byte) error {
	sum := sha256.Sum256(html)
	k := &drawn{html: html, etag: `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	var err error
	if k.compressed, err = compress(html); err != nil {
		return err
	}
	if address, ok := c.Get(keptKey).(string); ok && status == http.StatusOK {
		k.address = address
		s.pages.keep(k)
	}
	return k.send(c, status)
}

func compress(html []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(html); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// send answers with a page in the form that the visitor's browser takes, or
// with 304 where it has the page already.
func (k *drawn) send(c echo.Context, status int) error {
	h := c.Response().Header()
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	h.Add("Vary", "Accept-Encoding")
	if status == http.StatusOK {
		h.Set("ETag", k.etag)
		if matches(c.Request().Header.Get("If-None-Match"), k.etag) {
			return c.NoContent(http.StatusNotModified)
		}
	}
	body := k.html
	if takesGzip(c.Request().Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		body = k.compressed
	}
	return c.HTMLBlob(status, body)
}

// matches tells whether a browser has what carries this tag. Weak or strong
// makes no difference for pages (RFC 9110, section 13.1.2).
func matches(header, etag string) bool {
	for _, tag := range strings.Split(header, ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

// takesGzip tells whether a browser takes pages compressed by gzip.
func takesGzip(header string) bool {
	for _, part := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name = strings.TrimSpace(name); name == "gzip" || name == "*" {
			weight = strings.ReplaceAll(weight, " ", "")
			return weight != "q=0" && weight != "q=0.0" && weight != "q=0.00" && weight != "q=0.000"
		}
	}
	return false
}
