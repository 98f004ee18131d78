package address_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

func TestCompareAddress(t *testing.T) {
	c := catalogue.Comparison{Cases: []int{10, 2}, Actions: []int{36}, Differences: true}
	const encoded = "studie=10&studie=2&initiatief=36&toon=verschil"
	if got := address.Compare(catalogue.English, c); got != "/en/compare?"+encoded {
		t.Errorf("got %s", got)
	}
	if got := address.File(address.Compare(catalogue.Dutch, catalogue.Comparison{}), "csv"); got != "/vergelijken.csv" {
		t.Errorf("got %s", got)
	}
	got, issues := address.DecodeComparison(parse(t, "toon=verschil&bij=36&initiatief=&studie=10&studie=+2&studie=10"))
	if d := cmp.Diff(c, got); d != "" || len(issues) > 0 {
		t.Errorf("issues %v, comparison (-want +got):\n%s", issues, d)
	}
}

func TestCompareIssues(t *testing.T) {
	for query, want := range map[string]address.Issue{
		"studie=zelfroosteren&studie=2":     {Field: address.IssueCase, Value: "zelfroosteren"},
		"initiatief=0":                      {Field: address.IssueAction, Value: "0"},
		"initiatief=-4":                     {Field: address.IssueAction, Value: "-4"},
		"initiatief=99999999999999999999":   {Field: address.IssueAction, Value: "99999999999999999999"},
		"toon=niets":                        {Field: address.IssueShow, Value: "niets"},
		strings.Repeat("&studie=1", 41)[1:]: {Field: address.IssueValues, Value: "40"},
	} {
		if _, issues := address.DecodeComparison(parse(t, query)); len(issues) != 1 || issues[0] != want {
			t.Errorf("%s: issues %v, want %v", query, issues, want)
		}
	}
}

func FuzzDecodeComparison(f *testing.F) {
	for _, query := range []string{"", "studie=10&initiatief=36&toon=verschil", "studie=007&studie=7", "studie=%2B3", strings.Repeat("studie=1&", 50)} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, _ := url.ParseQuery(query)
		once, _ := address.DecodeComparison(values)
		encoded := address.EncodeComparison(once)
		again, err := url.ParseQuery(encoded)
		if err != nil {
			t.Fatalf("Encode gave %q, which cannot be read: %v", encoded, err)
		}
		twice, issues := address.DecodeComparison(again)
		if got := address.EncodeComparison(twice); got != encoded || len(issues) > 0 {
			t.Errorf("%q became %q, then %q with issues %v; want a fixed point", query, encoded, got, issues)
		}
	})
}
