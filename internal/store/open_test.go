package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"warmwater/db"
)

// wantWords checks that an error says all of the words.
func wantWords(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("there is no error")
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error does not say %q: %v", w, err)
		}
	}
}

func TestOpenAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nieuw", "Données ? #1 100%")
	s := openIn(t, dir)
	mustSync(t, s, small())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != fileName {
		t.Errorf("after closing the folder holds %v (%v), want the one file", entries, err)
	}
	wantContent(t, openIn(t, dir), small())
}

func TestOpenTwice(t *testing.T) {
	dir := t.TempDir()
	a, b := openIn(t, dir), openIn(t, dir)
	mustSync(t, a, small())
	wantContent(t, b, small())
}

func TestOpenAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := Open(t.Context(), dir)
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			defer s.Close()
			if _, err := s.Sync(t.Context(), small()); err != nil {
				t.Errorf("Sync: %v", err)
			}
		})
	}
	wg.Wait()
	wantContent(t, openIn(t, dir), small())
}

func TestConnectionSettings(t *testing.T) {
	s := openIn(t, t.TempDir())
	for pragma, want := range map[string]string{
		"journal_mode": "wal",
		"synchronous":  "2",
		"foreign_keys": "1",
		"busy_timeout": "5000",
	} {
		var got string
		if err := s.writer.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", pragma, got, err, want)
		}
	}
	if _, err := s.readers.ExecContext(t.Context(), "DELETE FROM actions"); err == nil {
		t.Error("a reader can write")
	}
}

// laterFile is one step more than the program has.
const laterFile = "99999_more.sql"

// later is the program's migrations with one more.
func later(t *testing.T) fstest.MapFS {
	t.Helper()
	migrations := fstest.MapFS{
		laterFile: {Data: []byte("-- +goose Up\nCREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\n")},
	}
	for _, name := range steps(t) {
		data, err := fs.ReadFile(db.Migrations(), name)
		if err != nil {
			t.Fatal(err)
		}
		migrations[name] = &fstest.MapFile{Data: data}
	}
	return migrations
}

// steps lists the program's migrations.
func steps(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(db.Migrations(), "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("migrations are %v (%v)", names, err)
	}
	return names
}

func openLater(t *testing.T, dir string) (*Store, error) {
	t.Helper()
	s, err := open(t.Context(), dir, later(t))
	if err == nil {
		t.Cleanup(func() { s.Close() })
	}
	return s, err
}

func TestOpenCopiesBeforeMigrating(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	mustSync(t, s, small())
	s.Close()
	s, err := openLater(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	wantContent(t, s, small())
	copies, err := filepath.Glob(filepath.Join(dir, backupDir, "*"))
	if err != nil || len(copies) != 1 || !strings.HasSuffix(copies[0], fmt.Sprintf("-step-%d.db", len(steps(t)))) {
		t.Fatalf("copies are %v (%v), want one of the last step", copies, err)
	}
	// The copy is a database that this program can use.
	other := t.TempDir()
	if err := os.Rename(copies[0], filepath.Join(other, fileName)); err != nil {
		t.Fatal(err)
	}
	wantContent(t, openIn(t, other), small())
}

func TestOpenMakesNoCopyOfANewDatabase(t *testing.T) {
	dir := t.TempDir()
	if _, err := openLater(t, dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, backupDir)); err == nil {
		t.Error("there is a backup folder")
	}
}

func TestCopyThatCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	openIn(t, dir).Close()
	if err := os.WriteFile(filepath.Join(dir, backupDir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := openLater(t, dir)
	wantWords(t, err, "copy the database before changing it", filepath.Join(dir, backupDir))
	openIn(t, dir) // still of the last step, so not refused
}

func TestMigrationThatFails(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	mustSync(t, s, small())
	s.Close()
	migrations := later(t)
	migrations[laterFile].Data = []byte("-- +goose Up\nDELETE FROM case_actions;\nDELETE FROM nothing;\n")
	_, err := open(t.Context(), dir, migrations)
	wantWords(t, err, fmt.Sprintf("from step %d to 99999", len(steps(t))), "nothing")
	wantContent(t, openIn(t, dir), small())
}

// Copies that were cut short go before another is made; one that may be under
// way stays.
func TestCopiesCutShortGo(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	now := time.Date(2026, 11, 12, 13, 14, 15, 0, time.UTC)
	s.now = func() time.Time { return now }
	must(t, os.MkdirAll(s.backups(), 0o700))
	old, young := filepath.Join(s.backups(), "warmwater-20261112-101415-step-1.db.1.unfinished"), filepath.Join(s.backups(), "warmwater-20261112-131410-step-1.db.2.unfinished")
	for path, at := range map[string]time.Time{old: now.Add(-3 * time.Hour), young: now.Add(-5 * time.Second)} {
		must(t, os.WriteFile(path, []byte("half"), 0o600))
		must(t, os.Chtimes(path, at, at))
	}
	must(t, s.copyBefore(t.Context(), 1))
	left, err := filepath.Glob(filepath.Join(s.backups(), "*"))
	want := []string{filepath.Join(s.backups(), "warmwater-20261112-131415-step-1.db"), young}
	slices.Sort(want)
	if d := cmp.Diff(want, left); d != "" || err != nil {
		t.Errorf("left (-want +got):\n%s%v", d, err)
	}
}

func TestOpenRefusesANewerDatabase(t *testing.T) {
	dir := t.TempDir()
	s, err := openLater(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err = Open(t.Context(), dir)
	wantWords(t, err, filepath.Join(dir, fileName), "newer version", "step 99999", fmt.Sprintf("knows %d", len(steps(t))), "start the newer program")
}

func TestOpenFileThatIsNoDatabase(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, fileName)
	text := strings.Repeat("Dit is geen database. ", 100)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir)
	wantWords(t, err, file, "is not a database")
	if now, err := os.ReadFile(file); err != nil || string(now) != text {
		t.Error("the file was changed")
	}
}

func TestOpenDamagedFile(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	mustSync(t, s, large())
	s.Close()
	file := filepath.Join(dir, fileName)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, size := range map[string]int{"hole": len(data), "cut off": len(data) / 2} {
		t.Run(name, func(t *testing.T) {
			broken := append([]byte(nil), data[:size]...)
			clear(broken[size/4 : size/4+20000])
			if err := os.WriteFile(file, broken, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(t.Context(), dir)
			wantWords(t, err, file, "is damaged", backupDir)
		})
	}
}

func TestOpenWhereNoFolderCanBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bestand")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), filepath.Join(file, "data"))
	wantWords(t, err, "make the data folder", filepath.Join(file, "data"))
}

func TestOpenWhereAFolderHasTheName(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, fileName), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir)
	wantWords(t, err, filepath.Join(dir, fileName), "cannot be opened")
}

func TestOpenReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("permissions do not bind root")
	}
	for name, tc := range map[string]struct{ dir, file fs.FileMode }{
		"folder":          {0o500, 0o600},
		"file":            {0o700, 0o400},
		"folder and file": {0o500, 0o400},
		"closed folder":   {0o000, 0o600},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, fileName)
			openIn(t, dir).Close()
			chmod(t, file, tc.file)
			chmod(t, dir, tc.dir)
			t.Cleanup(func() { os.Chmod(dir, 0o700) })
			_, err := Open(t.Context(), dir)
			wantWords(t, err, file, "cannot be")
		})
	}
}

func chmod(t *testing.T, name string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
}

// A disk mounted read-only, as far as SQLite can tell.
func TestWriteToReadOnlyDatabase(t *testing.T) {
	s := openIn(t, t.TempDir())
	if _, err := s.writer.ExecContext(t.Context(), "PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Sync(t.Context(), small())
	wantWords(t, err, s.file, "cannot be written")
}

func TestFullDisk(t *testing.T) {
	s := filled(t, small())
	if _, err := s.writer.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // means: no further page
		t.Fatal(err)
	}
	_, err := s.Sync(t.Context(), large())
	wantWords(t, err, s.file, "the disk is full", "make room")
	wantContent(t, s, small())
	if _, err := s.writer.ExecContext(t.Context(), "PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), large()); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestOpenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s, err := Open(ctx, t.TempDir()); err == nil {
		s.Close()
		t.Error("there is no error")
	}
}
