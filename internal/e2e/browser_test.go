package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is started when the first test needs it and serves them all.
var browser struct {
	once  sync.Once
	ctx   context.Context
	err   error
	close func()
}

func startBrowser(path string) {
	profile, err := os.MkdirTemp("", "warmwater-browser-")
	if err != nil {
		browser.err = err
		return
	}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // root has none
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("font-render-hinting", "none"),
	)...)
	// What the browser tells and chromedp does not know is no news.
	ctx, cancelBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	browser.ctx = ctx
	browser.err = chromedp.Run(ctx)
	browser.close = func() {
		cancelBrowser()
		cancel()
		os.RemoveAll(profile)
	}
}

func closeBrowser() {
	if browser.close != nil {
		browser.close()
	}
}

func needBrowser(t testing.TB) {
	t.Helper()
	path := os.Getenv("WARMWATER_BROWSER")
	if path == "" {
		t.Skip("WARMWATER_BROWSER names no browser")
	}
	browser.once.Do(func() { startBrowser(path) })
	if browser.err != nil {
		t.Fatalf("start the browser %s: %v", path, browser.err)
	}
}

// tab is a page in the browser. Whatever the page complains of, and every
// request to another site, fails the test at its end; so does what went wrong
// before, with a picture.
type tab struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	troubles []string
	expected string // the address that may answer with an error
}

func openTab(t testing.TB, options ...chromedp.ContextOption) *tab {
	t.Helper()
	needBrowser(t)
	ctx, cancel := chromedp.NewContext(browser.ctx, options...)
	ctx, cancelTimeout := context.WithTimeout(ctx, 5*time.Minute)
	b := &tab{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, b.listen)
	t.Cleanup(func() {
		b.report()
		cancelTimeout()
		cancel()
	})
	b.run(runtime.Enable(), log.Enable(), network.Enable())
	return b
}

// listen notes what the page complains of.
func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.trouble("exception: %s", e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
			words, _ := json.Marshal(e.Args)
			b.trouble("console: %s", words)
		}
	case *log.EventEntryAdded:
		b.mu.Lock()
		expected := e.Entry.URL == b.expected && e.Entry.Source == log.SourceNetwork
		b.mu.Unlock()
		if !expected && (e.Entry.Level == log.LevelError || e.Entry.Level == log.LevelWarning) {
			b.trouble("%s: %s (%s)", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; strings.HasPrefix(url, "http") && !strings.HasPrefix(url, site.URL+"/") {
			b.trouble("asks another site: %s", url)
		}
	}
}

func (b *tab) trouble(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = append(b.troubles, fmt.Sprintf(format, args...))
}

func (b *tab) report() {
	b.mu.Lock()
	for _, s := range b.troubles {
		b.t.Errorf("the browser says: %s", s)
	}
	b.mu.Unlock()
	if !b.t.Failed() || b.str("location.protocol") == "about:" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	var picture []byte
	if err := chromedp.Run(ctx, page.BringToFront(), chromedp.FullScreenshot(&picture, 100)); err != nil {
		b.t.Logf("no picture: %v", err)
		return
	}
	path := filepath.Join(b.t.ArtifactDir(), "page.png")
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		b.t.Logf("no picture: %v", err)
		return
	}
	b.t.Logf("a picture of the page: %s", path)
}

func (b *tab) run(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to a path of the site, which should answer with this status.
func (b *tab) open(path string, status int) {
	b.t.Helper()
	b.expect(path, status)
	resp, err := chromedp.RunResponse(b.ctx, chromedp.Navigate(site.URL+path))
	if err != nil {
		b.t.Fatalf("open %s: %v", path, err)
	}
	if resp != nil && resp.Status != int64(status) {
		b.t.Fatalf("open %s: status %d, want %d", path, resp.Status, status)
	}
}

// expect tells that an answer may be an error, which is then no trouble.
func (b *tab) expect(path string, status int) {
	if status >= 400 {
		b.mu.Lock()
		b.expected = site.URL + path
		b.mu.Unlock()
	}
}

// withoutScripts opens no page's scripts from now on. A first page is opened
// before: a phone's tab that has never shown one may wait for it forever.
func (b *tab) withoutScripts() {
	b.t.Helper()
	b.open("/over", 200)
	b.run(emulation.SetScriptExecutionDisabled(true))
}

// screen sets the size of the window and the colour scheme, without a reload.
func (b *tab) screen(width int64, scheme string) {
	b.t.Helper()
	b.run(
		emulation.SetDeviceMetricsOverride(width, 900, 1, width < 600),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		}),
	)
	var done bool
	b.await(`document.fonts.ready.then(() => new Promise((r) => setTimeout(() => r(true), 60)))`, &done)
}

// eval gives the value of an expression in the page.
func (b *tab) eval(expression string, value any) {
	b.t.Helper()
	b.run(chromedp.Evaluate(expression, value))
}

// await is eval for a promise.
func (b *tab) await(expression string, value any) {
	b.t.Helper()
	b.run(chromedp.Evaluate(expression, value, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	}))
}

// str gives the value of an expression that is a text.
func (b *tab) str(expression string) string {
	b.t.Helper()
	var s string
	b.eval(expression, &s)
	return s
}

// is tells whether an expression is true.
func (b *tab) is(expression string) bool {
	b.t.Helper()
	var yes bool
	b.eval("Boolean("+expression+")", &yes)
	return yes
}

// until waits for an expression to become true. A page that loads meanwhile
// is no fault.
func (b *tab) until(expression string) {
	b.t.Helper()
	var yes bool
	for deadline := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		err := chromedp.Run(b.ctx, chromedp.Evaluate("Boolean("+expression+")", &yes))
		if err == nil && yes {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("waited in vain for %s (%v); the page is %s", expression, err, b.str("location.href"))
		}
	}
}

// want checks that an expression is true and says otherwise in words.
func (b *tab) want(expression, otherwise string, args ...any) {
	b.t.Helper()
	if !b.is(expression) {
		b.t.Errorf(otherwise, args...)
	}
}

// click clicks the first element of a selector, where a hand would.
func (b *tab) click(selector string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Run(ctx, chromedp.Click(selector, chromedp.ByQuery, chromedp.NodeVisible)); err != nil {
		b.t.Fatalf("click %s: %v", selector, err)
	}
}

// follow clicks a link and waits for the page behind it.
func (b *tab) follow(selector string) {
	b.t.Helper()
	b.eval(`window.left = true`, nil)
	b.click(selector)
	b.until(`!window.left && document.readyState === "complete"`)
}

// keys presses keys, one after another.
func (b *tab) keys(keys string) {
	b.t.Helper()
	b.run(chromedp.KeyEvent(keys))
}

// quote writes a text as an expression.
func quote(s string) string {
	data, _ := json.Marshal(s) // a string can always be written
	return string(data)
}

// heard waits until the page has complained of something.
func (b *tab) heard(words string) bool {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		b.mu.Lock()
		heard := strings.Contains(strings.Join(b.troubles, "\n"), words)
		b.mu.Unlock()
		if heard {
			return true
		}
	}
	return false
}

// forget drops what the page has complained of.
func (b *tab) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil
}
