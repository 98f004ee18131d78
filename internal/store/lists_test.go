package store

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// withList is a store with one list of three items, and the link to edit it.
func withList(t *testing.T) (*Store, visitor.Token) {
	t.Helper()
	s, edit := openIn(t, t.TempDir()), visitor.NewToken()
	err := s.CreateList(t.Context(), &shortlist.List{
		Title: "Voor de stuurgroep", Purpose: "kiezen", Origin: "q=stage",
		Items: []shortlist.Item{
			{Kind: catalogue.TypeAction, Nr: 36},
			{Kind: catalogue.TypeCase, Nr: 3},
			{Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: "Iets van ons"}},
		},
	}, edit)
	if err != nil {
		t.Fatal(err)
	}
	return s, edit
}

func find(t *testing.T, s *Store, token visitor.Token) *shortlist.List {
	t.Helper()
	l, _, err := s.FindList(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// order gives what stands on a list, such as "action 36".
func order(l *shortlist.List) []string {
	var list []string
	for _, x := range l.Items {
		list = append(list, fmt.Sprintf("%s %d%s", x.Kind, x.Nr, x.OwnItem.Title))
	}
	return list
}

func wantKind(t *testing.T, what string, err error, kind catalogue.ErrorKind) {
	t.Helper()
	if err == nil || catalogue.KindOf(err) != kind {
		t.Errorf("%s: error %v, want one of kind %d", what, err, kind)
	}
}

func TestCreateList(t *testing.T) {
	s, edit := withList(t)
	got := find(t, s, edit)
	want := &shortlist.List{
		Title: "Voor de stuurgroep", Purpose: "kiezen", Origin: "q=stage", Version: 1, ReadTurn: 1,
		Items: []shortlist.Item{
			{Kind: catalogue.TypeAction, Nr: 36, Remarks: shortlist.Remarks{Status: shortlist.ToLookAt}, Version: 1},
			{Kind: catalogue.TypeCase, Nr: 3, Remarks: shortlist.Remarks{Status: shortlist.ToLookAt}, Version: 1},
			{Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: "Iets van ons"}, Remarks: shortlist.Remarks{Status: shortlist.ToLookAt}, Version: 1},
		},
	}
	ignore := cmp.Options{cmpopts.IgnoreFields(shortlist.List{}, "ID", "Created", "Changed"), cmpopts.IgnoreFields(shortlist.Item{}, "ID")}
	if d := cmp.Diff(want, got, ignore); d != "" {
		t.Errorf("list (-want +got):\n%s", d)
	}
	if time.Since(got.Created) > time.Minute {
		t.Errorf("made at %v", got.Created)
	}
}

func TestListLinks(t *testing.T) {
	s, edit := withList(t)
	read := edit.ReadToken(find(t, s, edit).ReadTurn)
	if _, access, err := s.FindList(t.Context(), read); err != nil || access != visitor.Read {
		t.Errorf("the link to read by gives %d, %v", access, err)
	}
	_, _, err := s.FindList(t.Context(), visitor.NewToken())
	wantKind(t, "another token", err, catalogue.NotFound)
	// A link to read by changes nothing.
	for what, try := range map[string]func() error{
		"title":  func() error { return s.ChangeList(t.Context(), read, 1, "X", "") },
		"add":    func() error { _, err := s.AddItems(t.Context(), read, nil); return err },
		"item":   func() error { return s.ChangeItem(t.Context(), read, find(t, s, edit).Items[0]) },
		"remove": func() error { return s.RemoveItem(t.Context(), read, find(t, s, edit).Items[0].ID) },
		"back":   func() error { return s.PutItemBack(t.Context(), read, find(t, s, edit).Items[0].ID) },
		"move":   func() error { return s.MoveItem(t.Context(), read, find(t, s, edit).Items[0].ID, 1) },
		"delete": func() error { return s.DeleteList(t.Context(), read) },
		"links":  func() error { return s.RenewLinks(t.Context(), read, visitor.NewToken()) },
		"renew":  func() error { return s.RenewReadLink(t.Context(), read) },
		"revoke": func() error { return s.RevokeReadLink(t.Context(), read) },
	} {
		wantKind(t, what+" by the link to read by", try(), catalogue.Forbidden)
	}
	wantKind(t, "restore by the link to read by", s.RestoreList(t.Context(), read), catalogue.NotFound)

	must(t, s.RenewReadLink(t.Context(), edit))
	_, _, err = s.FindList(t.Context(), read)
	wantKind(t, "the link to read by before it was renewed", err, catalogue.NotFound)
	second := edit.ReadToken(find(t, s, edit).ReadTurn)
	find(t, s, second)
	must(t, s.RevokeReadLink(t.Context(), edit))
	_, _, err = s.FindList(t.Context(), second)
	wantKind(t, "the link to read by after it was taken away", err, catalogue.NotFound)
	if got := edit.ReadToken(find(t, s, edit).ReadTurn); got != "" {
		t.Error("there is a link to read by after it was taken away")
	}
	must(t, s.RenewReadLink(t.Context(), edit))

	renewed := visitor.NewToken()
	third := edit.ReadToken(find(t, s, edit).ReadTurn)
	must(t, s.RenewLinks(t.Context(), edit, renewed))
	for what, old := range map[string]visitor.Token{"edit": edit, "read": third} {
		_, _, err = s.FindList(t.Context(), old)
		wantKind(t, "the old link to "+what+" by", err, catalogue.NotFound)
	}
	find(t, s, renewed.ReadToken(find(t, s, renewed).ReadTurn))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestChangeList(t *testing.T) {
	s, edit := withList(t)
	must(t, s.ChangeList(t.Context(), edit, 1, "Beter", "anders"))
	wantKind(t, "a change of what was changed", s.ChangeList(t.Context(), edit, 1, "Te laat", ""), catalogue.Conflict)
	if l := find(t, s, edit); l.Title != "Beter" || l.Purpose != "anders" || l.Version != 2 {
		t.Errorf("the list is %+v", l)
	}
}

func TestItems(t *testing.T) {
	s, edit := withList(t)
	added, err := s.AddItems(t.Context(), edit, []shortlist.Item{
		{Kind: catalogue.TypeAction, Nr: 36}, {Kind: catalogue.TypeAction, Nr: 3}, {Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: "Nog iets"}},
	})
	if err != nil || added != 2 {
		t.Errorf("added %d, %v; want the two that were not there", added, err)
	}
	l := find(t, s, edit)
	wantOrder(t, l, "action 36", "case 3", "own 0Iets van ons", "action 3", "own 0Nog iets")

	must(t, s.MoveItem(t.Context(), edit, l.Items[3].ID, -2))
	wantOrder(t, find(t, s, edit), "action 36", "action 3", "case 3", "own 0Iets van ons", "own 0Nog iets")
	must(t, s.MoveItem(t.Context(), edit, l.Items[0].ID, 99))
	wantOrder(t, find(t, s, edit), "action 3", "case 3", "own 0Iets van ons", "own 0Nog iets", "action 36")
	must(t, s.OrderItems(t.Context(), edit, []int64{l.Items[0].ID, 999999, l.Items[1].ID, l.Items[0].ID}))
	wantOrder(t, find(t, s, edit), "action 36", "case 3", "action 3", "own 0Iets van ons", "own 0Nog iets")

	must(t, s.RemoveItem(t.Context(), edit, l.Items[1].ID))
	wantOrder(t, find(t, s, edit), "action 36", "action 3", "own 0Iets van ons", "own 0Nog iets")
	wantKind(t, "removing what is gone", s.RemoveItem(t.Context(), edit, l.Items[1].ID), catalogue.NotFound)
	wantKind(t, "moving what is gone", s.MoveItem(t.Context(), edit, l.Items[1].ID, 1), catalogue.NotFound)
	must(t, s.PutItemBack(t.Context(), edit, l.Items[1].ID))
	wantOrder(t, find(t, s, edit), "action 36", "case 3", "action 3", "own 0Iets van ons", "own 0Nog iets")
	must(t, s.PutItemBack(t.Context(), edit, l.Items[1].ID)) // twice does no harm
	wantKind(t, "putting back what never was", s.PutItemBack(t.Context(), edit, 999999), catalogue.NotFound)
	// Removed, added again, and then put back: it is there once.
	must(t, s.RemoveItem(t.Context(), edit, l.Items[1].ID))
	if _, err := s.AddItems(t.Context(), edit, []shortlist.Item{{Kind: catalogue.TypeCase, Nr: 3}}); err != nil {
		t.Fatal(err)
	}
	must(t, s.PutItemBack(t.Context(), edit, l.Items[1].ID))
	wantOrder(t, find(t, s, edit), "action 36", "action 3", "own 0Iets van ons", "own 0Nog iets", "case 3")
}

func wantOrder(t *testing.T, l *shortlist.List, want ...string) {
	t.Helper()
	if d := cmp.Diff(want, order(l)); d != "" {
		t.Errorf("items (-want +got):\n%s", d)
	}
}

func TestChangeItem(t *testing.T) {
	s, edit := withList(t)
	l := find(t, s, edit)
	action, own := l.Items[0], l.Items[2]
	action.Remarks = shortlist.Remarks{Section: "Eerst", Note: "bellen", Status: shortlist.Keep, Reason: "past"}
	action.OwnItem = shortlist.OwnItem{Title: "Een andere naam"} // an action's name is the catalogue's
	must(t, s.ChangeItem(t.Context(), edit, action))
	own.OwnItem = shortlist.OwnItem{Title: "Van ons", Initiator: "wij", Link: "https://ons.example", Body: "zo"}
	must(t, s.ChangeItem(t.Context(), edit, own))
	got := find(t, s, edit)
	action.Version, action.OwnItem, own.Version = 2, shortlist.OwnItem{}, 2
	if d := cmp.Diff([]shortlist.Item{action, l.Items[1], own}, got.Items); d != "" {
		t.Errorf("items (-want +got):\n%s", d)
	}
	action.Version = 1
	wantKind(t, "a change of what was changed", s.ChangeItem(t.Context(), edit, action), catalogue.Conflict)
	must(t, s.RemoveItem(t.Context(), edit, action.ID))
	wantKind(t, "a change of what is gone", s.ChangeItem(t.Context(), edit, action), catalogue.NotFound)
}

// An item of another list is out of reach.
func TestItemsOfOthers(t *testing.T) {
	s, edit := withList(t)
	other := visitor.NewToken()
	must(t, s.CreateList(t.Context(), &shortlist.List{Title: "Anders"}, other))
	item := find(t, s, edit).Items[0]
	for what, err := range map[string]error{
		"change": s.ChangeItem(t.Context(), other, item), "remove": s.RemoveItem(t.Context(), other, item.ID),
		"move": s.MoveItem(t.Context(), other, item.ID, 1), "put back": s.PutItemBack(t.Context(), other, item.ID),
	} {
		wantKind(t, what, err, catalogue.NotFound)
	}
	must(t, s.OrderItems(t.Context(), other, []int64{item.ID}))
	if d := cmp.Diff([]shortlist.Item{item}, find(t, s, edit).Items[:1]); d != "" {
		t.Errorf("the item changed (-want +got):\n%s", d)
	}
}

func TestListIsFull(t *testing.T) {
	s, edit := withList(t)
	many := make([]shortlist.Item, shortlist.MaxItems-2)
	for i := range many {
		many[i] = shortlist.Item{Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: "x"}}
	}
	_, err := s.AddItems(t.Context(), edit, many)
	wantKind(t, "one too many", err, catalogue.Invalid)
	if got := len(find(t, s, edit).Items); got != 3 {
		t.Errorf("%d items, want the three that were there: nothing by halves", got)
	}
	if _, err := s.AddItems(t.Context(), edit, many[1:]); err != nil {
		t.Errorf("exactly full: %v", err)
	}
	l := find(t, s, edit)
	first := l.Items[0].ID
	must(t, s.RemoveItem(t.Context(), edit, first))
	if _, err := s.AddItems(t.Context(), edit, many[:1]); err != nil {
		t.Fatal(err)
	}
	wantKind(t, "putting back into a full list", s.PutItemBack(t.Context(), edit, first), catalogue.Invalid)
	if got := len(find(t, s, edit).Items); got != shortlist.MaxItems {
		t.Errorf("%d items on a full list", got)
	}
}

