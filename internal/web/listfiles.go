package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/views"
)

// listFiles lead to a list as files.
func listFiles(p *i18n.Printer, token shortlist.Token) []views.Link {
	return []views.Link{{Href: address.ListFile(p.Lang, token, "csv"), Text: p.T("themes.csv")}}
}

// listCSV serves a list as a file, in its order, with what it notes.
func (s *Server) listCSV(c echo.Context, p *i18n.Printer) error {
	page, _, err := s.openListPage(c, p)
	if err != nil {
		return err
	}
	if page.Deleted != "" {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	rows := [][]string{{
		p.T("list.place"), p.T("list.what"), p.T("own.title"), p.T("fact.initiator"), p.T("facet.sector"), p.T("facet.country"),
		p.T("list.status"), p.T("list.reason"), p.T("list.note"), p.T("list.section"), p.T("list.link"),
	}}
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
	return sendCSV(c, "warm-water-"+catalogue.Slug(page.Name), append(rows, []string{p.T("fact.source"), p.T("list.source")}))
}
