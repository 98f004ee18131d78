package seed

import (
	"fmt"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
)

func (l *loader) cases() {
	seen := map[int]bool{}
	slugs := map[string]bool{}
	readAll(l, "cases", func(f *file, row *caseFile) {
		l.number(f, "nr", row.Nr, LastCase, seen)
		l.newID(f, "slug.nl", row.Slug.NL, slugs)
		if row.Slug.EN != row.Slug.NL {
			l.newID(f, "slug.en", row.Slug.EN, slugs)
		}
		l.checkCase(f, row)
		l.linkActions(f, row)
		l.content.Cases = append(l.content.Cases, newCase(*row))
	})
	l.noGap("cases", LastCase, seen)
	slices.SortFunc(l.content.Cases, func(a, b catalogue.Case) int { return a.Nr - b.Nr })
}

// linkActions gives the annex rows of a case its number.
func (l *loader) linkActions(f *file, row *caseFile) {
	for i, nr := range row.Actions {
		at := fmt.Sprintf("actions[%d]", i)
		j := slices.IndexFunc(l.content.Actions, func(a catalogue.Action) bool { return a.Nr == nr })
		switch {
		case j < 0:
			l.add(f, at, "there is no action %d", nr)
		case l.content.Actions[j].Case != 0:
			l.add(f, at, "action %d is case %d already", nr, l.content.Actions[j].Case)
		default:
			l.content.Actions[j].Case = row.Nr
		}
	}
}

func newCase(r caseFile) catalogue.Case {
	c := catalogue.Case{
		Nr: r.Nr, Slug: r.Slug, Title: r.Title, Lead: trim(r.Lead), Sector: r.Sector,
		Level: r.Level, Countries: r.Countries, Section: r.Section, Organisations: r.Organisations,
		Actions: r.Actions, Box: r.Box,
	}
	for _, p := range r.Parts {
		c.Parts = append(c.Parts, catalogue.Part(p))
	}
	for _, s := range r.Sections {
		c.Sections = append(c.Sections, newSection(s))
	}
	for _, x := range r.Factors {
		x.Text = trim(x.Text)
		c.Factors = append(c.Factors, catalogue.Factor(x))
	}
	for _, x := range r.Results {
		c.Results = append(c.Results, newResult(x))
	}
	for _, d := range r.Differences {
		c.Differences = append(c.Differences, catalogue.Difference(d))
	}
	return c
}

func newSection(r sectionRow) catalogue.Section {
	s := catalogue.Section{ID: r.ID, Part: r.Part, Section: r.Section, Title: r.Title, Text: trim(r.Text)}
	for _, t := range r.Tables {
		table := catalogue.Table{Caption: t.Caption, Columns: texts(t.Columns)}
		for _, row := range t.Rows {
			table.Rows = append(table.Rows, texts(row))
		}
		s.Tables = append(s.Tables, table)
	}
	return s
}

func texts(cells []cell) []catalogue.Text {
	out := make([]catalogue.Text, len(cells))
	for i, c := range cells {
		out[i] = catalogue.Text(c)
	}
	return out
}

func newResult(r resultRow) catalogue.Result {
	x := catalogue.Result{
		ID: r.ID, Part: r.Part, Section: r.Section, Group: r.Group, Label: r.Label,
		Before: r.Before, Scale: r.Scale, Unit: r.Unit, Period: r.Period, Note: trim(r.Note),
	}
	if r.After != nil {
		x.After = *r.After
	}
	if r.Compare != nil {
		x.BeforeLabel, x.AfterLabel = r.Compare.Before, r.Compare.After
	}
	return x
}

func (l *loader) checkCase(f *file, r *caseFile) {
	l.both(f, "title", r.Title)
	l.both(f, "lead", r.Lead)
	l.section(f, "section", r.Section)
	if r.Sector != catalogue.Care && r.Sector != catalogue.Technical {
		l.add(f, "sector", "%q is not zorg or techniek", r.Sector)
	}
	if !slices.Contains(catalogue.Levels, r.Level) {
		l.add(f, "level", "%q is not one of %s", r.Level, listed(catalogue.Levels))
	}
	l.countries(f, "countries", r.Countries)
	l.knownAll(f, "organisations", r.Organisations, l.organisations)
	l.checkBox(f, "box", r.Box)
	parts := map[string]bool{"": true}
	for i, p := range r.Parts {
		at := fmt.Sprintf("parts[%d]", i)
		l.newID(f, at+".id", p.ID, parts)
		l.both(f, at+".title", p.Title)
		l.section(f, at+".section", p.Section)
		l.checkBox(f, at+".box", p.Box)
	}
	l.checkSections(f, r, parts)
	l.checkFactors(f, r, parts)
	l.checkResults(f, r, parts)
	for i, d := range r.Differences {
		at := fmt.Sprintf("differences[%d]", i)
		l.both(f, at+".about", d.About)
		l.both(f, at+".annex", d.Annex)
		l.both(f, at+".case", d.Case)
		if !slices.Contains(r.Actions, d.Row) {
			l.add(f, at+".row", "row %d is not among the case's actions", d.Row)
		}
	}
}

