package queue

import (
	"maps"
	"slices"
	"sort"
	"time"
)

// Quotas say how many numbers a service gives in a day. A service that is not named gives as many as are asked for.
type Quotas map[string]Quota

// A Quota bounds the numbers of one service.
type Quota struct {
	Daily   int                  // numbers a day; negative: no bound
	Days    map[time.Weekday]int // days with another bound
	NextDay bool                 // when it is out, numbers for the next day are given
}

// On is the bound of a service's numbers on a day; negative when there is none.
func (q Quotas) On(service, day string) int {
	quota, ok := q[service]
	date, err := time.Parse(time.DateOnly, day)
	if !ok || err != nil {
		return -1
	}
	if n, ok := quota.Days[date.Weekday()]; ok {
		return n
	}
	return quota.Daily
}

// A ledger counts the numbers: today's, those already given for later days, and who took them.
type ledger struct {
	Gaps   map[string]int         `json:"gaps,omitempty"`   // today's numbers per prefix that nobody of today has: they were carried
	Given  map[string]int         `json:"given,omitempty"`  // today's numbers per service
	Later  map[string]dayBook     `json:"later,omitempty"`  // per day to come
	Booked []TicketID             `json:"booked,omitempty"` // tickets of days to come, by arrival
	Taken  map[string][]time.Time `json:"taken,omitempty"`  // numbers per device in the last takenFor
	Shut   bool                   `json:"shut,omitempty"`   // today's line has ended with the counters' work
	Lots   []TicketID             `json:"lots,omitempty"`   // today's, as they were taken
	Held   []TicketID             `json:"held,omitempty"`   // those that wait for the draw
	Seed   string                 `json:"seed,omitempty"`   // of today's last draw
}

// A dayBook counts the numbers given for a day to come.
type dayBook struct {
	Last  map[string]int `json:"last"`           // last number per prefix
	Gaps  map[string]int `json:"gaps,omitempty"` // numbers per prefix that were left out
	Given map[string]int `json:"given"`          // numbers per service
}

// takenFor is how long a kiosk's numbers are remembered against hoarding.
const takenFor = time.Minute

// clone copies what is changed in place.
func (l ledger) clone() ledger {
	l.Gaps, l.Given, l.Later, l.Taken = cloned(l.Gaps), cloned(l.Given), cloned(l.Later), cloned(l.Taken)
	return l
}

// cloned is never nil, so that it can be written to.
func cloned[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// give counts one of today's numbers.
func (l *ledger) give(service string) { l.Given[service]++ }

// giveLater counts a number of a day to come. One that is above the next leaves a gap, one below fills it.
func (l *ledger) giveLater(day, prefix string, n int, service string) {
	old := l.Later[day]
	book := dayBook{Last: cloned(old.Last), Gaps: cloned(old.Gaps), Given: cloned(old.Given)}
	if last := book.Last[prefix]; n > last {
		book.Gaps[prefix] += n - last - 1
		book.Last[prefix] = n
	} else {
		book.Gaps[prefix]--
	}
	book.Given[service]++
	l.Later[day] = book
}

// skipLater leaves numbers of a day to come out.
func (l *ledger) skipLater(day, prefix string, n int) {
	old := l.Later[day]
	book := dayBook{Last: cloned(old.Last), Gaps: cloned(old.Gaps), Given: old.Given}
	book.Gaps[prefix] += n - book.Last[prefix]
	book.Last[prefix] = n
	l.Later[day] = book
}

// takeBack leaves a gap where a ticket's number was: it has moved to another day.
func (l *ledger) takeBack(t *Ticket, today string) {
	if t.Day == today {
		l.Gaps[t.Prefix]++
		return
	}
	if old, ok := l.Later[t.Day]; ok {
		book := dayBook{Last: old.Last, Gaps: cloned(old.Gaps), Given: cloned(old.Given)}
		book.Gaps[t.Prefix]++
		book.Given[t.Asked()]--
		l.Later[t.Day] = book
	}
}

// take remembers that a device gave a number.
func (l *ledger) take(device string, at time.Time) {
	l.Taken[device] = append(recent(l.Taken[device], at), at)
}

// recent are the instants that still count against hoarding. They stand in order, so the rest is cut off in front and
// nothing is copied: a busy kiosk would otherwise pay for each of its numbers once more with every further one.
func recent(taken []time.Time, now time.Time) []time.Time {
	first := sort.Search(len(taken), func(i int) bool { return now.Sub(taken[i]) < takenFor })
	return taken[first:]
}

// open makes a day that had been to come today's.
func (l *ledger) open(day string, now time.Time) (last map[string]int) {
	book := l.Later[day]
	l.Gaps, l.Given, l.Shut = cloned(book.Gaps), cloned(book.Given), false
	for device, taken := range l.Taken {
		if l.Taken[device] = recent(taken, now); len(l.Taken[device]) == 0 {
			delete(l.Taken, device)
		}
	}
	maps.DeleteFunc(l.Later, func(d string, _ dayBook) bool { return d <= day })
	return cloned(book.Last)
}

// Given counts a service's numbers of a day that has not ended, and the open checks that want one.
func (s *State) Given(service, day string) int {
	if day == s.Day {
		return s.ledger.Given[service] + s.checksFor(service, "")
	}
	return s.ledger.Later[day].Given[service] + s.checksFor(service, day)
}

// checksFor counts the open checks that want a number of a day, "" is today's: each holds a place in the quota.
func (s *State) checksFor(service, day string) int {
	n := 0
	for _, c := range s.checks {
		if c.Service == service && c.Day == day {
			n++
		}
	}
	return n
}

// left is how many numbers a service still has for a day; negative when there is no bound.
func (r *Rules) left(s *State, service, day string) int {
	bound := r.Quotas.On(service, day)
	if bound < 0 {
		return -1
	}
	return max(0, bound-s.Given(service, day))
}

// Booked lists the tickets of days to come, by arrival.
func (s *State) Booked() []*Ticket {
	var out []*Ticket
	for _, id := range s.ledger.Booked {
		if t, ok := s.Ticket(id); ok {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b *Ticket) int { return int(int64(a.ID) - int64(b.ID)) })
	return out
}
