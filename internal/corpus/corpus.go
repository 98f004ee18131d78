// Package corpus keeps what fuzzing found worth trying, so that the tests try
// it again: for each fuzz target one file, testdata/NAME.corpus, with a quoted
// input a line. scripts/fuzz.sh writes them.
package corpus

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Inputs gives the inputs that are kept for the fuzz target.
func Inputs(f *testing.F) []string {
	f.Helper()
	file, err := os.Open(filepath.Join("testdata", f.Name()+".corpus"))
	if err != nil {
		f.Fatal(err)
	}
	defer file.Close()
	var inputs []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		s, err := strconv.Unquote(lines.Text())
		if err != nil {
			f.Fatalf("%s, line %d: %v", file.Name(), len(inputs)+1, err)
		}
		inputs = append(inputs, s)
	}
	if err := lines.Err(); err != nil || len(inputs) == 0 {
		f.Fatalf("%s: %d inputs, %v", file.Name(), len(inputs), err)
	}
	return inputs
}
