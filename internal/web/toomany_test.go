package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
)

func TestTooManyLists(t *testing.T) {
	v := visitorFrom(t, "192.0.2.77")
	refused := 0
	for i := range 70 {
		resp := v.do(http.MethodPost, "/lijsten", values("titel", fmt.Sprint(i)))
		if resp.StatusCode == http.StatusTooManyRequests {
			refused++
		} else if resp.StatusCode != http.StatusSeeOther {
			t.Fatalf("status %d", resp.StatusCode)
		}
	}
	if refused < 5 || refused > 10 {
		t.Errorf("%d of 70 were refused, want the last ten or so", refused)
	}
	other := visitorFrom(t, "192.0.2.78")
	list := other.newList(values("initiatief", "36", "lijst", "nieuw", "titel", "X"))
	// What was typed is still there.
	for path, form := range map[string]url.Values{
		"/lijsten":           values("titel", "Voor mei"),
		"/lijsten/toevoegen": values("titel", "Voor mei", "lijst", "nieuw", "studie", "3"),
		"/plannen/nieuw":     values("titel", "Voor mei", "bron", "case-5"),
		"/rondes/nieuw":      values("titel", "Voor mei", "lijst", strings.TrimPrefix(list, "/lijsten/"), "aantal", "1", "leden", "Els"),
	} {
		doc := v.read(v.do(http.MethodPost, path, form), http.StatusTooManyRequests)
		for name := range form {
			field := doc.Find(`[name="` + name + `"]`)
			if field.Is("[type=radio], [type=checkbox]") {
				field = field.Filter("[checked]")
			}
			if got := field.AttrOr("value", field.Text()); got != form.Get(name) {
				t.Errorf("%s: %s is %q, want %q", path, name, got, form.Get(name))
			}
		}
		if got := words(doc, `[role="alert"], .fault`); !strings.Contains(got, site.printers[catalogue.Dutch].T("error.toomany")) {
			t.Errorf("%s: the message is %q", path, got)
		}
	}
}

// Behind a proxy, who makes too much is held back and the others are not.
func TestTooManyBehindAProxy(t *testing.T) {
	h, _ := logged(t, site.store, site.index)
	post := func(visitor string) int {
		r := httptest.NewRequest(http.MethodPost, "/lijsten", strings.NewReader("titel=X"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = "127.0.0.1:5000"
		r.Header.Set("X-Forwarded-For", visitor)
		return ask(t, h, r).StatusCode
	}
	for post("203.0.113.7") == http.StatusSeeOther {
	}
	if got := post("203.0.113.7"); got != http.StatusTooManyRequests {
		t.Errorf("who made too much gets %d", got)
	}
	if got := post("203.0.113.8"); got != http.StatusSeeOther {
		t.Errorf("another visitor gets %d", got)
	}
}
