package web

import (
	"context"
	"fmt"
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

// Rounds is where ranking rounds are kept. Errors of kind NotFound, Forbidden,
// Invalid and Conflict have words for the reader.
type Rounds interface {
	CreateRound(ctx context.Context, r *shortlist.Round, coordinator visitor.Token) error
	FindRound(ctx context.Context, token visitor.Token) (r *shortlist.Round, part shortlist.Part, member int64, err error)
	SaveBallot(ctx context.Context, member visitor.Token, ranks map[string]int, send bool) error
	CloseRound(ctx context.Context, coordinator visitor.Token) error
	MoveClose(ctx context.Context, coordinator visitor.Token, closes time.Time) error
	AddMember(ctx context.Context, coordinator visitor.Token, name string) error
	RenewMember(ctx context.Context, coordinator visitor.Token, member int64) error
	RemoveMember(ctx context.Context, coordinator visitor.Token, member int64, withBallot bool) error
	DeleteRound(ctx context.Context, coordinator visitor.Token) error
	RestoreRound(ctx context.Context, coordinator visitor.Token) error
	SaveDecision(ctx context.Context, coordinator visitor.Token, version int, notes map[string]string, d shortlist.Decision) error
}

// studyPicks is how many each member of the study's steering group picked.
const studyPicks = 10

// roundNew shows the form that opens a round on a list.
func (s *Server) roundNew(c echo.Context, p *i18n.Printer) error {
	token := visitor.Token(c.QueryParam(address.ParamList))
	l, err := s.listToRank(c.Request().Context(), token)
	if err != nil {
		return err
	}
	form := views.RoundForm{
		Title: l.Title, Question: p.T("round.question.usual"), ShowNames: true,
		Criteria: strings.Join([]string{p.T("round.criterion.1"), p.T("round.criterion.2"), p.T("round.criterion.3")}, "\n"),
		Picks:    strconv.Itoa(min(studyPicks, len(l.Items))),
	}
	return s.sendRoundNew(c, p, http.StatusOK, token, l, form, nil)
}

// listToRank is the list that a link to edit by opens, with something on it.
func (s *Server) listToRank(ctx context.Context, token visitor.Token) (*shortlist.List, error) {
	if !token.Valid() {
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	l, access, err := s.store.FindList(ctx, token)
	switch {
	case err != nil:
		return nil, err
	case access != visitor.Edit:
		return nil, &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.list.read"}
	case !l.Deleted.IsZero():
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	l.Items = slices.DeleteFunc(l.Items, func(x shortlist.Item) bool { return x.Status == shortlist.Drop })
	if len(l.Items) == 0 || len(l.Items) > shortlist.MaxCandidates {
		return nil, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.round.candidates"}
	}
	return l, nil
}

func (s *Server) sendRoundNew(c echo.Context, p *i18n.Printer, status int, token visitor.Token, l *shortlist.List, form views.RoundForm, issues []string) error {
	page := views.RoundNewPage{
		Base: views.Base{
			Printer: p, Title: p.T("round.new"), Path: address.NewRound(p.Lang, token), Twin: address.NewRound(p.Lang.Other(), token),
			Menu: "lists", Hidden: true,
		},
		Issues: issues, List: token, Name: l.Title, Count: p.N("round.candidates", len(l.Items)),
		Most: min(shortlist.MaxPicks, len(l.Items)), Form: form,
	}
	return s.render(c, status, views.RoundNew(page))
}

// openRound makes the round of the form.
func (s *Server) openRound(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	list := visitor.Token(c.FormValue(address.ParamList))
	l, err := s.listToRank(ctx, list)
	if err != nil {
		return err
	}
	form := views.RoundForm{
		Title: typed(c, "titel"), Question: typed(c, "vraag"), Criteria: typed(c, "criteria"), Picks: typed(c, "aantal"),
		Opens: typed(c, "open"), Closes: typed(c, "sluit"), Members: typed(c, "leden"), ShowNames: c.FormValue("namen") != "",
	}
	r := &shortlist.Round{List: l.ID, Title: form.Title, Question: form.Question, Criteria: lines(form.Criteria), ShowNames: form.ShowNames}
	r.Picks, _ = strconv.Atoi(form.Picks) // 0 is no number of picks either
	for _, name := range lines(form.Members) {
		r.Members = append(r.Members, shortlist.Member{Name: name})
	}
	if r.Candidates, err = s.candidates(ctx, l.Items); err != nil {
		return err
	}
	var issues []visitor.FieldIssue
	r.Opens = dayOf(shortlist.FieldOpens, form.Opens, &issues)
	r.Closes = endOf(dayOf(shortlist.FieldCloses, form.Closes, &issues))
	if issues = append(issues, r.Check(time.Now())...); len(issues) > 0 {
		return s.sendRoundNew(c, p, http.StatusBadRequest, list, l, form, fieldTexts(p, issues))
	}
	switch err := s.allow(c); {
	case isTooMany(err):
		return s.sendRoundNew(c, p, http.StatusTooManyRequests, list, l, form, []string{p.T("error.toomany")})
	case err != nil:
		return err
	}
	coordinator := visitor.NewToken()
	if err := s.store.CreateRound(ctx, r, coordinator); err != nil {
		return err
	}
	s.roundJar.keep(c, coordinator)
	return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, coordinator)+"?klaar=ronde")
}

// dayOf reads the beginning of a day; the zero time is that none was typed.
func dayOf(field, text string, issues *[]visitor.FieldIssue) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, text, i18n.Zone)
	if text != "" && err != nil {
		*issues = append(*issues, visitor.FieldIssue{Field: field, Fault: visitor.FieldNoMoment})
	}
	return day
}

