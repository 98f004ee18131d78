package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// organisationsAtOnce is how many organisations a page lists at most: of more,
// it lists those of one letter.
const organisationsAtOnce = 1000

func (s *Server) organisations(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	found, err := s.search.Search(ctx, catalogue.Query{Lang: p.Lang, Page: 1, PerPage: 1})
	if err != nil {
		return err
	}
	actions := map[string]int{}
	for _, v := range found.Facets[catalogue.FacetOrganisation] {
		actions[v.Value] = v.Count
	}
	inCases := s.casesByOrganisation()
	letters, shown := s.letters(p, c.QueryParam(address.ParamLetter))
	if len(shown) == 0 {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.notfound"}
	}
	page := views.OrganisationsPage{
		Base: views.Base{
			Printer: p, Title: p.T("menu.organisations"), Description: p.N("organisations.intro", len(s.names.organisations)),
			Path: address.Page(p.Lang, "organisations"), Twin: address.Page(p.Lang.Other(), "organisations"), Menu: "organisations",
		},
		Total: len(s.names.organisations), Letters: letters,
	}
	for _, o := range shown {
		letter := initial(p.Of(o.Name))
		if n := len(page.Groups); n == 0 || page.Groups[n-1].Letter != letter {
			page.Groups = append(page.Groups, views.LetterGroup{Letter: letter, ID: letterID(letter)})
		}
		group := &page.Groups[len(page.Groups)-1]
		group.Organisations = append(group.Organisations, views.OrganisationRow{
			Link:  views.Link{Href: address.Organisation(p.Lang, o.ID), Text: p.Of(o.Name)},
			Count: actionsAndCases(p, actions[o.ID], len(inCases[o.ID])),
		})
	}
	return s.render(c, http.StatusOK, views.Organisations(page))
}

// letterID is the place of a letter on the page.
func letterID(letter string) string { return "letter-" + strings.ToLower(letter) }

// letters leads to each letter, and gives the organisations that the page shows:
// all, or those of one letter, the first if none is asked for.
func (s *Server) letters(p *i18n.Printer, asked string) (links []views.LetterLink, shown []catalogue.Organisation) {
	all := s.names.byName[p.Lang]
	parted := len(all) > organisationsAtOnce
	for _, o := range all {
		letter := initial(p.Of(o.Name))
		if asked == "" {
			asked = strings.ToLower(letter)
		}
		here := parted && strings.ToLower(letter) == asked
		if here {
			shown = append(shown, o)
		}
		if n := len(links); n > 0 && links[n-1].Text == letter {
			continue
		}
		href := "#" + letterID(letter)
		if parted {
			href = address.Letter(p.Lang, letter)
		}
		links = append(links, views.LetterLink{Link: views.Link{Href: href, Text: letter}, Here: here})
	}
	if !parted {
		shown = all
	}
	return links, shown
}

// casesByOrganisation gives the cases in which each organisation stands.
func (s *Server) casesByOrganisation() map[string][]*catalogue.Case {
	list := map[string][]*catalogue.Case{}
	for _, nr := range s.names.caseNrs {
		k := s.names.cases[nr]
		for _, id := range k.Organisations {
			list[id] = append(list[id], k)
		}
	}
	return list
}

// actionsAndCases says how many there are of each.
func actionsAndCases(p *i18n.Printer, actions, cases int) string {
	switch {
	case cases == 0:
		return p.N("results.actions", actions)
	case actions == 0:
		return p.N("results.cases", cases)
	}
	return p.T("results.and", i18n.Args{"actions": p.N("results.actions", actions), "cases": p.N("results.cases", cases)})
}

func (s *Server) organisation(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	o, ok := s.names.organisations[c.Param("organisation")]
	if !ok {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.organisation"}
	}
	nrs, total, err := s.actionsOf(ctx, o.ID)
	if err != nil {
		return err
	}
	hits := make([]catalogue.Hit, len(nrs))
	for i, nr := range nrs {
		hits[i] = catalogue.Hit{Type: catalogue.TypeAction, Nr: nr}
	}
	results, err := s.resultRows(ctx, p, hits)
	if err != nil {
		return err
	}
	inCases := s.casesByOrganisation()
	name := p.Of(o.Name)
	page := views.OrganisationPage{
		Base: views.Base{
			Printer: p, Title: name, Description: p.T("organisation.description", i18n.Args{"name": name}),
			Path: address.Organisation(p.Lang, o.ID), Twin: address.Organisation(p.Lang.Other(), o.ID), Menu: "organisations",
		},
		Name:    name,
		Aliases: strings.Join(o.Aliases, ", "),
		Count:   actionsAndCases(p, total, len(inCases[o.ID])),
	}
	for _, r := range results {
		page.Rows = append(page.Rows, *r.Action)
	}
	if total > len(nrs) {
		all := catalogue.Query{Filters: catalogue.Filters{catalogue.FacetOrganisation: {o.ID}}, Sort: catalogue.ByNumber}
		page.All = &views.Link{Href: address.Search(p.Lang, all), Text: p.N("organisation.all", total)}
	}
	for _, k := range inCases[o.ID] {
		page.Cases = append(page.Cases, s.caseRow(p, k, catalogue.Hit{}))
	}
	return s.render(c, http.StatusOK, views.Organisation(page))
}
