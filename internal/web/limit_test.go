package web

import (
	"net/http"
	"testing"
)

// Visitors behind a proxy are told apart, and nobody gets to be somebody else
// by writing a header.
func TestClientOf(t *testing.T) {
	tests := []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"no proxy", "203.0.113.7:5000", nil, "203.0.113.7"},
		{"no proxy, a header of one's own", "203.0.113.7:5000", []string{"198.51.100.1"}, "203.0.113.7"},
		{"proxy on this machine", "127.0.0.1:5000", []string{"203.0.113.7"}, "203.0.113.7"},
		{"proxy on this machine, IPv6", "[::1]:5000", []string{"203.0.113.7"}, "203.0.113.7"},
		{"proxy in a private network", "172.17.0.2:5000", []string{"203.0.113.7"}, "203.0.113.7"},
		{"what the visitor wrote before it", "127.0.0.1:5000", []string{"198.51.100.1, 203.0.113.7"}, "203.0.113.7"},
		{"likewise, in a header apart", "127.0.0.1:5000", []string{"198.51.100.1", "203.0.113.7"}, "203.0.113.7"},
		{"two proxies", "127.0.0.1:5000", []string{"198.51.100.1, 203.0.113.7, 10.0.0.3"}, "203.0.113.7"},
		{"visitors in a private network", "127.0.0.1:5000", []string{"10.9.9.9, 10.0.0.3"}, "10.0.0.3"},
		{"nonsense", "127.0.0.1:5000", []string{"203.0.113.7, x"}, "127.0.0.1"},
		{"nonsense before a proxy", "127.0.0.1:5000", []string{"x, 10.0.0.3"}, "10.0.0.3"},
		{"an empty header", "127.0.0.1:5000", []string{""}, "127.0.0.1"},
		{"IPv6", "[2001:db8:1:2:aaaa::1]:5000", nil, "2001:db8:1:2::"},
		{"IPv6 through a proxy", "127.0.0.1:5000", []string{"2001:db8:1:2:bbbb::2"}, "2001:db8:1:2::"},
		{"IPv4 written as IPv6", "[::ffff:203.0.113.7]:5000", nil, "203.0.113.7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &http.Request{RemoteAddr: tt.peer, Header: http.Header{"X-Forwarded-For": tt.forwarded}}
			if got := clientOf(r); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
