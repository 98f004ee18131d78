package search

import (
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

// How much each way of saying a thing counts beside the word itself.
const (
	partsBoost   = 0.5  // all parts of a compound, apart
	apartBoost   = 0.8  // all words of a glued name, apart
	spelledBoost = 0.7  // what a word that is nowhere was likely meant to be
	prefixBoost  = 0.35 // a name that begins so
)

// A concept is one thing that a query asks for, with the ways to say it and,
// once it is weighed, each document's weight for each of them.
type concept struct {
	ways []way
	each []*weights
}

// A way to say a thing is one of: a term, a phrase, or several concepts that
// must all be there.
type way struct {
	how    catalogue.How
	boost  float64
	term   term
	phrase []string
	all    []*concept
	asked  string // the words of the query that are read so, where they are more than the need's
}

// A term is a word as each kind of field holds it; an empty one is not looked
// up there.
type term struct{ dutch, english, plain string }

func termOf(word string) term {
	return term{dutch: dutch.Stem(word), english: englishStem(word), plain: word}
}

// A need is a concept and the words of the query that ask for it.
type need struct {
	*concept
	first, last int    // of the request's words
	optional    bool   // says little by itself, so it need not be there
	told        bool   // by its deed, so it need not be there where it is unknown
	asked       string // the words of the query that are read as one with these, if any
}

// has tells whether any of the words from first to last asks for the need.
func (n *need) has(first, last int) bool { return n.first <= last && first <= n.last }

// needs turns the words of a request into needs. Words that are glued together
// are one need.
func (x *Index) needs(r request) []*need {
	words := r.words
	var needs []*need
	for i := 0; i < len(words); {
		last := i
		for last+1 < len(words) && words[last+1].Glued {
			last++
		}
		n := newNeed(words, i, last)
		if better := r.spelled[i]; better != "" {
			n.say(way{how: catalogue.BySpelling, boost: spelledBoost, all: concepts(strings.Fields(better))})
		}
		needs = append(needs, n)
		i = last + 1
	}
	addRuns(needs, words)
	addDeeds(needs, words)
	relax(needs)
	return needs
}

// maxPhrase is the longest run of words that is looked up in the thesaurus.
const maxPhrase = 6

func newNeed(words []text.Word, first, last int) *need {
	n := &need{concept: &concept{}, first: first, last: last}
	if first == last {
		n.concept = conceptOf(words[first].Text)
		n.optional = saysLittle(words[first].Text)
		return n
	}
	n.say(way{how: catalogue.ByJoined, boost: 1, term: termOf(text.Join(words[first : last+1]).Text)})
	n.say(way{how: catalogue.ByParts, boost: apartBoost, all: concepts(texts(words[first : last+1]))})
	return n
}

// conceptOf gives the ways to say one word: itself, its parts where it is a
// compound, and what is related to it.
func conceptOf(word string) *concept {
	c := &concept{}
	c.say(way{how: catalogue.ByWord, boost: 1, term: termOf(word)})
	if parts := dutch.Split(word); parts != nil {
		c.say(way{how: catalogue.ByParts, boost: partsBoost, all: concepts(parts)})
	}
	c.relate(vocabulary().related([]string{word}))
	return c
}

func concepts(words []string) []*concept {
	all := make([]*concept, len(words))
	for i, w := range words {
		all[i] = conceptOf(w)
	}
	return all
}

func (c *concept) say(w way) { c.ways = append(c.ways, w) }

// key names the concept: those with one key are said in the same ways.
func (c *concept) key() string {
	var b strings.Builder
	c.writeKey(&b)
	return b.String()
}

func (c *concept) writeKey(b *strings.Builder) {
	for _, w := range c.ways {
		b.WriteString(string(w.how))
		b.WriteString(w.asked)
		b.WriteString(strconv.FormatFloat(w.boost, 'g', -1, 64))
		b.WriteByte('(')
		b.WriteString(w.term.plain)
		for _, word := range w.phrase {
			b.WriteByte(' ')
			b.WriteString(word)
		}
		for _, part := range w.all {
			part.writeKey(b)
		}
		b.WriteByte(')')
	}
}

// relate adds related words and phrases.
func (c *concept) relate(list []relative) {
	for _, r := range list {
		w := way{how: catalogue.ByRelated, boost: r.boost, term: r.term}
		if len(r.phrase) > 1 {
			w.phrase = r.phrase
		}
		c.say(w)
	}
}

// addRuns looks at each run of words as one word ("beroepen huis") and as a
// phrase that has related ones ("lagere school"), and adds both to each need
// that the run touches.
func addRuns(needs []*need, words []text.Word) {
	for first := range words {
		begun := vocabulary().begun(words[first].Text)
		for last := first + 1; last < min(first+maxPhrase, len(words)); last++ {
			run := words[first : last+1]
			c := &concept{}
			if len(run) <= maxRun && !isSmall(run[0].Text) && !onlyInflects(run) { // no title is meant by "in de"
				c.say(way{how: catalogue.ByJoined, boost: 1, term: termOf(text.Join(run).Text)})
			}
			if begun {
				c.relate(vocabulary().related(texts(run)))
			}
			c.addTo(needs, first, last, spoken(run))
		}
	}
}

// onlyInflects tells whether the last word of a run would be an ending of those
// before it: "zorg en" is not zorgen, nor "werk je" a small work.
func onlyInflects(run []text.Word) bool {
	last := len(run) - 1
	end := run[last].Text
	return end == "je" || isSmall(end) && dutch.Stem(text.Join(run).Text) == dutch.Stem(text.Join(run[:last]).Text)
}

// addTo adds the ways of a run of words to each need that the run touches, and
// where the run is a turn of phrase, lets those needs say little.
func (c *concept) addTo(needs []*need, first, last int, run string) {
	for i := range c.ways {
		c.ways[i].asked = run
	}
	for _, n := range needs {
		if n.has(first, last) {
			n.ways = append(n.ways, c.ways...)
			n.optional = n.optional || filler()[run]
		}
	}
}

func texts(words []text.Word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.Text
	}
	return list
}

// relax makes all needs count where otherwise none would.
func relax(needs []*need) {
	if slices.ContainsFunc(needs, func(n *need) bool { return !n.optional }) {
		return
	}
	for _, n := range needs {
		n.optional = false
	}
}
