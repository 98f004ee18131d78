package web_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/plan"
	"warmwater/internal/search"
	"warmwater/internal/shortlist"
	secret "warmwater/internal/visitor"
	"warmwater/internal/web"
)

// Texts that are as long as a query may be, and make the search work.
var (
	tellingWords    = filled("zorg leerling techniek bedrijf school opleiding jongeren stage beroep instroom project leerkracht onderwijs wedstrijd meisjes campagne website student verpleegkundige arbeidsmarkt imago gemeente")
	misspelledWords = filled("tecniekwedstryd bedrijvsbezoeq leerkrahctem verpleegkundyke zelfrosteern ambasadeuren loopbaenorientatie kansengelijkheit technopoliz ouderavonden schoolverlatters werkplekleeren")
)

// filled repeats words until they are as many as a query may have letters.
func filled(words string) string {
	s := words
	for utf8.RuneCountInString(s) < catalogue.MaxQueryLength {
		s += " " + words
	}
	return strings.TrimSpace(string([]rune(s)[:catalogue.MaxQueryLength]))
}

// manyValues are as many filters as may be chosen at once, of organisations.
func manyValues() catalogue.Filters {
	f := catalogue.Filters{}
	for _, o := range site.content.Organisations[:catalogue.MaxValues] {
		f[catalogue.FacetOrganisation] = append(f[catalogue.FacetOrganisation], o.ID)
	}
	return f
}

// aValueEach chooses one value of each facet, which no action has all of.
func aValueEach() catalogue.Filters {
	f := catalogue.Filters{catalogue.FacetSector: {"zorg"}, catalogue.FacetDuration: {"KT"}, catalogue.FacetCase: {"yes"}, catalogue.FacetCountry: {"US"}}
	f[catalogue.FacetCategory] = []string{site.content.Categories[0].ID}
	f[catalogue.FacetOrganisation] = []string{site.content.Organisations[0].ID}
	for _, t := range site.content.Tags {
		f[catalogue.Facet(t.Kind)] = []string{t.ID}
	}
	return f
}

// hardPaths gives addresses that ask for as much work as an address can, by
// what is hard about them.
func hardPaths(b testing.TB) map[string]string {
	b.Helper()
	paths := map[string]string{}
	for what, text := range map[string]string{"telling": tellingWords, "misspelled": misspelledWords, "no": ""} {
		for chosen, filters := range map[string]catalogue.Filters{"no filters": nil, "40 filters": manyValues(), "filters that exclude one another": aValueEach()} {
			q := catalogue.Query{Text: text, Filters: filters}
			paths[what+" words, "+chosen] = address.Search(catalogue.Dutch, q)
			paths[what+" words, "+chosen+", deepest page by title"] = address.Search(catalogue.Dutch,
				catalogue.Query{Text: text, Filters: filters, Page: catalogue.MaxPage, Sort: catalogue.ByTitle})
			paths[what+" words, "+chosen+", put on a list"] = address.AddToList(catalogue.Dutch, catalogue.Comparison{}, address.Encode(q))
		}
		if text == "" {
			continue
		}
		paths[what+" words, explained"] = address.Search(catalogue.English, catalogue.Query{Text: text, Explain: true})
		paths[what+" words, most of the API"] = "/api/v1/search?" + url.Values{"q": {text}, "limit": {"100"}, "explain": {"true"}}.Encode()
		paths[what+" words, most actions of the API"] = "/api/v1/actions?" + url.Values{"q": {text}, "per_page": {"200"}, "sort": {"title"}}.Encode()
		paths[what+" words, suggested"] = "/api/v1/suggest?" + url.Values{"q": {text}, "limit": {"20"}}.Encode()
	}
	for _, ending := range []string{"docx", "xlsx", "csv", "json", "ris"} {
		paths["everything as "+ending] = address.File(address.Page(catalogue.Dutch, "actions"), ending)
		paths["the longest case as "+ending] = address.File(address.Dossier(address.Case(catalogue.Dutch, longestCase().Slug)), ending)
	}
	for _, page := range []string{"themes", "partnerships", "organisations", "figures", "recommendations", "cases"} {
		paths["page "+page] = address.Page(catalogue.English, page)
	}
	paths["the longest case"] = address.Case(catalogue.Dutch, longestCase().Slug)
	paths["four cases side by side"] = address.Page(catalogue.Dutch, "compare") + "?studie=1&studie=5&studie=7&studie=10"
	addLargest(b, paths)
	return paths
}

