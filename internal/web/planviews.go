package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/views"
)

// blankRows is how many empty rows a table's form ends with.
const blankRows = 2

// fillAbout makes the form that describes an action of its values.
func (s *Server) fillAbout(p *i18n.Printer, page *views.PlanStepPage, v url.Values) {
	a := &views.PlanAbout{
		Existing: v.Get(formExisting) == address.Yes, Title: v.Get(formTitle), Goal: v.Get(formGoal), Audience: v.Get(formAudience),
		Region: v.Get(formRegion), Form: v.Get(formForm), Why: v.Get(formWhy),
		Goals: s.tagChoices(p, catalogue.Goal, v[formGoals]), Audiences: s.tagChoices(p, catalogue.Audience, v[formAudiences]),
		Formats: s.tagChoices(p, catalogue.Format, v[formFormats]),
	}
	for _, sector := range catalogue.Sectors {
		a.Sectors = append(a.Sectors, choice(v.Get(formSector), string(sector), p.T("sector."+string(sector))))
	}
	a.Sectors = append(a.Sectors, choice(v.Get(formSector), "", p.T("plan.sector.none")))
	for _, l := range catalogue.Levels {
		a.Levels = append(a.Levels, choice(v.Get(formLevel), string(l), p.T("level."+string(l))))
	}
	a.Levels = append(a.Levels, choice(v.Get(formLevel), "", p.T("plan.level.none")))
	for _, text := range v[formSources] {
		if x, ok := s.parseSource(text); ok {
			a.Sources = append(a.Sources, views.ListChoice{Value: text, Label: s.sourceLabel(p, x), Checked: true})
		}
	}
	page.About = a
	page.Tables = s.rowForms(p, address.StepAbout, v)
}

func choice(chosen, value, label string) views.ListChoice {
	return views.ListChoice{Value: value, Label: label, Checked: chosen == value}
}

func (s *Server) tagChoices(p *i18n.Printer, kind catalogue.TagKind, chosen []string) []views.ListChoice {
	var list []views.ListChoice
	for _, t := range s.names.tagList {
		if t.Kind == kind {
			list = append(list, views.ListChoice{Value: t.ID, Label: p.Of(t.Name), Checked: slices.Contains(chosen, t.ID)})
		}
	}
	return list
}

// sourceLabel names what a plan builds on.
func (s *Server) sourceLabel(p *i18n.Printer, x plan.Source) string {
	switch {
	case x.Kind == plan.Own:
		return x.Title
	case x.Kind == catalogue.TypeCase && s.names.cases[x.Nr] != nil:
		return itemLabel(p, x.Kind, x.Nr) + ": " + p.Of(s.names.cases[x.Nr].Title)
	case x.Kind == catalogue.TypeAction && s.names.title(x.Nr) != (catalogue.Text{}):
		return itemLabel(p, x.Kind, x.Nr) + ": " + p.Of(s.names.title(x.Nr))
	}
	return itemLabel(p, x.Kind, x.Nr)
}

// sourceHref leads to what a plan builds on, or is empty.
func (s *Server) sourceHref(p *i18n.Printer, x plan.Source) string {
	switch {
	case x.Kind == plan.Own:
		return x.Link
	case x.Kind == catalogue.TypeCase && s.names.cases[x.Nr] != nil:
		return address.Case(p.Lang, s.names.cases[x.Nr].Slug)
	}
	return address.Page(p.Lang, "actions") + "/" + strconv.Itoa(x.Nr)
}

// rowForms make the forms of a step's tables.
func (s *Server) rowForms(p *i18n.Printer, step address.PlanStep, v url.Values) []views.PlanRows {
	var list []views.PlanRows
	for _, t := range tablesOf(step) {
		key := "plan." + t.id
		f := views.PlanRows{ID: t.id, Title: p.T(key), Help: p.T(key + ".text")}
		for j, c := range t.columns {
			f.Columns = append(f.Columns, views.PlanColumn{Label: columnLabel(p, t, j, v), Long: c.long, Number: c.number, Hidden: c.hidden, Most: mostOf(c)})
		}
		filled := 0
		for v.Has(t.name(filled+1, 0)) {
			filled++
		}
		for i := 1; i <= min(filled+blankRows, plan.MaxRows+blankRows); i++ {
			row := views.PlanRow{Title: p.T(key+".row", i18n.Args{"nr": i})}
			for j := range t.columns {
				row.Cells = append(row.Cells, views.Carried{Name: t.name(i, j), Value: v.Get(t.name(i, j))})
			}
			if t.id == risksTable.id {
				row.Hint = s.riskHint(p, row.Cells[len(row.Cells)-1].Value)
			}
			f.Rows = append(f.Rows, row)
		}
		list = append(list, f)
	}
	return list
}

