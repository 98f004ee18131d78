package search

import (
	"context"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
)

// A work counts what is asked of Bleve: readers that are opened, and documents
// and words that they give.
type work struct{ opened, read int }

// A countingReader is an index that keeps count of the work.
type countingReader struct {
	index.IndexReader
	index.IndexReaderFuzzy
	*work
}

func (r countingReader) TermFieldReader(ctx context.Context, term []byte, field string, freq, norm, vectors bool) (index.TermFieldReader, error) {
	r.opened++
	reader, err := r.IndexReader.TermFieldReader(ctx, term, field, freq, norm, vectors)
	return countingTerm{reader, r.work}, err
}

func (r countingReader) FieldDictPrefix(field string, prefix []byte) (index.FieldDict, error) {
	r.opened++
	dict, err := r.IndexReader.FieldDictPrefix(field, prefix)
	return countingDict{dict, r.work}, err
}

func (r countingReader) FieldDictFuzzyAutomaton(field, term string, edits int, prefix string) (index.FieldDict, index.FuzzyAutomaton, error) {
	r.opened++
	dict, automaton, err := r.IndexReaderFuzzy.FieldDictFuzzyAutomaton(field, term, edits, prefix)
	return countingDict{dict, r.work}, automaton, err
}

type countingTerm struct {
	index.TermFieldReader
	*work
}

func (t countingTerm) Next(reuse *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	t.read++
	return t.TermFieldReader.Next(reuse)
}

func (t countingTerm) Advance(id index.IndexInternalID, reuse *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	t.read++
	return t.TermFieldReader.Advance(id, reuse)
}

type countingDict struct {
	index.FieldDict
	*work
}

func (d countingDict) Next() (*index.DictEntry, error) {
	d.read++
	return d.FieldDict.Next()
}

// The most that one question may ask of the index of the study. It is some
// tens of milliseconds of work; what the hard inputs ask is well below.
const (
	maxOpened = 12_000
	maxRead   = 30_000
)

// No question of the permitted length may keep a reader, or the server,
// waiting. What it asks of the index is counted, as times differ by machine.
func TestNoQuestionAsksTooMuch(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	var w work
	x.reader = countingReader{x.reader, x.reader.(index.IndexReaderFuzzy), &w}
	most := work{}
	for _, in := range hardest(content) {
		forget(x)
		w = work{}
		in.do(t, x)
		if w.opened > maxOpened || w.read > maxRead {
			t.Errorf("%s: %d readers opened, %d results read, want %d and %d at most", in.name, w.opened, w.read, maxOpened, maxRead)
		}
		most.opened, most.read = max(most.opened, w.opened), max(most.read, w.read)
	}
	if most.opened == 0 || most.read == 0 {
		t.Error("nothing was counted")
	}
}
