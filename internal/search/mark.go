package search

import (
	"cmp"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// A page presents hits of one match in one language, with marks. What it
// learns of a word it remembers, as texts say much the same.
type page struct {
	x     *Index
	lang  catalogue.Lang
	ways  []markedWay
	dutch marker
	other marker      // English, where a text has it
	words []text.Word // of the text at hand
}

// A marked way is a way, down to terms and phrases, in which a document meets
// the query where it has all of these weights.
type markedWay struct {
	way
	weights []*weights
}

func (w *markedWay) in(doc int) bool {
	return !slices.ContainsFunc(w.weights, func(w *weights) bool { return w.at(doc) == 0 })
}

// A marker knows which ways the words of one language are forms of.
type marker struct {
	analyzer *analyzer
	byStem   map[string][]int // places of ways
	byPlain  map[string][]int
	known    map[string][]int // those of words that were met
}

// newPage makes a page of what m finds; of all where m is nil, which marks
// nothing.
func (x *Index) newPage(m *match, lang catalogue.Lang) *page {
	p := &page{x: x, lang: lang}
	if m == nil {
		return p
	}
	for _, n := range m.needs {
		if !n.optional {
			p.gather(n.concept, nil)
		}
	}
	p.dutch = p.newMarker(dutchAnalyzer, func(t term) string { return t.dutch })
	p.other = p.newMarker(englishAnalyzer, func(t term) string { return t.english })
	return p
}

// gather adds the ways to say a concept, of which a document has to have the
// weights given too.
func (p *page) gather(c *concept, weights []*weights) {
	for i, w := range c.ways {
		all := append(slices.Clip(weights), c.each[i])
		if w.all == nil {
			p.ways = append(p.ways, markedWay{w, all})
		}
		for _, part := range w.all {
			p.gather(part, all)
		}
	}
}

func (p *page) newMarker(a *analyzer, stem func(term) string) marker {
	m := marker{a, map[string][]int{}, map[string][]int{}, map[string][]int{}}
	for i, w := range p.ways {
		m.byPlain[w.term.plain] = append(m.byPlain[w.term.plain], i)
		if s := stem(w.term); s != "" {
			m.byStem[s] = append(m.byStem[s], i)
		}
	}
	return m
}

// waysOf gives the ways that a word is a form of: itself, its stem or a part
// of it.
func (p *page) waysOf(m *marker, word string) []int {
	if ways, ok := m.known[word]; ok {
		return ways
	}
	ways := slices.Clone(m.byPlain[word])
	for _, term := range m.analyzer.termsOf(word) {
		ways = append(ways, m.byStem[term]...)
	}
	m.known[word] = ways
	return ways
}

// hit presents a scored document.
func (p *page) hit(s scored) catalogue.Hit {
	item := p.x.item(s.doc)
	hit := catalogue.Hit{Type: item.kind, Nr: item.nr, Score: s.score}
	if len(p.ways) > 0 {
		title, body := p.x.shown(s.doc)
		hit.Title, hit.Body = p.mark(s.doc, title), p.mark(s.doc, body)
	}
	return hit
}

// mark gives the stretches of the text that met the query in a document: its
// words in any form, compounds with them, and what is related to them.
func (p *page) mark(doc int, t catalogue.Text) []catalogue.Span {
	s, m := t.In(p.lang), &p.dutch
	if p.lang == catalogue.English && t.EN != "" {
		m = &p.other
	}
	p.words = text.Append(p.words[:0], s)
	words := p.words
	var spans []catalogue.Span
	for i, w := range words {
		if p.meets(m, doc, w, m.analyzer.skips(words, i)) {
			spans = append(spans, catalogue.Span{Start: w.Start, End: w.End})
		}
	}
	for _, w := range text.Joined(words) {
		if p.meets(m, doc, w, false) {
			spans = append(spans, catalogue.Span{Start: w.Start, End: w.End})
		}
	}
	for i := range p.ways {
		if w := &p.ways[i]; w.phrase != nil && w.in(doc) {
			spans = append(spans, phraseIn(words, w.phrase)...)
		}
	}
	return merge(spans)
}

// meets tells whether a word of a document is one of those by which the
// document meets the query. A stop word is only as it stands.
func (p *page) meets(m *marker, doc int, w text.Word, stop bool) bool {
	return slices.ContainsFunc(p.waysOf(m, w.Text), func(i int) bool {
		way := &p.ways[i]
		return (!stop || way.term.plain == w.Text) && way.in(doc)
	})
}

// phraseIn gives the stretches of a text that are the phrase.
func phraseIn(words []text.Word, phrase []string) []catalogue.Span {
	var spans []catalogue.Span
	for i := 0; i+len(phrase) <= len(words); i++ {
		run := words[i : i+len(phrase)]
		if slices.EqualFunc(run, phrase, func(w text.Word, s string) bool { return w.Text == s }) {
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
