package search

import (
	"context"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

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
		for i := range x.content.Actions {
			m.scores[i] = 1
		}
	}
	cutTail(m.scores)
	if err := x.keepPhrases(ctx, m, r.phrases); err != nil {
		return nil, err
	}
	for _, phrase := range r.without {
		with, err := x.containing(ctx, m.matcher, phrase)
		if err != nil {
			return nil, err
		}
		m.keep(func(doc int) bool { return !with.has(doc) })
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
	all := full(len(x.items))
	for _, phrase := range phrases {
		with, err := x.having(ctx, phrase)
		if err != nil {
			return err
		}
		all.and(with)
	}
	for doc := range m.scores {
		m.scores[doc] = max(m.scores[doc], phraseScore)
	}
	m.keep(all.has)
	return nil
}

func (m *match) keep(good func(doc int) bool) {
	for doc := range m.scores {
		if !good(doc) {
			m.scores[doc] = 0
		}
	}
}

// any tells whether the match finds anything.
func (m *match) any() bool { return anyPositive(m.scores) }

// having gives the documents that have the phrase as it stands.
func (x *Index) having(ctx context.Context, phrase string) (bitset, error) {
	q := query.NewMatchPhraseQuery(phrase)
	q.SetField(plainField)
	answer, err := x.bleve.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, len(x.items), 0, false))
	if err != nil {
		return nil, err
	}
	with := newBitset(len(x.items))
	for _, hit := range answer.Hits {
		with.set(x.byName[hit.ID])
	}
	return with, nil
}

// containing gives the documents that have the phrase, or where it is a single
// word, any form of that word or a compound of it.
func (x *Index) containing(ctx context.Context, m *matcher, phrase string) (bitset, error) {
	words := text.Words(phrase)
	if len(words) > 1 {
		return x.having(ctx, phrase)
	}
	found, err := m.weighTerm(ctx, lookup{term: termOf(words[0].Text)})
	if err != nil {
		return nil, err
	}
	with := newBitset(len(x.items))
	for _, doc := range found.docs {
		with.set(int(doc))
	}
	return with, nil
}
