// Package search finds actions and cases by words in Dutch and English, and
// filters and counts them.
//
// Words are looked up in a Bleve index on disk; filters and counts use columns
// in memory, and never touch the index. The index is derived: it can be thrown
// away at any moment, and Open makes it again. Where only a little of the
// catalogue changed, Open writes that alone.
//
// What a search costs follows from what it finds, not from all there is: the
// weights of words are lists of the documents that have them, remembered from
// one search to the next, and only a page of results is put in order.
//
// The ranking is our own, over Bleve's postings (see match.go). Bleve adds up
// what a word scores in each field and multiplies by the share of the clauses
// that match: with two languages and a dozen fields, an exact title then counts
// for less than the same word strewn over a long text.
package search
