package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// Plans is where plans are kept. Errors of kind NotFound, Forbidden, Invalid
// and Conflict have words for the reader.
type Plans interface {
	CreatePlan(ctx context.Context, b *plan.Body, edit visitor.Token) error
	FindPlan(ctx context.Context, token visitor.Token) (*plan.Plan, visitor.Access, error)
	SaveParts(ctx context.Context, edit visitor.Token, from map[plan.Part]string, b *plan.Body) error
	AddSnapshot(ctx context.Context, edit visitor.Token, name string) error
	FindSnapshot(ctx context.Context, token visitor.Token, snapshot int64) (*plan.Snapshot, error)
	RestoreSnapshot(ctx context.Context, edit visitor.Token, snapshot int64, nameOfNow string) error
	RemoveSnapshot(ctx context.Context, edit visitor.Token, snapshot int64) error
	DeletePlan(ctx context.Context, edit visitor.Token) error
	RestorePlan(ctx context.Context, edit visitor.Token) error
	RenewPlanLinks(ctx context.Context, edit, renewed visitor.Token) error
	RenewPlanReadLink(ctx context.Context, edit visitor.Token) error
	RevokePlanReadLink(ctx context.Context, edit visitor.Token) error
}

// plans shows the plans that the browser remembers.
func (s *Server) plans(c echo.Context, p *i18n.Printer) error {
	page := views.PlansPage{Base: s.base(p, "plans", p.T("plans"), p.T("plans.intro"))}
	page.Menu = "lists"
	var err error
	if page.Plans, err = s.planCards(c, p); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, views.Plans(page))
}

// planCards are the plans that the browser remembers.
func (s *Server) planCards(c echo.Context, p *i18n.Printer) (cards []views.ListCard, err error) {
	for _, token := range s.planJar.read(c) {
		x, access, err := s.store.FindPlan(c.Request().Context(), token)
		if catalogue.KindOf(err) == catalogue.NotFound && err != nil || err == nil && access != visitor.Edit {
			continue
		}
		if err != nil {
			return nil, err
		}
		card := views.ListCard{Link: views.Link{Href: address.Plan(p.Lang, token), Text: x.About.Title}, Changed: changedText(p, x.Changed)}
		if !x.Deleted.IsZero() {
			card.Deleted = p.T("plan.deleted", i18n.Args{"date": p.Date(x.Deleted.Add(visitor.Grace))})
		}
		cards = append(cards, card)
	}
	return cards, nil
}

// planNew shows the form that describes an action, filled with what it begins
// from: an action, a case, a list or the outcome of a round.
func (s *Server) planNew(c echo.Context, p *i18n.Printer) error {
	var b plan.Body
	if err := s.beginPlan(c.Request().Context(), p, c.QueryParams(), &b.About); err != nil {
		return err
	}
	v := url.Values{}
	putAbout(v, &b.About)
	return s.sendPlanNew(c, p, http.StatusOK, v, nil)
}

func (s *Server) sendPlanNew(c echo.Context, p *i18n.Printer, status int, v url.Values, issues []views.Link) error {
	page := &views.PlanStepPage{
		PlanHead: views.PlanHead{Base: s.base(p, "plan-new", p.T("plans.new"), ""), Edit: true, Existing: v.Get(formExisting) == address.Yes},
		Step:     address.StepAbout, Title: p.T("plans.new"), Intro: p.T("plans.new.intro"), Issues: issues,
	}
	page.Menu, page.Hidden = "lists", true
	if q := c.QueryParams().Encode(); q != "" {
		page.Twin += "?" + q
	}
	if page.Existing {
		page.Title = p.T("plans.start.existing")
	}
	s.fillAbout(p, page, v)
	return s.render(c, status, views.PlanStep(*page))
}

// createPlan makes a plan of the form that describes an action.
func (s *Server) createPlan(c echo.Context, p *i18n.Printer) error {
	v, err := c.FormParams()
	if err != nil {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad", Err: err}
	}
	var b plan.Body
	_, issues := s.parsePlan(address.StepAbout, v, &b)
	if issues = append(issues, checkPart(&b, plan.PartAbout)...); len(issues) > 0 {
		tidy(v, address.StepAbout)
		return s.sendPlanNew(c, p, http.StatusBadRequest, v, s.planFaults(p, address.StepAbout, issues, nil, v))
	}
	edit, err := s.makePlan(c, &b)
	if isTooMany(err) {
		return s.sendPlanNew(c, p, http.StatusTooManyRequests, v, []views.Link{{Text: p.T("error.toomany")}})
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, address.PlanPart(p.Lang, edit, address.StepKnown)+"?klaar=plan")
}

