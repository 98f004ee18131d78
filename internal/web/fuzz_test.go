package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzPages: whatever address someone makes up, the answer is no fault of
// ours, and a page is whole.
func FuzzPages(f *testing.F) {
	for _, s := range [][2]string{
		{"/", ""}, {"/en", ""}, {"/initiatieven", "q=zorg&land=BE&sorteer=titel&pagina=2&uitleg=ja"}, {"/en/actions", "q=%ff&pagina=-1"},
		{"/initiatieven.csv", "q=techniek"}, {"/initiatieven/25-x", ""}, {"/initiatieven/25/dossier.json", ""}, {"/en/cases/self-scheduling", ""},
		{"/praktijkstudies/zelfroosteren/dossier.docx", ""}, {"/organisaties/agoria", ""}, {"/themas", "soort=success&studie=1"},
		{"/vergelijken", "initiatief=1&initiatief=2&studie=3"}, {"/samenwerkingsvormen", "bied=geld"}, {"/cijfers/x.csv", ""},
		{"/lijsten/toevoegen", "zoek=q%3Dzorg"}, {"/rondes/nieuw", "lijst=x"}, {"/plannen/nieuw", "initiatief=3"}, {"/plannen/nieuw", "\x94"}, {"/lijsten/AAAA", ""},
		{"/api/v1/actions", "q=x&per_page=200&sort=title"}, {"/api/v1/search", "q=zorg&limit=100&explain=true"}, {"/api/v1/suggest", "q=t&limit=20"},
		{"/api/v1/factors", "case=1"}, {"/assets/../x", ""}, {"//", "%zz"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, path, query string) {
		r := &http.Request{
			Method: http.MethodGet, URL: &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query},
			Host: "example.org", Header: http.Header{}, RemoteAddr: "192.0.2.1:1234", Body: http.NoBody,
		}
		w := httptest.NewRecorder()
		site.handler.ServeHTTP(w, r.WithContext(t.Context()))
		text := w.Body.String()
		if w.Code >= http.StatusInternalServerError {
			t.Fatalf("%s?%s: status %d", path, query, w.Code)
		}
		if html := strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"); html && w.Code != http.StatusNotModified &&
			(!strings.HasSuffix(strings.TrimSpace(text), "</html>") || !utf8.ValidString(text)) {
			t.Fatalf("%s?%s: the page is not whole", path, query)
		}
	})
}
