package web_test

import (
	"net/http"
	"strings"
	"testing"

	"warmwater/internal/address"
)

// Each page that can be cited has a line to do so in a text, the same for every
// visitor, and says where in the study it stands.
func TestCiteLine(t *testing.T) {
	const study = "In- en uitstroom van zorg- en technische profielen op de arbeidsmarkt"
	k := &site.content.Cases[5]
	a := &site.content.Actions[99]
	f := figureSet(t, 2)
	for _, tt := range []struct{ path, cited, want string }{
		{
			address.Action("nl", a.Nr, a.Slug), "",
			"Warm Water. (z.d.). " + a.Title.NL + ". Gebaseerd op: WES. (2013). " + study + " [concept van het eindrapport], bijlage 1, rij 100. Geraadpleegd op [datum], van [adres]",
		},
		{
			address.Case("en", k.Slug), "",
			"Warm Water. (n.d.). " + k.Title.EN + ". Based on: WES. (2013). " + study + " [draft of the final report, in Dutch], section 4.6. Retrieved [date], from [address]",
		},
		{"/cijfers", address.Figures("nl", f.ID), f.Title.NL + ". Gebaseerd op: WES. (2013). " + study + " [concept van het eindrapport], deel 2.1, tabel 2. Geraadpleegd"},
		{"/cijfers", address.Figures("nl", figureSet(t, 1).ID), "wie vertrekt? Gebaseerd op"},
		{"/initiatieven?q=stage&pagina=2", "/initiatieven?q=stage", "[concept van het eindrapport]. Geraadpleegd"},
		{"/themas?sector=zorg", "", "Thema’s. Gebaseerd"},
		{"/vergelijken?studie=7&studie=10", "", site.content.Cases[6].Title.NL + "; " + site.content.Cases[9].Title.NL + ". Gebaseerd"},
		{"/en/partnerships?bied=geld", "", "Based on"},
	} {
		if tt.cited == "" {
			tt.cited = tt.path
		}
		field := page(t, tt.path, http.StatusOK).Find(`.take textarea[data-cite="` + tt.cited + `"]`)
		if got := field.Text(); field.Length() != 1 || !strings.Contains(got, tt.want) {
			t.Errorf("%s is cited by %q, want %q in it", tt.path, got, tt.want)
		}
		id := field.AttrOr("id", "")
		if doc := field.Parents().Last(); doc.Find(`label[for="`+id+`"]`).Length() != 1 || doc.Find(`button[data-copy="`+id+`"][hidden]`).Length() != 1 {
			t.Errorf("%s: the line has no name, or no button to copy it", tt.path)
		}
	}
}

// The files of an action and what cites it say where in the study it stands.
func TestFilesSayWhereInTheStudy(t *testing.T) {
	a := &site.content.Actions[99]
	dossier := address.Dossier(address.Action("nl", a.Nr, a.Slug))
	const want = "WES, 2013, bijlage 1, rij 100"
	for ending, text := range map[string]string{
		"docx":     documentText(t, address.File(dossier, "docx")),
		"csv":      body(t, get(t, address.File(dossier, "csv"))),
		"ris":      body(t, get(t, address.File(dossier, "ris"))),
		"bib":      body(t, get(t, address.File(dossier, "bib"))),
		"csl.json": body(t, get(t, address.File(dossier, "csl.json"))),
	} {
		if !strings.Contains(text, want) || strings.Contains(text, "..") {
			t.Errorf("%s lacks %q: %s", ending, want, text)
		}
	}
	lines := csvRows(t, "/initiatieven.csv?sector=techniek")
	for _, line := range rowsOf(t, lines) {
		if where := line[len(line)-1]; line[0] == "Initiatief 100" && where != "Bijlage 1, rij 100" || !strings.Contains(where, ", ") {
			t.Errorf("%s stands at %q", line[0], where)
		}
	}
	v := newVisitor(t)
	if text := body(t, v.do(http.MethodGet, withItems(t, v)+"/dossier.ris", nil)); !strings.Contains(text, "WES, 2013, bijlage 1, rij 36") {
		t.Errorf("a list does not cite where its actions stand: %s", text)
	}
}

// What is deleted offers nothing to take along.
func TestDeletedListOffersNoFiles(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	if v.page(at, http.StatusOK).Find(".take").Length() != 1 {
		t.Fatal("a list offers no files")
	}
	v.post(at, values("doe", "verwijder"))
	doc := v.page(at, http.StatusOK)
	if !strings.Contains(words(doc, "main"), "verwijderd") || doc.Find(".take").Length() != 0 {
		t.Errorf("a deleted list offers files: %s", words(doc, ".take"))
	}
}
