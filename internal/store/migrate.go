package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
)

// migrate brings the database to the newest of the migrations.
func (s *Store) migrate(ctx context.Context, migrations fs.FS) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, s.writer, migrations,
		goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	have, known, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	switch {
	case have == known:
		return nil
	case have > known:
		return fmt.Errorf("%s was made by a newer version of this program "+
			"(the database is at step %d, this program knows %d): start the newer program, "+
			"or put back a copy from before it, such as one from %s",
			s.file, have, known, s.backups())
	case have > 0:
		if err := s.copyBefore(ctx, have); err != nil {
			return fmt.Errorf("copy the database before changing it: %w", err)
		}
	}
	if _, err := p.Up(ctx); err != nil {
		// Where two programs start at once, one finds its step done already.
		if now, _, e := p.GetVersions(ctx); e == nil && now > have {
			return s.migrate(ctx, migrations)
		}
		return fmt.Errorf("bring the database from step %d to %d: %w", have, known, err)
	}
	return nil
}

func (s *Store) backups() string { return filepath.Join(filepath.Dir(s.file), backupDir) }

// copyBefore writes the database as it stands at a step to the backup folder.
func (s *Store) copyBefore(ctx context.Context, step int64) error {
	if err := os.MkdirAll(s.backups(), 0o700); err != nil {
		return err
	}
	if err := s.sweepUnfinished(); err != nil {
		return err
	}
	name := fmt.Sprintf("warmwater-%s-step-%d.db", s.now().UTC().Format("20060102-150405"), step)
	// Under its own name a copy is whole: one cut short keeps the other name,
	// which no program that starts at the same moment has as well.
	unfinished, err := os.CreateTemp(s.backups(), name+".*.unfinished")
	if err != nil {
		return err
	}
	defer os.Remove(unfinished.Name()) // nothing is there where it went well
	if err := unfinished.Close(); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "VACUUM INTO ?", unfinished.Name()); err != nil {
		return err
	}
	return os.Rename(unfinished.Name(), filepath.Join(s.backups(), name))
}

// unfinishedTime is how long a copy may take: what is older was cut short.
const unfinishedTime = time.Hour

// sweepUnfinished removes copies that were cut short.
func (s *Store) sweepUnfinished() error {
	found, _ := filepath.Glob(filepath.Join(s.backups(), "*.unfinished")) // the pattern is sound
	for _, path := range found {
		info, err := os.Stat(path)
		if err != nil || s.now().Sub(info.ModTime()) < unfinishedTime {
			continue // gone, or another program's
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
