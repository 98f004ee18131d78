package web

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
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

// citeForms are the forms of a citation by the ending of its address.
var citeForms = []struct {
	ending, kind string
	write        func(io.Writer, []export.Citation) error
}{
	{"ris", "application/x-research-info-systems", export.RIS},
	{"bib", "application/x-bibtex; charset=utf-8", export.BibTeX},
	{"json", "application/vnd.citationstyles.csl+json", export.CSLJSON},
}

// citeLinks lead to the citations of a page.
func citeLinks(p *i18n.Printer, path string) []views.Link {
	links := make([]views.Link, len(citeForms))
	for i, f := range citeForms {
		links[i] = views.Link{Href: address.Citation(path, f.ending), Text: p.T("cite." + f.ending)}
	}
	return links
}

// cite serves the citations of a page: of the page itself, which find makes,
// and of the study.
func (s *Server) cite(lang catalogue.Lang, path string, find func(echo.Context, *i18n.Printer) (id, title, href string, err error)) {
	for _, f := range citeForms {
		s.get(address.Citation(path, f.ending), func(c echo.Context) error {
			p := s.printers[lang]
			id, title, href, err := find(c, p)
			if err != nil {
				return err
			}
			var b bytes.Buffer
			if err := f.write(&b, citations(c, p, id, title, href)); err != nil {
				return err
			}
			c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", "warm-water-"+id+"."+f.ending))
			return c.Blob(http.StatusOK, f.kind, b.Bytes())
		})
	}
}

func citations(c echo.Context, p *i18n.Printer, id, title, href string) []export.Citation {
	return []export.Citation{
		{
			ID: "warmwater-" + id, Webpage: true, Title: title, Publisher: "Warm Water", Lang: string(p.Lang), URL: whole(c, href), Accessed: time.Now(),
		},
		{
			ID: "wes-2013", Title: studyTitle, Authors: []string{studyBody}, Publisher: studyBody, Year: studyYear, Month: studyMonth,
			Lang: string(catalogue.Dutch), Note: p.T("cite.draft"),
		},
	}
}

// citedCase finds the case of an address, to cite.
func (s *Server) citedCase(c echo.Context, p *i18n.Printer) (id, title, href string, err error) {
	k, err := s.names.findCase(c.Param("case"))
	if err != nil {
		return "", "", "", err
	}
	return fmt.Sprintf("case-%d", k.Nr), p.Of(k.Title), address.Case(p.Lang, k.Slug), nil
}

// citedAction finds the action of an address, to cite.
func (s *Server) citedAction(c echo.Context, p *i18n.Printer) (id, title, href string, err error) {
	nr, _, ok := address.ActionNr(c.Param("action"))
	if !ok {
		return "", "", "", &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action"}
	}
	a, err := s.store.FindAction(c.Request().Context(), nr)
	if err != nil {
		return "", "", "", err
	}
	return fmt.Sprintf("action-%d", a.Nr), p.Of(a.Title), address.Action(p.Lang, a.Nr, a.Slug), nil
}
