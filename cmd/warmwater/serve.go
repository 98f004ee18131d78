package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/urfave/cli/v3"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/ready"
	"warmwater/internal/search"
	"warmwater/internal/seed"
	"warmwater/internal/store"
	"warmwater/internal/web"
)

// shutdownTime is how long answers under way may take after the signal to
// stop.
const shutdownTime = 10 * time.Second

// serveCommand serves the catalogue until the context ends.
func serveCommand(logs io.Writer) *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "make the database and the index if they are not there, and serve the catalogue",
		Flags: []cli.Flag{
			&cli.StringFlag{
				Name: "addr", Value: "127.0.0.1:8080", Sources: cli.EnvVars("WARMWATER_ADDR"),
				Usage: "`ADDRESS` to listen on",
			},
			dataFlag(),
			&cli.StringFlag{
				Name: "log", Value: "info", Sources: cli.EnvVars("WARMWATER_LOG"),
				Usage: "least `LEVEL` to log: debug, info, warn or error",
			},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			// A command that is not there ends up here, as serve is the usual one.
			if word := cmd.Args().First(); word != "" {
				return cli.Exit(fmt.Sprintf("there is no command %q; warmwater --help lists them", word), 2)
			}
			keepRoom()
			lines := &gatherer{to: logs}
			defer lines.Flush()
			log, err := newLogger(lines, cmd.String("log"))
			if err != nil {
				return err
			}
			return serve(ctx, cmd.String("addr"), cmd.String("data"), log)
		},
	}
}

func dataFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "data", Value: "data", Sources: cli.EnvVars("WARMWATER_DATA"),
		Usage: "`FOLDER` of the database and the index",
	}
}

// serve opens everything, answers until ctx ends, and closes in reverse
// order.
func serve(ctx context.Context, addr, data string, log *slog.Logger) (err error) {
	start := time.Now()
	// Listening first, so that a taken port is known before any work is done.
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	defer listener.Close() // for the errors below; Serve closes it otherwise
	site, err := openSite(ctx, data, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, site.Close()) }()
	ctx, stop := context.WithCancel(ctx)
	var purging sync.WaitGroup
	defer purging.Wait()
	defer stop()
	purging.Go(func() { purgeDaily(ctx, site.store, log) })

	server := &http.Server{
		Handler:           site.handler,
		ConnContext:       ready.Context,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	log.Info("serving", "address", "http://"+listener.Addr().String(), "version", version, "ms", time.Since(start).Milliseconds())
	return serveUntil(ctx, server, listener, log)
}

// serveUntil answers until ctx ends, then lets answers under way finish.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(ready.Listener{Listener: listener}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	log.Info("stopping")
	// ctx has ended; the shutdown needs time of its own.
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		return fmt.Errorf("stop: %w", errors.Join(err, server.Close()))
	}
	return nil
}

// indexFolder is the folder of the index in the data folder.
const indexFolder = "index"

// site is the open catalogue with what answers requests for it.
type site struct {
	store   *store.Store
	index   *search.Index
	handler *web.Server
	ahead   sync.WaitGroup // has the folder of the index
	warming sync.WaitGroup // uses all of them
}

// openSite opens the data folder, brings the seed in and opens or builds the
// index.
func openSite(ctx context.Context, data string, log *slog.Logger) (s *site, err error) {
	s = &site{}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	// What does not depend on the data is read meanwhile, on another processor.
	texts, sown := sync.OnceValues(i18n.Load), sync.OnceValues(readSeed)
	madeAhead := false
	if there, _ := os.ReadDir(data); len(there) == 0 {
		s.ahead.Go(func() { madeAhead = indexAhead(data, sown) })
	}
	go func() {
		_, _ = texts()
		search.Prepare()
	}()
	if s.store, err = store.Open(ctx, data); err != nil {
		return s, err
	}
	if err := bringIn(ctx, s.store, sown, log); err != nil {
		return s, err
	}
	content, err := s.store.Content(ctx)
	if err != nil {
		return s, fmt.Errorf("read the catalogue: %w", err)
	}
	go search.Learn(content)
	s.ahead.Wait()
	if s.index, err = search.Open(filepath.Join(data, indexFolder), content); err != nil {
		return s, err
	}
	origin := s.index.Origin()
	if madeAhead {
		origin = search.Built // whatever it needed since
	}
	log.Info("index", "origin", origin)
	if cause := s.index.Cause(); cause != nil {
		log.Warn("the index that was there was of no use", "cause", cause)
	}
	go func() {
		if err := s.index.Verify(); err != nil {
			log.Error("the index is not whole; if it is damaged, the next start makes it anew", "error", err)
		}
	}()
	printers, err := texts()
	if err != nil {
		return s, err
	}
	if s.handler, err = web.New(ctx, content, printers, s.store, s.index, log); err != nil {
		return s, err
	}
	warm := func(lang catalogue.Lang) {
		if err := s.handler.Warm(ctx, lang); err != nil && ctx.Err() == nil {
			log.Error("warming up failed", "error", err)
		}
	}
	warm(catalogue.Dutch) // the first visitor most likely reads it, and should not wait
	s.warming.Go(func() {
		warm(catalogue.English)
		search.PrepareAll()
		settle()
	})
	return s, nil
}

// indexAhead makes the index of the seed, which is most of the work of a first
// start, while the database is made, and tells whether it could. What it leaves
// is looked at by who opens the index, and so are its errors met.
func indexAhead(data string, sown func() (*catalogue.Content, error)) bool {
	content, err := sown()
	if err != nil {
		return false
	}
	x, err := search.Open(filepath.Join(data, indexFolder), content)
	if err != nil {
		return false
	}
	return x.Close() == nil
}

func readSeed() (*catalogue.Content, error) { return seed.Load(db.Seed()) }

// bringIn brings in the seed that the program carries, unless it did so before:
// to read the seed is most of what a start costs.
func bringIn(ctx context.Context, s *store.Store, sown func() (*catalogue.Content, error), log *slog.Logger) error {
	program := programID()
	settled, err := s.Settled(ctx, program)
	if err != nil {
		return fmt.Errorf("compare the seed with the last one: %w", err)
	}
	if settled {
		log.Info("catalogue", "seed", "the same as at the last start")
		return nil
	}
	content, err := sown()
	if err != nil {
		return fmt.Errorf("the seed data is not in order:\n%w", err)
	}
	report, err := s.Sync(ctx, content)
	if err != nil {
		return fmt.Errorf("bring the seed in: %w", err)
	}
	log.Info("catalogue", "seed", report.String())
	if err := s.Settle(ctx, program); err != nil {
		return fmt.Errorf("note the seed: %w", err)
	}
	return nil
}

// Close closes what is open, the last opened first.
func (s *site) Close() error {
	s.ahead.Wait()
	s.warming.Wait()
	var errs []error
	if s.index != nil {
		errs = append(errs, s.index.Close())
	}
	if s.store != nil {
		errs = append(errs, s.store.Close())
	}
	return errors.Join(errs...)
}
