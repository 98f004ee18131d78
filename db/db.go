// Package db holds what the program carries along: the migrations of its
// database and the seed data.
package db

import (
	"embed"
	"io/fs"
)

//go:embed all:seed
var seed embed.FS

//go:embed migrations/*.sql
var migrations embed.FS

// Seed is the folder of the catalogue's data: its words, actions, cases and
// lessons.
func Seed() fs.FS { return sub(seed, "seed") }

// Migrations is the folder of numbered SQL files.
func Migrations() fs.FS { return sub(migrations, "migrations") }

func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return s
}
