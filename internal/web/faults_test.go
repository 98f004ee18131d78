package web_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// brokenStore has its content and fails at all else.
type brokenStore struct {
	web.Store
	fail func() error
}

func (b *brokenStore) ListActions(context.Context, []int) ([]catalogue.Action, error) {
	return nil, b.fail()
}

func (b *brokenStore) FindAction(context.Context, int) (catalogue.Action, error) {
	return catalogue.Action{}, b.fail()
}

// logged is a site over a store and a search, with its log.
func logged(t *testing.T, s web.Store, x web.Searcher) (http.Handler, *bytes.Buffer) {
	t.Helper()
	var logs bytes.Buffer
	h, err := web.New(t.Context(), site.content, site.printers, s, x, slog.New(slog.NewJSONHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		t.Fatal(err)
	}
	return h, &logs
}

// Each page says a fault of ours in its own language, inside the layout, and
// shows nothing of the cause.
func TestStoreFails(t *testing.T) {
	causes := map[string]func() error{
		"error":    func() error { return fmt.Errorf("list: %w", errors.New("secret.db is locked")) },
		"panic":    func() error { panic("secret.db is gone") },
		"internal": func() error { return &catalogue.Error{Message: "secret.key", Err: errors.New("secret.db")} },
	}
	paths := map[string]string{
		"/initiatieven": "nl-BE", "/en/actions": "en", "/initiatieven/94-beroepenhuis": "nl-BE",
		"/en/actions/94-beroepenhuis": "en", "/praktijkstudies/zelfroosteren": "nl-BE", "/en/cases/self-scheduling": "en",
		"/organisaties/agoria": "nl-BE", "/en/organisations/agoria": "en", "/aanbevelingen": "nl-BE",
	}
	headings := map[string]string{"nl-BE": "Er liep iets mis bij ons", "en": "Something went wrong on our side"}
	for name, fail := range causes {
		h, logs := logged(t, &brokenStore{site.store, fail}, site.index)
		for path, lang := range paths {
			t.Run(name+" "+path, func(t *testing.T) {
				logs.Reset()
				resp := ask(t, h, httptest.NewRequest(http.MethodGet, path, nil))
				text := body(t, resp)
				doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				if resp.StatusCode != http.StatusInternalServerError {
					t.Errorf("status %d, want 500", resp.StatusCode)
				}
				if got := doc.Find("html").AttrOr("lang", ""); got != lang {
					t.Errorf("language %q, want %q", got, lang)
				}
				if got := words(doc, "h1"); got != headings[lang] {
					t.Errorf("heading %q, want %q", got, headings[lang])
				}
				if doc.Find("header.top nav a").Length() == 0 || doc.Find("form.search").Length() != 1 {
					t.Error("the page has no way on")
				}
				if doc.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 {
					t.Error("search engines may keep the page")
				}
				if strings.Contains(text, "secret") {
					t.Error("the page shows the cause")
				}
				if got := logs.String(); strings.Count(got, `"level":"ERROR"`) != 1 || !strings.Contains(got, "secret.db") || !strings.Contains(got, `"status":500`) {
					t.Errorf("the log tells not once what went wrong: %s", got)
				}
				if name == "panic" && !strings.Contains(logs.String(), "faults_test.go") {
					t.Error("the log has no stack of the panic")
				}
			})
		}
	}
}

func TestAPIFails(t *testing.T) {
	h, _ := logged(t, &brokenStore{site.store, func() error { return errors.New("secret.db is locked") }}, site.index)
	for _, path := range []string{"/api/v1/actions", "/api/v1/actions/5", "/api/v1/search?q=stage"} {
		resp := ask(t, h, httptest.NewRequest(http.MethodGet, path, nil))
		text := body(t, resp)
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != 500 || got != "application/problem+json" {
			t.Errorf("%s: got %d of type %q, want 500 as a problem", path, resp.StatusCode, got)
		}
		if strings.Contains(text, "secret") || !strings.Contains(text, `"status":500`) {
			t.Errorf("%s answers %s", path, text)
		}
	}
}

// An error for readers keeps its status through wrapping.
func TestKindsOfError(t *testing.T) {
	for kind, status := range map[catalogue.ErrorKind]int{
		catalogue.NotFound: 404, catalogue.Invalid: 400, catalogue.Conflict: 409, catalogue.TooMany: 429, catalogue.Internal: 500,
	} {
		err := fmt.Errorf("a: %w", fmt.Errorf("b: %w", &catalogue.Error{Kind: kind, Message: "error.action", Err: errors.New("secret")}))
		h, logs := logged(t, &brokenStore{site.store, func() error { return err }}, site.index)
		resp := ask(t, h, httptest.NewRequest(http.MethodGet, "/initiatieven/5-x", nil))
		if text := body(t, resp); resp.StatusCode != status || strings.Contains(text, "secret") {
			t.Errorf("kind %d: status %d, want %d and no cause", kind, resp.StatusCode, status)
		}
		if fault := strings.Contains(logs.String(), "ERROR"); fault != (status == 500) {
			t.Errorf("kind %d: logged as a fault: %v", kind, fault)
		}
	}
}

// A visitor who leaves while the real store or search is at work is no fault.
func TestVisitorLeaves(t *testing.T) {
	h, logs := logged(t, site.store, site.index)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, path := range []string{
		"/", "/initiatieven", "/initiatieven?q=stage", "/en/actions/94-beroepenhuis", "/praktijkstudies", "/en/cases/self-scheduling",
		"/organisaties/agoria", "/api/v1/actions?q=stage", "/api/v1/cases/1", "/api/v1/search?q=stage",
	} {
		ask(t, h, httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil))
		if got := logs.String(); strings.Contains(got, "ERROR") {
			t.Errorf("%s: logged as a fault: %s", path, got)
		}
		logs.Reset()
	}
}

