package catalogue

import (
	"fmt"
	"sort"
	"strings"
)

// A Fault is one thing that is wrong with a file, and where.
type Fault struct {
	Line   int    // counted from 1
	Column int    // in bytes, counted from 1
	Path   string // a JSON pointer, such as "/services/0/requirements/2/label"; empty for the whole file
	Reason string
}

// Error is the fault as a compiler would print it, without the file's name.
func (f Fault) Error() string {
	path := f.Path
	if path == "" {
		path = "/"
	}
	return fmt.Sprintf("%d:%d: %s: %s", f.Line, f.Column, path, f.Reason)
}

// A Refusal is a file that cannot be used, with everything that is wrong with it.
type Refusal struct {
	File   string
	Faults []Fault // in the order of the file, never empty
}

var (
	_ error = Fault{}
	_ error = (*Refusal)(nil)
)

// Error has one line a fault: "file:line:column: path: reason".
func (r *Refusal) Error() string {
	lines := make([]string, len(r.Faults))
	for i, fault := range r.Faults {
		lines[i] = r.File + ":" + fault.Error()
	}
	return strings.Join(lines, "\n")
}

func refuse(file string, faults ...Fault) *Refusal {
	sort.SliceStable(faults, func(i, j int) bool {
		if faults[i].Line != faults[j].Line {
			return faults[i].Line < faults[j].Line
		}
		return faults[i].Column < faults[j].Column
	})
	return &Refusal{File: file, Faults: faults}
}
