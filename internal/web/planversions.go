package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// planVersions shows the named versions of a plan.
func (s *Server) planVersions(c echo.Context, p *i18n.Printer) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	page := s.versionsPage(p, x)
	page.Notice = planNotice(p, c)
	return s.render(c, http.StatusOK, views.PlanVersions(page))
}

func (s *Server) versionsPage(p *i18n.Printer, x *openPlan) views.PlanVersionsPage {
	page := views.PlanVersionsPage{
		PlanHead: s.planHead(p, x, address.PlanVersions(p.Lang, x.token), address.PlanVersions(p.Lang.Other(), x.token), ""),
		Full:     len(x.Snapshots) >= plan.MaxSnapshots,
	}
	page.Base.Title = p.T("plan.versions") + ": " + x.About.Title
	for _, y := range x.Snapshots {
		id := strconv.FormatInt(y.ID, 10)
		page.Versions = append(page.Versions, views.PlanVersion{
			Link: views.Link{Href: address.PlanVersion(p.Lang, x.token, id), Text: y.Name}, ID: id, When: keptText(p, y.Created),
		})
	}
	return page
}

func keptText(p *i18n.Printer, at time.Time) string {
	return p.T("plan.version.when", i18n.Args{"date": p.Date(at), "time": at.In(i18n.Zone).Format("15:04")})
}

// keepVersion keeps the plan as it stands under a name.
func (s *Server) keepVersion(c echo.Context, p *i18n.Printer) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	name := typed(c, "naam")
	if issues := plan.CheckName(name); len(issues) > 0 && x.mayEdit() {
		page := s.versionsPage(p, x)
		page.Name = name
		for _, text := range fieldTexts(p, issues) {
			page.Issues = append(page.Issues, views.Link{Href: "#naam", Text: text})
		}
		return s.render(c, http.StatusBadRequest, views.PlanVersions(page))
	}
	if err := s.store.AddSnapshot(c.Request().Context(), x.token, name); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, address.PlanVersions(p.Lang, x.token)+"?klaar=versie")
}

func (s *Server) findVersion(ctx context.Context, c echo.Context, x *openPlan) (*plan.Snapshot, error) {
	id, err := strconv.ParseInt(c.Param("versie"), 10, 64)
	if err != nil {
		return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.plan.version", Err: err}
	}
	return s.store.FindSnapshot(ctx, x.token, id)
}

// planVersion shows a version beside what the plan says now.
func (s *Server) planVersion(c echo.Context, p *i18n.Printer) error {
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	y, err := s.findVersion(c.Request().Context(), c, x)
	if err != nil {
		return err
	}
	id := strconv.FormatInt(y.ID, 10)
	then := s.bodySections(p, &y.Body, s.casesOf(&y.Body))
	page := views.PlanVersionPage{
		PlanHead: s.planHead(p, x, address.PlanVersion(p.Lang, x.token, id), address.PlanVersion(p.Lang.Other(), x.token, id), ""),
		ID:       id, Version: y.Name, When: keptText(p, y.Created), Sections: then,
		Changes: planChanges(then, s.bodySections(p, &x.Body, s.casesOf(&x.Body))),
	}
	page.Base.Title = y.Name + ": " + x.About.Title
	return s.render(c, http.StatusOK, views.PlanVersionSeen(page))
}

// postVersion brings a version back, or removes it.
func (s *Server) postVersion(c echo.Context, p *i18n.Printer) error {
	ctx := c.Request().Context()
	x, err := s.findPlan(c)
	if err != nil {
		return err
	}
	y, err := s.findVersion(ctx, c, x)
	if err != nil {
		return err
	}
	switch c.FormValue("doe") {
	case "terug":
		name := cut(p.T("plan.version.before", i18n.Args{"name": y.Name}), plan.MaxName)
		if err := s.store.RestoreSnapshot(ctx, x.token, y.ID, name); err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, address.Plan(p.Lang, x.token)+"?klaar=terug")
	case "weg":
		if err := s.store.RemoveSnapshot(ctx, x.token, y.ID); err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, address.PlanVersions(p.Lang, x.token)+"?klaar=weg")
	}
	if x.access != visitor.Edit {
		return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.plan.read"}
	}
	return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad"}
}
