package e2e_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestHeaders(t *testing.T) {
	for _, path := range []string{"/", "/en/actions?q=care", "/bestaat-niet", "/initiatieven?land=XX", "/praktijkstudies/zelfroosteren"} {
		t.Run(path, func(t *testing.T) {
			h := get(t, path).header
			for name, want := range map[string]string{
				"Content-Type":           "text/html; charset=UTF-8",
				"X-Content-Type-Options": "nosniff",
				"Referrer-Policy":        "same-origin",
			} {
				if got := h.Get(name); !strings.EqualFold(got, want) {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			checkPolicy(t, h.Get("Content-Security-Policy"))
			for name := range h {
				if name == "Set-Cookie" || name == "Server" || name == "X-Powered-By" {
					t.Errorf("a reader of pages gets %s: %s", name, h.Get(name))
				}
			}
		})
	}
}

// checkPolicy checks that only what comes from here may run, and nothing that
// stands in the page itself.
func checkPolicy(t *testing.T, policy string) {
	t.Helper()
	rules := map[string]string{}
	for rule := range strings.SplitSeq(policy, ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(rule), " ")
		rules[name] = sources
	}
	for name, want := range map[string]string{
		"default-src": "'none'", "script-src": "'self'", "style-src": "'self'",
		"form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
	} {
		if rules[name] != want {
			t.Errorf("the policy has %s %q, want %q", name, rules[name], want)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("the policy allows too much: %s", policy)
	}
}

func TestPagesAreCompressed(t *testing.T) {
	plain := get(t, "/initiatieven")
	packed := ask(t, "GET", "/initiatieven", map[string]string{"Accept-Encoding": "gzip"})
	if got := packed.header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding: %q, want gzip", got)
	}
	if plain.header.Get("Content-Encoding") != "" {
		t.Error("it is compressed for one who did not ask")
	}
	for _, a := range []*answer{plain, packed} {
		if !strings.Contains(a.header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("Vary: %q, want Accept-Encoding in it", a.header.Get("Vary"))
		}
	}
	if !bytes.Equal(unpack(t, "gzip", packed.body), plain.body) {
		t.Error("the compressed page is another one")
	}
	if len(packed.body)*4 > len(plain.body) {
		t.Errorf("%d bytes became %d", len(plain.body), len(packed.body))
	}
}

func unpack(t *testing.T, encoding string, data []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(data)
	var err error
	switch encoding {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "br":
		r = brotli.NewReader(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("unpack %s: %v", encoding, err)
	}
	return plain
}

// assetPaths are the assets that pages name.
func assetPaths(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, link := range internalLinks("/", get(t, "/").document(t)) {
		link, _, _ = strings.Cut(link, "#")
		if strings.HasPrefix(link, "/assets/") && !slices.Contains(paths, link) {
			paths = append(paths, link)
		}
	}
	if len(paths) < 4 {
		t.Fatalf("the home page names the assets %v, want a style sheet, a script, icons and a font", paths)
	}
	return paths
}

func TestAssets(t *testing.T) {
	for _, path := range assetPaths(t) {
		t.Run(path, func(t *testing.T) {
			plain := get(t, path)
			if plain.status != 200 || len(plain.body) == 0 {
				t.Fatalf("status %d with %d bytes", plain.status, len(plain.body))
			}
			if got := plain.header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
				t.Errorf("Cache-Control: %q", got)
			}
			for _, encoding := range []string{"br", "gzip"} {
				packed := ask(t, "GET", path, map[string]string{"Accept-Encoding": encoding})
				got := packed.header.Get("Content-Encoding")
				if got != encoding && !strings.HasSuffix(path, ".woff2") { // is compressed by itself
					t.Errorf("for %s: Content-Encoding: %q", encoding, got)
				}
				if !bytes.Equal(unpack(t, got, packed.body), plain.body) {
					t.Errorf("for %s: another content", encoding)
				}
			}
		})
	}
}

func TestAssetWithAnotherHash(t *testing.T) {
	path := assetPaths(t)[0]
	parts := strings.Split(path, ".")
	parts[len(parts)-2] = "0123456789"
	a := get(t, strings.Join(parts, "."))
	if a.status != 404 {
		t.Errorf("%s with another hash: status %d, want 404", path, a.status)
	}
	if strings.Contains(a.header.Get("Cache-Control"), "immutable") {
		t.Errorf("what is not there may be kept: %s", a.header.Get("Cache-Control"))
	}
}

func TestMethods(t *testing.T) {
	for _, tt := range []struct {
		name, method, path string
		headers            map[string]string
		status             int
	}{
		{"from another site", "POST", "/initiatieven", map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		{"from another site, older browser", "POST", "/", map[string]string{"Origin": "https://elsewhere.example"}, http.StatusForbidden},
		{"from a sibling site", "DELETE", "/en", map[string]string{"Sec-Fetch-Site": "same-site"}, http.StatusForbidden},
		{"from this site", "POST", "/initiatieven", map[string]string{"Sec-Fetch-Site": "same-origin"}, http.StatusMethodNotAllowed},
		{"head", "HEAD", "/initiatieven?q=zorg", nil, 200},
		{"head of what is not there", "HEAD", "/bestaat-niet", nil, 404},
		{"head of the API", "HEAD", "/api/v1/actions", nil, 200},
		{"an odd method", "BREW", "/", nil, http.StatusMethodNotAllowed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, tt.method, tt.path, tt.headers)
			if a.status != tt.status {
				t.Errorf("%s %s: status %d, want %d", tt.method, tt.path, a.status, tt.status)
			}
			if tt.method == "HEAD" && len(a.body) > 0 {
				t.Errorf("HEAD %s has a body of %d bytes", tt.path, len(a.body))
			}
			if tt.status == http.StatusMethodNotAllowed && !strings.Contains(a.header.Get("Allow"), "GET") {
				t.Errorf("Allow: %q, want GET in it", a.header.Get("Allow"))
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		status   int
	}{
		{"/initiatieven/25", actionPath("nl", fetch[apiAction](t, site, "/api/v1/actions/25")), 301},
		{"/en/actions/25-an-old-name", actionPath("en", fetch[apiAction](t, site, "/api/v1/actions/25")), 301},
		{"/initiatieven/", "/initiatieven", 301},
		{"/en/", "/en", 301},
		{"/initiatieven?land=NL&q=zorg&pagina=1", "/initiatieven?q=zorg&land=NL", 302},
		{"/en/actions?q=&sector=zorg&sector=zorg", "/en/actions?sector=zorg", 302},
	} {
		t.Run(tt.from, func(t *testing.T) {
			a := get(t, tt.from)
			if to := a.header.Get("Location"); a.status != tt.status || to != tt.to {
				t.Errorf("status %d to %q, want %d to %q", a.status, to, tt.status, tt.to)
			}
		})
	}
}

// Whatever an address holds, it cannot lead readers away.
func TestNoOpenRedirect(t *testing.T) {
	for _, path := range []string{"//elsewhere.example/", "//elsewhere.example//", "/\\elsewhere.example/", "/%2felsewhere.example/", "/en//elsewhere.example/"} {
		a := get(t, path)
		to := a.header.Get("Location")
		if strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") || strings.HasPrefix(to, "http") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}
