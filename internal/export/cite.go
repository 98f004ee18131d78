package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
)

// Citation is a work to cite: a report, or a page of this site.
type Citation struct {
	ID        string // of letters, digits and hyphens
	Webpage   bool   // not a report
	Title     string
	Authors   []string // organisations
	Publisher string   // or the name of the site
	Year      int      // 0: not stated
	Month     int      // 0: not stated
	Lang      string   // such as nl
	URL       string
	Accessed  time.Time // zero: not visited
	Note      string
}

// RIS writes citations as EndNote, Zotero and Mendeley read them.
func RIS(w io.Writer, list []Citation) error {
	var b strings.Builder
	for _, c := range list {
		line := func(tag, value string) {
			if value = oneLine(value); value != "" {
				b.WriteString(tag + "  - " + value + "\r\n")
			}
		}
		kind := "RPRT"
		if c.Webpage {
			kind = "ELEC"
		}
		line("TY", kind)
		line("ID", c.ID)
		line("TI", c.Title)
		for _, a := range c.Authors {
			line("AU", a)
		}
		line("PB", c.Publisher)
		if c.Year > 0 {
			line("PY", fmt.Sprint(c.Year))
			if c.Month > 0 {
				line("DA", fmt.Sprintf("%d/%02d", c.Year, c.Month))
			}
		}
		line("LA", c.Lang)
		line("UR", c.URL)
		if !c.Accessed.IsZero() {
			line("Y2", c.Accessed.Format("2006/01/02"))
		}
		line("N1", c.Note)
		b.WriteString("ER  - \r\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// BibTeX writes citations as LaTeX reads them.
func BibTeX(w io.Writer, list []Citation) error {
	var b strings.Builder
	for _, c := range list {
		kind := "techreport"
		if c.Webpage {
			kind = "misc"
		}
		b.WriteString("@" + kind + "{" + c.ID)
		field := func(name, value string) {
			if value = oneLine(value); value != "" {
				b.WriteString(",\n  " + name + " = {" + texSigns.Replace(value) + "}")
			}
		}
		field("title", c.Title)
		var authors []string
		for _, a := range c.Authors {
			if a = oneLine(a); a != "" {
				authors = append(authors, "{"+texSigns.Replace(a)+"}") // braces keep an organisation whole
			}
		}
		if len(authors) > 0 {
			b.WriteString(",\n  author = {" + strings.Join(authors, " and ") + "}")
		}
		if c.Webpage {
			field("howpublished", c.Publisher)
		} else {
			field("institution", c.Publisher)
		}
		if c.Year > 0 {
			field("year", fmt.Sprint(c.Year))
		}
		if c.Month > 0 {
			field("month", strings.ToLower(time.Month(c.Month).String()[:3]))
		}
		field("language", c.Lang)
		if c.URL != "" {
			b.WriteString(",\n  url = {" + strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(oneLine(c.URL)) + "}")
		}
		if !c.Accessed.IsZero() {
			field("urldate", c.Accessed.Format(time.DateOnly))
		}
		field("note", c.Note)
		b.WriteString("\n}\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// texSigns writes signs that mean something to LaTeX.
var texSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

// CSLJSON writes citations as citation processors read them.
func CSLJSON(w io.Writer, list []Citation) error {
	items := make([]map[string]any, len(list))
	for i, c := range list {
		item := map[string]any{"id": c.ID, "type": "report", "title": c.Title}
		if c.Webpage {
			item["type"] = "webpage"
		}
		set := func(name, value string) {
			if value != "" {
				item[name] = value
			}
		}
		var authors []map[string]string
		for _, a := range c.Authors {
			authors = append(authors, map[string]string{"literal": a})
		}
		if authors != nil {
			item["author"] = authors
		}
		if c.Webpage {
			set("container-title", c.Publisher)
		} else {
			set("publisher", c.Publisher)
		}
		if c.Year > 0 {
			parts := []int{c.Year}
			if c.Month > 0 {
				parts = append(parts, c.Month)
			}
			item["issued"] = map[string]any{"date-parts": [][]int{parts}}
		}
		set("language", c.Lang)
		set("URL", c.URL)
		if at := c.Accessed; !at.IsZero() {
			item["accessed"] = map[string]any{"date-parts": [][]int{{at.Year(), int(at.Month()), at.Day()}}}
		}
		set("note", c.Note)
		items[i] = item
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(items)
}

// oneLine is a text without line breaks and signs that files cannot hold.
func oneLine(text string) string {
	text = strings.ToValidUTF8(text, "")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 }), " ")
}
