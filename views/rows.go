package views

import (
	"github.com/a-h/templ"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// The components that are the rows of results, and their parts.

func resultRows(p *i18n.Printer, rows []ResultRow) templ.Component {
	return byHand(func(m *markup) {
		for _, r := range rows {
			if r.Case != nil {
				m.caseRow(p, r.Case)
			} else if r.Action != nil {
				m.actionRow(p, r.Action)
			}
		}
	})
}

func actionRow(p *i18n.Printer, a ActionRow) templ.Component {
	return byHand(func(m *markup) { m.actionRow(p, &a) })
}

func caseRow(p *i18n.Printer, c CaseRow) templ.Component {
	return byHand(func(m *markup) { m.caseRow(p, &c) })
}

func segments(list []Segment) templ.Component {
	return byHand(func(m *markup) { m.segments(list) })
}

func sector(p *i18n.Printer, s catalogue.Sector) templ.Component {
	return byHand(func(m *markup) { m.sector(p, s) })
}

func duration(p *i18n.Printer, d catalogue.Duration) templ.Component {
	return byHand(func(m *markup) { m.duration(p, d) })
}

func balance(p *i18n.Printer, helps, hinders int) templ.Component {
	return byHand(func(m *markup) { m.balance(p, helps, hinders) })
}

// pick is the box beside one result.
func pick(p *i18n.Printer, name string, nr int, title string) templ.Component {
	return byHand(func(m *markup) { m.pick(p, name, nr, Segment{Text: title}) })
}

func (m *markup) actionRow(p *i18n.Printer, a *ActionRow) {
	m.html(`<li class="hit">`)
	m.nr(p.T("action.number"), a.Nr)
	m.html(`<div class="in"><h3><a`)
	m.href(a.Href)
	if a.TitleLang != "" {
		m.attr("lang", a.TitleLang)
	}
	m.html(`>`)
	m.segments(a.Title)
	m.html(`</a></h3>`)
	if a.By != "" {
		m.html(`<p class="by">`)
		m.text(a.By)
		m.html(`</p>`)
	}
	if len(a.What) > 0 {
		m.what(a.What)
	}
	m.html(`<p class="meta">`)
	m.sector(p, a.Sector)
	m.span(a.Countries)
	m.duration(p, a.Duration)
	m.span(a.Category)
	m.html(`</p>`)
	if a.Case != nil {
		m.html(`<p class="also"><a`)
		m.href(a.Case.Href)
		m.html(`>`)
		m.text(a.Case.Text)
		m.html(`</a></p>`)
	}
	m.why(a.Why)
	if a.Pick {
		m.pick(p, address.ParamAction, a.Nr, a.Title...)
	}
	m.html(`</div></li>`)
}

func (m *markup) caseRow(p *i18n.Printer, c *CaseRow) {
	m.html(`<li class="hit case">`)
	m.nr(p.T("case"), c.Nr)
	m.html(`<div class="in"><p class="kicker">`)
	m.text(p.T("case"))
	m.html(`</p><h3><a`)
	m.href(c.Href)
	m.html(`>`)
	m.segments(c.Title)
	m.html(`</a></h3>`)
	m.what(c.What)
	m.html(`<div class="meta">`)
	m.sector(p, c.Sector)
	m.span(c.Countries)
	m.balance(p, c.Helps, c.Hinders)
	m.html(`</div>`)
	m.why(c.Why)
	if c.Pick {
		m.pick(p, address.ParamCase, c.Nr, c.Title...)
	}
	m.html(`</div></li>`)
}

// nr is the number before a row, with what it is a number of.
func (m *markup) nr(of string, nr int) {
	m.html(`<span class="nr"><span class="sr">`)
	m.text(of)
	m.html(`</span>`)
	m.number(nr)
	m.html(`</span>`)
}

func (m *markup) what(list []Segment) {
	m.html(`<p class="what">`)
	m.segments(list)
	m.html(`</p>`)
}

func (m *markup) span(s string) {
	m.html(`<span>`)
	m.text(s)
	m.html(`</span>`)
}

// segments writes a text with marks around what was found.
func (m *markup) segments(list []Segment) {
	for _, s := range list {
		if s.Found {
			m.html(`<mark>`)
			m.text(s.Text)
			m.html(`</mark>`)
		} else {
			m.text(s.Text)
		}
	}
}

func (m *markup) sector(p *i18n.Printer, s catalogue.Sector) {
	m.html(`<span class="sector `)
	m.text(string(s))
	m.html(`">`)
	m.text(p.T(sectorKey(s)))
	m.html(`</span>`)
}

func (m *markup) duration(p *i18n.Printer, d catalogue.Duration) {
	m.html(`<span`)
	m.attr("class", durationClass(d))
	m.html(`><b aria-hidden="true">`)
	m.text(durationMark(d))
	m.html(`</b>`)
	m.text(p.T(durationKey(d)))
	m.html(`</span>`)
}

func (m *markup) balance(p *i18n.Printer, helps, hinders int) {
	m.html(`<p class="balance"><span class="warm">`)
	m.icon("drop")
	m.text(p.N("balance.helps", helps))
	m.html(`</span> <span class="cold">`)
	m.icon("ice")
	m.text(p.N("balance.hinders", hinders))
	m.html(`</span></p>`)
}

// why says why a result is there.
func (m *markup) why(reasons []string) {
	if len(reasons) == 0 {
		return
	}
	m.html(`<ul class="why small">`)
	for _, r := range reasons {
		m.html(`<li>`)
		m.text(r)
		m.html(`</li>`)
	}
	m.html(`</ul>`)
}

func (m *markup) pick(p *i18n.Printer, name string, nr int, title ...Segment) {
	m.html(`<label class="check pick" for="`)
	m.pickID(name, nr)
	m.html(`"><input type="checkbox" id="`)
	m.pickID(name, nr)
	m.html(`"`)
	m.attr("name", name)
	m.html(` value="`)
	m.number(nr)
	m.html(`" form="keuze"> <span>`)
	m.text(p.T("compare.pick"))
	m.html(`<span class="sr">: `)
	for _, s := range title {
		m.text(s.Text)
	}
	m.html(`</span></span></label>`)
}

func (m *markup) pickID(name string, nr int) {
	m.text(name)
	m.html("-")
	m.number(nr)
}
