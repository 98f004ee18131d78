package seed_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// kindColumns are the columns of cases.tsv that count factors.
var kindColumns = map[catalogue.Kind]int{
	catalogue.Success: 3, catalogue.Attention: 4, catalogue.Pitfall: 5, catalogue.Advantage: 6, catalogue.Disadvantage: 7,
}

func TestCaseFactors(t *testing.T) {
	content := realSeed(t)
	counted := map[string]int{} // factors by case that a row of the list speaks of
	for _, row := range readList(t, "cases.tsv", 9) {
		c := findCase(t, content, row[0])
		part := row[1]
		if part == "-" {
			part = ""
		}
		for kind, column := range kindColumns {
			n := 0
			for _, f := range c.Factors {
				if f.Kind == kind && f.Part == part && f.Section == row[2] {
					n++
				}
			}
			counted[row[0]] += n
			if low, high := span(t, row[column]); n < low || n > high {
				t.Errorf("case %s, part %q, section %s: got %d factors of kind %s, want %s", row[0], part, row[2], n, kind, row[column])
			}
		}
	}
	for _, c := range content.Cases {
		if got := counted[strconv.Itoa(c.Nr)]; got != len(c.Factors) {
			t.Errorf("case %d has %d factors, of which %d stand in a section of the list", c.Nr, len(c.Factors), got)
		}
	}
}

// span reads a count such as 3 or 1-3.
func span(t *testing.T, s string) (low, high int) {
	t.Helper()
	first, last, ok := strings.Cut(s, "-")
	if !ok {
		last = first
	}
	low, err := strconv.Atoi(first)
	if err != nil {
		t.Fatalf("count %q: %v", s, err)
	}
	if high, err = strconv.Atoi(last); err != nil {
		t.Fatalf("count %q: %v", s, err)
	}
	return low, high
}

func findCase(t *testing.T, content *catalogue.Content, nr string) *catalogue.Case {
	t.Helper()
	for i := range content.Cases {
		if strconv.Itoa(content.Cases[i].Nr) == nr {
			return &content.Cases[i]
		}
	}
	t.Fatalf("there is no case %s", nr)
	return nil
}

func TestCaseFigures(t *testing.T) {
	content := realSeed(t)
	for _, row := range readList(t, "cases.tsv", 9) {
		c := findCase(t, content, row[0])
		for _, lang := range catalogue.Langs {
			text := strings.Join(allTexts(c, lang), "\n")
			for _, fig := range values(row[8], "|") {
				if !says(lang, text, fig) {
					t.Errorf("case %s (%s) does not say %s, which section %s does", row[0], lang, fig, row[2])
				}
			}
		}
	}
}

// allTexts gives everything that a case says in a language, figures too.
func allTexts(c *catalogue.Case, lang catalogue.Lang) []string {
	var list []string
	add := func(texts ...catalogue.Text) {
		for _, x := range texts {
			list = append(list, x.In(lang))
		}
	}
	box := func(b catalogue.Box) { add(b.Level, b.Start, b.Partners, b.Audience, b.Cost) }
	add(c.Title, c.Lead)
	box(c.Box)
	for _, p := range c.Parts {
		add(p.Title)
		box(p.Box)
	}
	for _, s := range c.Sections {
		add(s.Title, s.Text)
		for _, x := range s.Tables {
			add(x.Caption)
			add(x.Columns...)
			for _, row := range x.Rows {
				add(row...)
			}
		}
	}
	for _, f := range c.Factors {
		add(f.Title, f.Text)
	}
	for _, r := range c.Results {
		add(r.Group, r.Label, r.BeforeLabel, r.AfterLabel, r.Unit, r.Period, r.Note)
		list = append(list, written(lang, r.After))
		if r.Before != nil {
			list = append(list, written(lang, *r.Before))
		}
		if r.Scale > 0 {
			list = append(list, written(lang, r.Scale))
		}
	}
	for _, d := range c.Differences {
		add(d.About, d.Annex, d.Case)
	}
	return list
}

// written writes a figure as the language does.
func written(lang catalogue.Lang, x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if lang == catalogue.Dutch {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return s
}

// The two languages tell the same figures, text by text.
func TestCaseTextsHaveTheSameFigures(t *testing.T) {
	for _, c := range realSeed(t).Cases {
		nl, en := allTexts(&c, catalogue.Dutch), allTexts(&c, catalogue.English)
		for i := range nl {
			a, b := figuresIn(catalogue.Dutch, nl[i]), figuresIn(catalogue.English, en[i])
			if d := cmp.Diff(slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b))); d != "" {
				t.Errorf("case %d: figures in %.60q (-Dutch +English):\n%s", c.Nr, nl[i], d)
			}
		}
	}
}
