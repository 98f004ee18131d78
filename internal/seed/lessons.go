package seed

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// LastPoint is the number of points of attention in section 6.
const LastPoint = 10

// lessons reads what the study teaches across cases. It comes last: it refers
// to everything else.
func (l *loader) lessons() {
	l.index()
	l.figures()
	l.recommendations()
	readAll(l, "forms", l.forms)
	l.guides()
}

// index notes which actions, cases and factors there are.
func (l *loader) index() {
	l.actionNrs, l.caseNrs, l.factors = map[int]bool{}, map[int]bool{}, map[catalogue.FactorRef]catalogue.Kind{}
	for i := range l.content.Actions {
		l.actionNrs[l.content.Actions[i].Nr] = true
	}
	for i := range l.content.Cases {
		k := &l.content.Cases[i]
		l.caseNrs[k.Nr] = true
		for _, f := range k.Factors {
			l.factors[catalogue.FactorRef{Case: k.Nr, Factor: f.ID}] = f.Kind
		}
	}
}

func (l *loader) figures() {
	ids := map[string]bool{}
	readAll(l, "figures", func(f *file, row *figureFile) {
		l.newID(f, "id", row.ID, ids)
		l.checkFigures(f, row)
		l.content.Lessons.Figures = append(l.content.Lessons.Figures, newFigures(*row))
	})
}

var contextSection = regexp.MustCompile(`^2\.\d(\.\d)?$`)

func (l *loader) checkFigures(f *file, r *figureFile) {
	l.both(f, "title", r.Title)
	l.both(f, "intro", r.Intro)
	l.both(f, "label", r.Label)
	l.both(f, "period", r.Period)
	l.filled(f, "source", r.Source)
	if !contextSection.MatchString(r.Section) {
		l.add(f, "section", "%q is not a part of section 2", r.Section)
	}
	if r.Table != 0 {
		l.filled(f, "study_title", r.StudyTitle)
	}
	columns := map[string]bool{}
	for i, c := range r.Columns {
		at := fmt.Sprintf("columns[%d]", i)
		l.newID(f, at+".id", c.ID, columns)
		l.both(f, at+".name", c.Name)
		if !slices.Contains([]string{catalogue.UnitCount, catalogue.UnitPercent, catalogue.UnitRatio, catalogue.UnitIndex}, c.Unit) {
			l.add(f, at+".unit", "%q is not a unit", c.Unit)
		}
	}
	for i, row := range r.Rows {
		at := fmt.Sprintf("rows[%d]", i)
		l.filled(f, at+".label", row.Label)
		if len(row.Values) != len(r.Columns) {
			l.add(f, at+".values", "%d values where the table has %d columns", len(row.Values), len(r.Columns))
		}
	}
	for i, n := range r.Notes {
		l.both(f, fmt.Sprintf("notes[%d]", i), n)
	}
	if r.Chart != nil {
		l.checkChart(f, r.Chart, columns)
	}
}

func (l *loader) checkChart(f *file, c *figureChartRow, columns map[string]bool) {
	l.both(f, "chart.title", c.Title)
	if c.Kind != "bars" && c.Kind != "lines" {
		l.add(f, "chart.kind", "%q is not bars or lines", c.Kind)
	}
	l.someKnown(f, "chart.columns", c.Columns, columns)
}

func newFigures(r figureFile) catalogue.FigureSet {
	set := catalogue.FigureSet{
		ID: r.ID, Table: r.Table, Section: r.Section, Title: r.Title, StudyTitle: r.StudyTitle,
		Intro: trim(r.Intro), Period: r.Period, Source: r.Source, Label: r.Label,
	}
	for _, c := range r.Columns {
		set.Columns = append(set.Columns, catalogue.FigureColumn(c))
	}
	for _, row := range r.Rows {
		label := catalogue.Text{NL: row.Label, EN: row.EN}
		if label.EN == "" {
			label.EN = label.NL
		}
		set.Rows = append(set.Rows, catalogue.FigureRow{Label: label, Total: row.Total, Values: row.Values})
	}
	for _, n := range r.Notes {
		set.Notes = append(set.Notes, trim(n))
	}
	if r.Chart != nil {
		chart := catalogue.FigureChart(*r.Chart)
		set.Chart = &chart
	}
	return set
}

