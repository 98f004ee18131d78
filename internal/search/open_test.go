package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/generate"
)

// reopen opens the folder, checks that the index answers, closes it and tells
// where it came from.
func reopen(t *testing.T, dir string, content *catalogue.Content) Origin {
	t.Helper()
	x, err := Open(dir, content)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if found := ask(t, x, catalogue.Query{Text: "olympiade"}); found.Total == 0 {
		t.Error("the index finds nothing")
	}
	return x.Origin()
}

func TestOpenReusesAndRebuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "index")
	other := small()
	other.Version = "other"
	steps := []struct {
		name    string
		content *catalogue.Content
		want    Origin
	}{
		{"first", small(), Built},
		{"again", small(), Kept},
		{"other content", other, Updated},
		{"other content again", other, Kept},
		{"back", small(), Updated},
	}
	for _, step := range steps {
		if origin := reopen(t, dir, step.content); origin != step.want {
			t.Errorf("%s: %s, want %s", step.name, origin, step.want)
		}
		if left := folders(t, dir); len(left) != 1 {
			t.Errorf("%s: the folder has %v, want one index", step.name, left)
		}
	}
}

func folders(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		if e.IsDir() {
			list = append(list, e.Name())
		}
	}
	return list
}

// A catalogue that takes several batches becomes one segment, and nothing of
// what was merged stays on disk. Each action is found by its own words.
func TestBuildManyBatches(t *testing.T) {
	dir, content := t.TempDir(), generate.Catalogue(seedContent(t), 3*batchSize+1)
	for _, at := range []int{0, batchSize, len(content.Actions) - 1} {
		content.Actions[at].Title.NL = fmt.Sprintf("Zeppelin %d", at)
	}
	x, err := Open(dir, content)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if segments, err := filepath.Glob(filepath.Join(x.path, "store", "*.zap")); len(segments) != 1 || err != nil {
		t.Errorf("the folder has %d segments, %v, want one", len(segments), err)
	}
	found := ask(t, x, catalogue.Query{Text: "zeppelin", Sort: catalogue.ByNumber, PerPage: 25})
	want := []int{content.Actions[0].Nr, content.Actions[batchSize].Nr, content.Actions[len(content.Actions)-1].Nr}
	var got []int
	for _, h := range found.Hits {
		got = append(got, h.Nr)
	}
	if !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

// Whatever a kill, a full disk or a bad sector leaves behind, the next start
// has a good index.
func TestOpenMendsDamage(t *testing.T) {
	damage := map[string]func(t *testing.T, path string){
		"no segments":  func(t *testing.T, path string) { removeAll(t, path, "store", "*.zap") },
		"no root":      func(t *testing.T, path string) { removeAll(t, path, "store", "root.bolt") },
		"no mapping":   func(t *testing.T, path string) { removeAll(t, path, "index_meta.json") },
		"no seal":      func(t *testing.T, path string) { removeAll(t, path, sealName) },
		"empty folder": func(t *testing.T, path string) { removeAll(t, path, "*") },
		"cut segment": func(t *testing.T, path string) {
			overwrite(t, path, "store", "*.zap", func(b []byte) []byte { return b[:len(b)/2] })
		},
		"flipped bits": func(t *testing.T, path string) { overwrite(t, path, "store", "*.zap", flipMiddle) },
		"broken root": func(t *testing.T, path string) {
			overwrite(t, path, "store", "root.bolt", func(b []byte) []byte { return b[:100] })
		},
		"broken mapping": func(t *testing.T, path string) {
			overwrite(t, path, ".", "index_meta.json", func([]byte) []byte { return []byte("{") })
		},
		"flipped root":   func(t *testing.T, path string) { overwrite(t, path, "store", "root.bolt", flipMiddle) },
		"no arrays":      func(t *testing.T, path string) { removeAll(t, path, arraysName) },
		"flipped arrays": func(t *testing.T, path string) { overwrite(t, path, ".", arraysName, flipMiddle) },
		"cut arrays, sealed": func(t *testing.T, path string) {
			overwrite(t, path, ".", arraysName, func(b []byte) []byte { return b[:len(b)/2] })
			must(t, seal(path, nil))
		},
		"scribbled lock": func(t *testing.T, path string) {
			overwrite(t, filepath.Dir(path), ".", "lock", func([]byte) []byte { return []byte("no lock") })
		},
		"a draft left": func(t *testing.T, path string) {
			must(t, os.Mkdir(filepath.Join(filepath.Dir(path), "draft-1"), 0o755))
		},
	}
	for name, harm := range damage {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			reopen(t, dir, small())
			harm(t, filepath.Join(dir, folders(t, dir)[0]))
			want := Built
			if name == "scribbled lock" || name == "a draft left" {
				want = Kept
			}
			if origin := reopen(t, dir, small()); origin != want {
				t.Errorf("the index was %s, want %s", origin, want)
			}
			if origin := reopen(t, dir, small()); origin != Kept {
				t.Errorf("the mended index was %s once more", origin)
			}
			if left := folders(t, dir); len(left) != 1 {
				t.Errorf("the folder has %v, want one index", left)
			}
		})
	}
}

