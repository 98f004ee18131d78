package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// client neither follows redirects nor unpacks what it gets.
var client = &http.Client{
	Timeout:       patience,
	Transport:     &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 16},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

// request sends one request with these headers.
func request(method, url string, headers map[string]string) (*answer, error) {
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		return nil, err
	}
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: the answer broke off: %w", method, url, err)
	}
	return &answer{status: resp.StatusCode, header: resp.Header, body: body}, nil
}

// get asks the site for a path.
func get(t testing.TB, path string) *answer {
	t.Helper()
	return ask(t, "GET", path, nil)
}

// ask sends any request to the site.
func ask(t testing.TB, method, path string, headers map[string]string) *answer {
	t.Helper()
	a, err := request(method, site.URL+path, headers)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// document reads an answer as a page.
func (a *answer) document(t testing.TB) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func (a *answer) isPage() bool {
	return strings.HasPrefix(a.header.Get("Content-Type"), "text/html")
}

type text struct{ NL, EN string }

func (t text) in(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.NL
}

// apiAction and apiCase are what the tests need of the API's items.
type apiAction struct {
	Nr         int
	Slug       string
	Title      text
	Sector     string
	Countries  []string
	Duration   *string
	Goals      []string
	Initiators []struct{ ID string }
	Case       *int
}

type apiCase struct {
	Nr        int
	Slug      string // the Dutch one
	Title     text
	Sector    string
	Countries []string
}

type list[T any] struct {
	Total int
	Items []T
}

// fetch reads an answer of the API of a program.
func fetch[T any](t *testing.T, p *program, path string) T {
	t.Helper()
	var v T
	a, err := request("GET", p.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a.status != http.StatusOK {
		t.Fatalf("GET %s: status %d: %s", path, a.status, a.body)
	}
	if err := json.Unmarshal(a.body, &v); err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	return v
}

func allActions(t *testing.T, p *program) list[apiAction] {
	t.Helper()
	return fetch[list[apiAction]](t, p, "/api/v1/actions?per_page=200")
}

func allCases(t *testing.T, p *program) list[apiCase] {
	t.Helper()
	return fetch[list[apiCase]](t, p, "/api/v1/cases")
}

// catalogueWhole checks that a program serves all there is, and finds it.
func catalogueWhole(t *testing.T, p *program) {
	t.Helper()
	actions, cases := allActions(t, p), allCases(t, p)
	if actions.Total != 132 || len(actions.Items) != 132 {
		t.Errorf("actions: total %d with %d items, want 132", actions.Total, len(actions.Items))
	}
	if cases.Total != 10 || len(cases.Items) != 10 {
		t.Errorf("cases: total %d with %d items, want 10", cases.Total, len(cases.Items))
	}
	for i, a := range actions.Items {
		if a.Nr != i+1 || a.Title.NL == "" || a.Title.EN == "" {
			t.Errorf("action at place %d is %+v", i+1, a)
		}
	}
	found := fetch[struct{ Hits []struct{ Type string } }](t, p, "/api/v1/search?q=zelfroosteren")
	if len(found.Hits) == 0 || found.Hits[0].Type != "case" {
		t.Errorf("a search for zelfroosteren begins with %v, want the case", found.Hits)
	}
}
