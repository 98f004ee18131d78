package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// round shows a round as its link allows: the ballot, the coordinator's page,
// or the results.
func (s *Server) round(c echo.Context, p *i18n.Printer) error {
	token, r, part, member, err := s.findRound(c)
	if err != nil {
		return err
	}
	if part == shortlist.Voter {
		return s.sendBallot(c, p, http.StatusOK, s.ballotPage(p, c, token, r, member))
	}
	page, err := s.roundPage(p, c, token, r, part)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.Round(page))
}

func (s *Server) findRound(c echo.Context) (token visitor.Token, r *shortlist.Round, part shortlist.Part, member int64, err error) {
	token = visitor.Token(c.Param("token"))
	if !token.Valid() {
		return token, nil, 0, 0, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.round"}
	}
	r, part, member, err = s.store.FindRound(c.Request().Context(), token)
	return token, r, part, member, err
}

func roundBase(p *i18n.Printer, token visitor.Token, title string) views.Base {
	return views.Base{
		Printer: p, Title: title, Path: address.Round(p.Lang, token), Twin: address.Round(p.Lang.Other(), token), Menu: "lists", Hidden: true,
	}
}

// roundWhen says how far a round is.
func roundWhen(p *i18n.Printer, r *shortlist.Round, now time.Time) string {
	switch r.StateAt(now) {
	case shortlist.Waiting:
		return p.T("round.waiting", i18n.Args{"date": p.Date(r.Opens)})
	case shortlist.Over:
		at := r.Closed
		if at.IsZero() {
			at = r.Closes.Add(-time.Second)
		}
		return p.T("round.over", i18n.Args{"date": p.Date(at)})
	}
	if r.Closes.IsZero() {
		return p.T("round.isopen")
	}
	return p.T("round.isopen.until", i18n.Args{"date": p.Date(r.Closes.Add(-time.Second))})
}

func (s *Server) roundPage(p *i18n.Printer, c echo.Context, token visitor.Token, r *shortlist.Round, part shortlist.Part) (views.RoundPage, error) {
	now := time.Now()
	sent := len(r.Ballots())
	page := views.RoundPage{
		Base: roundBase(p, token, r.Title), Token: token, Edit: part == shortlist.Coordinator,
		Name: r.Title, Question: r.Question, Criteria: r.Criteria,
		Count: p.N("round.candidates", len(r.Candidates)), State: r.StateAt(now), When: roundWhen(p, r, now),
		Voted: p.T("round.voted", i18n.Args{"some": sent, "all": len(r.Members)}),
		Take:  take(p, address.Dossier(address.Round(p.Lang, token))),
	}
	if !r.Deleted.IsZero() {
		page.Deleted = p.T("round.deleted", i18n.Args{"date": p.Date(r.Deleted.Add(visitor.Grace))})
		return page, nil
	}
	var err error
	if page.List, err = s.listOf(c, p, r); err != nil {
		return page, err
	}
	if page.Edit {
		page.EditLink = whole(c, address.Round(p.Lang, token))
		page.ReadLink = whole(c, address.Round(p.Lang, shortlist.ResultsToken(token)))
		for _, m := range r.Members {
			page.Members = append(page.Members, views.RoundMember{
				ID: m.ID, Name: m.Name, State: memberState(p, m), Lost: memberLost(p, &m),
				Link: whole(c, address.Round(p.Lang, shortlist.MemberToken(token, m.Place, m.Turn))),
			})
		}
		if !r.Closes.IsZero() {
			page.Closes.Day = r.Closes.AddDate(0, 0, -1).In(i18n.Zone).Format(time.DateOnly)
		}
		page.Notice = roundNotice(p, c.QueryParam("klaar"))
	}
	if page.State == shortlist.Over {
		page.Results, err = s.roundResults(p, r, page.Edit, page.Edit || r.ShowNames)
	} else {
		page.Candidates = s.candidateLinks(p, r.Candidates)
	}
	return page, err
}

// listOf leads to the list that a round was opened on, where the visitor's
// browser knows it.
func (s *Server) listOf(c echo.Context, p *i18n.Printer, r *shortlist.Round) (*views.Link, error) {
	lists, tokens, err := s.ownLists(c)
	if err != nil {
		return nil, err
	}
	for i, l := range lists {
		if l.ID == r.List && l.Deleted.IsZero() {
			return &views.Link{Href: address.List(p.Lang, tokens[i]), Text: l.Title}, nil
		}
	}
	return nil, nil
}

// candidateLinks name what is voted on.
func (s *Server) candidateLinks(p *i18n.Printer, list []shortlist.Candidate) []views.CandidateLink {
	links := make([]views.CandidateLink, len(list))
	for i := range list {
		x := &list[i]
		links[i] = views.CandidateLink{
			Label: itemLabel(p, x.Kind, x.Nr), Link: views.Link{Href: s.candidateHref(p, x), Text: p.Of(x.Title)},
		}
	}
	return links
}

// roundNotice says what whoever runs a round just did.
func roundNotice(p *i18n.Printer, done string) string {
	switch done {
	case "ronde":
		return p.T("round.made")
	case "bewaard":
		return p.T("list.saved")
	case "gesloten":
		return p.T("round.close.done")
	case "lidweg":
		return p.T("round.member.removed")
	case "stembriefweg":
		return p.T("round.member.removed.ballot")
	}
	return ""
}

// memberLost says what is lost if a member is taken out; nothing, if there is
// nothing on the ballot yet.
func memberLost(p *i18n.Printer, m *shortlist.Member) string {
	switch {
	case !m.Sent.IsZero():
		return p.T("member.remove.sent", i18n.Args{"name": m.Name})
	case m.Begun():
		return p.T("member.remove.draft", i18n.Args{"name": m.Name})
	}
	return ""
}

// memberState says whether a member has voted, never what.
func memberState(p *i18n.Printer, m shortlist.Member) string {
	switch {
	case !m.Sent.IsZero():
		return p.T("member.sent", i18n.Args{"date": p.Date(m.Sent)})
	case len(m.Ranks) > 0:
		return p.T("member.draft")
	}
	return p.T("member.nothing")
}
