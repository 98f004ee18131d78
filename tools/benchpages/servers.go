//go:build linux

package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is a program that serves the pages.
type server struct {
	name string
	addr string
	cmd  *exec.Cmd
}

// onCore is a command that runs on one core only.
func onCore(ctx context.Context, core int, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "taskset", append([]string{"-c", strconv.Itoa(core), name}, args...)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	return cmd
}

// start starts a server; what it logs goes to a file, as it would in use.
func start(s *server, dir string) error {
	log, err := os.Create(filepath.Join(dir, s.name+".log"))
	if err != nil {
		return err
	}
	defer log.Close() // the process has its own
	s.cmd.Stderr = log
	if err := s.cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", s.name, err)
	}
	return nil
}

func (s *server) stop() {
	if s.cmd.Process != nil {
		_ = s.cmd.Process.Signal(syscall.SIGTERM)
		_ = s.cmd.Wait() // how it ends is nobody's business here
	}
}

// processorTime is how long the process has computed until now.
func (s *server) processorTime() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(data), ") ") // a name may hold spaces
	fields := strings.Fields(after)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	const tick = 10 * time.Millisecond
	return time.Duration(user+system) * tick, nil
}

// resident is the memory of the process in bytes.
func (s *server) resident() (int, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(data), "VmRSS:")
	kilobytes, err := strconv.Atoi(strings.Fields(after)[0])
	return kilobytes << 10, err
}

// freeAddress is one that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// ours is the program, on the first core or on all.
func ours(ctx context.Context, binary, data string, one bool) (*server, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	args := []string{"serve", "--addr", addr, "--data", data}
	s := &server{name: "ours", addr: addr, cmd: exec.CommandContext(ctx, binary, args...)}
	if one {
		s.cmd = onCore(ctx, 0, binary, args...)
	}
	return s, nil
}

// bare is this program as a bare handler.
func bare(ctx context.Context, files string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	addr, err := freeAddress()
	return &server{name: "bare", addr: addr, cmd: onCore(ctx, 0, self, bareCommand, files, addr)}, err
}

// nginx serves the pages from files as a site would, one file a page, but
// without writing a log.
func nginx(ctx context.Context, dir, files string) (*server, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	var places strings.Builder
	for i, p := range pages {
		path, _, _ := strings.Cut(p.path, "?")
		fmt.Fprintf(&places, "location = %s { try_files /%d.html =404; }\n", path, i)
	}
	config := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf(`
daemon off; master_process off; worker_processes 1;
pid %[1]s/nginx.pid; error_log stderr;
events { worker_connections 256; }
http {
	sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000000;
	default_type text/html; charset utf-8;
	client_body_temp_path %[1]s; proxy_temp_path %[1]s; fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
	server { listen %[2]s; root %[3]s; gzip_static on; %[4]s }
}`, dir, addr, files, places.String())
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return nil, err
	}
	return &server{name: "nginx", addr: addr, cmd: onCore(ctx, 0, "nginx", "-c", config)}, nil
}

// serveBare serves what keepPages kept from memory, with no more headers than
// it takes, until ctx ends.
func serveBare(ctx context.Context, files, addr string) error {
	mux := http.NewServeMux()
	for i, p := range pages {
		data, err := os.ReadFile(filepath.Join(files, fmt.Sprintf("%d.html.gz", i)))
		if err != nil {
			return err
		}
		path, _, _ := strings.Cut(p.path, "?")
		length := strconv.Itoa(len(data))
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Length", length)
			_, _ = w.Write(data)
		})
	}
	server := &http.Server{Addr: addr, Handler: mux}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// keepPages writes the pages as a server gives them to files, plain and
// compressed.
func keepPages(ctx context.Context, s *server, files string) error {
	for i, p := range pages {
		zipped, err := get(ctx, s, p.path)
		if err != nil {
			return err
		}
		z, err := gzip.NewReader(strings.NewReader(string(zipped)))
		if err != nil {
			return fmt.Errorf("%s: %w", p.path, err)
		}
		plain, err := io.ReadAll(z)
		if err != nil {
			return fmt.Errorf("%s: %w", p.path, err)
		}
		name := filepath.Join(files, fmt.Sprintf("%d.html", i))
		for name, data := range map[string][]byte{name: plain, name + ".gz": zipped} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// get gives the compressed page at a path.
func get(ctx context.Context, s *server, path string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.addr+path, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s gives %s", s.name, path, resp.Status)
	}
	return io.ReadAll(resp.Body)
}

// untilServing waits until a server answers.
func untilServing(ctx context.Context, s *server) error {
	end := time.Now().Add(30 * time.Second)
	for {
		_, err := get(ctx, s, "/")
		if err == nil {
			return nil
		}
		if ctx.Err() != nil || time.Now().After(end) {
			return fmt.Errorf("%s does not serve: %w", s.name, err)
		}
		time.Sleep(time.Millisecond)
	}
}
