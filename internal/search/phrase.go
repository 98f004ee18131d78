package search

import (
	"context"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// maxStep is how far apart two words of a phrase may stand: "balans tussen
// werk en privé" has "werk privé".
const maxStep = 2

// together gives the documents in which the terms stand near to one another,
// in order, in the field.
func (x *Index) together(ctx context.Context, field string, terms []string) ([]int, error) {
	ends, err := x.places(ctx, field, terms[0])
	for _, term := range terms[1:] {
		if err != nil || len(ends) == 0 {
			return nil, err
		}
		var next map[int][]uint64
		if next, err = x.places(ctx, field, term); err == nil {
			ends = follow(ends, next)
		}
	}
	docs := make([]int, 0, len(ends))
	for doc := range ends {
		docs = append(docs, doc)
	}
	return docs, err
}

// follow leaves of next what stands shortly behind one of the ends.
func follow(ends, next map[int][]uint64) map[int][]uint64 {
	left := map[int][]uint64{}
	for doc, places := range next {
		before := ends[doc]
		for _, p := range places {
			if slices.ContainsFunc(before, func(end uint64) bool { return p > end && p-end <= maxStep }) {
				left[doc] = append(left[doc], p)
			}
		}
	}
	return left
}

// places gives the numbers of the words where the term stands in the field,
// by document.
func (x *Index) places(ctx context.Context, field, term string) (map[int][]uint64, error) {
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, false, false, true)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	all := map[int][]uint64{}
	var reuse index.TermFieldDoc
	for {
		found, err := r.Next(reuse.Reset())
		if err != nil || found == nil {
			return all, err
		}
		doc, err := x.docOf(found.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range found.Vectors {
			all[doc] = append(all[doc], v.Pos)
		}
	}
}
