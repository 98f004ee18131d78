package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/urfave/cli/v3"

	"warmwater/internal/store"
	"warmwater/internal/visitor"
)

// purgeDelay is how long after a start what was deleted is purged, so that it
// keeps no first visitor waiting; purgeInterval how often after that.
const (
	purgeDelay    = time.Minute
	purgeInterval = 24 * time.Hour
)

// purgeDaily removes what visitors deleted and can no longer bring back, until
// ctx ends.
func purgeDaily(ctx context.Context, s *store.Store, log *slog.Logger) {
	wait := time.NewTimer(purgeDelay)
	defer wait.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-wait.C:
		}
		switch purged, err := s.Purge(ctx, time.Now().Add(-visitor.Grace)); {
		case err != nil && ctx.Err() == nil:
			log.Error("removing what was deleted failed", "error", err)
		case err == nil:
			log.Info("removed what was deleted", "lists", purged.Lists, "rounds", purged.Rounds, "plans", purged.Plans)
		}
		wait.Reset(purgeInterval)
	}
}

// purgeCommand does at once what the server does daily. It may run beside one.
func purgeCommand(out io.Writer) *cli.Command {
	return &cli.Command{
		Name:  "purge",
		Usage: "remove for good what visitors deleted more than 30 days ago",
		Flags: []cli.Flag{dataFlag()},
		Action: func(ctx context.Context, cmd *cli.Command) (err error) {
			s, err := store.Open(ctx, cmd.String("data"))
			if err != nil {
				return err
			}
			defer func() {
				if closed := s.Close(); err == nil {
					err = closed
				}
			}()
			purged, err := s.Purge(ctx, time.Now().Add(-visitor.Grace))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(out, "removed %d lists, %d rounds and %d plans\n", purged.Lists, purged.Rounds, purged.Plans)
			return err
		},
	}
}
