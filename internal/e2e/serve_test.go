package e2e_test

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func TestServeMakesWhatIsNotThere(t *testing.T) {
	data := filepath.Join(t.TempDir(), "made", "by", "the program")
	first := serveData(t, data)
	catalogueWhole(t, first)
	wantOrigin(t, first, "built")
	if err := first.stop(); err != nil {
		t.Fatalf("stop after the first start: %v", err)
	}

	second := serveData(t, data)
	catalogueWhole(t, second)
	wantOrigin(t, second, "kept")
}

// wantOrigin checks where the program says that its index came from.
func wantOrigin(t *testing.T, p *program, want string) {
	t.Helper()
	line, err := p.await("index")
	if err != nil {
		t.Fatal(err)
	}
	if line["origin"] != want {
		t.Errorf("the index was %v, want %s", line["origin"], want)
	}
}

// Answers under way at the signal come whole; the program ends with 0.
func TestStopWhileAnswering(t *testing.T) {
	p := serveData(t, t.TempDir())
	signalled := make(chan struct{})
	failed := trafficUntil(t, p, signalled)
	for range 50 { // until the traffic runs
		catalogueStatus(t, p)
	}
	close(signalled)
	if err := p.stop(); err != nil {
		t.Errorf("stop under load: %v", err)
	}
	for _, err := range failed() {
		t.Error(err)
	}
}

func catalogueStatus(t *testing.T, p *program) {
	t.Helper()
	if a, err := request("GET", p.URL+"/initiatieven?q=techniek", nil); err != nil || a.status != 200 {
		t.Fatalf("the catalogue: %v, %+v", err, a)
	}
}

// trafficUntil asks for pages from several sides. A connection that the
// program does not take is right once it was told to stop, and nothing else
// is; the function it gives waits for the end and lists what went wrong.
func trafficUntil(t *testing.T, p *program, told <-chan struct{}) func() []error {
	t.Helper()
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		faults []error
	)
	for _, path := range []string{"/", "/initiatieven?q=zorg", "/en/cases", "/api/v1/actions?per_page=200"} {
		wg.Go(func() {
			for {
				a, err := request("GET", p.URL+path, nil)
				if err == nil && a.status == 200 {
					continue
				}
				select {
				case <-told:
					if err != nil && !strings.Contains(err.Error(), "broke off") {
						return // is no longer served
					}
				default:
				}
				mu.Lock()
				faults = append(faults, fmt.Errorf("%s: %+v, %w", path, a, err))
				mu.Unlock()
				return
			}
		})
	}
	return func() []error { wg.Wait(); return faults }
}

// A kill at any moment leaves what the next start makes whole.
func TestKillAndStartAgain(t *testing.T) {
	for _, tt := range []struct {
		name string
		when func(t *testing.T, p *program, data string)
	}{
		{"while the database is made", func(t *testing.T, _ *program, data string) {
			waitFor(t, "the database", func() bool { return exists(filepath.Join(data, "warmwater.db")) })
		}},
		{"while the index is made", func(t *testing.T, p *program, _ string) { awaitLine(t, p, "catalogue") }},
		{"as it begins to serve", func(t *testing.T, p *program, _ string) { awaitLine(t, p, "serving") }},
		{"while it answers", func(t *testing.T, p *program, _ string) {
			line := awaitLine(t, p, "serving")
			p.URL, _ = line["address"].(string)
			told := make(chan struct{})
			close(told)
			trafficUntil(t, p, told)
			catalogueStatus(t, p)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			p, err := launch(data)
			if err != nil {
				t.Fatal(err)
			}
			tt.when(t, p, data)
			if err := p.kill(); err != nil {
				t.Fatal(err)
			}
			catalogueWhole(t, serveData(t, data))
		})
	}
}

