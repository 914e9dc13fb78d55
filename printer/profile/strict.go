package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// strict walks through JSON beside the type it is for, and finds everything that does not fit: unknown fields,
// fields given twice, values of another kind. The standard decoder stops at the first, does not say where it stands,
// and takes the last of two.
type strict struct {
	file   string
	dec    *json.Decoder
	faults Faults
}

// walk reports all faults of raw as a value of type t.
func walk(file string, raw []byte, t reflect.Type) Faults {
	s := strict{file: file, dec: json.NewDecoder(bytes.NewReader(raw))}
	s.dec.UseNumber()
	if err := s.value(t, ""); err != nil {
		s.fault("", "is no JSON: %s", plainly(err))
	} else if _, err := s.dec.Token(); !errors.Is(err, io.EOF) {
		s.fault("", "goes on after its end")
	}
	return s.faults
}

func plainly(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends too soon"
	}
	return err.Error()
}

func (s *strict) fault(field, format string, args ...any) {
	s.faults = append(s.faults, Fault{File: s.file, Field: field, Reason: fmt.Sprintf(format, args...)})
}

// value takes the next value; t is nil where nothing is known about it.
func (s *strict) value(t reflect.Type, path string) error {
	token, err := s.dec.Token()
	if err != nil {
		return err
	}
	optional := t != nil && t.Kind() == reflect.Pointer
	if optional {
		t = t.Elem()
	}
	switch token {
	case json.Delim('{'):
		if t != nil && t.Kind() != reflect.Struct {
			s.fault(path, "wants %s, not an object", wanted(t))
			t = nil
		}
		return s.object(t, path)
	case json.Delim('['):
		if t != nil && (t.Kind() != reflect.Slice || t == reflect.TypeFor[Hex]()) {
			s.fault(path, "wants %s, not a list", wanted(t))
			t = nil
		}
		return s.list(t, path)
	}
	if t != nil && !fits(token, t, optional) {
		s.fault(path, "wants %s, not %s", wanted(t), spelled(token))
	}
	return nil
}

// object takes the fields of an object after its brace.
func (s *strict) object(t reflect.Type, path string) error {
	seen := make(map[string]bool)
	for s.dec.More() {
		token, err := s.dec.Token()
		if err != nil {
			return err
		}
		name := token.(string) // the decoder takes nothing else here
		field, known := fieldOf(t, name)
		at := strings.TrimPrefix(path+"."+name, ".")
		switch {
		case seen[name]:
			s.fault(at, "is given twice")
		case t != nil && !known:
			s.fault(at, "is no field of a profile")
		}
		seen[name] = true
		if err := s.value(field, at); err != nil {
			return err
		}
	}
	_, err := s.dec.Token()
	return err
}

// list takes the elements of a list after its bracket.
func (s *strict) list(t reflect.Type, path string) error {
	if t != nil {
		t = t.Elem()
	}
	for i := 0; s.dec.More(); i++ {
		if err := s.value(t, fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	_, err := s.dec.Token()
	return err
}

// fieldOf is the type of the field that a struct has under a name in JSON.
func fieldOf(t reflect.Type, name string) (reflect.Type, bool) {
	if t == nil {
		return nil, false
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("json") == name {
			return f.Type, true
		}
	}
	return nil, false
}

// fits reports whether a value that is neither object nor list can stand for a type.
func fits(token json.Token, t reflect.Type, optional bool) bool {
	switch token := token.(type) {
	case nil:
		return optional
	case bool:
		return t.Kind() == reflect.Bool
	case string:
		return t.Kind() == reflect.String || t == reflect.TypeFor[Hex]()
	case json.Number:
		_, err := token.Int64()
		return t.Kind() == reflect.Int && err == nil
	}
	return false
}

// wanted says what a value of a type looks like.
func wanted(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Hex]():
		return "hexadecimal digits in quotes"
	case t.Kind() == reflect.Struct:
		return "an object"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Int:
		return "a whole number"
	}
	return "text in quotes"
}

// spelled is a value as it stands in the file.
func spelled(token json.Token) string {
	if n, ok := token.(json.Number); ok {
		return n.String()
	}
	raw, err := json.Marshal(token)
	if err != nil {
		return fmt.Sprint(token)
	}
	return string(raw)
}
