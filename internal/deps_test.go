// Package internal_test guards what may import what.
package internal_test

import (
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "warmwater/"

// packages gives the imports of each package of the module, tests aside, by
// its path below the module.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	const root = ".."
	list := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() {
			return nil
		}
		if name := d.Name(); path != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata") {
			return filepath.SkipDir
		}
		if _, err := os.Stat(filepath.Join(path, "go.mod")); path != root && err == nil {
			return filepath.SkipDir // a module of its own, with its own rules
		}
		p, err := build.ImportDir(path, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		list[filepath.ToSlash(name)] = p.Imports
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// below tells whether a path is a package or lies below it.
func below(path, pkg string) bool { return path == pkg || strings.HasPrefix(path, pkg+"/") }

// ours tells what the path of an import is below the module.
func ours(path string) (string, bool) { return strings.CutPrefix(path, module) }

// reach gives how each of our packages is reached from one: the way there.
func reach(all map[string][]string, from string) map[string][]string {
	ways := map[string][]string{from: {from}}
	queue := []string{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, path := range all[at] {
			if name, ok := ours(path); ok && ways[name] == nil {
				ways[name] = append(slices.Clone(ways[at]), name)
				queue = append(queue, name)
			}
		}
	}
	return ways
}

// side are the packages that stand beside each other on one floor.
var side = []string{"internal/store", "internal/search", "internal/export", "internal/seed", "internal/chart"}

func TestFloors(t *testing.T) {
	type rule struct {
		pkg   string
		never []string
		why   string
	}
	rules := []rule{
		{"internal/address", []string{"views", "internal/web", "internal/store", "internal/search", "internal/seed", "internal/i18n"},
			"addresses are made of the vocabulary alone"},
		{"internal/i18n", []string{"views", "internal/web", "internal/store", "internal/search", "internal/seed", "internal/address"},
			"texts and numbers know the vocabulary alone"},
		{"assets", []string{"views", "internal", "db", "cmd"}, "assets are files"},
		{"db", []string{"views", "internal", "assets", "cmd"}, "db is files"},
		{"views", []string{"internal/store", "internal/search", "internal/web", "internal/seed", "internal/export", "db"},
			"a view depends on its arguments only: no queries"},
		{"internal/web", []string{"internal/store", "internal/search", "internal/seed", "db"},
			"web declares what it needs as small interfaces, so that it can be tested by itself; cmd/warmwater joins them"},
		{"internal/shortlist", append([]string{"internal/plan", "internal/web", "views"}, side...), "a rule of the house knows the vocabulary alone"},
		{"internal/plan", append([]string{"internal/shortlist", "internal/web", "views"}, side...), "a rule of the house knows the vocabulary alone"},
	}
	for _, pkg := range side {
		others := slices.DeleteFunc(slices.Clone(side), func(s string) bool { return s == pkg })
		rules = append(rules, rule{pkg, append(others, "internal/web", "views", "internal/i18n"),
			"store, search, export, seed and chart stand on one floor: they know the vocabulary, never each other nor the pages"})
	}
	all := packages(t)
	for _, name := range []string{"internal/catalogue", "internal/web", "internal/store", "internal/search", "views", "cmd/warmwater"} {
		if _, ok := all[name]; !ok {
			t.Fatalf("package %s is not found: this test no longer reads the code", name)
		}
	}
	for name := range all {
		rules := append(rules, rule{name, []string{"cmd"}, "a command is where things are joined, not a library"})
		for _, r := range rules {
			if !below(name, r.pkg) {
				continue
			}
			for to, way := range reach(all, name) {
				if slices.ContainsFunc(r.never, func(pkg string) bool { return below(to, pkg) }) && to != name {
					t.Errorf("%s knows %s (%s): %s", name, to, strings.Join(way, " → "), r.why)
				}
			}
		}
	}
}

// The vocabulary stands on the ground.
func TestCatalogueImportsTheStandardLibraryOnly(t *testing.T) {
	for _, path := range packages(t)["internal/catalogue"] {
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") || first == "warmwater" {
			t.Errorf("internal/catalogue imports %s: every package speaks in its terms, so it must drag nothing along", path)
		}
	}
}

// What others made stays behind our own small types.
func TestOutsideLibrariesHaveOneHome(t *testing.T) {
	homes := []struct {
		library string
		homes   []string
	}{
		{"github.com/blevesearch/", []string{"internal/search"}},
		{"modernc.org/sqlite", []string{"internal/store"}},
		{"database/sql", []string{"internal/store"}},
		{"github.com/labstack/echo/", []string{"internal/web"}},
		{"github.com/xuri/excelize/", []string{"internal/export"}},
		{"go.yaml.in/yaml/", []string{"internal/seed"}},
		{"github.com/nicksnyder/go-i18n/", []string{"internal/i18n"}},
		{"github.com/a-h/templ", []string{"views", "internal/web"}},
		{"github.com/urfave/cli/", []string{"cmd"}},
	}
	for name, imports := range packages(t) {
		for _, path := range imports {
			for _, h := range homes {
				if strings.HasPrefix(path, h.library) && !slices.ContainsFunc(h.homes, func(home string) bool { return below(name, home) }) {
					t.Errorf("%s imports %s, whose home is %s: others use our own types", name, path, strings.Join(h.homes, " and "))
				}
			}
		}
	}
}
