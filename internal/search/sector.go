package search

import (
	_ "embed"
	"strings"
	"sync"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/dutch"
	"warmwater/internal/search/text"
)

//go:embed sectors.txt
var sectorsText string

// sectorWords are the sectors that words name, by their stems.
var sectorWords = sync.OnceValue(func() map[string]catalogue.Sector {
	byKey := map[string]catalogue.Sector{}
	for line := range lines(sectorsText) {
		sector, list, _ := strings.Cut(line, ":")
		for _, w := range text.Words(list) {
			for _, key := range ownKeys([]string{w.Text}) {
				byKey[key] = catalogue.Sector(sector)
			}
		}
	}
	return byKey
})

// sectorAsked gives the one sector that words name, or "" where they name none
// or several.
func sectorAsked(words []text.Word) catalogue.Sector {
	var asked catalogue.Sector
	for _, w := range words {
		for _, part := range append(dutch.Parts(w.Text), w.Text) {
			for _, key := range keys([]string{part}) {
				switch sector := sectorWords()[key]; {
				case sector == "" || sector == asked:
				case asked == "":
					asked = sector
				default:
					return ""
				}
			}
		}
	}
	return asked
}

// otherSector is what a document of another sector than the one asked for
// still counts for.
const otherSector = 0.4

// sectorShare gives what a document counts for where the words name a sector:
// less if it is of another. That an action is of a sector says more than that
// the word stands in it.
func (x *Index) sectorShare(words []text.Word) func(doc int) float64 {
	asked := sectorAsked(words)
	if asked == "" {
		return func(int) float64 { return 1 }
	}
	have, n := x.columns.having(catalogue.FacetSector, string(asked)), len(x.content.Actions)
	return func(doc int) float64 {
		if doc < n && have.has(doc) || doc >= n && x.content.Cases[doc-n].Sector == asked {
			return 1
		}
		return otherSector
	}
}
