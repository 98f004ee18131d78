package web

import (
	"maps"
	"math"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

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

// roundTable is the count of a closed round as a file has it, with what was
// asked and what the group chose. It names the address of the results, never
// that of whoever runs the round or of a member.
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
		name: fileName(r.Title), title: r.Title, source: []string{p.T("round.source")}, about: roundAbout(p, r, v),
		head: []string{
			p.T("tally.rank"), p.T("tally.candidate"), p.T("tally.total"), p.T("tally.pickers"), p.T("tally.mean"), p.T("tally.spread"),
			p.T("tally.bypickers"), p.T("tally.copeland"), p.T("decision"), p.T("decision.note"),
		},
		naming: 1,
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
		figures := make([]string, 7) // that nothing was counted is not a count
		if v.Counted() {
			figures = []string{
				strconv.Itoa(x.Rank), strconv.Itoa(x.Total), strconv.Itoa(x.Pickers), twoDecimals(x.Mean), twoDecimals(x.Spread), strconv.Itoa(x.ByPick), strconv.Itoa(x.Copeland),
			}
		}
		chosen := ""
		if x.Chosen {
			chosen = p.T("decision.chosen")
		}
		row := append([]string{figures[0], x.Title}, figures[1:]...)
		row = append(row, chosen, x.Note)
		t.rows = append(t.rows, append(row, v.Table[i][1:]...))
	}
	return t, nil
}

// twoDecimals is a number as exact as the page gives it.
func twoDecimals(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}

// roundAbout is what was asked in a round, and what the group chose and why.
func roundAbout(p *i18n.Printer, r *shortlist.Round, v *views.RoundResults) [][]string {
	var lines [][]string
	if r.Question != "" {
		lines = append(lines, []string{p.T("round.question"), r.Question})
	}
	if len(r.Criteria) > 0 {
		lines = append(lines, append([]string{p.T("round.criteria")}, r.Criteria...))
	}
	if !v.Counted() {
		lines = append(lines, []string{p.T("tally"), p.T("tally.empty")})
	}
	if len(v.Decided) == 0 {
		lines = append(lines, []string{p.T("decision"), p.T("decision.none")})
	} else {
		lines = append(lines, append([]string{p.T("decision")}, v.Decided...))
	}
	if r.Decision.Reason != "" {
		lines = append(lines, []string{p.T("decision.reason"), r.Decision.Reason})
	}
	return lines
}

// roundJSON is a closed round as tally reads it, and what it was about.
type roundJSON struct {
	K          int                `json:"k"`
	Candidates []string           `json:"candidates"`
	Ballots    []shortlist.Ballot `json:"ballots"`
	Round      roundAsked         `json:"round"`
}

type roundAsked struct {
	Title    string                    `json:"title"`
	Question string                    `json:"question"`
	Criteria []string                  `json:"criteria"`
	Names    map[string]catalogue.Text `json:"names"` // of the candidates
	Notes    map[string]string         `json:"notes"` // by candidate
	Decision shortlist.Decision        `json:"decision"`
}

// roundFile serves a closed round in the form that the program can count
// again; the members are numbered where their names may not be seen.
func (s *Server) roundFile(c echo.Context, p *i18n.Printer) error {
	_, r, part, err := s.closedRound(c)
	if err != nil {
		return err
	}
	file := roundJSON{
		K: r.Picks, Candidates: r.Keys(), Ballots: append([]shortlist.Ballot{}, r.Ballots()...),
		Round: roundAsked{
			Title: r.Title, Question: r.Question, Criteria: append([]string{}, r.Criteria...),
			Names: map[string]catalogue.Text{}, Notes: map[string]string{}, Decision: r.Decision,
		},
	}
	for i := range file.Ballots {
		if part != shortlist.Coordinator && !r.ShowNames {
			file.Ballots[i].Member = strconv.Itoa(i + 1)
		}
	}
	for _, x := range r.Candidates {
		file.Round.Names[x.Key] = x.Title
	}
	maps.Copy(file.Round.Notes, r.Notes)
	file.Round.Decision.Chosen = append([]string{}, r.Decision.Chosen...)
	return sendJSONFile(c, p.T("round.filename"), file)
}
