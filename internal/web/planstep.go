package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// planStep shows a step of a plan.
func (s *Server) planStep(step address.PlanStep) func(echo.Context, *i18n.Printer) error {
	return func(c echo.Context, p *i18n.Printer) error {
		x, err := s.findPlan(c)
		if err != nil {
			return err
		}
		if !x.Deleted.IsZero() {
			return c.Redirect(http.StatusSeeOther, address.Plan(p.Lang, x.token))
		}
		if !x.mayEdit() && step != address.StepKnown {
			return c.Redirect(http.StatusSeeOther, address.Plan(p.Lang, x.token))
		}
		page := s.stepPage(p, x, step)
		page.Notice = planNotice(p, c)
		return s.sendStep(c, p, http.StatusOK, x, page, s.planValues(p, step, &x.Body, x.cases))
	}
}

func (s *Server) stepPage(p *i18n.Printer, x *openPlan, step address.PlanStep) *views.PlanStepPage {
	head := s.planHead(p, x, address.PlanPart(p.Lang, x.token, step), address.PlanPart(p.Lang.Other(), x.token, step), step)
	page := &views.PlanStepPage{
		PlanHead: head, Step: step, Title: p.T("plan.step." + string(step)), Intro: p.T("plan.step." + string(step) + ".intro"),
	}
	page.Base.Title = page.Title + ": " + page.Name
	at := slices.Index(address.PlanSteps, step)
	if at+1 < len(address.PlanSteps) {
		page.Next = &head.Steps[at+1].Link
	}
	return page
}

// sendStep fills the forms of a step with values and sends the page.
func (s *Server) sendStep(c echo.Context, p *i18n.Printer, status int, x *openPlan, page *views.PlanStepPage, v url.Values) error {
	for _, part := range s.partsOf(page.Step, x.cases) {
		if name := formMark + string(part); v.Has(name) {
			page.Marks = append(page.Marks, views.Carried{Name: name, Value: v.Get(name)})
		}
	}
	var err error
	switch page.Step {
	case address.StepAbout:
		s.fillAbout(p, page, v)
	case address.StepKnown:
		page.Known, err = s.planKnown(c.Request().Context(), p, x)
	case address.StepLessons:
		page.Lessons = s.planLessons(p, x, v, page.Issues)
	case address.StepPoints:
		page.Points, err = s.planPoints(c.Request().Context(), p, x, v)
	case address.StepMeans:
		page.Money = planMoney(p, &x.Body, v)
		page.Tables = s.rowForms(p, page.Step, v)
	case address.StepRisks:
		s.offerRisks(p, x, v)
		page.Tables = s.rowForms(p, page.Step, v)
	default:
		page.Tables = s.rowForms(p, page.Step, v)
	}
	if err != nil {
		return err
	}
	return s.render(c, status, views.PlanStep(*page))
}

// postStep saves what was typed on a step. Where another saved first, the page
// shows what is there now beside what was typed.
func (s *Server) postStep(step address.PlanStep) func(echo.Context, *i18n.Printer) error {
	return func(c echo.Context, p *i18n.Printer) error {
		x, err := s.findPlan(c)
		if err != nil {
			return err
		}
		if !x.mayEdit() {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.plan.read"}
		}
		v, err := c.FormParams()
		if err != nil {
			return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad", Err: err}
		}
		switch v.Get("doe") {
		case "bron", "bron-weg":
			return s.postSource(c, p, x, step, v)
		}
		b := x.Body
		from, issues := s.parsePlan(step, v, copyOf(&b))
		if len(issues) > 0 {
			page := s.stepPage(p, x, step)
			tidy(v, step)
			s.addCases(p, step, x, v)
			page.Issues = s.planFaults(p, step, issues, x.cases, v)
			return s.sendStep(c, p, http.StatusBadRequest, x, page, v)
		}
		err = s.store.SaveParts(c.Request().Context(), x.token, from, &b)
		if catalogue.KindOf(err) == catalogue.Conflict && err != nil {
			return s.sendStepConflict(c, p, step, from, v)
		}
		if err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, afterStep(p, x.token, step, v.Get("doe")))
	}
}