func (l *loader) recommendations() {
	var rf recommendationFile
	f := l.read("recommendations.yaml", &rf)
	l.both(f, "method", rf.Method)
	l.both(f, "caution", rf.Caution)
	lessons := &l.content.Lessons
	lessons.Method, lessons.Caution = trim(rf.Method), trim(rf.Caution)
	ids := map[string]bool{}
	for i, r := range rf.Recommendations {
		at := fmt.Sprintf("recommendations[%d]", i)
		l.newID(f, at+".id", r.ID, ids)
		l.checkRecommendation(f, at, &r)
		r.Text = trim(r.Text)
		lessons.Recommendations = append(lessons.Recommendations, catalogue.Recommendation(r))
	}
	seen := map[int]bool{}
	for i, r := range rf.Points {
		at := fmt.Sprintf("points[%d]", i)
		l.number(f, at+".nr", r.Nr, LastPoint, seen)
		l.knownAll(f, at+".recommendations", r.Recommendations, ids)
		lessons.Points = append(lessons.Points, l.newPoint(f, at, &r))
	}
	l.noGap("recommendations.yaml: points", LastPoint, seen)
}

func (l *loader) checkRecommendation(f *file, at string, r *recommendationRow) {
	l.both(f, at+".title", r.Title)
	l.both(f, at+".text", r.Text)
	l.someKnown(f, at+".themes", r.Themes, l.themes)
	l.numbers(f, at+".cases", r.Cases, l.caseNrs)
	l.numbers(f, at+".actions", r.Actions, l.actionNrs)
	if !slices.Contains(catalogue.RecommendationGroups, r.Group) {
		l.add(f, at+".group", "%q is not a group", r.Group)
	} else if want := fmt.Sprintf("5.%d", slices.Index(catalogue.RecommendationGroups, r.Group)+1); r.Section != want {
		l.add(f, at+".section", "%q is not the section of group %q, %s", r.Section, r.Group, want)
	}
}

func (l *loader) newPoint(f *file, at string, r *pointRow) catalogue.Point {
	l.both(f, at+".title", r.Title)
	l.both(f, at+".text", r.Text)
	l.someKnown(f, at+".themes", r.Themes, l.themes)
	l.numbers(f, at+".actions", r.Actions, l.actionNrs)
	for i, q := range r.Questions {
		l.both(f, fmt.Sprintf("%s.questions[%d]", at, i), q)
	}
	return catalogue.Point{
		Nr: r.Nr, Title: r.Title, Text: trim(r.Text), Themes: r.Themes, Recommendations: r.Recommendations,
		Factors: l.factorRefs(f, at+".factors", r.Factors), Actions: r.Actions, Questions: r.Questions,
	}
}

// forms reads the forms of one group, after which the file is called.
func (l *loader) forms(f *file, rows *[]formRow) {
	group := catalogue.FormGroup(strings.TrimSuffix(path.Base(f.name), ".yaml"))
	if !slices.Contains(catalogue.FormGroups, group) {
		l.add(f, "", "%q is not a group of forms", group)
	}
	if l.formIDs == nil {
		l.formIDs, l.formSlugs = map[string]bool{}, map[string]bool{}
	}
	for i, r := range *rows {
		at := fmt.Sprintf("[%d]", i)
		l.newID(f, at+".id", r.ID, l.formIDs)
		l.checkForm(f, at, &r)
		form := catalogue.Form{
			ID: r.ID, Group: group, Name: r.Name, What: trim(r.What), Fields: map[catalogue.FormField][]catalogue.Statement{},
			Offers: r.Offers, Reaches: r.Reaches, Actions: r.Actions, Cases: r.Cases,
			Helps: l.factorRefs(f, at+".helps", r.Helps), Hinders: l.factorRefs(f, at+".hinders", r.Hinders),
		}
		l.newID(f, at+".name.en", form.Slug().EN, l.formSlugs)
		l.sides(f, at, &form)
		for field, rows := range r.Fields {
			for j, s := range rows {
				l.checkStatement(f, fmt.Sprintf("%s.fields.%s[%d]", at, field, j), s)
				form.Fields[field] = append(form.Fields[field], catalogue.Statement{
					Text: catalogue.Text{NL: s.NL, EN: s.EN}, Row: s.Row, Section: s.Section, Case: s.Case,
				})
			}
		}
		l.content.Lessons.Forms = append(l.content.Lessons.Forms, form)
	}
}

