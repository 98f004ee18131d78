package web

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"warmwater/assets"
)

func (s *Server) middleware() {
	s.echo.IPExtractor = clientOf
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(s.crossOrigin))
	s.echo.Use(
		s.logRequests, // outside Recover, so that a panic is in the log as a request too
		identify,
		headers,
		withoutSlash,
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}),
		echo.WrapMiddleware(protection.Handler),
		middleware.BodyLimit("1M"),
		middleware.GzipWithConfig(middleware.GzipConfig{
			MinLength: 1024,
			Skipper:   s.compressesItself,
		}),
	)
}

// withoutSlash leads from an address with a slash at the end to the one without
// it.
func withoutSlash(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if path := c.Request().URL.Path; len(path) > 1 && strings.HasSuffix(path, "/") {
			return dropSlash(c)
		}
		return next(c)
	}
}

// dropSlash is as private as a page that a secret link opens: the address may
// be one.
var dropSlash = private(middleware.RemoveTrailingSlashWithConfig(middleware.TrailingSlashConfig{
	RedirectCode: http.StatusMovedPermanently,
})(echo.NotFoundHandler))

// requestIDHeader names a request, in its log line and in the answer.
const requestIDHeader = "X-Request-Id"

// maxRequestID is the length of the longest name that is taken over.
const maxRequestID = 64

// requestID is the name that what stands before us gave to a request, or a new
// one: anyone can give one, so it has to be a name. It tells requests apart and
// is no secret.
func requestID(r *http.Request) string {
	if given := r.Header[requestIDHeader]; len(given) > 0 && isRequestID(given[0]) {
		return given[0]
	}
	var id [16]byte
	binary.NativeEndian.PutUint64(id[:8], rand.Uint64())
	binary.NativeEndian.PutUint64(id[8:], rand.Uint64())
	var text [2 * len(id)]byte
	hex.Encode(text[:], id[:])
	return string(text[:])
}

func isRequestID(id string) bool {
	for i := range len(id) {
		switch c := id[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '-':
		default:
			return false
		}
	}
	return id != "" && len(id) <= maxRequestID
}

func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(requestIDHeader, requestID(c.Request()))
		return next(c)
	}
}

// logRequests writes one line for each request.
func (s *Server) logRequests(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start, w := time.Now(), c.Response()
		defer func() { s.logRequest(c.Request(), c.Path(), w.Status, start, w.Header().Get(requestIDHeader)) }()
		if err := next(c); err != nil {
			c.Error(err) // so that the status is known here
		}
		return nil
	}
}

// logRequest writes the line of a request: which route, what came of it and
// how long it took. It leaves out what a visitor searched for and from which
// address.
func (s *Server) logRequest(r *http.Request, route string, status int, start time.Time, id string) {
	level := slog.LevelInfo
	if route == "/healthz" || strings.HasPrefix(route, assets.Prefix) {
		level = slog.LevelDebug
	}
	if !s.log.Enabled(r.Context(), level) {
		return
	}
	// Not by a method of the logger: that would look up where it was called.
	now := time.Now()
	line := slog.NewRecord(now, level, "request", 0)
	line.AddAttrs(
		slog.String("method", r.Method),
		slog.String("route", route),
		slog.Int("status", status),
		slog.Int64("us", now.Sub(start).Microseconds()), // not a float: slog writes those by way of JSON's encoder
		slog.String("id", id),
	)
	_ = s.log.Handler().Handle(r.Context(), line) // nobody to tell
}

func (s *Server) logPanic(_ echo.Context, err error, stack []byte) error {
	return &panicError{err: err, stack: stack}
}

// panicError is a panic on its way to the page for our own faults.
type panicError struct {
	err   error
	stack []byte
}

func (p *panicError) Error() string { return "panic: " + p.err.Error() }
func (p *panicError) Unwrap() error { return p.err }

func stackOf(err error) string {
	if p, ok := errors.AsType[*panicError](err); ok {
		return string(p.stack)
	}
	return ""
}
