package search

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"warmwater/internal/catalogue"
)

// order puts hits in the order that the query asks for. It is the same each
// time: equals go by type and number.
func (x *Index) order(hits []scored, q catalogue.Query) {
	switch q.Sort {
	case catalogue.ByTitle:
		x.orderByKey(hits, q.Lang, x.titleOf)
	case catalogue.ByCountry:
		x.orderByKey(hits, q.Lang, x.countryOf)
	case catalogue.ByNumber:
		slices.SortFunc(hits, x.byNumber)
	default:
		slices.SortFunc(hits, func(a, b scored) int {
			return cmp.Or(cmp.Compare(b.score, a.score), x.byNumber(a, b))
		})
	}
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