func (l *loader) checkForm(f *file, at string, r *formRow) {
	l.both(f, at+".name", r.Name)
	l.both(f, at+".what", r.What)
	for field := range r.Fields {
		if !slices.Contains(catalogue.FormFields, field) {
			l.add(f, at+".fields", "%q is not a field of a form", field)
		}
	}
	for i, o := range r.Offers {
		if !slices.Contains(catalogue.Offers, o) {
			l.add(f, fmt.Sprintf("%s.offers[%d]", at, i), "%q is not one of %s", o, strings.Join(catalogue.Offers, ", "))
		}
	}
	l.knownAll(f, at+".reaches", r.Reaches, l.tags[catalogue.Audience])
	l.numbers(f, at+".actions", r.Actions, l.actionNrs)
	l.numbers(f, at+".cases", r.Cases, l.caseNrs)
	if len(r.Actions) == 0 {
		l.add(f, at+".actions", "a form needs an action that uses it")
	}
}

// sides wants the factors of a form on the side that their kind has.
func (l *loader) sides(f *file, at string, form *catalogue.Form) {
	for i, ref := range form.Helps {
		if !l.factors[ref].Helps() {
			l.add(f, fmt.Sprintf("%s.helps[%d]", at, i), "factor %d/%s does not help", ref.Case, ref.Factor)
		}
	}
	for i, ref := range form.Hinders {
		if l.factors[ref].Helps() {
			l.add(f, fmt.Sprintf("%s.hinders[%d]", at, i), "factor %d/%s does not hinder", ref.Case, ref.Factor)
		}
	}
}

func (l *loader) checkStatement(f *file, at string, s statementRow) {
	l.both(f, at, catalogue.Text{NL: s.NL, EN: s.EN})
	switch {
	case s.Row != 0 && s.Section != "":
		l.add(f, at, "has two sources")
	case s.Row != 0:
		l.numbers(f, at+".row", []int{s.Row}, l.actionNrs)
	default:
		l.section(f, at+".section", s.Section)
		l.numbers(f, at+".case", []int{s.Case}, l.caseNrs)
	}
}

// factorRefs reads references such as 5/geldzorgen.
func (l *loader) factorRefs(f *file, field string, list []string) []catalogue.FactorRef {
	var refs []catalogue.FactorRef
	for i, s := range list {
		nr, id, _ := strings.Cut(s, "/")
		n, _ := strconv.Atoi(nr) // 0 is no case either
		ref := catalogue.FactorRef{Case: n, Factor: id}
		if _, ok := l.factors[ref]; !ok {
			l.add(f, fmt.Sprintf("%s[%d]", field, i), "there is no factor %q", s)
		}
		if slices.Contains(refs, ref) {
			l.add(f, fmt.Sprintf("%s[%d]", field, i), "%q is there twice", s)
		}
		refs = append(refs, ref)
	}
	return refs
}

func (l *loader) numbers(f *file, field string, list []int, known map[int]bool) {
	seen := map[int]bool{}
	for i, nr := range list {
		if !known[nr] {
			l.add(f, fmt.Sprintf("%s[%d]", field, i), "there is no number %d", nr)
		}
		if seen[nr] {
			l.add(f, fmt.Sprintf("%s[%d]", field, i), "%d is there twice", nr)
		}
		seen[nr] = true
	}
}
