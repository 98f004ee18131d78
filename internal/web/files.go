package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
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
	name   string // of the file
	title  string
	head   []string
	rows   [][]string
	long   *longRows // instead of rows, where there may be very many
	naming int       // the column that names a row
	// numbers are the columns whose cells are numbers, where they are written as
	// one: with a point, whatever the language.
	numbers []int
	empty   string   // what an empty cell in them says to people
	notes   []string // what to know of the rows
	// about is what else is to be said, line by line: a name, and what there is
	// of it.
	about   [][]string
	source  []string
	address string            // whole; empty where there is none to give away
	works   []export.Citation // to cite beside the page itself and the study
	bare    bool              // for programs, where a CSV has two ways
}

// longRows are rows that are made one after another, as they are written.
type longRows struct {
	count int
	each  iter.Seq2[[]string, error]
}

func (t *table) count() int {
	if t.long != nil {
		return t.long.count
	}
	return len(t.rows)
}

// each gives the rows, however many there are.
func (t *table) each() iter.Seq2[[]string, error] {
	if t.long != nil {
		return t.long.each
	}
	return export.Rows(t.rows)
}

// all gives the rows at once, for forms that need them so.
func (t *table) all() ([][]string, error) {
	if t.long == nil {
		return t.rows, nil
	}
	var rows [][]string
	for row, err := range t.long.each {
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// A fileForm is a form in which what a page shows can be taken along.
type fileForm struct {
	ending, kind string
	most         int // rows; 0 where there is no end to them
	write        func(io.Writer, *i18n.Printer, *table) error
}

// Rows that a document and a workbook have at most: they are made as a whole,
// in memory, and nobody reads longer ones.
const (
	mostInDocument = 2000
	mostInWorkbook = 10_000
)

// Forms of files, in the order of the page: files first, then citations.
var (
	dataForms = []fileForm{
		{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", mostInDocument, writeDocument},
		{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", mostInWorkbook, writeWorkbook},
		{"csv", "text/csv; charset=utf-8", 0, writeCSV},
		{"json", "application/json; charset=utf-8", 0, writeJSON},
	}
	citeForms = []fileForm{
		{"ris", "application/x-research-info-systems", 0, citing(export.RIS)},
		{"bib", "application/x-bibtex; charset=utf-8", 0, citing(export.BibTeX)},
		{"csl.json", "application/vnd.citationstyles.csl+json", 0, citing(export.CSLJSON)},
	}
	fileForms = append(append([]fileForm(nil), dataForms...), citeForms...)
)

// take leads to what a page shows as files, each beside its address.
func take(p *i18n.Printer, path string) views.Take { return takeRows(p, path, 0) }

// takeRows leads to the forms that can hold so many rows.
func takeRows(p *i18n.Printer, path string, rows int) views.Take {
	links := func(forms []fileForm) []views.Link {
		var list []views.Link
		for _, f := range forms {
			if f.most == 0 || rows <= f.most {
				list = append(list, views.Link{Href: address.File(path, f.ending), Text: p.T("file." + f.ending)})
			}
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
			return s.sendTable(c, p, t, f)
		}, with...)
	}
}

func (s *Server) sendTable(c echo.Context, p *i18n.Printer, t *table, f fileForm) error {
	if f.most > 0 && t.count() > f.most {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.file.long"}
	}
	t.bare = c.QueryParam("bom") == address.No
	send := sendFile
	if f.most > 0 {
		send = s.sendWhole
	}
	return send(c, t.name+"."+f.ending, f.kind, func(w io.Writer) error { return f.write(w, p, t) })
}

// mostMade is how many documents and workbooks are made at once: each is in
// memory as a whole, several times over.
const mostMade = 2

// sendWhole answers with a file that is made as a whole before it is sent. A
// visitor waits for those of others.
func (s *Server) sendWhole(c echo.Context, name, kind string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := s.makeWhole(c.Request().Context(), &b, write); err != nil {
		return err
	}
	// The time that the answer may take began before the wait.
	err := http.NewResponseController(c.Response()).SetWriteDeadline(time.Now().Add(partTime))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return sendFile(c, name, kind, func(w io.Writer) error {
		_, err := b.WriteTo(w)
		return err
	})
}

func (s *Server) makeWhole(ctx context.Context, w io.Writer, write func(io.Writer) error) error {
	if err := s.making.Acquire(ctx, 1); err != nil {
		return err
	}
	defer s.making.Release(1)
	return write(w)
}

// sendFile answers with a file as it is written. Until it has begun an error is
// a page; after that the visitor's browser sees that the file is not whole.
func sendFile(c echo.Context, name, kind string, write func(io.Writer) error) error {
	o := &outgoing{c: c, name: name, kind: kind}
	switch err := write(o); {
	case err != nil && o.begun:
		return &brokenFile{err}
	case err != nil || o.begun:
		return err
	}
	o.describe()
	return c.Blob(http.StatusOK, kind, o.held.Bytes())
}

// brokenFile is an error in the midst of a file.
type brokenFile struct{ err error }

func (b *brokenFile) Error() string { return "in the midst of a file: " + b.err.Error() }
func (b *brokenFile) Unwrap() error { return b.err }

const (
	// heldFile is how much of a file is written before it is sent, in bytes: of
	// a larger one the beginning goes out while the rest is made.
	heldFile = 1 << 20
	// partTime is how long a visitor may take to receive a part of it.
	partTime = 30 * time.Second
)

// outgoing is a file on its way to a visitor.
type outgoing struct {
	c          echo.Context
	name, kind string
	held       bytes.Buffer
	begun      bool
}

func (o *outgoing) describe() {
	o.c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", o.name))
}

// Write implements io.Writer.
func (o *outgoing) Write(part []byte) (int, error) {
	if !o.begun && o.held.Len()+len(part) <= heldFile {
		return o.held.Write(part)
	}
	w := o.c.Response()
	// The time that an answer may take is for one that is made at once.
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(partTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	if !o.begun {
		o.begun = true
		o.describe()
		w.Header().Set(echo.HeaderContentType, o.kind)
		w.WriteHeader(http.StatusOK)
		if _, err := w.Write(o.held.Bytes()); err != nil {
			return 0, err
		}
		o.held = bytes.Buffer{}
	}
	return w.Write(part)
}

// sendJSONFile answers with something as JSON that people can read too.
func sendJSONFile(c echo.Context, title string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return sendFile(c, fileName(title)+".json", dataForms[3].kind, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// fileName is that of what has a title, without its ending.
func fileName(title string) string { return "warm-water-" + catalogue.Slug(title) }
