package web

import (
	"bytes"
	"context"

	"warmwater/internal/catalogue"
	"warmwater/views"
)

// Warm asks and draws what a visitor may ask for first in a language, and lets
// it go again: what is read or made at the first question has been by then.
func (s *Server) Warm(ctx context.Context, lang catalogue.Lang) error {
	p := s.printers[lang]
	q := catalogue.Query{Lang: p.Lang, Text: p.T("try.1"), Scope: catalogue.ActionsAndCases, Page: 1, PerPage: perPage, Values: maxOffered}
	if _, err := s.search.Complete(ctx, q.Text[:2], p.Lang, 1); err != nil {
		return err
	}
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return err
	}
	page, err := s.cataloguePage(ctx, p, q, found)
	if err != nil {
		return err
	}
	var html bytes.Buffer
	if err := views.Catalogue(page).Render(ctx, &html); err != nil {
		return err
	}
	_, err = compress(html.Bytes())
	return err
}
