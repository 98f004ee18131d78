package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v3"

	"warmwater/db"
	"warmwater/internal/generate"
	"warmwater/internal/search"
	"warmwater/internal/seed"
	"warmwater/internal/store"
)

// mostGenerated bounds what is made by mistake.
const mostGenerated = 2_000_000

// generateCommand fills a new data folder with a catalogue of any size from
// that of the study.
func generateCommand(out io.Writer) *cli.Command {
	return &cli.Command{
		Name:  "generate",
		Usage: "make a data folder with a catalogue of any size, for tests and benchmarks only",
		Flags: []cli.Flag{
			dataFlag(),
			&cli.IntFlag{
				Name: "actions", Value: 10_000, Sources: cli.EnvVars("WARMWATER_ACTIONS"),
				Usage: "`NUMBER` of actions, the study's own among them",
			},
		},
		Action: func(ctx context.Context, cmd *cli.Command) (err error) {
			n, data := cmd.Int("actions"), cmd.String("data")
			start := time.Now()
			from, err := seed.Load(db.Seed())
			if err != nil {
				return err
			}
			if least := len(from.Actions); n < least || n > mostGenerated {
				return cli.Exit(fmt.Sprintf("--actions: %d is not from %d to %d", n, least, mostGenerated), 2)
			}
			// Made-up actions must not come among real ones, and the usual folder
			// is that of the server.
			if there, err := store.Exists(data); err != nil {
				return err
			} else if there {
				return cli.Exit(fmt.Sprintf("--data: %s holds a catalogue already; what is made up wants a folder of its own", data), 2)
			}
			s, err := store.Open(ctx, data)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, s.Close()) }()
			if _, err := s.Sync(ctx, generate.Catalogue(from, n)); err != nil {
				return err
			}
			content, err := s.Content(ctx)
			if err != nil {
				return err
			}
			stored := time.Since(start)
			index, err := search.Open(filepath.Join(data, indexFolder), content)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, index.Close()) }()
			_, err = fmt.Fprintf(out, "%d actions stored after %v, indexed after %v\n",
				len(content.Actions), stored.Round(time.Millisecond), time.Since(start).Round(time.Millisecond))
			return err
		},
	}
}
