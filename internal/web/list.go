package web

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// list shows a list, to edit or to read, as its link allows.
func (s *Server) list(c echo.Context, p *i18n.Printer) error {
	page, _, err := s.openListPage(c, p)
	if err != nil {
		return err
	}
	if page.Edit {
		s.jar.keep(c, page.Token)
		page.Undo, _ = strconv.ParseInt(c.QueryParam("weg"), 10, 64)
		page.Notice = listNotice(p, c, page.Undo)
	}
	return s.sendList(c, http.StatusOK, page)
}

func (s *Server) sendList(c echo.Context, status int, page *views.ListPage) error {
	return s.render(c, status, views.List(*page))
}

// listNotice says what just happened.
func listNotice(p *i18n.Printer, c echo.Context, removed int64) string {
	if removed > 0 {
		return p.T("list.removed")
	}
	if added, err := strconv.Atoi(c.QueryParam("bij")); err == nil && added >= 0 {
		if added == 0 {
			return p.T("list.added.none")
		}
		return p.N("list.added", added)
	}
	switch c.QueryParam("klaar") {
	case "lijst":
		return p.T("list.made")
	case "links":
		return p.T("list.links.renewed")
	case "bewaard":
		return p.T("list.saved")
	}
	return ""
}

// openListPage makes the page of the list that the address opens.
func (s *Server) openListPage(c echo.Context, p *i18n.Printer) (*views.ListPage, *shortlist.List, error) {
	token := visitor.Token(c.Param("token"))
	if !token.Valid() {
		return nil, nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	l, access, err := s.store.FindList(c.Request().Context(), token)
	if err != nil {
		return nil, nil, err
	}
	page := &views.ListPage{
		Base: views.Base{
			Printer: p, Title: l.Title, Path: address.List(p.Lang, token), Twin: address.List(p.Lang.Other(), token),
			Menu: "lists", Hidden: true,
		},
		Token: token, Edit: access == visitor.Edit, Name: l.Title, Purpose: l.Purpose,
		Count: p.N("list.count", len(l.Items)), Changed: changedText(p, l.Changed),
		Head: views.HeadForm{Title: l.Title, Purpose: l.Purpose, Version: l.Version},
	}
	if !l.Deleted.IsZero() {
		page.Deleted = p.T("list.deleted", i18n.Args{"date": p.Date(l.Deleted.Add(visitor.Grace))})
		return page, l, nil
	}
	if l.Origin != "" {
		page.Origin = s.origin(p, l.Origin)
	}
	if page.Items, err = s.itemViews(c.Request().Context(), p, l.Items); err != nil {
		return nil, nil, err
	}
	page.Take = take(p, address.Dossier(page.Path))
	if page.Edit {
		page.EditLink = whole(c, address.List(p.Lang, token))
		if read := token.ReadToken(l.ReadTurn); read != "" {
			page.ReadLink = whole(c, address.List(p.Lang, read))
		}
		if page.Others, err = s.otherLists(c, p, token); err != nil {
			return nil, nil, err
		}
	}
	return page, l, nil
}

// whole is an address with the name of the site, to pass on.
func whole(c echo.Context, path string) string { return c.Scheme() + "://" + c.Request().Host + path }

// origin leads to the search that a list was filled from.
func (s *Server) origin(p *i18n.Printer, search string) *views.Link {
	q, ok := decodeSearch(search)
	if !ok {
		return nil
	}
	return &views.Link{Href: address.Search(p.Lang, q), Text: s.catalogueTitle(p, q)}
}

// otherLists are the visitor's other lists, to merge in.
func (s *Server) otherLists(c echo.Context, p *i18n.Printer, token visitor.Token) ([]views.ListChoice, error) {
	lists, tokens, err := s.ownLists(c)
	if err != nil {
		return nil, err
	}
	var choices []views.ListChoice
	for i, l := range lists {
		if tokens[i] != token && l.Deleted.IsZero() {
			choices = append(choices, views.ListChoice{
				Value: string(tokens[i]), Label: l.Title + " (" + p.N("list.count", len(l.Items)) + ")", Checked: len(choices) == 0,
			})
		}
	}
	return choices, nil
}

// itemViews make what stands on a list. What the catalogue no longer has keeps
// its number.
func (s *Server) itemViews(ctx context.Context, p *i18n.Printer, items []shortlist.Item) ([]views.ItemView, error) {
	var hits []catalogue.Hit
	for _, x := range items {
		if x.Kind == catalogue.TypeAction {
			hits = append(hits, catalogue.Hit{Type: x.Kind, Nr: x.Nr})
		}
	}
	actions, err := s.load(ctx, hits)
	if err != nil {
		return nil, err
	}
	list := make([]views.ItemView, len(items))
	for i := range items {
		x := &items[i]
		v := &list[i]
		v.ID, v.Place, v.Kind, v.Label = x.ID, i+1, x.Kind, itemLabel(p, x.Kind, x.Nr)
		v.Note, v.Status, v.Reason = x.Note, x.Status, x.Reason
		v.Form = formOf(x)
		v.First, v.Last = i == 0, i == len(items)-1
		if x.Section != "" && (i == 0 || items[i-1].Section != x.Section) {
			v.Section = x.Section
		}
		if x.Section == "" && i > 0 && items[i-1].Section != "" {
			v.Section = p.T("list.nosection")
		}
		switch {
		case x.Kind == shortlist.Own:
			v.Link = views.Link{Href: x.Link, Text: x.OwnItem.Title}
			v.By, v.Body = x.Initiator, x.Body
		case x.Kind == catalogue.TypeAction && actions[x.Nr] != nil:
			a := actions[x.Nr]
			v.Link = views.Link{Href: address.Action(p.Lang, a.Nr, a.Slug), Text: p.Of(a.Title)}
			v.Pick, v.Nr = address.ParamAction, a.Nr
			v.Lang, v.By, v.Sector, v.Countries = a.TitleLang, s.names.initiators(p, a), a.Sector, countries(p, a.Countries)
			v.Duration, v.Timed = a.Duration, true
		case x.Kind == catalogue.TypeCase && s.names.cases[x.Nr] != nil:
			k := s.names.cases[x.Nr]
			v.Link = views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.Of(k.Title)}
			v.Pick, v.Nr = address.ParamCase, k.Nr
			v.Sector, v.Countries = k.Sector, countries(p, k.Countries)
		default:
			v.Text = v.Label
		}
	}
	return list, nil
}

func formOf(x *shortlist.Item) views.ItemForm {
	return views.ItemForm{
		Own:     views.OwnForm(x.OwnItem),
		Section: x.Section, Note: x.Note, Status: string(x.Status), Reason: x.Reason, Version: x.Version,
	}
}
