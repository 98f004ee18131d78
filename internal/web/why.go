package web

import (
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// whyLink leads to the same results with, or without, why each is there.
func whyLink(p *i18n.Printer, q catalogue.Query) views.Link {
	q.Explain = !q.Explain
	link := views.Link{Href: address.Search(p.Lang, q), Text: p.T("why.hide")}
	if q.Explain {
		link.Text = p.T("why.show")
	}
	return link
}

// whyTexts says in words why a hit is there.
func whyTexts(p *i18n.Printer, reasons []catalogue.Reason) []string {
	var list []string
	for _, r := range reasons {
		parts := make([]string, len(r.Where))
		for i, where := range r.Where {
			parts[i] = p.T("where." + string(where))
		}
		list = append(list, p.T("why."+string(r.How), i18n.Args{"typed": r.Typed, "said": r.Said, "where": strings.Join(parts, ", ")}))
	}
	return list
}
