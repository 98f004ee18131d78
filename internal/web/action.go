package web

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// similarShown and othersShown are how many rows of each stand on the page of
// an action.
const (
	similarShown = 4
	othersShown  = 5
)

func (s *Server) action(c echo.Context, p *i18n.Printer) error {
	nr, slug, ok := address.ActionNr(c.Param("action"))
	if !ok {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action"}
	}
	ctx := c.Request().Context()
	a, err := s.store.FindAction(ctx, nr)
	if err != nil {
		return err
	}
	if slug != a.Slug {
		return c.Redirect(http.StatusMovedPermanently, address.Action(p.Lang, a.Nr, a.Slug))
	}
	page, err := s.actionPage(ctx, p, &a)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.Action(page))
}

func (s *Server) actionPage(ctx context.Context, p *i18n.Printer, a *catalogue.Action) (views.ActionPage, error) {
	summary := p.Of(a.Summary)
	page := views.ActionPage{
		Base: views.Base{
			Printer: p, Title: p.Of(a.Title), Description: catalogue.FirstSentence(summary),
			Path: address.Action(p.Lang, a.Nr, a.Slug), Twin: address.Action(p.Lang.Other(), a.Nr, a.Slug), Menu: "actions",
		},
		Nr:         a.Nr,
		Name:       p.Of(a.Title),
		NameLang:   a.TitleLang,
		Paragraphs: paragraphs(summary),
		Sector:     a.Sector,
		Countries:  countries(p, a.Countries),
		Duration:   a.Duration,
		Facts:      s.actionFacts(p, a),
		Tags:       s.tagLists(p, a),
		Case:       s.caseOf(p, a.Case),
	}
	page.Take = cited(p, take(p, address.Dossier(page.Path)), page.Name, page.Path, p.T("cite.row", i18n.Args{"row": a.Nr}))
	var err error
	if page.Initiator, err = s.othersBy(ctx, p, a); err != nil {
		return page, err
	}
	similar, err := s.search.Similar(ctx, a.Nr, similarShown)
	if err != nil {
		return page, err
	}
	if page.Similar, err = s.shortRows(ctx, p, similar); err != nil {
		return page, err
	}
	page.Previous, page.Next, err = s.actionNeighbours(ctx, p, a.Nr)
	return page, err
}

// paragraphs cuts a text at its empty lines. The first sentence of a long
// first paragraph stands by itself, as the opening.
func paragraphs(text string) []string {
	var list []string
	for _, para := range strings.Split(text, "\n\n") {
		if para = strings.TrimSpace(para); para != "" {
			list = append(list, para)
		}
	}
	if len(list) > 0 {
		first := catalogue.FirstSentence(list[0])
		if rest := strings.TrimSpace(list[0][len(first):]); rest != "" {
			list = slices.Insert(list, 1, rest)
			list[0] = first
		}
	}
	return list
}

func (s *Server) actionFacts(p *i18n.Printer, a *catalogue.Action) []views.Fact {
	initiators := views.Fact{Name: p.T("fact.initiator"), Text: p.Of(a.InitiatorNote), Note: p.Of(a.InitiatorNote)}
	for _, id := range a.Initiators {
		initiators.Links = append(initiators.Links, views.Link{
			Href: address.Organisation(p.Lang, id), Text: s.names.organisation(p, id),
		})
	}
	land := views.Fact{Name: p.T("facet.country")}
	for _, code := range a.Countries {
		land.Links = append(land.Links, views.Link{
			Href: address.Filtered(p.Lang, catalogue.FacetCountry, string(code)), Text: country(p, code),
		})
	}
	list := []views.Fact{
		initiators,
		land,
		{Name: p.T("facet.category"), Links: []views.Link{{
			Href: address.Filtered(p.Lang, catalogue.FacetCategory, a.Category), Text: s.names.category(p, a.Category),
		}}},
		durationFact(p, a.Duration),
	}
	if len(a.Links) > 0 {
		links := views.Fact{Name: p.T("fact.links"), Note: p.T("fact.links.note")}
		for _, l := range a.Links {
			links.Links = append(links.Links, views.Link{Href: l, Text: shortAddress(l)})
		}
		list = append(list, links)
	}
	return append(list, views.Fact{Name: p.T("fact.source"), Text: actionWhere(p, a.Nr)})
}

