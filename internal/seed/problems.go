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

// file is one YAML file with its syntax tree, which knows the lines.
type file struct {
	name string
	tree *ast.File
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

// decode parses data strictly into v: unknown and doubled fields are errors
// with their line.
func (r *report) decode(name string, data []byte, v any) *file {
	f := &file{name: name}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		r.syntax(f, err)
		return f
	}
	f.tree = tree
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		r.syntax(f, err)
	}
	return f
}

func (r *report) syntax(f *file, err error) {
	p := Problem{File: f.name, Message: strings.TrimSpace(yaml.FormatError(err, false, false))}
	if e, ok := errors.AsType[yaml.Error](err); ok {
		p.Message = e.GetMessage()
		if t := e.GetToken(); t != nil && t.Position != nil {
			p.Line = t.Position.Line
		}
	}
	r.problems = append(r.problems, p)
}
