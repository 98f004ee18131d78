package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// newList stands for a list that is still to be made, among lists to add to.
const newList = "nieuw"

// listAdd asks on which list the chosen things come.
func (s *Server) listAdd(c echo.Context, p *i18n.Printer) error {
	adding, issues, err := s.adding(c.Request().Context(), p, c.QueryParams())
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(issues) > 0 {
		status = http.StatusBadRequest
	}
	return s.sendListAdd(c, p, status, adding, issues, "", views.HeadForm{})
}

func (s *Server) sendListAdd(c echo.Context, p *i18n.Printer, status int, a *adding, issues []string, chosen string, form views.HeadForm) error {
	lists, tokens, err := s.ownLists(c)
	if err != nil {
		return err
	}
	page := views.ListAddPage{
		Base: s.base(p, "list-add", p.T("lists.add"), ""), Issues: issues,
		What: p.N("lists.adding", len(a.items)), Names: a.names, Form: form, Carry: a.carry,
	}
	page.Path, page.Twin = address.AddToList(p.Lang, a.chosen, a.origin), address.AddToList(p.Lang.Other(), a.chosen, a.origin)
	page.Menu, page.Hidden = "lists", true
	if len(a.items) == 0 {
		page.What, page.Back, page.Kept = p.T("lists.adding.nothing"), waysBack(c, p), typedOnList(c, p)
		return s.render(c, status, views.ListAdd(page))
	}
	for i, l := range lists {
		if !l.Deleted.IsZero() {
			continue
		}
		value := string(tokens[i])
		page.Lists = append(page.Lists, views.ListChoice{
			Value: value, Label: l.Title + " (" + p.N("list.count", len(l.Items)) + ")",
			Checked: value == chosen || chosen == "" && len(page.Lists) == 0,
		})
	}
	page.Lists = append(page.Lists, views.ListChoice{
		Value: newList, Label: p.T("lists.new"), Checked: chosen == newList || len(page.Lists) == 0,
	})
	if page.Form.Title == "" {
		page.Form.Title = a.title
	}
	return s.render(c, status, views.ListAdd(page))
}

// waysBack lead to where things are chosen: first the page that someone came
// from, where the browser tells.
func waysBack(c echo.Context, p *i18n.Printer) []views.Link {
	var ways []views.Link
	from, err := url.Parse(c.Request().Referer())
	if err == nil && from.Host == c.Request().Host && from.Path != c.Request().URL.Path && !strings.HasPrefix(from.Path, "//") {
		ways = append(ways, views.Link{Href: from.RequestURI(), Text: p.T("lists.adding.back")})
	}
	return append(ways,
		views.Link{Href: address.Page(p.Lang, "actions"), Text: p.T("list.empty.actions")},
		views.Link{Href: address.Page(p.Lang, "cases"), Text: p.T("list.empty.cases")})
}

// addToList puts the chosen things on a list, or on a new one.
func (s *Server) addToList(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	values, err := c.FormParams()
	if err != nil {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad", Err: err}
	}
	a, issues, err := s.adding(ctx, p, values)
	if err != nil {
		return err
	}
	form, chosen := headForm(c), c.FormValue("lijst")
	if len(issues) == 0 && chosen == newList {
		issues = fieldTexts(p, shortlist.CheckHead(form.Title, form.Purpose))
	}
	if len(issues) == 0 && len(a.items) == 0 {
		issues = []string{p.T("lists.adding.nothing")}
	}
	if len(issues) > 0 {
		return s.sendListAdd(c, p, http.StatusBadRequest, a, issues, chosen, form)
	}
	if chosen == newList {
		err := s.makeList(c, p, &shortlist.List{Title: form.Title, Purpose: form.Purpose, Origin: a.origin, Items: a.items})
		if isTooMany(err) {
			return s.sendListAdd(c, p, http.StatusTooManyRequests, a, []string{p.T("error.toomany")}, chosen, form)
		}
		return err
	}
	edit := visitor.Token(chosen)
	added, err := s.store.AddItems(ctx, edit, a.items)
	if _, ok := asReaderError(err); ok {
		status, message := statusOf(err)
		return s.sendListAdd(c, p, status, a, []string{p.T(message)}, "", form)
	}
	if err != nil {
		return err
	}
	s.jar.keep(c, edit)
	return c.Redirect(http.StatusSeeOther, afterList(c, p, edit, "?bij="+strconv.Itoa(added)))
}

