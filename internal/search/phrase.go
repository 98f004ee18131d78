package search

import (
	"bytes"
	"context"
	"errors"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// maxStep is how far apart two words of a phrase may stand, unless it is to
// stand as typed: "de dag van de verpleging" has "dag verpleging".
const maxStep = 3

// together calls yield for each document in which the terms stand in order in
// the field, none further than step words behind the one before.
func (x *Index) together(ctx context.Context, field string, terms []string, step uint64, yield func(doc int32)) (err error) {
	readers, err := x.placeReaders(ctx, field, terms)
	defer func() { err = errors.Join(err, closeAll(readers)) }()
	if err != nil || len(readers) == 0 {
		return err
	}
	for {
		id, err := meetingPoint(readers)
		if id == nil || err != nil {
			return err
		}
		if follow(readers, step) {
			doc, err := x.docOf(id)
			if err != nil {
				return err
			}
			yield(doc)
		}
		if err := readers[0].next(); err != nil {
			return err
		}
	}
}

// standing gives those of the documents, which are in the order of the index,
// in which the terms stand together in the field.
func (x *Index) standing(ctx context.Context, field string, terms []string, step uint64, docs []int) (in []int, err error) {
	readers, err := x.placeReaders(ctx, field, terms)
	defer func() { err = errors.Join(err, closeAll(readers)) }()
	if err != nil {
		return nil, err
	}
search:
	for _, doc := range docs {
		id := x.idOf(doc)
		for _, r := range readers {
			if err := r.reach(id); err != nil || r.now == nil {
				return in, err
			}
			if !bytes.Equal(r.now.ID, id) {
				continue search
			}
		}
		if len(readers) == 1 || follow(readers, step) {
			in = append(in, doc)
		}
	}
	return in, nil
}

func (x *Index) placeReaders(ctx context.Context, field string, terms []string) ([]*placeReader, error) {
	readers := make([]*placeReader, 0, len(terms))
	for _, term := range terms {
		r, err := x.reader.TermFieldReader(ctx, []byte(term), field, false, false, true)
		if err != nil {
			return readers, err
		}
		readers = append(readers, &placeReader{TermFieldReader: r})
	}
	return readers, nil
}

func closeAll(readers []*placeReader) (err error) {
	for _, r := range readers {
		err = errors.Join(err, r.Close())
	}
	return err
}

// A placeReader reads where a term stands, document by document.
type placeReader struct {
	index.TermFieldReader
	reuse index.TermFieldDoc
	now   *index.TermFieldDoc
	begun bool
}

func (r *placeReader) next() (err error) {
	r.begun = true
	r.now, err = r.Next(r.reuse.Reset())
	return err
}

// reach goes to the document id, or the first one behind it.
func (r *placeReader) reach(id index.IndexInternalID) (err error) {
	if r.now != nil && bytes.Compare(r.now.ID, id) >= 0 {
		return nil
	}
	r.begun = true
	r.now, err = r.Advance(id, r.reuse.Reset())
	return err
}

// meetingPoint brings the readers to the next document that all of them have,
// from where the first one stands. It is nil where there is none any more.
func meetingPoint(readers []*placeReader) (index.IndexInternalID, error) {
	first := readers[0]
	if !first.begun {
		if err := first.next(); err != nil {
			return nil, err
		}
	}
search:
	for first.now != nil {
		for _, r := range readers[1:] {
			if err := r.reach(first.now.ID); err != nil || r.now == nil {
				return nil, err
			}
			if !bytes.Equal(r.now.ID, first.now.ID) {
				if err := first.reach(slices.Clone(r.now.ID)); err != nil {
					return nil, err
				}
				continue search
			}
		}
		return first.now.ID, nil
	}
	return nil, nil
}

// follow tells whether the terms stand in order in the document that all
// readers are at.
func follow(readers []*placeReader, step uint64) bool {
	var ends []uint64
	for i, r := range readers {
		var next []uint64
		for _, v := range r.now.Vectors {
			near := func(end uint64) bool { return v.Pos > end && v.Pos-end <= step }
			if i == 0 || slices.ContainsFunc(ends, near) {
				next = append(next, v.Pos)
			}
		}
		if ends = next; len(ends) == 0 {
			return false
		}
	}
	return true
}
