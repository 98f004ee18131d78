package dutch

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"warmwater/internal/corpus"
)

func TestSplit(t *testing.T) {
	tests := map[string]string{
		"techniekwedstrijd":      "techniek wedstrijd",
		"techniekwedstrijden":    "techniek wedstrijden",
		"zorgberoepen":           "zorg beroepen",
		"bedrijfsbezoeken":       "bedrijf bezoeken",
		"beroepenhuis":           "beroepen huis",
		"stagebegeleider":        "stage begeleider",
		"kinderopvang":           "kind opvang",
		"werkplekleren":          "werkplek leren",
		"loopbaanorientatie":     "loopbaan orientatie",
		"kansengelijkheid":       "kansen gelijkheid",
		"coordinatieteam":        "coordinatie team",
		"onderwijsinstelling":    "onderwijs instelling",
		"mentorgesprekken":       "mentor gesprekken",
		"betatechniek":           "beta techniek",
		"gastlessen":             "gast lessen",
		"jobdag":                 "job dag",
		"zorgkundigen":           "zorg kundige",
		"verpleegkundestudenten": "verpleegkunde studenten",
		"personeelsbeleid":       "personeels beleid",

		// Words that other words stand in by chance.
		"verantwoordelijkheid":  "",
		"bestuursmacht":         "bestuur macht",
		"netwerk":               "",
		"leerkracht":            "",
		"directeuren":           "",
		"achterstand":           "",
		"bedrijven":             "",
		"wetenschappen":         "",
		"docenten":              "",
		"programmeren":          "",
		"mogelijkheden":         "",
		"wedstrijd":             "",
		"nederland":             "",
		"samenstellen":          "",
		"technologisch":         "",
		"school":                "",
		"":                      "",
		"qwxzqwxzqwxz":          "",
		strings.Repeat("a", 99): "",
	}
	for word, want := range tests {
		if got := strings.Join(Split(word), " "); got != want {
			t.Errorf("Split(%q) = %q, want %q", word, got, want)
		}
	}
}

// The words of testdata/compounds.txt come apart as people read them, but for
// some that are known to fail.
func TestSplitOfTheCatalogue(t *testing.T) {
	list, err := os.ReadFile("testdata/compounds.txt")
	if err != nil {
		t.Fatal(err)
	}
	var right, wrong, missed int
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			word, want, _ := strings.Cut(word, "=")
			switch got := strings.Join(Split(word), "|"); {
			case got == want && want != "":
				right++
			case got == want:
			case got == "":
				missed++
				t.Logf("%s stays whole, not %s", word, want)
			default:
				wrong++
				t.Logf("%s comes apart as %s, want %q", word, got, want)
			}
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+wrong+missed)
	if precision < 0.99 || recall < 0.96 {
		t.Errorf("%d right, %d wrong, %d missed: precision %.3f, recall %.3f", right, wrong, missed, precision, recall)
	}
}

// A word of one list would be lost in another.
func TestShortWordsAreUsed(t *testing.T) {
	for w := range short {
		if len(w) < minPart || len(w) >= shortPart || headOnly[w] || tailOnly[w] || never[w] {
			t.Errorf("%q is never looked up among the short words", w)
		}
	}
}

func TestPartsGoDown(t *testing.T) {
	got := Parts("werkplekleren")
	if want := []string{"werkplek", "werk", "plek", "leren"}; !slices.Equal(got, want) {
		t.Errorf("Parts = %v, want %v", got, want)
	}
	if parts := Parts("verantwoordelijkheid"); slices.Contains(parts, "antwoord") {
		t.Errorf("Parts(verantwoordelijkheid) = %v", parts)
	}
}

