package queue

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/benbjohnson/immutable"
)

// A State is everything the office knows of its queue. Make one with NewState; change it only through Apply.
type State struct {
	Seq uint64    // of the last event
	At  time.Time // of the last event
	Day string    // the open business day; empty before the first

	numbers  map[string]int  // last number per prefix, today
	skipped  map[string]int  // how many numbers were left out per prefix, today
	waiting  map[lane][]seat // by place
	turns    map[string]int  // others called since the last priority ticket, by turnsKey; none: its turn is now
	invited  map[string]int  // finished visits since the last that was invited to the survey, per service
	parked   []TicketID      // by when they come back
	assists  []*Assist       // open ones, oldest first
	counters map[int]*Counter
	rings    map[string]Ring // per zone
	mutes    map[string]Mute // the last one of each hall, today; never changed in place
	checks   []*Check        // open ones, by arrival
	settled  []Settled       // newest last
	bells    []*Bell         // of today
	missed   []TicketID      // no-shows of today, newest last
	pending  []JobID         // print jobs that are not final, oldest first
	printers map[string]*Printer
	recent   map[string][]JobID // per printer, newest last
	ledger   ledger             // of the numbers

	tickets  *immutable.Map[uint64, *Ticket]
	byToken  *immutable.Map[string, TicketID]
	byNumber *immutable.Map[string, TicketID] // today's
	lists    *immutable.Map[string, *List]
	jobs     *immutable.Map[uint64, *Job]
	receipts *immutable.Map[string, *Receipt]
}

// NewState returns the state before the first event.
func NewState() *State {
	return &State{
		numbers:  map[string]int{},
		skipped:  map[string]int{},
		waiting:  map[lane][]seat{},
		turns:    map[string]int{},
		invited:  map[string]int{},
		counters: map[int]*Counter{},
		rings:    map[string]Ring{},
		printers: map[string]*Printer{},
		recent:   map[string][]JobID{},
		ledger:   ledger{}.clone(),
		tickets:  immutable.NewMap[uint64, *Ticket](nil),
		byToken:  immutable.NewMap[string, TicketID](nil),
		byNumber: immutable.NewMap[string, TicketID](nil),
		lists:    immutable.NewMap[string, *List](nil),
		jobs:     immutable.NewMap[uint64, *Job](nil),
		receipts: immutable.NewMap[string, *Receipt](nil),
	}
}

// Clone returns a state that can be applied to while s stays as it is. Only one clone of s may live on: the slices
// of both share their spare room.
func (s *State) Clone() *State {
	next := *s
	next.numbers = maps.Clone(s.numbers)
	next.skipped = maps.Clone(s.skipped)
	next.waiting = maps.Clone(s.waiting)
	next.turns = maps.Clone(s.turns)
	next.invited = maps.Clone(s.invited)
	next.counters = maps.Clone(s.counters)
	next.rings = maps.Clone(s.rings)
	next.printers = maps.Clone(s.printers)
	next.recent = maps.Clone(s.recent)
	next.ledger = s.ledger.clone()
	return &next
}

// Ticket finds a ticket by its id.
func (s *State) Ticket(id TicketID) (*Ticket, bool) { return s.tickets.Get(uint64(id)) }

// ByToken finds a ticket by the token of its tracking page.
func (s *State) ByToken(token string) (*Ticket, bool) {
	id, ok := s.byToken.Get(token)
	if !ok {
		return nil, false
	}
	return s.Ticket(id)
}

// ByNumber finds today's ticket by its number, or by that of the lot that it was.
func (s *State) ByNumber(number string) (*Ticket, bool) {
	if lot, ok := strings.CutPrefix(number, LotPrefix+"-"); ok {
		n, err := strconv.Atoi(lot)
		if err != nil || n < 1 || n > len(s.ledger.Lots) {
			return nil, false
		}
		return s.Ticket(s.ledger.Lots[n-1])
	}
	id, ok := s.byNumber.Get(number)
	if !ok {
		return nil, false
	}
	return s.Ticket(id)
}

// Counter finds a counter that was opened at least once.
func (s *State) Counter(n int) (*Counter, bool) { c, ok := s.counters[n]; return c, ok }

// Counters lists the counters that were opened at least once, by number.
func (s *State) Counters() []*Counter {
	list := make([]*Counter, 0, len(s.counters))
	for _, c := range s.counters {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].N < list[j].N })
	return list
}

// Ring is the last calls of a zone.
func (s *State) Ring(zone string) Ring { return s.rings[zone] }

