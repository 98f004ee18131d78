package main

import (
	"context"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/store"
	"warmwater/internal/visitor"
)

// A running server removes what was deleted once its days are over, not before,
// and stops with the program.
func TestPurgeDaily(t *testing.T) {
	data := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		s, err := store.Open(ctx, data)
		if err != nil {
			t.Fatal(err)
		}
		list := visitor.NewToken()
		if err := s.CreateList(ctx, &shortlist.List{Title: "Voor maart"}, list); err != nil {
			t.Fatal(err)
		}
		if err := s.DeleteList(ctx, list); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			purgeDaily(ctx, s, slog.New(slog.DiscardHandler))
		}()
		time.Sleep(visitor.Grace - time.Hour)
		if _, _, err := s.FindList(ctx, list); err != nil {
			t.Errorf("before its days are over: %v", err)
		}
		time.Sleep(purgeInterval + 2*time.Hour)
		if _, _, err := s.FindList(ctx, list); catalogue.KindOf(err) != catalogue.NotFound {
			t.Errorf("after its days are over: %v", err)
		}
		stop()
		<-ended
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}
