package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
)

// themesCSV serves the matrix as a file.
func (s *Server) themesCSV(c echo.Context, p *i18n.Printer) error {
	q, issues := s.matrixQuery(c)
	if len(issues) > 0 {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters"}
	}
	m := catalogue.NewMatrix(q, s.names.themeList, s.caseList())
	return sendCSV(c, "warm-water-"+catalogue.Slug(p.T("menu.themes")), matrixTable(p, m))
}

// matrixTable is the matrix in words, with the numbers of cases.
func matrixTable(p *i18n.Printer, m catalogue.Matrix) [][]string {
	head := []string{p.T("themes.theme")}
	for _, k := range m.Cases {
		head = append(head, strconv.Itoa(k.Nr)+". "+p.Of(k.Title))
	}
	rows := [][]string{append(head, p.T("themes.csv.mentions"), p.T("themes.csv.helps"), p.T("themes.csv.hinders"))}
	for _, r := range m.Rows {
		row := []string{p.Of(r.Theme.Name)}
		for _, cell := range r.Cells {
			row = append(row, cellWord(p, cell))
		}
		rows = append(rows, append(row, strconv.Itoa(r.Mentions), strconv.Itoa(r.Helps), strconv.Itoa(r.Hinders)))
	}
	total := []string{p.T("themes.total")}
	for _, n := range m.Totals {
		total = append(total, strconv.Itoa(n))
	}
	return append(rows, total, []string{p.T("fact.source"), p.T("themes.source")})
}

// sendCSV answers with rows as a file of that name.
func sendCSV(c echo.Context, name string, rows [][]string) error {
	var b strings.Builder
	if err := export.CSV(&b, rows); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`.csv"`)
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", []byte(b.String()))
}
