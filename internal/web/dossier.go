package web

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/export"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
)

// finish writes a dossier. At its end stands where it comes from, when it was
// made, and at which address it can be seen.
func finish(w io.Writer, p *i18n.Printer, d export.Document, source, at string) error {
	d.Lang, d.Made = string(p.Lang), time.Now()
	d.Blocks = append(d.Blocks,
		export.Block{Text: export.Plain(source), Quiet: true},
		export.Block{Text: []export.Run{{Text: p.T("file.made") + " " + p.Date(d.Made) + ". "}, {Text: at, Link: at}}, Quiet: true},
	)
	return export.DOCX(w, d)
}

// sendDocument answers with a dossier.
func (s *Server) sendDocument(c echo.Context, p *i18n.Printer, d export.Document, source, at string) error {
	return s.sendWhole(c, fileName(d.Title)+".docx", dataForms[0].kind, func(w io.Writer) error { return finish(w, p, d, source, at) })
}

// listDocument serves a list as a dossier, in its order.
func (s *Server) listDocument(c echo.Context, p *i18n.Printer) error {
	page, _, err := s.openListPage(c, p)
	if err != nil {
		return err
	}
	if page.Deleted != "" {
		return &catalogue.Error{Kind: catalogue.NotFound, Message: "error.list"}
	}
	d := export.Document{Title: page.Name}
	if page.Purpose != "" {
		d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(page.Purpose)})
	}
	if page.Origin != nil {
		d.Blocks = append(d.Blocks, export.Block{Quiet: true, Text: []export.Run{
			{Text: p.T("list.origin") + " "}, {Text: page.Origin.Text, Link: whole(c, page.Origin.Href)},
		}})
	}
	for i := range page.Items {
		x := &page.Items[i]
		if x.Section != "" {
			d.Blocks = append(d.Blocks, export.Block{Heading: x.Section, Level: 1})
		}
		link := x.Href
		if link != "" && x.Kind != shortlist.Own {
			link = whole(c, link)
		}
		d.Blocks = append(d.Blocks,
			export.Block{Heading: fmt.Sprintf("%d. %s", x.Place, x.Text), Level: 2},
			export.Block{Quiet: true, Text: []export.Run{{Text: strings.Join(filled(x.By, x.Countries), ", ") + " "}, {Text: x.Label, Link: link}}},
		)
		if x.Body != "" {
			d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(x.Body)})
		}
		status := []export.Run{{Text: p.T("status." + string(x.Status)), Bold: true}}
		if x.Reason != "" {
			status = append(status, export.Run{Text: ": " + x.Reason})
		}
		d.Blocks = append(d.Blocks, export.Block{Text: status})
		if x.Note != "" {
			d.Blocks = append(d.Blocks, export.Block{Text: export.Plain(x.Note)})
		}
	}
	at := page.ReadLink
	if !page.Edit {
		at = whole(c, page.Path)
	}
	return s.sendDocument(c, p, d, p.T("list.source"), at)
}

// filled are the texts that say something.
func filled(texts ...string) []string {
	var list []string
	for _, t := range texts {
		if t != "" {
			list = append(list, t)
		}
	}
	return list
}

// caseDocument serves a case as a dossier.
func (s *Server) caseDocument(c echo.Context, p *i18n.Printer) error {
	k, err := s.names.findCase(c.Param("case"))
	if err != nil {
		return err
	}
	d := export.Document{Title: p.Of(k.Title), Blocks: caseBlocks(p, k)}
	return s.sendDocument(c, p, d, p.T("case.source", i18n.Args{"section": k.Section}), whole(c, address.Case(p.Lang, k.Slug)))
}

// caseTable is what stands in the dossier of a case, line by line.
func (s *Server) caseTable(c echo.Context, p *i18n.Printer) (*table, error) {
	k, err := s.names.findCase(c.Param("case"))
	if err != nil {
		return nil, err
	}
	return &table{
		name: fileName(p.Of(k.Title)), title: p.Of(k.Title), head: []string{p.T("plan.section"), p.T("plan.place"), p.T("plan.says")},
		rows: blockRows(caseBlocks(p, k)), source: []string{p.T("case.source", i18n.Args{"section": k.Section})}, address: whole(c, address.Case(p.Lang, k.Slug)),
	}, nil
}

// blockRows are the blocks of a document as rows of a section, a place in it
// and what stands there.
func blockRows(blocks []export.Block) [][]string {
	var rows [][]string
	section, place := "", ""
	add := func(place, text string) {
		if text != "" {
			rows = append(rows, []string{section, place, text})
		}
	}
	for _, b := range blocks {
		switch {
		case b.Heading != "" && b.Level == 1:
			section, place = b.Heading, ""
		case b.Heading != "":
			place = b.Heading
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				var cells []string
				for i, cell := range row[1:] {
					if name := b.Table.Head[i+1]; cell != "" && name != "" {
						cell = name + ": " + cell
					}
					cells = append(cells, cell)
				}
				add(strings.Join(filled(place, row[0]), ": "), strings.Join(filled(cells...), "; "))
			}
		case b.Items != nil:
			for _, item := range b.Items {
				if len(item) > 1 && item[0].Bold {
					add(strings.TrimSuffix(strings.TrimSpace(item[0].Text), "."), plainText(item[1:]))
				} else {
					add(place, plainText(item))
				}
			}
		default:
			add(place, plainText(b.Text))
		}
	}
	return rows
}

