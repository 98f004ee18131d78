package web

import (
	"context"
	"strings"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// excerptLength is about how much of a summary a list shows, in bytes.
const excerptLength = 240

// actionRow makes the row of an action. hit holds what the search found in
// it, or is zero. A short row leaves the summary out.
func (s *Server) actionRow(p *i18n.Printer, a *catalogue.Action, hit catalogue.Hit, short bool) views.ActionRow {
	r := views.ActionRow{
		Nr:        a.Nr,
		Href:      address.Action(p.Lang, a.Nr, a.Slug),
		Title:     segments(p.Of(a.Title), hit.Title),
		TitleLang: a.TitleLang,
		By:        s.names.initiators(p, a),
		Sector:    a.Sector,
		Countries: countries(p, a.Countries),
		Duration:  a.Duration,
		Category:  s.names.category(p, a.Category),
	}
	if !short {
		r.What = excerpt(p.Of(a.Summary), hit.Body, excerptLength)
	}
	return r
}

func (s *Server) caseRow(p *i18n.Printer, k *catalogue.Case, hit catalogue.Hit) views.CaseRow {
	helps, hinders := k.Count()
	origin := countries(p, k.Countries)
	if start := startYear(p, k); start != "" {
		origin += ", " + start
	}
	return views.CaseRow{
		Nr:        k.Nr,
		Href:      address.Case(p.Lang, k.Slug),
		Title:     segments(p.Of(k.Title), hit.Title),
		What:      excerpt(p.Of(k.Lead), hit.Body, 2*excerptLength),
		Sector:    k.Sector,
		Countries: countries(p, k.Countries),
		Origin:    origin,
		Helps:     helps,
		Hinders:   hinders,
	}
}

// startYear is when a case began, or empty where the study does not know.
func startYear(p *i18n.Printer, k *catalogue.Case) string {
	if start := p.Of(k.Box.Start); strings.ContainsAny(start, "0123456789") {
		return start
	}
	return ""
}

// resultRows makes the rows of hits, in their order.
func (s *Server) resultRows(ctx context.Context, p *i18n.Printer, hits []catalogue.Hit) ([]views.ResultRow, error) {
	actions, err := s.load(ctx, hits)
	if err != nil {
		return nil, err
	}
	rows := make([]views.ResultRow, 0, len(hits))
	for _, hit := range hits {
		if k, ok := s.names.cases[hit.Nr]; ok && hit.Type == catalogue.TypeCase {
			row := s.caseRow(p, k, hit)
			row.Pick, row.Why = true, whyTexts(p, hit.Why)
			rows = append(rows, views.ResultRow{Case: &row})
		}
		if a, ok := actions[hit.Nr]; ok && hit.Type == catalogue.TypeAction {
			row := s.actionRow(p, a, hit, false)
			row.Pick, row.Why = true, whyTexts(p, hit.Why)
			if a.Case != 0 {
				row.Case = s.caseLink(p, a.Case)
			}
			rows = append(rows, views.ResultRow{Action: &row})
		}
	}
	return rows, nil
}

// load reads the actions among hits by number.
func (s *Server) load(ctx context.Context, hits []catalogue.Hit) (map[int]*catalogue.Action, error) {
	var nrs []int
	for _, hit := range hits {
		if hit.Type == catalogue.TypeAction {
			nrs = append(nrs, hit.Nr)
		}
	}
	actions, err := s.store.ListActions(ctx, nrs)
	if err != nil {
		return nil, err
	}
	byNr := make(map[int]*catalogue.Action, len(actions))
	for i := range actions {
		byNr[actions[i].Nr] = &actions[i]
	}
	return byNr, nil
}

// shortRows makes the short rows of actions by number.
func (s *Server) shortRows(ctx context.Context, p *i18n.Printer, nrs []int) ([]views.ActionRow, error) {
	actions, err := s.store.ListActions(ctx, nrs)
	if err != nil {
		return nil, err
	}
	rows := make([]views.ActionRow, len(actions))
	for i := range actions {
		rows[i] = s.actionRow(p, &actions[i], catalogue.Hit{}, true)
	}
	return rows, nil
}

// segments cuts a text at its found spans.
func segments(text string, spans []catalogue.Span) []views.Segment {
	var list []views.Segment
	at := 0
	for _, span := range spans {
		if span.Start < at || span.End > len(text) || span.Start >= span.End {
			continue
		}
		if span.Start > at {
			list = append(list, views.Segment{Text: text[at:span.Start]})
		}
		list = append(list, views.Segment{Text: text[span.Start:span.End], Found: true})
		at = span.End
	}
	if at < len(text) || len(list) == 0 {
		list = append(list, views.Segment{Text: text[at:]})
	}
	return list
}

// excerpt gives whole sentences of a text, about limit bytes: its beginning,
// or, where nothing was found there, the sentences around the first find.
func excerpt(text string, spans []catalogue.Span, limit int) []views.Segment {
	start, end := 0, sentenceEnd(text, 0, limit)
	if len(spans) > 0 && spans[0].Start >= end {
		start = sentenceStart(text, spans[0].Start)
		end = sentenceEnd(text, start, limit)
	}
	var inside []catalogue.Span
	for _, span := range spans {
		if span.Start >= start && span.End <= end {
			inside = append(inside, catalogue.Span{Start: span.Start - start, End: span.End - start})
		}
	}
	list := segments(text[start:end], inside)
	if start > 0 {
		list = append([]views.Segment{{Text: "… "}}, list...)
	}
	if end < len(strings.TrimRight(text, " \n")) {
		list = append(list, views.Segment{Text: " …"})
	}
	return list
}

// sentenceEnd walks from start over whole sentences until about limit bytes;
// it takes at least one.
func sentenceEnd(text string, start, limit int) int {
	end := start
	for end < len(text) {
		rest := text[end:]
		lead := len(rest) - len(strings.TrimLeft(rest, " \n"))
		next := end + lead + len(catalogue.FirstSentence(rest))
		if end > start && next-start > limit {
			return end
		}
		end = next
		if end-start >= limit {
			return end
		}
		if strings.TrimSpace(text[end:]) == "" {
			return end
		}
	}
	return end
}

// sentenceStart is where the sentence around a place begins.
func sentenceStart(text string, at int) int {
	start := 0
	for {
		rest := text[start:]
		lead := len(rest) - len(strings.TrimLeft(rest, " \n"))
		next := start + lead + len(catalogue.FirstSentence(rest))
		if next > at || next <= start {
			return start + lead
		}
		start = next
	}
}
