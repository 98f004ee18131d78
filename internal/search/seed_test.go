package search

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/search/bench"
	"warmwater/internal/seed"
)

func seedContent(t testing.TB) *catalogue.Content {
	t.Helper()
	content, err := seed.Load(db.Seed())
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// The judged queries stay as good as they are, give or take: the floors are a
// little below what is measured. The queries of own.tsv were written and
// judged later, by someone who had not seen the search; it was tuned on none of
// those with an even number. Those of later.tsv came last, from someone who had
// seen neither, and showed where words were missing. Those of more.tsv came
// after that, from two others; with an even number, none was looked at while
// working but the twenty-four that begin with f, once, to learn from. Those of
// fresh.tsv and last.tsv, from two more, were measured only, but for one pair of
// words: what they find is what anyone finds who comes with words that nobody
// here thought of.
func TestJudgments(t *testing.T) {
	x := open(t, seedContent(t))
	checkJudgments(t, x, "judgments.tsv", 0.92, 0.75, 0, 1)
	checkJudgments(t, x, "own.tsv", 0.9, 0.75, 0, 1)
	checkJudgments(t, x, "later.tsv", 0.85, 0.7, 0.05, 0.6)
	checkJudgments(t, x, "more.tsv", 0.78, 0.65, 0.05, 0)
	checkJudgments(t, x, "fresh.tsv", 0.63, 0.45, 0.05, 0.5)
	checkJudgments(t, x, "last.tsv", 0.7, 0.57, 0.05, 0.3)
}

// checkJudgments wants these of nDCG@10 over all and of each kind at least,
// so many queries without an answer at most, and such a share of those that
// have none left empty.
func checkJudgments(t *testing.T, x *Index, name string, overall, each, empty, zero float64) {
	t.Helper()
	file, err := os.Open("bench/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	judgments, err := bench.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	report, err := bench.Run(judgments, func(query string) ([]bench.Item, error) {
		var items []bench.Item
		for _, h := range ask(t, x, catalogue.Query{Text: query, Scope: catalogue.ActionsAndCases, PerPage: 50}).Hits {
			items = append(items, bench.Item{Type: h.Type, Nr: h.Nr})
		}
		return items, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	if err := report.Write(&table); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + table.String())
	if all := report.Actions[""]; all.NDCG < overall || all.Empty > empty || report.Zero < zero {
		t.Errorf("%s: nDCG@10 %.3f, %.2f of the queries empty, %.2f of the zero kind empty", name, all.NDCG, all.Empty, report.Zero)
	}
	for _, kind := range report.Kinds {
		if got := report.Actions[kind].NDCG; got < each {
			t.Errorf("%s: kind %s: nDCG@10 %.3f", name, kind, got)
		}
	}
}

// Whoever types a title, whole or squashed, finds what bears it first; a case
// by its name is in the first three.
func TestEveryTitleFindsItself(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	for _, a := range content.Actions {
		for _, title := range []string{a.Title.NL, a.Title.EN, strings.ToUpper(a.Title.NL)} {
			found := ask(t, x, catalogue.Query{Text: title, PerPage: 1})
			if len(found.Hits) == 0 || !sameTitle(content, found.Hits[0].Nr, &a) {
				t.Errorf("%q finds %v, want a%d first", title, ids(found.Hits), a.Nr)
			}
		}
	}
	for _, c := range content.Cases {
		for _, title := range []string{c.Title.NL, c.Title.EN} {
			found := ask(t, x, catalogue.Query{Text: title, PerPage: 3, Scope: catalogue.ActionsAndCases})
			if !slices.ContainsFunc(found.Hits, func(h catalogue.Hit) bool { return h.Type == catalogue.TypeCase && h.Nr == c.Nr }) {
				t.Errorf("%q finds %v, want c%d in the first three", title, ids(found.Hits), c.Nr)
			}
		}
	}
}

// sameTitle tells whether action nr has a title of a.
func sameTitle(content *catalogue.Content, nr int, a *catalogue.Action) bool {
	return slices.ContainsFunc(content.Actions, func(b catalogue.Action) bool {
		return b.Nr == nr && (strings.EqualFold(b.Title.NL, a.Title.NL) || strings.EqualFold(b.Title.EN, a.Title.EN))
	})
}

// A misspelled word of a title leads back to it.
func TestMisspelledTitlesAreFound(t *testing.T) {
	x := open(t, seedContent(t))
	for typed, meant := range map[string]string{
		"techopolis": "technopolis", "zelfrosteren": "zelfroosteren", "ambasadeur": "ambassadeur",
		"leerkrahct": "leerkracht", "bedrijvsbezoek": "bedrijfsbezoek",
	} {
		found := ask(t, x, catalogue.Query{Text: typed})
		if found.Suggestion != meant || !found.Corrected || found.Total == 0 {
			t.Errorf("%q: suggestion %q (corrected %v, %d hits), want %q", typed, found.Suggestion, found.Corrected, found.Total, meant)
		}
	}
}

// A misspelled compound is put right by its parts, though no text has it.
func TestMisspelledCompounds(t *testing.T) {
	x := open(t, seedContent(t))
	for typed, want := range map[string]string{
		"lasopleidng": "lasopleiding", "loopbaanbegleiding": "loopbaanbegeleiding", "techniekwedstrjd": "techniekwedstrijd",
		"kerstmarkt": "", "robotikawedstrijd": "",
	} {
		found := ask(t, x, catalogue.Query{Text: typed})
		if found.Suggestion != want || found.Corrected != (want != "") {
			t.Errorf("%q: suggestion %q (corrected %v), want %q", typed, found.Suggestion, found.Corrected, want)
		}
	}
}

// Of the four actions that are shown as like one, most are those that people
// find like it.
func TestSimilarJudged(t *testing.T) {
	x := open(t, seedContent(t))
	list, err := os.ReadFile("testdata/similar.txt")
	if err != nil {
		t.Fatal(err)
	}
	good, shown := 0, 0
	for line := range lines(string(list)) {
		left, right, _ := strings.Cut(line, ":")
		nr, err := strconv.Atoi(left)
		if err != nil {
			t.Fatal(err)
		}
		found, err := x.Similar(t.Context(), nr, 4)
		if err != nil {
			t.Fatal(err)
		}
		liked := strings.FieldsFunc(right, func(r rune) bool { return r == ',' || r == ' ' })
		for _, n := range found {
			shown++
			if slices.Contains(liked, strconv.Itoa(n)) {
				good++
			} else {
				t.Logf("%d is shown beside %d", n, nr)
			}
		}
	}
	if shown < 100 || good*100 < shown*77 {
		t.Errorf("%d of %d are good", good, shown)
	}
}

// What is shown beside an action is the same each time.
func TestSimilarStays(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	for i := range content.Actions {
		nr := content.Actions[i].Nr
		first, err := x.Similar(t.Context(), nr, 6)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			if again, err := x.Similar(t.Context(), nr, 6); err != nil || !slices.Equal(again, first) {
				t.Errorf("like %d: %v, then %v, %v", nr, first, again, err)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	content := seedContent(b)
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			x, err := Open(b.TempDir(), content)
			if err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
	})
	b.Run("reuse", func(b *testing.B) {
		dir := b.TempDir()
		for b.Loop() {
			x, err := Open(dir, content)
			if err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	x := open(b, seedContent(b))
	belgian := catalogue.Filters{catalogue.FacetCountry: {"BE"}, catalogue.FacetSector: {"techniek"}}
	for name, q := range map[string]catalogue.Query{
		"word":             {Text: "wedstrijden"},
		"words and facets": {Text: "leerlingen lagere school techniek", Filters: belgian, Scope: catalogue.ActionsAndCases},
		"correction":       {Text: "bedrijvsbezoek"},
		"phrase":           {Text: `"dag van de zorg"`},
		"filters only":     {Filters: belgian},
		"nothing asked":    {Scope: catalogue.ActionsAndCases},
		"nothing found":    {Text: "blokfluit xyzzy", Scope: catalogue.ActionsAndCases},
		"explained":        {Text: "leerlingen lagere school techniek", Scope: catalogue.ActionsAndCases, Explain: true},
		"by title":         {Sort: catalogue.ByTitle},
	} {
		q.PerPage = 25
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask(b, x, q)
			}
		})
	}
	b.Run("similar", func(b *testing.B) {
		for b.Loop() {
			if _, err := x.Similar(b.Context(), 76, 5); err != nil {
				b.Fatal(err)
			}
		}
	})
}