// adding is what goes on a list.
type adding struct {
	items  []shortlist.Item
	names  []string
	chosen catalogue.Comparison // what was chosen one by one
	origin string               // the search it comes from, or empty
	title  string               // a title to begin with
	carry  []views.Carried
}

// maxAdded is the most that one search puts on a list.
const maxAdded = catalogue.MaxPerPage

// adding reads what is chosen: cases and actions by number, or all that a
// search finds. What is not there is an issue.
func (s *Server) adding(ctx context.Context, p *i18n.Printer, values url.Values) (*adding, []string, error) {
	a := &adding{}
	q, found := address.DecodeComparison(values)
	if search := values.Get(address.ParamSearch); search != "" || values.Has(address.ParamSearch) {
		return a, nil, s.addSearch(ctx, p, a, search)
	}
	a.chosen = q
	actions, err := s.store.ListActions(ctx, q.Actions)
	if err != nil {
		return nil, nil, err
	}
	there := map[int]bool{}
	for i := range actions {
		there[actions[i].Nr] = true
		a.add(p, catalogue.TypeAction, actions[i].Nr, p.Of(actions[i].Title))
	}
	for _, nr := range q.Actions {
		if !there[nr] {
			found = append(found, address.Issue{Field: address.IssueAction, Value: strconv.Itoa(nr)})
		}
	}
	for _, nr := range q.Cases {
		if k, ok := s.names.cases[nr]; ok {
			a.add(p, catalogue.TypeCase, nr, p.Of(k.Title))
		} else {
			found = append(found, address.Issue{Field: address.IssueCase, Value: strconv.Itoa(nr)})
		}
	}
	return a, compareIssues(p, found), nil
}

func (a *adding) add(p *i18n.Printer, kind catalogue.ItemType, nr int, title string) {
	a.items = append(a.items, shortlist.Item{Kind: kind, Nr: nr})
	a.names = append(a.names, itemLabel(p, kind, nr)+": "+title)
	name := address.ParamAction
	if kind == catalogue.TypeCase {
		name = address.ParamCase
	}
	a.carry = append(a.carry, views.Carried{Name: name, Value: strconv.Itoa(nr)})
}

// itemLabel says what an item is.
func itemLabel(p *i18n.Printer, kind catalogue.ItemType, nr int) string {
	switch kind {
	case catalogue.TypeCase:
		return p.T("case") + " " + strconv.Itoa(nr)
	case catalogue.TypeAction:
		return p.T("action") + " " + strconv.Itoa(nr)
	}
	return p.T("own.label")
}

// addSearch adds everything that a search finds, in its order.
func (s *Server) addSearch(ctx context.Context, p *i18n.Printer, a *adding, search string) error {
	values, err := url.ParseQuery(search)
	if err != nil {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters", Err: err}
	}
	q, issues := address.Decode(values)
	if _, _, unknown := s.names.unknown(q.Filters); unknown || len(issues) > 0 {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.filters"}
	}
	q.Lang, q.Scope, q.Page, q.PerPage = p.Lang, catalogue.ActionsAndCases, 1, maxAdded
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return err
	}
	actions, err := s.load(ctx, found.Hits)
	if err != nil {
		return err
	}
	for _, hit := range found.Hits {
		if k, ok := s.names.cases[hit.Nr]; ok && hit.Type == catalogue.TypeCase {
			a.add(p, hit.Type, hit.Nr, p.Of(k.Title))
		}
		if x, ok := actions[hit.Nr]; ok && hit.Type == catalogue.TypeAction {
			a.add(p, hit.Type, hit.Nr, p.Of(x.Title))
		}
	}
	a.origin, a.title = address.Encode(q), cut(s.catalogueTitle(p, q), shortlist.MaxTitle)
	a.carry = []views.Carried{{Name: address.ParamSearch, Value: a.origin}}
	return nil
}