func longestCase() *catalogue.Case {
	c := slices.MaxFunc(site.content.Cases, func(a, b catalogue.Case) int { return cmp.Compare(len(a.Factors), len(b.Factors)) })
	return &c
}

// addLargest adds a list, a round and a plan that are as large as they may be.
func addLargest(b testing.TB, paths map[string]string) {
	b.Helper()
	ctx, token := context.Background(), secret.NewToken()
	must(site.store.CreateList(ctx, largestList(), token))
	must(site.store.CreateRound(ctx, largestRound(), token))
	for place := range shortlist.MaxMembers {
		ranks := map[string]int{}
		for i := range shortlist.MaxPicks {
			ranks[fmt.Sprintf("own-%d", (place*7+i*3)%shortlist.MaxCandidates)] = i + 1
		}
		must(site.store.SaveBallot(ctx, shortlist.MemberToken(token, place+1, 1), ranks, true))
	}
	must(site.store.CloseRound(ctx, token))
	must(site.store.CreatePlan(ctx, largestPlan(), token))
	paths["longest list"] = address.List(catalogue.Dutch, token)
	paths["largest round"] = address.Round(catalogue.Dutch, token)
	paths["largest plan"] = address.Plan(catalogue.Dutch, token)
	paths["what there is like the largest plan"] = address.PlanPart(catalogue.Dutch, token, address.StepKnown)
	paths["lessons for the largest plan"] = address.PlanPart(catalogue.Dutch, token, address.StepLessons)
	for _, ending := range []string{"docx", "xlsx", "json"} {
		paths["longest list as "+ending] = address.File(address.Dossier(address.List(catalogue.Dutch, token)), ending)
		paths["largest round as "+ending] = address.File(address.Dossier(address.Round(catalogue.Dutch, token)), ending)
		paths["largest plan as "+ending] = address.File(address.Dossier(address.Plan(catalogue.Dutch, token)), ending)
	}
}

func largestList() *shortlist.List {
	l := &shortlist.List{Title: strings.Repeat("é", shortlist.MaxTitle), Purpose: strings.Repeat("doel ", shortlist.MaxPurpose/5)}
	for i := range shortlist.MaxItems {
		x := shortlist.Item{Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: fmt.Sprint("Iets ", i), Body: filledTo(shortlist.MaxBody)}}
		if i < len(site.content.Actions) {
			x = shortlist.Item{Kind: catalogue.TypeAction, Nr: site.content.Actions[i].Nr}
		}
		x.Note, x.Section, x.Status = filledTo(shortlist.MaxNote), fmt.Sprint("Deel ", i/3), shortlist.Keep
		l.Items = append(l.Items, x)
	}
	return l
}

// filledTo is a text of so many letters.
func filledTo(n int) string { return strings.Repeat(tellingWords+" ", n/201+1)[:n] }

func largestRound() *shortlist.Round {
	r := &shortlist.Round{Title: "Keuze", Question: "Welke?", Picks: shortlist.MaxPicks, ShowNames: true}
	for i := range shortlist.MaxCandidates {
		title := fmt.Sprint("Kandidaat ", i)
		r.Candidates = append(r.Candidates, shortlist.Candidate{
			Key: fmt.Sprintf("own-%d", i), Kind: shortlist.Own, Title: catalogue.Text{NL: title, EN: title}, Text: catalogue.Text{NL: filledTo(shortlist.MaxBody)},
		})
	}
	for i := range shortlist.MaxMembers {
		r.Members = append(r.Members, shortlist.Member{Name: fmt.Sprint("Lid ", i)})
	}
	return r
}

