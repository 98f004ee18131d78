package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"

	"github.com/urfave/cli/v3"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/bench"
)

// benchSearchCommand measures the relevance of the search on judged queries,
// asked through the API of a fresh catalogue.
func benchSearchCommand(out io.Writer) *cli.Command {
	return &cli.Command{
		Name:      "bench-search",
		Usage:     "measure the search on judged queries and print a table by kind",
		ArgsUsage: "JUDGMENTS",
		Action: func(ctx context.Context, cmd *cli.Command) error {
			file := cmd.Args().First()
			if file == "" {
				return cli.Exit("bench-search needs a file of judgments", 2)
			}
			report, err := benchSearch(ctx, file)
			if err != nil {
				return err
			}
			return report.Write(out)
		},
	}
}

func benchSearch(ctx context.Context, file string) (report bench.Report, err error) {
	f, err := os.Open(file)
	if err != nil {
		return report, err
	}
	defer f.Close()
	judgments, err := bench.Read(f)
	if err != nil {
		return report, fmt.Errorf("read %s: %w", file, err)
	}
	data, err := os.MkdirTemp("", "warmwater-bench-")
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	site, err := openSite(ctx, data, slog.New(slog.DiscardHandler))
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, site.Close()) }()
	return bench.Run(judgments, func(query string) ([]bench.Item, error) {
		return askAPI(site.handler, query)
	})
}

// askAPI asks the search of the API, as anyone would.
func askAPI(handler http.Handler, query string) ([]bench.Item, error) {
	address := "/api/v1/search?limit=50&q=" + url.QueryEscape(query)
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
	if answer.Code != http.StatusOK {
		return nil, fmt.Errorf("%q: status %d", query, answer.Code)
	}
	var found struct {
		Hits []struct {
			Type catalogue.ItemType
			Nr   int
		}
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &found); err != nil {
		return nil, fmt.Errorf("%q: %w", query, err)
	}
	items := make([]bench.Item, len(found.Hits))
	for i, hit := range found.Hits {
		items[i] = bench.Item{Type: hit.Type, Nr: hit.Nr}
	}
	return items, nil
}
