package web

import (
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"

	"warmwater/internal/catalogue"
)

// How much one address may make: so much at once, and then one every so often.
const (
	createBurst = 60
	createEvery = 10 * time.Second
	maxClients  = 10_000 // remembered; more, and all begin anew
)

// limiter holds back who makes too much.
type limiter struct {
	mu      sync.Mutex
	clients map[string]*rate.Limiter
}

// allow tells whether the visitor may make another list, round or plan now.
func (s *Server) allow(c echo.Context) error {
	if !s.limiter.allow(c.RealIP()) {
		return &catalogue.Error{Kind: catalogue.TooMany, Message: "error.toomany"}
	}
	return nil
}

func (l *limiter) allow(client string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.clients == nil || len(l.clients) >= maxClients {
		l.clients = map[string]*rate.Limiter{}
	}
	one, ok := l.clients[client]
	if !ok {
		one = rate.NewLimiter(rate.Every(createEvery), createBurst)
		l.clients[client] = one
	}
	return one.Allow()
}
