// Package dutch knows enough Dutch for a search engine: which words there
// are, what a compound is made of, and which forms belong to one word. All
// words that it takes are folded: small letters without accents (see
// package text).
package dutch
