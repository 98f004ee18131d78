package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

// An answer under way when the program is told to stop comes whole, and no
// other is begun.
func TestStopLetsAnswersFinish(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	begun, finish := make(chan struct{}), make(chan struct{})
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-finish
		if r.Context().Err() != nil {
			t.Error("the request was given up")
		}
		_, _ = io.WriteString(w, "whole")
	})}
	stopped := make(chan error, 1)
	go func() { stopped <- serveUntil(ctx, server, listener, slog.New(slog.DiscardHandler)) }()

	answered := make(chan error, 1)
	go func() {
		resp, err := http.Get("http://" + listener.Addr().String())
		if err == nil {
			var body []byte
			if body, err = io.ReadAll(resp.Body); err == nil && string(body) != "whole" {
				t.Errorf("the answer is %q", body)
			}
			resp.Body.Close()
		}
		answered <- err
	}()
	<-begun
	stop()
	for until := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			break // nobody else is let in
		}
		conn.Close()
		if time.Now().After(until) {
			t.Fatal("it goes on taking connections")
		}
	}
	select {
	case err := <-stopped:
		t.Fatalf("it stopped with an answer under way: %v", err)
	default:
	}
	close(finish)
	if err := <-answered; err != nil {
		t.Errorf("the answer under way: %v", err)
	}
	if err := <-stopped; err != nil {
		t.Errorf("stop: %v", err)
	}
}
