package queue

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"antrean/internal/problem"
)

// ParkReasons are the codes of why a ticket is put aside.
func ParkReasons() []string {
	return []string{"lengkapi_berkas", "fotokopi", "isi_formulir", "tunggu_sistem", "tunggu_pejabat", "lain"}
}

// due is the reason of what happens because its time has come.
const due = "due"

// Park puts the ticket in hand aside for a while.
type Park struct {
	mover
	Counter int
	Ticket  string
	Reason  string    // one of ParkReasons
	Note    string    // private
	Until   time.Time // zero: as long as the policy says
}

func (c Park) decide(d *decision) error {
	counter, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.Day != d.state.Day || !slices.Contains(moves[TicketParked].from, t.State) {
		return stale(t)
	}
	if !slices.Contains(ParkReasons(), c.Reason) {
		return problem.Field("reason", strings.Join(ParkReasons(), ", "))
	}
	if err := checkNote(c.Note); err != nil {
		return err
	}
	policy := d.rules.PolicyInForce()
	until := c.Until.UTC().Truncate(time.Millisecond)
	if c.Until.IsZero() {
		until = d.now.Add(time.Duration(policy.ParkMinutes) * time.Minute)
	}
	if !until.After(d.now) || until.After(d.now.Add(time.Duration(policy.ParkMostMinutes)*time.Minute)) {
		return problem.Field("until", fmt.Sprintf("1-%d min", policy.ParkMostMinutes))
	}
	d.add(Event{Kind: TicketParked, Ticket: t.ID, Service: t.Service, Counter: counter.N, Zone: counter.Zone, Reason: c.Reason, Due: until, Private: noted(c.Note)})
	d.show(t)
	d.reply.State = Parked
	return nil
}

// Unpark brings a parked ticket back into its line before its time.
type Unpark struct {
	mover
	Counter int
	Ticket  string
}

func (c Unpark) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.State != Parked {
		return stale(t)
	}
	d.add(Event{Kind: TicketUnparked, Ticket: t.ID, Service: t.Service, Counter: c.Counter})
	d.show(t)
	d.reply.State = Waiting
	return nil
}

// ripe reports whether a ticket comes back, or a call for colleagues ends, because its time has come.
func (s *State) ripe(rules *Rules, now time.Time) bool {
	if len(s.parked) > 0 {
		if t, ok := s.Ticket(s.parked[0]); ok && !now.Before(t.Due) {
			return true
		}
	}
	for _, a := range s.assists {
		if !now.Before(a.Until(rules)) {
			return true
		}
	}
	return false
}

// wake lets happen what was due: parked tickets come back, calls for colleagues that nobody ended end.
func (d *decision) wake() {
	if !d.state.ripe(d.rules, d.now) {
		return
	}
	for _, t := range d.state.Parked() {
		if !d.now.Before(t.Due) {
			d.add(Event{Kind: TicketUnparked, Ticket: t.ID, Service: t.Service, Reason: due})
		}
	}
	for _, a := range d.state.assists {
		if !d.now.Before(a.Until(d.rules)) {
			d.add(Event{Kind: AssistEnded, Counter: a.Counter, Bell: a.ID, Reason: "timeout"})
		}
	}
	d.settle()
}
