package profile

import (
	"fmt"
	"strings"
)

// A Fault is one thing that is wrong with a profile.
type Fault struct {
	File   string
	Field  string // path, such as "paper.dots" or "status.ask[2]"; empty: the file as a whole
	Reason string
}

// Error names the file, the field and the reason.
func (f Fault) Error() string {
	if f.Field == "" {
		return fmt.Sprintf("%s: %s", f.File, f.Reason)
	}
	return fmt.Sprintf("%s: %s: %s", f.File, f.Field, f.Reason)
}

// Faults are all that was found wrong with a profile, a line each.
type Faults []Fault

// Error lists the faults.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}
