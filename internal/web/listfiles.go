package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// listFiles lead to a list as files.
func listFiles(p *i18n.Printer, token visitor.Token) []views.Link {
	links := sheetLinks(p, address.ListFile(p.Lang, token, "csv"))
	return append(links, views.Link{Href: address.ListFile(p.Lang, token, "docx"), Text: p.T("file.docx")})
}

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
	at := page.ReadLink
	if !page.Edit {
		at = whole(c, page.Path)
	}
	return &table{
		name: "warm-water-" + catalogue.Slug(page.Name), title: page.Name, head: head, rows: rows,
		source: []string{p.T("list.source")}, address: at,
	}, nil
}
