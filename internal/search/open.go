package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	"warmwater/internal/catalogue"
)

// schema is part of the version of an index. Raise it when the analysis of
// texts or a file of ours changes; a change of the fields tells itself.
const schema = 9

// lockWait is how long Open waits for a process that has the index.
const lockWait = time.Second

// errInUse is the cause of the error that Open gives where another process has
// the index.
var errInUse = errors.New("the index is in use by another process")

// An Index answers queries about one state of the catalogue. It is safe for
// use by several goroutines at once.
type Index struct {
	content   *catalogue.Content
	columns   *columns
	ranks     ranks
	completer func() *completer

	rated     *cache[textKey, *rated]
	known     *cache[lookup, *weights]
	spelled   *cache[textKey, spelling]
	sums      *gatherers[float32]
	standings *gatherers[standing]
	meetings  *gatherers[meeting]

	lock    *os.File
	path    string
	origin  Origin
	cause   error
	bleve   bleve.Index
	reader  index.IndexReader
	lengths map[string]float64 // the mean number of words of a field
	arrays  *mapped            // has the columns and these two:
	byPlace []int32            // documents by Bleve's own number; -1 where one was deleted
	places  []uint32           // Bleve's own numbers by document
}

// Origin is where an open index comes from.
type Origin string

const (
	Kept    Origin = "kept"    // it was there as it is
	Updated Origin = "updated" // documents that changed were written anew in a copy of the one that was there
	Built   Origin = "built"   // it was made from nothing
)

// Origin tells where the index comes from.
func (x *Index) Origin() Origin { return x.origin }

// Cause tells why an index that was there was of no use, or is nil.
func (x *Index) Cause() error { return x.cause }

// Open opens the index of content in the folder dir, which belongs to this
// package alone. Where the one that is there is of another content, what
// changed is brought in; where it is by other rules, or damaged, or most of it
// changed, it is made anew. Both happen beside the old one, which goes only
// once the new one is whole: a kill at any moment leaves a good index or none.
// The caller closes the index; until then no other process can open one in
// dir.
func Open(dir string, content *catalogue.Content) (*Index, error) {
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("search: opening the index in %s: %w", dir, err)
	}
	x := newIndex(content)
	x.lock = lock
	if err := x.openIn(dir); err != nil {
		return nil, errors.Join(fmt.Errorf("search: opening the index in %s: %w", dir, err), x.Close())
	}
	return x, nil
}

// Close gives the index back. It may be called once, when no query is under
// way.
func (x *Index) Close() error {
	return errors.Join(x.closeFiles(), x.lock.Close())
}

func newIndex(content *catalogue.Content) *Index {
	n := documents(content)
	x := &Index{
		content:   content,
		rated:     newCache[textKey, *rated](n),
		known:     newCache[lookup, *weights](n),
		spelled:   newCache[textKey, spelling](n),
		sums:      &gatherers[float32]{size: n},
		standings: &gatherers[standing]{size: n},
		meetings:  &gatherers[meeting]{size: n},
	}
	x.ranks = x.newRanks()
	x.completer = sync.OnceValue(func() *completer { return newCompleter(content, x.columns) })
	return x
}

// documents is the number of documents, the actions first.
func (x *Index) documents() int { return documents(x.content) }

func (x *Index) item(doc int) item { return itemOf(x.content, doc) }

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
// there or damaged. It sweeps the folder before, so that there is room, and
// after.
func (x *Index) openIn(dir string) error {
	version := version(x.content)
	x.path = filepath.Join(dir, version)
	err := x.openAt(x.path)
	if err == nil {
		x.origin = Kept
		return sweep(dir, version, draftPrefix, indexPrefix)
	}
	if _, none := os.Stat(x.path); none == nil {
		x.cause = err
	}
	if err := sweep(dir, version, draftPrefix); err != nil {
		return err
	}
	if err := x.make(older(dir, version)); err != nil {
		return err
	}
	if err := x.openAt(x.path); err != nil {
		return err
	}
	return sweep(dir, version, draftPrefix, indexPrefix)
}

// make makes the index, from an older one if there is one that will do.
func (x *Index) make(old string) error {
	docs := newSource(x.content)
	if old != "" {
		err := update(old, x.path, docs)
		if err == nil {
			x.origin = Updated
			return nil
		}
		x.cause = errors.Join(x.cause, err)
	}
	x.origin = Built
	return build(x.path, docs)
}

// The names of folders begin so.
const (
	indexPrefix = "index-"
	draftPrefix = "draft-"
)

// version names the index of a content by these rules: first the rules, then
// the content.
func version(content *catalogue.Content) string {
	rules := sha256.Sum256(fmt.Appendf(nil, "%d %v", schema, fields))
	sum := sha256.Sum256([]byte(content.Version))
	return fmt.Sprintf("%s%x-%x", indexPrefix, rules[:4], sum[:8])
}

// older gives the path of an index of another content by the same rules, or
// "".
func older(dir, version string) string {
	rules := version[:strings.LastIndex(version, "-")+1]
	found, _ := filepath.Glob(filepath.Join(dir, rules+"*")) // the pattern is sound
	for _, path := range found {
		if filepath.Base(path) != version {
			return path
		}
	}
	return ""
}

// sweep removes the folders that begin with one of the prefixes: what older
// versions and broken builds left behind.
func sweep(dir, keep string, prefixes ...string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		ours := slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(e.Name(), p) })
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
			err = errors.Join(err, x.closeFiles())
		}
	}()
	if err := verify(path, someOfIt); err != nil {
		return err
	}
	// Read-only, because otherwise Bleve now and then writes its root anew and
	// the seal breaks. A failed opening gives an interface around a nil pointer.
	opened, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": lockWait.String()})
	if err != nil {
		return err
	}
	x.bleve = opened
	return x.openReader(path)
}

// openReader takes a view of the index, which never changes, and maps what is
// known of the documents.
func (x *Index) openReader(path string) error {
	low, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = low.Reader(); err != nil {
		return err
	}
	if err := readFile(path, meansName, &x.lengths); err != nil {
		return err
	}
	if x.arrays, err = mapFile(filepath.Join(path, arraysName)); err != nil {
		return err
	}
	x.byPlace, x.places = take[int32](x.arrays), take[uint32](x.arrays)
	x.columns = takeColumns(x.arrays, x.content)
	count, err := x.reader.DocCount()
	if err != nil || x.arrays.fault || len(x.places) != x.documents() || int(count) != x.documents() {
		return errors.Join(errDamaged, err)
	}
	return nil
}

// Verify reads the whole index, which Open does only where it is small, and
// gives an error where it is damaged, so that the next Open makes it anew, or
// where it cannot be read now.
func (x *Index) Verify() error {
	err := verify(x.path, allOfIt)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("search: the index in %s: %w", x.path, err)
	if errors.Is(err, errDamaged) || errors.Is(err, fs.ErrNotExist) {
		err = errors.Join(err, os.Remove(filepath.Join(x.path, sealName)))
	}
	return err
}

func (x *Index) closeFiles() error {
	var errs []error
	if x.arrays != nil {
		errs = append(errs, x.arrays.Close())
		x.arrays = nil
	}
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
