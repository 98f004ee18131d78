package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// stalled holds whoever asks for actions until it is let go.
type stalled struct {
	web.Store
	entered, let chan struct{}
}

func (s *stalled) ListActions(ctx context.Context, nrs []int) ([]catalogue.Action, error) {
	s.entered <- struct{}{}
	select {
	case <-s.let:
	case <-ctx.Done():
	}
	return s.Store.ListActions(ctx, nrs)
}

// lookedUp tells of each that looks up results.
type lookedUp struct {
	web.Searcher
	done chan struct{}
}

func (l *lookedUp) All(ctx context.Context, q catalogue.Query) ([]catalogue.Ref, error) {
	found, err := l.Searcher.All(ctx, q)
	l.done <- struct{}{}
	return found, err
}

// No more than two documents and workbooks are made at once; others wait, and
// who waits may leave.
func TestFewMadeAtOnce(t *testing.T) {
	const many = 8
	store := &stalled{Store: site.store, entered: make(chan struct{}, many), let: make(chan struct{})}
	search := &lookedUp{site.index, make(chan struct{}, many+1)}
	h, _ := logged(t, store, search)
	answers := make(chan int, many)
	for i := range many {
		path := []string{"/initiatieven.xlsx?land=BE", "/initiatieven.docx?land=BE"}[i%2]
		go func() {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
			answers <- w.Code
		}()
	}
	<-store.entered
	<-store.entered
	for range many {
		<-search.done
	}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodGet, "/initiatieven.xlsx", nil))
	for range 1000 {
		runtime.Gosched() // so that those who need not wait go on
	}
	if n := len(store.entered); n > 0 {
		t.Errorf("%d more than two are made at once", n)
	}
	close(store.let)
	for range many {
		if status := <-answers; status != http.StatusOK {
			t.Errorf("status %d", status)
		}
	}
}
