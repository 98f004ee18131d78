package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/urfave/cli/v3"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/store"
	"warmwater/internal/visitor"
)

// call runs a command line and gives what it wrote and its error.
func call(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out, logs bytes.Buffer
	err := run(t.Context(), append([]string{"warmwater"}, args...), &out, &logs)
	return out.String() + logs.String(), err
}

func TestValidateEmbeddedSeed(t *testing.T) {
	got, err := call(t, "validate")
	if err != nil {
		t.Fatalf("the seed that the program carries is not in order: %v", err)
	}
	if want := regexp.MustCompile(`^132 actions, 10 cases with \d+ factors, \d+ organisations: all in order\n$`); !want.MatchString(got) {
		t.Errorf("got %q, want %s", got, want)
	}
}

// copySeed writes the embedded seed in a folder.
func copySeed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, db.Seed()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestValidateFolder(t *testing.T) {
	dir := copySeed(t)
	if got, err := call(t, "validate", dir); err != nil || !strings.Contains(got, "all in order") {
		t.Errorf("a good folder: got %q and error %v", got, err)
	}
	file := filepath.Join(dir, "actions", "01-zorg-algemene-imagocampagnes.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Replace(data, []byte("duration: LT"), []byte("duration: XL"), 1)
	if err := os.WriteFile(file, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := call(t, "validate", dir)
	if err == nil {
		t.Fatalf("a bad folder: got %q and no error", out)
	}
	line := 1 + bytes.Count(data[:bytes.Index(data, []byte("duration: LT"))], []byte("\n"))
	if want := regexp.MustCompile(`^actions/01-zorg-algemene-imagocampagnes\.yaml:(\d+): actions\[0\]\.duration: "XL"`); !want.MatchString(err.Error()) {
		t.Errorf("error: got %q, want %s", err, want)
	} else if got := want.FindStringSubmatch(err.Error())[1]; got != strconv.Itoa(line) {
		t.Errorf("error names line %s, want %d", got, line)
	}
	if got := exitCode(err); got != 1 {
		t.Errorf("exit code: got %d, want 1", got)
	}
}

func TestValidateMissingFolder(t *testing.T) {
	out, err := call(t, "validate", filepath.Join(t.TempDir(), "nowhere"))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %q and error %v, want one that says that the folder is not there", out, err)
	}
}

// A slip must not start the server.
func TestUnknownCommand(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	t.Setenv("WARMWATER_ADDR", "127.0.0.1:0")
	t.Setenv("WARMWATER_DATA", data)
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // should it serve all the same, it ends at once
	for _, args := range [][]string{{"valdate"}, {"serve", "now"}} {
		var out, logs bytes.Buffer
		err := run(ctx, append([]string{"warmwater"}, args...), &out, &logs)
		if err == nil {
			t.Fatalf("%v: got %q and no error", args, out.String())
		}
		if code := exitCode(err); code != 2 {
			t.Errorf("%v: got exit code %d, want 2", args, code)
		}
		if word := args[len(args)-1]; !strings.Contains(err.Error(), strconv.Quote(word)) {
			t.Errorf("%v: the error %q does not name what was typed", args, err)
		}
		if _, err := os.Stat(data); err == nil {
			t.Errorf("%v: a data folder was made", args)
		}
	}
}

func TestHelp(t *testing.T) {
	out, err := call(t, "--help")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"serve", "validate"} {
		if !strings.Contains(out, want) {
			t.Errorf("--help does not name %s:\n%s", want, out)
		}
	}
	out, err = call(t, "serve", "--help")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--addr", "WARMWATER_ADDR", "--data", "WARMWATER_DATA", "--log", "WARMWATER_LOG", "127.0.0.1:8080"} {
		if !strings.Contains(out, want) {
			t.Errorf("serve --help does not name %s:\n%s", want, out)
		}
	}
}

// Every flag of every command has an environment variable.
func TestEveryFlagHasAVariable(t *testing.T) {
	flags := 0
	for _, cmd := range program(nil, nil).Commands {
		for _, f := range cmd.Flags {
			flags++
			name := f.Names()[0]
			want := "WARMWATER_" + strings.ToUpper(name)
			if got := f.(cli.DocGenerationFlag).GetEnvVars(); len(got) != 1 || got[0] != want {
				t.Errorf("%s --%s: got variables %v, want %s", cmd.Name, name, got, want)
			}
		}
	}
	if flags < 5 {
		t.Errorf("only %d flags were looked at", flags)
	}
}

func TestVersion(t *testing.T) {
	out, err := call(t, "--version")
	if err != nil || !strings.Contains(out, version) {
		t.Errorf("got %q and error %v, want the version %s", out, err, version)
	}
}

func TestBadLogLevel(t *testing.T) {
	out, err := call(t, "serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0", "--log", "loud")
	if err == nil || exitCode(err) != 2 {
		t.Fatalf("got %q and error %v (code %d), want code 2", out, err, exitCode(err))
	}
	for _, want := range []string{"--log", "WARMWATER_LOG", "loud", "debug"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error %q does not name %s", err, want)
		}
	}
}

func TestPurge(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	var lists []visitor.Token
	for _, title := range []string{"long ago", "yesterday", "there"} {
		edit := visitor.NewToken()
		if err := s.CreateList(t.Context(), &shortlist.List{Title: title}, edit); err != nil {
			t.Fatal(err)
		}
		lists = append(lists, edit)
	}
	for _, edit := range lists[:2] {
		if err := s.DeleteList(t.Context(), edit); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	deletedAgo(t, data, "long ago", 31)
	deletedAgo(t, data, "yesterday", 1)

	for _, want := range []string{"removed 1 lists, 0 rounds and 0 plans\n", "removed 0 lists, 0 rounds and 0 plans\n"} {
		if got, err := call(t, "purge", "--data", data); err != nil || got != want {
			t.Errorf("got %q, %v, want %q", got, err, want)
		}
	}
	if s, err = store.Open(t.Context(), data); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.RestoreList(t.Context(), lists[0]); catalogue.KindOf(err) != catalogue.NotFound {
		t.Errorf("deleted long ago, it comes back: %v", err)
	}
	if err := s.RestoreList(t.Context(), lists[1]); err != nil {
		t.Errorf("deleted yesterday: %v", err)
	}
	for i, edit := range lists[1:] {
		if _, _, err := s.FindList(t.Context(), edit); err != nil {
			t.Errorf("list %d: %v", i+1, err)
		}
	}
}

// deletedAgo makes it so many days ago that a list was deleted.
func deletedAgo(t *testing.T, data, title string, days int) {
	t.Helper()
	file, err := sql.Open("sqlite", filepath.Join(data, "warmwater.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	result, err := file.ExecContext(t.Context(), `
		UPDATE lists
		SET deleted = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)
		WHERE title = ? AND deleted IS NOT NULL`,
		fmt.Sprintf("-%d days", days), title)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := result.RowsAffected(); n != 1 || err != nil {
		t.Fatalf("%d lists are called %q, %v", n, title, err)
	}
}
