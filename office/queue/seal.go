package queue

import (
	"encoding/json"
	"fmt"
	"maps"
	"sort"
	"time"

	"github.com/benbjohnson/immutable"
)

// A sealed state is plain data in a fixed order, so equal states give equal bytes. Lines are not in it: they follow
// from the tickets.
type sealed struct {
	Seq      uint64              `json:"seq"`
	At       time.Time           `json:"at"`
	Day      string              `json:"day"`
	Numbers  map[string]int      `json:"numbers"`
	Skipped  map[string]int      `json:"skipped,omitempty"`
	Turns    map[string]int      `json:"turns,omitempty"`
	Invited  map[string]int      `json:"invited,omitempty"`
	Counters []*Counter          `json:"counters"`
	Rings    map[string]Ring     `json:"rings"`
	Checks   []*Check            `json:"checks"`
	Settled  []Settled           `json:"settled"`
	Bells    []*Bell             `json:"bells"`
	Missed   []TicketID          `json:"missed"`
	Parked   []TicketID          `json:"parked,omitempty"`
	Assists  []*Assist           `json:"assists,omitempty"`
	Mutes    map[string]Mute     `json:"mutes,omitempty"`
	Pending  []JobID             `json:"pending"`
	Tickets  []*Ticket           `json:"tickets"`
	Lists    []*List             `json:"lists"`
	Jobs     []*Job              `json:"jobs"`
	Printers []*Printer          `json:"printers"`
	Receipts map[string]*Receipt `json:"receipts"`
	Ledger   ledger              `json:"ledger"`
}

// Seal writes the state so that Unseal gives it back. It holds private parts: keep it where the journal is kept.
func (s *State) Seal() ([]byte, error) {
	out := sealed{
		Seq: s.Seq, At: s.At, Day: s.Day, Numbers: s.numbers, Skipped: s.skipped, Turns: s.turns, Invited: s.invited,
		Counters: s.Counters(), Rings: maps.Clone(s.rings), Checks: s.checks, Settled: s.settled, Bells: s.bells,
		Missed: s.missed, Parked: s.parked, Assists: s.assists, Pending: s.pending, Printers: s.Printers(), Receipts: map[string]*Receipt{},
		Ledger: s.ledger, Mutes: s.mutes,
	}
	each(s.tickets, func(_ uint64, t *Ticket) { out.Tickets = append(out.Tickets, t) })
	sort.Slice(out.Tickets, func(i, j int) bool { return out.Tickets[i].ID < out.Tickets[j].ID })
	each(s.lists, func(_ string, l *List) { out.Lists = append(out.Lists, l) })
	sort.Slice(out.Lists, func(i, j int) bool { return out.Lists[i].Code < out.Lists[j].Code })
	each(s.jobs, func(_ uint64, j *Job) { out.Jobs = append(out.Jobs, j) })
	sort.Slice(out.Jobs, func(i, j int) bool { return out.Jobs[i].ID < out.Jobs[j].ID })
	each(s.receipts, func(key string, r *Receipt) { out.Receipts[key] = r })
	out.tidy()
	raw, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("seal state at %d: %w", s.Seq, err)
	}
	return raw, nil
}

// tidy makes empty and absent lists the same.
func (s *sealed) tidy() {
	if len(s.Checks) == 0 {
		s.Checks = nil
	}
	if len(s.Settled) == 0 {
		s.Settled = nil
	}
	if len(s.Bells) == 0 {
		s.Bells = nil
	}
	if len(s.Missed) == 0 {
		s.Missed = nil
	}
	if len(s.Pending) == 0 {
		s.Pending = nil
	}
	for zone, ring := range s.Rings {
		if len(ring.Calls) == 0 {
			ring.Calls = nil
			s.Rings[zone] = ring
		}
	}
}

// Unseal reads what Seal wrote.
func Unseal(raw []byte) (*State, error) {
	var in sealed
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("unseal state: %w", err)
	}
	s := NewState()
	s.Seq, s.At, s.Day = in.Seq, in.At, in.Day
	s.checks, s.settled, s.bells, s.missed, s.pending = in.Checks, in.Settled, in.Bells, in.Missed, in.Pending
	s.parked, s.assists, s.ledger, s.mutes = in.Parked, in.Assists, in.Ledger.clone(), in.Mutes
	for prefix, n := range in.Numbers {
		s.numbers[prefix] = n
	}
	for prefix, n := range in.Skipped {
		s.skipped[prefix] = n
	}
	for key, since := range in.Turns {
		s.turns[key] = since
	}
	for service, since := range in.Invited {
		s.invited[service] = since
	}
	for zone, ring := range in.Rings {
		s.rings[zone] = ring
	}
	for _, c := range in.Counters {
		s.counters[c.N] = c
	}
	s.unsealTickets(in.Tickets)
	lists := immutable.NewMapBuilder[string, *List](nil)
	for _, l := range in.Lists {
		lists.Set(l.Code, l)
	}
	for _, p := range in.Printers {
		s.printers[p.Name] = p
	}
	s.unsealJobs(in.Jobs)
	receipts := immutable.NewMapBuilder[string, *Receipt](nil)
	for key, r := range in.Receipts {
		receipts.Set(key, r)
	}
	s.lists, s.receipts = lists.Map(), receipts.Map()
	return s, nil
}

func (s *State) unsealTickets(list []*Ticket) {
	tickets := immutable.NewMapBuilder[uint64, *Ticket](nil)
	byToken := immutable.NewMapBuilder[string, TicketID](nil)
	byNumber := immutable.NewMapBuilder[string, TicketID](nil)
	for _, t := range list {
		if t.Place == (Place{}) { // of form 2: by arrival
			t.Place.Arrived = uint64(t.ID)
		}
		if t.State == Waiting {
			s.sit(t)
		}
		tickets.Set(uint64(t.ID), t)
		if t.Token != "" {
			byToken.Set(t.Token, t.ID)
		}
		if t.Day == s.Day && t.N > 0 {
			byNumber.Set(t.Number(), t.ID)
		}
	}
	s.tickets, s.byToken, s.byNumber = tickets.Map(), byToken.Map(), byNumber.Map()
}

// unsealJobs takes the jobs over, oldest first. Those of form 1 had no copies and were wanted when they were made.
func (s *State) unsealJobs(list []*Job) {
	jobs := immutable.NewMapBuilder[uint64, *Job](nil)
	for _, j := range list {
		if j.Copy == 0 {
			j.Copy, j.Since = 1, j.At
		}
		jobs.Set(uint64(j.ID), j)
		s.list(j)
	}
	s.jobs = jobs.Map()
}
