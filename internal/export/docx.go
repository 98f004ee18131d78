package export

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Document is a dossier: blocks in order, and at its end where it comes from.
type Document struct {
	Title  string
	Lang   string // such as nl-BE
	Made   time.Time
	Across bool // pages are wider than they are high
	Blocks []Block
}

// Block is a heading, a paragraph, a list or a table: one of them is set.
type Block struct {
	Heading string
	Level   int // of Heading: 1 to 3
	Text    []Run
	Quiet   bool // Text is an aside
	Items   [][]Run
	Table   *DocTable
}

// Run is a stretch of text.
type Run struct {
	Text string
	Bold bool
	Link string // a web address, or empty
}

// DocTable is a table with a head that is repeated on each page. Each row has
// as many cells as Head.
type DocTable struct {
	Head []string
	Rows [][]string
}

// Plain is text as the only run of a paragraph.
func Plain(text string) []Run { return []Run{{Text: text}} }

// DOCX writes a document that Word and LibreOffice open: real headings, lists
// and links, tables whose head is repeated, A4, pages numbered.
func DOCX(w io.Writer, d Document) error {
	body := &docxBody{links: map[string]string{}}
	body.document(d)
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRels},
		{"docProps/core.xml", fmt.Sprintf(docxCore, escape(d.Title), d.Made.UTC().Format(time.RFC3339), escape(d.Lang))},
		{"word/styles.xml", fmt.Sprintf(docxStyles, escape(d.Lang))},
		{"word/numbering.xml", docxNumbering},
		{"word/footer1.xml", docxFooter},
		{"word/document.xml", body.b.String()},
		{"word/_rels/document.xml.rels", body.relations()},
	} {
		// A fixed time: the same document gives the same file.
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: d.Made.UTC()})
		if err == nil {
			_, err = io.WriteString(f, part.text)
		}
		if err != nil {
			return fmt.Errorf("write DOCX: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	return nil
}

// escape is a text as XML holds it.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(clean(text))) // a builder never fails
	return b.String()
}

// docxBody is the text of a document with the links in it.
type docxBody struct {
	b     strings.Builder
	links map[string]string // ids by address
	order []string
}

func (d *docxBody) document(doc Document) {
	d.b.WriteString(xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`)
	d.paragraph("Title", "", Plain(doc.Title))
	for _, x := range doc.Blocks {
		d.block(x)
	}
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if doc.Across {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	d.b.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>` + size +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *docxBody) block(x Block) {
	switch {
	case x.Heading != "":
		d.paragraph("Heading"+strconv.Itoa(min(max(x.Level, 1), 3)), "", Plain(x.Heading))
	case x.Table != nil:
		d.table(x.Table)
	case x.Items != nil:
		for _, item := range x.Items {
			d.paragraph("ListParagraph", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, item)
		}
	case x.Quiet:
		d.paragraph("Quiet", "", x.Text)
	default:
		d.paragraph("Normal", "", x.Text)
	}
}

func (d *docxBody) paragraph(style, more string, runs []Run) {
	d.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>`)
	for _, r := range runs {
		d.run(r)
	}
	d.b.WriteString(`</w:p>`)
}

func (d *docxBody) run(r Run) {
	look := ""
	if r.Bold {
		look = `<w:rPr><w:b/></w:rPr>`
	}
	link, ok := webAddress(r.Link)
	if ok {
		id := d.links[link]
		if id == "" {
			id = "rId" + strconv.Itoa(len(d.order)+1)
			d.links[link], d.order = id, append(d.order, link)
		}
		look = `<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`
		d.b.WriteString(`<w:hyperlink r:id="` + id + `">`)
	}
	d.b.WriteString(`<w:r>` + look)
	for i, line := range strings.Split(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\n") {
		if i > 0 {
			d.b.WriteString(`<w:br/>`)
		}
		d.b.WriteString(`<w:t xml:space="preserve">` + escape(line) + `</w:t>`)
	}
	d.b.WriteString(`</w:r>`)
	if ok {
		d.b.WriteString(`</w:hyperlink>`)
	}
}

func (d *docxBody) table(t *DocTable) {
	d.b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	for range t.Head {
		d.b.WriteString(`<w:gridCol w:w="` + strconv.Itoa(9638/max(len(t.Head), 1)) + `"/>`)
	}
	d.b.WriteString(`</w:tblGrid>`)
	d.row(t.Head, len(t.Head), true)
	for _, row := range t.Rows {
		d.row(row, len(t.Head), false)
	}
	d.b.WriteString(`</w:tbl>`)
	d.paragraph("Normal", "", nil) // Word wants a paragraph after a table
}

func (d *docxBody) row(cells []string, columns int, head bool) {
	d.b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		d.b.WriteString(`<w:tblHeader/>`)
	}
	d.b.WriteString(`</w:trPr>`)
	for i := range columns {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		d.b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>`)
		d.paragraph("TableText", "", []Run{{Text: text, Bold: head}})
		d.b.WriteString(`</w:tc>`)
	}
	d.b.WriteString(`</w:tr>`)
}

// relations lists what the text refers to.
func (d *docxBody) relations() string {
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var b strings.Builder
	b.WriteString(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rIdStyles" Type="` + kind + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rIdNumbering" Type="` + kind + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rIdFooter" Type="` + kind + `footer" Target="footer1.xml"/>`)
	for _, link := range d.order {
		b.WriteString(`<Relationship Id="` + d.links[link] + `" Type="` + kind + `hyperlink" Target="` + escape(link) + `" TargetMode="External"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}
