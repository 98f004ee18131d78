package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v3"

	"warmwater/db"
	"warmwater/internal/seed"
)

// validateCommand checks the seed data: the folder named, or the one that the
// program carries.
func validateCommand(out io.Writer) *cli.Command {
	return &cli.Command{
		Name:      "validate",
		Usage:     "check the seed data and say what is wrong, with file, line and field",
		ArgsUsage: "[FOLDER]",
		Action: func(_ context.Context, cmd *cli.Command) error {
			folder := db.Seed()
			if dir := cmd.Args().First(); dir != "" {
				folder = os.DirFS(dir)
			}
			c, err := seed.Load(folder)
			if err != nil {
				return err
			}
			factors := 0
			for _, k := range c.Cases {
				factors += len(k.Factors)
			}
			_, err = fmt.Fprintf(out, "%d actions, %d cases with %d factors, %d organisations: all in order\n",
				len(c.Actions), len(c.Cases), factors, len(c.Organisations))
			return err
		},
	}
}
