package web

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/views"
)

// planSections are a plan as a document: what it says, with beside it what the
// catalogue has that is like it.
func (s *Server) planSections(ctx context.Context, p *i18n.Printer, x *openPlan) ([]views.PlanSection, error) {
	sections := s.bodySections(p, &x.Body, x.cases)
	known, err := s.knownSection(ctx, p, x)
	if err != nil {
		return nil, err
	}
	sections = slices.Insert(sections, 1, known)
	for i := range sections {
		sections[i].Edit = address.PlanPart(p.Lang, x.token, address.PlanSteps[i])
	}
	return sections, nil
}

// bodySections are what a plan itself says, step by step, but for the step
// that looks at what exists.
func (s *Server) bodySections(p *i18n.Printer, b *plan.Body, cases []*catalogue.Case) []views.PlanSection {
	section := func(step address.PlanStep, blocks ...views.PlanBlock) views.PlanSection {
		return views.PlanSection{ID: "deel-" + string(step), Title: p.T("plan.step." + string(step)), Blocks: blocks}
	}
	return []views.PlanSection{
		section(address.StepAbout, s.aboutBlocks(p, &b.About, b)...),
		section(address.StepLessons, s.evidenceBlocks(p, b, cases)...),
		section(address.StepPoints, s.pointsBlock(p, b)),
		section(address.StepTargets, tableBlock(p, &targetsTable, b), tableBlock(p, &monitoringTable, b)),
		section(address.StepMeans, fundingBlock(p, b), s.staffBlock(p, b)),
		section(address.StepCommunication, tableBlock(p, &communicationTable, b)),
		section(address.StepRisks, s.risksBlock(p, b)),
	}
}

// partBlocks are what one part of a plan says.
func (s *Server) partBlocks(p *i18n.Printer, x *openPlan, part plan.Part) []views.PlanBlock {
	switch stepOf(part) {
	case address.StepAbout:
		return s.aboutBlocks(p, &x.About, &x.Body)
	case address.StepLessons:
		var cases []*catalogue.Case
		for _, k := range x.cases {
			if plan.PartEvidence(k.Nr) == part {
				cases = append(cases, k)
			}
		}
		return s.evidenceBlocks(p, &x.Body, cases)
	case address.StepPoints:
		block := s.pointsBlock(p, &x.Body)
		for i, point := range s.lessons.Points {
			if plan.PartPoint(point.Nr) == part {
				block.Facts = block.Facts[i : i+1]
			}
		}
		return []views.PlanBlock{block}
	}
	switch part {
	case plan.PartFunding:
		return []views.PlanBlock{fundingBlock(p, &x.Body)}
	case plan.PartStaff:
		return []views.PlanBlock{s.staffBlock(p, &x.Body)}
	case plan.PartRisks:
		return []views.PlanBlock{s.risksBlock(p, &x.Body)}
	}
	for i := range planTables {
		if t := &planTables[i]; t.part == part {
			return []views.PlanBlock{tableBlock(p, t, &x.Body)}
		}
	}
	return nil
}

