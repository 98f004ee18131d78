package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// policy allows what comes from here, and nothing inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// fixedHeaders are those of every answer.
var fixedHeaders = headerLines{
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// headerLines are headers of an answer.
type headerLines []headerLine

type headerLine struct{ name, value string }

func (lines headerLines) set(h http.Header) {
	for _, l := range lines {
		h.Set(l.name, l.value)
	}
}

// text is the lines as they stand in the head of an answer.
func (lines headerLines) text() []byte {
	var b []byte
	for _, l := range lines {
		b = append(b, l.name+": "+l.value+"\r\n"...)
	}
	return b
}

func headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		fixedHeaders.set(c.Response().Header())
		return next(c)
	}
}
