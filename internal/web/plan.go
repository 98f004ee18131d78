package web

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// How much is shown of what is like a plan.
const (
	likeCases   = 3
	likeActions = 8
	likeLooked  = 50  // of each; those that are a case shown are left out
	likeEnough  = 0.5 // of the case that is most like it; the lessons of others help little
)

// An openPlan is a plan that a link opened, with what the catalogue has to do
// with it.
type openPlan struct {
	*plan.Plan
	token  visitor.Token
	access visitor.Access
	alike  []catalogue.Likeness // cases first, each the most like first
	cases  []*catalogue.Case    // whose lessons the plan works with
}

func (x *openPlan) mayEdit() bool { return x.access == visitor.Edit }

// findPlan opens the plan of an address. One that is deleted is an error but
// for those who may bring it back.
func (s *Server) findPlan(c echo.Context) (*openPlan, error) {
	x := &openPlan{token: visitor.Token(c.Param("token"))}
	if !x.token.Valid() {
		return nil, noPlan()
	}
	var err error
	if x.Plan, x.access, err = s.store.FindPlan(c.Request().Context(), x.token); err != nil {
		return nil, err
	}
	if x.mayEdit() {
		s.planJar.keep(c, x.token)
	}
	return x, s.weigh(c.Request().Context(), x)
}

func noPlan() error { return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.plan"} }

// weigh finds what is like the plan, and the cases whose lessons it works with.
func (s *Server) weigh(ctx context.Context, x *openPlan) error {
	a := &x.About
	sketch := catalogue.Sketch{
		Text: strings.Join(filled(a.Title, a.Goal, a.Audience, a.Form, a.Why), ".\n"),
		Values: catalogue.Filters{
			catalogue.FacetAudience: a.Audiences, catalogue.FacetFormat: a.Formats, catalogue.FacetGoal: a.Goals,
		},
	}
	if a.Sector != "" {
		sketch.Values[catalogue.FacetSector] = []string{string(a.Sector)}
	}
	found, err := s.search.Like(ctx, sketch, likeLooked)
	if err != nil {
		return err
	}
	given := s.casesOfActions(a.Sources)
	var nrs []int
	best := 0.0
	for _, l := range found {
		if l.Type == catalogue.TypeCase && len(nrs) < likeCases && l.Score >= likeEnough*best {
			best = max(best, l.Score)
			nrs = append(nrs, l.Nr)
			x.alike = append(x.alike, l)
		}
	}
	actions := 0
	for _, l := range found {
		if l.Type == catalogue.TypeAction && actions < likeActions && !s.isOfCase(l.Nr, nrs) {
			actions++
			x.alike = append(x.alike, l)
		}
	}
	for _, nr := range x.Cases(append(given, nrs...)...) {
		if k := s.names.cases[nr]; k != nil {
			x.cases = append(x.cases, k)
		}
	}
	return nil
}

// casesOfActions are the cases that are the same initiative as some of the
// actions that a plan builds on.
func (s *Server) casesOfActions(sources []plan.Source) []int {
	var nrs []int
	for _, x := range sources {
		if x.Kind != catalogue.TypeAction {
			continue
		}
		for _, nr := range slices.Sorted(maps.Keys(s.names.cases)) {
			if s.isOfCase(x.Nr, []int{nr}) {
				nrs = append(nrs, nr)
			}
		}
	}
	return nrs
}

// isOfCase tells whether an action is the same initiative as one of the cases.
func (s *Server) isOfCase(nr int, cases []int) bool {
	return slices.ContainsFunc(cases, func(k int) bool { return slices.Contains(s.names.cases[k].Actions, nr) })
}

// planHead is what every page of a plan has; step is empty where the page is
// none.
func (s *Server) planHead(p *i18n.Printer, x *openPlan, path, twin string, step address.PlanStep) views.PlanHead {
	h := views.PlanHead{
		Base:  views.Base{Printer: p, Title: x.About.Title, Path: path, Twin: twin, Menu: "lists", Hidden: true},
		Token: x.token, Name: x.About.Title, Existing: x.About.Existing, Edit: x.mayEdit(),
	}
	open := map[address.PlanStep]int{}
	for _, g := range x.Open(x.cases, len(s.lessons.Points)) {
		open[stepOf(g.Part)] += g.Count
	}
	for i, name := range address.PlanSteps {
		link := views.PlanStepLink{
			Link: views.Link{Href: address.PlanPart(p.Lang, x.token, name), Text: p.T("plan.step." + string(name))}, Nr: i + 1, Current: name == step,
		}
		if n := open[name]; n > 0 {
			link.Open = p.N("plan.open.count", n)
		}
		h.Steps = append(h.Steps, link)
	}
	return h
}

// plan shows a plan as a document.
func (s *Server) plan(c echo.Context, p *i18n.Printer) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	page := views.PlanPage{
		PlanHead: s.planHead(p, x, address.Plan(p.Lang, x.token), address.Plan(p.Lang.Other(), x.token), ""),
		When:     changedText(p, x.Changed), Versions: address.PlanVersions(p.Lang, x.token), Take: take(p, address.Dossier(address.Plan(p.Lang, x.token))),
	}
	if !x.Deleted.IsZero() {
		page.Deleted = p.T("plan.deleted", i18n.Args{"date": p.Date(x.Deleted.Add(visitor.Grace))})
		return s.render(c, http.StatusOK, views.Plan(page))
	}
	page.Notice = planNotice(p, c)
	page.Gaps = s.planGaps(p, x)
	if page.Sections, err = s.planSections(c.Request().Context(), p, x); err != nil {
		return err
	}
	if x.About.Existing {
		page.Summary = s.planSummary(p, x)
	}
	if page.Edit {
		page.EditLink = whole(c, page.Path)
		if read := x.token.ReadToken(x.ReadTurn); read != "" {
			page.ReadLink = whole(c, address.Plan(p.Lang, read))
		}
	}
	return s.render(c, http.StatusOK, views.Plan(page))
}

