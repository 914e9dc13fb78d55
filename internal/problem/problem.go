// Package problem is a refusal meant for a person: a stable code, the field at fault and what else they need to know.
package problem

import (
	"errors"
	"fmt"
)

// An Error is refused work. Its sentences stand in words under "problem.CODE" and "problem.CODE.hint"; the status
// that carries it over HTTP stands in server's table. Err, when set, is for the log and never reaches a browser.
type Error struct {
	Code  string
	Field string         // the field at fault, as the sender wrote it; empty when none is
	With  map[string]any // placeholders of the sentence
	Also  map[string]any // further members of the reply, such as "missing" or "state"
	Err   error
}

var _ error = (*Error)(nil)

// New returns a refusal with a code.
func New(code string) *Error { return &Error{Code: code} }

// Field returns a bad_field refusal that names the field and says what it must be.
func Field(name, must string) *Error {
	return &Error{Code: "bad_field", Field: name, With: map[string]any{"field": name, "must": must}, Also: map[string]any{"must": must}}
}

// Wrap gives a refusal its cause.
func Wrap(code string, err error) *Error { return &Error{Code: code, Err: err} }

// Error is the refusal for a log.
func (e *Error) Error() string {
	text := e.Code
	if e.Field != "" {
		text += " " + e.Field
		if must, ok := e.With["must"]; ok {
			text += fmt.Sprintf(": must be %v", must)
		}
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// And returns the refusal with one more member for the reply.
func (e *Error) And(key string, value any) *Error {
	also := map[string]any{key: value}
	for k, v := range e.Also {
		also[k] = v
	}
	out := *e
	out.Also = also
	return &out
}

// Code is the code of the first *Error in err's chain, or "".
func Code(err error) string {
	if p, ok := errors.AsType[*Error](err); ok {
		return p.Code
	}
	return ""
}
