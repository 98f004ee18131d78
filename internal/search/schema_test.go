package search

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"testing"
)

// An index on disk holds the terms of the analysis that made it. Who changes
// that analysis raises schema, and writes down the new sum here.
func TestSchemaIsOfThisAnalysis(t *testing.T) {
	const want = "9 0cdc6df728f3"
	sum := sha256.New()
	sample := func(s string) {
		for _, a := range []*analyzer{dutchAnalyzer, englishAnalyzer, plainAnalyzer} {
			for _, token := range a.Analyze([]byte(s)) {
				fmt.Fprintf(sum, "%s %d ", token.Term, token.Position)
			}
		}
	}
	for _, name := range []string{"judgments", "own", "later", "more"} {
		queries, err := os.ReadFile("bench/testdata/" + name + ".tsv") // as good a text as any
		if err != nil {
			t.Fatal(err)
		}
		sample(string(queries))
	}
	for _, s := range slices.Concat(spellings, wholeStems) {
		sample(s)
	}
	sample("Zo'n Jet-Net, programma’s; TechniekTalent.nu" + textEnd + "Élève ĳs e-health 10-14 j. B&B")
	for _, w := range []string{"taken", "lezen", "plaatsen", "ouderen", "kits", "care", "middelbaar", "uitje", "programming"} {
		sample(w)
	}
	if got := fmt.Sprintf("%d %x", schema, sum.Sum(nil)[:6]); got != want {
		t.Errorf("the analysis is that of %q, want %q; did schema change with it?", got, want)
	}
}
