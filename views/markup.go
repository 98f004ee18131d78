package views

import (
	"context"
	"io"
	"strconv"
	"sync"

	"github.com/a-h/templ"

	"warmwater/assets"
)

// markup is HTML that is written by hand. Results and filters are: they are
// nearly all of a page of the catalogue, and templ asks for memory several
// times for each text that it writes.
type markup struct{ b []byte }

// byHand is a component that is written so.
func byHand(write func(*markup)) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		m := markups.Get().(*markup)
		defer markups.Put(m)
		m.b = m.b[:0]
		write(m)
		_, err := w.Write(m.b)
		return err
	})
}

var markups = sync.Pool{New: func() any { return new(markup) }}

// html writes what is HTML already.
func (m *markup) html(s string) { m.b = append(m.b, s...) }

// text writes a text, or the value of an attribute between double quotes.
func (m *markup) text(s string) {
	from := 0
	for i := range len(s) {
		if escape := escapes[s[i]]; escape != "" {
			m.b = append(append(m.b, s[from:i]...), escape...)
			from = i + 1
		}
	}
	m.b = append(m.b, s[from:]...)
}

// escapes are what stands for the characters that mean something in HTML, as
// html.EscapeString has them.
var escapes = [256]string{'&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;", '"': "&#34;"}

func (m *markup) number(n int) { m.b = strconv.AppendInt(m.b, int64(n), 10) }

// attr writes an attribute after what stands before it.
func (m *markup) attr(name, value string) {
	m.b = append(append(append(m.b, ' '), name...), `="`...)
	m.text(value)
	m.b = append(m.b, '"')
}

// flag writes an attribute without a value, if it is on.
func (m *markup) flag(name string, on bool) {
	if on {
		m.b = append(append(m.b, ' '), name...)
	}
}

// href writes the address of a link, unless it is one that runs a script.
func (m *markup) href(address string) { m.attr("href", string(templ.URL(address))) }

func (m *markup) icon(name string) {
	m.html(`<svg class="icon" aria-hidden="true"><use href="`)
	m.html(icons)
	m.html(name)
	m.html(`"></use></svg>`)
}

// icons is where the icons are, but for their names.
var icons = assets.URL("icons.svg") + "#"

func icon(name string) templ.Component { return byHand(func(m *markup) { m.icon(name) }) }
