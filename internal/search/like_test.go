package search

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

func like(t testing.TB, x *Index, s catalogue.Sketch) []catalogue.Likeness {
	t.Helper()
	found, err := x.Like(t.Context(), s, x.documents())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What the catalogue itself says of an action, in either language, is most
// like that action, or like the case or another row that is the same
// initiative.
func TestLikeFindsTheActionItself(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	for i := range content.Actions {
		a := &content.Actions[i]
		for _, lang := range catalogue.Langs {
			found := like(t, x, catalogue.Sketch{Text: a.Title.In(lang) + ". " + a.Summary.In(lang)})
			if len(found) == 0 {
				t.Errorf("%d in %s is like nothing", a.Nr, lang)
				continue
			}
			first := found[0]
			same := first.Type == catalogue.TypeAction && first.Nr == a.Nr
			if k := a.Case; k > 0 {
				same = same || first.Type == catalogue.TypeCase && first.Nr == k ||
					first.Type == catalogue.TypeAction && slices.Contains(content.Cases[k-1].Actions, first.Nr)
			}
			if !same {
				t.Errorf("%d in %s is most like %s %d by %v", a.Nr, lang, first.Type, first.Nr, first.Words)
			}
		}
	}
}

func TestLikeTellsWhatIsShared(t *testing.T) {
	x := open(t, seedContent(t))
	found := like(t, x, catalogue.Sketch{
		Text: "Verpleegkundigen maken zelf hun dienstrooster",
		Values: catalogue.Filters{
			catalogue.FacetSector: {string(catalogue.Care)}, catalogue.FacetGoal: {"retentie", "imago", "bestaat-niet"},
		},
	})
	at := slices.IndexFunc(found, func(l catalogue.Likeness) bool { return l.Type == catalogue.TypeCase && l.Nr == 1 })
	if at < 0 || at > 4 {
		t.Fatalf("the case on self-scheduling stands at %d", at)
	}
	got := found[at]
	if !slices.Contains(got.Words, "dienstrooster") || slices.Contains(got.Words, "hun") {
		t.Errorf("shared words %q", got.Words)
	}
	want := catalogue.Filters{catalogue.FacetSector: {string(catalogue.Care)}, catalogue.FacetGoal: {"retentie"}}
	if d := cmp.Diff(want, got.Shared); d != "" {
		t.Errorf("shared values (-want +got):\n%s", d)
	}
	for i, l := range found {
		if l.Score < minLike || l.Score > 1 || i > 0 && l.Score > found[i-1].Score {
			t.Errorf("place %d has score %g", i, l.Score)
		}
	}
}

// Of the words that are told an item has each itself, in some form: not only a
// related one. Words of every day are not told.
func TestLikeTellsItsOwnWords(t *testing.T) {
	content := seedContent(t)
	x, docs := open(t, content), newSource(content)
	for sketch, stems := range map[string]map[string]string{
		"Minder verloop bij verzorgenden":      {"verloop": "verlo", "verzorgenden": "verzorg"},
		"Less turnover among carers":           {"turnover": "turnover", "carers": "care"},
		"Techniekwedstrijd. Past bij ons":      {"Techniekwedstrijd": "wedstrijd"},
		"Een dienstrooster voor het personeel": {"dienstrooster": "rooster", "personeel": "persone"},
	} {
		told := 0
		for _, l := range like(t, x, catalogue.Sketch{
			Text: sketch, Values: catalogue.Filters{catalogue.FacetAudience: {"meisjes-en-vrouwen"}},
		}) {
			doc, _ := docs.find(item{l.Type, l.Nr}.id())
			said := strings.ToLower(docs.document(doc).fields[plainField].String())
			for _, word := range l.Words {
				if told++; stems[word] == "" || !strings.Contains(said, stems[word]) {
					t.Errorf("%q: %s %d is said to share %q", sketch, l.Type, l.Nr, word)
				}
			}
		}
		if told == 0 {
			t.Errorf("%q: no item tells a word", sketch)
		}
	}
}

// Values alone do too; nothing, or what nobody knows, is like nothing.
func TestLikeValuesAlone(t *testing.T) {
	x := open(t, seedContent(t))
	for _, l := range like(t, x, catalogue.Sketch{Values: catalogue.Filters{catalogue.FacetFormat: {"ambassadeurs"}}}) {
		if !slices.Contains(l.Shared[catalogue.FacetFormat], "ambassadeurs") || len(l.Words) > 0 {
			t.Errorf("%s %d shares %v and %v", l.Type, l.Nr, l.Shared, l.Words)
		}
	}
	for _, s := range []catalogue.Sketch{{}, {Text: "  "}, {Text: "de het een of and the"}, {Text: "xyzzy ?!"}, {Values: catalogue.Filters{catalogue.FacetGoal: {"x"}}}} {
		if found := like(t, x, s); len(found) > 0 {
			t.Errorf("%+v is like %v", s, found)
		}
	}
}

// As many come as are asked for, of each kind, and they are the first of all.
func TestLikeGivesTheMostLike(t *testing.T) {
	x := open(t, seedContent(t))
	s := catalogue.Sketch{Text: "techniek op school", Values: catalogue.Filters{catalogue.FacetSector: {string(catalogue.Technical)}}}
	const n = 3
	some, err := x.Like(t.Context(), s, n)
	if err != nil {
		t.Fatal(err)
	}
	var want []catalogue.Likeness
	left := map[catalogue.ItemType]int{catalogue.TypeAction: n, catalogue.TypeCase: n}
	for _, l := range like(t, x, s) {
		if left[l.Type]--; left[l.Type] >= 0 {
			want = append(want, l)
		}
	}
	if d := cmp.Diff(want, some); d != "" || len(some) != 2*n {
		t.Errorf("%d: %s", len(some), d)
	}
}

func BenchmarkLike(b *testing.B) {
	content := seedContent(b)
	x := open(b, content)
	s := catalogue.Sketch{Text: content.Cases[4].Lead.NL, Values: catalogue.Filters{catalogue.FacetSector: {string(catalogue.Technical)}}}
	for b.Loop() {
		like(b, x, s)
	}
}
