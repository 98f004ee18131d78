package web

import (
	"slices"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

func (s *Server) home(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	found, err := s.search.Search(ctx, catalogue.Query{Lang: p.Lang, Page: 1, PerPage: 1})
	if err != nil {
		return err
	}
	tiles := s.caseRows(p)
	return s.render(c, 200, views.Home(views.HomePage{
		Base: views.Base{
			Printer: p, Description: p.T("home.description"),
			Path: address.Home(p.Lang), Twin: address.Home(p.Lang.Other()),
		},
		Actions:   found.Actions,
		Cases:     len(tiles),
		Tries:     tries(p),
		Doors:     doors(p),
		Sectors:   sectors(p, found),
		Glance:    s.glance(p, found),
		CaseTiles: tiles,
	}))
}

// tries are searches to begin with, in the words of the page's language.
func tries(p *i18n.Printer) []views.Link {
	var list []views.Link
	for _, key := range []string{"try.1", "try.2", "try.3"} {
		text := p.T(key)
		list = append(list, views.Link{Href: address.Search(p.Lang, catalogue.Query{Text: text}), Text: text})
	}
	return list
}

// doors are the ways in for the three kinds of visitor. A test opens every
// address and wants something behind it.
func doors(p *i18n.Printer) []views.Door {
	filtered := func(key string, f catalogue.Filters) views.Link {
		return views.Link{Href: address.Search(p.Lang, catalogue.Query{Filters: f}), Text: p.T(key)}
	}
	return []views.Door{
		{
			Title: p.T("door.school"), Text: p.T("door.school.text"),
			Questions: []views.Link{
				filtered("door.school.1", catalogue.Filters{catalogue.FacetAudience: {"lager-onderwijs"}, catalogue.FacetSector: {"techniek"}}),
				filtered("door.school.2", catalogue.Filters{catalogue.FacetFormat: {"stage", "werkplekleren"}}),
				{
					Href: address.Matrix(p.Lang, catalogue.MatrixQuery{
						Chosen: map[catalogue.MatrixFacet][]string{catalogue.MatrixSector: {string(catalogue.Technical)}},
						Sort:   catalogue.ByHinders,
					}),
					Text: p.T("door.school.3"),
				},
			},
			All: views.Link{Href: address.Page(p.Lang, "schools"), Text: p.T("door.school.all")},
		},
		{
			Title: p.T("door.employer"), Text: p.T("door.employer.text"),
			Questions: []views.Link{
				filtered("door.employer.1", catalogue.Filters{catalogue.FacetGoal: {"retentie"}}),
				filtered("door.employer.2", catalogue.Filters{catalogue.FacetGoal: {"aanwerving", "zij-instroom"}}),
				filtered("door.employer.3", catalogue.Filters{catalogue.FacetGoal: {"samenwerking"}}),
			},
			All: views.Link{Href: address.Page(p.Lang, "employers"), Text: p.T("door.employer.all")},
		},
		{
			Title: p.T("door.coordinator"), Text: p.T("door.coordinator.text"),
			Questions: []views.Link{
				{Href: address.Page(p.Lang, "cases"), Text: p.T("door.coordinator.1")},
				filtered("door.coordinator.2", catalogue.Filters{catalogue.FacetFormat: {"beleidsplan", "netwerk"}}),
				filtered("door.coordinator.3", catalogue.Filters{catalogue.FacetCountry: {"NL"}, catalogue.FacetDuration: {"LT"}}),
			},
			All: views.Link{Href: address.Page(p.Lang, "coordinators"), Text: p.T("door.coordinator.all")},
		},
	}
}

func sectors(p *i18n.Printer, found catalogue.Found) []views.SectorCount {
	var list []views.SectorCount
	for _, v := range found.Facets[catalogue.FacetSector] {
		list = append(list, views.SectorCount{
			Name:  p.T("sector." + v.Value),
			Class: v.Value,
			Href:  address.Filtered(p.Lang, catalogue.FacetSector, v.Value),
			Count: v.Count,
			Round: v.Value == string(catalogue.Care),
		})
	}
	return list
}

// glance shows three facets as bars, in two columns.
func (s *Server) glance(p *i18n.Printer, found catalogue.Found) [][]views.GlanceList {
	list := func(facet catalogue.Facet) views.GlanceList { return s.glanceList(p, facet, found.Facets[facet]) }
	return [][]views.GlanceList{
		{list(catalogue.FacetCategory)},
		{list(catalogue.FacetDuration), list(catalogue.FacetCountry)},
	}
}

// glanceList puts the largest first, but keeps the durations in their own
// order.
func (s *Server) glanceList(p *i18n.Printer, facet catalogue.Facet, values []catalogue.FacetValue) views.GlanceList {
	values = slices.Clone(values)
	if facet != catalogue.FacetDuration {
		slices.SortStableFunc(values, func(a, b catalogue.FacetValue) int { return b.Count - a.Count })
	}
	list := views.GlanceList{Title: p.T("facet." + string(facet))}
	for _, v := range values {
		list.Most = max(list.Most, float64(v.Count))
		list.Bars = append(list.Bars, s.glanceBar(p, facet, v))
	}
	return list
}

func (s *Server) glanceBar(p *i18n.Printer, facet catalogue.Facet, v catalogue.FacetValue) views.GlanceBar {
	bar := views.GlanceBar{
		Href:  address.Filtered(p.Lang, facet, v.Value),
		Label: s.names.label(p, facet, v.Value),
		Count: v.Count,
	}
	if facet == catalogue.FacetDuration {
		bar.Label = p.T("duration." + map[string]string{"LT": "long", "KT": "short", catalogue.ValueNone: "none"}[v.Value])
		bar.Mark = map[string]string{"LT": "LT", "KT": "KT", catalogue.ValueNone: "–"}[v.Value]
		bar.Class = "term " + map[string]string{"LT": "lt", "KT": "kt", catalogue.ValueNone: "nv"}[v.Value]
	}
	return bar
}
