// Package visitor is what everything that visitors make has in common: the
// secret links that open it, what those allow, how long what was deleted can
// be brought back, and what can be wrong with what was typed.
package visitor
