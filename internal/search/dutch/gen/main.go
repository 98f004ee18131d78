// Command gen builds words.fst, the automaton of Dutch words that package
// dutch embeds, out of the plain list words.txt.gz: one word a line. The same
// list gives the same bytes. Run it in the folder of package dutch.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"warmwater/internal/search/text"
)

func main() {
	if err := run("words.txt.gz", "words.fst"); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	words, err := read(from)
	if err != nil {
		return fmt.Errorf("reading the word list: %w", err)
	}
	automaton, err := build(words)
	if err != nil {
		return fmt.Errorf("building the automaton: %w", err)
	}
	return os.WriteFile(to, automaton, 0o644)
}

// read gives the folded words of the list, sorted by bytes, each once.
func read(name string) ([]string, error) {
	packed, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	list, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(text.Fold(string(list)))
	slices.Sort(words)
	return slices.Compact(words), nil
}

func build(words []string) ([]byte, error) {
	var out bytes.Buffer
	// A registry larger than vellum's own finds more shared endings.
	b, err := vellum.New(&out, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 100_000, RegistryMRUSize: 4})
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		if err := b.Insert([]byte(w), 0); err != nil {
			return nil, fmt.Errorf("word %q: %w", w, err)
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
