package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/search"
	"warmwater/internal/seed"
	"warmwater/internal/store"
	"warmwater/internal/web"
)

// site is the real catalogue, opened once for all tests of the package.
var site struct {
	handler  http.Handler
	content  *catalogue.Content
	printers i18n.Printers
	store    *store.Store
	index    *search.Index
	logs     lockedBuffer
}

// lockedBuffer is a buffer that several requests may log to.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestMain(m *testing.M) {
	os.Exit(withSite(m))
}

func withSite(m *testing.M) int {
	dir, err := os.MkdirTemp("", "warmwater-web-")
	must(err)
	defer os.RemoveAll(dir)
	content, err := seed.Load(db.Seed())
	must(err)
	ctx := context.Background()
	site.store, err = store.Open(ctx, dir)
	must(err)
	defer site.store.Close()
	_, err = site.store.Sync(ctx, content)
	must(err)
	site.content, err = site.store.Content(ctx)
	must(err)
	site.index, err = search.Open(filepath.Join(dir, "index"), site.content)
	must(err)
	defer site.index.Close()
	site.printers, err = i18n.Load()
	must(err)
	site.handler, err = web.New(ctx, site.content, site.printers, site.store, site.index, slog.New(slog.NewJSONHandler(&site.logs, nil)))
	must(err)
	return m.Run()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// get asks for a path and gives the answer.
func get(t *testing.T, path string) *http.Response {
	t.Helper()
	return ask(t, site.handler, httptest.NewRequest(http.MethodGet, path, nil))
}

func ask(t *testing.T, h http.Handler, r *http.Request) *http.Response {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, resp *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// page asks for a path, wants a status and reads the page.
func page(t *testing.T, path string, status int) *goquery.Document {
	t.Helper()
	resp := get(t, path)
	if resp.StatusCode != status {
		t.Fatalf("%s: status %d, want %d (to %s)", path, resp.StatusCode, status, resp.Header.Get("Location"))
	}
	doc, err := goquery.NewDocumentFromReader(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// words is the text of what a selector finds, with single spaces, also
// between elements.
func words(doc *goquery.Document, selector string) string {
	var list []string
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) { list = append(list, texts(s)...) })
	return strings.Join(list, " ")
}

// texts lists the words of an element and of those in it, in order.
func texts(s *goquery.Selection) []string {
	var list []string
	s.Contents().Each(func(_ int, c *goquery.Selection) {
		if goquery.NodeName(c) == "#text" {
			list = append(list, strings.Fields(c.Text())...)
		} else {
			list = append(list, texts(c)...)
		}
	})
	return list
}

// rowNumbers reads the numbers of the rows on a page, actions and cases alike.
func rowNumbers(doc *goquery.Document) []string {
	return doc.Find("#resultaten .hit .nr").Map(func(_ int, s *goquery.Selection) string {
		list := texts(s)
		return list[len(list)-1]
	})
}
