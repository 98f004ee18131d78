package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// themes shows the matrix of themes and cases.
func (s *Server) themes(c echo.Context, p *i18n.Printer) error {
	q, issues := s.matrixQuery(c)
	if len(issues) == 0 && c.Request().URL.RawQuery != address.EncodeMatrix(q) {
		return c.Redirect(http.StatusFound, address.Matrix(p.Lang, q))
	}
	status := http.StatusOK
	if len(issues) > 0 {
		status = http.StatusBadRequest
	}
	m := catalogue.NewMatrix(q, s.names.themeList, s.caseList())
	intro := p.T("themes.intro", i18n.Args{"themes": len(s.names.themeList), "cases": len(s.names.caseNrs)})
	page := views.ThemesPage{
		Intro: intro,
		Base: views.Base{
			Printer: p, Title: p.T("menu.themes"), Description: intro,
			Path: address.Matrix(p.Lang, q), Twin: address.Matrix(p.Lang.Other(), q), Menu: "themes",
			Hidden: q.Count() > 0 || q.Sort != catalogue.ByMentions || status != http.StatusOK,
		},
		Issues:    s.facetIssues(p, issues, "matrix."),
		Count:     matrixCount(p, m),
		Facets:    s.matrixFacets(p, q),
		Chosen:    q.Count(),
		Chips:     s.matrixChips(p, q),
		ClearHref: address.Matrix(p.Lang, catalogue.MatrixQuery{Sort: q.Sort}),
		Sorts:     matrixSorts(p, q),
		SortParam: address.MatrixSortWord(q.Sort),
		Columns:   matrixColumns(p, m),
		Rows:      matrixRows(p, m, q.Sort),
		Take:      cited(p, take(p, address.Matrix(p.Lang, q)), p.T("menu.themes"), address.Matrix(p.Lang, q), ""),
	}
	if len(m.Cases) == 0 {
		page.Without = s.matrixWithout(p, q)
	}
	return s.render(c, status, views.Themes(page))
}

// matrixQuery reads a query of the matrix; cases that are not there are among
// the issues.
func (s *Server) matrixQuery(c echo.Context) (catalogue.MatrixQuery, []address.Issue) {
	q, issues := address.DecodeMatrix(c.QueryParams())
	q.Chosen[catalogue.MatrixCase] = slices.DeleteFunc(q.Chosen[catalogue.MatrixCase], func(v string) bool {
		nr, _ := strconv.Atoi(v)
		if s.names.cases[nr] != nil {
			return false
		}
		issues = append(issues, address.Issue{Field: string(catalogue.MatrixCase), Value: v})
		return true
	})
	return q, issues
}

// facetIssues says in words what could not be followed; prefix is that of the
// keys of the facets' names.
func (s *Server) facetIssues(p *i18n.Printer, issues []address.Issue, prefix string) []string {
	var list []string
	for _, issue := range issues {
		switch issue.Field {
		case address.IssueValues, address.IssueSort:
			list = append(list, s.issueTexts(p, []address.Issue{issue})...)
		default:
			list = append(list, p.T("issue.value", i18n.Args{"facet": p.T(prefix + issue.Field), "value": shown(issue.Value)}))
		}
	}
	return list
}

// caseList gives the cases in the order of their numbers.
func (s *Server) caseList() []*catalogue.Case {
	list := make([]*catalogue.Case, len(s.names.caseNrs))
	for i, nr := range s.names.caseNrs {
		list[i] = s.names.cases[nr]
	}
	return list
}

// matrixCount says how much of the themes and cases the matrix holds.
func matrixCount(p *i18n.Printer, m catalogue.Matrix) string {
	mentioned := 0
	for _, r := range m.Rows {
		mentioned += min(r.Mentions, 1)
	}
	return p.N("themes.count", len(m.Cases), i18n.Args{"themes": p.N("themes.count.themes", mentioned)})
}

func (s *Server) matrixFacets(p *i18n.Printer, q catalogue.MatrixQuery) []views.FacetView {
	counts := catalogue.MatrixCounts(q, s.caseList())
	var list []views.FacetView
	for _, facet := range catalogue.MatrixFacets {
		view := views.FacetView{Name: p.T("matrix." + string(facet)), Param: address.MatrixParam[facet]}
		for _, v := range s.matrixValues(facet) {
			word := address.MatrixValue(v)
			checked := slices.Contains(q.Chosen[facet], v)
			view.Values = append(view.Values, views.FacetValueView{
				ID:    "filter-" + view.Param + "-" + word,
				Label: s.matrixLabel(p, facet, v),
				Value: word, Count: counts[facet][v],
				Checked: checked, Disabled: counts[facet][v] == 0 && !checked,
			})
		}
		list = append(list, view)
	}
	return list
}

func (s *Server) matrixValues(facet catalogue.MatrixFacet) []string {
	var list []string
	switch facet {
	case catalogue.MatrixSector:
		for _, v := range catalogue.Sectors {
			list = append(list, string(v))
		}
	case catalogue.MatrixLevel:
		for _, v := range catalogue.Levels {
			list = append(list, string(v))
		}
	case catalogue.MatrixKind:
		for _, v := range catalogue.Kinds {
			list = append(list, string(v))
		}
	default:
		for _, nr := range s.names.caseNrs {
			list = append(list, strconv.Itoa(nr))
		}
	}
	return list
}

