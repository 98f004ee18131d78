package seed

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
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
	tree  *yaml.Node // knows the lines; made once somebody asks for one
	err   error      // it could not be read
	fault error      // it is not the YAML that was expected
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
		f.tree = new(yaml.Node)
		_ = yaml.Load(f.data, f.tree) // where it fails, that is a problem already
	}
	for field != "" {
		if node := find(f.tree, field); node != nil {
			return node.Line
		}
		field = parent(field)
	}
	return 0
}

// find gives the node of a field, or nil.
func find(node *yaml.Node, field string) *yaml.Node {
	if len(node.Content) == 0 {
		return nil
	}
	node = node.Content[0] // of the document
	for step := range strings.FieldsFuncSeq(field, func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
		if node = child(node, step); node == nil {
			return nil
		}
	}
	return node
}

// child is the value at a key of a mapping, or at an index of a sequence.
func child(node *yaml.Node, step string) *yaml.Node {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && i < len(node.Content) {
			return node.Content[i]
		}
	}
	return nil
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
	if e, ok := errors.AsType[*yaml.LoadErrors](f.fault); ok {
		for _, one := range e.Errors {
			r.fault(f, one)
		}
		return
	}
	if e, ok := errors.AsType[*yaml.LoadError](f.fault); ok {
		r.fault(f, e)
		return
	}
	r.problems = append(r.problems, Problem{File: f.name, Message: f.fault.Error()})
}

func (r *report) fault(f *file, e *yaml.LoadError) {
	r.problems = append(r.problems, Problem{File: f.name, Line: e.Mark.Line, Message: e.Message})
}
