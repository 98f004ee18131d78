// Package assets holds the style sheet, the script, the icons and the fonts,
// with addresses that change when the content does, so that browsers may keep
// them for a year.
package assets

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:generate go run ./gen

//go:embed dist
var dist embed.FS

// Prefix is where the assets live.
const Prefix = "/assets/"

// asset is one file with its compressed forms; those are nil where the file
// is compressed by itself.
type asset struct {
	url, contentType string
	plain, br, gz    []byte
}

var (
	byName = map[string]*asset{}
	byURL  = map[string]*asset{}
)

func init() {
	// Not every machine knows these types.
	for ext, t := range map[string]string{".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript; charset=utf-8"} {
		if err := mime.AddExtensionType(ext, t); err != nil {
			panic(err) // both are constants
		}
	}
	entries, err := fs.ReadDir(dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded
	}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); ext != ".br" && ext != ".gz" {
			load(e.Name())
		}
	}
}

func load(name string) {
	a := &asset{plain: read(name), br: read(name + ".br"), gz: read(name + ".gz")}
	sum := sha256.Sum256(a.plain)
	ext := path.Ext(name)
	a.url = Prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	a.contentType = mime.TypeByExtension(ext)
	byName[name], byURL[a.url] = a, a
}

// read gives a file, or nil where there is none.
func read(name string) []byte {
	data, err := dist.ReadFile("dist/" + name)
	if err != nil {
		return nil
	}
	return data
}

// URL is the address of an asset. It panics where there is no such asset.
func URL(name string) string {
	a, ok := byName[name]
	if !ok {
		panic("assets: no " + name)
	}
	return a.url
}

// URLs lists the addresses of all assets.
func URLs() []string {
	var list []string
	for url := range byURL {
		list = append(list, url)
	}
	return list
}

// Handler serves the assets; an address with another hash is not found.
func Handler(notFound http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, ok := byURL[r.URL.Path]
		if !ok {
			notFound.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", a.contentType)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		body := a.plain
		if a.br != nil {
			h.Set("Vary", "Accept-Encoding")
			switch accepted := r.Header.Get("Accept-Encoding"); {
			case strings.Contains(accepted, "br"):
				body = a.br
				h.Set("Content-Encoding", "br")
			case strings.Contains(accepted, "gzip"):
				body = a.gz
				h.Set("Content-Encoding", "gzip")
			}
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		if r.Method != http.MethodHead {
			// A visitor who left is none of our business.
			_, _ = w.Write(body)
		}
	})
}
