package views

import (
	"github.com/a-h/templ"

	"warmwater/internal/i18n"
)

// Take leads to what a page shows as files, and to forms in which it can be
// cited.
type Take struct {
	Of          string // what is taken, where the page has more than one thing to take
	Files, Cite []Link
	// Line is what to cite it by in a text, or empty. The script puts the day and
	// the address, of the site and Path, in it.
	Line, LineID, Path string
}

// citeLine is the line to cite a page by, and a button to copy it.
func citeLine(p *i18n.Printer, t Take) templ.Component {
	return byHand(func(m *markup) {
		name := p.T("cite.plain")
		m.html("<p><label")
		m.attr("for", t.LineID)
		m.html(">")
		m.text(name)
		if t.Of != "" {
			m.html(`<span class="sr">: `)
			m.text(t.Of)
			m.html("</span>")
		}
		m.html(`</label></p><textarea rows="7" readonly`)
		m.attr("id", t.LineID)
		m.attr("data-cite", t.Path)
		m.html(">")
		m.text(t.Line)
		m.html("</textarea>")
		m.copyButton(p, t.LineID, name)
	})
}

// copyButton copies a field; it shows where scripts run.
func copyButton(p *i18n.Printer, field, name string) templ.Component {
	return byHand(func(m *markup) { m.copyButton(p, field, name) })
}

func (m *markup) copyButton(p *i18n.Printer, field, name string) {
	m.html(`<button class="button second small" type="button"`)
	m.attr("data-copy", field)
	m.attr("data-done", p.T("copied"))
	m.attr("data-failed", p.T("copied.not"))
	m.html(" hidden>")
	m.text(p.T("copy"))
	m.html(`<span class="sr">: `)
	m.text(name)
	m.html("</span></button>")
}
