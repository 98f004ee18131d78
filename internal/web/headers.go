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
	line("Content-Security-Policy", policy),
	line("X-Content-Type-Options", "nosniff"),
	line("Referrer-Policy", "same-origin"),
	line("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
	line("Cross-Origin-Opener-Policy", "same-origin"),
	line("Cross-Origin-Resource-Policy", "same-origin"),
}

// headerLines are headers of an answer.
type headerLines []headerLine

// A headerLine is a header as http.Header holds it, so that setting it takes
// no memory.
type headerLine struct {
	key    string
	values []string
}

func line(name, value string) headerLine {
	return headerLine{http.CanonicalHeaderKey(name), []string{value}}
}

func (lines headerLines) set(h http.Header) {
	for _, l := range lines {
		h[l.key] = l.values
	}
}

// append writes the lines as a head has them.
func (lines headerLines) append(head []byte) []byte {
	for _, l := range lines {
		for _, value := range l.values {
			head = append(append(append(append(head, l.key...), ": "...), value...), "\r\n"...)
		}
	}
	return head
}

func headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		fixedHeaders.set(c.Response().Header())
		return next(c)
	}
}