// caseBlocks are all that a case says.
func caseBlocks(p *i18n.Printer, k *catalogue.Case) []export.Block {
	blocks := []export.Block{{Text: export.Plain(p.Of(k.Lead))}}
	box := &export.DocTable{Head: []string{p.T("case.box"), ""}}
	for _, f := range boxFacts(p, k.Box) {
		value := f.Text
		if value == "" {
			value = p.T("none")
		}
		box.Rows = append(box.Rows, []string{f.Name, value})
	}
	for _, part := range k.Parts {
		if part.Box == (catalogue.Box{}) {
			continue
		}
		for _, f := range boxFacts(p, part.Box) {
			if f.Text != "" {
				box.Rows = append(box.Rows, []string{p.Of(part.Title) + ": " + f.Name, f.Text})
			}
		}
	}
	blocks = append(blocks, export.Block{Table: box})
	for _, helps := range []bool{true, false} {
		title := p.T("case.hinders")
		if helps {
			title = p.T("case.helps")
		}
		blocks = append(blocks, export.Block{Heading: title, Level: 1}, factorBlock(p, k, helps))
	}
	blocks = append(blocks, resultBlocks(p, k)...)
	for _, section := range k.Sections {
		blocks = append(blocks, export.Block{Heading: p.Of(section.Title), Level: 1})
		blocks = append(blocks, markdownBlocks(p.Of(section.Text))...)
		for _, t := range section.Tables {
			view := tableView(p, t)
			blocks = append(blocks, export.Block{Heading: view.Caption, Level: 3}, export.Block{Table: &export.DocTable{Head: view.Columns, Rows: view.Rows}})
		}
		blocks = append(blocks, export.Block{Quiet: true, Text: export.Plain(p.T("source.section", i18n.Args{"section": section.Section}))})
	}
	return blocks
}

// factorBlock lists the points on one side of a case, each with its kind and
// source.
func factorBlock(p *i18n.Printer, k *catalogue.Case, helps bool) export.Block {
	var items [][]export.Run
	for _, kind := range catalogue.Kinds {
		for i := range k.Factors {
			f := &k.Factors[i]
			if f.Kind != kind || kind.Helps() != helps {
				continue
			}
			items = append(items, []export.Run{
				{Text: p.Of(f.Title) + ". ", Bold: true},
				{Text: fmt.Sprintf("%s (%s, %s)", p.Of(f.Text), strings.ToLower(p.T("kind."+string(kind))), p.T("source.section", i18n.Args{"section": f.Section}))},
			})
		}
	}
	if len(items) == 0 {
		return export.Block{Text: export.Plain(p.T("none"))}
	}
	return export.Block{Items: items}
}

// resultBlocks are the figures of a case as a table.
func resultBlocks(p *i18n.Printer, k *catalogue.Case) []export.Block {
	if len(k.Results) == 0 {
		return nil
	}
	t := &export.DocTable{Head: []string{p.T("case.table.what"), p.T("case.table.before"), p.T("case.table.after"), p.T("case.table.unit"), p.T("case.table.period")}}
	for i := range k.Results {
		f := figureView(p, &k.Results[i])
		before := f.Before
		if before == "" {
			before = p.T("none")
		}
		t.Rows = append(t.Rows, []string{f.Label, before, f.After, f.Unit, f.Period})
	}
	return []export.Block{{Heading: p.T("case.results"), Level: 1}, {Table: t}}
}

// markdownBlocks turns a text of the catalogue into blocks.
func markdownBlocks(source string) []export.Block {
	data := []byte(source)
	var blocks []export.Block
	for n := markdown.Parser().Parse(text.NewReader(data)).FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			blocks = append(blocks, export.Block{Heading: plainText(runsOf(n, data, false)), Level: 2})
		case *ast.List:
			var items [][]export.Run
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				items = append(items, runsOf(item, data, false))
			}
			blocks = append(blocks, export.Block{Items: items})
		default:
			if runs := runsOf(n, data, false); len(runs) > 0 {
				blocks = append(blocks, export.Block{Text: runs})
			}
		}
	}
	return blocks
}

// runsOf gathers the text below a node.
func runsOf(n ast.Node, data []byte, bold bool) []export.Run {
	var runs []export.Run
	for x := n.FirstChild(); x != nil; x = x.NextSibling() {
		switch x := x.(type) {
		case *ast.Text:
			said := string(x.Value(data))
			if x.SoftLineBreak() || x.HardLineBreak() {
				said += " "
			}
			runs = append(runs, export.Run{Text: said, Bold: bold})
		case *ast.Emphasis:
			runs = append(runs, runsOf(x, data, bold || x.Level == 2)...)
		case *ast.Link:
			runs = append(runs, export.Run{Text: plainText(runsOf(x, data, false)), Link: string(x.Destination)})
		default:
			if len(runs) > 0 && x.Type() == ast.TypeBlock {
				runs = append(runs, export.Run{Text: " "})
			}
			runs = append(runs, runsOf(x, data, bold)...)
		}
	}
	return runs
}

func plainText(runs []export.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
