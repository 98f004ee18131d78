package web

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
)

// The numbers of items that the API gives.
const (
	apiPerPage     = 25
	apiSearchLimit = 20
	apiSearchMost  = 100
)

// apiActions answers GET /api/v1/actions.
func (s *Server) apiActions(c echo.Context) error {
	q, err := s.apiQuery(c.QueryParams())
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	found, err := s.search.Search(ctx, q)
	if err != nil {
		return err
	}
	nrs := make([]int, len(found.Hits))
	for i, hit := range found.Hits {
		nrs[i] = hit.Nr
	}
	actions, err := s.store.ListActions(ctx, nrs)
	if err != nil {
		return err
	}
	return sendJSON(c, apiActionList{
		Total: found.Total, Page: q.Page, PerPage: q.PerPage,
		Items:  s.apiActionItems(actions),
		Facets: apiFacets(found),
	})
}

// apiAction answers GET /api/v1/actions/{nr}.
func (s *Server) apiAction(c echo.Context) error {
	nr, err := strconv.Atoi(c.Param("nr"))
	if err != nil {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action", Err: err}
	}
	a, err := s.store.FindAction(c.Request().Context(), nr)
	if err != nil {
		return err
	}
	return sendJSON(c, s.apiActionItem(&a))
}

// apiCases answers GET /api/v1/cases.
func (s *Server) apiCases(c echo.Context) error {
	nrs := s.names.caseNrs
	list := apiCaseList{Total: len(nrs), Items: make([]apiCase, len(nrs))}
	for i, nr := range nrs {
		list.Items[i] = apiCaseItem(s.names.cases[nr])
	}
	return sendJSON(c, list)
}

// apiCase answers GET /api/v1/cases/{nr or slug}.
func (s *Server) apiCase(c echo.Context) error {
	k, err := s.names.findCase(c.Param("case"))
	if err != nil {
		return err
	}
	return sendJSON(c, apiCaseItem(k))
}

// apiSearch answers GET /api/v1/search: actions and cases in one ranking.
func (s *Server) apiSearch(c echo.Context) error {
	values := c.QueryParams()
	text, err := apiText(values)
	if err != nil {
		return err
	}
	lang, err := apiLang(values)
	if err != nil {
		return err
	}
	limit, err := apiNumber(values, "limit", apiSearchLimit, apiSearchMost)
	if err != nil {
		return err
	}
	explain, ok := map[string]bool{"": false, "false": false, "true": true}[values.Get("explain")]
	if !ok {
		return badParameter("explain")
	}
	ctx := c.Request().Context()
	answer := apiFound{Query: text, Hits: []apiHit{}}
	if text == "" {
		return sendJSON(c, answer)
	}
	found, err := s.search.Search(ctx, catalogue.Query{
		Text: text, Lang: lang, Scope: catalogue.ActionsAndCases, Page: 1, PerPage: limit, Explain: explain,
	})
	if err != nil {
		return err
	}
	answer.Total = found.Total
	if found.Suggestion != "" {
		answer.Suggestion = &found.Suggestion
	}
	actions, err := s.load(ctx, found.Hits)
	if err != nil {
		return err
	}
	for _, hit := range found.Hits {
		answer.Hits = append(answer.Hits, apiHitOf(lang, hit, actions, s.names.cases))
	}
	return sendJSON(c, answer)
}

// apiQuery reads the parameters of the list of actions.
func (s *Server) apiQuery(values url.Values) (q catalogue.Query, err error) {
	q = catalogue.Query{Filters: catalogue.Filters{}, Scope: catalogue.ActionsOnly, Values: maxOffered}
	if q.Text, err = apiText(values); err != nil {
		return q, err
	}
	if q.Lang, err = apiLang(values); err != nil {
		return q, err
	}
	if q.Page, err = apiNumber(values, "page", 1, catalogue.MaxPage); err != nil {
		return q, err
	}
	if q.PerPage, err = apiNumber(values, "per_page", apiPerPage, catalogue.MaxPerPage); err != nil {
		return q, err
	}
	q.Sort = catalogue.Sort(cmp.Or(values.Get("sort"), string(catalogue.Relevance)))
	if !slices.Contains(catalogue.Sorts, q.Sort) {
		return q, badParameter("sort")
	}
	for _, facet := range catalogue.Facets {
		for _, v := range values[string(facet)] {
			if v == "" {
				continue
			}
			if facet == catalogue.FacetCase {
				v = truth(v)
			}
			if !slices.Contains(q.Filters[facet], v) {
				q.Filters[facet] = append(q.Filters[facet], v)
			}
		}
	}
	if q.Filters.Count() > catalogue.MaxValues {
		return q, &catalogue.Error{Kind: catalogue.Invalid, Message: "issue.values", Args: map[string]any{"max": catalogue.MaxValues}}
	}
	if facet, _, ok := s.names.unknown(q.Filters); ok {
		return q, badParameter(string(facet))
	}
	return q, nil
}

// truth reads the ways in which yes and no are written.
func truth(word string) string {
	switch strings.ToLower(word) {
	case "true", "1", "yes", "ja":
		return catalogue.ValueYes
	case "false", "0", "no", "nee":
		return catalogue.ValueNo
	}
	return word
}

func apiText(values url.Values) (string, error) {
	text := strings.Join(strings.Fields(values.Get("q")), " ")
	if !utf8.ValidString(text) || utf8.RuneCountInString(text) > catalogue.MaxQueryLength {
		return "", badParameter("q")
	}
	return text, nil
}

func apiLang(values url.Values) (catalogue.Lang, error) {
	lang := catalogue.Lang(cmp.Or(values.Get("lang"), string(catalogue.Dutch)))
	if !slices.Contains(catalogue.Langs, lang) {
		return "", badParameter("lang")
	}
	return lang, nil
}

func apiNumber(values url.Values, name string, usual, most int) (int, error) {
	word := values.Get(name)
	if word == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > most {
		return 0, badParameter(name)
	}
	return n, nil
}

// badParameter names the parameter that cannot be followed.
func badParameter(name string) error {
	return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.parameter", Args: map[string]any{"name": name}}
}

func sendJSON(c echo.Context, v any) error {
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if h.Get("Cache-Control") == "" { // a secret link allows less
		h.Set("Cache-Control", "no-cache")
	}
	h.Set(echo.HeaderContentType, "application/json; charset=utf-8")
	c.Response().WriteHeader(http.StatusOK)
	encoder := json.NewEncoder(c.Response())
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

// problem is an error of the API after RFC 9457.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

func (s *Server) sendProblem(c echo.Context, status int, message string, err error) error {
	p := s.printers[catalogue.English]
	detail := p.T(message)
	if e, ok := asReaderError(err); ok && e.Args != nil {
		detail = p.T(message, e.Args)
	}
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set(echo.HeaderContentType, "application/problem+json")
	c.Response().WriteHeader(status)
	return json.NewEncoder(c.Response()).Encode(problem{
		Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail,
	})
}
