package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"warmwater/internal/catalogue"
)

// damaged says that the file's content contradicts itself.
func (s *Store) damaged(cause error) error {
	return fmt.Errorf("%s is damaged: move it away and put back a good copy (look in %s): %w", s.file, s.backups(), cause)
}

// explain puts words for the operator around what SQLite reports, going by
// its code. The low byte of a code is the kind, the rest a refinement.
func (s *Store) explain(err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	dir := filepath.Dir(s.file)
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s is not a database: move it away, or choose another data folder: %w", s.file, err)
	case sqlite3.SQLITE_CORRUPT:
		return s.damaged(err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%s cannot be written: the program needs to write in the file and its folder: %w", s.file, err)
	case sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("%s cannot be opened: the program needs to read and write in the folder %s: %w", s.file, dir, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("no room for %s: the disk is full; nothing was changed; make room and try again: %w", s.file, err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk that holds %s gives errors: %w", s.file, err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%s is kept busy by another program: %w", s.file, err)
	}
	return err
}

func isBusy(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// notFound is for readers: message is a key of the interface texts, the rest
// says for the log what was asked for.
func notFound(message, format string, args ...any) error {
	return &catalogue.Error{Kind: catalogue.NotFound, Message: message, Err: fmt.Errorf(format, args...)}
}
