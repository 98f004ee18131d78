package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v3"

	"warmwater/internal/store"
	"warmwater/internal/visitor"
)

// purgeCommand removes what visitors deleted and can no longer bring back. It
// may run beside a server.
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
