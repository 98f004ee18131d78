package web

import (
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// planToTake is a plan to take along, and the address to read it at, never
// that to edit it at; where it cannot be read by a link, there is none.
func (s *Server) planToTake(c echo.Context, p *i18n.Printer) (*openPlan, []views.PlanSection, string, error) {
	x, err := s.findPlan(c)
	if err != nil {
		return nil, nil, "", err
	}
	if !x.Deleted.IsZero() {
		return nil, nil, "", noPlan()
	}
	token := x.token
	if x.mayEdit() {
		token = x.token.ReadToken(x.ReadTurn)
	}
	at := ""
	if token != "" {
		at = whole(c, address.Plan(p.Lang, token))
	}
	sections, err := s.planSections(c.Request().Context(), p, x)
	return x, sections, at, err
}

// planTable is a plan line by line. The amounts of its budget have columns of
// their own, so that they can be added up.
func (s *Server) planTable(c echo.Context, p *i18n.Printer) (*table, error) {
	x, sections, at, err := s.planToTake(c, p)
	if err != nil {
		return nil, err
	}
	t := &table{
		name: fileName(x.About.Title), title: x.About.Title, source: []string{p.T("plan.source")}, address: at,
		head: []string{p.T("plan.section"), p.T("plan.place"), p.T("plan.says"), p.T("fact.source")},
	}
	if budget := fundingView(p, &x.Funding); budget != nil {
		for _, year := range budget.Head[1:] {
			t.numbers = append(t.numbers, len(t.head))
			t.head = append(t.head, year)
		}
	}
	for _, l := range planLines(sections) {
		if l.amounts != nil {
			l.text = l.name
		}
		row := make([]string, len(t.head))
		copy(row, append([]string{l.section, l.place, l.text, l.source}, l.amounts...))
		t.rows = append(t.rows, row)
	}
	return t, nil
}

// planDocument serves a plan as a dossier.
func (s *Server) planDocument(c echo.Context, p *i18n.Printer) error {
	x, sections, at, err := s.planToTake(c, p)
	if err != nil {
		return err
	}
	d := export.Document{Title: x.About.Title}
	if x.About.Existing {
		d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(s.planSummary(p, x))})
	}
	d.Blocks = append(d.Blocks, export.Block{Heading: p.T("plan.open"), Level: 1})
	var open [][]export.Run
	for _, g := range s.planGaps(p, x) {
		open = append(open, export.Plain(g.Text))
	}
	if len(open) == 0 {
		d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(p.T("plan.open.none"))})
	} else {
		d.Blocks = append(d.Blocks, export.Block{Items: open})
	}
	for i, section := range sections {
		d.Blocks = append(d.Blocks, export.Block{Heading: fmt.Sprintf("%d. %s", i+1, section.Title), Level: 1})
		for _, b := range section.Blocks {
			d.Blocks = append(d.Blocks, docBlocks(c, p, b)...)
		}
	}
	return s.sendDocument(c, p, d, p.T("plan.source"), at)
}

// docBlocks are a block of a plan as a document has it.
func docBlocks(c echo.Context, p *i18n.Printer, b views.PlanBlock) []export.Block {
	var list []export.Block
	if b.Title != "" {
		list = append(list, export.Block{Heading: b.Title, Level: 2})
	}
	for _, f := range b.Facts {
		name := export.Run{Text: f.Name, Bold: true}
		if f.Href != "" {
			name = export.Run{Text: f.Name, Link: absolute(c, f.Href)}
		}
		runs := []export.Run{name}
		if f.Mark != "" {
			runs = append(runs, export.Run{Text: ": "}, export.Run{Text: f.Mark, Bold: true})
		}
		if f.Source != "" {
			runs = append(runs, export.Run{Text: " (" + f.Source + ")"})
		}
		list = append(list, export.Block{Text: runs})
		if f.Text != "" {
			list = append(list, export.Block{Text: export.Plain(f.Text)})
		}
		if len(f.Also) > 0 {
			list = append(list, export.Block{Text: export.Plain(f.AlsoName)})
			var items [][]export.Run
			for _, l := range f.Also {
				items = append(items, []export.Run{{Text: l.Text, Link: absolute(c, l.Href)}})
			}
			list = append(list, export.Block{Items: items})
		}
	}
	if b.Table != nil {
		list = append(list, export.Block{Table: &export.DocTable{Head: b.Table.Head, Rows: append(b.Table.Rows, b.Table.Foot...)}})
	}
	if len(b.Facts) == 0 && b.Table == nil {
		list = append(list, export.Block{Text: export.Plain(p.T("plan.nothing"))})
	}
	return list
}

// absolute is an address with the name of the site, unless it has another's.
func absolute(c echo.Context, href string) string {
	if href != "" && href[0] == '/' {
		return whole(c, href)
	}
	return href
}

type apiPlan struct {
	Title   string    `json:"title"`
	Created time.Time `json:"created"`
	Changed time.Time `json:"changed"`
	plan.Body
}

// planJSON is what the API gives of a plan.
func planJSON(x *plan.Plan) apiPlan {
	return apiPlan{Title: x.About.Title, Created: x.Created, Changed: x.Changed, Body: x.Body.Filled()}
}

// apiPlan answers GET /api/v1/plans/{token}, by either link.
func (s *Server) apiPlan(c echo.Context) error {
	token := visitor.Token(c.Param("token"))
	if !token.Valid() {
		return noPlan()
	}
	x, _, err := s.store.FindPlan(c.Request().Context(), token)
	if err != nil {
		return err
	}
	if !x.Deleted.IsZero() {
		return noPlan()
	}
	return sendJSON(c, planJSON(x))
}

// planFile serves a plan as JSON, as the API does.
func (s *Server) planFile(c echo.Context, _ *i18n.Printer) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	if !x.Deleted.IsZero() {
		return noPlan()
	}
	return sendJSONFile(c, x.About.Title, planJSON(x.Plan))
}
