package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// A hard input is one that is allowed and asks for as much work as it can.
type hard struct {
	name string
	do   func(t testing.TB, x *Index)
}

// hardest gives the hard inputs for a catalogue.
func hardest(content *catalogue.Content) []hard {
	var list []hard
	add := func(name string, do func(t testing.TB, x *Index)) { list = append(list, hard{name, do}) }
	for name, s := range hardTexts(content) {
		add(name, func(t testing.TB, x *Index) {
			ask(t, x, catalogue.Query{Text: s, Scope: catalogue.ActionsAndCases, PerPage: 25})
		})
		add(name+", each result explained", func(t testing.TB, x *Index) {
			ask(t, x, catalogue.Query{Text: s, Scope: catalogue.ActionsAndCases, PerPage: catalogue.MaxPerPage, Explain: true})
		})
		add(name+", completed", func(t testing.TB, x *Index) { complete(t, x, s, catalogue.Dutch, 20) })
	}
	filters := catalogue.Filters{catalogue.FacetOrganisation: nil}
	for _, o := range content.Organisations[:min(len(content.Organisations), catalogue.MaxValues)] {
		filters[catalogue.FacetOrganisation] = append(filters[catalogue.FacetOrganisation], o.ID)
	}
	for _, sort := range catalogue.Sorts {
		add("filters, deepest page by "+string(sort), func(t testing.TB, x *Index) {
			ask(t, x, catalogue.Query{Filters: filters, Sort: sort, Page: catalogue.MaxPage, PerPage: catalogue.MaxPerPage})
		})
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		add("the letter "+string(letter)+", completed", func(t testing.TB, x *Index) { complete(t, x, string(letter), catalogue.Dutch, 20) })
	}
	talkative := slices.MaxFunc(content.Actions, func(a, b catalogue.Action) int { return len(a.Summary.NL) - len(b.Summary.NL) })
	add("what is like the action that says most", func(t testing.TB, x *Index) {
		if _, err := x.Similar(t.Context(), talkative.Nr, catalogue.MaxPerPage); err != nil {
			t.Fatal(err)
		}
	})
	add("a sketch of the longest case", func(t testing.TB, x *Index) {
		like(t, x, catalogue.Sketch{Text: longestText(content, catalogue.Dutch), Values: catalogue.Filters{
			catalogue.FacetSector: {"zorg", "techniek"}, catalogue.FacetGoal: {"imago", "retentie"},
		}})
	})
	return list
}

// hardTexts gives texts of a query, as long as one may be.
func hardTexts(content *catalogue.Content) map[string]string {
	frequent := frequentWords(content)
	telling := slices.DeleteFunc(slices.Clone(frequent), saysLittle)
	misspelled := slices.Clone(telling)
	for i, w := range misspelled {
		misspelled[i] = w[:len(w)/2] + "q" + w[len(w)/2+1:]
	}
	long := slices.DeleteFunc(slices.Clone(misspelled), func(w string) bool { return len(w) < minTwoEdits })
	compounds := make([]string, 0, len(telling))
	for i := 1; i < len(telling); i++ {
		compounds = append(compounds, telling[i-1]+misspelled[i])
	}
	pairs := make([]string, 0, len(frequent))
	for i := range len(frequent) - 1 {
		pairs = append(pairs, `"`+frequent[i]+" "+frequent[i+1]+`"`)
	}
	texts := map[string]string{
		"frequent words":            filled(frequent, " "),
		"frequent words that tell":  filled(telling, " "),
		"words with related ones":   filled(mostRelated(), " "),
		"misspelled words":          filled(misspelled, " "),
		"misspelled long words":     filled(long, " "),
		"misspelled compounds":      filled(compounds, " "),
		"longest words":             filled(slices.Repeat([]string{strings.Repeat("q", maxCorrected)}, 5), " "),
		"longest words that exist":  filled(slices.Repeat([]string{strings.Repeat("zorgen", 6) + "zorq"}, 5), " "),
		"longest compounds":         filled(slices.Repeat([]string{strings.Repeat("zorg", 12)}, 5), " "),
		"compounds":                 filled([]string{"techniekwedstrijden", "bedrijfsbezoeken", "zorgberoepen", "loopbaanorientatie", "onderwijsinstelling", "kansengelijkheid", "stagebegeleider", "personeelsbeleid", "mentorgesprekken", "werkplekleren"}, " "),
		"one word":                  strings.Repeat("zorgq", catalogue.MaxQueryLength/5),
		"one name of many words":    filled(frequent, "-"),
		"one name of many letters":  strings.Repeat("a-", catalogue.MaxQueryLength/2),
		"a phrase of frequent ones": `"` + filled(frequent, " ")[:catalogue.MaxQueryLength-2] + `"`,
		"a phrase of one word":      `"` + strings.Repeat("de ", (catalogue.MaxQueryLength-2)/3) + `"`,
		"many phrases":              filled(pairs, " "),
		"many phrases left out":     "-" + filled(pairs, " -"),
		"many words left out":       "-" + filled(frequent, " -"),
		"many quotes":               strings.Repeat(`"`, catalogue.MaxQueryLength),
		"many minuses":              strings.Repeat("-", catalogue.MaxQueryLength),
		"quotes and minuses":        strings.Repeat(`-"a b" `, catalogue.MaxQueryLength/7),
		"letters of four bytes":     strings.Repeat("𝕏", catalogue.MaxQueryLength),
		"letters with marks":        strings.Repeat("ế ", catalogue.MaxQueryLength/2),
	}
	for _, unit := range []string{"a", "a ", "zorg ", "qwxzq ", "school bedrijf ", `"a b" `, "-a ", "é", "techniekwedstrijd", "x-", "kids-"} {
		texts["much of "+unit] = strings.Repeat(unit, catalogue.MaxQueryLength/utf8.RuneCountInString(unit))
	}
	return texts
}

