package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
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
	naming  int // the column that names a row
	source  []string
	address string            // whole; empty where there is none to give away
	works   []export.Citation // to cite beside the page itself and the study
	// unmarked leaves the byte order mark out of a CSV, for programs.
	unmarked bool
}

// A fileForm is a form in which what a page shows can be taken along.
type fileForm struct {
	ending, kind string
	write        func(io.Writer, *i18n.Printer, *table) error
}

// Forms of files, in the order of the page: files first, then citations.
var (
	dataForms = []fileForm{
		{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", writeDocument},
		{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", writeWorkbook},
		{"csv", "text/csv; charset=utf-8", writeCSV},
		{"json", "application/json; charset=utf-8", writeJSON},
	}
	citeForms = []fileForm{
		{"ris", "application/x-research-info-systems", citing(export.RIS)},
		{"bib", "application/x-bibtex; charset=utf-8", citing(export.BibTeX)},
		{"csl.json", "application/vnd.citationstyles.csl+json", citing(export.CSLJSON)},
	}
	fileForms = append(append([]fileForm(nil), dataForms...), citeForms...)
)

// take leads to what a page shows as files, each beside its address.
func take(p *i18n.Printer, path string) views.Take {
	links := func(forms []fileForm) []views.Link {
		list := make([]views.Link, len(forms))
		for i, f := range forms {
			list[i] = views.Link{Href: address.File(path, f.ending), Text: p.T("file." + f.ending)}
		}
		return list
	}
	return views.Take{Files: links(dataForms), Cite: links(citeForms)}
}

// ownWay serves some forms in a way of their own, rather than as a table.
type ownWay map[string]func(echo.Context, *i18n.Printer) error

// files serves a table in every form, each beside a path.
func (s *Server) files(lang catalogue.Lang, path string, make func(echo.Context, *i18n.Printer) (*table, error), own ownWay, with ...echo.MiddlewareFunc) {
	for _, f := range fileForms {
		s.get(address.File(path, f.ending), func(c echo.Context) error {
			p := s.printers[lang]
			if serve, ok := own[f.ending]; ok {
				return serve(c, p)
			}
			t, err := make(c, p)
			if err != nil {
				return err
			}
			return sendTable(c, p, t, f)
		}, with...)
	}
}

func sendTable(c echo.Context, p *i18n.Printer, t *table, f fileForm) error {
	t.unmarked = c.QueryParam("bom") == address.No
	var b bytes.Buffer
	if err := f.write(&b, p, t); err != nil {
		return err
	}
	return sendFile(c, t.name+"."+f.ending, f.kind, b.Bytes())
}

func sendFile(c echo.Context, name, kind string, data []byte) error {
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", name))
	return c.Blob(http.StatusOK, kind, data)
}

// sendJSONFile answers with something as JSON that people can read too.
func sendJSONFile(c echo.Context, title string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return sendFile(c, fileName(title)+".json", dataForms[3].kind, data)
}

// fileName is that of what has a title, without its ending.
func fileName(title string) string { return "warm-water-" + catalogue.Slug(title) }

// writeCSV writes the source below the rows.
func writeCSV(w io.Writer, p *i18n.Printer, t *table) error {
	last := append(append([]string{p.T("fact.source")}, t.source...), p.Date(time.Now()), t.address)
	rows := append([][]string{t.head}, t.rows...)
	return export.CSV(w, append(rows, last), !t.unmarked)
}

// writeWorkbook writes the source on a sheet of its own.
func writeWorkbook(w io.Writer, p *i18n.Printer, t *table) error {
	return export.XLSX(w, export.Workbook{
		Title: t.title, Lang: string(p.Lang), Head: t.head, Rows: t.rows, Made: time.Now(),
		Source: export.Sheet{Name: p.T("fact.source"), Rows: [][]string{
			{p.T("fact.source"), strings.Join(t.source, ". ")}, {p.T("file.made"), p.Date(time.Now())}, {p.T("file.address"), t.address},
		}},
	})
}

// writeJSON writes a table as it stands, for programs.
func writeJSON(w io.Writer, _ *i18n.Printer, t *table) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Title   string     `json:"title"`
		Source  []string   `json:"source"`
		Made    time.Time  `json:"made"`
		Address string     `json:"address"`
		Columns []string   `json:"columns"`
		Rows    [][]string `json:"rows"`
	}{t.title, t.source, time.Now().UTC(), t.address, t.head, t.rows})
}

// Columns that still fit on a page of a document: upright, and across.
const (
	fitUpright = 4
	fitAcross  = 8
)

// writeDocument writes a table that fits on a page as one, and a wider one row
// by row.
func writeDocument(w io.Writer, p *i18n.Printer, t *table) error {
	d := export.Document{Title: t.title, Across: len(t.head) > fitUpright && len(t.head) <= fitAcross}
	if len(t.head) <= fitAcross {
		d.Blocks = append(d.Blocks, export.Block{Table: &export.DocTable{Head: t.head, Rows: t.rows}})
	} else {
		for _, row := range t.rows {
			d.Blocks = append(d.Blocks, export.Block{Heading: row[t.naming], Level: 2})
			for i, cell := range row {
				if i != t.naming && cell != "" {
					d.Blocks = append(d.Blocks, export.Block{Text: []export.Run{{Text: t.head[i] + ": ", Bold: true}, {Text: cell, Link: cell}}})
				}
			}
		}
	}
	return finish(w, p, d, strings.Join(t.source, ". "), t.address)
}
