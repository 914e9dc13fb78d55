package queue

import (
	"slices"
	"time"

	"antrean/internal/problem"
)

// The kinds of Assist.
const (
	AssistHelp   = "bantuan" // a colleague is wanted
	AssistDanger = "bahaya"  // somebody is in danger
)

// An Assist is a counter that calls its colleagues.
type Assist struct {
	ID         RingID    `json:"id"`
	Counter    int       `json:"counter"`
	Kind       string    `json:"kind"`
	From       string    `json:"from"` // who called
	At         time.Time `json:"at"`
	By         string    `json:"by,omitempty"` // who comes
	AnsweredAt time.Time `json:"answered_at,omitzero"`
}

// Until is when the call ends by itself.
func (a *Assist) Until(rules *Rules) time.Time {
	return a.At.Add(time.Duration(rules.PolicyInForce().AssistMinutes) * time.Minute)
}

// Assists lists the open calls for colleagues, oldest first.
func (s *State) Assists() []*Assist { return s.assists }

func (s *State) assist(id RingID) (*Assist, bool) {
	for _, a := range s.assists {
		if a.ID == id {
			return a, true
		}
	}
	return nil, false
}

func (s *State) setAssist(id RingID, change func(*Assist)) {
	s.assists = slices.Clone(s.assists)
	for i, a := range s.assists {
		if a.ID == id {
			next := *a
			change(&next)
			s.assists[i] = &next
		}
	}
}

func (s *State) endAssist(id RingID) {
	if a, ok := s.assist(id); ok {
		s.assists = without(s.assists, a)
	}
}

// CallAssist calls colleagues to a counter, open or not.
type CallAssist struct {
	mover
	Counter int
	Kind    string // AssistHelp or AssistDanger
}

// AnswerAssist says that somebody comes.
type AnswerAssist struct {
	mover
	Counter int // of who answers
	Assist  RingID
}

// EndAssist ends a call for colleagues.
type EndAssist struct {
	mover
	Counter int // of who ends it
	Assist  RingID
}

func (c CallAssist) decide(d *decision) error {
	if _, _, err := d.at(c.Counter); err != nil {
		return err
	}
	if c.Kind != AssistHelp && c.Kind != AssistDanger {
		return problem.Field("kind", AssistHelp+", "+AssistDanger)
	}
	for _, a := range d.state.assists {
		if a.Counter == c.Counter && a.Kind == c.Kind {
			d.reply.Bell = a.ID // it is open already
			return nil
		}
	}
	e := d.add(Event{Kind: AssistCalled, Counter: c.Counter, Reason: c.Kind})
	e.Bell = RingID(e.Seq)
	d.reply.Bell = e.Bell
	return nil
}

func (c AnswerAssist) decide(d *decision) error {
	a, err := d.assist(c.Counter, c.Assist)
	if err == nil && a.By == "" {
		d.add(Event{Kind: AssistAnswered, Counter: a.Counter, Bell: a.ID})
	}
	return err
}

func (c EndAssist) decide(d *decision) error {
	a, err := d.assist(c.Counter, c.Assist)
	if err == nil {
		d.add(Event{Kind: AssistEnded, Counter: a.Counter, Bell: a.ID})
	}
	return err
}

// assist finds the call that a counter answers or ends. Counter 0 stands for the front office.
func (d *decision) assist(counter int, id RingID) (*Assist, error) {
	if counter != 0 {
		if _, _, err := d.at(counter); err != nil {
			return nil, err
		}
	}
	a, ok := d.state.assist(id)
	if !ok {
		return nil, problem.New("unknown_assist")
	}
	d.reply.Bell = a.ID
	return a, nil
}
