package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"warmwater/internal/shortlist"
	secret "warmwater/internal/visitor"
	"warmwater/internal/web"
)

// What is said of a list that another deleted meanwhile, or of an item that is
// not on it, finds nothing.
func TestListItemOfDeletedList(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	v.post(at, values("doe", "verwijder"))
	for _, note := range []string{strings.Repeat("x", 2001), "kort"} {
		v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", id, "versie", "1", "status", "keep", "notitie", note)), http.StatusNotFound)
	}
	v.post(at, values("doe", "herstel"))
	v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", "999999", "versie", "1", "status", "keep")), http.StatusNotFound)
}

// busyStore is one that others are at work on at the same time.
type busyStore struct {
	web.Store
	hide    int64  // an item that is not on the list yet
	refused func() // what happens after a change was refused
	changed bool
}

func (s *busyStore) FindList(ctx context.Context, token secret.Token) (*shortlist.List, secret.Access, error) {
	l, access, err := s.Store.FindList(ctx, token)
	if err == nil {
		l.Items = slices.DeleteFunc(l.Items, func(x shortlist.Item) bool { return x.ID == s.hide })
	}
	return l, access, err
}

func (s *busyStore) ChangeItem(ctx context.Context, edit secret.Token, x shortlist.Item) error {
	s.changed = true
	err := s.Store.ChangeItem(ctx, edit, x)
	if err != nil && s.refused != nil {
		s.refused()
	}
	return err
}

// postTo sends a form to a site over another store.
func postTo(t *testing.T, s web.Store, path string, form url.Values) *http.Response {
	t.Helper()
	h, _ := logged(t, s, site.index)
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return ask(t, h, r)
}

// Between a conflict and the page that shows it the list changes again.
func TestListItemConflictOnAMovingList(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	ids := itemIDs(v.page(at, http.StatusOK))
	v.post(at, values("doe", "punt", "punt", ids[2], "versie", "1", "status", "keep", "notitie", "van de een"))
	form := values("doe", "punt", "punt", ids[2], "versie", "1", "status", "drop", "notitie", "van de ander")

	moved := &busyStore{Store: site.store, refused: func() { v.post(at, values("doe", "op", "punt", ids[2])) }}
	doc := v.read(postTo(t, moved, at, form), http.StatusConflict)
	item := doc.Find("#punt-" + ids[2])
	if got := item.Find(".theirs").Text(); !strings.Contains(got, "van de een") {
		t.Errorf("theirs says %q", got)
	}
	if note, version := item.Find("textarea[name=notitie]").Text(), item.Find("input[name=versie]").AttrOr("value", ""); note != "van de ander" || version != "2" {
		t.Errorf("the form has the note %q from version %s", note, version)
	}
	if doc.Find(".theirs").Length() != 1 {
		t.Error("the conflict is shown at another item")
	}
	gone := &busyStore{Store: site.store, refused: func() { v.post(at, values("doe", "weg", "punt", ids[2])) }}
	v.read(postTo(t, gone, at, form), http.StatusNotFound)
}

// An item that comes back on the list while its form is read is not stored
// unchecked.
func TestListItemUnchecked(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "eigen", "naam", "Van ons"))
	ids := itemIDs(v.page(at, http.StatusOK))
	own := ids[len(ids)-1]
	busy := &busyStore{Store: site.store}
	if _, err := fmt.Sscan(own, &busy.hide); err != nil {
		t.Fatal(err)
	}
	resp := postTo(t, busy, at, values("doe", "punt", "punt", own, "versie", "1", "status", "keep", "naam", "X", "link", "javascript:alert(1)"))
	if resp.StatusCode != http.StatusNotFound || busy.changed {
		t.Errorf("status %d, stored: %t", resp.StatusCode, busy.changed)
	}
}
