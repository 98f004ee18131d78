package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// decided closes a round in which Els and Jan voted, and keeps what they chose.
func decided(t *testing.T, v *visitor) (at string) {
	t.Helper()
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("stuur", "43", "1", "36", "2"))
	v.post(at, values("doe", "sluit"))
	v.post(at, values("doe", "beslis", "versie", "1", "kies", "43", "nota-43", "toch deze", "waarom", "Haalbaar in onze streek"))
	return at
}

// sheet gives the rows of a sheet of a workbook, from 0.
func sheet(t *testing.T, path string, nr int) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader([]byte(body(t, get(t, path)))))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(nr))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Each file of a round says what was asked, what the group chose and why.
func TestRoundFilesHoldTheDecision(t *testing.T) {
	at := decided(t, newVisitor(t))
	title := site.content.Actions[42].Title
	says := []string{"Welke?", "lang", "breed", title.NL, "toch deze", "Haalbaar in onze streek"}
	for form, text := range map[string]string{
		"docx": documentText(t, at+"/dossier.docx"),
		"xlsx": fmt.Sprint(sheet(t, at+"/dossier.xlsx", 0), sheet(t, at+"/dossier.xlsx", 1)),
		"csv":  fmt.Sprint(csvRows(t, at+"/dossier.csv")),
		"json": body(t, get(t, at+"/dossier.json")),
	} {
		for _, want := range says {
			if !strings.Contains(text, want) {
				t.Errorf("the %s lacks %q", form, want)
			}
		}
	}
	rows := csvRows(t, at+"/dossier.csv")
	var below [][]string
	for _, row := range rows[5 : len(rows)-1] {
		below = append(below, row[:2])
	}
	if d := cmp.Diff([][]string{
		{"Vraag aan de leden", "Welke?"}, {"Waarop letten ze?", "lang"}, {"Waarop letten ze?", "breed"},
		{"Wat de groep koos", title.NL}, {"Waarom deze keuze?", "Haalbaar in onze streek"},
	}, below); d != "" {
		t.Errorf("below the count (-want +got):\n%s", d)
	}
	var file struct {
		Round struct {
			Title, Question string
			Criteria        []string
			Names           map[string]struct{ NL, EN string }
			Notes           map[string]string
			Decision        struct {
				Chosen []string
				Reason string
			}
		}
	}
	if err := json.Unmarshal([]byte(body(t, get(t, at+"/dossier.json"))), &file); err != nil {
		t.Fatal(err)
	}
	r := file.Round
	if r.Title != "Keuze" || r.Names["43"].EN != title.EN || len(r.Names) != 4 || r.Notes["43"] != "toch deze" || !cmp.Equal(r.Decision.Chosen, []string{"43"}) {
		t.Errorf("the JSON says %+v", r)
	}
}

// The document is headed by what was ranked, not by its place.
func TestRoundDocumentNamesCandidates(t *testing.T) {
	at := decided(t, newVisitor(t))
	text := documentText(t, at+"/dossier.docx")
	// A cell stands after its column; a heading stands alone.
	if strings.Contains(text, "Kandidaat: ") || !strings.Contains(text, "Project HardenbergPlaats: 1") {
		t.Errorf("the document is %.600q", text)
	}
}

// Where nobody voted there are no figures, on the page nor in a file.
func TestRoundNobodyVoted(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("ontwerp", "36", "1"))
	v.post(at, values("doe", "sluit"))
	for _, path := range []string{at, members[1]} {
		doc := v.page(path, http.StatusOK)
		if got := words(doc, ".results"); !strings.Contains(got, "Er is niet gestemd.") || doc.Find(".tally, .robust").Length() != 0 || strings.Contains(got, "niemand") {
			t.Errorf("%s: the results are %q", path, got)
		}
	}
	doc := v.page(at, http.StatusOK)
	if got := words(doc, `label[for="kies-36"]`); got != "Project Hardenberg" {
		t.Errorf("to choose from is %q", got)
	}
	rows := csvRows(t, at+"/dossier.csv")
	for _, row := range rows[1:5] {
		if got := strings.Join(append(row[:1:1], row[2:]...), ""); got != "" {
			t.Errorf("the file has figures: %q", row)
		}
	}
	if !strings.Contains(fmt.Sprint(rows), "Er is niet gestemd.") {
		t.Error("the file does not say that nobody voted")
	}
}

// checkRecount counts what the file holds again.
func checkRecount(t *testing.T, at string) {
	t.Helper()
	var file struct {
		K          int
		Candidates []string
		Ballots    []struct {
			Member string
			Ranks  map[string]int
		}
	}
	text := body(t, newVisitor(t).do(http.MethodGet, at+"/dossier.json", nil))
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	if file.K != 2 || len(file.Candidates) != 4 || len(file.Ballots) != 2 || file.Ballots[0].Member != "Els" || file.Ballots[1].Ranks["43"] != 1 {
		t.Errorf("the file holds %+v", file)
	}
	var api struct {
		K       int
		Results []struct {
			Candidate   string
			Rank, Total int
		}
		Chosen []string
	}
	answer(t, "/api/v1/rounds/"+at[len("/rondes/"):]+"/results", http.StatusOK, "round", &api)
	if len(api.Results) != 4 || api.Results[0].Candidate != "36" || api.Results[0].Total != 3 || !slices.Contains(api.Chosen, "43") {
		t.Errorf("the API gives %+v", api)
	}
}

// The count as a file holds what the page shows, and no link to lead by.
func TestRoundAsTable(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.page(members[0], http.StatusOK)
	v.read(v.do(http.MethodGet, at+"/dossier.csv", nil), http.StatusConflict)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	v.post(at, values("doe", "beslis", "versie", "1", "kies", "43", "nota-43", "toch"))
	rows := csvRows(t, at+"/dossier.csv")
	if d := cmp.Diff([]string{"1", "Project Hardenberg", "1", "1", "1", "0", "1", "1", "", "", "1"}, rows[1]); d != "" {
		t.Errorf("first row (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"gekozen", "toch", "2"}, rows[2][8:]); d != "" {
		t.Errorf("second row (-want +got):\n%s", d)
	}
	if got := rows[0][len(rows[0])-1]; got != "Els" {
		t.Errorf("the ballot is headed %q", got)
	}
	if got := csvRows(t, members[1]+"/dossier.csv")[0]; got[len(got)-1] != "stembrief 1" {
		t.Errorf("to a member who may not see names the ballot is headed %q", got[len(got)-1])
	}
	if last := rows[len(rows)-1]; strings.Contains(strings.Join(last, " "), at) {
		t.Error("the file gives the link to lead by away")
	}
}

// What can be taken along of a round is there while it is closed and not
// deleted, and holds no link by which someone votes or leads.
func TestRoundFilesOfADeletedRound(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	if rows := csvRows(t, members[0]+"/dossier.csv"); strings.Contains(fmt.Sprint(rows), members[0]) {
		t.Error("a member's file gives the member's link away")
	}
	v.post(at, values("doe", "verwijder"))
	token := strings.TrimPrefix(at, "/rondes/")
	for _, path := range []string{at + "/dossier.json", at + "/dossier.csv", "/api/v1/rounds/" + token + "/results"} {
		if resp := v.do(http.MethodGet, path, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s of a deleted round: status %d", path, resp.StatusCode)
		}
	}
}
