package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// themesTable is the matrix as a file has it.
func (s *Server) themesTable(c echo.Context, p *i18n.Printer) (*table, error) {
	q, issues := s.matrixQuery(c)
	if len(issues) > 0 {
		return nil, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters"}
	}
	rows := matrixTable(p, catalogue.NewMatrix(q, s.names.themeList, s.caseList()))
	numbers := make([]int, len(rows[0])-1) // the totals stand below the words
	for i := range numbers {
		numbers[i] = i + 1
	}
	return &table{
		name: fileName(p.T("menu.themes")), title: p.T("menu.themes"), head: rows[0], rows: rows[1:], numbers: numbers,
		source: []string{p.T("themes.source")}, address: whole(c, address.Matrix(p.Lang, q)),
	}, nil
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
	return append(rows, total)
}
