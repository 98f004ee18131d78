package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
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

// clientOf tells visitors apart by address. A proxy in front of us, which is on
// this machine or in a private network, has put the address that asked it at
// the end of X-Forwarded-For; what stands before that anyone can have written,
// but where it was another such proxy that asked. Of IPv6 one visitor has a
// whole /64.
func clientOf(r *http.Request) string {
	peer, _ := netip.ParseAddrPort(r.RemoteAddr) // or none, which is one visitor too
	client := peer.Addr().Unmap()
	if isNear(client) {
		client = forwardedFor(r.Header.Values(echo.HeaderXForwardedFor), client)
	}
	if client.Is6() {
		client = netip.PrefixFrom(client, 64).Masked().Addr()
	}
	return client.String()
}

// forwardedFor is the last address in a header that is not near. Where there is
// none it is the last of all, or who sent the header.
func forwardedFor(header []string, sender netip.Addr) netip.Addr {
	last := sender
	for _, hop := range slices.Backward(strings.Split(strings.Join(header, ","), ",")) {
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		if addr = addr.Unmap(); !isNear(addr) {
			return addr
		}
		if last == sender {
			last = addr
		}
	}
	return last
}

// isNear tells whether an address is that of this machine or a private network.
func isNear(a netip.Addr) bool { return a.IsLoopback() || a.IsPrivate() }

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

// isTooMany tells whether that was refused. A page that has what was typed shows
// it again, with words for it.
func isTooMany(err error) bool { return err != nil && catalogue.KindOf(err) == catalogue.TooMany }

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
