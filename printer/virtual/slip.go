package virtual

import "time"

// A Slip is one piece of paper that fell: cut off, torn off, or broken off by the end of the roll.
type Slip struct {
	ID         int           // counts from 1
	At         time.Time     // when it was cut; zero from Print
	First      time.Time     // when the first byte came that was for it; status requests are for none
	Took       time.Duration // from First to At
	Fragment   bool          // the roll ended in it, or was taken out
	PNG        []byte        // the paper, one pixel a dot, black on white
	Lines      []string      // what was set as text, from the top; a line that the end of the paper tore is not among them
	QR         []string      // what the codes say that the printer drew itself
	MM         float64       // length of the paper
	Bytes      int           // interpreted since the cut before
	Commands   []string      // in order, as the manual names them, with short parameters in hexadecimal
	Complaints []string      // what a real printer would have done wrong with: unknown, misplaced or unprintable
}
