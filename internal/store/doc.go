// Package store keeps the catalogue in one SQLite file, warmwater.db in the
// data folder, and what visitors make: lists, rounds and plans. Open makes and
// migrates it, and Sync brings the seed in.
//
// Errors meant for a reader of the site are *catalogue.Error. All others are
// for the operator: they name the file and say what to do.
package store
