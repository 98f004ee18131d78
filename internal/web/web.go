// Package web answers requests: the pages in Dutch and English, the open API
// and the assets. It declares what it needs of the store and the search as
// small interfaces and turns every error into a status and a page.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"
	"golang.org/x/sync/semaphore"

	"warmwater/assets"
	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// Store is where the catalogue is read.
type Store interface {
	// ListActions gives the actions with these numbers, in this order.
	ListActions(ctx context.Context, nrs []int) ([]catalogue.Action, error)
	// FindAction gives one, or an error of kind NotFound.
	FindAction(ctx context.Context, nr int) (catalogue.Action, error)
	Lists
	Rounds
	Plans
}

// Searcher finds actions and cases.
type Searcher interface {
	Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error)
	// All gives everything that a query finds, whatever its page, in its order.
	All(ctx context.Context, q catalogue.Query) ([]catalogue.Ref, error)
	// Similar gives the n actions that are most like one, best first.
	Similar(ctx context.Context, nr, n int) ([]int, error)
	// Like gives the n actions and n cases at most that are like a sketch, best
	// first.
	Like(ctx context.Context, s catalogue.Sketch, n int) ([]catalogue.Likeness, error)
	// Complete gives up to limit things of the catalogue that a text may become.
	Complete(ctx context.Context, s string, lang catalogue.Lang, limit int) ([]catalogue.Completion, error)
}

// Server answers requests. Make one by New.
type Server struct {
	store    Store
	search   Searcher
	printers i18n.Printers
	names    *names
	lessons  *catalogue.Lessons
	pages    *pages
	jar      jar // of lists
	planJar  jar
	roundJar jar // of who runs them
	limiter  limiter
	making   *semaphore.Weighted // documents and workbooks
	log      *slog.Logger
	echo     *echo.Echo
	spare    map[catalogue.Lang][]byte // the page for when drawing a page fails

	publicRoutes map[string]bool // of pages that are the same for everyone
}

// New makes a server of what it serves: content is the whole catalogue, as the
// store has it and the search knows it.
func New(ctx context.Context, content *catalogue.Content, printers i18n.Printers, store Store, search Searcher, log *slog.Logger) (*Server, error) {
	s := &Server{store: store, search: search, printers: printers, log: log, echo: echo.New(), pages: newPages(), making: semaphore.NewWeighted(mostMade), publicRoutes: map[string]bool{}}
	s.lessons = &content.Lessons
	var err error
	if s.names, err = newNames(ctx, content, search); err != nil {
		return nil, err
	}
	key, err := store.Secret(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the secret: %w", err)
	}
	s.jar = jar{name: "warmwater_lijsten", key: key}
	s.planJar = jar{name: "warmwater_plannen", key: key}
	s.roundJar = jar{name: "warmwater_rondes", key: key}
	if err := s.makeSpare(ctx); err != nil {
		return nil, err
	}
	s.echo.HTTPErrorHandler = s.handleError
	s.middleware()
	s.routes()
	return s, nil
}

