package main

import (
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

// page is a document as a page of a static site.
var page = template.Must(template.New("page").Funcs(template.FuncMap{"lines": strings.Lines}).Parse(
	`<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>{{.TitleNL}}</title></head>
<body>
<main data-pagefind-body>
<h1>{{.TitleNL}}{{if ne .TitleNL .TitleEN}} / {{.TitleEN}}{{end}}</h1>
{{range $text := .Texts}}{{range lines $text}}<p>{{.}}</p>
{{end}}{{end}}</main>
</body>
</html>
`))

// Texts are those below the title, first all in Dutch and then all in English.
func (d *document) Texts() []string {
	return []string{
		d.SummaryNL, d.OrganisationsNL, d.TagsNL, d.BodyNL,
		d.SummaryEN, d.OrganisationsEN, d.TagsEN, d.BodyEN,
	}
}

// writeSite writes each document as a page, TYPE-NR.html, in both languages:
// a reader of Pagefind searches one language at a time, and would miss what is
// asked for in the other.
func writeSite(folder string, docs []document) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for i := range docs {
		f, err := os.Create(filepath.Join(folder, docs[i].id()+".html"))
		if err != nil {
			return err
		}
		if err := page.Execute(f, &docs[i]); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
