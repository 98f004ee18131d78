package web_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// brokenSearch answers the questions of the start and then fails.
type brokenSearch struct {
	web.Searcher
	fail func() (catalogue.Found, error)
}

func (b *brokenSearch) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	if q.Text == "" {
		return b.Searcher.Search(ctx, q)
	}
	return b.fail()
}

// broken is a site whose search fails that way, with its log.
func broken(t *testing.T, fail func() (catalogue.Found, error)) (http.Handler, *bytes.Buffer) {
	t.Helper()
	var logs bytes.Buffer
	h, err := web.New(t.Context(), site.content, site.printers, site.store, &brokenSearch{site.index, fail}, slog.New(slog.NewJSONHandler(&logs, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return h, &logs
}

func TestOurFaultsShowNeutralWords(t *testing.T) {
	for name, fail := range map[string]func() (catalogue.Found, error){
		"error": func() (catalogue.Found, error) { return catalogue.Found{}, errors.New("secret cause") },
		"panic": func() (catalogue.Found, error) { panic("secret cause") },
	} {
		t.Run(name, func(t *testing.T) {
			h, logs := broken(t, fail)
			for path, heading := range map[string]string{
				"/initiatieven?q=stage": "Er liep iets mis bij ons", "/en/actions?q=stage": "Something went wrong on our side",
			} {
				resp := ask(t, h, httptest.NewRequest(http.MethodGet, path, nil))
				text := body(t, resp)
				if resp.StatusCode != http.StatusInternalServerError || !strings.Contains(text, heading) || !strings.Contains(text, `class="foot"`) {
					t.Errorf("%s: status %d, want 500 inside the layout with %q", path, resp.StatusCode, heading)
				}
				if strings.Contains(text, "secret") {
					t.Errorf("%s shows the cause", path)
				}
			}
			if !strings.Contains(logs.String(), "secret cause") {
				t.Error("the cause is not in the log")
			}
		})
	}
}

func TestAVisitorWhoLeftIsNoFault(t *testing.T) {
	h, logs := broken(t, func() (catalogue.Found, error) { return catalogue.Found{}, context.Canceled })
	ask(t, h, httptest.NewRequest(http.MethodGet, "/initiatieven?q=stage", nil))
	if strings.Contains(logs.String(), "ERROR") {
		t.Errorf("logged as a fault: %s", logs)
	}
}

func TestNotFound(t *testing.T) {
	for path, heading := range map[string]string{
		"/foo": "Deze bladzijde is er niet", "/en/foo": "This page is not here", "/initiatieven/133-x": "Deze bladzijde is er niet",
		"/en/cases/nothing": "This page is not here", "/organisaties/niemand": "Deze bladzijde is er niet", "/assets/warm.0000000000.css": "Deze bladzijde is er niet",
		"/initiatieven/abc": "Deze bladzijde is er niet",
	} {
		doc := page(t, path, http.StatusNotFound)
		if got := words(doc, "h1"); got != heading {
			t.Errorf("%s says %q, want %q", path, got, heading)
		}
		if doc.Find("form.search").Length() != 1 {
			t.Errorf("%s has no search", path)
		}
	}
}

func TestHeadHasNoBody(t *testing.T) {
	server := httptest.NewServer(site.handler)
	defer server.Close()
	for path, status := range map[string]int{"/": 200, "/initiatieven": 200, "/foo": 404, "/api/v1/actions": 200} {
		resp, err := http.Head(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		if text := body(t, resp); resp.StatusCode != status || text != "" {
			t.Errorf("HEAD %s: status %d and %d bytes, want %d and none", path, resp.StatusCode, len(text), status)
		}
	}
}

func TestHeaders(t *testing.T) {
	for _, path := range []string{"/", "/foo", "/api/v1/cases"} {
		h := get(t, path).Header
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy is %q", path, policy)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" {
			t.Errorf("%s: headers are %v", path, h)
		}
	}
}

func TestFormsFromElsewhereAreRefused(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/en/actions", strings.NewReader("q=x"))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	resp := ask(t, site.handler, r)
	if text := body(t, resp); resp.StatusCode != http.StatusForbidden || !strings.Contains(text, "another site") {
		t.Errorf("status %d, want 403 in words", resp.StatusCode)
	}
	if resp := ask(t, site.handler, httptest.NewRequest(http.MethodPost, "/initiatieven", nil)); resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("a form from here: status %d, want 405", resp.StatusCode)
	}
}

func TestLogsKeepVisitorsPrivate(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/initiatieven?q=privacygevoelig", nil)
	r.RemoteAddr = "203.0.113.9:1234"
	ask(t, site.handler, r)
	logs := site.logs.String()
	if strings.Contains(logs, "privacygevoelig") || strings.Contains(logs, "203.0.113.9") {
		t.Error("the log tells what was searched for, or from where")
	}
	if !strings.Contains(logs, `"route":"/initiatieven"`) {
		t.Error("the log has no line for the request")
	}
}

// A message that speaks of an overview leads to it.
func TestErrorsLeadToTheirOverview(t *testing.T) {
	for path, want := range map[string]string{
		"/themas/bestaat-niet": "/themas", "/en/themes/not-there": "/en/themes",
		"/samenwerkingsvormen/bestaat-niet": "/samenwerkingsvormen", "/organisaties/bestaat-niet": "/organisaties",
		"/lijsten/AAAA": "/lijsten", "/rondes/AAAA": "/lijsten", "/plannen/AAAA": "/lijsten",
	} {
		first := page(t, path, http.StatusNotFound).Find("main .links a").First()
		if got := first.AttrOr("href", ""); got != want || first.Text() == "" {
			t.Errorf("%s leads to %q first, want %s", path, got, want)
		}
	}
}
