package search

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
	batch := b.NewBatch()
	for i := range docs {
		if err := batch.Index(docs[i].item.id(), docs[i].texts()); err != nil {
			return errors.Join(err, b.Close())
		}
	}
	if err := errors.Join(b.Batch(batch), b.Close()); err != nil {
		return err
	}
	return seal(path)
}
