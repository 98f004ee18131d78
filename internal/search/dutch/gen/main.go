// Command gen builds words.dawg, the automaton of Dutch words that package
// dutch embeds, out of the plain list words.txt.gz: one word a line. The same
// list gives the same bytes. Run it in the folder of package dutch.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

func main() {
	if err := run("words.txt.gz", "words.dawg"); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	words, err := read(from)
	if err != nil {
		return fmt.Errorf("reading the word list: %w", err)
	}
	return os.WriteFile(to, build(words), 0o644)
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

// build gives the smallest automaton of sorted words, in the form that package
// dutch describes: each ending that words have in common is there once.
func build(words []string) []byte {
	b := builder{edges: make([]uint32, 1), known: map[string]uint32{}, path: make([][]uint32, 1)}
	last := ""
	for _, w := range words {
		common := 0
		for common < len(last) && common < len(w) && last[common] == w[common] {
			common++
		}
		b.close(common)
		for i := common; i < len(w); i++ {
			b.path[i] = append(b.path[i], uint32(w[i]))
			b.path = append(b.path, nil)
		}
		b.path[len(w)-1][len(b.path[len(w)-1])-1] |= dutch.EdgeEnds
		last = w
	}
	b.close(0)
	b.edges[0] = b.node(b.path[0])
	var out []byte
	for _, e := range b.edges {
		out = binary.LittleEndian.AppendUint32(out, e)
	}
	return out
}

// builder holds the nodes that are ready, and those on the path of the last
// word, which may still get edges.
type builder struct {
	edges []uint32
	known map[string]uint32 // the places of nodes, by their edges
	path  [][]uint32        // edges, the last of each without its target
}

// close makes the nodes behind the first n letters of the path ready.
func (b *builder) close(n int) {
	for len(b.path) > n+1 {
		target := b.node(b.path[len(b.path)-1])
		b.path = b.path[:len(b.path)-1]
		from := b.path[len(b.path)-1]
		from[len(from)-1] |= target << dutch.EdgeTarget
	}
}

// node gives the place of a node with these edges; 0 where it has none.
func (b *builder) node(edges []uint32) uint32 {
	if len(edges) == 0 {
		return 0
	}
	edges[len(edges)-1] |= dutch.EdgeLast
	key := fmt.Sprint(edges)
	if at, ok := b.known[key]; ok {
		return at
	}
	at := uint32(len(b.edges))
	if at >= 1<<(32-dutch.EdgeTarget) {
		log.Fatal("the words do not fit")
	}
	b.edges, b.known[key] = append(b.edges, edges...), at
	return at
}
