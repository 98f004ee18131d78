package search

import (
	"cmp"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// mark gives the stretches of the text that met the query in a document: its
// words in any form, compounds with them, and what is related to them.
func (m *match) mark(doc int, t catalogue.Text, lang catalogue.Lang) []catalogue.Span {
	s := t.In(lang)
	a, stem := dutchAnalyzer, func(t term) string { return t.dutch }
	if lang == catalogue.English && t.EN != "" {
		a, stem = englishAnalyzer, func(t term) string { return t.english }
	}
	stems, plain := map[string]bool{}, map[string]bool{}
	var spans []catalogue.Span
	m.met(doc, func(w way) {
		if w.phrase != nil {
			spans = append(spans, phraseIn(s, w.phrase)...)
			return
		}
		stems[stem(w.term)], plain[w.term.plain] = true, true
	})
	if len(stems) == 0 {
		return merge(spans)
	}
	words := text.Words(s)
	for i, w := range words {
		if plain[w.Text] || !a.skips(words, i) && slices.ContainsFunc(a.termsOf(w.Text), func(term string) bool { return stems[term] }) {
			spans = append(spans, catalogue.Span{Start: w.Start, End: w.End})
		}
	}
	for _, w := range text.Joined(words) {
		if plain[w.Text] || slices.ContainsFunc(a.termsOf(w.Text), func(term string) bool { return stems[term] }) {
			spans = append(spans, catalogue.Span{Start: w.Start, End: w.End})
		}
	}
	return merge(spans)
}

// met calls yield for each way in which the document says what the query asks
// for.
func (m *match) met(doc int, yield func(way)) {
	for _, n := range m.needs {
		if !n.optional {
			m.matcher.said(&n.concept, doc, yield)
		}
	}
}

func (m *matcher) said(c *concept, doc int, yield func(way)) {
	for i, weights := range m.ways[c] {
		w := c.ways[i]
		switch {
		case weights.at(doc) == 0:
		case w.all == nil:
			yield(w)
		default:
			for _, part := range w.all {
				m.said(part, doc, yield)
			}
		}
	}
}

// phraseIn gives the stretches of s that are the phrase.
func phraseIn(s string, phrase []string) []catalogue.Span {
	words := text.Words(s)
	var spans []catalogue.Span
	for i := 0; i+len(phrase) <= len(words); i++ {
		if run := words[i : i+len(phrase)]; slices.Equal(texts(run), phrase) {
			spans = append(spans, catalogue.Span{Start: run[0].Start, End: run[len(run)-1].End})
		}
	}
	return spans
}

// merge puts spans in order and makes one of those that overlap.
func merge(spans []catalogue.Span) []catalogue.Span {
	slices.SortFunc(spans, func(a, b catalogue.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var merged []catalogue.Span
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
