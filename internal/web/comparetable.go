package web

import (
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// comparisonTable is what is put side by side, every field in one order.
type comparisonTable struct {
	columns []views.CompareColumn
	rows    []views.CompareRow
}

// names are the titles of what is compared.
func (t comparisonTable) names() string {
	list := make([]string, len(t.columns))
	for i, c := range t.columns {
		list[i] = c.Text
	}
	return strings.Join(list, "; ")
}

// shown gives the rows, or only those that are not the same everywhere.
func (t comparisonTable) shown(differences bool) []views.CompareRow {
	if !differences {
		return t.rows
	}
	return slices.DeleteFunc(slices.Clone(t.rows), func(r views.CompareRow) bool {
		first := cellText(r.Cells[0], "")
		return !slices.ContainsFunc(r.Cells, func(c views.CompareCell) bool { return cellText(c, "") != first })
	})
}

// rowsOfText are the rows as a file has them.
func (t comparisonTable) rowsOfText(p *i18n.Printer, differences bool) [][]string {
	head := []string{p.T("compare.field")}
	for _, c := range t.columns {
		head = append(head, strconv.Itoa(c.Nr)+". "+c.Text)
	}
	rows := [][]string{head}
	for _, r := range t.shown(differences) {
		row := []string{withNote(r.Name, r.Note)}
		for _, c := range r.Cells {
			row = append(row, cellText(c, p.T("none")))
		}
		rows = append(rows, row)
	}
	return rows
}

// cellText is what a cell says in one text, or none.
func cellText(c views.CompareCell, none string) string {
	if len(c.Items) == 0 {
		return none
	}
	list := make([]string, len(c.Items))
	for i, x := range c.Items {
		list[i] = withNote(x.Text, x.Note)
	}
	return strings.Join(list, "\n")
}

// withNote is a text with what the page notes beside it.
func withNote(text, note string) string {
	if note == "" {
		return text
	}
	return text + " (" + note + ")"
}

// column heads a case or an action; less is the comparison without it.
func column(p *i18n.Printer, nr int, sector catalogue.Sector, href, text string, less catalogue.Comparison) views.CompareColumn {
	return views.CompareColumn{
		Link: views.Link{Href: href, Text: text}, Nr: nr, Sector: sector,
		Remove: views.Link{Href: address.Compare(p.Lang, less)},
	}
}

// without is a list of numbers less one.
func without(nrs []int, nr int) []int {
	return slices.DeleteFunc(slices.Clone(nrs), func(n int) bool { return n == nr })
}

// row adds a field, the value of each column made from its item.
func addRow[T any](t *comparisonTable, name string, items []T, cell func(T) []views.CompareItem) {
	r := views.CompareRow{Name: name}
	for _, x := range items {
		r.Cells = append(r.Cells, views.CompareCell{Items: cell(x)})
	}
	t.rows = append(t.rows, r)
}

// said is a text as the only thing in a cell; an empty one is not stated.
func said(text string) []views.CompareItem {
	if text == "" {
		return nil
	}
	return []views.CompareItem{{Text: text}}
}

func linked(links []views.Link) []views.CompareItem {
	items := make([]views.CompareItem, len(links))
	for i, l := range links {
		items[i] = views.CompareItem{Text: l.Text, Href: l.Href}
	}
	return items
}

// markShared notes in the last row what stands in more than one column.
func (t *comparisonTable) markShared(p *i18n.Printer) {
	r := &t.rows[len(t.rows)-1]
	count := map[string]int{}
	for _, c := range r.Cells {
		for _, x := range c.Items {
			count[x.Text]++
		}
	}
	for i := range r.Cells {
		for j := range r.Cells[i].Items {
			if n := count[r.Cells[i].Items[j].Text]; n > 1 {
				r.Cells[i].Items[j].Note = p.T("compare.shared", i18n.Args{"some": n, "all": len(t.columns)})
			}
		}
	}
}
