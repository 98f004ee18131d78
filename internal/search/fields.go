package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// A field of the index.
type field struct {
	name     string
	analyzer string
	// weight is what one word in the field counts for in a ranking; a field
	// without weight serves another purpose.
	weight float64
	// norm tells how much the field's length matters: 0 not at all, 1 in full.
	norm float64
	// long fields hold pages, so that words in them need not belong together.
	long bool
}

// The fields that are not ranked by words of a language.
const (
	// namesField holds the words of titles and of names of organisations, and
	// each run of up to maxRun of them as one word: "beroepen huis" meets
	// Beroepenhuis here.
	namesField = "names"
	// wholeField holds whole titles and names of organisations as one word.
	wholeField = "whole"
	// titlesField holds the words of the titles of actions and cases.
	titlesField = "titles"
	// plainField holds all words of both languages as they are.
	plainField = "plain"
)

var fields = []field{
	{name: "title_nl", analyzer: dutchName, weight: 5, norm: 0.5},
	{name: "title_en", analyzer: englishName, weight: 5, norm: 0.5},
	{name: "organisation_nl", analyzer: dutchName, weight: 3, norm: 0.3},
	{name: "organisation_en", analyzer: englishName, weight: 3, norm: 0.3},
	{name: "tags_nl", analyzer: dutchName, weight: 2.5, norm: 0.3},
	{name: "tags_en", analyzer: englishName, weight: 2.5, norm: 0.3},
	{name: "summary_nl", analyzer: dutchName, weight: 1.5, norm: 0.5},
	{name: "summary_en", analyzer: englishName, weight: 1.5, norm: 0.5},
	{name: "body_nl", analyzer: dutchName, weight: 0.3, norm: 0.7, long: true},
	{name: "body_en", analyzer: englishName, weight: 0.3, norm: 0.7, long: true},
	{name: "web", analyzer: plainName, weight: 1},
	{name: namesField, analyzer: plainName, weight: 2},
	{name: wholeField, analyzer: plainName},
	{name: titlesField, analyzer: plainName},
	{name: plainField, analyzer: plainName},
}

// indexMapping says how documents are indexed: the fields above and nothing
// by accident. Nothing is stored, as rows come from the store.
func indexMapping() *mapping.IndexMappingImpl {
	doc := bleve.NewDocumentStaticMapping()
	for _, f := range fields {
		m := bleve.NewTextFieldMapping()
		m.Analyzer = f.analyzer
		m.Store, m.DocValues, m.IncludeInAll = false, false, false
		m.IncludeTermVectors = f.name == plainField || f.analyzer != plainName // phrases need positions
		doc.AddFieldMappingsAt(f.name, m)
	}
	// Bleve would gather all fields in one more, which nothing asks.
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	all := bleve.NewIndexMapping()
	all.DefaultMapping = doc
	all.DefaultAnalyzer = plainName
	all.ScoringModel = index.BM25Scoring
	all.StoreDynamic, all.IndexDynamic, all.DocValuesDynamic = false, false, false
	return all
}
