package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

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
		b, err := bleve.NewUsing(draft, indexMapping(), scorch.Name, scorch.Name, map[string]any{
			// Many at a time, so that each is merged but twice or so.
			"scorchMergePlanOptions": map[string]any{
				"MaxSegmentsPerTier": mergedAtOnce, "SegmentsPerMergeTask": mergedAtOnce, "TierGrowth": mergedAtOnce,
			},
		})
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
	if err = work(draft); err == nil {
		if err = os.RemoveAll(path); err == nil {
			err = os.Rename(draft, path)
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s: %w", doing, err), os.RemoveAll(draft))
	}
	return nil
}

// batchSize bounds the documents that are analysed at once, and maxWriters the
// batches that are under way: Bleve takes some 200 kB for each document until
// its batch is a segment.
var batchSize = 500 // tests have less

const (
	maxWriters   = 4
	mergedAtOnce = 40 // segments
)

// write puts all documents into an index, batch by batch. All processors work
// on it: Bleve makes the segment of a batch on one.
func write(b bleve.Index, docs *source) (*ledger, error) {
	l := newLedger(docs.len())
	errs := make([]error, min(runtime.GOMAXPROCS(0), maxWriters))
	var begun atomic.Int64
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			for errs[w] == nil {
				to := int(begun.Add(int64(batchSize)))
				if to-batchSize >= docs.len() {
					return
				}
				errs[w] = l.writeBatch(b, docs, to-batchSize, min(to, docs.len()))
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if docs.len() > batchSize {
		return l, mergeAll(b)
	}
	return l, nil
}

// writeBatch puts some documents into an index and writes them down.
func (l *ledger) writeBatch(b bleve.Index, docs *source, from, to int) error {
	batch := b.NewBatch()
	printer := docs.printer()
	for doc := from; doc < to; doc++ {
		d := docs.document(doc)
		if err := batch.Index(d.item.id(), d.texts()); err != nil {
			return err
		}
		l.enter(doc, d.item, printer.print(doc), d.lengths())
	}
	return b.Batch(batch)
}

var errOtherKind = errors.New("this Bleve index is of another kind")

// How often and how far apart mergeAll asks Bleve how far it is.
const (
	mergeTries = 500
	mergePause = 20 * time.Millisecond
)

// mergeAll makes one segment of all, so that a search need not ask several.
// Bleve leaves out what is not on disk yet, and of what it merged the disk knows
// a while later: an index that is closed before has the old segments again.
func mergeAll(b bleve.Index) error {
	low, err := b.Advanced()
	if err != nil {
		return err
	}
	s, ok := low.(*scorch.Scorch)
	if !ok {
		return errOtherKind
	}
	for range mergeTries {
		stats := s.StatsMap()
		merged := stats["num_root_filesegments"] == uint64(1) && stats["num_root_memorysegments"] == uint64(0)
		if merged && stats["LastPersistedEpoch"] == stats["CurRootEpoch"] {
			return nil
		}
		if !merged {
			if err := s.ForceMerge(context.Background(), nil); err != nil {
				return err
			}
		}
		time.Sleep(mergePause)
	}
	return nil // several do as well, but slower
}
