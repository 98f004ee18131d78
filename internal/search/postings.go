package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// postings calls yield for each document that has the term in the field, with
// the number of times and the number of terms in the field.
func (x *Index) postings(ctx context.Context, field, term string, yield func(doc int32, times, length float64)) error {
	return x.walk(ctx, field, term, true, func(doc int32, found *index.TermFieldDoc) bool {
		// Bleve keeps a length as one over its root.
		yield(doc, float64(found.Freq), 1/(found.Norm*found.Norm))
		return true
	})
}

// walk calls yield for documents that have the term in the field, until it
// wants no more; with how often and among how many terms, if counts are asked
// for.
func (x *Index) walk(ctx context.Context, field, term string, counts bool, yield func(doc int32, found *index.TermFieldDoc) bool) (err error) {
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, counts, counts, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	var reuse index.TermFieldDoc
	for {
		found, err := r.Next(reuse.Reset())
		if err != nil || found == nil {
			return err
		}
		doc, err := x.docOf(found.ID)
		if err != nil || !yield(doc, found) {
			return err
		}
	}
}

// docOf is the document of an id of Bleve's.
func (x *Index) docOf(id index.IndexInternalID) (int32, error) {
	at, err := place(id)
	if err == nil && (at >= len(x.byPlace) || x.byPlace[at] < 0) {
		err = fmt.Errorf("an id of Bleve is that of document %d, of %d", at, len(x.byPlace))
	}
	if err != nil {
		return 0, err
	}
	return x.byPlace[at], nil
}

// idOf is Bleve's id of a document.
func (x *Index) idOf(doc int) index.IndexInternalID {
	return binary.BigEndian.AppendUint64(nil, uint64(x.places[doc]))
}

// place is Bleve's own number of a document, as scorch writes it in an id.
func place(id index.IndexInternalID) (int, error) {
	if len(id) != 8 {
		return 0, fmt.Errorf("an id of Bleve has %d bytes", len(id))
	}
	return int(binary.BigEndian.Uint64(id)), nil
}

// frequency is the number of documents that have the term in the field.
func (x *Index) frequency(ctx context.Context, field, term string) (int, error) {
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return 0, err
	}
	return int(r.Count()), r.Close()
}

// named gives the documents that bear the name, its words made one.
func (x *Index) named(ctx context.Context, name string) ([]int32, error) {
	var docs []int32
	err := x.walk(ctx, wholeField, name, false, func(doc int32, _ *index.TermFieldDoc) bool {
		docs = append(docs, doc)
		return true
	})
	slices.Sort(docs)
	return docs, err
}