// makePlan stores a new plan and remembers it in the browser.
func (s *Server) makePlan(c echo.Context, b *plan.Body) (visitor.Token, error) {
	if err := s.allow(c); err != nil {
		return "", err
	}
	edit := visitor.NewToken()
	if err := s.store.CreatePlan(c.Request().Context(), b, edit); err != nil {
		return "", err
	}
	s.planJar.keep(c, edit)
	return edit, nil
}

// beginPlan fills in what can be known of a new plan from where it begins.
func (s *Server) beginPlan(ctx context.Context, p *i18n.Printer, q url.Values, a *plan.About) error {
	a.Existing = q.Get(address.ParamExisting) == address.Yes
	switch {
	case q.Has(address.ParamCase):
		return s.beginFromCase(ctx, q.Get(address.ParamCase), a)
	case q.Has(address.ParamAction):
		nr, err := strconv.Atoi(q.Get(address.ParamAction))
		if err != nil {
			return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action", Err: err}
		}
		x, err := s.store.FindAction(ctx, nr)
		if err != nil {
			return err
		}
		a.Sector = x.Sector
		a.Sources = append(a.Sources, plan.Source{Kind: catalogue.TypeAction, Nr: nr})
		s.takeTags(a, &x)
	case q.Has(address.ParamList):
		l, err := s.listToPlan(ctx, visitor.Token(q.Get(address.ParamList)))
		if err != nil {
			return err
		}
		a.Title = l.Title
		a.Sources = sourcesOf(l)
	case q.Has(address.ParamRound):
		return s.beginFromRound(ctx, visitor.Token(q.Get(address.ParamRound)), p, a)
	}
	return nil
}

// takeTags takes over what we say of an action.
func (s *Server) takeTags(a *plan.About, x *catalogue.Action) {
	a.Goals = s.known(catalogue.Goal, append(a.Goals, x.Goals...))
	a.Audiences = s.known(catalogue.Audience, append(a.Audiences, x.Audiences...))
	a.Formats = s.known(catalogue.Format, append(a.Formats, x.Formats...))
}

func (s *Server) beginFromCase(ctx context.Context, ref string, a *plan.About) error {
	k, err := s.names.findCase(ref)
	if err != nil {
		return err
	}
	a.Sector = k.Sector
	a.Sources = append(a.Sources, plan.Source{Kind: catalogue.TypeCase, Nr: k.Nr})
	actions, err := s.store.ListActions(ctx, k.Actions)
	for i := range actions {
		s.takeTags(a, &actions[i])
	}
	return err
}

// listToPlan is the list that a link opens, to read or to edit.
func (s *Server) listToPlan(ctx context.Context, token visitor.Token) (*shortlist.List, error) {
	if !token.Valid() {
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	l, _, err := s.store.FindList(ctx, token)
	if err == nil && !l.Deleted.IsZero() {
		err = &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	return l, err
}

// sourcesOf are what a list keeps; where nothing is marked so, what it does
// not drop.
func sourcesOf(l *shortlist.List) []plan.Source {
	var keep, rest []plan.Source
	for _, x := range l.Items {
		source := plan.Source{Kind: x.Kind, Nr: x.Nr, Title: x.OwnItem.Title, Link: x.Link}
		switch x.Status {
		case shortlist.Keep:
			keep = append(keep, source)
		case shortlist.ToLookAt:
			rest = append(rest, source)
		}
	}
	if len(keep) == 0 {
		keep = rest
	}
	return keep[:min(len(keep), plan.MaxSources)]
}

// beginFromRound takes what the group chose or, where it did not say yet, the
// first of the count.
func (s *Server) beginFromRound(ctx context.Context, token visitor.Token, p *i18n.Printer, a *plan.About) error {
	if !token.Valid() {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.round"}
	}
	r, _, _, err := s.store.FindRound(ctx, token)
	if err != nil {
		return err
	}
	if !overNow(r) || !r.Deleted.IsZero() {
		return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.round.notover"}
	}
	chosen := r.Decision.Chosen
	if len(chosen) == 0 {
		list, err := shortlist.Tally(r.Picks, r.Keys(), r.Ballots())
		if err != nil {
			return err
		}
		chosen = shortlist.CutAt(list, r.Picks).In
	}
	a.Title, a.Why = r.Title, strings.TrimSpace(r.Decision.Reason)
	for _, key := range chosen {
		for _, x := range r.Candidates {
			if x.Key == key {
				a.Sources = append(a.Sources, plan.Source{Kind: x.Kind, Nr: x.Nr, Link: x.Link, Title: ownTitle(p, &x)})
			}
		}
	}
	return nil
}

// ownTitle is the title of a candidate that is not in the catalogue.
func ownTitle(p *i18n.Printer, x *shortlist.Candidate) string {
	if x.Kind == shortlist.Own {
		return p.Of(x.Title)
	}
	return ""
}
