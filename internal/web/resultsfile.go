package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// resultsHead names the columns of actions and cases in a file.
func resultsHead(p *i18n.Printer) []string {
	return []string{
		p.T("list.what"), p.T("own.title"), p.T("fact.initiator"), p.T("facet.sector"), p.T("facet.country"), p.T("facet.category"),
		p.T("facet.duration"), p.T("facet.audience"), p.T("facet.format"), p.T("facet.goal"), p.T("compare.summary"), p.T("fact.links"),
		p.T("list.link"), p.T("fact.source"),
	}
}

// resultsTable is all that a search finds, in its order, as a file has it.
func (s *Server) resultsTable(c echo.Context, p *i18n.Printer) (*table, error) {
	q, issues := address.Decode(c.QueryParams())
	if _, _, unknown := s.names.unknown(q.Filters); unknown || len(issues) > 0 {
		return nil, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters"}
	}
	t := &table{
		name: fileName(p.T("menu.actions")), title: s.catalogueTitle(p, q),
		source: []string{p.T("results.source")}, address: whole(c, address.Search(p.Lang, q)),
		head: resultsHead(p), naming: 1,
	}
	q.Lang, q.Scope = p.Lang, catalogue.ActionsAndCases
	found, err := s.search.All(c.Request().Context(), q)
	if err != nil {
		return nil, err
	}
	t.long = &longRows{count: len(found), each: func(yield func([]string, error) bool) {
		for part := range slices.Chunk(found, rowsAtOnce) {
			lines, err := s.resultLines(c, p, part)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, line := range lines {
				if !yield(line, nil) {
					return
				}
			}
		}
	}}
	return t, nil
}

// rowsAtOnce is of how many results the rows are made together.
const rowsAtOnce = 500

// resultLines makes the rows of results, in their order.
func (s *Server) resultLines(c echo.Context, p *i18n.Printer, found []catalogue.Ref) ([][]string, error) {
	hits := make([]catalogue.Hit, len(found))
	for i, at := range found {
		hits[i] = catalogue.Hit{Type: at.Type, Nr: at.Nr}
	}
	actions, err := s.load(c.Request().Context(), hits)
	if err != nil {
		return nil, err
	}
	lines := make([][]string, 0, len(found))
	for _, at := range hits {
		if k, ok := s.names.cases[at.Nr]; ok && at.Type == catalogue.TypeCase {
			lines = append(lines, s.caseLine(c, p, k))
		}
		if a, ok := actions[at.Nr]; ok && at.Type == catalogue.TypeAction {
			lines = append(lines, s.actionLine(c, p, a))
		}
	}
	return lines, nil
}

// shownAction is the action of an address.
func (s *Server) shownAction(c echo.Context) (*catalogue.Action, error) {
	nr, _, ok := address.ActionNr(c.Param("action"))
	if !ok {
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action"}
	}
	a, err := s.store.FindAction(c.Request().Context(), nr)
	return &a, err
}

// actionTable is an action field by field, as a file has it.
func (s *Server) actionTable(c echo.Context, p *i18n.Printer) (*table, error) {
	a, err := s.shownAction(c)
	if err != nil {
		return nil, err
	}
	t := &table{
		name: fileName(p.Of(a.Title)), title: p.Of(a.Title), head: []string{p.T("compare.field"), p.T("plan.says")},
		source: []string{p.T("results.source"), actionWhere(p, a.Nr)}, address: whole(c, address.Action(p.Lang, a.Nr, a.Slug)),
	}
	for i, text := range s.actionLine(c, p, a) {
		if text == "" {
			text = p.T("none")
		}
		t.rows = append(t.rows, []string{resultsHead(p)[i], text})
	}
	return t, nil
}

// actionJSON serves an action as the API does.
func (s *Server) actionJSON(c echo.Context, p *i18n.Printer) error {
	a, err := s.shownAction(c)
	if err != nil {
		return err
	}
	return sendJSONFile(c, p.Of(a.Title), s.apiActionItem(a))
}

// caseJSON serves a case as the API does.
func (s *Server) caseJSON(c echo.Context, p *i18n.Printer) error {
	k, err := s.names.findCase(c.Param("case"))
	if err != nil {
		return err
	}
	return sendJSONFile(c, p.Of(k.Title), apiCaseItem(k))
}

// actionLine is an action as a row of a file.
func (s *Server) actionLine(c echo.Context, p *i18n.Printer, a *catalogue.Action) []string {
	tags := func(kind catalogue.TagKind) string {
		var list []string
		for _, id := range a.Tags(kind) {
			list = append(list, s.names.tag(p, kind, id))
		}
		return strings.Join(list, ", ")
	}
	term := durationFact(p, a.Duration).Text
	if term == "" {
		term = p.T("none")
	}
	return []string{
		itemLabel(p, catalogue.TypeAction, a.Nr), p.Of(a.Title), s.names.initiators(p, a), p.T("sector." + string(a.Sector)),
		countries(p, a.Countries), s.names.category(p, a.Category), term,
		tags(catalogue.Audience), tags(catalogue.Format), tags(catalogue.Goal), p.Of(a.Summary), strings.Join(a.Links, "\n"),
		whole(c, address.Action(p.Lang, a.Nr, a.Slug)), p.T("source.row", i18n.Args{"row": a.Nr}),
	}
}

// caseLine is a case as a row of a file; what only actions have stays empty.
func (s *Server) caseLine(c echo.Context, p *i18n.Printer, k *catalogue.Case) []string {
	bodies := make([]string, len(k.Organisations))
	for i, id := range k.Organisations {
		bodies[i] = s.names.organisation(p, id)
	}
	return []string{
		p.T("case") + " " + strconv.Itoa(k.Nr), p.Of(k.Title), strings.Join(bodies, ", "), p.T("sector." + string(k.Sector)),
		countries(p, k.Countries), "", "", "", "", "", p.Of(k.Lead), "", whole(c, address.Case(p.Lang, k.Slug)),
		p.T("source.section", i18n.Args{"section": k.Section}),
	}
}
