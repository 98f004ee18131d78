package search

import (
	"testing"

	"warmwater/internal/search/text"
)

// What was learned is remembered: nothing is taken apart when it is shown.
func TestLearn(t *testing.T) {
	content := seedContent(t)
	dutchAnalyzer.known = memo{}
	Learn(content)
	for i := range content.Actions {
		for _, w := range text.Words(content.Actions[i].Summary.NL) {
			if _, ok := dutchAnalyzer.known.get(w.Text); !ok {
				t.Fatalf("%q is not known", w.Text)
			}
		}
	}
}
