package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// ballotPage makes the page of a member: the candidates in an order of the
// member's own, with the ranks given so far.
func (s *Server) ballotPage(p *i18n.Printer, c echo.Context, token visitor.Token, r *shortlist.Round, member int64) *views.BallotPage {
	now := time.Now()
	page := &views.BallotPage{
		Base: roundBase(p, token, r.Title), Token: token, Name: r.Title, Question: r.Question, Criteria: r.Criteria,
		Picks: r.Picks, State: r.StateAt(now), When: roundWhen(p, r, now),
	}
	var ranks map[string]int
	for _, m := range r.Members {
		if m.ID == member {
			page.Member, ranks = m.Name, m.Ranks
			switch {
			case m.Draft != nil:
				page.Sent, ranks = p.T("ballot.sent.draft", i18n.Args{"date": p.Date(m.Sent)}), m.Draft
			case !m.Sent.IsZero():
				page.Sent = p.T("ballot.sent", i18n.Args{"date": p.Date(m.Sent)})
			}
		} else if r.ShowNames {
			page.Others = append(page.Others, m.Name)
		}
	}
	switch c.QueryParam("klaar") {
	case "gestuurd":
		page.Notice = p.T("ballot.thanks")
	case "ontwerp":
		page.Notice = p.T("ballot.kept")
	}
	for _, x := range r.Shuffled(member) {
		view := views.BallotCandidate{
			Key: x.Key, Title: p.Of(x.Title), By: p.Of(x.By), Text: catalogue.FirstSentence(p.Of(x.Text)),
			Label: itemLabel(p, x.Kind, x.Nr), Href: s.candidateHref(p, &x),
		}
		if rank, ok := ranks[x.Key]; ok {
			view.Rank = strconv.Itoa(rank)
		}
		page.Candidates = append(page.Candidates, view)
	}
	return page
}

func (s *Server) sendBallot(c echo.Context, p *i18n.Printer, status int, page *views.BallotPage) error {
	if page.State == shortlist.Over {
		_, r, _, _, err := s.findRound(c)
		if err != nil {
			return err
		}
		if page.Results, err = s.roundResults(p, r, false, r.ShowNames); err != nil {
			return err
		}
	}
	return s.render(c, status, views.Ballot(*page))
}

// postBallot keeps a member's ranks, as a draft or sent. A ballot that is not
// whole stays a draft and comes back with what is wrong.
func (s *Server) postBallot(c echo.Context, p *i18n.Printer, token visitor.Token, r *shortlist.Round, member int64) error {
	send := c.FormValue("doe") == "stuur"
	ranks, typed := map[string]int{}, map[string]string{}
	var unreadable []string
	for _, x := range r.Candidates {
		text := strings.TrimSpace(c.FormValue("rang-" + x.Key))
		if text == "" {
			continue
		}
		typed[x.Key] = cut(text, 10)
		if rank, err := strconv.Atoi(text); err == nil && rank > -1000 && rank < 1000 {
			ranks[x.Key] = rank
		} else {
			unreadable = append(unreadable, p.Of(x.Title))
		}
	}
	issues := ballotTexts(p, r, shortlist.Ballot{Ranks: ranks}.Check(r.Picks, r.Keys()))
	if len(unreadable) > 0 {
		issues = append([]string{p.T("issue.ballot.number", i18n.Args{"names": strings.Join(unreadable, ", ")})}, issues...)
	}
	whole := len(issues) == 0
	if err := s.store.SaveBallot(c.Request().Context(), token, ranks, send && whole); err != nil {
		return err
	}
	if !send || whole {
		done := "ontwerp"
		if send {
			done = "gestuurd"
		}
		return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"?klaar="+done)
	}
	_, r, _, _, err := s.findRound(c)
	if err != nil {
		return err
	}
	page := s.ballotPage(p, c, token, r, member)
	page.Issues = append(issues, p.T("issue.ballot.kept"))
	for i := range page.Candidates {
		page.Candidates[i].Rank = typed[page.Candidates[i].Key]
	}
	return s.sendBallot(c, p, http.StatusBadRequest, page)
}

// ballotTexts says in words what is wrong with a ballot.
func ballotTexts(p *i18n.Printer, r *shortlist.Round, issues []shortlist.BallotIssue) []string {
	titles := map[string]string{}
	for _, c := range r.Candidates {
		titles[c.Key] = p.Of(c.Title)
	}
	var list, missing []string
	for _, x := range issues {
		var who []string
		for _, key := range x.Candidates {
			who = append(who, "“"+titles[key]+"”")
		}
		names := strings.Join(who, ", ")
		switch x.Fault {
		case shortlist.FaultGap:
			missing = append(missing, strconv.Itoa(x.Rank))
		case shortlist.FaultDouble:
			list = append(list, p.T("issue.ballot.double", i18n.Args{"rank": x.Rank, "names": names}))
		case shortlist.FaultRange:
			list = append(list, p.T("issue.ballot.range", i18n.Args{"picks": r.Picks, "names": names}))
		}
	}
	if len(missing) > 0 {
		list = append(list, p.T("issue.ballot.missing", i18n.Args{"ranks": strings.Join(missing, ", ")}))
	}
	return list
}
