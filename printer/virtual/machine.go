package virtual

import (
	"fmt"
	"time"
)

// Bounds of what a stream of bytes can make the printer keep.
const (
	maxCommand    = 1 << 20        // bytes of one command; longer ones are skipped
	maxPaper      = 2000 * dotsPer // dots without a cut, 2 m; then the paper is torn off
	maxTranscript = 2000           // entries of a slip's list of commands, and of complaints
	dotsPer       = 8              // dots a millimetre, 203 dpi
)

// A machine interprets bytes: the printer without its cable. It is not safe for use by more than one goroutine.
type machine struct {
	options      Options
	fontA, fontB *face
	canvas       canvas
	mode         mode
	pending      []byte // the start of a command whose end has not come
	skip         int    // bytes of an oversized command still to come
	cells        []cell
	text         []byte
	x            int // dots set in this line
	overflow     bool
	slip         Slip // what is being printed
	serial       int
	done         []Slip // cut since the last take
}

func newMachine(o Options) *machine {
	m := &machine{options: o, fontA: faces()[0], fontB: faces()[1], canvas: canvas{dots: o.Dots}}
	m.canvas.feed(o.CutterDots) // the paper between knife and head, white since the last cut
	m.resetMode()
	return m
}

// feed interprets bytes as they come; a command may be split anywhere.
func (m *machine) feed(b []byte) {
	m.slip.Bytes += len(b)
	if m.skip > 0 {
		n := min(m.skip, len(b))
		m.skip -= n
		b = b[n:]
	}
	m.pending = append(m.pending, b...)
	for len(m.pending) > 0 {
		n, more, unknown := measure(m.pending)
		switch {
		case unknown:
			m.complain("unknown command % X", m.pending[:2])
			n = 2
		case n > maxCommand:
			m.complain("command % X of %d bytes is skipped", m.pending[:2], n)
			m.skip = max(0, n-len(m.pending))
			n = min(n, len(m.pending))
		case more || n > len(m.pending):
			return
		default:
			m.command(m.pending[:n])
		}
		m.pending = m.pending[n:]
	}
	m.pending = nil
}

func (m *machine) complain(format string, args ...any) {
	if len(m.slip.Complaints) < maxTranscript {
		m.slip.Complaints = append(m.slip.Complaints, fmt.Sprintf(format, args...))
	}
}

// note adds a command to the transcript.
func (m *machine) note(name string) {
	if len(m.slip.Commands) < maxTranscript {
		m.slip.Commands = append(m.slip.Commands, name)
	}
}

// atStart reports whether the line is empty, where alone the command works; otherwise it complains.
func (m *machine) atStart(name string) bool {
	if len(m.cells) > 0 {
		m.complain("%s inside a line", name)
		return false
	}
	return true
}

// cut parts the paper at the knife, which is some way above the head: what was printed last stays on the next slip
// unless the paper was fed past the knife before.
func (m *machine) cut() {
	row := len(m.canvas.rows) - m.options.CutterDots
	if row > 0 {
		m.finish(row)
	}
}

// limit tears the paper off when it hangs to the floor.
func (m *machine) limit() {
	if len(m.canvas.rows) > maxPaper || len(m.slip.Lines) > maxTranscript {
		m.complain("no cut in %d mm", len(m.canvas.rows)/dotsPer)
		m.finish(len(m.canvas.rows) - m.options.CutterDots)
	}
}

func (m *machine) finish(row int) {
	rows := m.canvas.cut(max(row, 0))
	picture, err := encode(rows, m.canvas.dots)
	if err != nil {
		m.complain("draw the slip: %v", err)
	}
	m.serial++
	s := m.slip
	s.ID, s.PNG, s.At, s.MM = m.serial, picture, time.Now(), float64(len(rows))/dotsPer
	m.done = append(m.done, s)
	m.slip = Slip{}
}
