package web

import (
	"fmt"
	"math"
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

func (s *Server) figures(c echo.Context, p *i18n.Printer) error {
	page := views.FiguresPage{Base: s.base(p, "figures", p.T("menu.figures"), p.T("figures.intro"))}
	for i := range s.lessons.Figures {
		page.Sets = append(page.Sets, figureSetView(p, &s.lessons.Figures[i]))
	}
	return s.render(c, http.StatusOK, views.Figures(page))
}

// base is what a page by its own name has.
func (s *Server) base(p *i18n.Printer, name, title, description string) views.Base {
	return views.Base{
		Printer: p, Title: title, Description: description,
		Path: address.Page(p.Lang, name), Twin: address.Page(p.Lang.Other(), name), Menu: name,
	}
}

// figuresFile serves a set of figures, such as /cijfers/{id}.csv.
func (s *Server) figuresFile(c echo.Context, p *i18n.Printer) error {
	id, ending, _ := strings.Cut(c.Param("file"), ".")
	form := slices.IndexFunc(fileForms, func(f fileForm) bool { return f.ending == ending })
	i := slices.IndexFunc(s.lessons.Figures, func(f catalogue.FigureSet) bool { return f.ID == id })
	if i < 0 || form < 0 {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.notfound"}
	}
	f := &s.lessons.Figures[i]
	rows := figureRows(p, f)
	numbers := make([]int, len(f.Columns))
	for i := range numbers {
		numbers[i] = i + 1
	}
	notes := []string{p.Of(f.Intro), figurePeriod(p, f)}
	return s.sendTable(c, p, &table{
		name: fileName(id), title: p.Of(f.Title), head: rows[0], rows: rows[1:], numbers: numbers, empty: p.T("none"), notes: append(notes, allOf(p, f.Notes)...),
		source: []string{figureWhere(p, f), f.Source}, address: whole(c, address.Figures(p.Lang, id)),
	}, fileForms[form])
}

// figureRows are the rows of a set as a file has them, the head first.
func figureRows(p *i18n.Printer, f *catalogue.FigureSet) [][]string {
	head := []string{p.Of(f.Label)}
	for _, c := range f.Columns {
		head = append(head, columnName(p, c))
	}
	rows := [][]string{head}
	for _, r := range f.Rows {
		row := []string{p.Of(r.Label)}
		for _, v := range r.Values {
			if v == nil {
				row = append(row, "")
			} else {
				row = append(row, strconv.FormatFloat(*v, 'f', -1, 64))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func columnName(p *i18n.Printer, c catalogue.FigureColumn) string {
	name := p.Of(c.Name)
	if c.Unit == catalogue.UnitPercent && !strings.Contains(name, "%") {
		name += " (%)"
	}
	return name
}

// figureWhere says where in the study a set stands.
func figureWhere(p *i18n.Printer, f *catalogue.FigureSet) string {
	return figurePlace(p, "source.section", f)
}

// figurePlace says so with the section in the words of key.
func figurePlace(p *i18n.Printer, key string, f *catalogue.FigureSet) string {
	where := p.T(key, i18n.Args{"section": f.Section})
	if f.Table > 0 {
		where += ", " + p.T("figures.table", i18n.Args{"nr": f.Table})
	}
	return where
}

// figurePeriod says which years a set is of.
func figurePeriod(p *i18n.Printer, f *catalogue.FigureSet) string {
	return p.T("figures.period", i18n.Args{"period": p.Of(f.Period)})
}

func figureSetView(p *i18n.Printer, f *catalogue.FigureSet) views.FigureSetView {
	view := views.FigureSetView{
		ID: f.ID, Title: p.Of(f.Title), Period: figurePeriod(p, f), Intro: p.Of(f.Intro),
		Source: f.Source, Where: figureWhere(p, f),
		Table: views.DataTable{Caption: p.Of(f.Title), Label: p.Of(f.Label)},
	}
	view.Take = cited(p, take(p, address.FigureSet(p.Lang, f.ID)), view.Title, address.Figures(p.Lang, f.ID), figurePlace(p, "cite.section", f))
	view.Take.Of = view.Title
	view.Take.LineID += "-" + f.ID
	for _, c := range f.Columns {
		view.Table.Columns = append(view.Table.Columns, columnName(p, c))
	}
	for _, r := range f.Rows {
		row := views.DataRow{Label: p.Of(r.Label), Total: r.Total}
		for _, v := range r.Values {
			cell := ""
			if v != nil {
				cell = p.Number(*v)
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Table.Rows = append(view.Table.Rows, row)
	}
	view.Notes = allOf(p, f.Notes)
	if f.Chart != nil {
		view.Chart = chartView(p, f)
	}
	return view
}

// chartView draws the chosen columns of the rows that are no totals and have
// a value.
func chartView(p *i18n.Printer, f *catalogue.FigureSet) *views.ChartView {
	view := &views.ChartView{Title: p.Of(f.Chart.Title)}
	var columns []int
	for _, id := range f.Chart.Columns {
		i := slices.IndexFunc(f.Columns, func(c catalogue.FigureColumn) bool { return c.ID == id })
		columns = append(columns, i)
		view.Legend = append(view.Legend, p.Of(f.Columns[i].Name))
	}
	for _, r := range f.Rows {
		if r.Total {
			continue
		}
		group := views.BarGroup{Label: p.Of(r.Label)}
		for k, i := range columns {
			v := r.Values[i]
			if v == nil {
				continue
			}
			view.Most = max(view.Most, math.Abs(*v))
			bar := views.ChartBar{Name: view.Legend[k], Class: fmt.Sprintf("key-%d", k%3), Value: *v, Number: p.Number(*v)}
			if *v < 0 {
				bar.Class += " below"
				view.Below = true
			}
			group.Bars = append(group.Bars, bar)
		}
		if len(group.Bars) > 0 {
			view.Groups = append(view.Groups, group)
		}
	}
	return view
}
