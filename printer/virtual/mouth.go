package virtual

import "time"

// retractTime is how long a ticket waits in the mouth before the presenter takes it back (VKP80).
const retractTime = 20 * time.Second

// A mouth is the presenter of a kiosk printer: a ticket stays inside after the cut until GS e hands it out, then waits
// for a hand.
type mouth struct {
	state            string // "", "inside" or "waiting"
	taken, retracted int
	timer            *time.Timer
	turn             int // counts tickets, so that a late timer takes back no later one
}

// enter takes in a ticket that was cut off. One that still waits is pushed out.
func (m *mouth) enter() {
	m.stop()
	m.state = "inside"
}

// leave frees the mouth.
func (m *mouth) leave() {
	m.stop()
	m.state = ""
}

func (m *mouth) stop() {
	m.turn++
	if m.timer != nil {
		m.timer.Stop()
	}
}

// handOut carries out GS e: 3, 5 and 32 hold the ticket out, 1, 2 and 4 differ by model and are taken for "take it
// back" here.
func (p *Printer) handOut(n byte) {
	if p.mouth.state == "" {
		return
	}
	switch n {
	case 3, 5, 32:
	case 2, 4:
		p.mouth.leave()
		p.mouth.retracted++
		return
	default:
		return
	}
	p.mouth.stop()
	p.mouth.state = "waiting"
	turn := p.mouth.turn
	p.mouth.timer = time.AfterFunc(retractTime, func() {
		_ = p.at(func(time.Time) {
			if p.mouth.turn == turn {
				p.mouth.leave()
				p.mouth.retracted++
			}
		})
	})
}
