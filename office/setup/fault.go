package setup

import (
	"fmt"
	"strings"

	"antrean/internal/words"
)

// A Fault is one thing that cannot be so, where it stands in the document, and the key of the sentence that says it.
type Fault struct {
	Path string         // "counters[2].n"
	Key  string         // of the sentence in words, under "setup.fault."
	With map[string]any // its placeholders
}

// Faults are everything that is wrong with a document, in its order.
type Faults []Fault

var (
	_ error = Faults(nil)
	_ error = Fault{}
)

// Error is the fault for a log.
func (f Fault) Error() string { return Faults{f}.Error() }

// Error is the faults for a log and a console.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Path + ": " + fault.Sentence("en")
	}
	return strings.Join(lines, "\n")
}

// Sentence says what is wrong, for a person.
func (f Fault) Sentence(lang string) string {
	with := make([]any, 0, 2*len(f.With))
	for name, value := range f.With {
		with = append(with, name, value)
	}
	return words.In(lang).T(f.Key, with...)
}

// add notes a fault; with are names and values in turn.
func (f *Faults) add(path, key string, with ...any) {
	fault := Fault{Path: path, Key: key, With: map[string]any{}}
	for i := 0; i+1 < len(with); i += 2 {
		fault.With[fmt.Sprint(with[i])] = with[i+1]
	}
	*f = append(*f, fault)
}
