package store

import (
	"context"
	"database/sql"
)

// Settled tells whether a Sync would find nothing to do: the program of that id
// was the last to settle, and since then nothing has become of the records of
// the seed, not even by an editor. An empty id is that of no program.
func (s *Store) Settled(ctx context.Context, program string) (settled bool, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		last, err := meta(ctx, tx, metaSettled)
		if err != nil || last == "" || program == "" {
			return err
		}
		now, err := settlement(ctx, tx, program)
		settled = now == last
		return err
	})
	return settled, err
}

// Settle notes that the program of that id has just brought in the seed that it
// carries.
func (s *Store) Settle(ctx context.Context, program string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		now, err := settlement(ctx, tx, program)
		if err != nil {
			return err
		}
		return setMeta(ctx, tx, metaSettled, now)
	})
}

// settlement is a hash of a program and of all that Sync compares a seed with.
func settlement(ctx context.Context, tx *sql.Tx, program string) (string, error) {
	known, err := knownRecords(ctx, tx)
	if err != nil {
		return "", err
	}
	seed, err := meta(ctx, tx, metaSeed)
	if err != nil {
		return "", err
	}
	list := make([][4]any, len(known))
	for i, r := range known {
		list[i] = [4]any{r.Kind, r.Key, r.hash, r.edited}
	}
	return hash([]any{program, seed, list})
}