// planNotice says what just happened.
func planNotice(p *i18n.Printer, c echo.Context) string {
	switch c.QueryParam("klaar") {
	case "plan":
		return p.T("plan.made")
	case "links":
		return p.T("list.links.renewed")
	case "bewaard":
		return p.T("list.saved")
	case "versie":
		return p.T("plan.version.kept")
	case "terug":
		return p.T("plan.version.restored")
	case "weg":
		return p.T("plan.version.removed")
	}
	return ""
}

// planGaps says what is still open.
func (s *Server) planGaps(p *i18n.Printer, x *openPlan) []views.Link {
	var list []views.Link
	for _, g := range x.Open(x.cases, len(s.lessons.Points)) {
		link := views.Link{Href: address.PlanPart(p.Lang, x.token, stepOf(g.Part))}
		if g.Many {
			link.Text = p.N("plan.gap."+g.What, g.Count)
		} else {
			link.Text = p.T("plan.gap." + g.What)
		}
		list = append(list, link)
	}
	return list
}

// planSummary says in short what an action that runs shares with the cases.
func (s *Server) planSummary(p *i18n.Printer, x *openPlan) string {
	have := 0
	for _, choices := range x.Evidence {
		for _, c := range choices {
			if c.Verdict == plan.Have {
				have++
			}
		}
	}
	met := 0
	for _, a := range x.Points {
		if a.Status == plan.Met {
			met++
		}
	}
	return p.T("plan.summary", i18n.Args{"have": have, "met": met, "points": len(s.lessons.Points)})
}

// postPlan carries out what a form on the page of a plan asks for.
func (s *Server) postPlan(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	edit := visitor.Token(c.Param("token"))
	if !edit.Valid() {
		return noPlan()
	}
	back := "?klaar=bewaard#links"
	var err error
	switch c.FormValue("doe") {
	case "leeslink":
		back, err = "?klaar=links#links", s.store.RenewPlanReadLink(ctx, edit)
	case "leeslink-weg":
		err = s.store.RevokePlanReadLink(ctx, edit)
	case "links-nieuw":
		renewed := visitor.NewToken()
		if err = s.store.RenewPlanLinks(ctx, edit, renewed); err == nil {
			s.planJar.keep(c, renewed, edit)
			edit, back = renewed, "?klaar=links#links"
		}
	case "verwijder":
		back, err = "", s.store.DeletePlan(ctx, edit)
	case "herstel":
		back, err = "", s.store.RestorePlan(ctx, edit)
	case "dubbel":
		return s.copyPlan(c, p, edit)
	default:
		err = &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad"}
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, address.Plan(p.Lang, edit)+back)
}

// copyPlan makes another plan that says the same.
func (s *Server) copyPlan(c echo.Context, p *i18n.Printer, edit visitor.Token) error {
	x, access, err := s.store.FindPlan(c.Request().Context(), edit)
	if err != nil {
		return err
	}
	if access != visitor.Edit || !x.Deleted.IsZero() {
		return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.plan.read"}
	}
	x.About.Title = cut(p.T("list.copy.title", i18n.Args{"title": x.About.Title}), plan.MaxTitle)
	copied, err := s.makePlan(c, &x.Body)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, address.Plan(p.Lang, copied))
}
