// Command gen makes assets/dist out of the sources beside it: one style sheet,
// one script, the pictures and the fonts, each with its compressed forms. Run
// it by go generate ./assets.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/tdewolff/minify/v2"
	cssmin "github.com/tdewolff/minify/v2/css"
	jsmin "github.com/tdewolff/minify/v2/js"
)

func main() {
	if err := generate("."); err != nil {
		log.Fatal("assets: ", err)
	}
}

func generate(dir string) error {
	files := map[string][]byte{}
	for _, pattern := range []string{"img/*.svg", "fonts/*.woff2"} {
		if err := each(filepath.Join(dir, pattern), func(name string, data []byte) {
			files[name] = data
		}); err != nil {
			return err
		}
	}
	css, err := join(filepath.Join(dir, "css/*.css"))
	if err != nil {
		return err
	}
	for name, data := range files {
		css = strings.ReplaceAll(css, `url("`+name+`")`, `url("`+address(name, data)+`")`)
	}
	js, err := join(filepath.Join(dir, "js/*.js"))
	if err != nil {
		return err
	}
	m := minify.New()
	m.AddFunc("text/css", cssmin.Minify)
	m.AddFunc("text/javascript", jsmin.Minify)
	if css, err = m.String("text/css", css); err != nil {
		return fmt.Errorf("make the style sheet small: %w", err)
	}
	if js, err = m.String("text/javascript", js); err != nil {
		return fmt.Errorf("make the script small: %w", err)
	}
	files["warm.css"], files["warm.js"] = []byte(css), []byte(js)
	return write(filepath.Join(dir, "dist"), files)
}

// address must be made as assets.URL makes it; a test there compares them.
func address(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := filepath.Ext(name)
	return "/assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
}

func each(pattern string, do func(name string, data []byte)) error {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	slices.Sort(paths)
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		do(filepath.Base(p), data)
	}
	return nil
}

func join(pattern string) (string, error) {
	var b strings.Builder
	err := each(pattern, func(_ string, data []byte) {
		b.Write(bytes.TrimSpace(data))
		b.WriteByte('\n')
	})
	return b.String(), err
}

func write(dist string, files map[string][]byte) error {
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dist, name), data, 0o644); err != nil {
			return err
		}
		if filepath.Ext(name) == ".woff2" {
			continue // is compressed by itself
		}
		for ext, compress := range map[string]func([]byte) ([]byte, error){".br": brotlied, ".gz": gzipped} {
			small, err := compress(data)
			if err != nil {
				return fmt.Errorf("%s%s: %w", name, ext, err)
			}
			if err := os.WriteFile(filepath.Join(dist, name+ext), small, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func brotlied(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func gzipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
