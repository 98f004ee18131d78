package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// guide serves the way in for one kind of visitor.
func (s *Server) guide(guide *catalogue.Guide) func(echo.Context, *i18n.Printer) error {
	name := string(guide.ID)
	return func(c echo.Context, p *i18n.Printer) error {
		page := views.GuidePage{Base: s.base(p, name, p.T("guide."+name), p.T("guide."+name+".intro"))}
		for i := range guide.Questions {
			q := &guide.Questions[i]
			view := views.GuideQuestion{ID: fmt.Sprintf("vraag-%d", i+1), Question: p.Of(q.Question), Answer: p.Of(q.Answer)}
			for j := range q.Places {
				link, err := s.guideLink(c.Request().Context(), p, &q.Places[j])
				if err != nil {
					return err
				}
				view.Places = append(view.Places, link)
			}
			page.Questions = append(page.Questions, view)
		}
		for _, other := range catalogue.GuideIDs {
			if other != guide.ID {
				page.Others = append(page.Others, views.Link{Href: address.Page(p.Lang, string(other)), Text: p.T("guide." + string(other))})
			}
		}
		return s.render(c, http.StatusOK, views.Guide(page))
	}
}

// guideLink makes the link to a place.
func (s *Server) guideLink(ctx context.Context, p *i18n.Printer, x *catalogue.Place) (views.GuideLink, error) {
	switch {
	case x.Search != nil:
		return s.guideSearch(ctx, p, x)
	case x.Matrix != nil:
		q := catalogue.MatrixQuery{Chosen: x.Matrix, Sort: x.Sort}
		return guideTo(p.T("menu.themes"), address.Matrix(p.Lang, q), p.Of(x.Text)), nil
	case x.Theme != "":
		theme := s.names.themes[x.Theme]
		return guideTo(p.T("themes.theme"), address.Theme(p.Lang, &theme), p.Of(theme.Name)), nil
	case x.Form != "":
		form := &s.lessons.Forms[slices.IndexFunc(s.lessons.Forms, func(f catalogue.Form) bool { return f.ID == x.Form })]
		return guideTo(p.T("guide.form."+string(form.Group)), address.Form(p.Lang, form), p.Of(form.Name)), nil
	case x.Case != 0:
		k := s.names.cases[x.Case]
		return guideTo(p.T("case"), address.Case(p.Lang, k.Slug), p.Of(k.Title)), nil
	case x.Point != 0:
		i := slices.IndexFunc(s.lessons.Points, func(point catalogue.Point) bool { return point.Nr == x.Point })
		href := address.Page(p.Lang, "recommendations") + "#" + pointID(x.Point)
		return guideTo(p.T("theme.point", i18n.Args{"nr": x.Point}), href, p.Of(s.lessons.Points[i].Title)), nil
	}
	href := address.Page(p.Lang, x.Page)
	if x.Anchor != "" {
		href += "#" + x.Anchor
	}
	return guideTo(p.T("guide.page"), href, p.Of(x.Text)), nil
}

func guideTo(kind, href, text string) views.GuideLink {
	return views.GuideLink{Link: views.Link{Href: href, Text: text}, Kind: kind}
}

// guideSearch leads to results and says how many there are.
func (s *Server) guideSearch(ctx context.Context, p *i18n.Printer, x *catalogue.Place) (views.GuideLink, error) {
	q := catalogue.Query{
		Text: x.Words.In(p.Lang), Lang: p.Lang, Filters: x.Search,
		Scope: catalogue.ActionsAndCases, Page: 1, PerPage: 1,
	}
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return views.GuideLink{}, err
	}
	link := guideTo(p.T("menu.actions"), address.Search(p.Lang, q), p.Of(x.Text))
	link.Count = p.N("results", found.Total)
	return link, nil
}
