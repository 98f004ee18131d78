package web_test

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"warmwater/internal/allocs"
	"warmwater/internal/catalogue"
	"warmwater/internal/web"
	"warmwater/views"
)

// fullPage is a page of the catalogue with 25 results and all facets.
var fullPage = catalogue.Query{Lang: catalogue.Dutch, Text: "techniek", Page: 1}

func pageOf(tb testing.TB, q catalogue.Query) views.CataloguePage {
	tb.Helper()
	page, err := site.handler.(*web.Server).CataloguePage(tb.Context(), q)
	if err != nil {
		tb.Fatal(err)
	}
	return page
}

func BenchmarkCataloguePage(b *testing.B) {
	server, err := web.New(b.Context(), site.content, site.printers, site.store, site.index, slog.New(slog.NewJSONHandler(io.Discard, nil)))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("draw", func(b *testing.B) {
		page := views.Catalogue(pageOf(b, fullPage))
		b.ReportAllocs()
		var html bytes.Buffer
		for b.Loop() {
			html.Reset()
			if err := page.Render(b.Context(), &html); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("make", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := server.CataloguePage(b.Context(), fullPage); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("answer", func(b *testing.B) {
		r := httptest.NewRequest(http.MethodGet, "/initiatieven?q=techniek", nil)
		r.RequestURI = "" // so that it is not kept
		r.Header.Set("Accept-Encoding", "gzip")
		b.ReportAllocs()
		for b.Loop() {
			server.ServeHTTP(httptest.NewRecorder(), r)
		}
	})
}

// Drawing a page of the catalogue asks for little memory, so that it takes
// little time whoever else is at work: it was five thousand times once.
func TestDrawingAllocatesLittle(t *testing.T) {
	page := pageOf(t, fullPage)
	if len(page.Rows) != 25 || len(page.Facets) != len(catalogue.Facets) {
		t.Fatalf("the page has %d results and %d facets", len(page.Rows), len(page.Facets))
	}
	var html bytes.Buffer
	draw := func() {
		html.Reset()
		if err := views.Catalogue(page).Render(t.Context(), &html); err != nil {
			t.Fatal(err)
		}
	}
	draw() // what is drawn once
	allocs.AtMost(t, 200, "a full page of the catalogue", draw)
}

// Warming up asks and draws in a language, and says so if something fails.
func TestWarm(t *testing.T) {
	search := &countingSearch{Searcher: site.index}
	h, logs := logged(t, site.store, search)
	before := search.asked.Load()
	for _, lang := range catalogue.Langs {
		if err := h.(*web.Server).Warm(t.Context(), lang); err != nil {
			t.Fatal(err)
		}
	}
	if got := search.asked.Load() - before; got != int64(len(catalogue.Langs)) || logs.Len() > 0 {
		t.Errorf("the search was asked %d times; the log has %q", got, logs)
	}
	h, _ = broken(t, func() (catalogue.Found, error) { return catalogue.Found{}, errors.New("no disk") })
	if err := h.(*web.Server).Warm(t.Context(), catalogue.Dutch); err == nil || !strings.Contains(err.Error(), "no disk") {
		t.Errorf("got error %v", err)
	}
}
