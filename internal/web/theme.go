package web

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// theme shows what the cases say of one theme.
func (s *Server) theme(c echo.Context, p *i18n.Printer) error {
	ref := c.Param("theme")
	i := slices.IndexFunc(s.names.themeList, func(t catalogue.Theme) bool {
		slug := t.Slug()
		return ref == slug.NL || ref == slug.EN
	})
	if i < 0 {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.theme"}
	}
	t := &s.names.themeList[i]
	if ref != t.Slug().In(p.Lang) {
		return c.Redirect(http.StatusMovedPermanently, address.Theme(p.Lang, t))
	}
	row := catalogue.NewMatrix(catalogue.MatrixQuery{Sort: catalogue.ByTheme}, s.names.themeList, s.caseList()).Rows[i]
	page := views.ThemePage{
		Base: views.Base{
			Printer: p, Title: p.T("theme.title", i18n.Args{"name": p.Of(t.Name)}), Description: p.Of(t.Definition),
			Path: address.Theme(p.Lang, t), Twin: address.Theme(p.Lang.Other(), t), Menu: "themes",
		},
		Name:       p.Of(t.Name),
		Definition: p.Of(t.Definition),
		Count:      p.T("theme.count", i18n.Args{"some": row.Mentions, "all": len(row.Cells), "helps": row.Helps, "hinders": row.Hinders}),
		Warm:       s.themeBasin(p, row, true),
		Cold:       s.themeBasin(p, row, false),
		Advice:     s.themeAdvice(p, t.ID),
	}
	var err error
	if page.Rows, err = s.shortRows(c.Request().Context(), p, s.themeActions(row)); err != nil {
		return err
	}
	if i > 0 {
		page.Previous = themeLink(p, &s.names.themeList[i-1])
	}
	if i+1 < len(s.names.themeList) {
		page.Next = themeLink(p, &s.names.themeList[i+1])
	}
	return s.render(c, http.StatusOK, views.Theme(page))
}

func themeLink(p *i18n.Printer, t *catalogue.Theme) *views.Link {
	return &views.Link{Href: address.Theme(p.Lang, t), Text: p.Of(t.Name)}
}

// themeBasin gathers one side of a theme, case by case.
func (s *Server) themeBasin(p *i18n.Printer, row catalogue.MatrixRow, helps bool) views.CaseBasin {
	basin := views.CaseBasin{Count: p.N("themes.cases", row.Hinders), Nothing: p.T("theme.nothing")}
	if helps {
		basin.Count = p.N("themes.cases", row.Helps)
	}
	for i, cell := range row.Cells {
		k := s.names.cases[s.names.caseNrs[i]]
		here, there := cell.Hinders, cell.Helps
		if helps {
			here, there = there, here
		}
		if len(here) == 0 {
			continue
		}
		view := views.BasinCase{
			Link: views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.Of(k.Title)},
			ID:   themeCaseID(k, helps), Nr: k.Nr, Sector: k.Sector,
		}
		for _, f := range here {
			view.Factors = append(view.Factors, basinFactor(p, k, f))
		}
		if len(there) > 0 {
			view.Other = &views.Link{Href: "#" + themeCaseID(k, !helps), Text: p.T("theme.also.helps")}
			if helps {
				view.Other.Text = p.T("theme.also.hinders")
			}
		}
		basin.Cases = append(basin.Cases, view)
	}
	return basin
}

// basinFactor is one factor of a case, with the place where it stands.
func basinFactor(p *i18n.Printer, k *catalogue.Case, f *catalogue.Factor) views.BasinFactor {
	view := views.BasinFactor{
		Link: views.Link{Href: address.Factor(p.Lang, k.Slug, f.ID), Text: p.Of(f.Title)},
		Text: p.Of(f.Text), Kind: p.T("kind." + string(f.Kind)),
		Source: p.T("source.section", i18n.Args{"section": f.Section}),
	}
	if f.Part != "" {
		view.Part = p.Of(k.Part(f.Part).Title)
	}
	return view
}

// themeAdvice lists the points of attention and recommendations of the study
// that deal with a theme.
func (s *Server) themeAdvice(p *i18n.Printer, theme string) []views.AdviceLink {
	var list []views.AdviceLink
	page := address.Page(p.Lang, "recommendations")
	for i := range s.lessons.Points {
		if x := &s.lessons.Points[i]; slices.Contains(x.Themes, theme) {
			list = append(list, views.AdviceLink{
				Link: views.Link{Href: page + "#" + pointID(x.Nr), Text: p.Of(x.Title)},
				What: p.T("theme.point", i18n.Args{"nr": x.Nr}), Source: p.T("source.section", i18n.Args{"section": "6"}),
			})
		}
	}
	for i := range s.lessons.Recommendations {
		if r := &s.lessons.Recommendations[i]; slices.Contains(r.Themes, theme) {
			list = append(list, views.AdviceLink{
				Link:   views.Link{Href: page + "#" + adviceID(r.ID), Text: p.Of(r.Title)},
				What:   p.T("theme.recommendation", i18n.Args{"group": p.T("recommendations." + string(r.Group))}),
				Source: p.T("source.section", i18n.Args{"section": r.Section}),
			})
		}
	}
	return list
}

func pointID(nr int) string { return "punt-" + strconv.Itoa(nr) }

// themeActions are the actions of the cases that mention a theme.
func (s *Server) themeActions(row catalogue.MatrixRow) []int {
	var nrs []int
	for i, cell := range row.Cells {
		if cell.Mentioned() {
			nrs = append(nrs, s.names.cases[s.names.caseNrs[i]].Actions...)
		}
	}
	slices.Sort(nrs)
	return slices.Compact(nrs)
}
