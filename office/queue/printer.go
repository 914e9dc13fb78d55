package queue

import (
	"sort"
	"time"
)

// A Condition is what is known of a printer, in the words of its driver. Each value is ValueOK, ValueBad or empty,
// which is not known.
type Condition struct {
	State  string `json:"state,omitempty"`  // the whole in one value
	Reason string `json:"reason,omitempty"` // what keeps it from printing, in one word
	Line   string `json:"line,omitempty"`
	Why    string `json:"why,omitempty"` // why there is no way to it, in one word
	Online string `json:"online,omitempty"`
	Paper  string `json:"paper,omitempty"`
	Roll   string `json:"roll,omitempty"` // bad: near its end
	Cover  string `json:"cover,omitempty"`
	Cutter string `json:"cutter,omitempty"`
	Heat   string `json:"heat,omitempty"`
	Mouth  string `json:"mouth,omitempty"` // bad: a slip waits to be taken
}

// The values of a Condition that are known.
const (
	ValueOK  = "ok"
	ValueBad = "bad"
)

// A Printer is what the office knows of one of its printers. Printers are never changed in place.
type Printer struct {
	Name      string    `json:"name"`
	Condition Condition `json:"condition"`
	Since     time.Time `json:"since"`             // since when its state and reason are what they are
	UsedMM    int       `json:"used_mm,omitempty"` // paper used since the last refill, in millimetres
	Out       bool      `json:"out,omitempty"`     // it had no paper, and has not been seen with any since
	NearEnd   bool      `json:"near_end,omitempty"`
	NearEndMM int       `json:"near_end_mm,omitempty"` // paper used since the roll's end was first seen near
	Torn      bool      `json:"torn,omitempty"`        // its last slip may be in the middle of the paper still
}

func (p *Printer) with(change func(*Printer)) *Printer {
	next := *p
	change(&next)
	return &next
}

// Printer is what is known of a printer; nothing, when nobody has reported.
func (s *State) Printer(name string) *Printer {
	if p, ok := s.printers[name]; ok {
		return p
	}
	return &Printer{Name: name}
}

// Printers lists the printers that were ever reported about, by name.
func (s *State) Printers() []*Printer {
	list := make([]*Printer, 0, len(s.printers))
	for _, p := range s.printers {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

func (s *State) setPrinter(name string, change func(*Printer)) {
	s.printers[name] = s.Printer(name).with(change)
}

// changePrinter takes over what was reported. Paper where there was none is a new roll.
func (s *State) changePrinter(e *Event) {
	if e.Condition == nil {
		return
	}
	s.setPrinter(e.Printer, func(p *Printer) {
		if p.Condition.State != e.Condition.State || p.Condition.Reason != e.Condition.Reason || p.Since.IsZero() {
			p.Since = e.At
		}
		p.Condition = *e.Condition
		if p.Condition.Paper == ValueBad {
			p.Out = true
		}
		if p.Out && p.Condition.Paper == ValueOK {
			p.refill()
		}
		if p.Condition.Roll == ValueBad {
			p.NearEnd = true
		}
	})
}

// refill starts the count of a new roll.
func (p *Printer) refill() { p.UsedMM, p.NearEndMM, p.Out, p.NearEnd = 0, 0, false, false }

// use counts paper that a job took.
func (s *State) use(printer string, mm int) {
	if mm == 0 {
		return
	}
	s.setPrinter(printer, func(p *Printer) {
		p.UsedMM += mm
		if p.NearEnd {
			p.NearEndMM += mm
		}
	})
}

// tear notes whether a slip that was begun has left the printer whole.
func (s *State) tear(printer string, end Paper) {
	torn := s.Printer(printer).Torn
	switch end {
	case PaperInterrupted, PaperUnknown:
		torn = true
	case PaperSent, PaperConfirmed:
		torn = false
	}
	if torn != s.Printer(printer).Torn {
		s.setPrinter(printer, func(p *Printer) { p.Torn = torn })
	}
}

// unknow forgets how the printers are: the program was away, and nobody has looked yet.
func (s *State) unknow(e *Event) {
	for name, p := range s.printers {
		if p.Condition != (Condition{}) {
			s.printers[name] = p.with(func(p *Printer) { p.Condition, p.Since = Condition{}, e.At })
		}
	}
}
