package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

func (s *Server) caseRows(p *i18n.Printer) []views.CaseRow {
	rows := make([]views.CaseRow, len(s.names.caseNrs))
	for i, nr := range s.names.caseNrs {
		rows[i] = s.caseRow(p, s.names.cases[nr], catalogue.Hit{})
	}
	return rows
}

func (s *Server) cases(c echo.Context, p *i18n.Printer) error {
	rows := s.caseRows(p)
	for i := range rows {
		rows[i].Pick = true
	}
	return s.render(c, http.StatusOK, views.Cases(views.CasesPage{
		Base: views.Base{
			Printer: p, Title: p.T("menu.cases"), Description: p.T("cases.intro"),
			Path: address.Page(p.Lang, "cases"), Twin: address.Page(p.Lang.Other(), "cases"), Menu: "cases",
		},
		Rows: rows,
	}))
}

func (s *Server) caseStudy(c echo.Context, p *i18n.Printer) error {
	ref := c.Param("case")
	k, err := s.names.findCase(ref)
	if err != nil {
		return err
	}
	if ref != k.Slug.In(p.Lang) {
		return c.Redirect(http.StatusMovedPermanently, address.Case(p.Lang, k.Slug))
	}
	page, err := s.casePage(c.Request().Context(), p, k)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.Case(page))
}

func (s *Server) casePage(ctx context.Context, p *i18n.Printer, k *catalogue.Case) (views.CasePage, error) {
	page := views.CasePage{
		Base: views.Base{
			Printer: p, Title: p.T("case.title", i18n.Args{"name": p.Of(k.Title), "nr": k.Nr}), Description: p.Of(k.Lead),
			Path: address.Case(p.Lang, k.Slug), Twin: address.Case(p.Lang.Other(), k.Slug), Menu: "cases",
		},
		Nr:        k.Nr,
		Name:      p.Of(k.Title),
		Lead:      p.Of(k.Lead),
		Sector:    k.Sector,
		Countries: countries(p, k.Countries),
		Start:     startYear(p, k),
		Box:       boxFacts(p, k.Box),
		Warm:      s.basin(p, k, true),
		Cold:      s.basin(p, k, false),
		Source:    p.T("case.source", i18n.Args{"section": k.Section}),
	}
	page.Take = cited(p, take(p, address.Dossier(page.Path)), page.Name, page.Path, p.T("cite.section", i18n.Args{"section": k.Section}))
	page.Figures, page.Table = figureGroups(p, k)
	for _, part := range k.Parts {
		if part.Box != (catalogue.Box{}) {
			page.PartBoxes = append(page.PartBoxes, views.PartBox{Title: p.Of(part.Title), Facts: boxFacts(p, part.Box)})
		}
	}
	for _, d := range k.Differences {
		page.Differences = append(page.Differences, differenceView(p, d))
	}
	page.Forms = s.formsOf(p, func(f *catalogue.Form) bool { return slices.Contains(f.Cases, k.Nr) })
	for _, id := range k.Organisations {
		page.Bodies = append(page.Bodies, views.Link{Href: address.Organisation(p.Lang, id), Text: s.names.organisation(p, id)})
	}
	var err error
	if page.Sections, err = sectionViews(p, k); err != nil {
		return page, err
	}
	if page.Rows, err = s.shortRows(ctx, p, k.Actions); err != nil {
		return page, err
	}
	page.Contents = contents(p, page)
	page.Previous, page.Next = s.caseNumber(p, k.Nr-1), s.caseNumber(p, k.Nr+1)
	return page, nil
}

func boxFacts(p *i18n.Printer, b catalogue.Box) []views.Fact {
	return []views.Fact{
		{Name: p.T("box.level"), Text: p.Of(b.Level)},
		{Name: p.T("box.start"), Text: p.Of(b.Start)},
		{Name: p.T("box.partners"), Text: p.Of(b.Partners)},
		{Name: p.T("box.audience"), Text: p.Of(b.Audience)},
		{Name: p.T("box.cost"), Text: p.Of(b.Cost)},
	}
}

func differenceView(p *i18n.Printer, d catalogue.Difference) views.DifferenceView {
	return views.DifferenceView{
		About: p.Of(d.About),
		Row: views.Link{
			Href: address.Page(p.Lang, "actions") + fmt.Sprintf("/%d", d.Row),
			Text: p.T("case.differences.row", i18n.Args{"row": d.Row}),
		},
		Annex: p.Of(d.Annex),
		Case:  p.Of(d.Case),
	}
}

