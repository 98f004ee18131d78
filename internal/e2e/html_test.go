package e2e_test

import (
	"os"
	"path/filepath"
	"testing"
)

// htmlRules is the configuration of html-validate: all that it recommends,
// but for matters of style, for a rule on how long titles of searches may be,
// and with what HTML allows: checkboxes that share a name, and a label for
// whatever has a role of its own.
const htmlRules = `{
	"root": true,
	"extends": ["html-validate:recommended", "html-validate:document"],
	"rules": {
		"doctype-style": ["error", {"style": "lowercase"}],
		"void-style": "off",
		"long-title": "off",
		"no-redundant-for": "off",
		"aria-label-misuse": ["error", {"allowAnyNamable": true}],
		"form-dup-name": ["error", {"shared": ["radio", "checkbox", "submit"]}],
		"require-sri": ["error", {"target": "crossorigin"}]
	}
}`

type htmlFault struct {
	RuleID, Message, Selector string
	Line, Column              int
}

// TestHTML validates a page of every kind in both languages.
func TestHTML(t *testing.T) {
	validator := openTab(t)
	validator.run(loadScript(t, "html-validate.min.js"))
	eachPage(t, kinds(t), func(t *testing.T, k kind, lang string) {
		a := get(t, k.path(lang))
		if a.status != k.status {
			t.Errorf("%s: status %d, want %d", k.path(lang), a.status, k.status)
		}
		var faults []htmlFault
		validator.await("validateHTML("+quote(string(a.body))+", "+htmlRules+")", &faults)
		for _, f := range faults {
			t.Errorf("%s:%d:%d: %s: %s (%s)", k.path(lang), f.Line, f.Column, f.RuleID, f.Message, f.Selector)
		}
	})
}

// The validator itself has to be one that finds something.
func TestHTMLValidatorFindsFaults(t *testing.T) {
	validator := openTab(t)
	validator.run(loadScript(t, "html-validate.min.js"))
	var faults []htmlFault
	validator.await(`validateHTML("<!doctype html><html lang=\"nl\"><head><title>x</title></head><body><p id=\"a\"><div id=\"a\"></div></p></body></html>", `+htmlRules+`)`, &faults)
	found := map[string]bool{}
	for _, f := range faults {
		found[f.RuleID] = true
	}
	for _, rule := range []string{"no-dup-id", "no-implicit-close"} {
		if !found[rule] {
			t.Errorf("a page with faults passes %s: %+v", rule, faults)
		}
	}
}

// readTestdata gives a file of testdata.
func readTestdata(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