// As many removed items are kept as a list can hold.
func TestRemovedItemsAreBounded(t *testing.T) {
	s, edit := withList(t)
	own := []shortlist.Item{{Kind: shortlist.Own, OwnItem: shortlist.OwnItem{Title: "x"}}}
	var ids []int64
	for range shortlist.MaxItems + 5 {
		if _, err := s.AddItems(t.Context(), edit, own); err != nil {
			t.Fatal(err)
		}
		items := find(t, s, edit).Items
		ids = append(ids, items[len(items)-1].ID)
		must(t, s.RemoveItem(t.Context(), edit, ids[len(ids)-1]))
	}
	var rows int
	must(t, s.writer.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM list_items WHERE removed IS NOT NULL`).Scan(&rows))
	if rows != shortlist.MaxItems {
		t.Errorf("%d removed items are kept, want %d", rows, shortlist.MaxItems)
	}
	must(t, s.PutItemBack(t.Context(), edit, ids[len(ids)-1]))
	wantKind(t, "what was removed first", s.PutItemBack(t.Context(), edit, ids[0]), catalogue.NotFound)
}

func TestDeleteAndPurge(t *testing.T) {
	s, edit := withList(t)
	l := find(t, s, edit)
	read := edit.ReadToken(l.ReadTurn)
	must(t, s.RemoveItem(t.Context(), edit, l.Items[0].ID))
	must(t, s.DeleteList(t.Context(), edit))
	if find(t, s, edit).Deleted.IsZero() {
		t.Error("the list does not know that it is deleted")
	}
	_, _, err := s.FindList(t.Context(), read)
	wantKind(t, "reading a deleted list", err, catalogue.NotFound)
	wantKind(t, "changing a deleted list", s.ChangeList(t.Context(), edit, 1, "X", ""), catalogue.NotFound)
	if p, err := s.Purge(t.Context(), time.Now().Add(-time.Hour)); p.Lists != 0 || err != nil {
		t.Errorf("purged %d, %v, though the time is not over", p.Lists, err)
	}
	must(t, s.RestoreList(t.Context(), edit))
	must(t, s.PutItemBack(t.Context(), edit, l.Items[0].ID))
	wantOrder(t, find(t, s, read), "action 36", "case 3", "own 0Iets van ons")
	must(t, s.RemoveItem(t.Context(), edit, l.Items[0].ID))
	if p, err := s.Purge(t.Context(), time.Now().Add(time.Hour)); p.Lists != 0 || err != nil {
		t.Errorf("purged %d lists, %v; want only the item", p.Lists, err)
	}
	wantKind(t, "putting back what was purged", s.PutItemBack(t.Context(), edit, l.Items[0].ID), catalogue.NotFound)
	must(t, s.DeleteList(t.Context(), edit))
	if p, err := s.Purge(t.Context(), time.Now().Add(time.Hour)); p.Lists != 1 || err != nil {
		t.Errorf("purged %d, %v, want the list", p.Lists, err)
	}
	wantKind(t, "bringing back what was purged", s.RestoreList(t.Context(), edit), catalogue.NotFound)
}

// Many hands at once: each item comes on the list, and none twice.
func TestListTogether(t *testing.T) {
	s, edit := withList(t)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			items := []shortlist.Item{{Kind: catalogue.TypeAction, Nr: 100 + i}, {Kind: catalogue.TypeAction, Nr: 99}}
			if _, err := s.AddItems(t.Context(), edit, items); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := len(find(t, s, edit).Items); got != 3+20+1 {
		t.Errorf("%d items, want 24", got)
	}
}