// matrixLabel is a value of the matrix in words.
func (s *Server) matrixLabel(p *i18n.Printer, facet catalogue.MatrixFacet, value string) string {
	switch facet {
	case catalogue.MatrixSector:
		return p.T("sector." + value)
	case catalogue.MatrixLevel:
		return p.T("level." + value)
	case catalogue.MatrixKind:
		return p.T("kind." + value)
	}
	nr, _ := strconv.Atoi(value)
	return value + ". " + p.Of(s.names.cases[nr].Title)
}

func (s *Server) matrixChips(p *i18n.Printer, q catalogue.MatrixQuery) []views.Chip {
	var chips []views.Chip
	for _, facet := range catalogue.MatrixFacets {
		for _, v := range q.Chosen[facet] {
			chips = append(chips, views.Chip{
				Name: p.T("matrix." + string(facet)), Label: s.matrixLabel(p, facet, v),
				Href: address.Matrix(p.Lang, address.ToggleMatrix(q, facet, v)),
			})
		}
	}
	return chips
}

// matrixWithout offers the choices with one filter less that leave a case.
func (s *Server) matrixWithout(p *i18n.Printer, q catalogue.MatrixQuery) []views.Link {
	var list []views.Link
	for _, facet := range catalogue.MatrixFacets {
		for _, v := range q.Chosen[facet] {
			fewer := address.ToggleMatrix(q, facet, v)
			if n := len(catalogue.NewMatrix(fewer, nil, s.caseList()).Cases); n > 0 {
				list = append(list, views.Link{
					Href: address.Matrix(p.Lang, fewer),
					Text: p.N("themes.drop", n, i18n.Args{"filter": s.matrixLabel(p, facet, v)}),
				})
			}
		}
	}
	if len(list) == 0 {
		list = append(list, views.Link{Href: address.Matrix(p.Lang, catalogue.MatrixQuery{Sort: q.Sort}), Text: p.T("filters.clear")})
	}
	return list
}

func matrixSorts(p *i18n.Printer, q catalogue.MatrixQuery) []views.MatrixSortView {
	var list []views.MatrixSortView
	for _, by := range catalogue.MatrixSorts {
		list = append(list, views.MatrixSortView{
			Link: views.Link{
				Href: address.Matrix(p.Lang, catalogue.MatrixQuery{Chosen: q.Chosen, Sort: by}),
				Text: p.T("themes.sort." + string(by)),
			},
			Current: by == q.Sort,
		})
	}
	return list
}

func matrixColumns(p *i18n.Printer, m catalogue.Matrix) []views.MatrixColumn {
	list := make([]views.MatrixColumn, len(m.Cases))
	for i, k := range m.Cases {
		list[i] = views.MatrixColumn{
			Link: views.Link{Href: address.Case(p.Lang, k.Slug), Text: p.Of(k.Title)},
			Nr:   k.Nr, Sector: k.Sector,
			Total: p.T("themes.of", i18n.Args{"some": m.Totals[i], "all": len(m.Rows)}),
		}
	}
	return list
}

func matrixRows(p *i18n.Printer, m catalogue.Matrix, by catalogue.MatrixSort) []views.MatrixRow {
	list := make([]views.MatrixRow, len(m.Rows))
	for i, r := range m.Rows {
		row := views.MatrixRow{
			Link:  views.Link{Href: address.Theme(p.Lang, r.Theme), Text: p.Of(r.Theme.Name)},
			Total: mentions(p, r, by),
		}
		for j, cell := range r.Cells {
			row.Cells = append(row.Cells, matrixCell(p, r.Theme, m.Cases[j], cell))
		}
		list[i] = row
	}
	return list
}

// mentions says in how many cases a theme is mentioned, and, where the themes
// are in that order, in how many it helps or hinders.
func mentions(p *i18n.Printer, r catalogue.MatrixRow, by catalogue.MatrixSort) string {
	some, all := r.Mentions, len(r.Cells)
	switch by {
	case catalogue.ByHelps:
		return p.T("themes.in.helps", i18n.Args{"some": some, "all": all, "side": r.Helps})
	case catalogue.ByHinders:
		return p.T("themes.in.hinders", i18n.Args{"some": some, "all": all, "side": r.Hinders})
	}
	return p.T("themes.in", i18n.Args{"some": some, "all": all})
}

func matrixCell(p *i18n.Printer, theme *catalogue.Theme, k *catalogue.Case, cell catalogue.MatrixCell) views.MatrixCell {
	view := views.MatrixCell{
		Case: p.Of(k.Title), Helps: len(cell.Helps) > 0, Hinders: len(cell.Hinders) > 0, Word: cellWord(p, cell),
	}
	if cell.Mentioned() {
		view.Href = address.Theme(p.Lang, theme) + "#" + themeCaseID(k, view.Helps)
	}
	return view
}

// cellWord says which side a case names.
func cellWord(p *i18n.Printer, cell catalogue.MatrixCell) string {
	switch {
	case len(cell.Helps) > 0 && len(cell.Hinders) > 0:
		return p.T("themes.word.both")
	case len(cell.Helps) > 0:
		return p.T("themes.word.helps")
	case len(cell.Hinders) > 0:
		return p.T("themes.word.hinders")
	}
	return p.T("none")
}

// themeCaseID is the id of a case on one side of the page of a theme.
func themeCaseID(k *catalogue.Case, helps bool) string {
	if helps {
		return fmt.Sprintf("helpt-%d", k.Nr)
	}
	return fmt.Sprintf("hindert-%d", k.Nr)
}
