package search

import (
	"strings"
	"sync"

	"warmwater/internal/catalogue"
)

// arrays gives the columns as a file has them: all but the values that the
// content lists, which are taken from there.
func (c *columns) arrays() [][]byte {
	var arrays [][]byte
	for _, facet := range catalogue.Facets {
		col := c.facets[facet]
		arrays = append(arrays, []byte(strings.Join(col.values.others, "\n")),
			bytesOf(col.begin), bytesOf(col.of), bytesOf(col.sizes), bytesOf(col.starts), bytesOf(col.words), bytesOf(col.few))
	}
	return arrays
}

// takeColumns takes the columns of a content from a file.
func takeColumns(m *mapped, content *catalogue.Content) *columns {
	cols := &columns{actions: len(content.Actions), facets: map[catalogue.Facet]*column{}}
	for _, facet := range catalogue.Facets {
		col := &column{values: listed(facet, content)}
		others := strings.Split(string(take[byte](m)), "\n")
		col.begin, col.of = take[uint32](m), take[uint32](m)
		col.sizes, col.starts = take[uint32](m), take[uint32](m)
		col.words, col.few = take[uint64](m), take[uint32](m)
		if len(col.sizes) > col.values.listed {
			col.values.others = others
		}
		col.at = sync.OnceValue(col.values.places)
		if n := col.values.len(); len(col.begin) != cols.actions+1 || len(col.sizes) != n || len(col.starts) != n {
			m.fault = true
		}
		cols.facets[facet] = col
	}
	return cols
}