func (l *loader) checkBox(f *file, at string, b catalogue.Box) {
	l.bothOrNone(f, at+".level", b.Level)
	l.bothOrNone(f, at+".start", b.Start)
	l.bothOrNone(f, at+".partners", b.Partners)
	l.bothOrNone(f, at+".audience", b.Audience)
	l.bothOrNone(f, at+".cost", b.Cost)
}

func (l *loader) checkSections(f *file, r *caseFile, parts map[string]bool) {
	ids := map[string]bool{}
	for i, s := range r.Sections {
		at := fmt.Sprintf("sections[%d]", i)
		l.newID(f, at+".id", s.ID, ids)
		l.known(f, at+".part", s.Part, parts)
		l.section(f, at+".section", s.Section)
		l.both(f, at+".title", s.Title)
		l.both(f, at+".text", s.Text)
		for j, t := range s.Tables {
			l.checkTable(f, fmt.Sprintf("%s.tables[%d]", at, j), t)
		}
	}
	if len(r.Sections) == 0 {
		l.add(f, "sections", "a case needs a text")
	}
}

func (l *loader) checkTable(f *file, at string, t tableRow) {
	l.both(f, at+".caption", t.Caption)
	for i, c := range t.Columns {
		l.both(f, fmt.Sprintf("%s.columns[%d]", at, i), catalogue.Text(c))
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			l.add(f, fmt.Sprintf("%s.rows[%d]", at, i), "%d cells where the table has %d columns", len(row), len(t.Columns))
		}
	}
}

func (l *loader) checkFactors(f *file, r *caseFile, parts map[string]bool) {
	ids := map[string]bool{}
	for i, x := range r.Factors {
		at := fmt.Sprintf("factors[%d]", i)
		l.newID(f, at+".id", x.ID, ids)
		l.known(f, at+".part", x.Part, parts)
		l.section(f, at+".section", x.Section)
		l.both(f, at+".title", x.Title)
		l.both(f, at+".text", x.Text)
		l.someKnown(f, at+".themes", x.Themes, l.themes)
		if len(x.Themes) > 3 {
			l.add(f, at+".themes", "at most three themes")
		}
		if !slices.Contains(catalogue.Kinds, x.Kind) {
			l.add(f, at+".kind", "%q is not one of %s", x.Kind, listed(catalogue.Kinds))
		}
		l.checkSides(f, at, &x)
	}
	if len(r.Factors) == 0 {
		l.add(f, "factors", "a case needs factors")
	}
}

// checkSides wants each theme of a point of attention under helps, hinders or
// both, and nothing there for the kinds that tell by themselves.
func (l *loader) checkSides(f *file, at string, x *factorRow) {
	if x.Kind != catalogue.Attention {
		if len(x.Helps)+len(x.Hinders) > 0 {
			l.add(f, at, "only a point of attention has helps and hinders")
		}
		return
	}
	themes := map[string]bool{}
	for _, id := range x.Themes {
		themes[id] = true
		if !slices.Contains(x.Helps, id) && !slices.Contains(x.Hinders, id) {
			l.add(f, at+".themes", "%q stands under neither helps nor hinders", id)
		}
	}
	l.knownAll(f, at+".helps", x.Helps, themes)
	l.knownAll(f, at+".hinders", x.Hinders, themes)
}

func listed[S ~string](list []S) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = string(s)
	}
	return strings.Join(names, ", ")
}

func (l *loader) checkResults(f *file, r *caseFile, parts map[string]bool) {
	ids := map[string]bool{}
	for i, x := range r.Results {
		at := fmt.Sprintf("results[%d]", i)
		l.newID(f, at+".id", x.ID, ids)
		l.known(f, at+".part", x.Part, parts)
		l.section(f, at+".section", x.Section)
		l.both(f, at+".label", x.Label)
		l.both(f, at+".unit", x.Unit)
		l.bothOrNone(f, at+".group", x.Group)
		l.bothOrNone(f, at+".period", x.Period)
		l.bothOrNone(f, at+".note", x.Note)
		if x.After == nil {
			l.add(f, at+".after", "a result needs a figure")
			continue
		}
		if !finite(*x.After) || x.Before != nil && !finite(*x.Before) || !finite(x.Scale) {
			l.add(f, at, "a figure is not a number")
		}
		if x.Scale > 0 && (*x.After > x.Scale || x.Before != nil && *x.Before > x.Scale) {
			l.add(f, at+".scale", "the figure is larger than its scale of %v", x.Scale)
		}
		if x.Compare != nil {
			l.both(f, at+".compare.before", x.Compare.Before)
			l.both(f, at+".compare.after", x.Compare.After)
		}
	}
}
