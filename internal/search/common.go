package search

import (
	_ "embed"
	"sync"

	"warmwater/internal/search/text"
)

//go:embed common_nl.txt
var commonDutch string

//go:embed common_en.txt
var commonEnglish string

// common holds the words that are frequent in either language at large.
var common = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, list := range []string{commonDutch, commonEnglish} {
		for line := range lines(list) {
			for _, w := range text.Words(line) {
				words[w.Text] = true
			}
		}
	}
	return words
})

const (
	// commonShare is what a word counts for that is frequent in the language
	// but rare here: "verdwijnt" or "lopen" tells how something is said, not
	// what is looked for, and its rarity would drown out what is.
	commonShare = 0.4
	// rareHere is the share of documents up to which a word is rare here.
	rareHere = 0.08
)

// shares gives what each need counts for beside the others, from 0 to 1. Where
// all words are common, they are what is looked for.
func (x *Index) shares(needs []*need, words []text.Word, all []*rated) []float64 {
	shares := make([]float64, len(needs))
	allCommon := true
	for i, n := range needs {
		shares[i] = 1
		if n.optional {
			shares[i] = optionalShare
			continue
		}
		isCommon := n.first == n.last && common()[words[n.first].Text]
		if isCommon && float64(len(all[i].docs)) <= rareHere*float64(x.documents()) {
			shares[i] = commonShare
		}
		allCommon = allCommon && isCommon
	}
	for i, n := range needs {
		if allCommon && !n.optional {
			shares[i] = 1
		}
	}
	return shares
}
