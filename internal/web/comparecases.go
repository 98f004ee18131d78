package web

import (
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// compareCases puts cases side by side.
func (s *Server) compareCases(p *i18n.Printer, q catalogue.Comparison, cases []*catalogue.Case) comparisonTable {
	var t comparisonTable
	for _, k := range cases {
		less := catalogue.Comparison{Cases: without(q.Cases, k.Nr), Differences: q.Differences}
		t.columns = append(t.columns, column(p, k.Nr, k.Sector, address.Case(p.Lang, k.Slug), p.Of(k.Title), less))
	}
	add := func(name string, cell func(*catalogue.Case) []views.CompareItem) { addRow(&t, name, cases, cell) }
	add(p.T("facet.sector"), func(k *catalogue.Case) []views.CompareItem { return said(p.T("sector." + string(k.Sector))) })
	add(p.T("facet.country"), func(k *catalogue.Case) []views.CompareItem { return said(countries(p, k.Countries)) })
	for _, field := range []struct {
		key string
		of  func(catalogue.Box) catalogue.Text
	}{
		{"box.level", func(b catalogue.Box) catalogue.Text { return b.Level }},
		{"box.start", func(b catalogue.Box) catalogue.Text { return b.Start }},
		{"box.partners", func(b catalogue.Box) catalogue.Text { return b.Partners }},
		{"box.audience", func(b catalogue.Box) catalogue.Text { return b.Audience }},
		{"box.cost", func(b catalogue.Box) catalogue.Text { return b.Cost }},
	} {
		add(p.T(field.key), func(k *catalogue.Case) []views.CompareItem { return boxItems(p, k, field.of) })
	}
	add(p.T("case.bodies"), func(k *catalogue.Case) []views.CompareItem {
		var links []views.Link
		for _, id := range k.Organisations {
			links = append(links, views.Link{Href: address.Organisation(p.Lang, id), Text: s.names.organisation(p, id)})
		}
		return linked(links)
	})
	t.markShared(p)
	add(p.T("compare.results"), func(k *catalogue.Case) []views.CompareItem { return resultItems(p, k) })
	add(p.T("case.helps"), func(k *catalogue.Case) []views.CompareItem { return factorItems(p, k, true) })
	add(p.T("case.hinders"), func(k *catalogue.Case) []views.CompareItem { return factorItems(p, k, false) })
	add(p.T("forms.of"), func(k *catalogue.Case) []views.CompareItem {
		return linked(s.formsOf(p, func(f *catalogue.Form) bool { return contains(f.Cases, k.Nr) }))
	})
	t.markShared(p)
	s.addThemes(p, &t, cases)
	add(p.T("fact.source"), func(k *catalogue.Case) []views.CompareItem {
		return said(p.T("source.section", i18n.Args{"section": k.Section}))
	})
	return t
}

// boxItems is a field of the summary box of a case, and of those of its parts.
func boxItems(p *i18n.Printer, k *catalogue.Case, of func(catalogue.Box) catalogue.Text) []views.CompareItem {
	items := said(p.Of(of(k.Box)))
	for _, part := range k.Parts {
		if text := p.Of(of(part.Box)); text != "" {
			items = append(items, views.CompareItem{Text: p.Of(part.Title) + ": " + text})
		}
	}
	return items
}

// resultItems are the figures of a case, each in one line; a case without
// tells of its results in its text.
func resultItems(p *i18n.Printer, k *catalogue.Case) []views.CompareItem {
	if len(k.Results) == 0 {
		return []views.CompareItem{{Text: p.T("compare.text"), Href: address.Case(p.Lang, k.Slug)}}
	}
	var items []views.CompareItem
	for i := range k.Results {
		f := figureView(p, &k.Results[i])
		line := f.After
		if f.Before != "" {
			line = f.Before + " → " + f.After
		}
		if f.Unit != "" {
			line += " " + f.Unit
		}
		if f.Period != "" {
			line += " (" + f.Period + ")"
		}
		items = append(items, views.CompareItem{Text: f.Label + ": " + line})
	}
	return items
}

// factorItems are the points on one side of a case, each with its kind.
func factorItems(p *i18n.Printer, k *catalogue.Case, helps bool) []views.CompareItem {
	var items []views.CompareItem
	for _, kind := range catalogue.Kinds {
		for i := range k.Factors {
			if f := &k.Factors[i]; f.Kind == kind && kind.Helps() == helps {
				items = append(items, views.CompareItem{
					Text: p.Of(f.Title), Href: address.Factor(p.Lang, k.Slug, f.ID), Note: strings.ToLower(p.T("kind." + string(kind))),
				})
			}
		}
	}
	return items
}

// addThemes adds a row for each theme that a case names, with how many do.
func (s *Server) addThemes(p *i18n.Printer, t *comparisonTable, cases []*catalogue.Case) {
	m := catalogue.NewMatrix(catalogue.MatrixQuery{Sort: catalogue.ByMentions}, s.names.themeList, cases)
	for _, r := range m.Rows {
		if r.Mentions == 0 {
			continue
		}
		row := views.CompareRow{
			Name: p.T("compare.theme", i18n.Args{"name": p.Of(r.Theme.Name)}),
			Href: address.Theme(p.Lang, r.Theme),
		}
		if r.Mentions > 1 {
			row.Note = p.T("compare.shared", i18n.Args{"some": r.Mentions, "all": len(cases)})
		}
		for _, cell := range r.Cells {
			var c views.CompareCell
			if cell.Mentioned() {
				c.Items = []views.CompareItem{{Text: cellWord(p, cell), Helps: len(cell.Helps) > 0, Hinders: len(cell.Hinders) > 0}}
			}
			row.Cells = append(row.Cells, c)
		}
		t.rows = append(t.rows, row)
	}
}
