package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/views"
)

// planKnown is what the catalogue has that is like the plan.
func (s *Server) planKnown(ctx context.Context, p *i18n.Printer, x *openPlan) (*views.PlanKnown, error) {
	k := &views.PlanKnown{}
	actions, err := s.alikeActions(ctx, x)
	if err != nil {
		return nil, err
	}
	for _, l := range x.alike {
		source := plan.Source{Kind: l.Type, Nr: l.Nr}
		m := views.PlanMatch{
			Label: itemLabel(p, l.Type, l.Nr), Shares: s.sharedNames(p, &l), Words: strings.Join(l.Words, ", "),
			Source: sourceText(source), Built: slices.Contains(x.About.Sources, source),
		}
		if a := actions[l.Nr]; l.Type == catalogue.TypeAction && a != nil {
			m.Link = views.Link{Href: address.Action(p.Lang, a.Nr, a.Slug), Text: p.Of(a.Title)}
			m.Lang, m.Sector, m.Countries, m.What = a.TitleLang, a.Sector, countries(p, a.Countries), p.Of(a.Summary)
			k.Actions = append(k.Actions, m)
		}
		if l.Type == catalogue.TypeCase {
			c := s.names.cases[l.Nr]
			m.Link = views.Link{Href: address.Case(p.Lang, c.Slug), Text: p.Of(c.Title)}
			m.Sector, m.Countries, m.What = c.Sector, countries(p, c.Countries), p.Of(c.Lead)
			for _, nr := range c.Actions {
				if a := actions[nr]; a != nil {
					m.Rows = append(m.Rows, views.Link{Href: address.Action(p.Lang, nr, a.Slug), Text: strconv.Itoa(nr) + ". " + p.Of(a.Title)})
				}
			}
			k.Cases = append(k.Cases, m)
		}
	}
	q := catalogue.Query{Text: x.About.Title}
	if x.About.Sector != "" {
		q.Filters = catalogue.Filters{catalogue.FacetSector: {string(x.About.Sector)}}
	}
	k.Search = address.Search(p.Lang, q)
	return k, nil
}

// alikeActions are the actions that are like a plan and those that are the same
// initiative as a case that is, by number.
func (s *Server) alikeActions(ctx context.Context, x *openPlan) (map[int]*catalogue.Action, error) {
	var hits []catalogue.Hit
	for _, l := range x.alike {
		hits = append(hits, catalogue.Hit{Type: l.Type, Nr: l.Nr})
		if l.Type == catalogue.TypeCase {
			for _, nr := range s.names.cases[l.Nr].Actions {
				hits = append(hits, catalogue.Hit{Type: catalogue.TypeAction, Nr: nr})
			}
		}
	}
	return s.load(ctx, hits)
}

// sharedNames are the values that something has in common with a plan, in
// words. What shares no words of the plan either has related ones.
func (s *Server) sharedNames(p *i18n.Printer, l *catalogue.Likeness) []string {
	var list []string
	for _, facet := range catalogue.Facets {
		for _, value := range l.Shared[facet] {
			list = append(list, s.names.label(p, facet, value))
		}
	}
	if len(list)+len(l.Words) == 0 {
		list = append(list, p.T("plan.shares.related"))
	}
	return list
}

// knownSection is what the catalogue has, in short.
func (s *Server) knownSection(ctx context.Context, p *i18n.Printer, x *openPlan) (views.PlanSection, error) {
	section := views.PlanSection{ID: "deel-known", Title: p.T("plan.step.known")}
	known, err := s.planKnown(ctx, p, x)
	if err != nil {
		return section, err
	}
	for _, list := range []struct {
		title   string
		matches []views.PlanMatch
	}{{"plan.known.cases", known.Cases}, {"plan.known.actions", known.Actions}} {
		block := views.PlanBlock{Title: p.T(list.title)}
		for _, m := range list.matches {
			var shares []string
			if len(m.Shares) > 0 {
				shares = append(shares, p.T("plan.shares")+" "+strings.Join(m.Shares, ", "))
			}
			if m.Words != "" {
				shares = append(shares, p.T("plan.words")+" "+m.Words)
			}
			fact := views.PlanFact{Name: m.Text, Href: m.Href, Source: m.Label, Text: strings.Join(shares, "\n")}
			if len(m.Rows) > 0 {
				fact.AlsoName, fact.Also = p.N("plan.known.rows", len(m.Rows)), m.Rows
			}
			block.Facts = append(block.Facts, fact)
		}
		section.Blocks = append(section.Blocks, block)
	}
	return section, nil
}
