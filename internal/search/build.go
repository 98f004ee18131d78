package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// build makes the index at path from nothing.
func build(path string, docs *source) error {
	return inDraft(path, "building", func(draft string) error {
		// Bleve wants to make its folder itself.
		if err := os.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		b, err := bleve.NewUsing(draft, indexMapping(), scorch.Name, scorch.Name, nil)
		if err != nil {
			return err
		}
		l, err := write(b, docs)
		if err := errors.Join(err, b.Close()); err != nil {
			return err
		}
		return l.finish(draft, docs, nil)
	})
}

// inDraft makes an index in a folder beside path and moves it there when it is
// whole.
func inDraft(path, doing string, work func(draft string) error) error {
	draft, err := os.MkdirTemp(filepath.Dir(path), draftPrefix)
	if err != nil {
		return err
	}
	if err := work(draft); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", doing, err), os.RemoveAll(draft))
	}
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

// batchSize bounds the documents that are analysed at once: Bleve holds a
// batch in memory several times over.
const batchSize = 4000

// write puts all documents into an index, batch by batch.
func write(b bleve.Index, docs *source) (*ledger, error) {
	l := newLedger(docs.len())
	var buffer []byte
	for from := 0; from < docs.len(); from += batchSize {
		batch := b.NewBatch()
		for doc := from; doc < min(from+batchSize, docs.len()); doc++ {
			d := docs.document(doc)
			if err := batch.Index(d.item.id(), d.texts()); err != nil {
				return nil, err
			}
			l.enter(doc, d.item, docs.print(doc, &buffer), d.lengths())
		}
		if err := b.Batch(batch); err != nil {
			return nil, err
		}
	}
	if docs.len() > batchSize {
		return l, mergeAll(b)
	}
	return l, nil
}

// mergeAll makes one segment of all, so that a search need not ask several.
func mergeAll(b bleve.Index) error {
	low, err := b.Advanced()
	if err != nil {
		return err
	}
	s, ok := low.(*scorch.Scorch)
	if !ok {
		return errors.New("this Bleve index is of another kind")
	}
	return s.ForceMerge(context.Background(), nil)
}