// endOf is the end of a day that begins then.
func endOf(day time.Time) time.Time {
	if day.IsZero() {
		return day
	}
	return day.AddDate(0, 0, 1)
}

// lines are the lines of a text that say something.
func lines(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// candidates takes the items of a list as they are now, in both languages.
func (s *Server) candidates(ctx context.Context, items []shortlist.Item) ([]shortlist.Candidate, error) {
	var hits []catalogue.Hit
	for _, x := range items {
		if x.Kind == catalogue.TypeAction {
			hits = append(hits, catalogue.Hit{Type: x.Kind, Nr: x.Nr})
		}
	}
	actions, err := s.load(ctx, hits)
	if err != nil {
		return nil, err
	}
	list := make([]shortlist.Candidate, 0, len(items))
	for _, x := range items {
		c := shortlist.Candidate{Kind: x.Kind, Nr: x.Nr}
		switch {
		case x.Kind == shortlist.Own:
			c.Key = fmt.Sprintf("own-%d", x.ID)
			c.Title, c.By, c.Text = inBoth(x.OwnItem.Title), inBoth(x.Initiator), inBoth(x.Body)
			c.Link = x.Link
		case x.Kind == catalogue.TypeCase && s.names.cases[x.Nr] != nil:
			k := s.names.cases[x.Nr]
			c.Key, c.Title, c.Text = fmt.Sprintf("case-%d", x.Nr), k.Title, k.Lead
		case x.Kind == catalogue.TypeAction && actions[x.Nr] != nil:
			a := actions[x.Nr]
			c.Key, c.Title, c.Text = strconv.Itoa(x.Nr), a.Title, a.Summary
			c.By = catalogue.Text{
				NL: s.names.initiators(s.printers[catalogue.Dutch], a), EN: s.names.initiators(s.printers[catalogue.English], a),
			}
		default:
			continue // the catalogue no longer has it
		}
		list = append(list, c)
	}
	return list, nil
}

func inBoth(text string) catalogue.Text { return catalogue.Text{NL: text, EN: text} }

// candidateHref leads to a candidate.
func (s *Server) candidateHref(p *i18n.Printer, c *shortlist.Candidate) string {
	switch {
	case c.Kind == catalogue.TypeCase && s.names.cases[c.Nr] != nil:
		return address.Case(p.Lang, s.names.cases[c.Nr].Slug)
	case c.Kind == catalogue.TypeAction:
		return address.Page(p.Lang, "actions") + "/" + strconv.Itoa(c.Nr)
	}
	return c.Link
}

// roundCards are the rounds that the browser remembers.
func (s *Server) roundCards(c echo.Context, p *i18n.Printer) (cards []views.ListCard, err error) {
	for _, token := range s.roundJar.read(c) {
		r, part, _, err := s.store.FindRound(c.Request().Context(), token)
		if catalogue.KindOf(err) == catalogue.NotFound && err != nil || err == nil && part != shortlist.Coordinator {
			continue
		}
		if err != nil {
			return nil, err
		}
		card := views.ListCard{
			Link:    views.Link{Href: address.Round(p.Lang, token), Text: r.Title},
			Changed: p.T("round.voted", i18n.Args{"some": len(r.Ballots()), "all": len(r.Members)}) + " " + roundWhen(p, r, time.Now()),
		}
		if !r.Deleted.IsZero() {
			card.Deleted = p.T("round.deleted", i18n.Args{"date": p.Date(r.Deleted.Add(visitor.Grace))})
		}
		cards = append(cards, card)
	}
	return cards, nil
}