// filled joins as many of the words as a query has room for, from the first on.
func filled(words []string, by string) string {
	s := ""
	for _, w := range words {
		if longer := s + by + w; s != "" && utf8.RuneCountInString(longer) <= catalogue.MaxQueryLength-len(by) {
			s = longer
		} else if s == "" {
			s = w
		}
	}
	return s
}

// frequentWords gives the words of the catalogue, those with most documents
// for their length first.
func frequentWords(content *catalogue.Content) []string {
	have := map[string]int{}
	for i := range content.Actions {
		a := &content.Actions[i]
		own := map[string]bool{}
		for _, w := range text.Words(a.Title.NL + " " + a.Summary.NL + " " + a.Title.EN + " " + a.Summary.EN) {
			own[w.Text] = len(w.Text) > 1
		}
		for w, long := range own {
			if long {
				have[w]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(have), func(a, b string) int {
		return cmp.Or(have[b]*len(a)-have[a]*len(b), cmp.Compare(a, b))
	})
}

// mostRelated gives the words that have related ones, those with most for
// their length first.
func mostRelated() []string {
	of := map[string]int{}
	for _, group := range vocabulary().groups {
		for _, r := range group() {
			if phrase := r.phrase; len(phrase) == 1 && !strings.Contains(phrase[0], "-") {
				of[phrase[0]] = len(vocabulary().related(phrase))
			}
		}
	}
	return slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(of[b]*len(a)-of[a]*len(b), cmp.Compare(a, b))
	})
}

// longestText is all that the longest case says in a language.
func longestText(content *catalogue.Content, lang catalogue.Lang) string {
	longest := ""
	for i := range content.Cases {
		var b strings.Builder
		for _, s := range content.Cases[i].Sections {
			b.WriteString(s.Text.In(lang) + " ")
		}
		if b.Len() > len(longest) {
			longest = b.String()
		}
	}
	return longest
}

// forget makes an index remember nothing of what it was asked before.
func forget(x *Index) {
	n := x.documents()
	x.rated, x.known, x.spelled = newCache[textKey, *rated](n), newCache[lookup, *weights](n), newCache[textKey, spelling](n)
}

// BenchmarkWorst asks the hard inputs one after another, each of an index that
// remembers nothing, and reports the slowest of them, each at its best, as
// other programs run meanwhile; -v tells of each.
func BenchmarkWorst(b *testing.B) {
	content := seedContent(b)
	x, inputs := open(b, content), hardest(content)
	took := map[string][]time.Duration{}
	for b.Loop() {
		for _, in := range inputs {
			forget(x)
			start := time.Now()
			in.do(b, x)
			took[in.name] = append(took[in.name], time.Since(start))
		}
	}
	reportSlowest(b, took)
}

// reportSlowest reports the input whose quickest run takes longest.
func reportSlowest(b *testing.B, took map[string][]time.Duration) {
	b.Helper()
	slowest := time.Duration(0)
	for _, name := range slices.Sorted(maps.Keys(took)) {
		best := slices.Min(took[name])
		b.Logf("%8.2f ms  %s", float64(best.Microseconds())/1000, name)
		slowest = max(slowest, best)
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
}
