//go:build unix

package search

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// takeLock waits up to lockWait for the file to be this process's alone. What
// is in the file does not matter, so it cannot be damaged; the system lets go
// of it when the process ends, however it ends.
func takeLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(lockWait); ; time.Sleep(lockWait / 50) {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return file, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			err = fmt.Errorf("lock %s: %w", path, err)
			break
		}
		if time.Now().After(deadline) {
			err = errInUse
			break
		}
	}
	return nil, errors.Join(err, file.Close())
}
