package search

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// maxUpdated is the share of the documents that may be written anew in an
// index that is there; beyond it, a new one is made.
const maxUpdated = 0.1

var errTooMuch = errors.New("too much has changed")

// update makes the index at path from an older one at old: it writes the
// documents that changed, and leaves out those that are gone. The older one
// stays as it is; the two share the files that both have.
func update(old, path string, docs *source) error {
	if err := verify(old, someOfIt); err != nil {
		return err
	}
	files, err := readSeal(old)
	if err != nil {
		return err
	}
	var was ledger
	if err := readFile(old, ledgerName, &was); err != nil {
		return err
	}
	now, changed, gone := was.compare(docs)
	if len(changed)+len(gone) == 0 && now.sameOrder(&was) {
		return inDraft(path, "taking over", func(draft string) error {
			if err := share(old, draft, files); err != nil {
				return err
			}
			return now.finish(draft, docs, files)
		})
	}
	if len(changed)+len(gone) > int(maxUpdated*float64(docs.len())) {
		return errTooMuch
	}
	return inDraft(path, "updating", func(draft string) error {
		if err := share(old, draft, files); err != nil {
			return err
		}
		b, err := bleve.OpenUsing(draft, map[string]any{"bolt_timeout": lockWait.String()})
		if err != nil {
			return err
		}
		if err := errors.Join(now.bringIn(b, docs, changed, gone), b.Close()); err != nil {
			return err
		}
		return now.finish(draft, docs, files)
	})
}

// bringIn writes the documents that changed into an index, batch by batch, and
// deletes those that are gone.
func (l *ledger) bringIn(b bleve.Index, docs *source, changed []int, gone []item) error {
	for part := range slices.Chunk(changed, batchSize) {
		batch := b.NewBatch()
		for _, doc := range part {
			d := docs.document(doc)
			if err := batch.Index(d.item.id(), d.texts()); err != nil {
				return err
			}
			l.enter(doc, d.item, l.print(doc), d.lengths())
		}
		if err := b.Batch(batch); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(gone, batchSize) {
		batch := b.NewBatch()
		for _, i := range part {
			batch.Delete(i.id())
		}
		if err := b.Batch(batch); err != nil {
			return err
		}
	}
	return nil
}

// compare gives the ledger of the documents, without the lengths of those that
// are new or not as they were; those; and what is gone.
func (l *ledger) compare(docs *source) (now *ledger, changed []int, gone []item) {
	now = newLedger(docs.len())
	same := make([]int32, docs.len()) // where the old ledger has a document as it is now; or -1
	kept := make([]bool, len(l.Nrs))  // what the old ledger has and is still there
	find := l.finder()
	for doc, p := range docs.prints() {
		i := itemOf(docs.content, doc)
		now.enterItem(doc, i, p)
		same[doc] = -1
		at, ok := find(i, doc)
		if ok {
			kept[at] = true
		}
		if ok && l.print(at) == p {
			same[doc] = int32(at)
		} else {
			changed = append(changed, doc)
		}
	}
	now.copyLengths(l, same)
	for at, is := range kept {
		if !is {
			gone = append(gone, l.item(at))
		}
	}
	return now, changed, gone
}

// prints gives the prints of all documents.
func (s *source) prints() []print {
	prints := make([]print, s.len())
	inParts(len(prints), func(from, to int) {
		p := s.printer()
		for doc := from; doc < to; doc++ {
			prints[doc] = p.print(doc)
		}
	})
	return prints
}

// inParts does n things, from one to before another at a time, on all
// processors.
func inParts(n int, do func(from, to int)) {
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() { do(w*n/workers, (w+1)*n/workers) })
	}
	wg.Wait()
}

// share makes a folder with the sealed files of another: segments, which never
// change, by a second name for the same file where the file system can, the
// others by a copy.
func share(from, to string, files map[string]sealed) error {
	for name := range files {
		if name == meansName || name == ledgerName || name == arraysName {
			continue // will be written anew
		}
		source, target := filepath.Join(from, name), filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if isSegment(name) && os.Link(source, target) == nil {
			continue
		}
		if err := copyFile(source, target); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fs.FileMode(0o600))
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}
