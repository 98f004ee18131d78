package web

import (
	"fmt"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
)

// listTable is a list as a file has it: in its order, with what it notes. It
// names the address to read at, never that to edit at.
func (s *Server) listTable(c echo.Context, p *i18n.Printer) (*table, error) {
	page, _, err := s.openListPage(c, p)
	if err != nil {
		return nil, err
	}
	if page.Deleted != "" {
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	head := []string{
		p.T("list.place"), p.T("list.what"), p.T("own.title"), p.T("fact.initiator"), p.T("facet.sector"), p.T("facet.country"),
		p.T("list.status"), p.T("list.reason"), p.T("list.note"), p.T("list.section"), p.T("list.link"),
	}
	var rows [][]string
	for i := range page.Items {
		x := &page.Items[i]
		link := x.Href
		if link != "" && x.Kind != shortlist.Own {
			link = whole(c, link)
		}
		sectorName := ""
		if x.Sector != "" {
			sectorName = p.T("sector." + string(x.Sector))
		}
		rows = append(rows, []string{
			strconv.Itoa(x.Place), x.Label, x.Text, x.By, sectorName, x.Countries,
			p.T("status." + string(x.Status)), x.Reason, x.Note, x.Form.Section, link,
		})
	}
	var works []export.Citation
	for i := range rows {
		if link := rows[i][10]; link != "" {
			work := citedPage(p, fmt.Sprintf("warm-water-%d", i+1), rows[i][2], link)
			if page.Items[i].Kind == catalogue.TypeAction {
				work.Note = actionWhere(p, page.Items[i].Nr)
			}
			works = append(works, work)
		}
	}
	at := page.ReadLink
	if !page.Edit {
		at = whole(c, page.Path)
	}
	return &table{
		name: fileName(page.Name), title: page.Name, head: head, rows: rows, numbers: []int{0},
		source: []string{p.T("list.source")}, address: at, works: works,
	}, nil
}
