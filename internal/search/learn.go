package search

import (
	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// Prepare reads the words that come with the program, which the first query
// would have to wait for.
func Prepare() {
	vocabulary()
	filler()
	common()
	deeds()
	sectorWords()
}

// PrepareAll reads what Prepare leaves until somebody asks for it.
func PrepareAll() {
	vocabulary().byKey.openAll()
	vocabulary().begins.openAll()
	deeds().classes.openAll()
}

// maxLearned bounds the actions whose words are learned: of a catalogue as
// large as the study's all, of a larger one as many as a memo holds.
const maxLearned = 1000

// Learn takes the words of titles and summaries apart before they are marked
// for the first time, which would take most of the time of a first page of
// results.
func Learn(c *catalogue.Content) {
	for i := range c.Actions[:min(len(c.Actions), maxLearned)] {
		learn(c.Actions[i].Title)
		learn(c.Actions[i].Summary)
	}
	for i := range c.Cases {
		learn(c.Cases[i].Title)
		learn(c.Cases[i].Lead)
	}
}

func learn(t catalogue.Text) {
	for _, w := range text.Words(t.NL) {
		dutchAnalyzer.termsOf(w.Text)
	}
	for _, w := range text.Words(t.EN) {
		englishAnalyzer.termsOf(w.Text)
	}
}
