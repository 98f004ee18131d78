package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// similarOffered is how many actions like the first one are offered to add.
const similarOffered = 6

// compare puts cases or actions side by side.
func (s *Server) compare(c echo.Context, p *i18n.Printer) error {
	q, issues := address.DecodeComparison(c.QueryParams())
	actions, issues, err := s.compared(c.Request().Context(), &q, issues)
	if err != nil {
		return err
	}
	if len(issues) == 0 && c.Request().URL.RawQuery != address.EncodeComparison(q) {
		return c.Redirect(http.StatusFound, address.Compare(p.Lang, q))
	}
	status := http.StatusOK
	if len(issues) > 0 {
		status = http.StatusBadRequest
	}
	page := views.ComparePage{Base: s.base(p, "compare", p.T("compare.heading"), p.T("compare.intro"))}
	page.Path, page.Twin = address.Compare(p.Lang, q), address.Compare(p.Lang.Other(), q)
	page.Menu, page.Hidden = "", len(q.Cases)+len(q.Actions) > 0 || status != http.StatusOK
	page.Issues = compareIssues(p, issues)
	if len(q.Cases) > 0 && len(q.Actions) > 0 {
		page.Mixed = mixedChoices(p, q)
		return s.render(c, status, views.Compare(page))
	}
	table := s.comparison(p, q, actions)
	switch len(table.columns) {
	case 0:
		page.TooFew = p.T("compare.none")
	case 1:
		page.TooFew = p.T("compare.one", i18n.Args{"title": table.columns[0].Text})
	default:
		s.fillComparison(p, &page, q, table)
	}
	for i := range actions {
		a := &actions[i]
		page.Carry = append(page.Carry, views.FacetValueView{
			ID: "kies-" + strconv.Itoa(a.Nr), Value: strconv.Itoa(a.Nr), Label: strconv.Itoa(a.Nr) + ". " + p.Of(a.Title),
		})
	}
	if err := s.offerMore(c.Request().Context(), p, &page, q); err != nil {
		return err
	}
	return s.render(c, status, views.Compare(page))
}

// compared reads the actions of a comparison and leaves out of it what is not
// there and what is too much, each as an issue.
func (s *Server) compared(ctx context.Context, q *catalogue.Comparison, issues []address.Issue) ([]catalogue.Action, []address.Issue, error) {
	actions, err := s.store.ListActions(ctx, q.Actions)
	if err != nil {
		return nil, nil, err
	}
	keep := func(nrs []int, field string, there func(int) bool) []int {
		nrs = slices.DeleteFunc(nrs, func(nr int) bool {
			if there(nr) {
				return false
			}
			issues = append(issues, address.Issue{Field: field, Value: strconv.Itoa(nr)})
			return true
		})
		if len(nrs) > catalogue.MaxCompared {
			issues = append(issues, address.Issue{Field: issueTooMany, Value: strconv.Itoa(len(nrs))})
			nrs = nrs[:catalogue.MaxCompared]
		}
		return nrs
	}
	q.Cases = keep(q.Cases, address.IssueCase, func(nr int) bool { return s.names.cases[nr] != nil })
	q.Actions = keep(q.Actions, address.IssueAction, func(nr int) bool {
		return slices.ContainsFunc(actions, func(a catalogue.Action) bool { return a.Nr == nr })
	})
	return actions[:min(len(actions), len(q.Actions))], issues, nil
}

// issueTooMany is more than fits side by side.
const issueTooMany = "many"

func compareIssues(p *i18n.Printer, issues []address.Issue) []string {
	var list []string
	for _, issue := range issues {
		value := shown(issue.Value)
		switch issue.Field {
		case address.IssueCase:
			list = append(list, p.T("compare.issue.case", i18n.Args{"value": value}))
		case address.IssueAction:
			list = append(list, p.T("compare.issue.action", i18n.Args{"value": value}))
		case address.IssueShow:
			list = append(list, p.T("compare.issue.show", i18n.Args{"value": value}))
		default:
			list = append(list, p.T("compare.issue.many", i18n.Args{"max": catalogue.MaxCompared}))
		}
	}
	return list
}

