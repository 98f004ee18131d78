package export

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestCSV(t *testing.T) {
	for name, tc := range map[string]struct {
		row  []string
		want string
	}{
		"plain":                            {[]string{"Brugge", "5348"}, "Brugge,5348\r\n"},
		"accents":                          {[]string{"België", "’t"}, "België,’t\r\n"},
		"comma and quote":                  {[]string{`a,b`, `zeg "ja"`}, `"a,b","zeg ""ja"""` + "\r\n"},
		"formula":                          {[]string{`=HYPERLINK("x")`, "+1+1", "@x", "-x"}, `"'=HYPERLINK(""x"")",'+1+1,'@x,'-x` + "\r\n"},
		"formula behind a semicolon":       {[]string{`x;=cmd|' /C calc'!A0;y`, "a\t@b", "a;\"=b"}, "x;'=cmd|' /C calc'!A0;y,a\t'@b,\"a;\"\"'=b\"\r\n"},
		"formula on a line":                {[]string{"a\n=b\n- c\n-d"}, "\"a\r\n'=b\r\n- c\r\n'-d\"\r\n"},
		"formula that looks like a number": {[]string{"x;-1+cmd|' /C calc'!A0", "a\t-2+3", "a\n-1+1+cmd"}, "x;'-1+cmd|' /C calc'!A0,a\t'-2+3,\"a\r\n'-1+1+cmd\"\r\n"},
		"numbers and a list in parts":      {[]string{"1;-2;-3,5", "a:\n- b\n-"}, "\"1;-2;-3,5\",\"a:\r\n- b\r\n-\"\r\n"},
		"number below zero":                {[]string{"-753", "-1.5", "-2,5"}, `-753,-1.5,"-2,5"` + "\r\n"},
		"empty":                            {[]string{"a", ""}, "a,\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := CSV(&b, Rows([][]string{tc.row}), ',', true); err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != "\ufeff"+tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// A row that cannot be made ends the file with the error.
func TestCSVWithoutARow(t *testing.T) {
	broken := errors.New("no such row")
	rows := func(yield func([]string, error) bool) {
		_ = yield([]string{"a"}, nil) && yield(nil, broken) && yield([]string{"b"}, nil)
	}
	var b bytes.Buffer
	if err := CSV(&b, rows, ',', false); !errors.Is(err, broken) || strings.Contains(b.String(), "b") {
		t.Errorf("%v, %q", err, b.String())
	}
}

// Cells may be parted by semicolons, and the file be opened where commas do.
func TestCSVWithSemicolons(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, Rows([][]string{{"81,4", "a;b", "x,=1+1", "=y", "-2,5"}}), ';', false); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "81,4;\"a;b\";x,'=1+1;'=y;-2,5\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
