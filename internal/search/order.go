package search

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"warmwater/internal/catalogue"
)

// order is the order that the query asks for: below 0 where a comes first. It
// is the same each time: equals go by type and number.
func (x *Index) order(q catalogue.Query) func(a, b scored) int {
	switch q.Sort {
	case catalogue.ByTitle:
		return x.byRank(x.ranks.titles, q.Lang)
	case catalogue.ByCountry:
		return x.byRank(x.ranks.countries, q.Lang)
	case catalogue.ByNumber:
		return x.byNumber
	}
	return x.byScore
}

// byScore puts the highest scores first.
func (x *Index) byScore(a, b scored) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return x.byNumber(a, b)
}

// A top keeps the first n of what is offered: a page shows few of the many
// that a frequent word finds.
type top struct {
	n       int
	compare func(a, b scored) int
	list    []scored // once it is full, a heap with the last of them first
}

func newTop(n int, compare func(a, b scored) int) *top {
	return &top{n: n, compare: compare, list: make([]scored, 0, n)}
}

func (t *top) offer(h scored) {
	switch {
	case len(t.list) < t.n:
		if t.list = append(t.list, h); len(t.list) == t.n {
			for i := t.n/2 - 1; i >= 0; i-- {
				t.down(i)
			}
		}
	case t.n > 0 && t.compare(h, t.list[0]) < 0:
		t.list[0] = h
		t.down(0)
	}
}

func (t *top) down(i int) {
	for {
		last := i
		for _, child := range [2]int{2*i + 1, 2*i + 2} {
			if child < t.n && t.compare(t.list[child], t.list[last]) > 0 {
				last = child
			}
		}
		if last == i {
			return
		}
		t.list[i], t.list[last] = t.list[last], t.list[i]
		i = last
	}
}

// sorted gives what was kept, in order.
func (t *top) sorted() []scored {
	slices.SortFunc(t.list, t.compare)
	return t.list
}

// byNumber puts cases first, then goes by number.
func (x *Index) byNumber(a, b scored) int {
	if by := x.byType(a, b); by != 0 {
		return by
	}
	return a.doc - b.doc
}

func (x *Index) byType(a, b scored) int {
	aIsAction, bIsAction := a.doc < len(x.content.Actions), b.doc < len(x.content.Actions)
	switch {
	case aIsAction == bIsAction:
		return 0
	case aIsAction:
		return 1
	}
	return -1
}

// ranks hold the places of all documents in the orders that go by a text, in
// each language. They are made when first asked for.
type ranks struct {
	titles, countries map[catalogue.Lang]func() []int32
}

func (x *Index) newRanks() ranks {
	r := ranks{map[catalogue.Lang]func() []int32{}, map[catalogue.Lang]func() []int32{}}
	for _, lang := range catalogue.Langs {
		r.titles[lang] = sync.OnceValue(func() []int32 { return x.rank(lang, x.titleOf) })
		r.countries[lang] = sync.OnceValue(func() []int32 { return x.rank(lang, x.countryOf) })
	}
	return r
}

// rank gives each document's place among all by a text, as a dictionary of the
// language would order it, without regard for case and accents. Equals share a
// place.
func (x *Index) rank(lang catalogue.Lang, key func(doc int, lang catalogue.Lang) string) []int32 {
	tag := language.Dutch
	if lang == catalogue.English {
		tag = language.English
	}
	// A collator is not safe for several goroutines, and cheap to make.
	c, buffer := collate.New(tag, collate.Loose, collate.Numeric), &collate.Buffer{}
	keys, order := make([][]byte, x.documents()), make([]int, x.documents())
	for doc := range keys {
		keys[doc], order[doc] = slices.Clone(c.KeyFromString(buffer, key(doc, lang))), doc
		buffer.Reset()
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	places := make([]int32, len(order))
	for i := 1; i < len(order); i++ {
		places[order[i]] = places[order[i-1]]
		if !bytes.Equal(keys[order[i]], keys[order[i-1]]) {
			places[order[i]] = int32(i)
		}
	}
	return places
}

// byRank puts cases first, then goes by the places of a rank.
func (x *Index) byRank(ranks map[catalogue.Lang]func() []int32, lang catalogue.Lang) func(a, b scored) int {
	if _, ok := ranks[lang]; !ok {
		lang = catalogue.Dutch
	}
	places := ranks[lang]()
	return func(a, b scored) int {
		return cmp.Or(x.byType(a, b), int(places[a.doc]-places[b.doc]), x.byNumber(a, b))
	}
}

func (x *Index) titleOf(doc int, lang catalogue.Lang) string {
	title, _ := x.shown(doc)
	return title.In(lang)
}

// countryOf is the name of a document's first country. Those without one come
// last.
func (x *Index) countryOf(doc int, lang catalogue.Lang) string {
	var countries []catalogue.Country
	if n := len(x.content.Actions); doc >= n {
		countries = x.content.Cases[doc-n].Countries
	} else {
		countries = x.content.Actions[doc].Countries
	}
	if len(countries) == 0 {
		return "\U0010FFFD"
	}
	return countryName(countries[0], lang)
}
