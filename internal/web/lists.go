package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// Lists is where shortlists are kept. Errors of kind NotFound, Forbidden and
// Conflict have words for the reader.
type Lists interface {
	CreateList(ctx context.Context, l *shortlist.List, edit visitor.Token) error
	FindList(ctx context.Context, token visitor.Token) (*shortlist.List, visitor.Access, error)
	ChangeList(ctx context.Context, edit visitor.Token, version int, title, purpose string) error
	DeleteList(ctx context.Context, edit visitor.Token) error
	RestoreList(ctx context.Context, edit visitor.Token) error
	RenewLinks(ctx context.Context, edit, renewed visitor.Token) error
	RenewReadLink(ctx context.Context, edit visitor.Token) error
	RevokeReadLink(ctx context.Context, edit visitor.Token) error
	AddItems(ctx context.Context, edit visitor.Token, items []shortlist.Item) (added int, err error)
	ChangeItem(ctx context.Context, edit visitor.Token, x shortlist.Item) error
	RemoveItem(ctx context.Context, edit visitor.Token, item int64) error
	PutItemBack(ctx context.Context, edit visitor.Token, item int64) error
	MoveItem(ctx context.Context, edit visitor.Token, item int64, by int) error
	OrderItems(ctx context.Context, edit visitor.Token, order []int64) error
	// Secret signs the cookies of visitors.
	Secret(ctx context.Context) ([]byte, error)
}

// private keeps a page that its link opens out of caches, search engines and
// the addresses that other sites get to see.
func private(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		// strict-origin sends no path; no-referrer would take the Origin off
		// forms too, by which those of other sites are refused.
		h.Set("Referrer-Policy", "strict-origin")
		h.Set("X-Robots-Tag", "noindex")
		h.Set("Cache-Control", "no-store")
		return next(c)
	}
}

// ownLists are the lists that the browser remembers, with the tokens to edit
// them by. Links that open nothing any more are passed over.
func (s *Server) ownLists(c echo.Context) (lists []*shortlist.List, tokens []visitor.Token, err error) {
	for _, t := range s.jar.read(c) {
		l, access, err := s.store.FindList(c.Request().Context(), t)
		if catalogue.KindOf(err) == catalogue.NotFound && err != nil {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if access == visitor.Edit {
			lists, tokens = append(lists, l), append(tokens, t)
		}
	}
	return lists, tokens, nil
}

func (s *Server) lists(c echo.Context, p *i18n.Printer) error {
	return s.sendLists(c, p, http.StatusOK, nil, views.HeadForm{})
}

func (s *Server) sendLists(c echo.Context, p *i18n.Printer, status int, issues []string, form views.HeadForm) error {
	lists, tokens, err := s.ownLists(c)
	if err != nil {
		return err
	}
	page := views.ListsPage{Base: s.base(p, "lists", p.T("menu.lists"), p.T("lists.intro")), Issues: issues, Form: form}
	for i, l := range lists {
		card := views.ListCard{
			Link:  views.Link{Href: address.List(p.Lang, tokens[i]), Text: l.Title},
			Count: p.N("list.count", len(l.Items)), Changed: changedText(p, l.Changed),
		}
		if !l.Deleted.IsZero() {
			card.Deleted = p.T("list.deleted", i18n.Args{"date": p.Date(l.Deleted.Add(visitor.Grace))})
		}
		page.Lists = append(page.Lists, card)
	}
	if page.Rounds, err = s.roundCards(c, p); err != nil {
		return err
	}
	if page.Plans, err = s.planCards(c, p); err != nil {
		return err
	}
	return s.render(c, status, views.Lists(page))
}

func changedText(p *i18n.Printer, at time.Time) string {
	return p.T("list.changed", i18n.Args{"date": p.Date(at)})
}

// createList makes a list from the form on the page of lists.
func (s *Server) createList(c echo.Context, p *i18n.Printer) error {
	form := headForm(c)
	if issues := shortlist.CheckHead(form.Title, form.Purpose); len(issues) > 0 {
		return s.sendLists(c, p, http.StatusBadRequest, fieldTexts(p, issues), form)
	}
	err := s.makeList(c, p, &shortlist.List{Title: form.Title, Purpose: form.Purpose})
	if isTooMany(err) {
		return s.sendLists(c, p, http.StatusTooManyRequests, []string{p.T("error.toomany")}, form)
	}
	return err
}

// makeList stores a new list, remembers it in the browser and goes there.
func (s *Server) makeList(c echo.Context, p *i18n.Printer, l *shortlist.List) error {
	if err := s.allow(c); err != nil {
		return err
	}
	edit := visitor.NewToken()
	if err := s.store.CreateList(c.Request().Context(), l, edit); err != nil {
		return err
	}
	s.jar.keep(c, edit)
	return c.Redirect(http.StatusSeeOther, afterList(c, p, edit, "?klaar=lijst"))
}

// afterList is where making or filling a list leads: to the list or, for who
// wants that, to the form that opens a round on it.
func afterList(c echo.Context, p *i18n.Printer, edit visitor.Token, query string) string {
	if c.FormValue("daarna") == "ronde" {
		return address.NewRound(p.Lang, edit)
	}
	return address.List(p.Lang, edit) + query
}

// typed is what a visitor typed in a field, clean.
func typed(c echo.Context, name string) string { return clean(c.FormValue(name)) }

// clean is a text without spaces around it and without control characters,
// and with line breaks as the program writes them.
func clean(text string) string {
	return strings.TrimSpace(replaceControls(strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), ""), -1))
}

// replaceControls is a text with another character for each control character
// that pages can't show, or none where that is below 0. Tabs and line breaks stay.
func replaceControls(text string, other rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return other
		}
		return r
	}, text)
}

func headForm(c echo.Context) views.HeadForm {
	version, _ := strconv.Atoi(c.FormValue("versie"))
	return views.HeadForm{Title: typed(c, "titel"), Purpose: typed(c, "doel"), Version: version}
}

// fieldTexts says in words what is wrong with what was typed.
func fieldTexts(p *i18n.Printer, issues []visitor.FieldIssue) []string {
	list := make([]string, len(issues))
	for i, x := range issues {
		field := p.T("typed." + x.Field)
		switch x.Fault {
		case visitor.FieldEmpty:
			list[i] = p.T("issue.field.empty", i18n.Args{"field": field})
		case visitor.FieldTooLong:
			list[i] = p.T("issue.field.long", i18n.Args{"field": field, "max": p.Int(x.Max)})
		case visitor.FieldNoLink:
			list[i] = p.T("issue.field.link", i18n.Args{"field": field})
		case visitor.FieldOutside:
			list[i] = p.T("issue.field.outside", i18n.Args{"field": field, "max": x.Max})
		case visitor.FieldTooMany:
			list[i] = p.T("issue.field.many", i18n.Args{"field": field, "max": x.Max})
		case visitor.FieldTooFew:
			list[i] = p.T("issue.field.empty", i18n.Args{"field": field})
		case visitor.FieldTwice:
			list[i] = p.T("issue.field.twice", i18n.Args{"field": field})
		case visitor.FieldInPast:
			list[i] = p.T("issue.field.past", i18n.Args{"field": field})
		case visitor.FieldTooEarly:
			list[i] = p.T("issue.field.early", i18n.Args{"field": field})
		case visitor.FieldNoMoment:
			list[i] = p.T("issue.field.moment", i18n.Args{"field": field})
		default:
			list[i] = p.T("issue.field.unknown", i18n.Args{"field": field})
		}
	}
	return list
}
