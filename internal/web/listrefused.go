package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// fieldAgain names, beside what puts right what stood in the way of a change,
// the change itself.
const fieldAgain = "alsnog"

// typing are the changes of a list that have something typed in them.
var typing = []string{"punt", "eigen", "kop"}

// textsOnList are the fields of a list that take a text, and the names that
// readers know them by.
var textsOnList = []struct{ field, name string }{
	{"titel", "list.title"}, {"doel", "list.purpose"},
	{"naam", "own.title"}, {"door", "own.initiator"}, {"link", "own.link"}, {"tekst", "own.body"},
	{"reden", "list.reason"}, {"notitie", "list.note"}, {"deel", "list.section"},
}

// typedOnList is what someone typed in a form of a list.
func typedOnList(c echo.Context, p *i18n.Printer) []views.Fact {
	var list []views.Fact
	if status := c.FormValue("status"); slices.Contains(shortlist.Statuses, shortlist.Status(status)) {
		list = append(list, views.Fact{Name: p.T("list.status"), Text: p.T("status." + status)})
	}
	for _, x := range textsOnList {
		if text := typed(c, x.field); text != "" {
			list = append(list, views.Fact{Name: p.T(x.name), Text: text})
		}
	}
	return list
}

// refuseList answers a change that was refused with the list as it is now, why,
// and what was typed, so that nothing of it is lost. Where a list or an item
// was deleted meanwhile, a button brings it back and makes the change after
// all. Where no list opens, an error page shows what was typed.
func (s *Server) refuseList(c echo.Context, p *i18n.Printer, refusal error) error {
	status, message := statusOf(refusal)
	if status >= http.StatusInternalServerError {
		return refusal
	}
	page, l, err := s.openListPage(c, p)
	if err != nil && catalogue.KindOf(err) == catalogue.NotFound {
		refused := s.errorPage(p, status, message)
		refused.Kept = typedOnList(c, p)
		return s.render(c, status, views.Error(refused))
	}
	if err != nil {
		return err
	}
	gone := page.Edit && !l.Deleted.IsZero()
	if gone {
		message = "list.gone"
	}
	page.Issues = []string{p.T(message)}
	doe := c.FormValue("doe")
	if again := c.FormValue(fieldAgain); again != "" {
		doe = again
	}
	switch {
	case !slices.Contains(typing, doe):
	case !page.Edit:
		page.Kept.Texts = typedOnList(c, p)
	case gone:
		page.Kept = keptOnList(c, p, doe, "herstel", p.T("list.restore.save"))
	case doe == "punt":
		page.Kept = keptOnList(c, p, doe, "terug", p.T("list.undo.save"))
	case doe == "eigen":
		page.Own, page.OwnIssues, page.Issues = views.OwnForm(ownForm(c)), page.Issues, nil
	}
	return s.sendList(c, status, page)
}

// keptOnList keeps what was typed for a change, beside a button that does
// something else first.
func keptOnList(c echo.Context, p *i18n.Printer, change, first, button string) views.Kept {
	kept := views.Kept{
		Texts: typedOnList(c, p), First: first, Button: button, Carry: []views.Carried{{Name: fieldAgain, Value: change}},
	}
	carry := func(field string) {
		if value := c.FormValue(field); value != "" {
			kept.Carry = append(kept.Carry, views.Carried{Name: field, Value: value})
		}
	}
	for _, field := range []string{"punt", "versie", "status"} {
		carry(field)
	}
	for _, x := range textsOnList {
		carry(x.field)
	}
	return kept
}

// again makes the change that was refused before, where there is one.
func (s *Server) again(c echo.Context, p *i18n.Printer, edit visitor.Token, back string) (string, error) {
	change := c.FormValue(fieldAgain)
	if !slices.Contains(typing, change) {
		return back, nil
	}
	return s.listPosts()[change](c, p, edit)
}

// putItemBack puts an item back that was taken off.
func (s *Server) putItemBack(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	id, err := itemOf(c)
	if err != nil {
		return "", err
	}
	if err := s.store.PutItemBack(c.Request().Context(), edit, id); err != nil {
		return "", err
	}
	return s.again(c, p, edit, "#"+address.ItemID(id))
}

// restoreList brings a deleted list back.
func (s *Server) restoreList(c echo.Context, p *i18n.Printer, edit visitor.Token) (string, error) {
	if err := s.store.RestoreList(c.Request().Context(), edit); err != nil {
		return "", err
	}
	return s.again(c, p, edit, "")
}
