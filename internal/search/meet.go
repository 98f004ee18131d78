package search

import (
	"context"

	"warmwater/internal/search/text"
)

// meet finds the documents that meet all of the request: its words, its
// phrases, and the absence of what must not stand.
func (x *Index) meet(ctx context.Context, r request) (*match, error) {
	m, err := x.match(ctx, r)
	if err != nil {
		return nil, err
	}
	if len(r.words) == 0 && len(r.without) > 0 {
		// Only told what to leave out: all actions are left.
		m.found = newWeights(len(x.content.Actions))
		for i := range x.content.Actions {
			m.found.add(int32(i), 1)
			m.best = 1
		}
	}
	m.cutTail()
	x.favourNumbers(m)
	if err := x.keepPhrases(ctx, m, r.phrases); err != nil {
		return nil, err
	}
	for _, phrase := range r.without {
		with, err := x.containing(ctx, phrase)
		if err != nil {
			return nil, err
		}
		m.found.keep(func(doc int32, _ float64) bool { return !with.has(int(doc)) })
	}
	return m, nil
}

// phraseScore is the least score of a document that has the query's phrases,
// which may be of words that are not looked up by themselves.
const phraseScore = 0.1

// keepPhrases leaves the documents that have all of the phrases.
func (x *Index) keepPhrases(ctx context.Context, m *match, phrases []string) error {
	if len(phrases) == 0 {
		return nil
	}
	all := full(x.documents())
	for _, phrase := range phrases {
		with, err := x.having(ctx, phrase)
		if err != nil {
			return err
		}
		all.and(with)
	}
	kept := newWeights(all.count())
	for doc := range all.each {
		kept.add(int32(doc), max(m.found.at(doc), phraseScore))
	}
	m.found = kept
	return nil
}

// any tells whether the match finds anything.
func (m *match) any() bool { return len(m.found.docs) > 0 }

// having gives the documents that have the phrase as it stands.
func (x *Index) having(ctx context.Context, phrase string) (bitset, error) {
	with := newBitset(x.documents())
	err := x.together(ctx, plainField, texts(text.Words(phrase)), 1, func(doc int32) { with.set(int(doc)) })
	return with, err
}

// containing gives the documents that have the phrase, or where it is a single
// word, any form of that word or a compound of it.
func (x *Index) containing(ctx context.Context, phrase string) (bitset, error) {
	words := text.Words(phrase)
	if len(words) > 1 {
		return x.having(ctx, phrase)
	}
	found, err := x.weighTerm(ctx, lookup{term: termOf(words[0].Text)})
	if err != nil {
		return nil, err
	}
	with := newBitset(x.documents())
	for _, doc := range found.docs {
		with.set(int(doc))
	}
	return with, nil
}
