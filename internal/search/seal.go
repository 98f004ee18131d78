package search

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
)

// sealName is the file that holds the check sum of an index. Bleve itself
// trusts what it finds on disk.
const sealName = "seal"

// seal writes down what the files of the index at path add up to.
func seal(path string) error {
	sum, err := sumFiles(path)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(path, sealName), []byte(sum), 0o644)
}

// verify gives an error where the files are not as they were sealed.
func verify(path string) error {
	sealed, err := os.ReadFile(filepath.Join(path, sealName))
	if err != nil {
		return err
	}
	sum, err := sumFiles(path)
	if err != nil {
		return err
	}
	if sum != string(sealed) {
		return errors.New("damaged: the files are not those that were written")
	}
	return nil
}

// sumFiles adds up all files below path, names and contents, but for the seal.
func sumFiles(path string) (string, error) {
	folder, sum := os.DirFS(path), crc32.NewIEEE()
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == sealName {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %d ", name, len(content))
		_, err = sum.Write(content)
		return err
	})
	return fmt.Sprintf("%08x", sum.Sum32()), err
}
