package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/views"
)

// perPage is the number of results on a page.
const perPage = 25

func (s *Server) catalogue(c echo.Context, p *i18n.Printer) error {
	values := c.QueryParams()
	q, issues := address.Decode(values)
	q.Lang, q.Scope, q.PerPage, q.Values = p.Lang, catalogue.ActionsAndCases, perPage, maxOffered
	if facet, value, ok := s.names.unknown(q.Filters); ok {
		issues = append(issues, address.Issue{Field: string(facet), Value: value})
		q.Filters = s.names.onlyKnown(q.Filters)
	}
	if len(issues) == 0 && c.Request().URL.RawQuery != address.Encode(q) {
		return c.Redirect(http.StatusFound, address.Search(p.Lang, q))
	}
	ctx := c.Request().Context()
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(issues) > 0 {
		status = http.StatusBadRequest
	} else if q.Page > 1 && (q.Page-1)*perPage >= found.Total {
		status = http.StatusNotFound
		issues = append(issues, address.Issue{Field: issueBeyond, Value: strconv.Itoa(q.Page)})
	}
	page, err := s.cataloguePage(ctx, p, q, found)
	if err != nil {
		return err
	}
	page.Issues = s.issueTexts(p, issues)
	page.Hidden = page.Hidden || status != http.StatusOK
	if typed := values.Get(address.ParamText); page.Text == "" {
		page.Text = cut(clean(typed), catalogue.MaxQueryLength)
	}
	return s.render(c, status, views.Catalogue(page))
}

// issueBeyond is a page after the last one.
const issueBeyond = "beyond"

// onlyKnown leaves out the values that their facet does not have.
func (n *names) onlyKnown(f catalogue.Filters) catalogue.Filters {
	known := catalogue.Filters{}
	for facet, values := range f {
		for _, v := range values {
			if n.values[facet][v] {
				known[facet] = append(known[facet], v)
			}
		}
	}
	return known
}

// issueTexts says in words what could not be followed.
func (s *Server) issueTexts(p *i18n.Printer, issues []address.Issue) []string {
	var list []string
	for _, issue := range issues {
		value := shown(issue.Value)
		switch issue.Field {
		case address.IssueText:
			list = append(list, p.T("issue.text", i18n.Args{"max": p.Int(catalogue.MaxQueryLength)}))
		case address.IssueValues:
			list = append(list, p.T("issue.values", i18n.Args{"max": issue.Value}))
		case address.IssueSort:
			list = append(list, p.T("issue.sort", i18n.Args{"value": value}))
		case address.IssuePage:
			list = append(list, p.T("issue.page", i18n.Args{"value": value}))
		case issueBeyond:
			list = append(list, p.T("issue.beyond", i18n.Args{"value": value}))
		default:
			list = append(list, p.T("issue.value", i18n.Args{"facet": p.T("facet." + issue.Field), "value": value}))
		}
	}
	return list
}

// shown is what stood in an address as a message repeats it.
func shown(value string) string {
	return cut(replaceControls(strings.ToValidUTF8(value, "�"), '�'), 60)
}

// cut shortens a text to at most n characters.
func cut(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)
	return string(runes[:n])
}

func (s *Server) cataloguePage(ctx context.Context, p *i18n.Printer, q catalogue.Query, found catalogue.Found) (views.CataloguePage, error) {
	rows, err := s.resultRows(ctx, p, found.Hits)
	if err != nil {
		return views.CataloguePage{}, err
	}
	twin := q
	twin.Lang = p.Lang.Other()
	page := views.CataloguePage{
		Base: views.Base{
			Printer: p, Title: s.catalogueTitle(p, q), Description: p.N("catalogue.description", s.names.actions),
			Path: address.Search(p.Lang, q), Twin: address.Search(twin.Lang, twin), Menu: "actions",
			Hidden: q.Text != "" || q.Filters.Count() > 1,
		},
		Text:       q.Text,
		Count:      p.N("results", found.Total),
		Detail:     detail(p, q, found),
		Chosen:     q.Filters.Count(),
		Facets:     s.facets(p, q, found),
		Chips:      s.chips(p, q),
		ClearHref:  address.Search(p.Lang, catalogue.Query{Text: q.Text, Sort: q.Sort}),
		Sorts:      sorts(p, q),
		Rows:       rows,
		First:      (q.Page-1)*perPage + 1,
		Suggestion: suggestion(p, q, found),
		AddAll:     addAll(p, q, found.Total),
		Searchable: s.names.actions,
		CasesInAll: len(s.names.caseNrs),
	}
	if q.Text != "" && found.Total > 0 {
		page.Why, page.Explained = whyLink(p, q), q.Explain
	}
	first := q
	first.Page, first.Explain = 1, false
	all := address.Search(p.Lang, first)
	page.Take = cited(p, takeRows(p, all, found.Total), page.Title, all, "")
	page.Pages, page.Previous, page.Next = pageLinks(p, q, found.Total)
	if found.Total == 0 {
		if page.Empty, err = s.emptyHelp(ctx, p, q, found.Nearby); err != nil {
			return views.CataloguePage{}, err
		}
	}
	return page, nil
}

