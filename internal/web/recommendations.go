package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

func (s *Server) recommendations(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	html, err := toHTML(p.Of(s.lessons.Method))
	if err != nil {
		return err
	}
	page := views.RecommendationsPage{
		Base:    s.base(p, "recommendations", p.T("menu.recommendations"), p.T("recommendations.intro")),
		Caution: p.Of(s.lessons.Caution),
		Method:  html,
	}
	for i := range s.lessons.Points {
		view, err := s.pointView(ctx, p, &s.lessons.Points[i])
		if err != nil {
			return err
		}
		page.Points = append(page.Points, view)
	}
	for _, group := range catalogue.RecommendationGroups {
		view := views.RecommendationGroup{ID: string(group), Title: p.T("recommendations." + string(group))}
		for i := range s.lessons.Recommendations {
			r := &s.lessons.Recommendations[i]
			if r.Group != group {
				continue
			}
			item, err := s.recommendationView(ctx, p, r)
			if err != nil {
				return err
			}
			view.Items = append(view.Items, item)
		}
		page.Groups = append(page.Groups, view)
	}
	return s.render(c, http.StatusOK, views.Recommendations(page))
}

func (s *Server) pointView(ctx context.Context, p *i18n.Printer, x *catalogue.Point) (views.PointView, error) {
	view := views.PointView{
		ID: pointID(x.Nr), Nr: x.Nr, Title: p.Of(x.Title), Text: p.Of(x.Text),
		Themes: s.themeLinks(p, x.Themes), Questions: allOf(p, x.Questions),
	}
	for _, ref := range x.Factors {
		link, helps := s.factorLink(p, ref)
		if helps {
			view.Warm = append(view.Warm, link)
		} else {
			view.Cold = append(view.Cold, link)
		}
	}
	for _, id := range x.Recommendations {
		for i := range s.lessons.Recommendations {
			if r := &s.lessons.Recommendations[i]; r.ID == id {
				view.Sums = append(view.Sums, views.Link{Href: "#" + adviceID(id), Text: p.Of(r.Title)})
			}
		}
	}
	var err error
	view.Rows, err = s.actionLinks(ctx, p, x.Actions)
	return view, err
}

func (s *Server) recommendationView(ctx context.Context, p *i18n.Printer, r *catalogue.Recommendation) (views.RecommendationView, error) {
	view := views.RecommendationView{
		ID: adviceID(r.ID), Title: p.Of(r.Title), Text: p.Of(r.Text), Themes: s.themeLinks(p, r.Themes),
		Source: p.T("source.section", i18n.Args{"section": r.Section}),
	}
	for _, nr := range r.Cases {
		k := s.names.cases[nr]
		view.Links = append(view.Links, views.Link{
			Href: address.Case(p.Lang, k.Slug), Text: p.T("case") + ": " + p.Of(k.Title),
		})
	}
	links, err := s.actionLinks(ctx, p, r.Actions)
	view.Links = append(view.Links, links...)
	return view, err
}

func adviceID(id string) string { return "advies-" + id }

// themeLinks lead to themes.
func (s *Server) themeLinks(p *i18n.Printer, ids []string) []views.Link {
	links := make([]views.Link, len(ids))
	for i, id := range ids {
		t := s.names.themes[id]
		links[i] = *themeLink(p, &t)
	}
	return links
}

// factorLink leads to a factor and tells whether it helps.
func (s *Server) factorLink(p *i18n.Printer, ref catalogue.FactorRef) (link views.FactorLink, helps bool) {
	k := s.names.cases[ref.Case]
	for _, f := range k.Factors {
		if f.ID == ref.Factor {
			return views.FactorLink{
				Link: views.Link{Href: address.Factor(p.Lang, k.Slug, f.ID), Text: p.Of(f.Title)},
				Case: p.Of(k.Title), Kind: p.T("kind." + string(f.Kind)),
			}, f.Kind.Helps()
		}
	}
	return link, false
}

func (s *Server) actionLinks(ctx context.Context, p *i18n.Printer, nrs []int) ([]views.Link, error) {
	actions, err := s.store.ListActions(ctx, nrs)
	if err != nil {
		return nil, err
	}
	links := make([]views.Link, len(actions))
	for i, a := range actions {
		links[i] = views.Link{Href: address.Action(p.Lang, a.Nr, a.Slug), Text: fmt.Sprintf("%d. %s", a.Nr, p.Of(a.Title))}
	}
	return links, nil
}
