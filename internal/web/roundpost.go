package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// postRound carries out what a form on the page of a round asks for.
func (s *Server) postRound(c echo.Context, p *i18n.Printer) error {
	token, r, part, member, err := s.findRound(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	back := address.Round(p.Lang, token)
	do := c.FormValue("doe")
	voting := do == "stuur" || do == "ontwerp"
	switch {
	case voting && part != shortlist.Voter:
		return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.round.member"}
	case voting:
		return s.postBallot(c, p, token, r, member)
	case part != shortlist.Coordinator:
		return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.round.coordinator"}
	}
	switch do {
	case "sluit":
		err = s.store.CloseRound(ctx, token)
		back += "?klaar=gesloten"
	case "sluitdag":
		return s.postCloses(c, p, token, r)
	case "lid":
		return s.postMember(c, p, token)
	case "lidlink":
		id := memberOf(c)
		err = s.store.RenewMember(ctx, token, id)
		back += "#lid-" + strconv.FormatInt(id, 10)
	case "lidweg":
		return s.postRemoval(c, p, token)
	case "verwijder":
		err = s.store.DeleteRound(ctx, token)
	case "herstel":
		err = s.store.RestoreRound(ctx, token)
	case "beslis":
		return s.postDecision(c, p, token, r, part)
	default:
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad"}
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, back)
}

// memberOf is the member that a form is about; 0 is none.
func memberOf(c echo.Context) int64 {
	id, _ := strconv.ParseInt(c.FormValue("lid"), 10, 64)
	return id
}

// postMember lets one more take part.
func (s *Server) postMember(c echo.Context, p *i18n.Printer, token visitor.Token) error {
	name := typed(c, "naam")
	var err error
	if name == "" || len(shortlist.CheckMembers([]string{name})) > 0 {
		err = &catalogue.Error{Kind: catalogue.Invalid, Message: "error.round.name"}
	} else {
		err = s.store.AddMember(c.Request().Context(), token, name)
	}
	if err != nil {
		return s.roundRefused(c, p, err, func(page *views.RoundPage, why string) {
			page.Adding = views.MemberForm{Name: name, Issues: []string{why}}
		})
	}
	return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"#deelnemers")
}

// postRemoval takes a member out. What is on the ballot goes too, once that was
// asked.
func (s *Server) postRemoval(c echo.Context, p *i18n.Printer, token visitor.Token) error {
	id, withBallot := memberOf(c), c.FormValue("stembrief") == "weg"
	if err := s.store.RemoveMember(c.Request().Context(), token, id, withBallot); err != nil {
		return s.roundRefused(c, p, err, func(page *views.RoundPage, why string) {
			page.Adding.Issues = []string{why}
			for i := range page.Members {
				page.Members[i].Open = page.Members[i].ID == id
			}
		})
	}
	done := "lidweg"
	if withBallot {
		done = "stembriefweg"
	}
	return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"?klaar="+done)
}

// postCloses moves the last day to vote.
func (s *Server) postCloses(c echo.Context, p *i18n.Printer, token visitor.Token, r *shortlist.Round) error {
	day := typed(c, "sluit")
	var issues []visitor.FieldIssue
	closes := endOf(dayOf(shortlist.FieldCloses, day, &issues))
	if issues = append(issues, shortlist.CheckCloses(r.Opens, closes, time.Now())...); len(issues) > 0 && !overNow(r) {
		page, err := s.roundPage(p, c, token, r, shortlist.Coordinator)
		if err != nil {
			return err
		}
		page.Closes = views.ClosesForm{Day: day, Issues: fieldTexts(p, issues)}
		return s.render(c, http.StatusBadRequest, views.Round(page))
	}
	if err := s.store.MoveClose(c.Request().Context(), token, closes); err != nil {
		return s.roundRefused(c, p, err, func(page *views.RoundPage, why string) { page.Issues = []string{why} })
	}
	return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"?klaar=bewaard")
}

// roundRefused shows the page of whoever runs a round as the round is now, with
// why a change was not made. An error without words for that is given back.
func (s *Server) roundRefused(c echo.Context, p *i18n.Printer, refusal error, mark func(page *views.RoundPage, why string)) error {
	if kind := catalogue.KindOf(refusal); kind != catalogue.Invalid && kind != catalogue.Conflict {
		return refusal
	}
	token, r, part, _, err := s.findRound(c)
	if err != nil {
		return err
	}
	page, err := s.roundPage(p, c, token, r, part)
	if err != nil {
		return err
	}
	status, message := statusOf(refusal)
	mark(&page, p.T(message))
	return s.render(c, status, views.Round(page))
}
