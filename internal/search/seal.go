package search

import (
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
)

// sealName is the file that holds what the other files are. Bleve itself
// trusts what it finds on disk.
const sealName = "seal"

// A sealed file is one of an index, by its size in bytes and its check sum.
type sealed struct {
	Size int64
	Sum  uint32
}

// How much of an index is read to see whether it is whole: of all files their
// names and sizes, and the contents of all or of those that are read at once.
type thoroughness int64

const allOfIt thoroughness = 1 << 62

var someOfIt thoroughness = 8 << 20 // tests have less

var errDamaged = errors.New("damaged: the files are not those that were written")

// seal writes down what the files of the index at path are. Large segments that
// an older index has too are not read again: Bleve never changes one.
func seal(path string, old map[string]sealed) error {
	segments := maps.Clone(old)
	maps.DeleteFunc(segments, func(name string, _ sealed) bool { return !isSegment(name) })
	files, err := sums(path, someOfIt, segments)
	if err != nil {
		return err
	}
	b, err := json.Marshal(files)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(path, sealName), b, 0o644)
}

// isSegment tells whether a file is one of Bleve's segments.
func isSegment(name string) bool { return filepath.Ext(name) == ".zap" }

func readSeal(path string) (map[string]sealed, error) {
	b, err := os.ReadFile(filepath.Join(path, sealName))
	if err != nil {
		return nil, err
	}
	files := map[string]sealed{}
	if err := json.Unmarshal(b, &files); err != nil {
		return nil, errors.Join(errDamaged, err)
	}
	return files, nil
}

// verify gives an error where the files are not as they were sealed.
func verify(path string, how thoroughness) error {
	files, err := readSeal(path)
	if err != nil {
		return err
	}
	now, err := sums(path, how, files)
	if err != nil {
		return err
	}
	if !maps.Equal(files, now) {
		return errDamaged
	}
	return nil
}

// sums adds up the files below path, but for the seal. Of those that are
// larger than how says it takes the sum that is known, if there is one for
// their name and size.
func sums(path string, how thoroughness, known map[string]sealed) (map[string]sealed, error) {
	folder, files := os.DirFS(path), map[string]sealed{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == sealName {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if was, ok := known[name]; ok && was.Size == info.Size() && info.Size() > int64(how) {
			files[name] = was
			return nil
		}
		sum, err := sumFile(folder, name)
		files[name] = sealed{info.Size(), sum}
		return err
	})
	return files, err
}

func sumFile(folder fs.FS, name string) (uint32, error) {
	f, err := folder.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.NewIEEE()
	_, err = io.Copy(sum, f)
	return sum.Sum32(), err
}
