package catalogue

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A tree is a JSON document read with the place of every value, so that a refusal can say where to look.
type tree struct {
	root   any
	raw    []byte
	places map[string]int64 // by JSON pointer: the byte offset at which the value ends
}

const depthMax = 24 // levels of brackets; a catalogue has 9

// readTree reads one JSON value and nothing after it. Unlike encoding/json it refuses a key that stands twice:
// whoever edits the file by hand would otherwise never see which of the two counts.
func readTree(raw []byte) (*tree, error) {
	t := &tree{raw: raw, places: make(map[string]int64)}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	root, err := t.value(dec, "", 0)
	if err != nil {
		return nil, t.syntax(dec, err)
	}
	t.root = root
	if _, err := dec.Token(); err != io.EOF {
		return nil, t.fault("", dec.InputOffset(), "nothing may follow the last bracket")
	}
	return t, nil
}

func (t *tree) value(dec *json.Decoder, at string, depth int) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	t.places[at] = dec.InputOffset()
	if depth > depthMax {
		return nil, t.fault(at, dec.InputOffset(), "too many brackets within brackets")
	}
	switch token {
	case json.Delim('{'):
		return t.object(dec, at, depth)
	case json.Delim('['):
		return t.array(dec, at, depth)
	}
	return token, nil
}

func (t *tree) object(dec *json.Decoder, at string, depth int) (any, error) {
	out := make(map[string]any)
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, err
		}
		key, ok := token.(string)
		if !ok {
			return nil, t.fault(at, dec.InputOffset(), "a key must be text in quotes")
		}
		below := at + "/" + escape(key)
		if _, twice := out[key]; twice {
			return nil, t.fault(below, dec.InputOffset(), "this key stands twice")
		}
		if out[key], err = t.value(dec, below, depth+1); err != nil {
			return nil, err
		}
	}
	_, err := dec.Token() // the closing bracket
	return out, err
}

func (t *tree) array(dec *json.Decoder, at string, depth int) (any, error) {
	out := []any{}
	for dec.More() {
		item, err := t.value(dec, at+"/"+strconv.Itoa(len(out)), depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	_, err := dec.Token()
	return out, err
}

// syntax turns what encoding/json says into a fault with its place.
func (t *tree) syntax(dec *json.Decoder, err error) error {
	if fault, ok := errors.AsType[Fault](err); ok {
		return fault
	}
	offset := dec.InputOffset()
	if bad, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = max(offset, bad.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return t.fault("", int64(len(t.raw)), "the file ends too early: a bracket or quote is not closed")
	}
	return t.fault("", offset, fmt.Sprintf("this is not JSON: %v", err))
}

func (t *tree) fault(path string, offset int64, reason string) Fault {
	line, column := t.lineColumn(offset)
	return Fault{Line: line, Column: column, Path: path, Reason: reason}
}

// faultAt is a fault of the value at a JSON pointer, or of the nearest value around it.
func (t *tree) faultAt(path, reason string) Fault {
	for at := path; ; {
		if offset, ok := t.places[at]; ok {
			return t.fault(path, offset, reason)
		}
		at = at[:max(0, strings.LastIndexByte(at, '/'))]
	}
}

// lineColumn counts lines from 1 and columns, in bytes, from 1.
func (t *tree) lineColumn(offset int64) (line, column int) {
	before := t.raw[:min(max(offset, 0), int64(len(t.raw)))]
	line = 1 + bytes.Count(before, []byte("\n"))
	return line, max(1, len(before)-1-bytes.LastIndexByte(before, '\n'))
}

// escape writes a key as a step of a JSON pointer. Hardly any key needs it, and every key of a file comes by here.
func escape(key string) string {
	if !strings.ContainsAny(key, "~/") {
		return key
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}
