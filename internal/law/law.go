// Package law holds the house to its own rules: who may import whom, where the clock stands, which words people read.
//
// A law looks at the source of the whole tree and returns its breaches. Each law has a test that runs it over this
// tree and a test that plants breaches in a small one, so that a law which has gone blind is noticed.
package law

import "fmt"

// A Breach is one place where the tree breaks a law.
type Breach struct {
	Where string // a file or folder, from the root of the tree, with its line where there is one
	What  string // what is wrong there, and what would be right
}

// String is the breach in one line.
func (b Breach) String() string { return b.Where + ": " + b.What }

// breach says what is wrong at a place.
func breach(where, format string, args ...any) Breach {
	return Breach{Where: where, What: fmt.Sprintf(format, args...)}
}

// A Law looks at a tree and returns what breaks it, in the order of the files.
type Law func(*Tree) []Breach

// An Exception lets one place out of a law. It carries the day it was made and why, so that it can be taken back.
type Exception struct {
	Place  string // what is let out, as the law names it
	Since  string // the day it was written, YYYY-MM-DD
	Reason string
}

// excepted reports whether a place stands in a list of exceptions.
func excepted(list []Exception, place string) bool {
	for _, e := range list {
		if e.Place == place {
			return true
		}
	}
	return false
}
