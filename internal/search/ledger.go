package search

import (
	"bufio"
	"encoding/gob"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// Files of ours in the folder of an index, which are written with each.
const (
	meansName  = "means"  // the mean number of words of a field, over the documents that have it
	arraysName = "arrays" // a mapped file: which document is where, and the columns
	ledgerName = "ledger" // a ledger
)

// A ledger is what bringing changes in needs to know of the documents, which
// opening does not.
type ledger struct {
	Cases   []bool // which are cases
	Nrs     []int32
	Prints  []byte             // of 8 bytes each
	Lengths map[string][]int32 // by field
}

func newLedger(documents int) *ledger {
	l := &ledger{
		Cases: make([]bool, documents), Nrs: make([]int32, documents), Prints: make([]byte, documents*len(print{})),
		Lengths: map[string][]int32{},
	}
	for _, f := range fields {
		l.Lengths[f.name] = make([]int32, documents)
	}
	return l
}

// enter writes a document down.
func (l *ledger) enter(doc int, i item, p print, lengths map[string]int) {
	l.enterItem(doc, i, p)
	for field, n := range lengths {
		l.Lengths[field][doc] = int32(n)
	}
}

func (l *ledger) enterItem(doc int, i item, p print) {
	l.Cases[doc], l.Nrs[doc] = i.isCase(), int32(i.nr)
	copy(l.Prints[doc*len(p):], p[:])
}

// copyLengths takes the lengths of documents from where another ledger has
// them; below 0, it has not.
func (l *ledger) copyLengths(old *ledger, where []int32) {
	for field, lengths := range l.Lengths {
		known := old.Lengths[field]
		for doc, at := range where {
			if at >= 0 {
				lengths[doc] = known[at]
			}
		}
	}
}

func (l *ledger) print(doc int) print { return print(l.Prints[doc*len(print{}):]) }

func (l *ledger) item(doc int) item { return newItem(l.Cases[doc], int(l.Nrs[doc])) }

// finder gives a function that finds the document of an item, which is most
// often where it is sought first.
func (l *ledger) finder() func(i item, first int) (int, bool) {
	byItem := sync.OnceValue(func() map[item]int {
		at := make(map[item]int, len(l.Nrs))
		for doc := range l.Nrs {
			at[l.item(doc)] = doc
		}
		return at
	})
	return func(i item, first int) (int, bool) {
		if first < len(l.Nrs) && l.item(first) == i {
			return first, true
		}
		at, ok := byItem()[i]
		return at, ok
	}
}

// sameOrder tells whether two ledgers are of the same items in the same order.
func (l *ledger) sameOrder(other *ledger) bool {
	return slices.Equal(l.Cases, other.Cases) && slices.Equal(l.Nrs, other.Nrs)
}

// means gives the mean length of each field over the documents that have it.
func (l *ledger) means() map[string]float64 {
	means := map[string]float64{}
	for field, lengths := range l.Lengths {
		sum, have := 0, 0
		for _, n := range lengths {
			if sum += int(n); n > 0 {
				have++
			}
		}
		means[field] = float64(sum) / max(float64(have), 1)
	}
	return means
}

// finish writes the files of ours into the folder of an index and seals it;
// old is the seal of the one that it was made from, if any.
func (l *ledger) finish(path string, docs *source, old map[string]sealed) error {
	var cols *columns
	var made sync.WaitGroup
	made.Go(func() { cols = newColumns(docs.content) })
	byPlace, err := survey(path, docs)
	made.Wait()
	if err != nil {
		return err
	}
	places := make([]uint32, docs.len())
	for place, doc := range byPlace {
		if doc >= 0 {
			places[doc] = uint32(place)
		}
	}
	return errors.Join(
		writeFile(path, meansName, l.means()),
		writeFile(path, ledgerName, l),
		writeMapped(filepath.Join(path, arraysName), append([][]byte{bytesOf(byPlace), bytesOf(places)}, cols.arrays()...)),
		seal(path, old),
	)
}

// survey asks Bleve which document each of its own numbers stands for, and
// removes the files that it doesn't need.
func survey(path string, docs *source) (places []int32, err error) {
	b, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": lockWait.String()})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	low, err := b.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := low.Reader()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	if err := sweepSegments(path, reader); err != nil {
		return nil, err
	}
	return byPlace(reader, docs)
}

// sweepSegments removes the segments that were merged into others. Bleve does
// so by and by, and not before it is closed.
func sweepSegments(path string, reader index.IndexReader) error {
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return errOtherKind
	}
	needed := map[string]bool{}
	for _, s := range snapshot.Segments() {
		file, ok := s.Segment().(interface{ Path() string })
		if !ok {
			return errOtherKind
		}
		needed[filepath.Base(file.Path())] = true
	}
	segments, _ := filepath.Glob(filepath.Join(path, "store", "*.zap")) // the pattern is sound
	for _, name := range segments {
		if needed[filepath.Base(name)] {
			continue
		}
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// byPlace gives the documents by Bleve's own number.
func byPlace(reader index.IndexReader, docs *source) (places []int32, err error) {
	ids, err := allIDs(reader)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	last, err := place(ids[len(ids)-1]) // they come in order
	if err != nil {
		return nil, err
	}
	places = slices.Repeat([]int32{-1}, last+1)
	var failed atomic.Pointer[error]
	inParts(len(ids), func(from, to int) {
		for _, id := range ids[from:to] {
			if err := enterPlace(places, reader, id, docs); err != nil {
				failed.Store(&err)
				return
			}
		}
	})
	if err := failed.Load(); err != nil {
		return nil, *err
	}
	return places, nil
}

// enterPlace writes down which document an id of Bleve's stands for.
func enterPlace(places []int32, reader index.IndexReader, id index.IndexInternalID, docs *source) error {
	name, err := reader.ExternalID(id)
	if err != nil {
		return err
	}
	at, err := place(id)
	if err != nil {
		return err
	}
	doc, ok := docs.find(name)
	if !ok {
		return errors.New("the index holds what is not in the catalogue: " + name)
	}
	places[at] = int32(doc)
	return nil
}

func allIDs(reader index.IndexReader) (list []index.IndexInternalID, err error) {
	ids, err := reader.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ids.Close()) }()
	for {
		id, err := ids.Next()
		if id == nil || err != nil {
			return list, err
		}
		list = append(list, id)
	}
}

func writeFile(path, name string, v any) error {
	f, err := os.Create(filepath.Join(path, name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(gob.NewEncoder(w).Encode(v), w.Flush(), f.Close())
}

func readFile(path, name string, v any) error {
	f, err := os.Open(filepath.Join(path, name))
	if err != nil {
		return err
	}
	return errors.Join(gob.NewDecoder(bufio.NewReader(f)).Decode(v), f.Close())
}
