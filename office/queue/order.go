package queue

import (
	"cmp"
	"slices"
	"strings"
)

// A Place orders tickets in a line: by arrival, and among those put behind the same arrival by when that was done.
type Place struct {
	Arrived uint64 `json:"arrived"`          // number of the event that arrived here
	Behind  uint64 `json:"behind,omitempty"` // number of the event that put somebody behind it; 0 is the arrival itself
}

// Compare orders places: negative when p is before q.
func (p Place) Compare(q Place) int {
	if c := cmp.Compare(p.Arrived, q.Arrived); c != 0 {
		return c
	}
	return cmp.Compare(p.Behind, q.Behind)
}

// A lane is one line: a service's priority tickets, its others, or what was handed to one counter.
type lane struct {
	service  string
	priority bool
	counter  int
}

// laneOf is the line in which a ticket waits.
func laneOf(t *Ticket) lane {
	if t.Desk != 0 {
		return lane{counter: t.Desk}
	}
	return lane{service: t.Service, priority: t.Priority}
}

// A seat is a ticket in its line.
type seat struct {
	place Place
	id    TicketID
}

func bySeat(a, b seat) int { return a.place.Compare(b.place) }

// seatsBefore counts the seats of a line that are before a place.
func seatsBefore(line []seat, p Place) int {
	i, _ := slices.BinarySearchFunc(line, p, func(s seat, p Place) int { return s.place.Compare(p) })
	return i
}

// sit puts a ticket into its line. Nearly all are the last; the others cost a copy, for the line is shared.
func (s *State) sit(t *Ticket) {
	key, own := laneOf(t), seat{t.Place, t.ID}
	line := s.waiting[key]
	if n := len(line); n == 0 || line[n-1].place.Compare(own.place) < 0 {
		s.waiting[key] = append(line, own)
		return
	}
	i := seatsBefore(line, own.place)
	next := make([]seat, 0, len(line)+8)
	s.waiting[key] = append(append(append(next, line[:i]...), own), line[i:]...)
}

// rise takes a ticket out of its line.
func (s *State) rise(t *Ticket) {
	key := laneOf(t)
	s.waiting[key] = without(s.waiting[key], seat{t.Place, t.ID})
}

// A mix is how priority tickets and others take turns: one priority ticket, then some others.
type mix struct {
	others int // others after each priority ticket; 0: never while one has priority
	owed   int // others still owed before the next priority ticket
}

// next says whose turn it is when so many of each wait, and counts it.
func (m *mix) next(priorities, others int) (priority bool) {
	if priorities > 0 && (m.owed <= 0 || others == 0) {
		m.owed = m.others
		return true
	}
	m.owed--
	return false
}

// A desk is what one counter calls, or several together: first what was handed to them, then the lines of their
// services in the order of the mix.
type desk struct {
	counters []int
	services []string // whose tickets without priority are called
	first    []string // whose priority tickets are called
	mix      mix
}

// deskAt is what a counter calls.
func (s *State) deskAt(rules *Rules, n int, serves []string) desk {
	policy := rules.PolicyInForce()
	d := desk{counters: []int{n}, services: serves, first: serves, mix: mix{others: policy.PriorityOthers}}
	switch {
	case policy.Priority == PriorityStrict, policy.Priority == PriorityCounter && policy.named(n):
		d.mix.others = 0
	case policy.Priority == PriorityCounter:
		d.first = nil
		for _, service := range serves {
			if !s.ownDesk(&policy, service) { // else nobody would call them
				d.first = append(d.first, service)
			}
		}
	}
	if since := s.turn(serves); since >= 0 {
		d.mix.owed = d.mix.others - since
	}
	return d
}

// ownDesk reports whether an open counter for priority tickets serves a service.
func (s *State) ownDesk(policy *Policy, service string) bool {
	for _, n := range policy.PriorityCounters {
		if c, ok := s.counters[n]; ok && c.Open && c.serves(service) {
			return true
		}
	}
	return false
}

// turnsKey names the counters that share their turns: those with the same services.
func turnsKey(serves []string) string { return strings.Join(slices.Sorted(slices.Values(serves)), " ") }

// turn is how many others were called since the last priority ticket where these services are served; -1: none was.
func (s *State) turn(serves []string) int {
	if len(s.turns) > 0 { // else spare the hot path the key
		if since, ok := s.turns[turnsKey(serves)]; ok {
			return since
		}
	}
	return -1
}