// routes is the list of everything that is served.
func (s *Server) routes() {
	for _, lang := range catalogue.Langs {
		page := func(path string, h func(echo.Context, *i18n.Printer) error) {
			s.public(path, func(c echo.Context) error { return h(c, s.printers[lang]) })
		}
		file := func(path string, h func(echo.Context, *i18n.Printer) error) {
			s.get(path, func(c echo.Context) error { return h(c, s.printers[lang]) })
		}
		page(address.Home(lang), s.home)
		page(address.Page(lang, "actions"), s.catalogue)
		s.files(lang, address.Page(lang, "actions"), s.resultsTable, nil)
		page(address.Page(lang, "actions")+"/:action", s.action)
		s.files(lang, address.Dossier(address.Page(lang, "actions")+"/:action"), s.actionTable, ownWay{"json": s.actionJSON})
		page(address.Page(lang, "cases"), s.cases)
		page(address.Page(lang, "cases")+"/:case", s.caseStudy)
		s.files(lang, address.Dossier(address.Page(lang, "cases")+"/:case"), s.caseTable, ownWay{"docx": s.caseDocument, "json": s.caseJSON})
		page(address.Page(lang, "organisations"), s.organisations)
		page(address.Page(lang, "organisations")+"/:organisation", s.organisation)
		page(address.Page(lang, "themes"), s.themes)
		s.files(lang, address.Page(lang, "themes"), s.themesTable, nil)
		page(address.Page(lang, "themes")+"/:theme", s.theme)
		page(address.Page(lang, "compare"), s.compare)
		s.files(lang, address.Page(lang, "compare"), s.compareSheet, nil)
		page(address.Page(lang, "partnerships"), s.forms)
		s.files(lang, address.Page(lang, "partnerships"), s.formsTable, nil)
		page(address.Page(lang, "partnerships")+"/:form", s.form)
		page(address.Page(lang, "recommendations"), s.recommendations)
		page(address.Page(lang, "figures"), s.figures)
		file(address.Page(lang, "figures")+"/:file", s.figuresFile)
		for i := range s.lessons.Guides {
			guide := &s.lessons.Guides[i]
			page(address.Page(lang, string(guide.ID)), s.guide(guide))
		}
		post := func(path string, h func(echo.Context, *i18n.Printer) error) {
			s.echo.POST(path, func(c echo.Context) error { return h(c, s.printers[lang]) }, private)
		}
		secret := func(path string, h func(echo.Context, *i18n.Printer) error) {
			s.get(path, func(c echo.Context) error { return h(c, s.printers[lang]) }, private)
		}
		secret(address.Page(lang, "lists"), s.lists)
		post(address.Page(lang, "lists"), s.createList)
		secret(address.Page(lang, "list-add"), s.listAdd)
		post(address.Page(lang, "list-add"), s.addToList)
		secret(address.List(lang, ":token"), s.list)
		post(address.List(lang, ":token"), s.postList)
		s.files(lang, address.Dossier(address.List(lang, ":token")), s.listTable, ownWay{"docx": s.listDocument, "json": s.listFile}, private)
		secret(address.Page(lang, "round-new"), s.roundNew)
		post(address.Page(lang, "round-new"), s.openRound)
		secret(address.Round(lang, ":token"), s.round)
		post(address.Round(lang, ":token"), s.postRound)
		s.files(lang, address.Dossier(address.Round(lang, ":token")), s.roundTable, ownWay{"json": s.roundFile}, private)
		secret(address.Page(lang, "plans"), s.plans)
		secret(address.Page(lang, "plan-new"), s.planNew)
		post(address.Page(lang, "plan-new"), s.createPlan)
		secret(address.Plan(lang, ":token"), s.plan)
		post(address.Plan(lang, ":token"), s.postPlan)
		for _, step := range address.PlanSteps {
			secret(address.PlanPart(lang, ":token", step), s.planStep(step))
			post(address.PlanPart(lang, ":token", step), s.postStep(step))
		}
		secret(address.PlanVersions(lang, ":token"), s.planVersions)
		post(address.PlanVersions(lang, ":token"), s.keepVersion)
		secret(address.PlanVersion(lang, ":token", ":versie"), s.planVersion)
		post(address.PlanVersion(lang, ":token", ":versie"), s.postVersion)
		s.files(lang, address.Dossier(address.Plan(lang, ":token")), s.planTable, ownWay{"docx": s.planDocument, "json": s.planFile}, private)
		page(address.Page(lang, "about"), s.text("about"))
		page(address.Page(lang, "accessibility"), s.text("accessibility"))
		page(address.Page(lang, "privacy"), s.text("privacy"))
	}
	s.get("/api/v1/actions", s.apiActions)
	s.get("/api/v1/actions/:nr", s.apiAction)
	s.get("/api/v1/cases", s.apiCases)
	s.get("/api/v1/cases/:case", s.apiCase)
	s.get("/api/v1/search", s.apiSearch)
	s.get("/api/v1/suggest", s.apiSuggest)
	s.get("/api/v1/themes", s.apiThemes)
	s.get("/api/v1/factors", s.apiFactors)
	s.get("/api/v1/formats", s.apiFormats)
	s.get("/api/v1/figures", s.apiFigures)

	s.get("/api/v1/lists/:token", s.apiList, private)
	s.get("/api/v1/rounds/:token/results", s.apiRound, private)
	s.get("/api/v1/plans/:token", s.apiPlan, private)

	s.get("/healthz", s.healthz)
	s.get("/robots.txt", robots)
	s.get(assets.Prefix+"*", echo.WrapHandler(assets.Handler(http.HandlerFunc(s.assetMissing))))
}

// get serves a path for GET and HEAD.
func (s *Server) get(path string, h echo.HandlerFunc, with ...echo.MiddlewareFunc) {
	s.echo.GET(path, h, with...)
	s.echo.HEAD(path, h, with...)
}

func (s *Server) healthz(c echo.Context) error {
	return c.String(http.StatusOK, "ok\n")
}

func robots(c echo.Context) error {
	return c.String(http.StatusOK, "User-agent: *\nDisallow: /api/\n")
}
