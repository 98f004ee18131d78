package e2e_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var (
	// binary is the program under test.
	binary string
	// site is the program serving a full catalogue, for all tests that only
	// read from it.
	site *program
)

func TestMain(m *testing.M) {
	flag.Parse()
	if testing.Short() {
		fmt.Println("the end-to-end tests are left out by -short")
		return
	}
	os.Exit(runAll(m))
}

func runAll(m *testing.M) (code int) {
	dir, err := os.MkdirTemp("", "warmwater-e2e-")
	if err != nil {
		return complain(err)
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "warmwater")
	if err := build(binary); err != nil {
		return complain(err)
	}
	if site, err = start(filepath.Join(dir, "data")); err != nil {
		return complain(err)
	}
	code = m.Run()
	closeBrowser()
	if err := site.stop(); err != nil {
		code = complain(fmt.Errorf("stop the site: %w", err))
	}
	return code
}

func complain(err error) int {
	fmt.Fprintln(os.Stderr, "e2e:", err)
	return 1
}

// build makes the program as make build does, so that the two share their
// cache.
func build(path string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w -X main.version=test", "-o", path, "./cmd/warmwater")
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return nil
}
