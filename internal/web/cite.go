package web

import (
	"io"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
)

// The study, as it names itself.
const (
	studyTitle = "In- en uitstroom van zorg- en technische profielen op de arbeidsmarkt"
	studyBody  = "WES"
	studyYear  = 2013
	studyMonth = 5
)

// citing writes the citations that belong with a table: of the page that shows
// it, of what is on it, and of the study.
func citing(write func(io.Writer, []export.Citation) error) func(io.Writer, *i18n.Printer, *table) error {
	return func(w io.Writer, p *i18n.Printer, t *table) error {
		list := append([]export.Citation{citedPage(p, t.name, t.title, t.address)}, t.works...)
		return write(w, append(list, export.Citation{
			ID: "wes-2013", Title: studyTitle, Authors: []string{studyBody}, Publisher: studyBody, Year: studyYear, Month: studyMonth,
			Lang: string(catalogue.Dutch), Note: p.T("cite.draft"),
		}))
	}
}

// citedPage cites a page of this site; id is of letters, digits and hyphens.
func citedPage(p *i18n.Printer, id, title, at string) export.Citation {
	return export.Citation{ID: id, Webpage: true, Title: title, Publisher: "Warm Water", Lang: string(p.Lang), URL: at, Accessed: time.Now()}
}
