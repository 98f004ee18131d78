package search

import (
	"context"
	"encoding/binary"
	"fmt"
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
		doc, err := x.docOf(found.ID)
		if err != nil {
			return err
		}
		yield(doc, float64(found.Freq), length)
	}
}

// docOf is the document of an id of Bleve's.
func (x *Index) docOf(id index.IndexInternalID) (int, error) {
	at, err := place(id)
	if err == nil && at >= len(x.byID) {
		err = fmt.Errorf("an id of Bleve is that of document %d, of %d", at, len(x.byID))
	}
	if err != nil {
		return 0, err
	}
	return int(x.byID[at]), nil
}

// place is Bleve's own number of a document, as scorch writes it in an id.
func place(id index.IndexInternalID) (int, error) {
	if len(id) != 8 {
		return 0, fmt.Errorf("an id of Bleve has %d bytes", len(id))
	}
	return int(binary.BigEndian.Uint64(id)), nil
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