func (s *Server) aboutBlocks(p *i18n.Printer, a *plan.About, b *plan.Body) []views.PlanBlock {
	var block views.PlanBlock
	fact := func(key, text string) {
		block.Facts = append(block.Facts, views.PlanFact{Name: p.T(key), Text: text})
	}
	words := func(text string, kind catalogue.TagKind, ids []string) string {
		var tags []string
		for _, id := range ids {
			tags = append(tags, s.names.tag(p, kind, id))
		}
		return strings.Join(filled(text, strings.Join(tags, ", ")), "\n")
	}
	fact("plan.title", a.Title)
	kind := "plan.kind.new"
	if a.Existing {
		kind = "plan.kind.existing"
	}
	fact("plan.kind", p.T(kind))
	sector, level := "", ""
	if a.Sector != "" {
		sector = p.T("sector." + string(a.Sector))
	}
	if a.Level != "" {
		level = p.T("level." + string(a.Level))
	}
	fact("facet.sector", sector)
	fact("plan.goal", words(a.Goal, catalogue.Goal, a.Goals))
	fact("plan.audience", words(a.Audience, catalogue.Audience, a.Audiences))
	fact("plan.region", strings.Join(filled(a.Region, level), "\n"))
	fact("plan.form", words(a.Form, catalogue.Format, a.Formats))
	fact("plan.why", a.Why)
	for i := range block.Facts {
		if block.Facts[i].Text == "" {
			block.Facts[i].Text = p.T("plan.nothing")
		}
	}
	blocks := []views.PlanBlock{block, tableBlock(p, &partnersTable, b)}
	if len(a.Sources) > 0 {
		sources := views.PlanBlock{Title: p.T("plan.sources")}
		for _, x := range a.Sources {
			sources.Facts = append(sources.Facts, views.PlanFact{Name: s.sourceLabel(p, x), Href: s.sourceHref(p, x)})
		}
		blocks = append(blocks, sources)
	}
	return blocks
}

// evidenceBlocks are what the plan does with the factors of the cases; those
// without a choice are left out.
func (s *Server) evidenceBlocks(p *i18n.Printer, b *plan.Body, cases []*catalogue.Case) []views.PlanBlock {
	var blocks []views.PlanBlock
	for _, k := range cases {
		block := views.PlanBlock{Title: itemLabel(p, catalogue.TypeCase, k.Nr) + ": " + p.Of(k.Title)}
		for _, kind := range catalogue.Kinds {
			for i := range k.Factors {
				f := &k.Factors[i]
				c := b.Evidence[k.Nr][f.ID]
				if f.Kind != kind || c == (plan.Choice{}) {
					continue
				}
				fact := views.PlanFact{
					Name: p.Of(f.Title), Href: address.Factor(p.Lang, k.Slug, f.ID), Text: c.Note, Class: string(c.Verdict),
					Source: p.T("kind."+string(f.Kind)) + ", " + p.T("source.section", i18n.Args{"section": f.Section}),
				}
				if c.Verdict != "" {
					fact.Mark = verdictText(p, c.Verdict, f.Kind.Helps())
				}
				block.Facts = append(block.Facts, fact)
			}
		}
		if len(block.Facts) > 0 {
			blocks = append(blocks, block)
		}
	}
	if len(blocks) == 0 {
		blocks = append(blocks, views.PlanBlock{})
	}
	return blocks
}

func (s *Server) pointsBlock(p *i18n.Printer, b *plan.Body) views.PlanBlock {
	var block views.PlanBlock
	for _, x := range s.lessons.Points {
		a := b.Points[x.Nr]
		fact := views.PlanFact{
			Name: strconv.Itoa(x.Nr) + ". " + p.Of(x.Title), Href: address.Page(p.Lang, "recommendations") + "#" + pointID(x.Nr),
			Mark: p.T("plan.status.none"), Class: "open", Text: a.Text,
		}
		if a.Status != "" {
			fact.Mark, fact.Class = p.T("plan.status."+string(a.Status)), string(a.Status)
		}
		block.Facts = append(block.Facts, fact)
	}
	return block
}

// tableBlock is a table of a plan as a page shows it.
func tableBlock(p *i18n.Printer, t *planTable, b *plan.Body) views.PlanBlock {
	block := views.PlanBlock{Title: p.T("plan." + t.id)}
	rows := t.get(b, p)
	if len(rows) == 0 {
		return block
	}
	table := &views.PlanTable{Caption: block.Title}
	for j, c := range t.columns {
		if !c.hidden {
			table.Head = append(table.Head, columnLabel(p, t, j, nil))
		}
	}
	for _, row := range rows {
		table.Rows = append(table.Rows, row[:len(table.Head)])
	}
	block.Table = table
	return block
}

func fundingBlock(p *i18n.Printer, b *plan.Body) views.PlanBlock {
	return views.PlanBlock{Title: p.T("plan.funding"), Table: fundingView(p, &b.Funding)}
}