// addCases makes a posted form and the page have the same cases. What the plan
// works with since the form was drawn gets its marks and what the plan says
// there: without a mark, what is typed next would not be saved. What the form
// had and the plan no longer works with stays, with what was typed.
func (s *Server) addCases(p *i18n.Printer, step address.PlanStep, x *openPlan, v url.Values) {
	if step != address.StepLessons {
		return
	}
	for _, k := range s.caseList() {
		posted, there := v.Has(formMark+string(plan.PartEvidence(k.Nr))), slices.Contains(x.cases, k)
		if posted && !there {
			x.cases = append(x.cases, k)
		}
		if there && !posted {
			maps.Copy(v, s.planValues(p, step, &x.Body, []*catalogue.Case{k}))
		}
	}
}

// afterStep is where saving leads.
func afterStep(p *i18n.Printer, token visitor.Token, step address.PlanStep, do string) string {
	if at := slices.Index(address.PlanSteps, step); do == "verder" && at+1 < len(address.PlanSteps) {
		step = address.PlanSteps[at+1]
	}
	return address.PlanPart(p.Lang, token, step) + "?klaar=bewaard"
}

// copyOf makes the maps of a body its own, so that changing them does not
// change where they came from.
func copyOf(b *plan.Body) *plan.Body {
	evidence, points := map[int]map[string]plan.Choice{}, map[int]plan.Answer{}
	for nr, choices := range b.Evidence {
		evidence[nr] = choices
	}
	for nr, a := range b.Points {
		points[nr] = a
	}
	b.Evidence, b.Points = evidence, points
	return b
}

// tidy moves the rows of posted tables together, so that they are numbered as
// the messages number them.
func tidy(v url.Values, step address.PlanStep) {
	for _, t := range tablesOf(step) {
		rows := t.read(v)
		for i := 1; v.Has(t.name(i, 0)); i++ {
			for j := range t.columns {
				v.Del(t.name(i, j))
			}
		}
		t.put(v, rows)
	}
}

// sendStepConflict shows what another saved beside what was typed. Saving
// again replaces it.
func (s *Server) sendStepConflict(c echo.Context, p *i18n.Printer, step address.PlanStep, from map[plan.Part]string, v url.Values) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	page := s.stepPage(p, x, step)
	page.Issues = []views.Link{{Text: p.T("error.conflict")}}
	for part, mark := range from {
		now := x.Mark(part)
		if now == mark {
			continue
		}
		v.Set(formMark+string(part), now)
		page.Theirs = append(page.Theirs, s.partBlocks(p, x, part)...)
	}
	tidy(v, step)
	s.addCases(p, step, x, v)
	return s.sendStep(c, p, http.StatusConflict, x, page, v)
}

// postSource lets the plan build on something of the catalogue, or no longer.
func (s *Server) postSource(c echo.Context, p *i18n.Printer, x *openPlan, step address.PlanStep, v url.Values) error {
	source, ok := s.parseSource(v.Get(formSources))
	if !ok {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad"}
	}
	for tries := 0; ; tries++ {
		mark := x.Mark(plan.PartAbout)
		list := slices.DeleteFunc(slices.Clone(x.About.Sources), func(y plan.Source) bool { return y == source })
		if v.Get("doe") == "bron" {
			list = append(list, source)
		}
		if x.About.Sources = list; len(list) > plan.MaxSources {
			return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.plan.sources"}
		}
		err := s.store.SaveParts(c.Request().Context(), x.token, map[plan.Part]string{plan.PartAbout: mark}, &x.Body)
		if err == nil {
			break
		}
		// Another saved the description at this very moment: once more, on top.
		if catalogue.KindOf(err) != catalogue.Conflict || tries == 3 {
			return err
		}
		if x, err = s.findPlan(c); err != nil {
			return err
		}
	}
	place := ""
	if source.Kind == catalogue.TypeCase && step == address.StepLessons {
		place = "#studie-" + strconv.Itoa(source.Nr)
	}
	return c.Redirect(http.StatusSeeOther, address.PlanPart(p.Lang, x.token, step)+"?klaar=bewaard"+place)
}
