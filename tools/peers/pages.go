package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// wrk's connections and seconds for each page.
const (
	connections = 32
	loadSeconds = 8
)

// A load is what was measured of a page under load, or why it was not. The
// times are as wrk writes them.
type load struct {
	server, page string
	err          error
	bytes        int // compressed
	rate         string
	p50, p99     string
}

// staticPages are pages of Warm Water and the files that they are saved as.
var staticPages = []struct{ name, path, file string }{
	{"home page", "/", "/home.html"},
	{"a case", "/praktijkstudies/zelfroosteren", "/case.html"},
}

// measurePages puts the same pages under load, as Warm Water serves them and as
// nginx serves files that were compressed beforehand. Both log every request.
func measurePages(ctx context.Context, s *setting) (loads []load) {
	w, err := startWarmWater(ctx, s)
	if err == nil {
		defer w.Close()
		err = savePages(w.base, filepath.Join(s.folder, "static"))
	}
	for _, p := range staticPages {
		loads = append(loads, load{server: "Warm Water", page: p.name, err: err}.run(ctx, w, p.path))
	}
	var n *process
	if err == nil {
		n, err = startNginx(ctx, s)
	}
	if err == nil {
		defer n.Close()
	}
	for _, p := range staticPages {
		loads = append(loads, load{server: "nginx, static files", page: p.name, err: err}.run(ctx, n, p.file))
	}
	return loads
}

// savePages writes each page, and beside it the page compressed as well as
// gzip can.
func savePages(base, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, p := range staticPages {
		html, err := read(base + p.path)
		if err != nil {
			return err
		}
		var small bytes.Buffer
		z, _ := gzip.NewWriterLevel(&small, gzip.BestCompression)
		if _, err := z.Write(html); err != nil {
			return err
		}
		if err := z.Close(); err != nil {
			return err
		}
		name := filepath.Join(folder, p.file)
		err = errors.Join(os.WriteFile(name, html, 0o644), os.WriteFile(name+".gz", small.Bytes(), 0o644))
		if err != nil {
			return err
		}
	}
	return nil
}

const nginxConfig = `
daemon off;
pid nginx.pid;
worker_processes auto;
events {}
http {
	types { text/html html; }
	access_log access.log;
	sendfile on;
	gzip_static on;
	open_file_cache max=100;
	keepalive_requests 1000000;
	client_body_temp_path body;
	proxy_temp_path proxy;
	fastcgi_temp_path fastcgi;
	uwsgi_temp_path uwsgi;
	scgi_temp_path scgi;
	server {
		listen %s;
		root static;
	}
}
`

func startNginx(ctx context.Context, s *setting) (*process, error) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/nginx") // not in the path of everyone
	}
	if err != nil {
		return nil, errors.New("nginx is not there")
	}
	// Its workers may be another user.
	if err := os.Chmod(s.folder, 0o755); err != nil {
		return nil, err
	}
	config := filepath.Join(s.folder, "nginx.conf")
	return start(ctx, s.folder, "nginx", staticPages[0].file, func(address string) []string {
		os.WriteFile(config, fmt.Appendf(nil, nginxConfig, address), 0o644)
		return []string{program, "-e", "stderr", "-p", s.folder, "-c", config}
	})
}

var (
	wrkTimes  = regexp.MustCompile(`(?s)50%\s+(\S+).*99%\s+(\S+)`)
	wrkRate   = regexp.MustCompile(`Requests/sec:\s+(\d+)`)
	wrkFaults = regexp.MustCompile(`(?m)^\s*(Non-2xx.*|Socket errors.*)$`)
)

// run measures a path of a server, unless there is an error already.
func (l load) run(ctx context.Context, p *process, path string) load {
	if l.err != nil {
		return l
	}
	address := p.base + path
	if l.bytes, l.err = compressedSize(address); l.err != nil {
		return l
	}
	program, err := exec.LookPath("wrk")
	if err != nil {
		l.err = errors.New("wrk is not there")
		return l
	}
	said, err := exec.CommandContext(ctx, program, "-t2", fmt.Sprintf("-c%d", connections), fmt.Sprintf("-d%ds", loadSeconds),
		"--latency", "-H", "Accept-Encoding: gzip", address).CombinedOutput()
	times, rate := wrkTimes.FindSubmatch(said), wrkRate.FindSubmatch(said)
	switch fault := wrkFaults.Find(said); {
	case err != nil:
		l.err = fmt.Errorf("wrk: %w", err)
	case fault != nil:
		l.err = fmt.Errorf("wrk: %s", bytes.TrimSpace(fault))
	case times == nil || rate == nil:
		l.err = errors.New("wrk: its answer is not understood")
	default:
		l.rate, l.p50, l.p99 = string(rate[1]), string(times[1]), string(times[2])
	}
	return l
}

// compressedSize is how many bytes an address sends to who takes gzip. It is
// an error if they are not compressed.
func compressedSize(address string) (int, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	if how := answer.Header.Get("Content-Encoding"); answer.StatusCode != http.StatusOK || how != "gzip" {
		return 0, fmt.Errorf("%s: %s, compressed by %q", address, answer.Status, how)
	}
	n, err := io.Copy(io.Discard, answer.Body)
	return int(n), err
}
