//go:build !unix

package search

import "os"

// takeLock does not lock here: Bleve keeps a second process out by itself.
func takeLock(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
}
