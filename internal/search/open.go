package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	"warmwater/internal/catalogue"
)

// schema is part of the version of an index. Raise it when the analysis of
// texts changes; a change of the fields tells itself.
const schema = 1

// lockWait is how long Open waits for a process that has the index.
const lockWait = time.Second

// ErrInUse is the cause of the error that Open gives where another process has
// the index.
var ErrInUse = errors.New("the index is in use by another process")

// An Index answers queries about one state of the catalogue. It is safe for
// use by several goroutines at once.
type Index struct {
	content   *catalogue.Content
	items     []item             // what the documents are; the actions first
	names     map[string][]int   // documents by a squashed name of theirs
	lengths   map[string]float64 // the mean number of words of a field
	columns   *columns
	completer *completer
	sums      *sums
	known     *weightCache
	built     bool

	lock   *os.File
	bleve  bleve.Index
	reader index.IndexReader
	byID   []int32        // documents by Bleve's own number
	byName map[string]int // documents by item.id
}

// Built tells whether Open made the index anew, rather than using the one that
// was there.
func (x *Index) Built() bool { return x.built }

// Open opens the index of content in the folder dir, which belongs to this
// package alone. An index of another content or by other rules, or a damaged
// one, is made anew beside the old one, which goes only once the new one is
// whole: a kill at any moment leaves a good index or none. The caller closes
// the index; until then no other process can open one in dir.
func Open(dir string, content *catalogue.Content) (*Index, error) {
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("search: opening the index in %s: %w", dir, err)
	}
	docs := documents(content)
	x := newIndex(content, docs)
	x.lock = lock
	if err := x.openIn(dir, docs); err != nil {
		return nil, errors.Join(fmt.Errorf("search: opening the index in %s: %w", dir, err), x.Close())
	}
	return x, nil
}

// Close gives the index back. It may be called once, when no query is under
// way.
func (x *Index) Close() error {
	return errors.Join(x.closeBleve(), x.lock.Close())
}

func newIndex(content *catalogue.Content, docs []document) *Index {
	items := make([]item, len(docs))
	byName := make(map[string]int, len(docs))
	for i := range docs {
		items[i] = docs[i].item
		byName[docs[i].item.id()] = i
	}
	columns := newColumns(content)
	return &Index{
		content:   content,
		items:     items,
		byName:    byName,
		names:     names(content, newLists(content)),
		lengths:   meanLengths(docs),
		columns:   columns,
		completer: newCompleter(content, columns),
		sums:      &sums{size: len(docs)},
		known:     &weightCache{},
	}
}

// lockFolder makes the folder if need be and keeps other processes out of it.
func lockFolder(dir string) (*os.File, error) {
	// The place belongs to this package: a file there is a damaged index.
	if info, err := os.Lstat(dir); err == nil && !info.IsDir() {
		if err := os.Remove(dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return takeLock(filepath.Join(dir, "lock"))
}

// openIn opens the index of this version, making it first where it is not
// there or damaged, and then sweeps the folder.
func (x *Index) openIn(dir string, docs []document) error {
	version := version(x.content)
	path := filepath.Join(dir, version)
	_, err := os.Stat(path)
	if err == nil {
		err = x.openAt(path)
	}
	if err != nil {
		if err := buildAt(path, docs); err != nil {
			return err
		}
		x.built = true
		if err := x.openAt(path); err != nil {
			return err
		}
	}
	return sweep(dir, version)
}

// The names of folders begin so.
const (
	indexPrefix = "index-"
	draftPrefix = "draft-"
)

// version names the index of a content by these rules.
func version(content *catalogue.Content) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %v %s", schema, fields, content.Version))
	return fmt.Sprintf("%s%x", indexPrefix, sum[:8])
}

// sweep removes what older versions and broken builds left behind.
func sweep(dir, keep string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		ours := strings.HasPrefix(e.Name(), indexPrefix) || strings.HasPrefix(e.Name(), draftPrefix)
		if !ours || e.Name() == keep {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// openAt opens the index at path and checks that it is whole. Where it is not,
// nothing stays open.
func (x *Index) openAt(path string) (err error) {
	defer func() {
		// Bolt and Bleve map files into memory and trust them.
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged: %v", r)
		}
		if err != nil {
			err = errors.Join(err, x.closeBleve())
		}
	}()
	if err := verify(path); err != nil {
		return err
	}
	// Read-only, because otherwise Bleve now and then writes its root anew and
	// the seal breaks. A failed opening gives an interface around a nil pointer.
	opened, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": lockWait.String()})
	if err != nil {
		return err
	}
	x.bleve = opened
	return x.openReader()
}

// openReader takes a view of the index, which never changes, and learns which
// document Bleve's own ids stand for.
func (x *Index) openReader() error {
	low, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = low.Reader(); err != nil {
		return err
	}
	ids, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer ids.Close()
	x.byID = nil
	known := 0
	for internal, err := ids.Next(); internal != nil || err != nil; internal, err = ids.Next() {
		if err != nil {
			return err
		}
		id, err := x.reader.ExternalID(internal)
		if err != nil {
			return err
		}
		nr, ok := x.byName[id]
		if !ok {
			return fmt.Errorf("it holds %q, which is not in the catalogue", id)
		}
		at, err := place(internal)
		if err != nil {
			return err
		}
		for len(x.byID) <= at {
			x.byID = append(x.byID, -1)
		}
		x.byID[at] = int32(nr)
		known++
	}
	if known != len(x.items) {
		return fmt.Errorf("it holds %d of %d documents", known, len(x.items))
	}
	return nil
}

func (x *Index) closeBleve() error {
	var errs []error
	if x.reader != nil {
		errs = append(errs, x.reader.Close())
		x.reader = nil
	}
	if x.bleve != nil {
		errs = append(errs, x.bleve.Close())
		x.bleve = nil
	}
	return errors.Join(errs...)
}
