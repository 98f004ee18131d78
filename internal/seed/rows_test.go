package seed_test

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/seed"
)

// loadReal loads the seed that the program carries, once.
var loadReal = sync.OnceValues(func() (*catalogue.Content, error) { return seed.Load(db.Seed()) })

func realSeed(t *testing.T) *catalogue.Content {
	t.Helper()
	content, err := loadReal()
	if err != nil {
		t.Fatalf("the seed is not in order (see warmwater validate):\n%v", err)
	}
	return content
}

// readList reads a list that another reader made from the source alone.
func readList(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			t.Fatalf("%s:%d has %d columns, want %d", name, i+1, len(cells), columns)
		}
		if i > 0 {
			rows = append(rows, cells)
		}
	}
	return rows
}

// values are the parts of a cell; - stands for none.
func values(cell, sep string) []string {
	if cell == "-" {
		return nil
	}
	return strings.Split(cell, sep)
}

func TestRealSeedIsWhole(t *testing.T) {
	content := realSeed(t)
	if a, c := len(content.Actions), len(content.Cases); a != 132 || c != 10 {
		t.Errorf("got %d actions and %d cases, want 132 and 10", a, c)
	}
	if got := len(readList(t, "rows.tsv", 7)); got != 132 {
		t.Errorf("the list has %d rows, want 132", got)
	}
	count := map[string]int{}
	for _, a := range content.Actions {
		count["sector "+string(a.Sector)]++
		count["duration "+string(a.Duration)]++
	}
	want := map[string]int{"sector zorg": 59, "sector techniek": 73, "duration LT": 87, "duration KT": 23, "duration ": 22}
	if d := cmp.Diff(want, count); d != "" {
		t.Errorf("numbers of actions (-want +got):\n%s", d)
	}
}

// Nothing stands in the lists that nothing refers to.
func TestRealSeedWordsAreUsed(t *testing.T) {
	content := realSeed(t)
	used := map[string]bool{}
	for _, a := range content.Actions {
		used["category "+a.Category] = true
		for _, id := range a.Initiators {
			used["organisation "+id] = true
		}
		for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
			for _, id := range a.Tags(kind) {
				used[string(kind)+" "+id] = true
			}
		}
	}
	for _, c := range content.Cases {
		for _, id := range c.Organisations {
			used["organisation "+id] = true
		}
		for _, f := range c.Factors {
			for _, id := range f.Themes {
				used["theme "+id] = true
			}
		}
	}
	check := func(what string) {
		if !used[what] {
			t.Errorf("%s is in the lists but nothing refers to it", what)
		}
	}
	for _, c := range content.Categories {
		check("category " + c.ID)
	}
	for _, o := range content.Organisations {
		check("organisation " + o.ID)
	}
	for _, x := range content.Tags {
		check(string(x.Kind) + " " + x.ID)
	}
	for _, x := range content.Themes {
		check("theme " + x.ID)
	}
}

// The facts of each row are those of the source.
func TestRowFacts(t *testing.T) {
	content := realSeed(t)
	for _, row := range readList(t, "rows.tsv", 7) {
		a := findAction(t, content, row[0])
		duration := string(a.Duration)
		if a.Duration == catalogue.NotStated {
			duration = "-"
		}
		var countries []string
		for _, c := range a.Countries {
			countries = append(countries, string(c))
		}
		got := []string{row[0], string(a.Sector), a.Category, duration, strings.Join(slices.Sorted(slices.Values(countries)), ",")}
		want := append(slices.Clone(row[:4]), strings.Join(slices.Sorted(slices.Values(values(row[4], ","))), ","))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("row %s: number, sector, category, duration, countries (-want +got):\n%s", row[0], d)
		}
	}
}

func findAction(t *testing.T, content *catalogue.Content, nr string) *catalogue.Action {
	t.Helper()
	n, err := strconv.Atoi(nr)
	if err != nil || n < 1 || n > len(content.Actions) || content.Actions[n-1].Nr != n {
		t.Fatalf("there is no action %s", nr)
	}
	return &content.Actions[n-1]
}

func TestRowFigures(t *testing.T) {
	content := realSeed(t)
	for _, row := range readList(t, "rows.tsv", 7) {
		a := findAction(t, content, row[0])
		for _, lang := range catalogue.Langs {
			text := a.Title.In(lang) + "\n" + a.Summary.In(lang)
			for _, fig := range values(row[5], "|") {
				if !says(lang, text, fig) {
					t.Errorf("row %s (%s) does not say %s", row[0], lang, fig)
				}
			}
		}
	}
}

func TestRowNames(t *testing.T) {
	content := realSeed(t)
	organisations := map[string]catalogue.Text{}
	for _, o := range content.Organisations {
		organisations[o.ID] = o.Name
	}
	for _, row := range readList(t, "rows.tsv", 7) {
		a := findAction(t, content, row[0])
		for _, lang := range catalogue.Langs {
			parts := append([]string{a.Title.In(lang), a.Summary.In(lang), a.InitiatorNote.In(lang)}, a.Links...)
			for _, id := range a.Initiators {
				parts = append(parts, organisations[id].In(lang))
			}
			text := plainName(strings.Join(parts, "\n"))
			for _, name := range values(row[6], "|") {
				dutch, english, both := strings.Cut(name, "=")
				forms := []string{dutch}
				if lang == catalogue.English && both {
					forms = append(forms, english)
				}
				if !slices.ContainsFunc(forms, func(f string) bool { return strings.Contains(text, plainName(f)) }) {
					t.Errorf("row %s (%s) does not name %s", row[0], lang, strings.Join(forms, " or "))
				}
			}
		}
	}
}

// plainName is a name without what may differ in writing.
func plainName(s string) string {
	return strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", "®", "", "\u00a0", " ").Replace(s))
}

// The two languages tell the same figures.
func TestSummariesHaveTheSameFigures(t *testing.T) {
	for _, a := range realSeed(t).Actions {
		nl, en := figuresIn(catalogue.Dutch, a.Summary.NL), figuresIn(catalogue.English, a.Summary.EN)
		if d := cmp.Diff(slices.Sorted(maps.Keys(nl)), slices.Sorted(maps.Keys(en))); d != "" {
			t.Errorf("row %d: figures in the summaries (-Dutch +English):\n%s", a.Nr, d)
		}
	}
}