// addAll puts all that a search finds on a list, as many as fit.
func addAll(p *i18n.Printer, q catalogue.Query, total int) views.Link {
	q.Page, q.Explain = 1, false
	search := address.Encode(q)
	if search == "" {
		search = address.ParamSort + "=" + address.SortWord(catalogue.ByNumber)
	}
	return views.Link{Href: address.AddToList(p.Lang, catalogue.Comparison{}, search), Text: p.N("lists.addall", min(total, maxAdded))}
}

func (s *Server) catalogueTitle(p *i18n.Printer, q catalogue.Query) string {
	title := p.T("menu.actions")
	if q.Text != "" {
		title = p.T("catalogue.title.words", i18n.Args{"words": q.Text})
	} else if q.Filters.Count() > 0 {
		var labels []string
		for _, facet := range catalogue.Facets {
			for _, v := range q.Filters[facet] {
				labels = append(labels, s.names.label(p, facet, v))
			}
		}
		title += ": " + cut(strings.Join(labels, ", "), 80)
	}
	if q.Page > 1 {
		title += " (" + p.T("page") + " " + p.Int(q.Page) + ")"
	}
	return title
}

// detail says what the results are.
func detail(p *i18n.Printer, q catalogue.Query, found catalogue.Found) string {
	text := p.N("results.actions", found.Actions)
	if found.Cases > 0 {
		text = p.T("results.and", i18n.Args{"actions": text, "cases": p.N("results.cases", found.Cases)})
	}
	words := q.Text
	if found.Corrected {
		words = found.Suggestion
	}
	if words != "" {
		text += " " + p.T("results.for", i18n.Args{"words": words})
	}
	return text
}

// openFacets are those that stand open before anything is chosen.
var openFacets = map[catalogue.Facet]bool{
	catalogue.FacetSector: true, catalogue.FacetDuration: true, catalogue.FacetCase: true, catalogue.FacetAudience: true,
}

// ourFacets are those of our own classification.
var ourFacets = map[catalogue.Facet]bool{
	catalogue.FacetAudience: true, catalogue.FacetFormat: true, catalogue.FacetGoal: true,
}

// longFacet is the number of values from which a facet scrolls.
const longFacet = 16

func (s *Server) facets(p *i18n.Printer, q catalogue.Query, found catalogue.Found) []views.FacetView {
	var list []views.FacetView
	for _, facet := range catalogue.Facets {
		chosen := map[string]bool{}
		for _, v := range q.Filters[facet] {
			chosen[v] = true
		}
		view := views.FacetView{
			ID:     "filter-" + address.Param[facet],
			Name:   p.T("facet." + string(facet)),
			Param:  address.Param[facet],
			Ours:   ourFacets[facet],
			Open:   openFacets[facet] || len(chosen) > 0,
			Chosen: len(chosen),
			Long:   len(found.Facets[facet]) > longFacet,
		}
		values := found.Facets[facet]
		if facet == catalogue.FacetOrganisation {
			values = s.names.inOrder(p.Lang, values)
			if n := len(values); n < len(s.names.values[facet]) {
				view.More = views.Link{Href: address.Page(p.Lang, "organisations"), Text: p.N("filters.more", n)}
			}
		}
		for _, v := range values {
			word := address.Value(facet, v.Value)
			view.Values = append(view.Values, views.FacetValueView{
				ID:       view.ID + "-" + word,
				Label:    s.names.label(p, facet, v.Value),
				Value:    word,
				Count:    v.Count,
				Checked:  chosen[v.Value],
				Disabled: v.Count == 0 && !chosen[v.Value],
			})
		}
		list = append(list, view)
	}
	return list
}

// maxOffered is the number of values of a facet that a page offers to choose
// from: a catalogue may have thousands of organisations.
const maxOffered = 300

// inOrder puts organisations in the order of their names, so that one can be
// looked up.
func (n *names) inOrder(lang catalogue.Lang, values []catalogue.FacetValue) []catalogue.FacetValue {
	values = slices.Clone(values)
	place := n.places[lang]
	slices.SortFunc(values, func(a, b catalogue.FacetValue) int { return place[a.Value] - place[b.Value] })
	return values
}

