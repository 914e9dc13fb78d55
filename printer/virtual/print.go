package virtual

import "time"

// Print interprets a stream at once, without line, buffer or clock, and returns the slips that fall. On a printer
// without a knife the last one is torn off at the end.
func Print(o Options, stream []byte) []Slip {
	o = o.complete()
	m, s := newMachine(o.Persona.character(), o), newSheet(o)
	for len(stream) > 0 {
		used, _ := m.read(stream)
		stream = stream[used:]
		for _, next := range m.take() {
			s.notes.add(next.notes)
			switch next.kind {
			case stepRows:
				s.canvas.rows = append(s.canvas.rows, next.rows...)
				s.limit(time.Time{})
			case stepCut:
				s.cut(time.Time{})
			}
		}
	}
	s.notes.add(m.notes)
	if !m.knife && s.used() {
		s.cut(time.Time{})
	}
	return s.take()
}