func mostOf(c planColumn) int {
	if c.long {
		return plan.MaxText
	}
	return plan.MaxShort
}

// columnLabel names a column; those of amounts are years.
func columnLabel(p *i18n.Printer, t *planTable, column int, v url.Values) string {
	if t.columns[column].field != plan.FieldAmount {
		return p.T("plan." + t.id + "." + t.columns[column].field)
	}
	start, _ := strconv.Atoi(v.Get(formStart)) // 0 is no year either
	return yearName(p, start, column)
}

// yearName names the nth year of a funding table, from 1.
func yearName(p *i18n.Printer, start, n int) string {
	if start < plan.FirstStart || start > plan.LastStart {
		return p.T("plan.year", i18n.Args{"nr": n})
	}
	return strconv.Itoa(start + n - 1)
}

// riskHint leads to the factor that a risk was taken from.
func (s *Server) riskHint(p *i18n.Printer, ref string) *views.Link {
	nr, factor := parseRef(ref)
	k := s.names.cases[nr]
	if k == nil {
		return nil
	}
	for i := range k.Factors {
		if f := &k.Factors[i]; f.ID == factor {
			return &views.Link{
				Href: address.Factor(p.Lang, k.Slug, f.ID),
				Text: p.Of(k.Title) + ": " + p.Of(f.Title) + " (" + p.T("source.section", i18n.Args{"section": f.Section}) + ")",
			}
		}
	}
	return nil
}

// offerRisks adds a row for each hindering factor that the plan takes over and
// that is not among its risks yet.
func (s *Server) offerRisks(p *i18n.Printer, x *openPlan, v url.Values) {
	rows := risksTable.read(v)
	there := map[string]bool{}
	for _, row := range rows {
		there[row[3]] = true
	}
	for _, k := range x.cases {
		for i := range k.Factors {
			f := &k.Factors[i]
			ref := refText(k.Nr, f.ID)
			if x.Evidence[k.Nr][f.ID].Verdict == plan.Adopt && !f.Kind.Helps() && !there[ref] && len(rows) < plan.MaxRows {
				rows = append(rows, []string{p.Of(f.Title), x.Evidence[k.Nr][f.ID].Note, "", ref})
			}
		}
	}
	risksTable.put(v, rows)
}

// planLessons are the factors to choose from, case by case.
func (s *Server) planLessons(p *i18n.Printer, x *openPlan, v url.Values, issues []views.Link) *views.PlanLessons {
	l := &views.PlanLessons{}
	for i, k := range x.cases {
		view := views.PlanCase{
			Nr: k.Nr, Link: views.Link{Href: address.Case(p.Lang, k.Slug), Text: itemLabel(p, catalogue.TypeCase, k.Nr) + ": " + p.Of(k.Title)},
			Why: s.whyCase(p, x, k),
		}
		chosen := 0
		for _, kind := range catalogue.Kinds {
			for i := range k.Factors {
				f := &k.Factors[i]
				if f.Kind != kind {
					continue
				}
				view.Add(s.factorChoice(p, x, k, f, v), kind.Helps())
				if v.Get(formCase+strconv.Itoa(k.Nr)+"-"+f.ID) != "" {
					chosen++
				}
			}
		}
		view.Count = p.T("plan.lessons.count", i18n.Args{"some": chosen, "all": len(k.Factors)})
		view.Open = i == 0 || wrong(issues, formCase+strconv.Itoa(k.Nr)+"-") || chosen > 0 && chosen < len(k.Factors)
		l.Cases = append(l.Cases, view)
	}
	for _, nr := range s.names.caseNrs {
		if k := s.names.cases[nr]; !slices.Contains(x.cases, k) {
			source := plan.Source{Kind: catalogue.TypeCase, Nr: nr}
			l.More = append(l.More, views.ListChoice{Value: sourceText(source), Label: s.sourceLabel(p, source), Checked: len(l.More) == 0})
		}
	}
	return l
}

