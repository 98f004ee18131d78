package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// A planIssue is something wrong with what was typed in a part of a plan. Its
// column counts, from 0, where a row has several of one field; of the costs it
// is the year, from 1.
type planIssue struct {
	visitor.FieldIssue
	part   plan.Part
	column int
}

// checkPart tells what is wrong with a part.
func checkPart(b *plan.Body, part plan.Part) []planIssue {
	var list []planIssue
	for _, x := range b.Check(part) {
		list = append(list, planIssue{FieldIssue: x, part: part})
	}
	return list
}

// A planPlace is where something is typed on a step: the id of its field, its
// name as the page has it, and its place in the order of the page.
type planPlace struct {
	id    string
	names []string
	order []int
}

// planFaults say in words what is wrong on a step, in the order of the page,
// each with the way to its field.
func (s *Server) planFaults(p *i18n.Printer, step address.PlanStep, issues []planIssue, cases []*catalogue.Case, v url.Values) []views.Link {
	type fault struct {
		views.Link
		order []int
	}
	var list []fault
	for i := range issues {
		x := &issues[i]
		at := s.placeOf(p, step, x, cases, v)
		last := len(at.names) - 1
		at.names[last] = p.T("plan.issue.field", i18n.Args{"label": at.names[last]})
		what := x.Fault
		if x.Row > 0 && what == visitor.FieldEmpty {
			what = "row"
		}
		list = append(list, fault{views.Link{
			Href: "#" + at.id, Text: p.T("plan.issue."+what, i18n.Args{"where": strings.Join(at.names, ", "), "max": p.Int(x.Max)}),
		}, at.order})
	}
	slices.SortStableFunc(list, func(a, b fault) int { return slices.Compare(a.order, b.order) })
	var links []views.Link
	for _, x := range list {
		links = append(links, x.Link)
	}
	return slices.Compact(links)
}

// placeOf tells where an issue stands.
func (s *Server) placeOf(p *i18n.Printer, step address.PlanStep, x *planIssue, cases []*catalogue.Case, v url.Values) planPlace {
	switch stepOf(x.part) {
	case address.StepLessons:
		return s.factorPlace(p, x, cases)
	case address.StepPoints:
		return s.pointPlace(p, x)
	}
	for i, t := range tablesOf(step) {
		if t.part == x.part && (x.Row > 0 || x.Field == plan.FieldRows) {
			return t.place(p, x, 2*i+1, v)
		}
	}
	if x.Field == plan.FieldAmount {
		year := columnLabel(p, &fundingTable, x.column, v)
		return planPlace{formCosts + strconv.Itoa(x.column), []string{p.T("plan.costs"), year}, []int{2, x.column}}
	}
	return fieldPlace(p, x.Field)
}

// place is that of a cell, or of a table that has too many rows: there, of the
// first one too many. Section is the table's place on the page.
func (t *planTable) place(p *i18n.Printer, x *planIssue, section int, v url.Values) planPlace {
	key := "plan." + t.id
	if x.Field == plan.FieldRows {
		return planPlace{t.name(x.Max+1, 0), []string{p.T(key)}, []int{section}}
	}
	column := x.column
	if column == 0 {
		column = slices.IndexFunc(t.columns, func(c planColumn) bool { return c.field == x.Field })
	}
	return planPlace{
		t.name(x.Row, column),
		[]string{p.T(key), p.T(key+".row", i18n.Args{"nr": x.Row}), columnLabel(p, t, column, v)},
		[]int{section, x.Row, column},
	}
}

// planFields are the fields of a plan's forms that stand by themselves, in the
// order of the page, with their ids and the keys of their labels.
var planFields = []struct{ field, id, label string }{
	{plan.FieldTitle, formTitle, "plan.title"},
	{plan.FieldSource, formSources + "-0", "plan.sources"},
	{plan.FieldSector, formSector + "-0", "facet.sector"},
	{plan.FieldGoal, formGoal, "plan.goal"},
	{plan.FieldAudience, formAudience, "plan.audience"},
	{plan.FieldRegion, formRegion, "plan.region"},
	{plan.FieldLevel, formLevel + "-0", "plan.level"},
	{plan.FieldForm, formForm, "plan.form"},
	{plan.FieldWhy, formWhy, "plan.why"},
	{plan.FieldStart, formStart, "plan.start"},
}

func fieldPlace(p *i18n.Printer, field string) planPlace {
	i := slices.IndexFunc(planFields, func(f struct{ field, id, label string }) bool { return f.field == field })
	return planPlace{planFields[i].id, []string{p.T(planFields[i].label)}, []int{0, i}}
}

// factorPlace is that of what is done with a factor; those that help stand
// first.
func (s *Server) factorPlace(p *i18n.Printer, x *planIssue, cases []*catalogue.Case) planPlace {
	i := slices.IndexFunc(cases, func(k *catalogue.Case) bool { return plan.PartEvidence(k.Nr) == x.part })
	k := cases[i]
	at := slices.IndexFunc(k.Factors, func(f catalogue.Factor) bool { return f.ID == x.Key })
	f := &k.Factors[at]
	name := formCase + strconv.Itoa(k.Nr) + "-" + f.ID
	place := planPlace{
		name + "-0", []string{p.Of(k.Title), p.Of(f.Title), p.T("plan.verdict")},
		[]int{i, rank(!f.Kind.Helps()), slices.Index(catalogue.Kinds, f.Kind), at},
	}
	if x.Field == plan.FieldNote {
		place.id, place.names[2] = name+formNote, p.T("plan.note")
	}
	return place
}

// pointPlace is that of an answer to one of the ten points.
func (s *Server) pointPlace(p *i18n.Printer, x *planIssue) planPlace {
	at := slices.IndexFunc(s.lessons.Points, func(point catalogue.Point) bool { return plan.PartPoint(point.Nr) == x.part })
	point := &s.lessons.Points[at]
	name := formPoint + strconv.Itoa(point.Nr)
	place := planPlace{name + "-0", []string{strconv.Itoa(point.Nr) + ". " + p.Of(point.Title), p.T("plan.status")}, []int{at}}
	if x.Field == plan.FieldAnswer {
		place.id, place.names[1] = name+formAnswer, p.T("plan.answer")
	}
	return place
}
