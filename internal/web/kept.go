package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/assets"
)

// ServeHTTP answers one request: with a page that is kept, ahead of routes and
// middleware, or else through them. Of what these do, such an answer needs the
// headers and the line in the log only.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if k := s.kept(r); k != nil {
		s.sendKept(w, r, k)
		return
	}
	s.echo.ServeHTTP(w, r)
}

// kept gives the page that a request asks for, if it is kept and the request
// asks for no more than that.
func (s *Server) kept(r *http.Request) *drawn {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || r.ContentLength != 0 {
		return nil
	}
	return s.pages.find(r.RequestURI)
}

func (s *Server) sendKept(w http.ResponseWriter, r *http.Request, k *drawn) {
	start, id, status := time.Now(), requestID(r), k.status
	if !k.sendReady(r, id) {
		h := w.Header()
		h[requestIDHeader] = []string{id}
		fixedHeaders.set(h)
		status = k.send(w, r)
	}
	s.logRequest(r, k.route, status, start, id)
}

// keptKey marks a request whose page may be kept.
const keptKey = "warmwater.kept"

// public serves a page that is the same for everyone, and is kept once it is
// drawn.
func (s *Server) public(path string, h echo.HandlerFunc) {
	s.publicRoutes[path] = true
	s.get(path, func(c echo.Context) error {
		// A request that no server took in has no such address.
		if address := c.Request().RequestURI; address != "" && len(address) <= maxKeptAddress {
			c.Set(keptKey, address)
		}
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
	k, err := newDrawn(status, html)
	if err != nil {
		return err
	}
	if address, ok := c.Get(keptKey).(string); ok && status == http.StatusOK {
		k.address, k.route = address, c.Path()
		s.pages.keep(k)
	}
	k.send(c.Response(), c.Request())
	return nil
}
