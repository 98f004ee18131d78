package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// manyFound finds all that there is again and again, until it is so many.
type manyFound struct {
	web.Searcher
	many int
}

func (m *manyFound) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	found, err := m.Searcher.Search(ctx, q)
	found.Total = m.many
	return found, err
}

func (m *manyFound) All(ctx context.Context, q catalogue.Query) ([]catalogue.Ref, error) {
	found, err := m.Searcher.All(ctx, q)
	list := make([]catalogue.Ref, m.many)
	for i := range list {
		list[i] = found[i%len(found)]
	}
	return list, err
}

// A file of rows holds as many as there are, in their order, however many.
func TestLongFiles(t *testing.T) {
	const many = 10_001
	h, logs := logged(t, site.store, &manyFound{site.index, many})
	address := served(t, h).URL
	short := csvRows(t, "/initiatieven.csv?q=zorg")
	short = short[1 : len(short)-1]

	resp := fetch(t, address+"/initiatieven.csv?q=zorg")
	long := readCSV(t, "/initiatieven.csv", body(t, resp))
	if got := resp.Header.Get("Content-Disposition"); resp.StatusCode != http.StatusOK || got != `attachment; filename="warm-water-initiatieven.csv"` {
		t.Errorf("status %d, %s", resp.StatusCode, got)
	}
	if len(long) != many+2 {
		t.Fatalf("CSV: %d lines, want %d beside the head and the source", len(long), many)
	}
	resp = fetch(t, address+"/initiatieven.json?q=zorg")
	var file struct{ Rows [][]string }
	if err := json.NewDecoder(resp.Body).Decode(&file); err != nil || len(file.Rows) != many {
		t.Fatalf("JSON: %d rows, want %d; %v", len(file.Rows), many, err)
	}
	for i, row := range long[1 : many+1] {
		want := short[i%len(short)]
		if d := cmp.Diff(want, row); d != "" {
			t.Fatalf("CSV, row %d (-want +got):\n%s", i, d)
		}
		if got := file.Rows[i][1]; got != strings.TrimPrefix(want[1], "'") {
			t.Fatalf("JSON, row %d is %q, want %q", i, got, want[1])
		}
	}
	if strings.Contains(logs.String(), `"level":"ERROR"`) {
		t.Errorf("the log: %s", logs)
	}
}

// What is too long for a form is refused in words, and not offered.
func TestTooLongFiles(t *testing.T) {
	for _, tt := range []struct {
		many    int
		offered []string
		refused []string
	}{
		{2000, []string{"docx", "xlsx", "csv", "json", "ris", "bib", "csl.json"}, nil},
		{2001, []string{"xlsx", "csv", "json", "ris", "bib", "csl.json"}, []string{"docx"}},
		{10_001, []string{"csv", "json", "ris", "bib", "csl.json"}, []string{"docx", "xlsx"}},
	} {
		h, _ := logged(t, site.store, &manyFound{site.index, tt.many})
		for path, words := range map[string]string{
			"/initiatieven": "Kies filters, of neem het CSV-bestand",
			"/en/actions":   "Choose filters, or take the CSV file",
		} {
			for _, ending := range tt.refused {
				resp := asking(t, h, http.MethodGet, path+"."+ending)
				if got := body(t, resp); resp.StatusCode != http.StatusBadRequest || !strings.Contains(got, words) {
					t.Errorf("%d results, %s.%s: status %d", tt.many, path, ending, resp.StatusCode)
				}
			}
			text := body(t, asking(t, h, http.MethodGet, path))
			for _, ending := range []string{"docx", "xlsx", "csv", "json", "ris", "bib", "csl.json"} {
				want := false
				for _, offered := range tt.offered {
					want = want || offered == ending
				}
				if got := strings.Contains(text, `href="`+path+"."+ending+`"`); got != want {
					t.Errorf("%d results, %s: %s offered: %t, want %t", tt.many, path, ending, got, want)
				}
			}
		}
	}
}

// failsLater gives actions so often, and then fails.
type failsLater struct {
	web.Store
	left atomic.Int32
}

func (f *failsLater) ListActions(ctx context.Context, nrs []int) ([]catalogue.Action, error) {
	if f.left.Add(-1) < 0 {
		return nil, errors.New("secret.db is gone")
	}
	return f.Store.ListActions(ctx, nrs)
}

// A file that cannot be finished does not look whole; one that cannot be begun
// is an error like any other.
func TestFileBreaks(t *testing.T) {
	store := &failsLater{Store: site.store}
	h, logs := logged(t, store, &manyFound{site.index, 10_001})
	address := served(t, h).URL
	for _, ending := range []string{"csv", "json"} {
		for _, takes := range []string{"gzip", "identity"} {
			store.left.Store(10) // of 21 parts
			logs.Reset()
			resp := fetch(t, address+"/initiatieven."+ending, "Accept-Encoding", takes)
			if n, err := io.Copy(io.Discard, resp.Body); err == nil || resp.StatusCode != http.StatusOK || n == 0 {
				t.Errorf("%s, %s: status %d, %d bytes, %v", ending, takes, resp.StatusCode, n, err)
			}
			if got := logs.String(); strings.Count(got, "file broken off") != 1 || strings.Count(got, `"msg":"request"`) != 1 {
				t.Errorf("%s, %s: the log: %s", ending, takes, got)
			}
		}
		store.left.Store(0)
		resp := asking(t, h, http.MethodGet, "/initiatieven."+ending)
		if text := body(t, resp); resp.StatusCode != http.StatusInternalServerError || !strings.Contains(text, "Er liep iets mis bij ons") {
			t.Errorf("%s: status %d", ending, resp.StatusCode)
		}
	}
}

// slowly receives an answer in its own time.
type slowly struct {
	*httptest.ResponseRecorder
	until []time.Time
}

func (s *slowly) SetWriteDeadline(until time.Time) error {
	s.until = append(s.until, until)
	return nil
}

// Each part of a long file has a time of its own to be received in.
func TestLongFilesHaveTime(t *testing.T) {
	h, _ := logged(t, site.store, &manyFound{site.index, 10_001})
	w := &slowly{ResponseRecorder: httptest.NewRecorder()}
	began := time.Now()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/initiatieven.csv", nil))
	if len(w.until) < 10 {
		t.Errorf("the time was set %d times for %d bytes", len(w.until), w.Body.Len())
	}
	for _, until := range w.until {
		if until.Before(began.Add(20 * time.Second)) {
			t.Errorf("a part has %v", until.Sub(began))
		}
	}
	w = &slowly{ResponseRecorder: httptest.NewRecorder()}
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/themas.csv", nil))
	if len(w.until) > 0 {
		t.Error("a short file has more time than other answers")
	}
}

// fetch asks a server for what the site in the other tests is asked for.
func fetch(t *testing.T, address string, headers ...string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "example.com"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	return resp
}
