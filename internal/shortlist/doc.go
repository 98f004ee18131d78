// Package shortlist is a coordinator's work on the catalogue: a list of
// actions and cases with notes and order, the links by which it is shared,
// and the ranking round on it, in which the members of a steering group each
// rank the candidates, with the tally of their ballots.
package shortlist
