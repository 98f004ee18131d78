package web

import (
	"context"

	"warmwater/internal/catalogue"
	"warmwater/views"
)

// CataloguePage makes the page of a query, for tests of how pages are drawn.
func (s *Server) CataloguePage(ctx context.Context, q catalogue.Query) (views.CataloguePage, error) {
	q.Scope, q.PerPage = catalogue.ActionsAndCases, perPage
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return views.CataloguePage{}, err
	}
	return s.cataloguePage(ctx, s.printers[q.Lang], q, found)
}