// contents lists what stands on the page of a case, part by part.
func contents(p *i18n.Printer, page views.CasePage) []views.ContentsGroup {
	groups := []views.ContentsGroup{{Links: []views.Link{{Href: "#helpt", Text: p.T("case.factors")}}}}
	add := func(part, id, text string) {
		if last := groups[len(groups)-1]; last.Part != part {
			groups = append(groups, views.ContentsGroup{Part: part})
		}
		last := &groups[len(groups)-1]
		last.Links = append(last.Links, views.Link{Href: "#" + id, Text: text})
	}
	if len(page.Figures) > 0 {
		add("", "resultaten", p.T("case.results"))
	}
	for _, section := range page.Sections {
		add(section.Part, section.ID, section.Title)
	}
	if len(page.Differences) > 0 {
		add("", "verschil", p.T("case.differences"))
	}
	add("", "zelfde", p.T("case.rows"))
	return groups
}

// basin gathers the factors of one side: what helps, or what hinders.
func (s *Server) basin(p *i18n.Printer, k *catalogue.Case, helps bool) views.Basin {
	var basin views.Basin
	counts := map[catalogue.Kind]int{}
	group := map[string]int{} // of a part, in basin.Groups
	for _, kind := range catalogue.Kinds {
		if kind.Helps() != helps {
			continue
		}
		for i := range k.Factors {
			f := &k.Factors[i]
			if f.Kind != kind {
				continue
			}
			counts[kind]++
			at, ok := group[f.Part]
			if !ok {
				at = len(basin.Groups)
				group[f.Part] = at
				basin.Groups = append(basin.Groups, views.FactorGroup{Title: partTitle(p, k, f.Part)})
			}
			basin.Groups[at].Factors = append(basin.Groups[at].Factors, s.factorView(p, f))
		}
	}
	var said []string
	for _, kind := range catalogue.Kinds {
		if n := counts[kind]; n > 0 {
			said = append(said, p.N("count."+string(kind), n))
		}
	}
	basin.Count = strings.Join(said, ", ")
	if len(said) == 0 {
		basin.Nothing = p.T("case.nothing.hinders")
		if helps {
			basin.Nothing = p.T("case.nothing.helps")
		}
		basin.Count = p.T("none")
	}
	return basin
}

// partTitle names the part a factor belongs to; in a case with parts, those
// of no part are general.
func partTitle(p *i18n.Printer, k *catalogue.Case, part string) string {
	switch {
	case len(k.Parts) == 0:
		return ""
	case part == "":
		return p.T("case.general")
	}
	return p.Of(k.Part(part).Title)
}

func (s *Server) factorView(p *i18n.Printer, f *catalogue.Factor) views.FactorView {
	return views.FactorView{
		ID:     address.FactorID(f.ID),
		Kind:   p.T("kind." + string(f.Kind)),
		Title:  p.Of(f.Title),
		Text:   p.Of(f.Text),
		Themes: s.themeLinks(p, f.Themes),
		Source: p.T("source.section", i18n.Args{"section": f.Section}),
	}
}

// markdown allows tables and typography, and no HTML.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

func toHTML(text string) (string, error) {
	var b bytes.Buffer
	if err := markdown.Convert([]byte(text), &b); err != nil {
		return "", fmt.Errorf("read Markdown: %w", err)
	}
	return b.String(), nil
}

func sectionViews(p *i18n.Printer, k *catalogue.Case) ([]views.SectionView, error) {
	list := make([]views.SectionView, len(k.Sections))
	for i, section := range k.Sections {
		html, err := toHTML(p.Of(section.Text))
		if err != nil {
			return nil, err
		}
		list[i] = views.SectionView{
			ID:     "deel-" + section.ID,
			Title:  p.Of(section.Title),
			HTML:   html,
			Source: p.T("source.section", i18n.Args{"section": section.Section}),
		}
		if section.Part != "" {
			list[i].Part = p.Of(k.Part(section.Part).Title)
		}
		for _, t := range section.Tables {
			list[i].Tables = append(list[i].Tables, tableView(p, t))
		}
	}
	return list, nil
}

func tableView(p *i18n.Printer, t catalogue.Table) views.TableView {
	view := views.TableView{Caption: p.Of(t.Caption), Columns: allOf(p, t.Columns)}
	for _, row := range t.Rows {
		view.Rows = append(view.Rows, allOf(p, row))
	}
	return view
}

func allOf(p *i18n.Printer, list []catalogue.Text) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = p.Of(t)
	}
	return out
}

// caseNumber leads to the case with that number, or nowhere where there is
// none.
func (s *Server) caseNumber(p *i18n.Printer, nr int) *views.Link {
	k, ok := s.names.cases[nr]
	if !ok {
		return nil
	}
	return &views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.Int(nr) + ". " + p.Of(k.Title)}
}

// caseLink leads from an action in a list to the case that it is.
func (s *Server) caseLink(p *i18n.Printer, nr int) *views.Link {
	k, ok := s.names.cases[nr]
	if !ok {
		return nil
	}
	return &views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.T("action.iscase", i18n.Args{"nr": nr})}
}
