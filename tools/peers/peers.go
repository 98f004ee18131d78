package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// A peer is a search that can be measured.
type peer struct {
	name    string
	through string // how its users reach it, and so how it was asked
	open    func(ctx context.Context, s *setting) (searcher, error)
}

// A setting is what the peers have in common.
type setting struct {
	binary string // Warm Water's
	folder string // of what is made for the measuring; documents.json is in it
	docs   []document
}

var peers = []peer{
	{"Warm Water", "HTTP", openWarmWater},
	{"PocketBase, all words", "HTTP", openPocketBase(" && ")},
	{"PocketBase, any word", "HTTP", openPocketBase(" || ")},
	{"SQLite FTS5, unicode61", "HTTP", openFullText("unicode61")},
	{"SQLite FTS5, trigram", "HTTP", openFullText("trigram")},
	{"Pagefind", "JavaScript", openPagefind},
	{"MiniSearch", "JavaScript", openMiniSearch},
}

func openWarmWater(ctx context.Context, s *setting) (searcher, error) {
	p, err := startWarmWater(ctx, s)
	return overHTTP{p, func(query string, limit int) string {
		return "/api/v1/search?" + url.Values{"q": {query}, "limit": {strconv.Itoa(limit)}}.Encode()
	}}, err
}

func startWarmWater(ctx context.Context, s *setting) (*process, error) {
	return start(ctx, s.folder, "warmwater", "/healthz", func(address string) []string {
		return []string{s.binary, "serve", "--addr", address, "--data", filepath.Join(s.folder, "warmwater")}
	})
}

// openPocketBase asks that each word, or any, is contained in a field, and
// sorts by title, as there is no ranking to sort by.
func openPocketBase(join string) func(context.Context, *setting) (searcher, error) {
	return func(ctx context.Context, s *setting) (searcher, error) {
		program, err := filepath.Abs(filepath.Join(s.folder, "pocketbase-server"))
		if err != nil {
			return nil, err
		}
		build := exec.CommandContext(ctx, "go", "build", "-o", program, ".")
		build.Dir = "pocketbase"
		if said, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("cannot be built: %w: %s", err, lastLine(said))
		}
		if err := os.RemoveAll(filepath.Join(s.folder, "pocketbase")); err != nil {
			return nil, err
		}
		p, err := start(ctx, s.folder, "pocketbase", "/api/health", func(address string) []string {
			return []string{program, address, s.folder}
		})
		return overHTTP{p, func(query string, limit int) string {
			return "/api/collections/items/records?" + url.Values{
				"filter":    {pocketBaseFilter(query, join)},
				"sort":      {"title_nl"},
				"perPage":   {strconv.Itoa(limit)},
				"fields":    {"type,nr,title_nl,title_en"},
				"skipTotal": {"true"}, // counting is a second query
			}.Encode()
		}}, err
	}
}

func pocketBaseFilter(query, join string) string {
	var words []string
	for word := range strings.FieldsSeq(query) {
		var fields []string
		for _, part := range []string{"title", "summary", "organisations", "tags", "body"} {
			for _, lang := range []string{"nl", "en"} {
				fields = append(fields, fmt.Sprintf("%s_%s ~ %s", part, lang, strconv.Quote(word)))
			}
		}
		words = append(words, "("+strings.Join(fields, " || ")+")")
	}
	return strings.Join(words, join)
}

func openFullText(kind string) func(context.Context, *setting) (searcher, error) {
	return func(ctx context.Context, s *setting) (searcher, error) {
		program, err := os.Executable()
		if err != nil {
			return nil, err
		}
		p, err := start(ctx, s.folder, kind, "/search", func(address string) []string {
			return []string{program, kind, address, s.folder}
		})
		return overHTTP{p, func(query string, limit int) string {
			return "/search?" + url.Values{"q": {query}, "limit": {strconv.Itoa(limit)}}.Encode()
		}}, err
	}
}

func openMiniSearch(ctx context.Context, s *setting) (searcher, error) {
	if err := packages(); err != nil {
		return nil, err
	}
	return startScript(ctx, s.folder, "minisearch.mjs", s.folder)
}

// openPagefind makes a static site, lets Pagefind index it, and serves it.
func openPagefind(ctx context.Context, s *setting) (searcher, error) {
	if err := packages(); err != nil {
		return nil, err
	}
	site := filepath.Join(s.folder, "site")
	if err := writeSite(site, s.docs); err != nil {
		return nil, err
	}
	index := exec.CommandContext(ctx, "node_modules/.bin/pagefind", "--site", site, "--force-language", "nl")
	if said, err := index.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("cannot index: %w: %s", err, firstLine(string(said)))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: http.FileServer(http.Dir(site))}
	go server.Serve(listener)
	found, err := startScript(ctx, s.folder, "pagefind.mjs", site, "http://"+listener.Addr().String())
	if err != nil {
		server.Close()
		return nil, err
	}
	end := found.close
	found.close = func() { end(); server.Close() }
	return found, nil
}
