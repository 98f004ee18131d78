package web

import (
	"io"
	"strings"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
	"warmwater/views"
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
		page := citedPage(p, t.name, t.title, t.address)
		page.Note = sentences(t.source...)
		list := append([]export.Citation{page}, t.works...)
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

// cited gives what can be taken of a page the line to cite it by: in the way of
// the APA, with where in the study it stands, if at one place. The page is kept
// for every visitor, so the line leaves the day and the name of the site open;
// the script puts them in.
func cited(p *i18n.Printer, t views.Take, title, path, where string) views.Take {
	end := ". "
	if strings.TrimRight(title, ".?!") != title {
		end = " "
	}
	if where != "" {
		where = ", " + where
	}
	t.LineID, t.Path = "bronvermelding", path
	t.Line = p.T("cite.site") + " " + title + end + p.T("cite.based") + " " + studyTitle + " " + p.T("cite.kind") + where + ". " + p.T("cite.seen")
	return t
}
