package search

import (
	"testing"

	"warmwater/internal/catalogue"
)

func BenchmarkComplete(b *testing.B) {
	x := open(b, seedContent(b))
	for name, typed := range map[string]string{"a letter": "t", "a word": "beroepenh", "words": "dag van de z"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				complete(b, x, typed, catalogue.Dutch, 8)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for name, s := range map[string]string{
		"words": "leerlingen lagere school techniek", "everything": `zorg -beurs "lager onderwijs" e-skills -"dag van" J&J`,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				parse(s)
			}
		})
	}
}

// BenchmarkAnalyze analyses the text of a case: with all words known, as when
// texts are marked, and with none, as when an index is built.
func BenchmarkAnalyze(b *testing.B) {
	content := seedContent(b)
	for name, run := range map[string]struct {
		*analyzer
		text []byte
	}{
		"Dutch":   {dutchAnalyzer, []byte(longestText(content, catalogue.Dutch))},
		"English": {englishAnalyzer, []byte(longestText(content, catalogue.English))},
	} {
		b.Run(name+", known words", func(b *testing.B) {
			b.SetBytes(int64(len(run.text)))
			for b.Loop() {
				run.Analyze(run.text)
			}
		})
		b.Run(name+", new words", func(b *testing.B) {
			b.SetBytes(int64(len(run.text)))
			for b.Loop() {
				a := &analyzer{terms: run.terms, stops: run.stops}
				a.Analyze(run.text)
			}
		})
	}
}
