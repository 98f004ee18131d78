package search

import (
	"slices"
	"strconv"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// numberWords say of what the number behind them is, or only that one follows.
var numberWords = map[string]catalogue.ItemType{
	"initiatief": catalogue.TypeAction, "actie": catalogue.TypeAction, "rij": catalogue.TypeAction,
	"initiative": catalogue.TypeAction, "action": catalogue.TypeAction, "row": catalogue.TypeAction,
	"praktijkstudie": catalogue.TypeCase, "praktijkvoorbeeld": catalogue.TypeCase, "case": catalogue.TypeCase, "study": catalogue.TypeCase,
	"nr": "", "no": "", "nummer": "", "number": "",
}

// numberOf reads a query that is just a number, or one of an action or a case:
// "100", "rij 100", "case study 3". The kind is empty where it may be of either.
func numberOf(words []text.Word) (kind catalogue.ItemType, nr int, ok bool) {
	if len(words) == 0 {
		return "", 0, false
	}
	last := len(words) - 1
	for _, w := range words[:last] {
		of, known := numberWords[w.Text]
		if !known || of != "" && kind != "" && of != kind {
			return "", 0, false
		}
		if of != "" {
			kind = of
		}
	}
	nr, err := strconv.Atoi(words[last].Text)
	return kind, nr, err == nil
}

// numbered gives the documents that a query is just the number of, the action
// first.
func (x *Index) numbered(words []text.Word) []int {
	kind, nr, ok := numberOf(words)
	if !ok {
		return nil
	}
	var docs []int
	if at, ok := x.actionAt(nr); ok && kind != catalogue.TypeCase {
		docs = append(docs, at)
	}
	at := slices.IndexFunc(x.content.Cases, func(k catalogue.Case) bool { return k.Nr == nr })
	if at >= 0 && kind != catalogue.TypeAction {
		docs = append(docs, len(x.content.Actions)+at)
	}
	return docs
}

// favourNumbers puts what the query is just the number of before all that has
// that number in its text. Its words are met then.
func (x *Index) favourNumbers(m *match) {
	docs := x.numbered(m.words)
	if len(docs) == 0 {
		return
	}
	m.unknown = nil
	for _, doc := range slices.Backward(docs) {
		m.best = max(2*m.best, 1)
		first := newWeights(1)
		first.add(int32(doc), m.best)
		m.found = total(m.found, first)
	}
}