// deskOf is who calls a ticket's line: the open counters that serve it and take its kind, and while none is open
// those of the rules.
func (s *State) deskOf(rules *Rules, t *Ticket) desk {
	var out *desk
	add := func(n int, serves []string) {
		one := s.deskAt(rules, n, serves)
		if t.Priority && !slices.Contains(one.first, t.Service) {
			return
		}
		if out == nil {
			out = &one
			out.services, out.first = slices.Clone(one.services), slices.Clone(one.first)
			return
		}
		out.counters = append(out.counters, n)
		out.services, out.first = union(out.services, one.services), union(out.first, one.first)
	}
	for _, c := range s.Counters() {
		if c.Open && c.serves(t.Service) {
			add(c.N, c.Serves)
		}
	}
	if out != nil {
		return *out
	}
	for _, c := range rules.Counters {
		if slices.Contains(c.Serves, t.Service) {
			add(c.N, c.Serves)
		}
	}
	if out == nil {
		return desk{services: []string{t.Service}, first: []string{t.Service}}
	}
	return *out
}

func union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// count is how many wait in the lines of some services.
func (s *State) count(services []string, priority bool) (n int) {
	for _, service := range services {
		n += len(s.waiting[lane{service: service, priority: priority}])
	}
	return n
}

// rank is how many of some services' lines are before a place.
func (s *State) rank(services []string, priority bool, p Place) (n int) {
	for _, service := range services {
		n += seatsBefore(s.waiting[lane{service: service, priority: priority}], p)
	}
	return n
}

// heads are the first n of some services' lines together that come after a place.
func (s *State) heads(services []string, priority bool, after Place, n int) []seat {
	heads := make([]seat, 0, min(n, 16)*len(services))
	for _, service := range services {
		line := s.waiting[lane{service: service, priority: priority}]
		if after != (Place{}) {
			line = line[seatsBefore(line, Place{after.Arrived, after.Behind + 1}):]
		}
		heads = append(heads, line[:min(n, len(line))]...)
	}
	slices.SortFunc(heads, bySeat)
	return heads[:min(n, len(heads))]
}

// Next lists the first n tickets that a counter with these services is to call, in order. Counter 0 stands for
// nobody's.
func (s *State) Next(rules *Rules, counter int, serves []string, n int) []*Ticket {
	d := s.deskAt(rules, counter, serves)
	var order []seat
	if counter != 0 {
		own := s.waiting[lane{counter: counter}]
		order = append(order, own[:min(n, len(own))]...)
	}
	first, others := s.heads(d.first, true, Place{}, n), s.heads(d.services, false, Place{}, n)
	for len(order) < n && len(first)+len(others) > 0 {
		if d.mix.next(len(first), len(others)) {
			order, first = append(order, first[0]), first[1:]
		} else {
			order, others = append(order, others[0]), others[1:]
		}
	}
	next := make([]*Ticket, len(order))
	for i, seat := range order {
		next[i], _ = s.Ticket(seat.id)
	}
	return next
}

// Ahead counts the people before a waiting ticket: who will be called before it by the counters that share its line.
// While no counter that serves it is open, those of the rules count.
func (s *State) Ahead(rules *Rules, t *Ticket) int {
	if t.Desk != 0 {
		return seatsBefore(s.waiting[lane{counter: t.Desk}], t.Place)
	}
	return s.ahead(rules, t, t.Place, 0)
}

// AheadAfter counts the people before a waiting ticket once it stands at a place further back, as Postponed names one.
func (s *State) AheadAfter(rules *Rules, t *Ticket, place Place) int {
	return s.ahead(rules, t, place, 1)
}

// ahead counts the people before a place in the line of a ticket, itself left out where it stands before that place.
func (s *State) ahead(rules *Rules, t *Ticket, place Place, itself int) int {
	d := s.deskOf(rules, t)
	ahead := 0
	for _, n := range d.counters {
		ahead += len(s.waiting[lane{counter: n}])
	}
	if t.Priority {
		return ahead + d.ahead(s.rank(d.first, true, place)-itself+1, s.count(d.services, false), true)
	}
	rank, priorities := s.rank(d.services, false, place)-itself, s.count(d.first, true)
	if priorities == 0 {
		return ahead + rank
	}
	return ahead + d.ahead(priorities, rank+1, false)
}

// ahead lets so many of each be called until the last of the kind has its turn, and counts those before it.
func (d desk) ahead(priorities, others int, priority bool) (n int) {
	for {
		if d.mix.next(priorities, others) {
			priorities--
		} else {
			others--
		}
		if priority && priorities == 0 || !priority && others == 0 {
			return n
		}
		n++
	}
}

// behind is the place right behind the nth of those who come after a place in a ticket's line and in those that share
// its counters; behind the last one when there are fewer, and false when there is nobody.
func (s *State) behind(rules *Rules, t *Ticket, after Place, n int, seq uint64) (Place, bool) {
	d := s.deskOf(rules, t)
	services := d.services
	if t.Priority {
		services = d.first
	}
	others := s.heads(services, t.Priority, after, n)
	if len(others) == 0 || n == 0 {
		return t.Place, false
	}
	return Place{others[len(others)-1].place.Arrived, seq}, true
}
