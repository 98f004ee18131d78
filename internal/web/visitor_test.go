package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// visitor is someone with a browser that keeps cookies.
type visitor struct {
	t       *testing.T
	cookies map[string]string
	addr    string // where they come from
}

func (v *visitor) do(method, path string, form url.Values) *http.Response {
	v.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range v.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	if v.addr != "" {
		r.RemoteAddr = v.addr
	}
	resp := ask(v.t, site.handler, r)
	for _, c := range resp.Cookies() {
		v.cookies[c.Name] = c.Value
	}
	return resp
}

func (v *visitor) page(path string, status int) *goquery.Document {
	v.t.Helper()
	return v.read(v.do(http.MethodGet, path, nil), status)
}

func (v *visitor) read(resp *http.Response, status int) *goquery.Document {
	v.t.Helper()
	if resp.StatusCode != status {
		v.t.Fatalf("status %d, want %d: %.400s", resp.StatusCode, status, body(v.t, resp))
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body(v.t, resp)))
	if err != nil {
		v.t.Fatal(err)
	}
	return doc
}

// post sends a form and gives where it leads.
func (v *visitor) post(path string, form url.Values) string {
	v.t.Helper()
	resp := v.do(http.MethodPost, path, form)
	if resp.StatusCode != http.StatusSeeOther {
		v.t.Fatalf("%s %v: status %d, want 303: %.600s", path, form, resp.StatusCode, body(v.t, resp))
	}
	return resp.Header.Get("Location")
}

// place is an address without what it tells the page.
func place(location string) string {
	path, _, _ := strings.Cut(location, "?")
	return path
}

// newList makes a list of what is chosen, and gives the address to edit it at.
func (v *visitor) newList(form url.Values) string {
	v.t.Helper()
	return place(v.post("/lijsten/toevoegen", form))
}

// newVisitor comes from an address of their own, so that no test uses up what
// another may make.
func newVisitor(t *testing.T) *visitor {
	t.Helper()
	n := visitors.Add(1)
	return visitorFrom(t, fmt.Sprintf("198.51.%d.%d", n>>8&0xff, n&0xff))
}

var visitors atomic.Uint32

func visitorFrom(t *testing.T, addr string) *visitor {
	t.Helper()
	return &visitor{t: t, cookies: map[string]string{}, addr: addr + ":1000"}
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

// withItems makes a list of initiatives 36 and 43 and case 3, and gives the
// address to edit it at.
func withItems(t *testing.T, v *visitor) string {
	t.Helper()
	return v.newList(values(
		"initiatief", "36", "initiatief", "43", "studie", "3", "lijst", "nieuw", "titel", "Voor maart", "doel", "Kiezen"))
}

func itemTitles(doc *goquery.Document) []string {
	var list []string
	doc.Find(".items .item-main h3").Each(func(_ int, h *goquery.Selection) { list = append(list, strings.TrimSpace(h.Text())) })
	return list
}

func itemIDs(doc *goquery.Document) []string {
	var list []string
	doc.Find(".items [data-item]").Each(func(_ int, li *goquery.Selection) { list = append(list, li.AttrOr("data-item", "")) })
	return list
}
