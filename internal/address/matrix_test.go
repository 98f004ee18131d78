package address_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

const matrixEncoded = "sector=techniek&niveau=landelijk&niveau=regionaal&soort=knelpunt&studie=2&studie=10&sorteer=hindert"

func matrixQuery() catalogue.MatrixQuery {
	return catalogue.MatrixQuery{
		Chosen: map[catalogue.MatrixFacet][]string{
			catalogue.MatrixSector: {"techniek"},
			catalogue.MatrixLevel:  {"national", "regional"},
			catalogue.MatrixKind:   {"pitfall"},
			catalogue.MatrixCase:   {"2", "10"},
		},
		Sort: catalogue.ByHinders,
	}
}

func TestMatrixAddress(t *testing.T) {
	if got := address.Matrix(catalogue.Dutch, matrixQuery()); got != "/themas?"+matrixEncoded {
		t.Errorf("got  %s\nwant /themas?%s", got, matrixEncoded)
	}
	if got := address.File(address.Matrix(catalogue.English, catalogue.MatrixQuery{Sort: catalogue.ByMentions}), "csv"); got != "/en/themes.csv" {
		t.Errorf("got %s, want /en/themes.csv", got)
	}
	q, issues := address.DecodeMatrix(parse(t, "studie=10&soort=knelpunt&studie=2&studie=10&sector=techniek&niveau=regionaal&niveau=landelijk&sorteer=hindert"))
	if d := cmp.Diff(matrixQuery(), q); d != "" || len(issues) > 0 {
		t.Errorf("issues %v, query (-want +got):\n%s", issues, d)
	}
}

func TestMatrixIssues(t *testing.T) {
	tests := []struct {
		name, query string
		want        address.Issue
		encoded     string
	}{
		{"sector", "sector=bouw&studie=3", address.Issue{Field: "sector", Value: "bouw"}, "studie=3"},
		{"level in another language", "niveau=national", address.Issue{Field: "level", Value: "national"}, ""},
		{"kind", "soort=x&soort=nadeel", address.Issue{Field: "kind", Value: "x"}, "soort=nadeel"},
		{"case that is no number", "studie=zelfroosteren", address.Issue{Field: "case", Value: "zelfroosteren"}, ""},
		{"case below one", "studie=0", address.Issue{Field: "case", Value: "0"}, ""},
		{"case with a sign", "studie=%2B3", address.Issue{Field: "case", Value: "+3"}, ""},
		{"order", "sorteer=kleur", address.Issue{Field: address.IssueSort, Value: "kleur"}, ""},
		{"too many", strings.Repeat("&studie=1", 41)[1:], address.Issue{Field: address.IssueValues, Value: "40"}, "studie=1"},
		{"too many in an order", strings.Repeat("&studie=1", 41)[1:] + "&sorteer=hindert", address.Issue{Field: address.IssueValues, Value: "40"}, "studie=1&sorteer=hindert"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q, issues := address.DecodeMatrix(parse(t, tt.query))
			if d := cmp.Diff([]address.Issue{tt.want}, issues); d != "" {
				t.Errorf("issues (-want +got):\n%s", d)
			}
			if got := address.EncodeMatrix(q); got != tt.encoded {
				t.Errorf("what is left: got %q, want %q", got, tt.encoded)
			}
		})
	}
}

func TestToggleMatrix(t *testing.T) {
	q := matrixQuery()
	q.Chosen[catalogue.MatrixCase] = append(make([]string, 0, 8), "2", "10") // room behind, where a careless append would write
	for _, tt := range []struct{ value, want string }{{"3", "studie=2&studie=3&studie=10"}, {"10", "studie=2"}} {
		got := address.EncodeMatrix(address.ToggleMatrix(q, catalogue.MatrixCase, tt.value))
		if !strings.Contains(got, "soort=knelpunt&"+tt.want+"&sorteer=hindert") {
			t.Errorf("with %s toggled: %s, want %s in it", tt.value, got, tt.want)
		}
	}
	if got := address.EncodeMatrix(q); got != matrixEncoded {
		t.Errorf("the query given became %s", got)
	}
}

func FuzzDecodeMatrix(f *testing.F) {
	for _, query := range []string{"", matrixEncoded, "studie=%ff&niveau=a%26b", "studie=007&studie=7", "soort=success", strings.Repeat("sector=zorg&", 50)} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, _ := url.ParseQuery(query)
		once, _ := address.DecodeMatrix(values)
		encoded := address.EncodeMatrix(once)
		again, err := url.ParseQuery(encoded)
		if err != nil {
			t.Fatalf("Encode gave %q, which cannot be read: %v", encoded, err)
		}
		twice, issues := address.DecodeMatrix(again)
		if got := address.EncodeMatrix(twice); got != encoded || len(issues) > 0 {
			t.Errorf("%q became %q, then %q with issues %v; want a fixed point", query, encoded, got, issues)
		}
	})
}
