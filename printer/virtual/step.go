package virtual

import "time"

// A step is something the mechanism does, in the order of the data.
type step struct {
	kind  stepKind
	rows  [][]byte // stepRows: what the head burns, one row after another; nil rows are white
	reply []byte   // stepMark: said once everything before it is done
	n     byte     // stepPresent, stepAsk: what exactly
	notes notes    // what was read for it
	torn  bool     // the paper ended within it
}

type stepKind int

const (
	stepRows     stepKind = iota // moves the paper
	stepCut                      // parts it
	stepPresent                  // hands it out
	stepMark                     // tells the host
	stepDocument                 // Star: counts the documents and tells the host
	stepAsk                      // asked in the order of the data, answered when read: takes no part in the mechanism
)

// Notes are what a slip's transcript gains by a step.
type notes struct {
	first                           time.Time // arrival of the first byte that was for paper; zero: none was
	bytes                           int
	lines, qr, commands, complaints []string
}

// add appends later notes to earlier ones.
func (n *notes) add(later notes) {
	if n.first.IsZero() {
		n.first = later.first
	}
	n.bytes += later.bytes
	n.lines = grown(n.lines, later.lines)
	n.qr = grown(n.qr, later.qr)
	n.commands = grown(n.commands, later.commands)
	n.complaints = grown(n.complaints, later.complaints)
}

// grown appends within the bounds of a transcript.
func grown(list, more []string) []string {
	return append(list, more[:min(len(more), max(0, maxTranscript-len(list)))]...)
}
