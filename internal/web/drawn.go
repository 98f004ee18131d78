package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"

	"warmwater/internal/ready"
)

// drawn is a page that can be sent: the same for every visitor.
type drawn struct {
	address, route string // where it is kept
	status         int
	etag           string // or empty, where all is not well
	plain, zipped  form
}

// form is a page as it is, or compressed.
type form struct {
	body    []byte
	headers headerLines // beside length and type
	head    []byte      // the type, these and those of every answer, as they are sent
}

// pageType is the type of every page, as a header.
var pageType = headerLines{line("Content-Type", "text/html; charset=UTF-8")}

// newDrawn makes a page of its HTML, which it copies.
func newDrawn(status int, html []byte) (*drawn, error) {
	zipped, err := compress(html)
	if err != nil {
		return nil, fmt.Errorf("compress page: %w", err)
	}
	k := &drawn{status: status}
	if status == http.StatusOK {
		sum := sha256.Sum256(html)
		k.etag = `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	}
	k.plain = newForm(bytes.Clone(html), k.headers())
	k.zipped = newForm(zipped, append(k.headers(), line("Content-Encoding", "gzip")))
	return k, nil
}

func newForm(body []byte, headers headerLines) form {
	return form{
		body:    body,
		headers: headers,
		head:    headers.append(fixedHeaders.append(pageType.append(nil))),
	}
}

// headers are those of the page in any form, and where a browser has it already.
func (k *drawn) headers() headerLines {
	lines := headerLines{line("Cache-Control", "no-cache"), line("Vary", "Accept-Encoding")}
	if k.etag != "" {
		lines = append(lines, line("ETag", k.etag))
	}
	return lines
}

// compressLevel makes pages 3 % larger than the standard library's usual level
// does, in a third of the time.
const compressLevel = 5

// compressors are *gzip.Writer: each has tables of a megabyte or so.
var compressors = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(nil, compressLevel)
	if err != nil {
		panic(err) // there is such a level
	}
	return z
}}

func compress(html []byte) ([]byte, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	z := compressors.Get().(*gzip.Writer)
	defer compressors.Put(z)
	z.Reset(b)
	if _, err := z.Write(html); err != nil {
		return nil, err
	}
	err := z.Close()
	return bytes.Clone(b.Bytes()), err
}

// form gives the form that a visitor's browser takes.
func (k *drawn) form(r *http.Request) *form {
	if takesGzip(r.Header["Accept-Encoding"]) {
		return &k.zipped
	}
	return &k.plain
}

// send answers with a page, or with 304 where the visitor's browser has it
// already. It gives the status.
func (k *drawn) send(w http.ResponseWriter, r *http.Request) int {
	h := w.Header()
	if k.isWith(r) {
		k.headers().set(h)
		w.WriteHeader(http.StatusNotModified)
		return http.StatusNotModified
	}
	f := k.form(r)
	f.headers.set(h)
	pageType.set(h)
	h["Content-Length"] = []string{strconv.Itoa(len(f.body))}
	w.WriteHeader(k.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.body) // a visitor who left is none of our business
	}
	return k.status
}

// sendReady answers with a page under the name id of the request, with a head
// written beforehand. It is like send, for the one case that is to be fast, and
// does nothing but tell so in any other.
func (k *drawn) sendReady(r *http.Request, id string) bool {
	conn := ready.From(r.Context())
	if conn == nil || r.Method != http.MethodGet || k.status != http.StatusOK || k.isWith(r) {
		return false
	}
	var line [len(requestIDHeader) + maxRequestID + 4]byte
	f := k.form(r)
	conn.Answer(f.body, f.head, append(append(append(line[:0], requestIDHeader+": "...), id...), "\r\n"...))
	return true
}

// isWith tells whether a browser has the page already. Weak or strong makes no
// difference for pages (RFC 9110, section 13.1.2).
func (k *drawn) isWith(r *http.Request) bool {
	if k.etag == "" {
		return false
	}
	for _, header := range r.Header["If-None-Match"] {
		for tag := range strings.SplitSeq(header, ",") {
			tag = strings.TrimSpace(tag)
			if tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(k.etag, "W/") {
				return true
			}
		}
	}
	return false
}

// takesGzip tells whether a browser takes pages compressed by gzip.
func takesGzip(headers []string) bool {
	for _, header := range headers {
		for part := range strings.SplitSeq(header, ",") {
			name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
			if name = strings.TrimSpace(name); name == "gzip" || name == "*" {
				weight = strings.ReplaceAll(weight, " ", "")
				return weight != "q=0" && weight != "q=0.0" && weight != "q=0.00" && weight != "q=0.000"
			}
		}
	}
	return false
}
