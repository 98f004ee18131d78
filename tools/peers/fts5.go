package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	_ "modernc.org/sqlite"

	"warmwater/internal/catalogue"
)

// A fullText is a way to set up FTS5.
type fullText struct {
	tokenize string
	prefix   string                   // lengths of the prefixes to index
	match    func(word string) string // of a word of the query
	least    int                      // characters of a word
}

var fullTexts = map[string]fullText{
	"unicode61": {"unicode61 remove_diacritics 2", "2 3", func(w string) string { return `"` + w + `"*` }, 1},
	"trigram":   {"trigram remove_diacritics 1", "", func(w string) string { return `"` + w + `"` }, 3},
}

// serveFullText answers GET /search?q=&limit= from FTS5: any of the words,
// ranked by bm25, names before texts.
func serveFullText(kind, address, folder string) error {
	docs, err := readDocuments(folder)
	if err != nil {
		return err
	}
	f := fullTexts[kind]
	db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, kind+".db")+"?_pragma=journal_mode(WAL)")
	if err != nil {
		return err
	}
	defer db.Close()
	if err := f.fill(db, docs); err != nil {
		return err
	}
	find, err := db.Prepare(`
		SELECT type, nr, title_nl, title_en
		FROM docs
		WHERE docs MATCH ?
		ORDER BY bm25(docs, 0, 0, 8, 8, 2, 2, 4, 4, 2, 2, 1, 1), rowid
		LIMIT ?`)
	if err != nil {
		return err
	}
	http.HandleFunc("GET /search", func(w http.ResponseWriter, r *http.Request) {
		limit, _ := strconv.Atoi(r.FormValue("limit"))
		hits, err := search(find, f.query(r.FormValue("q")), limit)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(map[string]any{"hits": hits})
	})
	return http.ListenAndServe(address, nil)
}

func (f fullText) fill(db *sql.DB, docs []document) error {
	options := fmt.Sprintf("tokenize='%s'", f.tokenize)
	if f.prefix != "" {
		options += fmt.Sprintf(", prefix='%s'", f.prefix)
	}
	_, err := db.Exec(`
		CREATE VIRTUAL TABLE docs USING fts5(
			type UNINDEXED, nr UNINDEXED,
			title_nl, title_en, summary_nl, summary_en, organisations_nl, organisations_en,
			tags_nl, tags_en, body_nl, body_en, ` + options + `)`)
	if err != nil {
		return err
	}
	for _, d := range docs {
		_, err := db.Exec(`INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			d.Type, d.Nr, d.TitleNL, d.TitleEN, d.SummaryNL, d.SummaryEN, d.OrganisationsNL, d.OrganisationsEN,
			d.TagsNL, d.TagsEN, d.BodyNL, d.BodyEN)
		if err != nil {
			return err
		}
	}
	_, err = db.Exec(`INSERT INTO docs(docs) VALUES ('optimize')`)
	return err
}

// query asks for any of the words of a text.
func (f fullText) query(text string) string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len([]rune(w)) >= f.least {
			words = append(words, f.match(w))
		}
	}
	return strings.Join(words, " OR ")
}

type hit struct {
	Type  catalogue.ItemType `json:"type"`
	Nr    int                `json:"nr"`
	Title catalogue.Text     `json:"title"`
}

func search(find *sql.Stmt, query string, limit int) ([]hit, error) {
	hits := []hit{}
	if query == "" {
		return hits, nil
	}
	rows, err := find.Query(query, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.Type, &h.Nr, &h.Title.NL, &h.Title.EN); err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, rows.Err()
}
