package web

import (
	"net/http"
	"slices"
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
			page.Member, page.Sent, ranks = m.Name, ballotSent(p, &m, page.State), m.Ranks
			if m.Draft != nil {
				ranks = m.Draft
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
	candidates := r.Shuffled(member)
	if page.State == shortlist.Waiting {
		page.Coming = s.candidateLinks(p, candidates)
	}
	if page.State != shortlist.Open {
		return page
	}
	for _, x := range candidates {
		view := views.BallotCandidate{
			Key: x.Key, Title: p.Of(x.Title), By: p.Of(x.By), Text: ballotText(p, &x),
			Label: itemLabel(p, x.Kind, x.Nr), Href: s.candidateHref(p, &x),
		}
		if rank, ok := ranks[x.Key]; ok {
			view.Rank = strconv.Itoa(rank)
		}
		page.Candidates = append(page.Candidates, view)
	}
	return page
}

// ballotSent says whether a member has sent a ballot, and whether it can still
// be changed.
func ballotSent(p *i18n.Printer, m *shortlist.Member, state shortlist.State) string {
	over := state == shortlist.Over
	switch date := p.Date(m.Sent); {
	case m.Sent.IsZero() && over:
		return p.T("ballot.sent.none")
	case m.Sent.IsZero():
		return ""
	case m.Draft != nil && over:
		return p.T("ballot.sent.over.draft", i18n.Args{"date": date})
	case m.Draft != nil:
		return p.T("ballot.sent.draft", i18n.Args{"date": date})
	case over:
		return p.T("ballot.sent.over", i18n.Args{"date": date})
	default:
		return p.T("ballot.sent", i18n.Args{"date": date})
	}
}

// ballotText is enough of a candidate to decide on, twice what the catalogue
// shows of an action in a list; of one that is nowhere else, all there is.
func ballotText(p *i18n.Printer, x *shortlist.Candidate) string {
	if x.Kind == shortlist.Own {
		return p.Of(x.Text)
	}
	var text strings.Builder
	for _, part := range excerpt(p.Of(x.Text), nil, 2*excerptLength) {
		text.WriteString(part.Text)
	}
	return text.String()
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
			unreadable = append(unreadable, "“"+p.Of(x.Title)+"”")
		}
	}
	issues := ballotTexts(p, r, shortlist.Ballot{Ranks: ranks}.Check(r.Picks, r.Keys()))
	if len(unreadable) > 0 {
		issues = append([]string{p.T("issue.ballot.number", i18n.Args{"names": strings.Join(unreadable, ", ")})}, issues...)
	}
	whole := len(issues) == 0
	err := s.store.SaveBallot(c.Request().Context(), token, ranks, send && whole)
	switch {
	case err != nil && catalogue.KindOf(err) == catalogue.Conflict:
		return s.ballotNotNow(c, p, err, typed)
	case err != nil:
		return err
	}
	if !send || whole {
		done := "ontwerp"
		if send {
			done = "gestuurd"
		}
		return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"?klaar="+done)
	}
	if _, r, _, _, err = s.findRound(c); err != nil {
		return err
	}
	page := s.ballotPage(p, c, token, r, member)
	page.Issues = append(issues, p.T("issue.ballot.kept"))
	for i := range page.Candidates {
		page.Candidates[i].Rank = typed[page.Candidates[i].Key]
	}
	return s.sendBallot(c, p, http.StatusBadRequest, page)
}

// ballotNotNow shows the page of a member whose round is closed or not open
// yet, with what was typed on the ballot in words.
func (s *Server) ballotNotNow(c echo.Context, p *i18n.Printer, refusal error, typed map[string]string) error {
	token, r, _, member, err := s.findRound(c)
	if err != nil {
		return err
	}
	page := s.ballotPage(p, c, token, r, member)
	status, message := statusOf(refusal)
	page.Issues = []string{p.T(message)}
	if page.State == shortlist.Over {
		page.Issues = []string{p.T("issue.ballot.late")}
	}
	var lines []string
	for _, x := range r.Candidates {
		if rank := typed[x.Key]; rank != "" {
			lines = append(lines, rank+" “"+p.Of(x.Title)+"”")
		}
	}
	if len(lines) > 0 {
		slices.Sort(lines)
		page.Issues = append(page.Issues, p.T("issue.ballot.typed", i18n.Args{"ranks": strings.Join(lines, ", ")}))
	}
	return s.sendBallot(c, p, status, page)
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
			list = append(list, p.N("issue.ballot.range", r.Picks, i18n.Args{"names": names}))
		}
	}
	if len(missing) > 0 {
		list = append(list, p.T("issue.ballot.missing", i18n.Args{"ranks": strings.Join(missing, ", ")}))
	}
	return list
}
