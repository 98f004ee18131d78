package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// formGroupIDs are the places of the groups on their page.
var formGroupIDs = map[catalogue.FormGroup]string{catalogue.Partnership: "samenwerken", catalogue.Personnel: "personeel"}

// forms lists the forms that fit what a reader can offer and wants to reach.
func (s *Server) forms(c echo.Context, p *i18n.Printer) error {
	q, issues := s.formQuery(c)
	if len(issues) == 0 && c.Request().URL.RawQuery != address.EncodeForms(q) {
		return c.Redirect(http.StatusFound, address.Forms(p.Lang, q))
	}
	status := http.StatusOK
	if len(issues) > 0 {
		status = http.StatusBadRequest
	}
	page := views.FormsPage{
		Base:      s.base(p, "partnerships", p.T("menu.partnerships"), p.T("forms.intro")),
		Issues:    s.facetIssues(p, issues, "forms.facet."),
		Facets:    s.formFacets(p, q),
		Chosen:    q.Count(),
		Chips:     s.formChips(p, q),
		ClearHref: address.Page(p.Lang, "partnerships"),
		Take:      cited(p, take(p, address.Forms(p.Lang, q)), p.T("menu.partnerships"), address.Forms(p.Lang, q), ""),
	}
	page.Path, page.Twin = address.Forms(p.Lang, q), address.Forms(p.Lang.Other(), q)
	page.Hidden = q.Count() > 0 || status != http.StatusOK
	found := s.formsThatFit(q)
	page.Count = p.N("forms.count", len(found))
	for _, group := range catalogue.FormGroups {
		view := views.FormGroup{
			ID: formGroupIDs[group], Title: p.T("forms." + string(group)), Text: p.T("forms." + string(group) + ".text"),
		}
		for _, f := range found {
			if f.Group == group {
				view.Forms = append(view.Forms, s.formCard(p, f))
			}
		}
		if len(view.Forms) > 0 {
			page.Groups = append(page.Groups, view)
		}
	}
	if len(found) == 0 {
		page.Without = s.formsWithout(p, q)
	}
	return s.render(c, status, views.Forms(page))
}

// formQuery reads a query of forms; audiences that no form reaches are among
// the issues.
func (s *Server) formQuery(c echo.Context) (catalogue.FormQuery, []address.Issue) {
	q, issues := address.DecodeForms(c.QueryParams())
	known := s.reaches()
	q[catalogue.FormReach] = slices.DeleteFunc(q[catalogue.FormReach], func(v string) bool {
		if slices.Contains(known, v) {
			return false
		}
		issues = append(issues, address.Issue{Field: string(catalogue.FormReach), Value: v})
		return true
	})
	return q, issues
}

// reaches lists the audiences that forms reach, in the order of the tags.
func (s *Server) reaches() []string {
	var list []string
	for _, t := range s.names.tagList {
		if t.Kind == catalogue.Audience && slices.ContainsFunc(s.lessons.Forms, func(f catalogue.Form) bool { return slices.Contains(f.Reaches, t.ID) }) {
			list = append(list, t.ID)
		}
	}
	return list
}

func (s *Server) formsThatFit(q catalogue.FormQuery) []*catalogue.Form {
	var list []*catalogue.Form
	for i := range s.lessons.Forms {
		if f := &s.lessons.Forms[i]; q.Fits(f) {
			list = append(list, f)
		}
	}
	return list
}

// formLabel is a value of a facet of forms in words.
func (s *Server) formLabel(p *i18n.Printer, facet catalogue.FormFacet, value string) string {
	if facet == catalogue.FormOffer {
		return p.T("offer." + value)
	}
	return s.names.tag(p, catalogue.Audience, value)
}

func (s *Server) formLabels(p *i18n.Printer, facet catalogue.FormFacet, values []string) string {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = s.formLabel(p, facet, v)
	}
	return strings.Join(labels, ", ")
}

func (s *Server) formFacets(p *i18n.Printer, q catalogue.FormQuery) []views.FacetView {
	counts := catalogue.FormCounts(q, s.lessons.Forms)
	var list []views.FacetView
	for _, facet := range catalogue.FormFacets {
		view := views.FacetView{Name: p.T("forms.facet." + string(facet)), Param: address.FormParam[facet]}
		values := catalogue.Offers
		if facet == catalogue.FormReach {
			values = s.reaches()
		}
		for _, v := range values {
			word, checked := address.FormValue(facet, v), slices.Contains(q[facet], v)
			view.Values = append(view.Values, views.FacetValueView{
				ID: "filter-" + view.Param + "-" + word, Label: s.formLabel(p, facet, v), Value: word,
				Count: counts[facet][v], Checked: checked, Disabled: counts[facet][v] == 0 && !checked,
			})
		}
		list = append(list, view)
	}
	return list
}

func (s *Server) formChips(p *i18n.Printer, q catalogue.FormQuery) []views.Chip {
	var chips []views.Chip
	for _, facet := range catalogue.FormFacets {
		for _, v := range q[facet] {
			chips = append(chips, views.Chip{
				Name: p.T("forms.facet." + string(facet)), Label: s.formLabel(p, facet, v),
				Href: address.Forms(p.Lang, address.ToggleForms(q, facet, v)),
			})
		}
	}
	return chips
}

// formsWithout offers the choices with one value less that leave a form.
func (s *Server) formsWithout(p *i18n.Printer, q catalogue.FormQuery) []views.Link {
	var list []views.Link
	for _, facet := range catalogue.FormFacets {
		for _, v := range q[facet] {
			fewer := address.ToggleForms(q, facet, v)
			if n := len(s.formsThatFit(fewer)); n > 0 {
				list = append(list, views.Link{
					Href: address.Forms(p.Lang, fewer),
					Text: p.N("forms.drop", n, i18n.Args{"filter": s.formLabel(p, facet, v)}),
				})
			}
		}
	}
	if len(list) == 0 {
		list = append(list, views.Link{Href: address.Page(p.Lang, "partnerships"), Text: p.T("filters.clear")})
	}
	return list
}

func (s *Server) formCard(p *i18n.Printer, f *catalogue.Form) views.FormCard {
	return views.FormCard{
		Link:    views.Link{Href: address.Form(p.Lang, f), Text: p.Of(f.Name)},
		What:    p.Of(f.What),
		Uses:    actionsAndCases(p, len(f.Actions), len(f.Cases)),
		Offers:  s.formLabels(p, catalogue.FormOffer, f.Offers),
		Reaches: s.formLabels(p, catalogue.FormReach, f.Reaches),
	}
}