func (s *Server) staffBlock(p *i18n.Printer, b *plan.Body) views.PlanBlock {
	block := tableBlock(p, &staffTable, b)
	if block.Table != nil {
		block.Table.Foot = [][]string{{p.T("plan.staff.total"), "", hoursText(p, b.Hours()), ""}}
	}
	return block
}

// risksBlock names beside each risk where it was taken from.
func (s *Server) risksBlock(p *i18n.Printer, b *plan.Body) views.PlanBlock {
	block := tableBlock(p, &risksTable, b)
	if block.Table == nil {
		return block
	}
	block.Table.Head = append(block.Table.Head, p.T("fact.source"))
	for i, r := range b.Risks {
		source := ""
		if hint := s.riskHint(p, refText(r.Case, r.Factor)); hint != nil {
			source = hint.Text
		}
		block.Table.Rows[i] = append(slices.Clone(block.Table.Rows[i]), source)
	}
	return block
}

// A planLine is one thing that a plan says, and where.
type planLine struct {
	section, place string
	text           string
	source         string
	// amounts are the numbers of a row of the budget, and name whose they are;
	// of other lines they are empty.
	name    string
	amounts []string
}

// planLines are a document line by line; a row of a table is one.
func planLines(sections []views.PlanSection) []planLine {
	var list []planLine
	for _, s := range sections {
		for _, b := range s.Blocks {
			for _, f := range b.Facts {
				list = append(list, planLine{
					section: s.Title, place: strings.Join(filled(b.Title, f.Name), ": "),
					text: strings.Join(filled(f.Mark, f.Text, alsoText(f)), ". "), source: f.Source,
				})
			}
			if b.Table == nil {
				continue
			}
			for i, row := range append(slices.Clone(b.Table.Rows), b.Table.Foot...) {
				var cells []string
				for j, cell := range row {
					if cell != "" {
						cells = append(cells, b.Table.Head[j]+": "+cell)
					}
				}
				line := planLine{section: s.Title, place: b.Title, text: strings.Join(cells, "; ")}
				if len(b.Table.Plain) > 0 {
					line.name, line.amounts = row[0], b.Table.Plain[i]
				}
				list = append(list, line)
			}
		}
	}
	return list
}

// alsoText is what else is named with a fact, in words.
func alsoText(f views.PlanFact) string {
	var names []string
	for _, l := range f.Also {
		names = append(names, l.Text)
	}
	return strings.Join(filled(f.AlsoName, strings.Join(names, "; ")), " ")
}

// planChanges tells what two documents say otherwise, place by place.
func planChanges(was, is []views.PlanSection) []views.PlanChange {
	type place struct{ section, name string }
	var order []place
	texts := [2]map[place][]string{{}, {}}
	for i, lines := range [][]planLine{planLines(is), planLines(was)} {
		for _, l := range lines {
			at := place{l.section, l.place}
			if !slices.Contains(order, at) {
				order = append(order, at)
			}
			texts[i][at] = append(texts[i][at], l.text)
		}
	}
	var changes []views.PlanChange
	for _, at := range order {
		now, then := beyond(texts[0][at], texts[1][at]), beyond(texts[1][at], texts[0][at])
		if len(now)+len(then) > 0 {
			changes = append(changes, views.PlanChange{Place: strings.Join(filled(at.section, at.name), " › "), Was: then, Is: now})
		}
	}
	return changes
}

// beyond are the texts that others do not hold as often.
func beyond(texts, others []string) []string {
	count := map[string]int{}
	for _, t := range others {
		count[t]++
	}
	var list []string
	for _, t := range texts {
		if count[t]--; count[t] < 0 {
			list = append(list, t)
		}
	}
	return list
}

// casesOf are the cases that a plan says something of.
func (s *Server) casesOf(b *plan.Body) []*catalogue.Case {
	var list []*catalogue.Case
	for _, nr := range slices.Sorted(maps.Keys(b.Evidence)) {
		if k := s.names.cases[nr]; k != nil {
			list = append(list, k)
		}
	}
	return list
}