// whyCase says why a case is among those whose lessons the plan works with.
func (s *Server) whyCase(p *i18n.Printer, x *openPlan, k *catalogue.Case) string {
	if slices.ContainsFunc(x.About.Sources, func(y plan.Source) bool {
		return y.Kind == catalogue.TypeCase && y.Nr == k.Nr || y.Kind == catalogue.TypeAction && slices.Contains(k.Actions, y.Nr)
	}) {
		return p.T("plan.lessons.built")
	}
	for _, l := range x.alike {
		if l.Type == catalogue.TypeCase && l.Nr == k.Nr {
			what := filled(strings.Join(s.sharedNames(p, &l), ", "), strings.Join(l.Words, ", "))
			return p.T("plan.lessons.alike", i18n.Args{"what": strings.Join(what, ", ")})
		}
	}
	return p.T("plan.lessons.chosen")
}

// wrong tells whether any issue is with a field whose id begins so.
func wrong(issues []views.Link, id string) bool {
	return slices.ContainsFunc(issues, func(x views.Link) bool { return strings.HasPrefix(x.Href, "#"+id) })
}

func (s *Server) factorChoice(p *i18n.Printer, x *openPlan, k *catalogue.Case, f *catalogue.Factor, v url.Values) views.PlanFactor {
	name := formCase + strconv.Itoa(k.Nr) + "-" + f.ID
	view := views.PlanFactor{
		Name: name, Link: views.Link{Href: address.Factor(p.Lang, k.Slug, f.ID), Text: p.Of(f.Title)}, Text: p.Of(f.Text),
		Kind: p.T("kind." + string(f.Kind)), Source: p.T("source.section", i18n.Args{"section": f.Section}), Note: v.Get(name + formNote),
	}
	// A plan that was of an action that runs may have kept what only such a
	// plan says.
	running := x.About.Existing || v.Get(name) == string(plan.Have)
	for _, verdict := range plan.Verdicts(running) {
		view.Choices = append(view.Choices, choice(v.Get(name), string(verdict), verdictText(p, verdict, f.Kind.Helps())))
	}
	view.Choices = append(view.Choices, choice(v.Get(name), "", p.T("plan.verdict.none")))
	return view
}

// verdictText says what is done with a factor.
func verdictText(p *i18n.Printer, v plan.Verdict, helps bool) string {
	side := ".hinders"
	if helps {
		side = ".helps"
	}
	return p.T("plan.verdict." + string(v) + side)
}

// pointExamples is how many actions show what a point means.
const pointExamples = 4

// planPoints are the ten points with the answers to them.
func (s *Server) planPoints(ctx context.Context, p *i18n.Printer, x *openPlan, v url.Values) ([]views.PlanPoint, error) {
	var list []views.PlanPoint
	for i := range s.lessons.Points {
		point := &s.lessons.Points[i]
		name := formPoint + strconv.Itoa(point.Nr)
		view := views.PlanPoint{
			Nr: point.Nr, Name: name, Title: p.Of(point.Title), Text: p.Of(point.Text), Questions: allOf(p, point.Questions), Answer: v.Get(name + formAnswer),
		}
		for _, status := range plan.Statuses {
			view.Statuses = append(view.Statuses, choice(v.Get(name), string(status), p.T("plan.status."+string(status))))
		}
		view.Statuses = append(view.Statuses, choice(v.Get(name), "", p.T("plan.status.none")))
		actions, err := s.store.ListActions(ctx, point.Actions)
		if err != nil {
			return nil, err
		}
		// Those of the plan's own sector first.
		slices.SortStableFunc(actions, func(a, b catalogue.Action) int {
			return rank(a.Sector != x.About.Sector) - rank(b.Sector != x.About.Sector)
		})
		for _, a := range actions[:min(len(actions), pointExamples)] {
			view.Examples = append(view.Examples, views.Link{
				Href: address.Action(p.Lang, a.Nr, a.Slug), Text: strconv.Itoa(a.Nr) + ". " + p.Of(a.Title),
			})
		}
		list = append(list, view)
	}
	return list, nil
}

func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}
