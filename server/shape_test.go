package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A shape is the members of a JSON object as docs/protocol.md writes them: {name, list:[{id, label?}], map:{ID:n}}.
type shape struct {
	members []member
	each    *shape // of a map with free keys, such as {SERVICE:n}; its members are nil
}

type member struct {
	name     string
	optional bool
	inner    *shape // of the object, or of the objects in the list; nil for anything else
}

// frame is what "…" at the head of a snapshot stands for.
var frame = []string{"v", "epoch", "seq", "kind", "build", "at"}

// A shapeReader reads a shape from text. What it cannot read is a mistake in the document.
type shapeReader struct {
	text string
	at   int
}

// readShape reads the object that begins at the head of the text.
func readShape(text string) (s *shape, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v in %q", p, text[:min(len(text), 120)])
		}
	}()
	r := &shapeReader{text: strings.ReplaceAll(text, `\|`, "|")}
	return r.object(), nil
}

func (r *shapeReader) peek() byte {
	for r.at < len(r.text) && strings.IndexByte(" \n\t", r.text[r.at]) >= 0 {
		r.at++
	}
	if r.at == len(r.text) {
		panic("the shape has no end")
	}
	return r.text[r.at]
}

func (r *shapeReader) take(c byte) {
	if got := r.peek(); got != c {
		panic(fmt.Sprintf("got %q at %d, want %q", got, r.at, c))
	}
	r.at++
}

func (r *shapeReader) object() *shape {
	r.take('{')
	s := &shape{}
	for r.peek() != '}' {
		r.member(s)
		if r.peek() == ',' {
			r.at++
		}
	}
	r.at++
	return s
}

func (r *shapeReader) member(s *shape) {
	r.peek()
	if strings.HasPrefix(r.text[r.at:], "…") {
		r.at += len("…")
		for _, name := range frame {
			s.members = append(s.members, member{name: name})
		}
		return
	}
	name := r.word()
	m := member{name: strings.TrimSuffix(name, "?"), optional: strings.HasSuffix(name, "?")}
	if c := r.peek(); c == ':' || c == '|' || c == '(' {
		r.at++
		if c == '(' {
			r.at--
		}
		m.inner = r.value()
	}
	if name == strings.ToUpper(name) {
		s.each = m.inner
		if s.each == nil {
			s.each = &shape{}
		}
		return
	}
	s.members = append(s.members, m)
}

func (r *shapeReader) word() string {
	start := r.at
	for r.at < len(r.text) && (r.text[r.at] == '_' || r.text[r.at] == '?' || r.text[r.at] >= 'a' && r.text[r.at] <= 'z' || r.text[r.at] >= 'A' && r.text[r.at] <= 'Z') {
		r.at++
	}
	if start == r.at {
		panic(fmt.Sprintf("no name at %d", r.at))
	}
	return r.text[start:r.at]
}

// value skips what is no object up to the end of the member and returns the object in it, if any.
func (r *shapeReader) value() *shape {
	var found *shape
	for {
		switch c := r.peek(); c {
		case ',', '}', ']':
			return found
		case '{':
			found = r.object()
		case '[':
			r.at++
			for r.peek() != ']' {
				if inner := r.value(); inner != nil {
					found = inner
				}
				if r.peek() == ',' {
					r.at++
				}
			}
			r.at++
		case '(':
			r.at += strings.IndexByte(r.text[r.at:], ')') + 1
		case '"':
			r.at += strings.IndexByte(r.text[r.at+1:], '"') + 2
		default:
			r.at++
		}
	}
}

// differences says where a decoded JSON value is not of the shape.
func (s *shape) differences(path string, value any) []string {
	switch value := value.(type) {
	case []any:
		var out []string
		for i, item := range value {
			out = append(out, s.differences(fmt.Sprintf("%s[%d]", path, i), item)...)
		}
		return out
	case map[string]any:
		return s.objectDifferences(path, value)
	}
	return nil // null, or a value whose kind the document does not write as an object
}

func (s *shape) objectDifferences(path string, value map[string]any) []string {
	var out []string
	if s.each != nil {
		for key, item := range value {
			if len(s.each.members) > 0 {
				out = append(out, s.each.differences(path+"."+key, item)...)
			}
		}
		return out
	}
	known := map[string]bool{}
	for _, m := range s.members {
		known[m.name] = true
		item, ok := value[m.name]
		if !ok && !m.optional {
			out = append(out, fmt.Sprintf("%s has no %s", path, m.name))
		}
		if ok && m.inner != nil {
			out = append(out, m.inner.differences(path+"."+m.name, item)...)
		}
	}
	for key := range value {
		if !known[key] {
			out = append(out, fmt.Sprintf("%s has %s, which the document does not name", path, key))
		}
	}
	slices.Sort(out)
	return out
}

func TestShapesAreReadAndCompared(t *testing.T) {
	s, err := readShape(`{…, number, hours:{open, until:"14.30"\|null} (as ever), rows:[{id, label:T, get?}], waiting:{SERVICE:n}, url|null, by:{ID:{ask}}} and more`)
	if err != nil {
		t.Fatal(err)
	}
	value := map[string]any{
		"v": 1, "epoch": "", "seq": 1, "kind": "", "build": "", "at": "", "number": "A-001", "hours": map[string]any{"open": true, "late": true},
		"rows": []any{map[string]any{"id": "a", "label": map[string]any{"id": "A"}, "get": nil}, map[string]any{"id": "b"}},
		"by":   map[string]any{"q": map[string]any{"asks": 1}}, "url": nil,
	}
	got := strings.Join(s.differences("reply", value), "\n")
	want := strings.Join([]string{
		"reply has no waiting", "reply.by.q has asks, which the document does not name", "reply.by.q has no ask",
		"reply.hours has late, which the document does not name", "reply.hours has no until", "reply.rows[1] has no label",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAShapeWithoutAnEndIsAMistake(t *testing.T) {
	if _, err := readShape(`{a, b:[{c}`); err == nil {
		t.Error("read a shape that has no end")
	}
}
