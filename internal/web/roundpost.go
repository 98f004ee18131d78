package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
)

// postRound carries out what a form on the page of a round asks for.
func (s *Server) postRound(c echo.Context, p *i18n.Printer) error {
	token, r, part, member, err := s.findRound(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	back := address.Round(p.Lang, token)
	id, _ := strconv.ParseInt(c.FormValue("lid"), 10, 64)
	switch c.FormValue("doe") {
	case "stuur", "ontwerp":
		if part != shortlist.Voter {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.round.member"}
		}
		return s.postBallot(c, p, token, r, member)
	case "sluit":
		err = s.store.CloseRound(ctx, token)
	case "lid":
		name := typed(c, "naam")
		if issues := shortlist.CheckMembers([]string{name}); name == "" || len(issues) > 0 {
			return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.round.name"}
		}
		err = s.store.AddMember(ctx, token, name)
		back += "#deelnemers"
	case "lidlink":
		err = s.store.RenewMember(ctx, token, id)
		back += "#lid-" + strconv.FormatInt(id, 10)
	case "lidweg":
		err = s.store.RemoveMember(ctx, token, id)
		back += "#deelnemers"
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
