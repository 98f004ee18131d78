package web

import (
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"warmwater/assets"
)

// policy allows what comes from here, and nothing inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (s *Server) middleware() {
	s.echo.IPExtractor = echo.ExtractIPDirect()
	s.echo.Pre(middleware.RemoveTrailingSlashWithConfig(middleware.TrailingSlashConfig{
		RedirectCode: http.StatusMovedPermanently,
	}))
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(s.crossOrigin))
	s.echo.Use(
		s.logRequests, // outside Recover, so that a panic is in the log as a request too
		middleware.RequestID(),
		headers,
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}),
		echo.WrapMiddleware(protection.Handler),
		middleware.BodyLimit("1M"),
		middleware.GzipWithConfig(middleware.GzipConfig{
			MinLength: 1024,
			Skipper:   s.compressesItself,
		}),
	)
}

func headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		return next(c)
	}
}

// logRequests writes one line for each request: which route, what came of it
// and how long it took. It leaves out what a visitor searched for and from
// which address.
func (s *Server) logRequests(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		err := next(c)
		if err != nil {
			c.Error(err) // so that the status is known here
		}
		level := slog.LevelInfo
		if c.Path() == "/healthz" || strings.HasPrefix(c.Path(), assets.Prefix) {
			level = slog.LevelDebug
		}
		s.log.LogAttrs(c.Request().Context(), level, "request",
			slog.String("method", c.Request().Method),
			slog.String("route", c.Path()),
			slog.Int("status", c.Response().Status),
			slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
			slog.String("id", c.Response().Header().Get(echo.HeaderXRequestID)),
		)
		return nil
	}
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
