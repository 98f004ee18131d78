// Package e2e tests the program as a whole: the real binary, started on a data
// folder of its own, asked over HTTP and used in a real browser.
//
// The tests know the program from outside only: its command line, its
// addresses, its open API and what a reader sees. Those in a browser run where
// WARMWATER_BROWSER names a Chromium; make test sets it. The pages are checked
// by axe and html-validate, which stand in testdata (see tools/browser).
package e2e
