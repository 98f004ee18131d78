package seed

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Problem is one broken rule of the data.
type Problem struct {
	File    string // below the seed folder
	Line    int    // from 1; 0 where the file as a whole is meant
	Field   string // such as actions[3].summary.nl, or empty
	Message string
}

func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Field != "" {
		b.WriteString(": " + p.Field)
	}
	return b.String() + ": " + p.Message
}

// Problems is the error of a seed that breaks rules: all of them, in the order
// of the files.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// file is one YAML file.
type file struct {
	name  string
	data  []byte
	tree  *ast.File // knows the lines; made once somebody asks for one
	err   error     // it could not be read
	fault error     // it is not the YAML that was expected
}

// report collects problems over all files.
type report struct{ problems Problems }

func (r *report) add(f *file, field, format string, args ...any) {
	r.problems = append(r.problems, Problem{
		File: f.name, Line: f.line(field), Field: field, Message: fmt.Sprintf(format, args...),
	})
}

// line finds the line of a field such as "actions[3].summary.nl", or of its
// nearest parent that is there.
func (f *file) line(field string) int {
	if f.tree == nil {
		f.tree, _ = parser.ParseBytes(f.data, 0) // where it fails, that is a problem already
	}
	for f.tree != nil && field != "" {
		if path, err := yaml.PathString(pathOf(field)); err == nil {
			if node, err := path.FilterFile(f.tree); err == nil && node != nil {
				if t := node.GetToken(); t != nil && t.Position != nil {
					return t.Position.Line
				}
			}
		}
		field = parent(field)
	}
	return 0
}

// pathOf turns a field into a YAML path; a file that is a bare list starts
// with its index.
func pathOf(field string) string {
	if strings.HasPrefix(field, "[") {
		return "$" + field
	}
	return "$." + field
}

func parent(field string) string {
	i := strings.LastIndexAny(field, ".[")
	if i < 0 {
		return ""
	}
	return field[:i]
}

// syntax adds what the parser found.
func (r *report) syntax(f *file) {
	p := Problem{File: f.name, Message: strings.TrimSpace(yaml.FormatError(f.fault, false, false))}
	if e, ok := errors.AsType[yaml.Error](f.fault); ok {
		p.Message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			p.Line = t.Position.Line
		}
	}
	r.problems = append(r.problems, p)
}
