package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// form shows one form of working together or of personnel policy.
func (s *Server) form(c echo.Context, p *i18n.Printer) error {
	ref := c.Param("form")
	i := slices.IndexFunc(s.lessons.Forms, func(f catalogue.Form) bool {
		slug := f.Slug()
		return ref == slug.NL || ref == slug.EN
	})
	if i < 0 {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.form"}
	}
	f := &s.lessons.Forms[i]
	if ref != f.Slug().In(p.Lang) {
		return c.Redirect(http.StatusMovedPermanently, address.Form(p.Lang, f))
	}
	page := views.FormPage{
		Base: views.Base{
			Printer: p, Title: p.Of(f.Name), Description: p.Of(f.What),
			Path: address.Form(p.Lang, f), Twin: address.Form(p.Lang.Other(), f), Menu: "partnerships",
		},
		Name:    p.Of(f.Name),
		Group:   p.T("guide.form." + string(f.Group)),
		What:    p.Of(f.What),
		Offers:  s.formTags(p, catalogue.FormOffer, f.Offers),
		Reaches: s.formTags(p, catalogue.FormReach, f.Reaches),
		Warm:    s.formBasin(p, f.Helps),
		Cold:    s.formBasin(p, f.Hinders),
		Uses:    actionsAndCases(p, len(f.Actions), len(f.Cases)),
	}
	for _, field := range catalogue.FormFields {
		page.Fields = append(page.Fields, s.formField(p, f, field))
	}
	for _, nr := range f.Cases {
		page.Cases = append(page.Cases, s.caseRow(p, s.names.cases[nr], catalogue.Hit{}))
	}
	var err error
	if page.Rows, err = s.shortRows(c.Request().Context(), p, f.Actions); err != nil {
		return err
	}
	if i > 0 {
		page.Previous = formLink(p, &s.lessons.Forms[i-1])
	}
	if i+1 < len(s.lessons.Forms) {
		page.Next = formLink(p, &s.lessons.Forms[i+1])
	}
	return s.render(c, http.StatusOK, views.Form(page))
}

func formLink(p *i18n.Printer, f *catalogue.Form) *views.Link {
	return &views.Link{Href: address.Form(p.Lang, f), Text: p.Of(f.Name)}
}

func (s *Server) formTags(p *i18n.Printer, facet catalogue.FormFacet, values []string) []views.Link {
	links := make([]views.Link, len(values))
	for i, v := range values {
		links[i] = views.Link{Href: address.Forms(p.Lang, catalogue.FormQuery{facet: {v}}), Text: s.formLabel(p, facet, v)}
	}
	return links
}

func (s *Server) formField(p *i18n.Printer, f *catalogue.Form, field catalogue.FormField) views.FormField {
	view := views.FormField{Name: p.T("field." + string(field))}
	for _, x := range f.Fields[field] {
		view.Statements = append(view.Statements, views.StatementView{Text: p.Of(x.Text), Source: s.statementSource(p, x)})
	}
	return view
}

// statementSource leads to the row or the case where something is said.
func (s *Server) statementSource(p *i18n.Printer, x catalogue.Statement) views.Link {
	if x.Row != 0 {
		return views.Link{
			Href: address.Page(p.Lang, "actions") + "/" + strconv.Itoa(x.Row),
			Text: p.T("source.row", i18n.Args{"row": x.Row}),
		}
	}
	return views.Link{
		Href: address.Case(p.Lang, s.names.cases[x.Case].Slug),
		Text: p.T("source.section", i18n.Args{"section": x.Section}),
	}
}

// formBasin gathers factors case by case.
func (s *Server) formBasin(p *i18n.Printer, refs []catalogue.FactorRef) views.CaseBasin {
	basin := views.CaseBasin{Nothing: p.T("form.nothing"), Count: p.T("none")}
	for _, nr := range s.names.caseNrs {
		k := s.names.cases[nr]
		view := views.BasinCase{Link: views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.Of(k.Title)}, Nr: nr, Sector: k.Sector}
		for i := range k.Factors {
			if slices.Contains(refs, catalogue.FactorRef{Case: nr, Factor: k.Factors[i].ID}) {
				view.Factors = append(view.Factors, basinFactor(p, k, &k.Factors[i]))
			}
		}
		if len(view.Factors) > 0 {
			basin.Cases = append(basin.Cases, view)
		}
	}
	if n := len(basin.Cases); n > 0 {
		basin.Count = p.N("themes.cases", n)
	}
	return basin
}

// formsOf links to the forms under which an action or a case stands.
func (s *Server) formsOf(p *i18n.Printer, uses func(*catalogue.Form) bool) []views.Link {
	var list []views.Link
	for i := range s.lessons.Forms {
		if f := &s.lessons.Forms[i]; uses(f) {
			list = append(list, *formLink(p, f))
		}
	}
	return list
}

// formsTable is the forms that fit as a file has them.
func (s *Server) formsTable(c echo.Context, p *i18n.Printer) (*table, error) {
	q, issues := s.formQuery(c)
	if len(issues) > 0 {
		return nil, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters"}
	}
	head := []string{p.T("forms.name"), p.T("forms.group"), p.T("forms.what"), p.T("forms.offers"), p.T("forms.reaches")}
	for _, field := range catalogue.FormFields {
		head = append(head, p.T("field."+string(field)))
	}
	head = append(head, p.T("menu.actions"), p.T("menu.cases"))
	var rows [][]string
	for _, f := range s.formsThatFit(q) {
		row := []string{
			p.Of(f.Name), p.T("guide.form." + string(f.Group)), p.Of(f.What),
			s.formLabels(p, catalogue.FormOffer, f.Offers), s.formLabels(p, catalogue.FormReach, f.Reaches),
		}
		for _, field := range catalogue.FormFields {
			row = append(row, s.statementsText(p, f.Fields[field]))
		}
		rows = append(rows, append(row, numbersText(f.Actions), numbersText(f.Cases)))
	}
	return &table{
		name: fileName(p.T("menu.partnerships")), title: p.T("menu.partnerships"), head: head, rows: rows,
		source: []string{p.T("forms.source")}, address: whole(c, address.Forms(p.Lang, q)),
	}, nil
}

// statementsText is what the study says of a field, each with its source.
func (s *Server) statementsText(p *i18n.Printer, list []catalogue.Statement) string {
	if len(list) == 0 {
		return p.T("none")
	}
	said := make([]string, len(list))
	for i, x := range list {
		said[i] = p.Of(x.Text) + " (" + s.statementSource(p, x).Text + ")"
	}
	return strings.Join(said, "\n")
}

func numbersText(nrs []int) string {
	list := make([]string, len(nrs))
	for i, nr := range nrs {
		list[i] = strconv.Itoa(nr)
	}
	return strings.Join(list, ", ")
}
