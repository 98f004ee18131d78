package address_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

func TestFormsAddress(t *testing.T) {
	const encoded = "bied=mensen&bied=tijd&bereik=ouders"
	q := catalogue.FormQuery{catalogue.FormOffer: {"people", "time"}, catalogue.FormReach: {"ouders"}}
	if got := address.Forms(catalogue.English, q); got != "/en/partnerships?"+encoded {
		t.Errorf("got %s", got)
	}
	if got := address.File(address.Forms(catalogue.Dutch, nil), "csv"); got != "/samenwerkingsvormen.csv" {
		t.Errorf("got %s", got)
	}
	got, issues := address.DecodeForms(parse(t, "bereik=ouders&bied=tijd&bied=mensen&bied=tijd&bereik="))
	if d := cmp.Diff(q, got); d != "" || len(issues) > 0 {
		t.Errorf("issues %v, query (-want +got):\n%s", issues, d)
	}
	for _, offer := range catalogue.Offers {
		if address.FormValue(catalogue.FormOffer, offer) == "" {
			t.Errorf("the offer %s has no word", offer)
		}
	}
}

func TestFormsIssues(t *testing.T) {
	for query, want := range map[string]address.Issue{
		"bied=liefde&bied=geld":              {Field: "offer", Value: "liefde"},
		"bied=people":                        {Field: "offer", Value: "people"},
		strings.Repeat("&bied=geld", 41)[1:]: {Field: address.IssueValues, Value: "40"},
	} {
		_, issues := address.DecodeForms(parse(t, query))
		if d := cmp.Diff([]address.Issue{want}, issues); d != "" {
			t.Errorf("%s: issues (-want +got):\n%s", query, d)
		}
	}
}

func TestToggleForms(t *testing.T) {
	q := catalogue.FormQuery{catalogue.FormOffer: append(make([]string, 0, 8), "money", "time")}
	if got := address.EncodeForms(address.ToggleForms(q, catalogue.FormOffer, "money")); got != "bied=tijd" {
		t.Errorf("got %s, want only time", got)
	}
	if got := address.EncodeForms(address.ToggleForms(q, catalogue.FormReach, "ouders")); got != "bied=geld&bied=tijd&bereik=ouders" {
		t.Errorf("got %s", got)
	}
	if got := address.EncodeForms(q); got != "bied=geld&bied=tijd" {
		t.Errorf("the query given became %s", got)
	}
}

func FuzzDecodeForms(f *testing.F) {
	for _, query := range []string{"", "bied=mensen&bereik=ouders", "bereik=%ff&bied=a%26b", strings.Repeat("bied=geld&", 50)} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, _ := url.ParseQuery(query)
		once, _ := address.DecodeForms(values)
		encoded := address.EncodeForms(once)
		again, err := url.ParseQuery(encoded)
		if err != nil {
			t.Fatalf("Encode gave %q, which cannot be read: %v", encoded, err)
		}
		twice, issues := address.DecodeForms(again)
		if got := address.EncodeForms(twice); got != encoded || len(issues) > 0 {
			t.Errorf("%q became %q, then %q with issues %v; want a fixed point", query, encoded, got, issues)
		}
	})
}