// mixedChoices lead to the cases and the actions apart.
func mixedChoices(p *i18n.Printer, q catalogue.Comparison) []views.Link {
	return []views.Link{
		{
			Href: address.Compare(p.Lang, catalogue.Comparison{Cases: q.Cases, Differences: q.Differences}),
			Text: p.N("compare.only.cases", len(q.Cases)),
		},
		{
			Href: address.Compare(p.Lang, catalogue.Comparison{Actions: q.Actions, Differences: q.Differences}),
			Text: p.N("compare.only.actions", len(q.Actions)),
		},
	}
}

// comparison lays out what is chosen.
func (s *Server) comparison(p *i18n.Printer, q catalogue.Comparison, actions []catalogue.Action) comparisonTable {
	if len(q.Cases) > 0 {
		cases := make([]*catalogue.Case, len(q.Cases))
		for i, nr := range q.Cases {
			cases[i] = s.names.cases[nr]
		}
		return s.compareCases(p, q, cases)
	}
	return s.compareActions(p, q, actions)
}

func (s *Server) fillComparison(p *i18n.Printer, page *views.ComparePage, q catalogue.Comparison, table comparisonTable) {
	page.Columns, page.Rows = table.columns, table.shown(q.Differences)
	page.Take = cited(p, take(p, page.Path), p.T("compare.heading")+": "+table.names(), page.Path, "")
	page.AddHref = address.AddToList(p.Lang, catalogue.Comparison{Cases: q.Cases, Actions: q.Actions}, "")
	page.Count = p.N("compare.count.actions", len(table.columns))
	if len(q.Cases) > 0 {
		page.Count = p.N("compare.count.cases", len(table.columns))
	}
	if q.Differences && len(page.Rows) == 0 {
		page.Same = p.T("compare.same")
	}
	other := q
	other.Differences = !q.Differences
	page.Toggle = views.Link{Href: address.Compare(p.Lang, other), Text: p.T("compare.differences")}
	if q.Differences {
		page.Toggle.Text = p.T("compare.all")
	}
}

// offerMore offers what can be added: any case, or an action by its number or
// because it is like the first one.
func (s *Server) offerMore(ctx context.Context, p *i18n.Printer, page *views.ComparePage, q catalogue.Comparison) error {
	if len(q.Actions) == 0 {
		for _, nr := range s.names.caseNrs {
			page.Cases = append(page.Cases, views.FacetValueView{
				ID: "kies-" + strconv.Itoa(nr), Value: strconv.Itoa(nr),
				Label:   strconv.Itoa(nr) + ". " + p.Of(s.names.cases[nr].Title),
				Checked: slices.Contains(q.Cases, nr),
			})
		}
	}
	if len(q.Cases) > 0 || len(q.Actions) >= catalogue.MaxCompared {
		return nil
	}
	page.Numbers, page.Last = true, s.names.lastAction
	if len(q.Actions) == 0 {
		return nil
	}
	similar, err := s.search.Similar(ctx, q.Actions[0], similarOffered)
	if err != nil {
		return err
	}
	similar = slices.DeleteFunc(similar, func(nr int) bool { return slices.Contains(q.Actions, nr) })
	links, err := s.actionLinks(ctx, p, similar)
	if err != nil {
		return err
	}
	for i, l := range links {
		more := catalogue.Comparison{Actions: append(slices.Clone(q.Actions), similar[i]), Differences: q.Differences}
		page.Similar = append(page.Similar, views.Link{Href: address.Compare(p.Lang, more), Text: p.T("compare.addthis", i18n.Args{"title": l.Text})})
	}
	return nil
}

// compareSheet is a comparison as a file has it.
func (s *Server) compareSheet(c echo.Context, p *i18n.Printer) (*table, error) {
	q, issues := address.DecodeComparison(c.QueryParams())
	actions, issues, err := s.compared(c.Request().Context(), &q, issues)
	if err != nil {
		return nil, err
	}
	compared := s.comparison(p, q, actions)
	if len(issues) > 0 || len(q.Cases) > 0 && len(q.Actions) > 0 || len(compared.columns) < 2 {
		return nil, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.compare"}
	}
	rows := compared.rowsOfText(p, q.Differences)
	return &table{
		name: fileName(p.T("compare.heading")), title: p.T("compare.heading"), head: rows[0], rows: rows[1:],
		notes:  []string{p.T("compare.note")},
		source: []string{p.T("themes.source")}, address: whole(c, address.Compare(p.Lang, q)),
	}, nil
}
