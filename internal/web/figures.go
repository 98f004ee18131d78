package web

import (
	"warmwater/internal/catalogue"
	"warmwater/internal/chart"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// figureGroups gathers the figures of a case under their headings: the group
// that the figures name, or else the part that they belong to.
func figureGroups(p *i18n.Printer, k *catalogue.Case) (groups []views.FigureGroup, table []views.FigureView) {
	at := map[string]int{}
	for i := range k.Results {
		r := &k.Results[i]
		title := p.Of(r.Group)
		if title == "" && r.Part != "" {
			title = p.Of(k.Part(r.Part).Title)
		}
		j, ok := at[title]
		if !ok {
			j = len(groups)
			at[title] = j
			groups = append(groups, views.FigureGroup{Title: title})
		}
		f := figureView(p, r)
		table = append(table, f)
		addFigure(&groups[j], f)
	}
	return groups, table
}

func addFigure(g *views.FigureGroup, f views.FigureView) {
	switch f.Draw {
	case views.DrawGlasses:
		g.Glasses = append(g.Glasses, f)
	case views.DrawBar:
		g.Bars = append(g.Bars, f)
	default:
		g.Numbers = append(g.Numbers, f)
	}
	if f.Note == "" {
		return
	}
	for _, note := range g.Notes {
		if note == f.Note {
			return
		}
	}
	g.Notes = append(g.Notes, f.Note)
}

func figureView(p *i18n.Printer, r *catalogue.Result) views.FigureView {
	unit := p.Of(r.Unit)
	f := views.FigureView{
		Label:       p.Of(r.Label),
		After:       withUnit(p, r.After, unit),
		BeforeLabel: p.Of(r.BeforeLabel),
		AfterLabel:  p.Of(r.AfterLabel),
		Unit:        unit,
		Period:      p.Of(r.Period),
		Note:        p.Of(r.Note),
		Source:      p.T("source.section", i18n.Args{"section": r.Section}),
		Value:       r.After,
		Most:        r.Scale,
	}
	if f.Unit == "%" {
		f.Unit = ""
	}
	if r.Before != nil {
		f.Before = withUnit(p, *r.Before, unit)
		f.BeforeLevel = chart.NewLevel(*r.Before, r.Scale)
		f.AfterLevel = chart.NewLevel(r.After, r.Scale)
		if f.BeforeLabel == "" {
			f.BeforeLabel, f.AfterLabel = p.T("figure.before"), p.T("figure.after")
		}
	}
	switch {
	case r.Scale > 0 && r.Before != nil:
		f.Draw = views.DrawGlasses
	case r.Scale > 0:
		f.Draw = views.DrawBar
	}
	return f
}

// withUnit writes a percentage with its sign; other units stand beside the
// number.
func withUnit(p *i18n.Printer, x float64, unit string) string {
	s := p.Number(x)
	if unit == "%" {
		return s + "%"
	}
	return s
}
