// Command peers measures Warm Water beside what could be taken instead of it,
// with the same documents and the same queries on the same machine, and prints
// tables in Markdown. It works in its own folder, by make bench-peers.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"syscall"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) == 4 && fullTexts[os.Args[1]].tokenize != "" { // as openFullText starts it
		return serveFullText(os.Args[1], os.Args[2], os.Args[3])
	}
	binary := flag.String("binary", "../../bin/warmwater", "the built `PROGRAM`")
	judgments := flag.String("judgments", "../../internal/search/bench/testdata", "`FOLDER` of the judged queries")
	rounds := flag.Int("rounds", 10, "how many `TIMES` each query is asked for its time")
	only := flag.String("only", "", "measure those whose names, or \"pages\", fit this regular `EXPRESSION`")
	flag.Parse()
	which, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	sets, err := readSets(*judgments)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	folder, err := os.MkdirTemp("", "warmwater-peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	s := &setting{binary: *binary, folder: folder}
	if err := makeDocuments(ctx, s); err != nil {
		return err
	}
	var results []result
	for _, p := range peers {
		if which.MatchString(p.name) {
			fmt.Fprintln(os.Stderr, p.name, "...")
			results = append(results, measure(ctx, p, s, sets, *rounds))
		}
	}
	var loads []load
	if which.MatchString("pages") {
		fmt.Fprintln(os.Stderr, "pages ...")
		loads = measurePages(ctx, s)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	write(os.Stdout, results, loads, sets)
	return nil
}

// makeDocuments writes the documents of a fresh catalogue for all to read.
func makeDocuments(ctx context.Context, s *setting) error {
	w, err := startWarmWater(ctx, s)
	if err != nil {
		return fmt.Errorf("read the catalogue: %w", err)
	}
	defer w.Close()
	if s.docs, err = documents(w.base); err != nil {
		return err
	}
	return writeDocuments(s.folder, s.docs)
}
