package web

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// How many suggestions the API gives.
const (
	suggestLimit = 8
	suggestMost  = 20
)

type apiSuggestions struct {
	Query       string          `json:"query"`
	Says        string          `json:"says"` // how many there are, in words
	Suggestions []apiSuggestion `json:"suggestions"`
}

type apiSuggestion struct {
	Kind  catalogue.CompletionKind `json:"kind"`
	Text  string                   `json:"text"`
	Label string                   `json:"label"` // what it is, in words
	Count *int                     `json:"count"` // null for an action or a case
	URL   string                   `json:"url"`
}

// apiSuggest answers GET /api/v1/suggest: what of the catalogue a text that is
// being typed may become.
func (s *Server) apiSuggest(c echo.Context) error {
	values := c.QueryParams()
	text, err := apiText(values)
	if err != nil {
		return err
	}
	lang, err := apiLang(values)
	if err != nil {
		return err
	}
	limit, err := apiNumber(values, "limit", suggestLimit, suggestMost)
	if err != nil {
		return err
	}
	list, err := s.search.Complete(c.Request().Context(), text, lang, limit)
	if err != nil {
		return err
	}
	var nrs []int
	for _, x := range list {
		if x.Kind == catalogue.CompleteAction {
			nrs = append(nrs, x.Nr)
		}
	}
	actions, err := s.store.ListActions(c.Request().Context(), nrs)
	if err != nil {
		return err
	}
	slugs := map[int]string{}
	for i := range actions {
		slugs[actions[i].Nr] = actions[i].Slug
	}
	p := s.printers[lang]
	answer := apiSuggestions{Query: text, Says: p.N("suggestions", len(list)), Suggestions: []apiSuggestion{}}
	for i := range list {
		answer.Suggestions = append(answer.Suggestions, s.suggestionOf(p, &list[i], slugs))
	}
	return sendJSON(c, answer)
}

// suggestionOf says what a completion is, and where it leads; slugs are those
// of actions.
func (s *Server) suggestionOf(p *i18n.Printer, x *catalogue.Completion, slugs map[int]string) apiSuggestion {
	view := apiSuggestion{Kind: x.Kind, Text: x.Text}
	count := func(what string) {
		n := x.Actions + x.Cases
		view.Count, view.Label = &n, what+", "+actionsAndCases(p, x.Actions, x.Cases)
	}
	switch x.Kind {
	case catalogue.CompleteAction:
		view.Label, view.URL = p.T("action")+" "+strconv.Itoa(x.Nr), address.Action(p.Lang, x.Nr, slugs[x.Nr])
	case catalogue.CompleteCase:
		view.Label, view.URL = p.T("case")+" "+strconv.Itoa(x.Nr), address.Case(p.Lang, s.names.cases[x.Nr].Slug)
	case catalogue.CompleteTheme:
		count(p.T("themes.theme"))
		for i := range s.names.themeList {
			if t := &s.names.themeList[i]; t.ID == x.ID {
				view.URL = address.Theme(p.Lang, t)
			}
		}
	case catalogue.CompleteOrganisation:
		count(p.T("facet.organisation"))
		view.URL = address.Organisation(p.Lang, x.ID)
	case catalogue.CompleteValue:
		count(p.T("facet." + string(x.Facet)))
		view.URL = address.Filtered(p.Lang, x.Facet, x.ID)
	}
	if x.Alias != "" {
		view.Text = x.Alias + " (" + x.Text + ")"
	}
	return view
}
