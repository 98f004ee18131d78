package web

import (
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

type apiList struct {
	Title   string        `json:"title"`
	Purpose string        `json:"purpose"`
	Search  *string       `json:"search"` // that it was filled from, as in an address
	Created time.Time     `json:"created"`
	Changed time.Time     `json:"changed"`
	Items   []apiListItem `json:"items"`
}

type apiListItem struct {
	Type    catalogue.ItemType `json:"type"`
	Nr      *int               `json:"nr"`  // null: one of the makers' own
	Own     *apiOwn            `json:"own"` // null: an action or a case
	Section string             `json:"section"`
	Note    string             `json:"note"`
	Status  shortlist.Status   `json:"status"`
	Reason  string             `json:"reason"`
}

type apiOwn struct {
	Title     string `json:"title"`
	Initiator string `json:"initiator"`
	Link      string `json:"link"`
	Text      string `json:"text"`
}

// apiList answers GET /api/v1/lists/{token}, by either link.
func (s *Server) apiList(c echo.Context) error {
	token := visitor.Token(c.Param("token"))
	if !token.Valid() {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	l, _, err := s.store.FindList(c.Request().Context(), token)
	if err != nil {
		return err
	}
	if !l.Deleted.IsZero() {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	return sendJSON(c, listJSON(l))
}

// listFile serves a list as JSON, as the API does.
func (s *Server) listFile(c echo.Context, p *i18n.Printer) error {
	page, l, err := s.openListPage(c, p)
	if err != nil {
		return err
	}
	if page.Deleted != "" {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	return sendJSONFile(c, l.Title, listJSON(l))
}

// listJSON is what the API gives of a list.
func listJSON(l *shortlist.List) apiList {
	list := apiList{Title: l.Title, Purpose: l.Purpose, Created: l.Created, Changed: l.Changed, Items: []apiListItem{}}
	if l.Origin != "" {
		list.Search = &l.Origin
	}
	for _, x := range l.Items {
		item := apiListItem{Type: x.Kind, Section: x.Section, Note: x.Note, Status: x.Status, Reason: x.Reason}
		if x.Kind == shortlist.Own {
			item.Own = &apiOwn{Title: x.OwnItem.Title, Initiator: x.Initiator, Link: x.Link, Text: x.Body}
		} else {
			item.Nr = &x.Nr
		}
		list.Items = append(list.Items, item)
	}
	return list
}

type apiRound struct {
	Title   string           `json:"title"`
	K       int              `json:"k"`
	Ballots int              `json:"ballots"`
	Results []apiRoundResult `json:"results"`
	Chosen  []string         `json:"chosen"`
}

type apiRoundResult struct {
	Candidate string         `json:"candidate"`
	Title     catalogue.Text `json:"title"`
	Rank      int            `json:"rank"`
	Total     int            `json:"total"`
	Pickers   int            `json:"pickers"`
	Mean      float64        `json:"mean"`
	Spread    float64        `json:"spread"`
	Counts    []int          `json:"counts"`
}

// apiRound answers GET /api/v1/rounds/{token}/results of a closed round, by
// any of its links.
func (s *Server) apiRound(c echo.Context) error {
	_, r, _, err := s.closedRound(c)
	if err != nil {
		return err
	}
	list, err := shortlist.Tally(r.Picks, r.Keys(), r.Ballots())
	if err != nil {
		return err
	}
	titles := map[string]catalogue.Text{}
	for _, x := range r.Candidates {
		titles[x.Key] = x.Title
	}
	answer := apiRound{Title: r.Title, K: r.Picks, Ballots: len(r.Ballots()), Results: []apiRoundResult{}, Chosen: []string{}}
	answer.Chosen = append(answer.Chosen, r.Decision.Chosen...)
	for _, x := range list {
		answer.Results = append(answer.Results, apiRoundResult{
			Candidate: x.Candidate, Title: titles[x.Candidate], Rank: x.Rank, Total: x.Total, Pickers: x.Pickers,
			Mean: x.Mean, Spread: x.Spread, Counts: x.Counts,
		})
	}
	return sendJSON(c, answer)
}

// overNow tells whether a round is closed.
func overNow(r *shortlist.Round) bool { return r.StateAt(time.Now()) == shortlist.Over }
