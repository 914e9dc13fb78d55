package virtual

import (
	"fmt"
	"time"
)

// Bounds of what a stream of bytes can make the printer keep.
const (
	maxCommand    = 1 << 20        // bytes of one command; longer ones are skipped
	maxPaper      = 2000 * dotsPer // dots without a cut, 2 m; then the paper is torn off
	maxTranscript = 2000           // entries of each list of a slip
	maxFeed       = 1016 * dotsPer // dots of one movement (Epson, ESC d)
	dotsPer       = 8              // dots a millimetre, 203 dpi
)

// A machine interprets bytes into steps for the mechanism. It has no clock and no paper, and is not safe for use by
// more than one goroutine.
type machine struct {
	character
	dots, cutterDots int
	fontA, fontB     *face
	mode             mode
	pending          []byte // the start of a command whose end has not come
	skip             int    // bytes of an oversized command still to come
	cells            []cell
	text             []byte
	x                int       // dots set in this line
	image            canvas    // stored by GS ( L 112 and 113 for 50
	arrived          time.Time // when the byte came that begins the present command
	notes            notes
	steps            []step // since the last take
}

func newMachine(c character, o Options) *machine {
	m := &machine{character: c, dots: o.Dots, cutterDots: o.CutterDots, fontA: faces()[0], fontB: faces()[1]}
	m.resetMode()
	return m
}

// read takes bytes until one command is whole and carried out, or b ends. A command may be split anywhere.
func (m *machine) read(b []byte) (used int, whole bool) {
	if m.skip > 0 {
		used = min(m.skip, len(b))
		m.skip -= used
		m.notes.bytes += used
		return used, m.skip == 0
	}
	for {
		want := 1
		if len(m.pending) > 0 {
			length, more, unknown := m.measure(m.pending)
			switch {
			case unknown:
				m.begin()
				m.complain("unknown command % X", m.pending)
				return used, m.end()
			case more:
			case length > maxCommand:
				m.begin()
				m.complain("command % X of %d bytes is skipped", m.pending[:2], length)
				m.skip = length - len(m.pending)
				return used, m.end()
			case length <= len(m.pending):
				m.begin()
				m.command(m.pending)
				return used, m.end()
			default:
				want = length - len(m.pending)
			}
		}
		if used == len(b) {
			return used, false
		}
		n := min(want, len(b)-used)
		m.pending = append(m.pending, b[used:used+n]...)
		used += n
	}
}

// begin counts the command that is whole now.
func (m *machine) begin() {
	m.notes.bytes += len(m.pending)
	if m.notes.first.IsZero() && forPaper(m.pending) {
		m.notes.first = m.arrived
	}
}

// end forgets the command.
func (m *machine) end() bool {
	m.pending = m.pending[:0]
	if cap(m.pending) > 1<<16 {
		m.pending = nil
	}
	return true
}

// forPaper reports whether a command is for a slip and not about the printer.
func forPaper(b []byte) bool {
	if len(b) < 2 {
		return b[0] != nul && b[0] != can && b[0] != etb && b[0] != eot
	}
	switch [2]byte{b[0], b[1]} {
	case [2]byte{gs, 'a'}, [2]byte{gs, 'r'}, [2]byte{gs, 'I'}, [2]byte{gs, 'e'}, [2]byte{esc, ack}, [2]byte{esc, rs}:
		return false
	case [2]byte{gs, '('}:
		return len(b) < 3 || b[2] != 'H' && b[2] != 'D'
	case [2]byte{esc, gs}:
		return len(b) < 3 || b[2] != etx
	}
	return b[0] != dle
}

func (m *machine) measure(b []byte) (length int, more, unknown bool) {
	if m.star {
		return m.measureStar(b)
	}
	return m.measureESC(b)
}

// command carries out one whole command, or sets one character.
func (m *machine) command(b []byte) {
	if m.star {
		m.commandStar(b)
	} else {
		m.commandESC(b)
	}
}

func complaint(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func (m *machine) complain(format string, args ...any) {
	m.notes.complaints = grown(m.notes.complaints, []string{complaint(format, args...)})
}

// note adds a command to the transcript.
func (m *machine) note(name string) { m.notes.commands = grown(m.notes.commands, []string{name}) }

// emit hands a step on, with the notes there are.
func (m *machine) emit(s step) {
	s.notes = m.notes
	m.notes = notes{}
	m.steps = append(m.steps, s)
}

// ask hands on what is answered when it is read. Its notes wait for the next step.
func (m *machine) ask(what byte, parameters ...byte) {
	m.steps = append(m.steps, step{kind: stepAsk, n: what, reply: parameters})
}

// move prints a piece of paper.
func (m *machine) move(c canvas) {
	if len(c.rows) > 0 {
		m.emit(step{kind: stepRows, rows: c.rows[:min(len(c.rows), maxFeed)]})
	}
}

// take hands over the steps there are.
func (m *machine) take() []step {
	out := m.steps
	m.steps = nil
	return out
}

// atStart reports whether the line is empty, where alone the command works; otherwise it complains.
func (m *machine) atStart(name string) bool {
	if len(m.cells) > 0 {
		m.complain("%s inside a line", name)
		return false
	}
	return true
}

// clearLine forgets what has been set in this line.
func (m *machine) clearLine() { m.cells, m.text, m.x = m.cells[:0], m.text[:0], 0 }

// forget drops whatever has been read and not printed; modes stay.
func (m *machine) forget() {
	m.clearLine()
	m.pending, m.skip, m.steps, m.image, m.notes = nil, 0, nil, canvas{}, notes{}
}
