package search

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"warmwater/internal/catalogue"
)

// order puts the first so many hits in the order that the query asks for; the
// others come after them in any. It is the same each time: equals go by type
// and number.
func (x *Index) order(hits []scored, first int, q catalogue.Query) {
	switch q.Sort {
	case catalogue.ByTitle:
		x.orderByKey(hits, q.Lang, x.titleOf)
	case catalogue.ByCountry:
		x.orderByKey(hits, q.Lang, x.countryOf)
	case catalogue.ByNumber:
		sortFirst(hits, first, x.byNumber)
	default:
		sortFirst(hits, first, func(a, b scored) int {
			if a.score != b.score {
				return cmp.Compare(b.score, a.score)
			}
			return x.byNumber(a, b)
		})
	}
}

// sortFirst sorts the first n of a list, without sorting what comes after
// them: a page shows few of the many that a frequent word finds.
func sortFirst(list []scored, n int, compare func(a, b scored) int) {
	if n*8 > len(list) {
		slices.SortFunc(list, compare)
		return
	}
	// The n best so far are a heap, with the last of them on top.
	down := func(i int) {
		for {
			last := i
			for _, child := range []int{2*i + 1, 2*i + 2} {
				if child < n && compare(list[child], list[last]) > 0 {
					last = child
				}
			}
			if last == i {
				return
			}
			list[i], list[last] = list[last], list[i]
			i = last
		}
	}
	for i := n/2 - 1; i >= 0; i-- {
		down(i)
	}
	for i := n; i < len(list); i++ {
		if n > 0 && compare(list[i], list[0]) < 0 {
			list[i], list[0] = list[0], list[i]
			down(0)
		}
	}
	slices.SortFunc(list[:n], compare)
}

// byNumber puts cases first, then goes by number.
func (x *Index) byNumber(a, b scored) int {
	return cmp.Or(x.byType(a, b), x.items[a.doc].nr-x.items[b.doc].nr)
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

// orderByKey puts cases first, then goes by a text as a dictionary of the
// language would, without regard for case and accents.
func (x *Index) orderByKey(hits []scored, lang catalogue.Lang, key func(doc int, lang catalogue.Lang) string) {
	tag := language.Dutch
	if lang == catalogue.English {
		tag = language.English
	}
	// A collator is not safe for several goroutines, and cheap to make.
	c, buffer := collate.New(tag, collate.Loose, collate.Numeric), &collate.Buffer{}
	keys := make(map[int][]byte, len(hits))
	for _, h := range hits {
		keys[h.doc] = c.KeyFromString(buffer, key(h.doc, lang))
	}
	slices.SortFunc(hits, func(a, b scored) int {
		return cmp.Or(x.byType(a, b), slices.Compare(keys[a.doc], keys[b.doc]), x.byNumber(a, b))
	})
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
