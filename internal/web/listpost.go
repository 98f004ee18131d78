package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// listPost is one change of a list. It answers itself, or gives what is to be
// told at the page of the list: a query, such as "bij=2", and a place.
type listPost func(c echo.Context, p *i18n.Printer, edit visitor.Token) (back string, err error)

// listPosts are the changes by the names of their buttons.
func (s *Server) listPosts() map[string]listPost {
	item := func(do func(c echo.Context, edit visitor.Token, item int64) error) listPost {
		return func(c echo.Context, _ *i18n.Printer, edit visitor.Token) (string, error) {
			id, err := itemOf(c)
			if err != nil {
				return "", err
			}
			return "#" + address.ItemID(id), do(c, edit, id)
		}
	}
	simple := func(back string, do func(c echo.Context, edit visitor.Token) error) listPost {
		return func(c echo.Context, _ *i18n.Printer, edit visitor.Token) (string, error) { return back, do(c, edit) }
	}
	return map[string]listPost{
		"op": item(func(c echo.Context, edit visitor.Token, id int64) error {
			return s.store.MoveItem(c.Request().Context(), edit, id, -1)
		}),
		"neer": item(func(c echo.Context, edit visitor.Token, id int64) error {
			return s.store.MoveItem(c.Request().Context(), edit, id, 1)
		}),
		"terug":       s.putItemBack,
		"weg":         s.removeItem,
		"volgorde":    s.orderItems,
		"eigen":       s.addOwn,
		"punt":        s.changeItem,
		"kop":         s.changeHead,
		"dubbel":      s.copyList,
		"voegsamen":   s.mergeList,
		"links-nieuw": s.renewLinks,
		"leeslink": simple("?klaar=links#links", func(c echo.Context, edit visitor.Token) error {
			return s.store.RenewReadLink(c.Request().Context(), edit)
		}),
		"leeslink-weg": simple("?klaar=bewaard#links", func(c echo.Context, edit visitor.Token) error {
			return s.store.RevokeReadLink(c.Request().Context(), edit)
		}),
		"verwijder": simple("", func(c echo.Context, edit visitor.Token) error {
			return s.store.DeleteList(c.Request().Context(), edit)
		}),
		"herstel": s.restoreList,
	}
}

