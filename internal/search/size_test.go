package search

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"warmwater/internal/catalogue"
	"warmwater/internal/generate"
)

// sizesVariable names the variable with the sizes to measure at, such as
// "10000 100000"; by default one that takes seconds.
const sizesVariable = "WARMWATER_BENCH_SIZES"

// keepVariable names the variable with a folder in which the indexes stay from
// one run to the next: to build one of a million actions takes a quarter of an hour.
const keepVariable = "WARMWATER_BENCH_KEEP"

// sizedQueries are of words from frequent to rare, alone and together.
var sizedQueries = []string{"techniek", "leerlingen", "stage", "zorg", "bedrijf school", "technische opleiding meisjes", "zelfroosteren", "robot wedstrijd lager onderwijs"}

// BenchmarkSizes measures the search in catalogues of several sizes: p50 and
// p99 of each kind of request, beside the bare Bleve query of the same words.
func BenchmarkSizes(b *testing.B) {
	sizes := os.Getenv(sizesVariable)
	if sizes == "" {
		sizes = "10000"
	}
	for _, word := range strings.Fields(sizes) {
		n, err := strconv.Atoi(word)
		if err != nil {
			b.Fatal(err)
		}
		x, content := sized(b, n)
		for name, do := range sizedRequests(b, x, content) {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) { percentiles(b, do) })
		}
	}
}

// sized opens an index of n generated actions and logs what that took.
func sized(b *testing.B, n int) (*Index, *catalogue.Content) {
	b.Helper()
	content := generate.Catalogue(seedContent(b), n)
	dir := b.TempDir()
	if keep := os.Getenv(keepVariable); keep != "" {
		dir = filepath.Join(keep, strconv.Itoa(n))
	}
	start := time.Now()
	x, err := Open(dir, content)
	if err != nil {
		b.Fatal(err)
	}
	origin, built := x.Origin(), time.Since(start)
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	start = time.Now()
	if x, err = Open(dir, content); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = x.Close() })
	opened := time.Since(start)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.Logf("%d actions: %s in %v, opened again in %v, one action edited and opened in %v, %d MB on disk, %d MB of heap",
		n, origin, built.Round(time.Millisecond), opened.Round(time.Millisecond), edit(b, x, dir).Round(time.Millisecond), folderSize(b, dir)>>20, m.HeapAlloc>>20)
	return x, content
}

// edit opens the index once more, after an edit of one action, and gives how
// long that took until the edit is found.
func edit(b *testing.B, x *Index, dir string) time.Duration {
	b.Helper()
	content := *x.content
	content.Version += " edited"
	content.Actions = slices.Clone(content.Actions)
	content.Actions[len(content.Actions)/2].Title.NL = "Zeppelinvaart"
	// In a folder of its own, as the index stays open.
	other := b.TempDir()
	if err := linkTo(other, dir); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	y, err := Open(other, &content)
	if err != nil {
		b.Fatal(err)
	}
	defer y.Close()
	if found := ask(b, y, catalogue.Query{Text: "zeppelinvaart"}); found.Total != 1 || y.Origin() != Updated {
		b.Fatalf("the edit finds %d in an index that was %s", found.Total, y.Origin())
	}
	return time.Since(start)
}

// linkTo gives the files of an index a second name in another folder. To copy
// them would keep the disk busy for a while after.
func linkTo(other, dir string) error {
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		from, to := filepath.Join(dir, name), filepath.Join(other, name)
		switch {
		case err != nil || name == "lock":
			return err
		case entry.IsDir():
			return os.MkdirAll(to, 0o755)
		case os.Link(from, to) == nil:
			return nil
		}
		return copyFile(from, to)
	})
}

func folderSize(b *testing.B, dir string) (size int64) {
	b.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			b.Fatal(err)
		}
		if size += info.Size(); e.IsDir() {
			size += folderSize(b, dir+"/"+e.Name())
		}
	}
	return size
}

func sizedRequests(b *testing.B, x *Index, content *catalogue.Content) map[string]func(i int) {
	b.Helper()
	ctx := b.Context()
	search := func(q catalogue.Query) {
		q.Lang, q.PerPage, q.Page, q.Values = catalogue.Dutch, 25, cmp.Or(q.Page, 1), 300 // as pages ask
		if _, err := x.Search(ctx, q); err != nil {
			b.Fatal(err)
		}
	}
	chosen := catalogue.Filters{catalogue.FacetSector: {string(catalogue.Technical)}, catalogue.FacetCountry: {"BE", "NL"}}
	return map[string]func(i int){
		"bare Bleve": func(i int) {
			q := query.NewMatchQuery(sizedQueries[i%len(sizedQueries)])
			q.SetField("summary_nl")
			if _, err := x.bleve.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, 25, 0, false)); err != nil {
				b.Fatal(err)
			}
		},
		"words, all facets":          func(i int) { search(catalogue.Query{Text: sizedQueries[i%len(sizedQueries)]}) },
		"words, filters, all facets": func(i int) { search(catalogue.Query{Text: sizedQueries[i%len(sizedQueries)], Filters: chosen}) },
		"words never asked before": func(i int) {
			forget(x)
			search(catalogue.Query{Text: sizedQueries[i%len(sizedQueries)]})
		},
		"filters alone":           func(int) { search(catalogue.Query{Filters: chosen}) },
		"by title, the last page": func(int) { search(catalogue.Query{Filters: chosen, Sort: catalogue.ByTitle, Page: 1000}) },
		"suggestions": func(i int) {
			q := []string{"tech", "zorg", "beroepen", "v", "platf"}[i%5]
			if _, err := x.Complete(ctx, q, catalogue.Dutch, 8); err != nil {
				b.Fatal(err)
			}
		},
		"similar": func(i int) {
			if _, err := x.Similar(ctx, content.Actions[i*7919%len(content.Actions)].Nr, 4); err != nil {
				b.Fatal(err)
			}
		},
	}
}

// percentiles reports the median and the 99th percentile of how long something
// takes, after each of the queries was asked once.
func percentiles(b *testing.B, do func(i int)) {
	b.Helper()
	for i := range sizedQueries {
		do(i)
	}
	times := make([]time.Duration, 0, b.N)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		do(i)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}