// An index that has to be made anew tells why; a new one has nothing to tell.
func TestOpenTellsTheCause(t *testing.T) {
	dir := t.TempDir()
	for _, damaged := range []bool{false, true} {
		x, err := Open(dir, small())
		must(t, err)
		if cause := x.Cause(); errors.Is(cause, errDamaged) != damaged || !damaged && cause != nil {
			t.Errorf("damaged %t: cause %v", damaged, cause)
		}
		must(t, x.Close())
		overwrite(t, x.path, "store", "*.zap", flipMiddle)
	}
}

// What lies beside the index and is not ours stays.
func TestOpenSweepsOnlyItsOwn(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "backup"), 0o755))
	must(t, os.MkdirAll(filepath.Join(dir, "index-old", "store"), 0o755))
	reopen(t, dir, small())
	if left := folders(t, dir); len(left) != 2 || left[0] != "backup" {
		t.Errorf("the folder has %v", left)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func removeAll(t *testing.T, parts ...string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(parts...))
	must(t, err)
	for _, file := range files {
		must(t, os.RemoveAll(file))
	}
}

func overwrite(t *testing.T, path, folder, pattern string, change func([]byte) []byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(path, folder, pattern))
	must(t, err)
	if len(files) == 0 {
		t.Fatalf("no %s to damage", pattern)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		must(t, err)
		must(t, os.Remove(file))
		must(t, os.WriteFile(file, change(slices.Clone(b)), 0o644))
	}
}

func flipMiddle(b []byte) []byte {
	for i := len(b) / 3; i < len(b)/2; i++ {
		b[i] ^= 0xff
	}
	return b
}

func TestOpenTellsWhatIsWrong(t *testing.T) {
	t.Run("in use", func(t *testing.T) {
		dir := t.TempDir()
		x, err := Open(dir, small())
		must(t, err)
		defer x.Close()
		if _, err := Open(dir, small()); !errors.Is(err, errInUse) {
			t.Errorf("error %v, want %v", err, errInUse)
		}
	})
	t.Run("a file in the way", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "data")
		must(t, os.WriteFile(file, nil, 0o644))
		if _, err := Open(filepath.Join(file, "index"), small()); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("error %v, want one that names %s", err, file)
		}
	})
	t.Run("read-only folder", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("root may write anywhere")
		}
		dir := t.TempDir()
		must(t, os.Chmod(dir, 0o555))
		if _, err := Open(dir, small()); !errors.Is(err, os.ErrPermission) {
			t.Errorf("error %v, want %v", err, os.ErrPermission)
		}
	})
}

func TestManyReadersAtOnce(t *testing.T) {
	x := open(t, small())
	queries := []catalogue.Query{
		{Text: "zelfroosteren", Scope: catalogue.ActionsAndCases}, {Text: "olympjade"}, {Text: `"in de"`},
		{Text: "jetnet -olympiade"}, {Sort: catalogue.ByTitle}, {Filters: catalogue.Filters{catalogue.FacetCountry: {"BE"}}},
		{Text: "vinc"}, {Text: "techniekwedstrijd", Lang: catalogue.English},
	}
	var alone []catalogue.Found
	for _, q := range queries {
		alone = append(alone, ask(t, x, q))
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for i := range 40 {
				nr := (worker + i) % len(queries)
				q := queries[nr]
				q.PerPage = catalogue.MaxPerPage
				found, err := x.Search(context.Background(), q)
				if err != nil || !slices.Equal(ids(found.Hits), ids(alone[nr].Hits)) {
					t.Errorf("%+v: %v, %v", q, ids(found.Hits), err)
				}
				if _, err := x.Similar(context.Background(), 2, 3); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
