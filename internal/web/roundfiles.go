package web

import (
	"math"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// roundFile serves a closed round in the form that the program can count
// again.
func (s *Server) roundFile(c echo.Context, p *i18n.Printer) error {
	file, err := s.roundInput(c)
	if err != nil {
		return err
	}
	return sendJSONFile(c, p.T("round.filename"), file)
}

// closedRound is the round of an address whose results may be taken along: it
// is closed, and not deleted.
func (s *Server) closedRound(c echo.Context) (visitor.Token, *shortlist.Round, shortlist.Part, error) {
	token, r, part, _, err := s.findRound(c)
	switch {
	case err != nil:
		return "", nil, 0, err
	case !r.Deleted.IsZero():
		return "", nil, 0, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.round"}
	case !overNow(r):
		return "", nil, 0, &catalogue.Error{Kind: catalogue.Conflict, Message: "error.round.notover"}
	}
	return token, r, part, nil
}

// roundTable is the count of a closed round as a file has it. It names the
// address of the results, never that of whoever runs the round or of a member.
func (s *Server) roundTable(c echo.Context, p *i18n.Printer) (*table, error) {
	token, r, part, err := s.closedRound(c)
	if err != nil {
		return nil, err
	}
	v, err := s.roundResults(p, r, false, part == shortlist.Coordinator || r.ShowNames)
	if err != nil {
		return nil, err
	}
	t := &table{
		name: fileName(r.Title), title: r.Title, source: []string{p.T("round.source")},
		head: []string{
			p.T("tally.rank"), p.T("tally.candidate"), p.T("tally.total"), p.T("tally.pickers"), p.T("tally.mean"), p.T("tally.spread"),
			p.T("tally.bypickers"), p.T("tally.copeland"), p.T("decision"), p.T("decision.note"),
		},
	}
	switch part {
	case shortlist.Coordinator:
		t.address = whole(c, address.Round(p.Lang, shortlist.ResultsToken(token)))
	case shortlist.Spectator:
		t.address = whole(c, address.Round(p.Lang, token))
	}
	t.numbers = []int{0, 2, 3, 4, 5, 6, 7}
	for i := range v.Names {
		t.numbers = append(t.numbers, len(t.head)+i)
	}
	t.head = append(t.head, v.Names...)
	for i, x := range v.Rows {
		chosen := ""
		if x.Chosen {
			chosen = p.T("decision.chosen")
		}
		row := []string{
			strconv.Itoa(x.Rank), x.Title, strconv.Itoa(x.Total), strconv.Itoa(x.Pickers), twoDecimals(x.Mean), twoDecimals(x.Spread),
			strconv.Itoa(x.ByPick), strconv.Itoa(x.Copeland), chosen, x.Note,
		}
		t.rows = append(t.rows, append(row, v.Table[i][1:]...))
	}
	return t, nil
}

// twoDecimals is a number as exact as the page gives it.
func twoDecimals(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}

// roundInput is a closed round as tally reads it; the members are numbered
// where their names may not be seen.
func (s *Server) roundInput(c echo.Context) (map[string]any, error) {
	_, r, part, err := s.closedRound(c)
	if err != nil {
		return nil, err
	}
	ballots := r.Ballots()
	for i := range ballots {
		if part != shortlist.Coordinator && !r.ShowNames {
			ballots[i].Member = strconv.Itoa(i + 1)
		}
	}
	if ballots == nil {
		ballots = []shortlist.Ballot{}
	}
	return map[string]any{"k": r.Picks, "candidates": r.Keys(), "ballots": ballots}, nil
}