// slowStore takes longer than the request may.
type slowStore struct{ web.Store }

func (slowStore) ListActions(ctx context.Context, _ []int) ([]catalogue.Action, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestTooSlowIsAFault(t *testing.T) {
	h, logs := logged(t, slowStore{site.store}, site.index)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	resp := ask(t, h, httptest.NewRequestWithContext(ctx, http.MethodGet, "/initiatieven", nil))
	if resp.StatusCode != 500 || !strings.Contains(logs.String(), "ERROR") {
		t.Errorf("got status %d and log %s, want 500 and a fault", resp.StatusCode, logs)
	}
}

// The log never tells what was searched for nor from where, also when the real
// search or store fails.
func TestLogsArePrivate(t *testing.T) {
	const secret = `geheimwoord "in de klas"` // phrases are looked up with the context
	late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	sites := map[string]web.Store{
		"whole": site.store, "broken store": &brokenStore{site.store, func() error { return errors.New("disk") }},
	}
	for name, s := range sites {
		for _, path := range []string{"/initiatieven?q=", "/en/actions?q=", "/api/v1/actions?q=", "/api/v1/search?q=", "/initiatieven?sector=", "/geheimwoord?q="} {
			for _, ctx := range []context.Context{t.Context(), late} {
				h, logs := logged(t, s, site.index)
				r := httptest.NewRequestWithContext(ctx, http.MethodGet, path+url.QueryEscape(secret), nil)
				r.RemoteAddr = "203.0.113.9:4711"
				r.Header.Set("X-Forwarded-For", "203.0.113.10")
				r.Header.Set("Referer", "https://elsewhere.example/geheimwoord")
				r.Header.Set("User-Agent", "geheimwoord")
				ask(t, h, r)
				got := logs.String()
				if strings.Contains(got, "geheimwoord") || strings.Contains(got, "203.0.113.") {
					t.Errorf("%s, %s: the log tells on the visitor: %s", name, path, got)
				}
				if !strings.Contains(got, `"msg":"request"`) {
					t.Errorf("%s, %s: no line for the request", name, path)
				}
			}
		}
	}
}
