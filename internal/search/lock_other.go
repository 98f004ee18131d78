//go:build !unix

package search

import "os"

// takeLock keeps no other process out here.
func takeLock(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
}
