// Package store keeps the catalogue in one SQLite file, warmwater.db in the
// data folder. Open makes and migrates it, Sync brings the seed in, and the
// other methods read.
//
// Errors meant for a reader of the site are *catalogue.Error. All others are
// for the operator: they name the file and say what to do.
package store