func largestPlan() *plan.Body {
	text := filledTo(plan.MaxText)
	p := &plan.Body{About: plan.About{
		Title: "Plan", Sector: catalogue.Care, Goal: longestSummaries(0), Audience: longestSummaries(1), Form: longestSummaries(2), Why: longestSummaries(3),
	}}
	for _, t := range site.content.Tags {
		switch t.Kind {
		case catalogue.Audience:
			p.About.Audiences = append(p.About.Audiences, t.ID)
		case catalogue.Format:
			p.About.Formats = append(p.About.Formats, t.ID)
		case catalogue.Goal:
			p.About.Goals = append(p.About.Goals, t.ID)
		}
	}
	for i := range plan.MaxSources {
		p.About.Sources = append(p.About.Sources, plan.Source{Kind: catalogue.TypeAction, Nr: site.content.Actions[i].Nr})
	}
	for i := range site.content.Cases {
		k, choices := &site.content.Cases[i], map[string]plan.Choice{}
		for j := range k.Factors {
			choices[k.Factors[j].ID] = plan.Choice{Verdict: plan.Adopt, Note: text}
		}
		p.SetEvidence(k.Nr, choices)
	}
	for nr := 1; nr <= 10; nr++ {
		p.SetPoint(nr, plan.Answer{Status: plan.Partly, Text: text})
	}
	for range plan.MaxRows {
		p.Risks = append(p.Risks, plan.Risk{Text: text, Measure: text})
		p.Targets = append(p.Targets, plan.Target{Indicator: text[:plan.MaxShort], Goal: "40"})
		p.Communication = append(p.Communication, plan.Message{Audience: "scholen", Text: text})
	}
	return p
}

// longestSummaries joins different summaries into a text of a plan, so that it
// has many different words.
func longestSummaries(nth int) string {
	var b strings.Builder
	for i := nth; i < len(site.content.Actions) && b.Len() < plan.MaxText; i += 4 {
		b.WriteString(site.content.Actions[i].Summary.NL + " ")
	}
	return string([]rune(b.String())[:plan.MaxText])
}

// counted is a search that counts what it is asked.
type counted struct {
	web.Searcher
	searches int
}

func (c *counted) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	c.searches++
	return c.Searcher.Search(ctx, q)
}

// No address makes a page search more often than once, once without filters
// and once for each facet.
func TestNoPageSearchesManyTimes(t *testing.T) {
	x := &counted{Searcher: site.index}
	h, err := web.New(t.Context(), site.content, site.printers, site.store, x, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for what, path := range hardPaths(t) {
		x.searches = 0
		if resp := ask(t, h, httptest.NewRequest(http.MethodGet, path, nil)); resp.StatusCode >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", what, resp.StatusCode)
		}
		if most := 2 + len(catalogue.Facets); x.searches > most {
			t.Errorf("%s: %d searches, want %d at most: %s", what, x.searches, most, path)
		}
	}
}

// BenchmarkWorst asks for the hard addresses one after another, each of a
// server that remembers nothing, and reports the slowest of them, each at its
// best, as other programs run meanwhile; -v tells of each.
func BenchmarkWorst(b *testing.B) {
	paths, dir := hardPaths(b), b.TempDir()
	took := map[string][]time.Duration{}
	for b.Loop() {
		for what, path := range paths {
			index, err := search.Open(filepath.Join(dir, "index"), site.content)
			must(err)
			h, err := web.New(b.Context(), site.content, site.printers, site.store, index, slog.New(slog.DiscardHandler))
			must(err)
			w := httptest.NewRecorder()
			start := time.Now()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			took[what] = append(took[what], time.Since(start))
			if w.Code >= http.StatusInternalServerError || w.Code == http.StatusFound {
				b.Fatalf("%s: status %d", path, w.Code)
			}
			index.Close()
		}
	}
	slowest := time.Duration(0)
	for _, what := range slices.Sorted(maps.Keys(took)) {
		best := slices.Min(took[what])
		b.Logf("%8.2f ms  %s", float64(best.Microseconds())/1000, what)
		slowest = max(slowest, best)
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
}
