package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"warmwater/internal/catalogue"
)

// Names in the table meta.
const (
	metaVersion = "version"
	metaSeed    = "seed"
	metaSettled = "settled"
)

// Version is a hash of the content as it is stored now. It is empty before
// the first Sync.
func (s *Store) Version(ctx context.Context) (version string, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		version, err = meta(ctx, tx, metaVersion)
		return err
	})
	return version, err
}

// renewVersion belongs in every transaction that changes the catalogue. It
// hashes what the tables give back rather than what was meant to go in, so
// that the version is right for records that editors touched too; and gives
// that.
func renewVersion(ctx context.Context, tx *sql.Tx) (*catalogue.Content, error) {
	c, err := readContent(ctx, tx)
	if err != nil {
		return nil, err
	}
	c.Version = ""
	if c.Version, err = hash(c); err != nil {
		return nil, err
	}
	return c, setMeta(ctx, tx, metaVersion, c.Version)
}

func meta(ctx context.Context, tx *sql.Tx, name string) (value string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func setMeta(ctx context.Context, tx *sql.Tx, name, value string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO meta (
			name,
			value
		) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET
			value = excluded.value`,
		name, value)
	return err
}

// hash is the start of the SHA-256 of the value's JSON: 128 bits as 32 hex
// digits, short enough for a log and an ETag.
func hash(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", err // a figure that is no number
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}