// postList carries out the change that a form asks for, and goes back to
// the list. Where it is refused, the list says why.
func (s *Server) postList(c echo.Context, p *i18n.Printer) error {
	edit := visitor.Token(c.Param("token"))
	if !edit.Valid() {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	do, ok := s.listPosts()[c.FormValue("doe")]
	if !ok {
		return s.refuseList(c, p, &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad"})
	}
	back, err := do(c, p, edit)
	switch {
	case err != nil:
		return s.refuseList(c, p, err)
	case c.Response().Committed:
		return nil
	}
	return c.Redirect(http.StatusSeeOther, address.List(p.Lang, edit)+back)
}

func itemOf(c echo.Context) (int64, error) {
	id, err := strconv.ParseInt(c.FormValue("punt"), 10, 64)
	if err != nil {
		return 0, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.item", Err: err}
	}
	return id, nil
}

func (s *Server) removeItem(c echo.Context, _ *i18n.Printer, edit visitor.Token) (string, error) {
	id, err := itemOf(c)
	if err != nil {
		return "", err
	}
	return "?weg=" + strconv.FormatInt(id, 10), s.store.RemoveItem(c.Request().Context(), edit, id)
}

func (s *Server) orderItems(c echo.Context, _ *i18n.Printer, edit visitor.Token) (string, error) {
	var order []int64
	for _, text := range strings.Split(c.FormValue("volgorde"), ",") {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil && len(order) < shortlist.MaxItems {
			order = append(order, id)
		}
	}
	return "", s.store.OrderItems(c.Request().Context(), edit, order)
}

func ownForm(c echo.Context) shortlist.OwnItem {
	return shortlist.OwnItem{
		Title: typed(c, "naam"), Initiator: typed(c, "door"), Link: typed(c, "link"), Body: typed(c, "tekst"),
	}
}

func (s *Server) addOwn(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	own := ownForm(c)
	if issues := own.Check(); len(issues) > 0 {
		page, _, err := s.openLiveList(c, p)
		if err != nil {
			return "", err
		}
		page.Own, page.OwnIssues = views.OwnForm(own), fieldTexts(p, issues)
		return "", s.sendList(c, http.StatusBadRequest, page)
	}
	_, err := s.store.AddItems(c.Request().Context(), edit, []shortlist.Item{{Kind: shortlist.Own, OwnItem: own}})
	// Without a place the browser would stay at that of the form.
	return "?bij=1#inhoud", err
}

// changeItem saves what was typed beside an item. Where another saved first,
// the page shows what is there now beside what was typed.
func (s *Server) changeItem(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	id, err := itemOf(c)
	if err != nil {
		return "", err
	}
	version, _ := strconv.Atoi(c.FormValue("versie"))
	x := shortlist.Item{
		ID: id, Version: version, OwnItem: ownForm(c),
		Remarks: shortlist.Remarks{
			Section: typed(c, "deel"), Note: typed(c, "notitie"), Reason: typed(c, "reden"), Status: shortlist.Status(c.FormValue("status")),
		},
	}
	issues := x.Remarks.Check()
	page, l, at, err := s.openItem(c, p, id)
	if err != nil {
		return "", err
	}
	if l.Items[at].Kind == shortlist.Own {
		issues = append(x.OwnItem.Check(), issues...)
	}
	status, faults := http.StatusBadRequest, fieldTexts(p, issues)
	var theirs *views.ItemForm
	if len(issues) == 0 {
		err := s.store.ChangeItem(c.Request().Context(), edit, x)
		if err == nil || catalogue.KindOf(err) != catalogue.Conflict {
			return "#" + address.ItemID(id), err
		}
		// Read again: what the page shows must be what the conflict is with.
		if page, l, at, err = s.openItem(c, p, id); err != nil {
			return "", err
		}
		current := formOf(&l.Items[at])
		x.Version = current.Version
		status, theirs, faults = http.StatusConflict, &current, []string{p.T("error.conflict")}
	}
	view := &page.Items[at]
	view.Form, view.Open, view.Issues, view.Theirs = formOf(&x), true, faults, theirs
	return "", s.sendList(c, status, page)
}

// openItem makes the page of the list that the address opens, and tells where
// an item is on it, or gives an error of kind NotFound.
func (s *Server) openItem(c echo.Context, p *i18n.Printer, id int64) (*views.ListPage, *shortlist.List, int, error) {
	page, l, err := s.openLiveList(c, p)
	if err != nil {
		return nil, nil, 0, err
	}
	at := slices.IndexFunc(l.Items, func(x shortlist.Item) bool { return x.ID == id })
	if at < 0 {
		return nil, nil, 0, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.item"}
	}
	return page, l, at, nil
}

// openLiveList makes the page of the list that the address opens, or gives an
// error of kind NotFound where it was deleted: its page then has no forms.
func (s *Server) openLiveList(c echo.Context, p *i18n.Printer) (*views.ListPage, *shortlist.List, error) {
	page, l, err := s.openListPage(c, p)
	if err == nil && !l.Deleted.IsZero() {
		err = &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	return page, l, err
}

func (s *Server) changeHead(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	form := headForm(c)
	issues := fieldTexts(p, shortlist.CheckHead(form.Title, form.Purpose))
	status := http.StatusBadRequest
	var theirs *views.HeadForm
	if len(issues) == 0 {
		err := s.store.ChangeList(c.Request().Context(), edit, form.Version, form.Title, form.Purpose)
		if err == nil || catalogue.KindOf(err) != catalogue.Conflict {
			return "?klaar=bewaard", err
		}
		status, theirs, issues = http.StatusConflict, &views.HeadForm{}, []string{p.T("error.conflict")}
	}
	page, _, err := s.openLiveList(c, p)
	if err != nil {
		return "", err
	}
	if theirs != nil {
		*theirs = page.Head
		form.Version = page.Head.Version
	}
	page.Head, page.HeadOpen, page.Theirs, page.Issues = form, true, theirs, issues
	return "", s.sendList(c, status, page)
}

// copyList makes another list of the same.
func (s *Server) copyList(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	l, _, err := s.store.FindList(c.Request().Context(), edit)
	if err != nil {
		return "", err
	}
	title := cut(p.T("list.copy.title", i18n.Args{"title": l.Title}), shortlist.MaxTitle)
	return "", s.makeList(c, p, &shortlist.List{Title: title, Purpose: l.Purpose, Origin: l.Origin, Items: l.Items})
}

// mergeList adds what stands on another list; that one stays as it is.
func (s *Server) mergeList(c echo.Context, _ *i18n.Printer, edit visitor.Token) (string, error) {
	ctx := c.Request().Context()
	other, _, err := s.store.FindList(ctx, visitor.Token(c.FormValue("lijst")))
	if err != nil && catalogue.KindOf(err) == catalogue.NotFound {
		return "", &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list.other", Err: err}
	}
	if err != nil {
		return "", err
	}
	added, err := s.store.AddItems(ctx, edit, other.Items)
	return "?bij=" + strconv.Itoa(added), err
}

// renewLinks gives the list new links and goes to the new one.
func (s *Server) renewLinks(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	renewed := visitor.NewToken()
	if err := s.store.RenewLinks(c.Request().Context(), edit, renewed); err != nil {
		return "", err
	}
	s.jar.keep(c, renewed, edit)
	return "", c.Redirect(http.StatusSeeOther, address.List(p.Lang, renewed)+"?klaar=links#links")
}

// decodeSearch reads a stored search.
func decodeSearch(search string) (catalogue.Query, bool) {
	values, err := url.ParseQuery(search)
	if err != nil {
		return catalogue.Query{}, false
	}
	q, issues := address.Decode(values)
	return q, len(issues) == 0
}
