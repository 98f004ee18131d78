package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// dataVariable names the variable with the data folder to measure in, such as
// one that the command generate made; by default one with the study's
// catalogue alone.
const dataVariable = "WARMWATER_BENCH_DATA"

// BenchmarkPages measures how long pages take that nobody asked for before,
// from request to last byte: search, rows, drawing and compression.
func BenchmarkPages(b *testing.B) {
	data := os.Getenv(dataVariable)
	if data == "" {
		data = b.TempDir()
	}
	start := time.Now()
	site, err := openSite(b.Context(), data, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	b.Logf("opened in %v", time.Since(start).Round(time.Millisecond))
	words := []string{"techniek", "leerlingen", "stage", "zorg", "bedrijf school", "technische opleiding meisjes", "zelfroosteren", "robot wedstrijd lager onderwijs"}
	filters := catalogue.Filters{catalogue.FacetSector: {"techniek"}, catalogue.FacetCountry: {"BE", "NL"}}
	queries := map[string]func(i int) catalogue.Query{
		"words": func(i int) catalogue.Query { return catalogue.Query{Text: words[i%len(words)] + signs(i)} },
		"words and filters": func(i int) catalogue.Query {
			return catalogue.Query{Text: words[i%len(words)] + signs(i), Filters: filters}
		},
	}
	asked := 0 // of all runs: a page that was asked for before is kept
	for name, query := range queries {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for ; b.Loop(); asked++ {
				path := address.Search(catalogue.Dutch, query(asked))
				r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, path, nil)
				r.Header.Set("Accept-Encoding", "gzip")
				w := httptest.NewRecorder()
				start := time.Now()
				site.handler.ServeHTTP(w, r)
				times = append(times, time.Since(start))
				if w.Code != http.StatusOK {
					b.Fatalf("%s: %d", path, w.Code)
				}
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
		})
	}
}

// signs gives other signs for each i. A search reads over them, but the page is
// another one.
func signs(i int) string {
	var b strings.Builder
	for ; i > 0; i /= 2 {
		b.WriteByte(",;"[i%2])
	}
	return b.String()
}
