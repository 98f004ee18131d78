package web

import (
	"slices"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// compareActions puts actions side by side.
func (s *Server) compareActions(p *i18n.Printer, q catalogue.Comparison, actions []catalogue.Action) comparisonTable {
	var t comparisonTable
	for i := range actions {
		a := &actions[i]
		less := catalogue.Comparison{Actions: without(q.Actions, a.Nr), Differences: q.Differences}
		t.columns = append(t.columns, column(p, a.Nr, a.Sector, address.Action(p.Lang, a.Nr, a.Slug), p.Of(a.Title), less))
	}
	add := func(name string, cell func(catalogue.Action) []views.CompareItem) { addRow(&t, name, actions, cell) }
	shared := func(name string, cell func(catalogue.Action) []views.CompareItem) {
		add(name, cell)
		t.markShared(p)
	}
	shared(p.T("fact.initiator"), func(a catalogue.Action) []views.CompareItem {
		var items []views.CompareItem
		for _, id := range a.Initiators {
			items = append(items, views.CompareItem{Text: s.names.organisation(p, id), Href: address.Organisation(p.Lang, id)})
		}
		return append(items, said(p.Of(a.InitiatorNote))...)
	})
	add(p.T("facet.sector"), func(a catalogue.Action) []views.CompareItem { return said(p.T("sector." + string(a.Sector))) })
	shared(p.T("facet.country"), func(a catalogue.Action) []views.CompareItem {
		var items []views.CompareItem
		for _, code := range a.Countries {
			items = append(items, views.CompareItem{Text: country(p, code)})
		}
		return items
	})
	add(p.T("facet.category"), func(a catalogue.Action) []views.CompareItem { return said(s.names.category(p, a.Category)) })
	add(p.T("facet.duration"), func(a catalogue.Action) []views.CompareItem { return said(durationFact(p, a.Duration).Text) })
	for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
		shared(p.T("compare.ours", i18n.Args{"name": p.T("facet." + string(kind))}), func(a catalogue.Action) []views.CompareItem {
			var items []views.CompareItem
			for _, id := range a.Tags(kind) {
				items = append(items, views.CompareItem{
					Text: s.names.tag(p, kind, id), Href: address.Filtered(p.Lang, catalogue.Facet(kind), id),
				})
			}
			return items
		})
	}
	shared(p.T("forms.of"), func(a catalogue.Action) []views.CompareItem {
		return linked(s.formsOf(p, func(f *catalogue.Form) bool { return contains(f.Actions, a.Nr) }))
	})
	add(p.T("facet.has_case"), func(a catalogue.Action) []views.CompareItem {
		if a.Case == 0 {
			return said(p.T("compare.nocase"))
		}
		k := s.names.cases[a.Case]
		return linked([]views.Link{{Href: address.Case(p.Lang, k.Slug), Text: p.Int(k.Nr) + ". " + p.Of(k.Title)}})
	})
	s.addThemesOfActions(p, &t, actions)
	add(p.T("compare.summary"), func(a catalogue.Action) []views.CompareItem { return said(p.Of(a.Summary)) })
	add(p.T("fact.links"), func(a catalogue.Action) []views.CompareItem {
		var items []views.CompareItem
		for _, l := range a.Links {
			items = append(items, views.CompareItem{Text: shortAddress(l), Href: l})
		}
		return items
	})
	add(p.T("fact.source"), func(a catalogue.Action) []views.CompareItem {
		return said(p.T("source.row", i18n.Args{"row": a.Nr}))
	})
	return t
}

// addThemesOfActions adds the themes that the cases of actions name; an action
// without a case has none.
func (s *Server) addThemesOfActions(p *i18n.Printer, t *comparisonTable, actions []catalogue.Action) {
	none := &catalogue.Case{}
	cases := make([]*catalogue.Case, len(actions))
	for i := range actions {
		cases[i] = none
		if k, ok := s.names.cases[actions[i].Case]; ok {
			cases[i] = k
		}
	}
	if slices.ContainsFunc(cases, func(k *catalogue.Case) bool { return k != none }) {
		s.addThemes(p, t, cases)
	}
}

func contains(nrs []int, nr int) bool { return slices.Contains(nrs, nr) }
