package virtual

import "time"

// A sheet is the paper from the knife's last cut to the print head.
type sheet struct {
	canvas canvas
	knife  int // dots from the head to the knife, or to the edge it is torn at
	notes  notes
	serial int
	fallen []Slip // since the last take
}

func newSheet(o Options) *sheet {
	s := &sheet{canvas: canvas{dots: o.Dots}, knife: o.CutterDots}
	s.load()
	return s
}

// load puts paper in: white from the knife to the head.
func (s *sheet) load() { s.canvas.rows = make([][]byte, s.knife) }

// cut parts the paper at the knife, which is some way above the head: what was printed last stays on the next slip
// unless the paper was fed past the knife before. A knife that meets no paper cuts nothing.
func (s *sheet) cut(at time.Time) {
	if row := len(s.canvas.rows) - s.knife; row > 0 {
		s.fall(row, at, false)
	}
}

// limit tears the paper off when it hangs to the floor.
func (s *sheet) limit(at time.Time) {
	if len(s.canvas.rows) > maxPaper {
		s.notes.complaints = append(s.notes.complaints, complaint("no cut in %d mm", len(s.canvas.rows)/dotsPer))
		s.cut(at)
	}
}

// used reports whether something was printed that has not fallen.
func (s *sheet) used() bool {
	if len(s.notes.lines)+len(s.notes.qr) > 0 {
		return true
	}
	for _, row := range s.canvas.rows {
		for _, b := range row {
			if b != 0 {
				return true
			}
		}
	}
	return false
}

// fall lets the paper above a row go.
func (s *sheet) fall(row int, at time.Time, fragment bool) {
	piece := s.canvas.rows[:row:row]
	s.canvas.rows = append([][]byte(nil), s.canvas.rows[row:]...)
	s.serial++
	n := s.notes
	s.notes = notes{}
	slip := Slip{
		ID: s.serial, At: at, First: n.first, Fragment: fragment, PNG: encode(piece, s.canvas.dots), MM: float64(len(piece)) / dotsPer,
		Lines: n.lines, QR: n.qr, Bytes: n.bytes, Commands: n.commands, Complaints: n.complaints,
	}
	if !n.first.IsZero() {
		slip.Took = at.Sub(n.first)
	}
	s.fallen = append(s.fallen, slip)
}

// take hands over what fell.
func (s *sheet) take() []Slip {
	out := s.fallen
	s.fallen = nil
	return out
}
