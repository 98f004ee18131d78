package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// table is rows to take along: a head, the rows, where they come from and at
// which address they can be seen.
type table struct {
	name    string // of the file
	title   string
	head    []string
	rows    [][]string
	source  []string
	address string // whole
}

// sheetEndings are the forms in which a table is served.
var sheetEndings = []string{"csv", "xlsx"}

// sheetLinks lead to a table as files, from its address as CSV.
func sheetLinks(p *i18n.Printer, csv string) []views.Link {
	path, query, _ := strings.Cut(csv, "?")
	if query != "" {
		query = "?" + query
	}
	var links []views.Link
	for _, ending := range sheetEndings {
		links = append(links, views.Link{Href: strings.TrimSuffix(path, "csv") + ending + query, Text: p.T("file." + ending)})
	}
	return links
}

// sheet serves a table in the form that the address ends in.
func (s *Server) sheet(lang catalogue.Lang, path string, make func(echo.Context, *i18n.Printer) (*table, error), with ...echo.MiddlewareFunc) {
	for _, ending := range sheetEndings {
		s.get(strings.TrimSuffix(path, "csv")+ending, func(c echo.Context) error {
			p := s.printers[lang]
			t, err := make(c, p)
			if err != nil {
				return err
			}
			return sendTable(c, p, t, ending)
		}, with...)
	}
}

// sendTable answers with a table: as CSV the source stands below the rows, in
// a workbook on a sheet of its own.
func sendTable(c echo.Context, p *i18n.Printer, t *table, ending string) error {
	var b bytes.Buffer
	date := p.Date(time.Now())
	kind := "text/csv; charset=utf-8"
	var err error
	if ending == "xlsx" {
		kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		err = export.XLSX(&b, export.Workbook{
			Title: t.title, Lang: string(p.Lang), Head: t.head, Rows: t.rows, Made: time.Now(),
			Source: export.Sheet{Name: p.T("fact.source"), Rows: [][]string{
				{p.T("fact.source"), strings.Join(t.source, ". ")}, {p.T("file.made"), date}, {p.T("file.address"), t.address},
			}},
		})
	} else {
		last := append([]string{p.T("fact.source")}, t.source...)
		err = export.CSV(&b, append(append([][]string{t.head}, t.rows...), append(last, date, t.address)))
	}
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", t.name+"."+ending))
	return c.Blob(http.StatusOK, kind, b.Bytes())
}
