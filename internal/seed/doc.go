// Package seed reads the people-readable data of the catalogue (db/seed) into
// the catalogue's types and checks every rule of it. Its errors name file,
// line and field, so that whoever edits the data can mend it.
package seed