func awaitLine(t *testing.T, p *program, message string) map[string]any {
	t.Helper()
	line, err := p.await(message)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

// waitFor looks until something is so.
func waitFor(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited %v for %s", patience, what)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// An index can always be made from the database, whatever became of it.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	for _, tt := range []struct {
		name   string
		damage func(index string) error
	}{
		{"gone", os.RemoveAll},
		{"empty", func(index string) error { return errors.Join(os.RemoveAll(index), os.Mkdir(index, 0o755)) }},
		{"every file cut in half", func(index string) error { return eachFile(index, cutInHalf) }},
		{"every file overwritten", func(index string) error { return eachFile(index, overwrite) }},
		{"a file in its place", func(index string) error {
			return errors.Join(os.RemoveAll(index), os.WriteFile(index, []byte("not an index"), 0o644))
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := t.TempDir()
			if err := serveData(t, data).stop(); err != nil {
				t.Fatal(err)
			}
			if err := tt.damage(filepath.Join(data, "index")); err != nil {
				t.Fatal(err)
			}
			p := serveData(t, data)
			wantOrigin(t, p, "built")
			catalogueWhole(t, p)
		})
	}
}

func eachFile(dir string, do func(path string, size int64) error) error {
	return filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return do(path, info.Size())
	})
}

func cutInHalf(path string, size int64) error { return os.Truncate(path, size/2) }

func overwrite(path string, size int64) error {
	return os.WriteFile(path, []byte(strings.Repeat("damage! ", int(size/8)+1)), 0o644)
}

// What cannot work is said in words, with the name of what is wrong, and the
// program ends with 1 (with 2 where it was called wrongly).
func TestStartRefused(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	inUse := filepath.Dir(binary) + "/data" // by the shared site
	for _, tt := range []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"the port is taken", serveArgs(t.TempDir(), "--addr", taken.Addr().String()), 1, []string{taken.Addr().String(), "in use"}},
		{"no such address", serveArgs(t.TempDir(), "--addr", "nowhere"), 1, []string{"nowhere"}},
		{"the folder cannot be made", serveArgs(filepath.Join(file, "data")), 1, []string{filepath.Join(file, "data")}},
		{"the folder is a file", serveArgs(file), 1, []string{file}},
		{"another one has the folder", serveArgs(inUse), 1, []string{inUse, "in use"}},
		{"a damaged database", serveArgs(damagedDatabase(t)), 1, []string{"warmwater.db"}},
		{"an unknown flag", []string{"serve", "--adress", "x"}, 2, []string{"adress", "--addr"}},
		{"an unknown level", serveArgs(t.TempDir(), "--log", "loud"), 2, []string{"--log", "loud", "debug"}},
		{"an unknown command", []string{"sevre"}, 2, []string{"sevre"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := call(t, tt.args...)
			if got.code != tt.code {
				t.Errorf("exit code %d, want %d", got.code, tt.code)
			}
			for _, want := range tt.says {
				if !strings.Contains(got.logs+got.out, want) {
					t.Errorf("it does not say %q:\n%s%s", want, got.out, got.logs)
				}
			}
			if strings.Contains(got.logs, "panic") || strings.Contains(got.logs, "goroutine") {
				t.Errorf("it ends in a panic:\n%s", got.logs)
			}
		})
	}
}

func serveArgs(data string, more ...string) []string {
	if len(more) == 0 {
		more = []string{"--addr", "127.0.0.1:0"}
	}
	return append([]string{"serve", "--data", data}, more...)
}

// damagedDatabase is a data folder whose database is overwritten.
func damagedDatabase(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	if err := serveData(t, data).stop(); err != nil {
		t.Fatal(err)
	}
	if err := eachFile(data, func(path string, size int64) error {
		if !strings.HasPrefix(filepath.Base(path), "warmwater.db") {
			return nil
		}
		return overwrite(path, size)
	}); err != nil {
		t.Fatal(err)
	}
	return data
}

func TestHelpNamesTheSettings(t *testing.T) {
	got := call(t, "serve", "--help")
	if got.code != 0 {
		t.Errorf("exit code %d, want 0", got.code)
	}
	for _, want := range []string{"--addr", "WARMWATER_ADDR", "127.0.0.1:8080", "--data", "WARMWATER_DATA", "--log"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("--help does not say %s:\n%s", want, got.out)
		}
	}
}

// An interrupt from the keyboard ends the program as SIGTERM does.
func TestInterrupt(t *testing.T) {
	p := serveData(t, t.TempDir())
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	<-p.ended
	if p.result != nil {
		t.Errorf("after an interrupt: %v", p.result)
	}
}