func TestStemBringsFormsTogether(t *testing.T) {
	pairs := `les/lessen stage/stages kans/kansen huis/huizen brief/brieven
		meisje/meisjes beroep/beroeps tijd/tijds personeel/personeels
		wedstrijd/wedstrijden mentor/mentoren leerkracht/leerkrachten
		rolmodel/rolmodellen bedrijf/bedrijven school/scholen
		materiaal/materialen reis/reizen idee/ideeen oven/ovens
		netwerk/netwerken technicus/technici museum/musea centrum/centra
		koffer/koffers cursus/cursussen beurs/beurzen grens/grenzen
		interventie/interventies opleiding/opleidingen docent/docenten
		robot/robotjes film/filmpje spel/spelletjes wagen/wagentje
		groep/groepjes kaart/kaartje baan/baantjes bloem/bloemetje
		woning/woninkje auto/autootjes techniekspel/techniekspelletje
		meisje/meisjes watje/watjes
		taak/taken vak/vakken zaak/zaken zak/zakken taal/talen les/lessen
		lees/lezen doos/dozen woon/wonen week/weken dag/dagen weg/wegen
		spel/spelen plaats/plaatsen plaats/plaatse verplaatsen/verplaatsing
		mens/mensen kans/kansen reeks/reeksen divers/diverse brits/britse
		ouder/ouders oudere/ouderen
		kit/kits metaal/metal`
	for _, pair := range strings.Fields(pairs) {
		one, many, _ := strings.Cut(pair, "/")
		if a, b := Stem(one), Stem(many); a != b {
			t.Errorf("Stem(%q) = %q, but Stem(%q) = %q", one, a, many, b)
		}
	}
}

func TestKin(t *testing.T) {
	for word, want := range map[string]string{
		"frezer": "frezen", "draaiers": "draaien", "wandelaar": "wandelen", "verpleegster": "", "leerling": "", "techniek": "", "er": "",
		"reorganiseren": "reorganisatie", "reorganisaties": "reorganiseren", "financieren": "financiering",
		"begeleiden": "begeleiding", "verwarmingen": "verwarmen",
	} {
		if got := strings.Join(Kin(word), " "); got != want {
			t.Errorf("Kin(%s) = %q, want %q", word, got, want)
		}
	}
}

func TestStemKeepsWordsApart(t *testing.T) {
	for _, pair := range []string{"stage/staf", "les/last", "zorg/zaag", "koffer/koffie", "leraar/leerling", "wat/watjes", "kaar/kaartje",
		"taak/tak", "taken/takken", "vaak/vakken", "zaken/zakken", "talen/tal", "lezen/lessen", "weet/wet", "woning/won",
		"plaats/plaat", "kans/kan", "mensen/men", "reeks/rek", "arts/art", "rechts/recht", "ouderen/ouders"} {
		one, other, _ := strings.Cut(pair, "/")
		if Stem(one) == Stem(other) {
			t.Errorf("%q and %q both have the stem %q", one, other, Stem(one))
		}
	}
}

func TestIsWord(t *testing.T) {
	for word, want := range map[string]bool{
		"techniek": true, "coordinatie": true, "blokfluit": true,
		"tecniek": false, "": false, "technie": false, "programma's": false,
	} {
		if got := IsWord(word); got != want {
			t.Errorf("IsWord(%q) = %v, want %v", word, got, want)
		}
	}
}

// FuzzSplit: the parts of a compound, with letters that link them, are the
// compound again, and each of them is a word.
func FuzzSplit(f *testing.F) {
	for _, w := range []string{"techniekwedstrijden", "zorgkundigen", "kinderopvang", "wetenschapsvideowedstrijden", "bètatechniek", "", "werkwerkwerkwerkwerk", "\xffzorgberoep"} {
		f.Add(w)
	}
	for _, s := range corpus.Inputs(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, w string) {
		parts := Split(w)
		if n := len(parts); n == 1 || n > maxParts {
			t.Fatalf("Split(%q) = %q", w, parts)
		}
		for _, part := range Parts(w) {
			if len(part) < minPart || !IsWord(part) {
				t.Fatalf("Parts(%q) holds %q, which is no word", w, part)
			}
		}
		if parts != nil && !linked(w, parts) && !linked(strings.TrimSuffix(w, "n"), parts) {
			t.Fatalf("Split(%q) = %q, which do not make it up", w, parts)
		}
		if stem := Stem(w); stem == "" && w != "" || utf8.ValidString(w) && !utf8.ValidString(stem) {
			t.Fatalf("Stem(%q) = %q", w, stem)
		}
	})
}

// linked tells whether w is the parts one behind the other, but for a link
// between each two.
func linked(w string, parts []string) bool {
	rest, ok := strings.CutPrefix(w, parts[0])
	if !ok || len(parts) == 1 {
		return ok && rest == ""
	}
	for _, link := range links {
		if behind, ok := strings.CutPrefix(rest, link.letters); ok && linked(behind, parts[1:]) {
			return true
		}
	}
	return false
}

func BenchmarkParts(b *testing.B) {
	for b.Loop() {
		Parts("wetenschapsvideowedstrijden")
	}
}

func BenchmarkStem(b *testing.B) {
	for b.Loop() {
		Stem("wetenschapsvideowedstrijden")
	}
}
