package search

import (
	"context"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// postings calls yield for each document that has the term in the field, with
// the number of times and the number of terms in the field.
func (x *Index) postings(ctx context.Context, field, term string, yield func(doc int, times, length float64)) error {
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, true, true, false)
	if err != nil {
		return err
	}
	defer r.Close()
	var reuse index.TermFieldDoc
	for {
		found, err := r.Next(reuse.Reset())
		if err != nil || found == nil {
			return err
		}
		// Bleve keeps a length as one over its root.
		length := 1 / (found.Norm * found.Norm)
		yield(x.byID[string(found.ID)], float64(found.Freq), length)
	}
}

// frequency is the number of documents that hold the word as it is.
func (x *Index) frequency(ctx context.Context, word string) (int, error) {
	n := 0
	err := x.postings(ctx, plainField, word, func(int, float64, float64) { n++ })
	return n, err
}

// meanLengths gives the mean number of words of each field over the documents
// that have it, near enough.
func meanLengths(docs []document) map[string]float64 {
	sum, have := map[string]int{}, map[string]int{}
	for i := range docs {
		for field, text := range docs[i].fields {
			s := text.String()
			sum[field] += strings.Count(s, " ") + strings.Count(s, textEnd) + 1
			have[field]++
		}
	}
	means := make(map[string]float64, len(sum))
	for field, n := range sum {
		means[field] = float64(n) / float64(have[field])
	}
	return means
}
