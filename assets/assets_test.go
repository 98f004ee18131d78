package assets_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"warmwater/assets"
)

// types are the content types by extension.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

func get(t *testing.T, method, url, accept string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, url, nil)
	if accept != "" {
		r.Header.Set("Accept-Encoding", accept)
	}
	w := httptest.NewRecorder()
	missing := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "gone", http.StatusNotFound) })
	assets.Handler(missing).ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("read body: %v", err)
	}
	return data
}

// names are the files that are served, by what they are called.
func names(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("dist/*")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, file := range files {
		if ext := path.Ext(file); ext != ".br" && ext != ".gz" {
			list = append(list, filepath.Base(file))
		}
	}
	if len(list) == 0 {
		t.Fatal("there are no assets")
	}
	return list
}

func TestEveryAssetOpens(t *testing.T) {
	if got, want := len(assets.URLs()), len(names(t)); got != want {
		t.Errorf("got %d addresses, want %d", got, want)
	}
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			plain, err := os.ReadFile(filepath.Join("dist", name))
			if err != nil {
				t.Fatal(err)
			}
			r := get(t, http.MethodGet, assets.URL(name), "")
			if r.StatusCode != http.StatusOK {
				t.Fatalf("got status %d, want 200", r.StatusCode)
			}
			want, ok := types[path.Ext(name)]
			if got := r.Header.Get("Content-Type"); !ok || got != want {
				t.Errorf("type: got %q, want %q", got, want)
			}
			if got := r.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
				t.Errorf("caching: got %q", got)
			}
			if got := r.Header.Get("Content-Encoding"); got != "" {
				t.Errorf("to who accepts nothing it is sent as %q", got)
			}
			if got := body(t, r.Body); !bytes.Equal(got, plain) {
				t.Errorf("got %d bytes, want the %d of the file", len(got), len(plain))
			}
		})
	}
}

func TestCompressedAssets(t *testing.T) {
	decode := map[string]func(io.Reader) (io.Reader, error){
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	}
	for _, name := range names(t) {
		if path.Ext(name) == ".woff2" {
			continue // is compressed by itself
		}
		plain := body(t, get(t, http.MethodGet, assets.URL(name), "").Body)
		for _, tt := range []struct{ accept, want string }{{"gzip, deflate, br", "br"}, {"gzip", "gzip"}, {"identity", ""}} {
			t.Run(name+" "+tt.accept, func(t *testing.T) {
				r := get(t, http.MethodGet, assets.URL(name), tt.accept)
				if got := r.Header.Get("Content-Encoding"); got != tt.want {
					t.Fatalf("encoding: got %q, want %q", got, tt.want)
				}
				if got := r.Header.Get("Vary"); got != "Accept-Encoding" {
					t.Errorf("Vary: got %q, want Accept-Encoding", got)
				}
				reader := io.Reader(r.Body)
				if f := decode[tt.want]; f != nil {
					var err error
					if reader, err = f(r.Body); err != nil {
						t.Fatal(err)
					}
				}
				if got := body(t, reader); !bytes.Equal(got, plain) {
					t.Errorf("decoded: got %d bytes, want the %d that are sent plain; run go generate ./assets", len(got), len(plain))
				}
			})
		}
	}
}

func TestFontsAreSentAsTheyAre(t *testing.T) {
	for _, name := range names(t) {
		if path.Ext(name) != ".woff2" {
			continue
		}
		r := get(t, http.MethodGet, assets.URL(name), "gzip, br")
		if got := r.Header.Get("Content-Encoding"); got != "" {
			t.Errorf("%s: got encoding %q, want none", name, got)
		}
		if got := body(t, r.Body); !bytes.HasPrefix(got, []byte("wOF2")) {
			t.Errorf("%s is not a WOFF2 font", name)
		}
	}
}

func TestHeadHasNoBody(t *testing.T) {
	r := get(t, http.MethodHead, assets.URL("warm.css"), "")
	if got := body(t, r.Body); len(got) > 0 {
		t.Errorf("got a body of %d bytes", len(got))
	}
	if n := len(body(t, get(t, http.MethodGet, assets.URL("warm.css"), "").Body)); r.ContentLength != int64(n) {
		t.Errorf("length: got %d, want %d", r.ContentLength, n)
	}
}

func TestOtherAddressesAreNotFound(t *testing.T) {
	url := assets.URL("warm.css")
	hash := regexp.MustCompile(`\.([0-9a-f]{10})\.`).FindStringSubmatch(url)
	if hash == nil {
		t.Fatalf("the address %s has no hash", url)
	}
	tests := []struct{ name, url string }{
		{"another hash", strings.Replace(url, hash[1], "0123456789", 1)},
		{"no hash", assets.Prefix + "warm.css"},
		{"a compressed form by itself", url + ".br"},
		{"the folder", assets.Prefix},
		{"outside", assets.Prefix + "../assets.go"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := get(t, http.MethodGet, tt.url, "")
			if r.StatusCode != http.StatusNotFound {
				t.Errorf("%s: got status %d, want 404", tt.url, r.StatusCode)
			}
			if got := r.Header.Get("Cache-Control"); got != "" {
				t.Errorf("%s: what is not there is cached: %q", tt.url, got)
			}
		})
	}
}

func TestURLUnknown(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an asset that is not there: got an address, want a panic")
		}
	}()
	assets.URL("nothing.css")
}

// What the style sheet asks for is there, at the address it asks for.
func TestStyleSheetAddresses(t *testing.T) {
	css := body(t, get(t, http.MethodGet, assets.URL("warm.css"), "").Body)
	urls := regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)`).FindAllSubmatch(css, -1)
	if len(urls) == 0 {
		t.Error("the style sheet names no fonts")
	}
	for _, m := range urls {
		url := string(m[1])
		if strings.HasPrefix(url, "data:image/") {
			continue // the content policy allows these
		}
		if !strings.HasPrefix(url, "/") {
			url = path.Join(assets.Prefix, url)
		}
		if r := get(t, http.MethodGet, url, ""); r.StatusCode != http.StatusOK {
			t.Errorf("url(%s): got status %d, want 200", m[1], r.StatusCode)
		}
	}
	if bytes.Contains(css, []byte("@import")) {
		t.Error("the style sheet imports another: its address would not change with it")
	}
}

// Icons that views ask for by name are in the file.
func TestIcons(t *testing.T) {
	icons := body(t, get(t, http.MethodGet, assets.URL("icons.svg"), "").Body)
	views, err := filepath.Glob("../views/*.templ")
	if err != nil || len(views) == 0 {
		t.Fatalf("no views (%v)", err)
	}
	asked := regexp.MustCompile(`@icon\("(\w+)"\)|"(drop|ice)"`)
	for _, name := range views {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllSubmatch(code, -1) {
			icon := string(m[1]) + string(m[2])
			if !bytes.Contains(icons, []byte(`id="`+icon+`"`)) {
				t.Errorf("%s shows the icon %s, which icons.svg does not have", name, icon)
			}
		}
	}
}