// Waiting counts the tickets that wait for a service, those handed to a counter too.
func (s *State) Waiting(service string) int {
	n := 0
	for key, line := range s.waiting {
		switch {
		case key.counter == 0 && key.service == service:
			n += len(line)
		case key.counter != 0:
			for _, seat := range line {
				if t, ok := s.Ticket(seat.id); ok && t.Service == service {
					n++
				}
			}
		}
	}
	return n
}

// Handed counts the tickets that wait for a counter's own call.
func (s *State) Handed(counter int) int { return len(s.waiting[lane{counter: counter}]) }

// Checks lists the open checks by arrival.
func (s *State) Checks() []*Check { return s.checks }

// Check finds an open check.
func (s *State) Check(code string) (*Check, bool) {
	for _, c := range s.checks {
		if c.Code == code {
			return c, true
		}
	}
	return nil, false
}

// Settled lists the last checks the front office dealt with, newest last.
func (s *State) Settled() []Settled { return s.settled }

// List finds a saved checklist that is not too old at now.
func (s *State) List(code string, now time.Time) (*List, bool) {
	list, ok := s.lists.Get(code)
	if !ok || now.Sub(list.At) > listTTL {
		return nil, false
	}
	return list, true
}

// Bells lists today's bells, oldest first, answered ones too.
func (s *State) Bells() []*Bell { return s.bells }

// Bell finds one of today's bells.
func (s *State) Bell(id RingID) (*Bell, bool) {
	for _, b := range s.bells {
		if b.ID == id {
			return b, true
		}
	}
	return nil, false
}

// Missed lists today's no-shows that have not come back, newest first, at most n.
func (s *State) Missed(n int) []*Ticket {
	var missed []*Ticket
	for i := len(s.missed) - 1; i >= 0 && len(missed) < n; i-- {
		if t, ok := s.Ticket(s.missed[i]); ok {
			missed = append(missed, t)
		}
	}
	return missed
}

// Job finds a print job of the last days.
func (s *State) Job(id JobID) (*Job, bool) { return s.jobs.Get(uint64(id)) }

// PendingJobs lists the print jobs that are not final, oldest first.
func (s *State) PendingJobs() []*Job {
	jobs := make([]*Job, 0, len(s.pending))
	for _, id := range s.pending {
		if job, ok := s.Job(id); ok {
			jobs = append(jobs, job)
		}
	}
	return jobs
}

// Receipt finds the reply to a command that was accepted before.
func (s *State) Receipt(actor, request string) (*Receipt, bool) {
	return s.receipts.Get(receiptKey(actor, request))
}

// Parked lists the tickets put aside, the next to come back first.
func (s *State) Parked() []*Ticket {
	parked := make([]*Ticket, 0, len(s.parked))
	for _, id := range s.parked {
		if t, ok := s.Ticket(id); ok {
			parked = append(parked, t)
		}
	}
	return parked
}

// Today lists all tickets of the day that wait, are parked or missed their call, in no order of calling: by place.
func (s *State) Today() []*Ticket {
	var all []*Ticket
	for _, line := range s.waiting {
		for _, seat := range line {
			if t, ok := s.Ticket(seat.id); ok {
				all = append(all, t)
			}
		}
	}
	all = append(append(all, s.Parked()...), s.Missed(len(s.missed))...)
	slices.SortFunc(all, func(a, b *Ticket) int { return cmp.Or(a.Place.Compare(b.Place), cmp.Compare(a.ID, b.ID)) })
	return all
}

// Touched lists the tickets that an event is about to change.
func (s *State) Touched(e *Event) []TicketID {
	switch {
	case e.Kind == CounterClosed:
		return s.handed(e.Counter)
	case e.Kind == DayOpened:
		return s.ledger.Booked
	case e.Kind == LotsDrawn:
		return s.ledger.Held
	case e.Kind == LineEnded:
		return s.inLine()
	case e.Kind != DayClosed && e.Ticket == 0:
		return nil
	case e.Kind != DayClosed:
		return []TicketID{e.Ticket}
	}
	ids := append(s.inLine(), s.ledger.Held...)
	for _, c := range s.counters {
		if c.Ticket != 0 {
			ids = append(ids, c.Ticket)
		}
	}
	return ids
}

// handed lists the tickets that wait for a counter's own call.
func (s *State) handed(counter int) []TicketID {
	line := s.waiting[lane{counter: counter}]
	ids := make([]TicketID, len(line))
	for i, seat := range line {
		ids[i] = seat.id
	}
	return ids
}
