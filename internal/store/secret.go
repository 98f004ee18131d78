package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
)

const metaSecret = "secret"

// Secret is the key by which this database's visitors' cookies are signed. It
// is made at the first call.
func (s *Store) Secret(ctx context.Context) (key []byte, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		text, err := meta(ctx, tx, metaSecret)
		if err != nil {
			return err
		}
		if text != "" {
			key, err = base64.StdEncoding.DecodeString(text)
			return err
		}
		key = make([]byte, 32)
		rand.Read(key) // never fails
		return setMeta(ctx, tx, metaSecret, base64.StdEncoding.EncodeToString(key))
	})
	return key, err
}
