package web

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"warmwater/internal/export"
	"warmwater/internal/i18n"
)

// people gives rows as people read them: numbers in their columns written in
// the way of write, and in words what is not there.
func (t *table) people(row []string, write func(string) string) []string {
	if len(t.numbers) == 0 {
		return row
	}
	row = slices.Clone(row)
	for _, i := range t.numbers {
		switch {
		case i >= len(row):
		case row[i] == "":
			row[i] = t.empty
		case export.IsNumber(row[i]):
			row[i] = write(row[i])
		}
	}
	return row
}

// asIs leaves a number as it is.
func asIs(number string) string { return number }

// writeCSV writes a table for people, ready for their spreadsheet: notes,
// what else is to be said and the source stand below the rows, and where numbers have a decimal comma, cells
// are parted by semicolons, as spreadsheets there expect. (They take a line
// "sep=," too, but then read the letters wrong.) A program gets the head and the
// rows alone, after RFC 4180 and with a decimal point. All lines are equally
// long.
func writeCSV(w io.Writer, p *i18n.Printer, t *table) error {
	separator := ','
	if !t.bare && p.DecimalSign() == "," {
		separator = ';'
	}
	return export.CSV(w, func(yield func([]string, error) bool) {
		long := func(row []string) []string {
			return append(row, make([]string, max(0, len(t.head)-len(row)))...)
		}
		if !yield(t.head, nil) {
			return
		}
		for row, err := range t.each() {
			if !t.bare {
				row = t.people(row, p.Decimal)
			}
			if !yield(long(row), err) {
				return
			}
		}
		if t.bare {
			return
		}
		for _, line := range t.aboutLines() {
			if !yield(long(line), nil) {
				return
			}
		}
		for _, note := range t.notes {
			if !yield(long([]string{p.T("file.note"), note}), nil) {
				return
			}
		}
		yield(long([]string{p.T("fact.source"), sentences(append(
			slices.Clone(t.source), p.T("file.made")+" "+p.Date(time.Now()), t.address)...)}), nil)
	}, separator, !t.bare)
}

// sentences joins those that say something, with or without a point at the end.
func sentences(list ...string) string {
	var b strings.Builder
	for _, s := range filled(list...) {
		if b.Len() > 0 {
			b.WriteString(". ")
		}
		b.WriteString(strings.TrimSuffix(s, "."))
	}
	return b.String()
}

// writeWorkbook writes notes, what else is to be said and the source on a sheet of
// their own.
func writeWorkbook(w io.Writer, p *i18n.Printer, t *table) error {
	rows, err := t.all()
	if err != nil {
		return err
	}
	for i, row := range rows {
		rows[i] = t.people(row, asIs)
	}
	about := append(t.aboutLines(), []string{p.T("fact.source"), sentences(t.source...)})
	for _, note := range t.notes {
		about = append(about, []string{p.T("file.note"), note})
	}
	return export.XLSX(w, export.Workbook{
		Title: t.title, Lang: string(p.Lang), Head: t.head, Rows: rows, Numbers: t.numbers, Made: time.Now(),
		Source: export.Sheet{Name: p.T("fact.source"), Rows: append(about,
			[]string{p.T("file.made"), p.Date(time.Now())}, []string{p.T("file.address"), t.address},
		)},
	})
}

// writeJSON writes a table as it stands, for programs: numbers as such, null
// where one is not stated, and the rows last, one on a line.
func writeJSON(w io.Writer, _ *i18n.Printer, t *table) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(struct {
		Title   string    `json:"title"`
		Source  []string  `json:"source"`
		Notes   []string  `json:"notes,omitempty"`
		Made    time.Time `json:"made"`
		Address string    `json:"address"`
		Columns []string  `json:"columns"`
	}{t.title, t.source, t.notes, time.Now().UTC(), t.address, t.head}); err != nil {
		return err
	}
	b.Truncate(b.Len() - len("\n}\n"))
	b.WriteString(",\n  \"rows\": [")
	encoder.SetIndent("", "")
	between := "\n    "
	for row, err := range t.each() {
		if err != nil {
			return err
		}
		b.WriteString(between)
		between = ",\n    "
		if err := encoder.Encode(t.values(row)); err != nil {
			return err
		}
		b.Truncate(b.Len() - len("\n"))
		if _, err := b.WriteTo(w); err != nil {
			return err
		}
	}
	b.WriteString("\n  ]\n}\n")
	_, err := b.WriteTo(w)
	return err
}

// aboutLines is what else is to be said, each on a line of its own with its name.
func (t *table) aboutLines() [][]string {
	var lines [][]string
	for _, x := range t.about {
		for _, text := range x[1:] {
			lines = append(lines, []string{x[0], text})
		}
	}
	return lines
}

// values are the cells of a row as JSON has them.
func (t *table) values(row []string) []any {
	values := make([]any, len(row))
	for i, cell := range row {
		switch {
		case !slices.Contains(t.numbers, i):
			values[i] = cell
		case cell == "":
		case export.IsNumber(cell):
			values[i] = json.Number(cell)
		default:
			values[i] = cell
		}
	}
	return values
}

// Columns that still fit on a page of a document: upright, and across.
const (
	fitUpright = 4
	fitAcross  = 8
)

// writeDocument writes what else is to be said first, then a table that fits on
// a page as one, and a wider one row by row.
func writeDocument(w io.Writer, p *i18n.Printer, t *table) error {
	rows, err := t.all()
	if err != nil {
		return err
	}
	for i, row := range rows {
		rows[i] = t.people(row, p.Grouped)
	}
	d := export.Document{Title: t.title, Across: len(t.head) > fitUpright && len(t.head) <= fitAcross}
	for _, line := range t.about {
		d.Blocks = append(d.Blocks, export.Block{Heading: line[0], Level: 2})
		for _, text := range line[1:] {
			d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(text)})
		}
	}
	if len(t.head) <= fitAcross {
		d.Blocks = append(d.Blocks, export.Block{Table: &export.DocTable{Head: t.head, Rows: rows}})
	} else {
		for _, row := range rows {
			d.Blocks = append(d.Blocks, export.Block{Heading: row[t.naming], Level: 2})
			for i, cell := range row {
				if i != t.naming && cell != "" {
					d.Blocks = append(d.Blocks, export.Block{Text: []export.Run{{Text: t.head[i] + ": ", Bold: true}, {Text: cell, Link: cell}}})
				}
			}
		}
	}
	for _, note := range t.notes {
		d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(note)})
	}
	return finish(w, p, d, sentences(t.source...), t.address)
}
