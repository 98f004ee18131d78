package views

import (
	"slices"

	"github.com/a-h/templ"

	"warmwater/internal/i18n"
)

// The components that are the filters.

func facets(p *i18n.Printer, list []FacetView) templ.Component {
	return byHand(func(m *markup) {
		for i := range list {
			m.facet(p, &list[i])
		}
	})
}

func facetValues(f FacetView) templ.Component {
	return byHand(func(m *markup) { m.facetValues(&f) })
}

func (m *markup) facet(p *i18n.Printer, f *FacetView) {
	m.html(`<details class="facet"`)
	m.attr("id", f.ID)
	m.flag("open", f.Open)
	m.html(`><summary>`)
	m.text(f.Name)
	m.html(` `)
	if f.Chosen > 0 {
		m.html(`<span class="quiet small">`)
		m.text(p.N("filters.count", f.Chosen))
		m.html(`</span>`)
	}
	m.icon("down")
	m.html(`</summary><fieldset class="`)
	if f.Long {
		m.html(`long`)
	}
	m.html(`"`)
	if f.Long && !slices.ContainsFunc(f.Values, func(v FacetValueView) bool { return !v.Disabled }) {
		m.html(` tabindex="0"`) // to scroll it with the keyboard: no box in it can be reached
	}
	m.html(`><legend class="sr">`)
	m.text(f.Name)
	m.html(`</legend>`)
	m.facetValues(f)
	m.html(`</fieldset>`)
	if f.More.Href != "" {
		m.html(`<p class="small"><a`)
		m.href(f.More.Href)
		m.html(`>`)
		m.text(f.More.Text)
		m.html(`</a></p>`)
	}
	if f.Ours {
		m.html(`<p class="ours">`)
		m.text(p.T("ours.short"))
		m.html(`</p>`)
	}
	m.html(`</details>`)
}

func (m *markup) facetValues(f *FacetView) {
	for i := range f.Values {
		v := &f.Values[i]
		m.html(`<label class="check"`)
		m.attr("for", v.ID)
		m.html(`><input type="checkbox"`)
		m.attr("id", v.ID)
		m.attr("name", f.Param)
		m.attr("value", v.Value)
		m.flag("checked", v.Checked)
		m.flag("disabled", v.Disabled)
		m.html(`> <span>`)
		m.text(v.Label)
		m.html(`</span> <span class="n"><span class="sr">(</span>`)
		m.number(v.Count)
		m.html(`<span class="sr">)</span></span></label>`)
	}
}
