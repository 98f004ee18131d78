package views

import "github.com/a-h/templ"

// pages leads to the other pages of results.
func pages(p CataloguePage) templ.Component {
	return byHand(func(m *markup) {
		if len(p.Pages) > 1 {
			m.pages(&p)
		}
	})
}

func (m *markup) pages(p *CataloguePage) {
	m.html(`<nav`)
	m.attr("aria-label", p.T("pages"))
	m.html(`><ul class="pages">`)
	if p.Previous != "" {
		m.html(`<li><a`)
		m.href(p.Previous)
		m.html(` rel="prev" data-live="top">`)
		m.text(p.T("pages.previous"))
		m.html(`</a></li>`)
	}
	for _, l := range p.Pages {
		m.html(`<li>`)
		m.pageLink(p.T("page"), l)
		m.html(`</li>`)
	}
	if p.Next != "" {
		m.html(`<li><a`)
		m.href(p.Next)
		m.html(` rel="next" data-live="top">`)
		m.text(p.T("pages.next"))
		m.icon("arrow")
		m.html(`</a></li>`)
	}
	m.html(`</ul></nav>`)
}

func (m *markup) pageLink(page string, l PageLink) {
	switch {
	case l.Label == "":
		m.html(`<span aria-hidden="true">…</span>`)
	case l.Href == "":
		m.html(`<span aria-current="page"><span class="sr">`)
		m.text(page)
		m.html(`</span>`)
		m.text(l.Label)
		m.html(`</span>`)
	default:
		m.html(`<a`)
		m.href(l.Href)
		m.html(` data-live="top"><span class="sr">`)
		m.text(page)
		m.html(`</span>`)
		m.text(l.Label)
		m.html(`</a>`)
	}
}

// takeLinks leads to the forms in which something can be taken along.
func takeLinks(list []Link) templ.Component {
	return byHand(func(m *markup) {
		m.html(`<ul>`)
		for _, l := range list {
			m.html(`<li><a`)
			m.href(l.Href)
			m.html(` download>`)
			m.text(l.Text)
			m.html(`</a></li>`)
		}
		m.html(`</ul>`)
	})
}
