package web

import (
	"fmt"
	"testing"
)

// What is kept stays within its bound, and what was asked for last stays.
func TestPagesStayInBounds(t *testing.T) {
	ps := newPages()
	often := &drawn{address: "often", plain: form{body: make([]byte, 1000)}}
	ps.keep(often)
	for i := range 2000 {
		ps.keep(&drawn{address: fmt.Sprint(i), plain: form{body: make([]byte, 40_000)}})
		if ps.size > maxKeptBytes {
			t.Fatalf("%d bytes are kept, want at most %d", ps.size, maxKeptBytes)
		}
		if ps.find("often") != often {
			t.Fatalf("what was asked for all the time is gone after %d others", i)
		}
	}
	if ps.find("0") != nil || ps.find("1999") == nil {
		t.Error("the oldest is still there, or the newest is not")
	}
	if len(ps.at) != ps.order.Len() || ps.order.Len() > maxKeptBytes/40_000+1 {
		t.Errorf("%d pages by address, %d in order", len(ps.at), ps.order.Len())
	}
	ps.keep(&drawn{address: "huge", plain: form{body: make([]byte, maxKeptBytes)}})
	if ps.find("huge") != nil {
		t.Error("a page larger than all others together is kept")
	}
}
