package export

import (
	"bytes"
	"testing"
)

func TestCSV(t *testing.T) {
	for name, tc := range map[string]struct {
		row  []string
		want string
	}{
		"plain":                      {[]string{"Brugge", "5348"}, "Brugge,5348\r\n"},
		"accents":                    {[]string{"België", "’t"}, "België,’t\r\n"},
		"comma and quote":            {[]string{`a,b`, `zeg "ja"`}, `"a,b","zeg ""ja"""` + "\r\n"},
		"formula":                    {[]string{`=HYPERLINK("x")`, "+1+1", "@x", "-x"}, `"'=HYPERLINK(""x"")",'+1+1,'@x,'-x` + "\r\n"},
		"formula behind a semicolon": {[]string{`x;=cmd|' /C calc'!A0;y`, "a\t@b", "a;\"=b"}, "x;'=cmd|' /C calc'!A0;y,a\t'@b,\"a;\"\"'=b\"\r\n"},
		"formula on a line":          {[]string{"a\n=b\n- c\n-d"}, "\"a\r\n'=b\r\n- c\r\n'-d\"\r\n"},
		"number below zero":          {[]string{"-753", "-1.5", "-2,5"}, `-753,-1.5,"-2,5"` + "\r\n"},
		"empty":                      {[]string{"a", ""}, "a,\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := CSV(&b, [][]string{tc.row}, true); err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != "\ufeff"+tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
