package web

import (
	"embed"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/i18n"
	"warmwater/views"
)

//go:embed texts/*.md
var texts embed.FS

// text serves a page of plain text from texts/name.lang.md.
func (s *Server) text(name string) func(echo.Context, *i18n.Printer) error {
	return func(c echo.Context, p *i18n.Printer) error {
		data, err := texts.ReadFile("texts/" + name + "." + string(p.Lang) + ".md")
		if err != nil {
			return fmt.Errorf("read text: %w", err)
		}
		page, err := textPage(string(data))
		if err != nil {
			return err
		}
		page.Base = views.Base{
			Printer: p, Title: page.Heading, Description: page.Intro,
			Path: address.Page(p.Lang, name), Twin: address.Page(p.Lang.Other(), name), Menu: name,
		}
		return s.render(c, http.StatusOK, views.Text(page))
	}
}

// textPage reads a text: "# Heading", an opening paragraph, then sections that
// each begin with "## id: Title".
func textPage(source string) (views.TextPage, error) {
	blocks := strings.Split(source, "\n## ")
	heading, intro, _ := strings.Cut(strings.TrimPrefix(blocks[0], "# "), "\n")
	page := views.TextPage{Heading: strings.TrimSpace(heading), Intro: strings.TrimSpace(intro)}
	for _, block := range blocks[1:] {
		title, body, _ := strings.Cut(block, "\n")
		id, title, ok := strings.Cut(title, ": ")
		if !ok {
			return page, fmt.Errorf("section %q has no id", id)
		}
		html, err := toHTML(body)
		if err != nil {
			return page, err
		}
		page.Sections = append(page.Sections, views.TextSection{ID: id, Title: title, HTML: html})
	}
	return page, nil
}
