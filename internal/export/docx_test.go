package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"warmwater/internal/export"
)

func dossier() export.Document {
	return export.Document{
		Title: `Kiezen <&> "samen"`, Lang: "nl-BE", Made: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC),
		Blocks: []export.Block{
			{Heading: "Eerst", Level: 1},
			{Text: []export.Run{{Text: "Vet", Bold: true}, {Text: " en een "}, {Text: "link", Link: "https://x.example/?a=1&b=2"}, {Text: "\x00\x0b 🌊\ntweede regel"}}},
			{Items: [][]export.Run{export.Plain("een"), {{Text: "twee", Link: "https://x.example/?a=1&b=2"}}}},
			{Table: &export.DocTable{Head: []string{"Naam", "Aantal"}, Rows: [][]string{{"a", "1"}, {"te kort"}, {"te", "lang", "hier"}}}},
			{Text: export.Plain("terzijde"), Quiet: true},
			{Text: []export.Run{{Text: "geen link", Link: "javascript:alert(1)"}}},
		},
	}
}

// parts opens a document; every part of it has to be whole XML.
func parts(t *testing.T, d export.Document) map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := export.DOCX(&out, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list[f.Name] = string(data)
		for x := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := x.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is not whole: %v", f.Name, err)
			}
		}
	}
	return list
}

func TestDOCX(t *testing.T) {
	list := parts(t, dossier())
	text := list["word/document.xml"]
	for _, want := range []string{
		`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Eerst<`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Vet<`,
		`Kiezen &lt;&amp;&gt; &#34;samen&#34;`, ` 🌊</w:t><w:br/><w:t xml:space="preserve">tweede regel<`, `<w:numId w:val="1"/>`, `<w:tblHeader/>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %s", want)
		}
	}
	if n := strings.Count(text, "<w:tc>"); n != 8 {
		t.Errorf("%d cells, want four rows of two", n)
	}
	if strings.Count(text, `<w:hyperlink r:id="rId1">`) != 2 || strings.Contains(text, "javascript") {
		t.Error("the links are not as they should be")
	}
	// Whatever the text refers to is there.
	rels := list["word/_rels/document.xml.rels"]
	if !strings.Contains(rels, `Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://x.example/?a=1&amp;b=2" TargetMode="External"`) {
		t.Errorf("relations: %s", rels)
	}
	for _, target := range []string{"styles.xml", "numbering.xml", "footer1.xml"} {
		if !strings.Contains(rels, `Target="`+target+`"`) || list["word/"+target] == "" {
			t.Errorf("%s is not referred to, or not there", target)
		}
	}
	for name := range list {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !strings.Contains(list["[Content_Types].xml"], `PartName="/`+name+`"`) {
			t.Errorf("%s has no type", name)
		}
	}
	if !strings.Contains(list["docProps/core.xml"], "<dc:language>nl-BE</dc:language>") {
		t.Error("the language is missing")
	}
	var a, b bytes.Buffer
	if err := errors.Join(export.DOCX(&a, dossier()), export.DOCX(&b, dossier())); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same document gives another file")
	}
}

func FuzzDOCX(f *testing.F) {
	for _, text := range []string{"", "<w:p>", "]]>", "\x00\xff\ufffe", "a\r\nb"} {
		f.Add(text, "https://x.example")
	}
	f.Fuzz(func(t *testing.T, text, link string) {
		parts(t, export.Document{Title: text, Lang: text, Blocks: []export.Block{
			{Heading: text, Level: 9}, {Text: []export.Run{{Text: text, Link: link}}}, {Items: [][]export.Run{export.Plain(text)}},
			{Table: &export.DocTable{Head: []string{text}, Rows: [][]string{{text}}}},
		}})
	})
}