func (s *Server) chips(p *i18n.Printer, q catalogue.Query) []views.Chip {
	var chips []views.Chip
	for _, facet := range catalogue.Facets {
		for _, v := range q.Filters[facet] {
			chips = append(chips, views.Chip{
				Name:  p.T("facet." + string(facet)),
				Label: s.names.label(p, facet, v),
				Href:  address.Search(p.Lang, address.Toggle(q, facet, v)),
			})
		}
	}
	return chips
}

func sorts(p *i18n.Printer, q catalogue.Query) []views.SortView {
	var list []views.SortView
	for _, order := range catalogue.Sorts {
		if order == catalogue.Relevance && q.Text == "" {
			continue // is by number then
		}
		chosen := order == q.Sort || order == catalogue.ByNumber && q.Text == "" && q.Sort == catalogue.Relevance
		value := address.SortWord(order)
		if order == catalogue.ByNumber && q.Text == "" {
			value = ""
		}
		list = append(list, views.SortView{Value: value, Label: p.T("sort." + string(order)), Chosen: chosen})
	}
	return list
}

func suggestion(p *i18n.Printer, q catalogue.Query, found catalogue.Found) *views.SuggestionView {
	if found.Suggestion == "" {
		return nil
	}
	better := q
	better.Text, better.Page = found.Suggestion, 1
	return &views.SuggestionView{
		Text:      found.Suggestion,
		Href:      address.Search(p.Lang, better),
		Corrected: found.Corrected,
		Typed:     q.Text,
	}
}

// pageLinks gives the first page, the last and those around the current one,
// with gaps between.
func pageLinks(p *i18n.Printer, q catalogue.Query, total int) (links []views.PageLink, previous, next string) {
	last := (total + perPage - 1) / perPage
	at := func(page int) string {
		other := q
		other.Page = page
		return address.Search(p.Lang, other)
	}
	before := 0
	for _, page := range []int{1, q.Page - 2, q.Page - 1, q.Page, q.Page + 1, q.Page + 2, last} {
		if page <= before || page > last {
			continue
		}
		if page > before+1 {
			links = append(links, views.PageLink{})
		}
		link := views.PageLink{Label: p.Int(page)}
		if page != q.Page {
			link.Href = at(page)
		}
		links = append(links, link)
		before = page
	}
	if q.Page > 1 && q.Page <= last {
		previous = at(q.Page - 1)
	}
	if q.Page < last {
		next = at(q.Page + 1)
	}
	return links, previous, next
}

// maxWithout is how many filters are offered to leave out when nothing was
// found.
const maxWithout = 6

// emptyHelp looks for what would be found with one filter less, or else with
// none, and with words nearby. It searches once for each of them and for each
// facet at most, whatever was chosen.
func (s *Server) emptyHelp(ctx context.Context, p *i18n.Printer, q catalogue.Query, nearby []string) (*views.EmptyView, error) {
	help := &views.EmptyView{All: address.Page(p.Lang, "actions"), Tries: tries(p)}
	offer := func(to *[]views.Link, other catalogue.Query, key string, args i18n.Args) error {
		found, err := s.search.Search(ctx, other)
		if err == nil && found.Total > 0 {
			*to = append(*to, views.Link{Href: address.Search(p.Lang, other), Text: p.N(key, found.Total, args)})
		}
		return err
	}
	for _, words := range nearby {
		other := q
		other.Text, other.Page, other.Explain = words, 1, false
		if err := offer(&help.Nearby, other, "empty.nearby.words", i18n.Args{"words": words}); err != nil {
			return nil, err
		}
	}
	if q.Filters.Count() == 0 {
		return help, nil
	}
	none := q
	none.Filters, none.Page = nil, 1
	var dropAll []views.Link
	if err := offer(&dropAll, none, "empty.dropall", nil); err != nil || len(dropAll) == 0 {
		return help, err
	}
	for _, facet := range catalogue.Facets {
		// Of several values of a facet one less only narrows it further.
		if len(q.Filters[facet]) != 1 || len(help.Without) == maxWithout {
			continue
		}
		v := q.Filters[facet][0]
		if err := offer(&help.Without, address.Toggle(q, facet, v), "empty.drop", i18n.Args{"filter": s.names.label(p, facet, v)}); err != nil {
			return nil, err
		}
	}
	if q.Filters.Count() > 1 && len(help.Without) == 0 {
		help.Without = dropAll
	}
	return help, nil
}
