package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"warmwater/db"
	"warmwater/internal/catalogue"
)

// fileName is the database in the data folder; backupDir holds the copies
// made before a migration.
const (
	fileName  = "warmwater.db"
	backupDir = "backup"
)

// Store is the database. It is safe for use by many goroutines at once.
//
// There are two pools. SQLite lets one connection write at a time: with one
// in the writers' pool, writers queue in Go, where a context ends the wait,
// and never meet SQLITE_BUSY from one another. Thanks to the write-ahead log
// readers do not wait for them; each reading transaction sees the content as
// it was at its start. Readers cannot write even by mistake (query_only).
type Store struct {
	file    string // absolute
	writer  *sql.DB
	readers *sql.DB
	now     func() time.Time

	syncing sync.Mutex                        // held while the whole catalogue is read or brought in
	content atomic.Pointer[catalogue.Content] // as last read or brought in
}

// maxReaders bounds the readers' connections: reading is a matter of
// milliseconds, and each connection has a page cache of its own.
const maxReaders = 4

// busyTimeout is how long a program waits for another that writes.
const busyTimeout = 5 * time.Second

// Open opens the database file warmwater.db in dir, checks it and brings it to
// the newest migration; it makes folder and file where they are not there. A
// database that is behind is first copied to dir/backup; one that is ahead of
// this program is refused. The caller closes the store.
func Open(ctx context.Context, dir string) (*Store, error) {
	return open(ctx, dir, db.Migrations())
}

// Exists tells whether there is a database in dir.
func Exists(dir string) (bool, error) {
	_, err := os.Stat(filepath.Join(dir, fileName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func open(ctx context.Context, dir string, migrations fs.FS) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	// Nobody else's business: visitors' work will be in it.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder %s: %w", dir, err)
	}
	s := &Store{file: filepath.Join(dir, fileName), now: time.Now}
	if err := s.start(ctx, migrations); err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

func (s *Store) start(ctx context.Context, migrations fs.FS) (err error) {
	if s.writer, err = pool(s.file, 1); err != nil {
		return err
	}
	if err := s.check(ctx); err != nil {
		return err
	}
	if err := s.migrate(ctx, migrations); err != nil {
		return err
	}
	s.readers, err = pool(s.file, maxReaders, "query_only(1)")
	return err
}

// pool opens connections to a file. Settings belong to a connection, not to
// the file, so they stand in the address that each connection is made from.
func pool(file string, size int, pragmas ...string) (*sql.DB, error) {
	settings := url.Values{
		// A BEGIN that takes the write lock at once waits its turn; one that
		// takes it half-way fails when another has written in between. The
		// driver begins read-only transactions without it.
		"_txlock": {"immediate"},
		"_pragma": append([]string{
			// First: the next one may have to wait.
			fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()),
			"journal_mode(WAL)",
			// With NORMAL a power cut can take back the last transactions,
			// and what a visitor has saved is to stay saved.
			"synchronous(FULL)",
			"foreign_keys(1)",
		}, pragmas...),
	}
	address := url.URL{Scheme: "file", Path: file, RawQuery: settings.Encode()}
	p, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", file, err)
	}
	p.SetMaxOpenConns(size)
	p.SetMaxIdleConns(size)
	return p, nil
}

// check finds out now, not at the first visitor, that the file is damaged or
// may not be written.
func (s *Store) check(ctx context.Context) error {
	end := time.Now().Add(busyTimeout)
	err := s.tryWrite(ctx)
	// SQLite's own wait does not cover the moment that another program turns
	// the log on, or empties it when it closes.
	for isBusy(err) && time.Now().Before(end) && ctx.Err() == nil {
		time.Sleep(busyTimeout / 100)
		err = s.tryWrite(ctx)
	}
	if err != nil {
		return fmt.Errorf("try to write: %w", err)
	}
	var found string
	if err := s.writer.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return fmt.Errorf("check the database: %w", err)
	}
	if found != "ok" {
		return s.damaged(errors.New(strings.Join(strings.Fields(found), " ")))
	}
	return nil
}

// tryWrite writes and takes it back: BEGIN IMMEDIATE alone is content with a
// file that is read-only.
func (s *Store) tryWrite(ctx context.Context) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, `CREATE TABLE can_write (id INTEGER PRIMARY KEY) STRICT`)
	return err
}

// Close closes the database; what was written is in the one file then.
func (s *Store) Close() error {
	var errs []error
	// The writer goes last: the last connection empties the log into the file.
	for _, p := range []*sql.DB{s.readers, s.writer} {
		if p != nil {
			errs = append(errs, p.Close())
		}
	}
	return errors.Join(errs...)
}
