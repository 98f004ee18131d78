package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/bench"
)

// A searcher answers a query with its best results, and says how long that
// took whoever asked.
type searcher interface {
	Search(query string, limit int) ([]bench.Item, time.Duration, error)
	Close()
}

// client takes no compression unless a request asks for it, so that all
// servers are asked alike.
var client = &http.Client{Transport: &http.Transport{DisableCompression: true}}

// read gives what an address answers with success.
func read(address string) ([]byte, error) {
	answer, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s: %s", address, answer.Status, data)
	}
	return data, err
}

// overHTTP asks a server. The time is from the request to the last byte of
// the answer.
type overHTTP struct {
	*process
	path func(query string, limit int) string
}

// Search understands Warm Water, PocketBase and our own handler alike: a list
// of hits or items, with a type and a number each.
func (s overHTTP) Search(query string, limit int) ([]bench.Item, time.Duration, error) {
	address := s.base + s.path(query, limit)
	began := time.Now()
	data, err := read(address)
	took := time.Since(began)
	if err != nil {
		return nil, 0, err
	}
	type hit struct {
		Type catalogue.ItemType
		Nr   int
	}
	var found struct{ Hits, Items []hit }
	if err := json.Unmarshal(data, &found); err != nil {
		return nil, 0, err
	}
	var items []bench.Item
	for _, h := range append(found.Hits, found.Items...) {
		items = append(items, bench.Item{Type: h.Type, Nr: h.Nr})
	}
	return items, took, nil
}
