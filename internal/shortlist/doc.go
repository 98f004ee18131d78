// Package shortlist is a coordinator's work on the catalogue: the ranking
// round, in which the members of a steering group each rank the candidates of
// a list, and the tally of their ballots.
package shortlist
