package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// handleError turns an error into a status and a page, or a problem for the
// API. It stays silent if the answer has begun or the visitor has left, and
// breaks a file off that cannot be finished.
func (s *Server) handleError(err error, c echo.Context) {
	if broken, ok := errors.AsType[*brokenFile](err); ok {
		if !errors.Is(err, context.Canceled) {
			s.log.Error("file broken off", slog.Any("error", broken), slog.String("route", c.Path()))
		}
		panic(http.ErrAbortHandler)
	}
	if c.Response().Committed || errors.Is(err, context.Canceled) {
		return
	}
	status, message := statusOf(err)
	if status >= http.StatusInternalServerError {
		s.log.Error("request failed", slog.Any("error", err), slog.String("route", c.Path()), slog.String("stack", stackOf(err)))
	}
	if strings.HasPrefix(c.Request().URL.Path, "/api/") {
		err = s.sendProblem(c, status, message, err)
	} else {
		err = s.sendErrorPage(c, status, message)
	}
	if err != nil {
		s.log.Error("error page failed", slog.Any("error", err))
		lang := langOf(c.Request().URL.Path)
		_ = c.HTMLBlob(http.StatusInternalServerError, s.spare[lang])
	}
}

// statusOf gives the status of an error and the key of the words for it.
func statusOf(err error) (status int, message string) {
	if e, ok := asReaderError(err); ok {
		return map[catalogue.ErrorKind]int{
			catalogue.Internal: http.StatusInternalServerError,
			catalogue.NotFound: http.StatusNotFound,
			catalogue.Invalid:  http.StatusBadRequest,
			catalogue.Conflict: http.StatusConflict,
			catalogue.TooMany:  http.StatusTooManyRequests,

			catalogue.Forbidden: http.StatusForbidden,
		}[e.Kind], messageOf(e)
	}
	if e, ok := errors.AsType[*echo.HTTPError](err); ok {
		return e.Code, httpMessage(e.Code)
	}
	return http.StatusInternalServerError, "error.internal"
}

// asReaderError finds the error with words for the reader, if there is one.
func asReaderError(err error) (*catalogue.Error, bool) {
	return errors.AsType[*catalogue.Error](err)
}

func messageOf(e *catalogue.Error) string {
	if e.Kind == catalogue.Internal || e.Message == "" {
		return "error.internal"
	}
	return e.Message
}

func httpMessage(code int) string {
	switch code {
	case http.StatusNotFound:
		return "error.notfound"
	case http.StatusMethodNotAllowed:
		return "error.method"
	case http.StatusForbidden:
		return "error.origin"
	case http.StatusRequestEntityTooLarge:
		return "error.toolarge"
	}
	if code < http.StatusInternalServerError {
		return "error.bad"
	}
	return "error.internal"
}

// headingOf is the heading of an error page.
func headingOf(status int) string {
	switch {
	case status == http.StatusNotFound:
		return "error.notfound.heading"
	case status >= http.StatusInternalServerError:
		return "error.internal.heading"
	}
	return "error.bad.heading"
}

func (s *Server) sendErrorPage(c echo.Context, status int, message string) error {
	p := s.printers[langOf(c.Request().URL.Path)]
	return s.render(c, status, views.Error(s.errorPage(p, status, message)))
}

// An overview is a page to go on from, and the text of the link to it.
type overview struct{ page, text string }

// overviews are those of messages that speak of one.
var overviews = map[string]overview{
	"error.form":         {"partnerships", "error.to.forms"},
	"error.theme":        {"themes", "error.to.themes"},
	"error.organisation": {"organisations", "error.to.organisations"},
	"error.list":         {"lists", "error.to.lists"},
	"error.round":        {"lists", "error.to.lists"},
	"error.plan":         {"lists", "error.to.lists"},
}

// errorPage is the page with a message, and where to go from there.
func (s *Server) errorPage(p *i18n.Printer, status int, message string) views.ErrorPage {
	heading := p.T(headingOf(status))
	page := views.ErrorPage{
		Base:    views.Base{Printer: p, Title: heading, Path: address.Home(p.Lang), Twin: address.Home(p.Lang.Other()), Hidden: true},
		Status:  status,
		Heading: heading,
		Text:    p.T(message),
		Tries: []views.Link{
			{Href: address.Home(p.Lang), Text: p.T("error.home")},
			{Href: address.Page(p.Lang, "actions"), Text: p.T("error.actions")},
			{Href: address.Page(p.Lang, "cases"), Text: p.T("error.cases")},
		},
	}
	if to, ok := overviews[message]; ok {
		page.Tries = append([]views.Link{{Href: address.Page(p.Lang, to.page), Text: p.T(to.text)}}, page.Tries...)
	}
	return page
}

// makeSpare draws the page for our own faults at the start, for when drawing
// itself is what fails.
func (s *Server) makeSpare(ctx context.Context) error {
	s.spare = map[catalogue.Lang][]byte{}
	for lang, p := range s.printers {
		var b bytes.Buffer
		page := s.errorPage(p, http.StatusInternalServerError, "error.internal")
		if err := views.Error(page).Render(ctx, &b); err != nil {
			return fmt.Errorf("draw the spare page: %w", err)
		}
		s.spare[lang] = b.Bytes()
	}
	return nil
}

func (s *Server) crossOrigin(w http.ResponseWriter, r *http.Request) {
	s.handleError(echo.NewHTTPError(http.StatusForbidden), s.echo.NewContext(r, w))
}

func (s *Server) assetMissing(w http.ResponseWriter, r *http.Request) {
	s.handleError(echo.NewHTTPError(http.StatusNotFound), s.echo.NewContext(r, w))
}

// langOf tells the language of an address.
func langOf(path string) catalogue.Lang {
	if path == "/en" || strings.HasPrefix(path, "/en/") {
		return catalogue.English
	}
	return catalogue.Dutch
}

// buffers are *bytes.Buffer in which pages are drawn: what is sent later must
// be a copy.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render draws a page in memory, then sends it, so that a fault half-way
// still gives a whole error page.
func (s *Server) render(c echo.Context, status int, page templ.Component) error {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := page.Render(c.Request().Context(), b); err != nil {
		return fmt.Errorf("draw page: %w", err)
	}
	if s.publicRoutes[c.Path()] {
		return s.sendPage(c, status, b.Bytes())
	}
	if h := c.Response().Header(); h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	return c.HTMLBlob(status, b.Bytes())
}