// actionWhere says where in the study an action stands.
func actionWhere(p *i18n.Printer, nr int) string {
	return p.T("fact.source.row", i18n.Args{"row": nr})
}

func durationFact(p *i18n.Printer, d catalogue.Duration) views.Fact {
	fact := views.Fact{Name: p.T("facet.duration")}
	switch d {
	case catalogue.LongTerm:
		fact.Text, fact.Note = p.T("filter.duration.LT"), p.T("fact.duration.note")
	case catalogue.ShortTerm:
		fact.Text, fact.Note = p.T("filter.duration.KT"), p.T("fact.duration.note")
	}
	return fact
}

// shortAddress leaves out what a reader does not need of a web address.
func shortAddress(link string) string {
	_, rest, _ := strings.Cut(link, "://")
	return strings.TrimSuffix(rest, "/")
}

func (s *Server) tagLists(p *i18n.Printer, a *catalogue.Action) []views.TagList {
	lists := []views.TagList{{
		Name: p.T("forms.of"),
		Tags: s.formsOf(p, func(f *catalogue.Form) bool { return slices.Contains(f.Actions, a.Nr) }),
	}}
	if len(lists[0].Tags) == 0 {
		lists = nil
	}
	for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
		list := views.TagList{Name: p.T("facet." + string(kind))}
		for _, id := range a.Tags(kind) {
			list.Tags = append(list.Tags, views.Link{
				Href: address.Filtered(p.Lang, catalogue.Facet(kind), id), Text: s.names.tag(p, kind, id),
			})
		}
		lists = append(lists, list)
	}
	return lists
}

// caseOf makes the row of a case, or nil where there is none of that number.
func (s *Server) caseOf(p *i18n.Printer, nr int) *views.CaseRow {
	k, ok := s.names.cases[nr]
	if !ok {
		return nil
	}
	row := s.caseRow(p, k, catalogue.Hit{})
	return &row
}

// othersBy lists what else the initiators of an action did.
func (s *Server) othersBy(ctx context.Context, p *i18n.Printer, a *catalogue.Action) ([]views.OthersBy, error) {
	var list []views.OthersBy
	for _, id := range a.Initiators {
		nrs, total, err := s.actionsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		nrs = slices.DeleteFunc(nrs, func(nr int) bool { return nr == a.Nr })
		if len(nrs) == 0 {
			continue
		}
		rows, err := s.shortRows(ctx, p, nrs[:min(len(nrs), othersShown)])
		if err != nil {
			return nil, err
		}
		others := views.OthersBy{
			Organisation: views.Link{Href: address.Organisation(p.Lang, id), Text: s.names.organisation(p, id)},
			Rows:         rows,
		}
		if total-1 > othersShown {
			others.More = &views.Link{Href: others.Organisation.Href, Text: p.N("action.others.more", total)}
		}
		list = append(list, others)
	}
	return list, nil
}

// actionsOf gives the numbers of the actions that an organisation set up, the
// first of very many, and how many there are.
func (s *Server) actionsOf(ctx context.Context, organisation string) (nrs []int, total int, err error) {
	found, err := s.search.Search(ctx, catalogue.Query{
		Lang: catalogue.Dutch, Sort: catalogue.ByNumber, Page: 1, PerPage: catalogue.MaxPerPage,
		Filters: catalogue.Filters{catalogue.FacetOrganisation: {organisation}},
	})
	if err != nil {
		return nil, 0, err
	}
	nrs = make([]int, len(found.Hits))
	for i, hit := range found.Hits {
		nrs[i] = hit.Nr
	}
	return nrs, found.Total, nil
}

func (s *Server) actionNeighbours(ctx context.Context, p *i18n.Printer, nr int) (previous, next *views.Link, err error) {
	near, err := s.store.ListActions(ctx, []int{nr - 1, nr + 1})
	if err != nil {
		return nil, nil, err
	}
	for i := range near {
		link := &views.Link{Href: address.Action(p.Lang, near[i].Nr, near[i].Slug), Text: p.Int(near[i].Nr) + ". " + p.Of(near[i].Title)}
		if near[i].Nr < nr {
			previous = link
		} else {
			next = link
		}
	}
	return previous, next, nil
}
