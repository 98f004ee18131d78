package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// buildAt makes the index in a folder beside path and moves it there when it
// is whole.
func buildAt(path string, docs []document) error {
	draft, err := os.MkdirTemp(filepath.Dir(path), draftPrefix)
	if err != nil {
		return err
	}
	if err := write(draft, docs); err != nil {
		return errors.Join(fmt.Errorf("building: %w", err), os.RemoveAll(draft))
	}
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

func write(path string, docs []document) error {
	// Bleve wants to make its folder itself.
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	b, err := bleve.NewUsing(path, indexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(docs, batchSize) {
		batch := b.NewBatch()
		for i := range some {
			if err := batch.Index(some[i].item.id(), some[i].texts()); err != nil {
				return errors.Join(err, b.Close())
			}
		}
		if err := b.Batch(batch); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	if len(docs) > batchSize {
		if err := mergeAll(b); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	if err := b.Close(); err != nil {
		return err
	}
	return seal(path)
}

// batchSize bounds the documents that are analysed at once: Bleve holds a
// batch in memory several times over.
const batchSize = 4000

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
