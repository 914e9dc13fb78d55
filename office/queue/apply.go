package queue

import (
	"slices"
	"time"

	"github.com/benbjohnson/immutable"
)

// Apply changes the state by one event. It never fails: events are facts.
func (s *State) Apply(e *Event) {
	switch e.Kind {
	case DayOpened:
		s.openDay(e)
	case DayClosed:
		s.closeDay(e)
	case TicketIssued:
		s.issue(e)
	case TicketCalled:
		s.call(e)
	case TicketRecalled:
		s.recall(e)
	case TicketStarted:
		s.setTicket(e.Ticket, func(t *Ticket) { t.State, t.StartedAt = Serving, e.At })
	case TicketFinished:
		s.end(e, Done)
	case TicketReturned:
		s.end(e, Returned)
	case TicketCancelled:
		s.cancel(e)
	case TicketNoShow:
		s.end(e, NoShow)
		s.missed = append(s.missed, e.Ticket)
	case TicketRequeued:
		s.requeue(e)
	case TicketCarried:
		s.carry(e)
	case LineEnded:
		s.endLine(e)
	case CounterOpened:
		s.openCounter(e)
	case CounterClosed:
		s.setCounter(e.Counter, func(c *Counter) { c.Open, c.Operator = false, "" })
	case CheckOpened:
		s.checks = append(s.checks, &Check{Code: e.Code, Service: e.Service, Device: e.Actor, At: e.At, Said: e.said(), Job: e.Job, Day: e.For})
		s.ledger.take(e.Actor, e.At)
	case CheckConfirmed:
		s.settle(e)
	case CheckReturned:
		s.settle(e)
	case ListSaved:
		s.lists = s.lists.Set(e.Code, &List{Code: e.Code, Service: e.Service, At: e.At, Said: e.said(), Job: e.Job})
	case BellRung:
		s.bells = append(s.bells, &Bell{ID: e.Bell, Device: e.Actor, At: e.At})
	case BellAnswered:
		s.answer(e)
	case TicketSeen:
		s.setTicket(e.Ticket, func(t *Ticket) { t.SeenAt = e.At })
	case PaperChanged:
		s.changePaper(e)
	case PaperAgain:
		s.setJob(e.Of, func(j *Job) { j.Next = e.Job })
	case PrinterChanged:
		s.changePrinter(e)
	case PrinterRefilled:
		s.setPrinter(e.Printer, (*Printer).refill)
	case Started:
		s.unknow(e)
	}
	s.addJob(e)
	s.remember(e)
	s.Seq, s.At = e.Seq, e.At
}

func (s *State) issue(e *Event) {
	t := &Ticket{
		ID: e.Ticket, Day: e.Day, Prefix: e.Prefix, N: e.N, Service: e.Service, Catalogue: e.Catalogue,
		State: Waiting, Device: e.Actor, Ahead: e.Ahead, IssuedAt: e.At, Job: e.Job, Token: e.token(), Said: e.said(),
	}
	s.ledger.take(e.Actor, e.At)
	if e.For != "" {
		t.Day = e.For
		s.keepBooked(t)
		return
	}
	s.ledger.give(e.Service)
	s.numbers[e.Prefix] = e.N
	s.tickets = s.tickets.Set(uint64(t.ID), t)
	s.byNumber = s.byNumber.Set(t.Number(), t.ID)
	if t.Token != "" {
		s.byToken = s.byToken.Set(t.Token, t.ID)
	}
	s.waiting[t.Service] = append(s.waiting[t.Service], t.ID)
}

func (s *State) setTicket(id TicketID, change func(*Ticket)) {
	if t, ok := s.Ticket(id); ok {
		s.tickets = s.tickets.Set(uint64(id), t.with(change))
	}
}

func (s *State) setCounter(n int, change func(*Counter)) {
	if c, ok := s.counters[n]; ok {
		s.counters[n] = c.with(change)
	}
}

func (s *State) call(e *Event) {
	s.waiting[e.Service] = without(s.waiting[e.Service], e.Ticket)
	s.missed = without(s.missed, e.Ticket)
	recall := 0
	s.setTicket(e.Ticket, func(t *Ticket) {
		recall = t.Calls
		t.State, t.Counter, t.CalledAt = Called, e.Counter, e.At
		t.EndedAt = time.Time{} // a no-show that came back has not ended
		t.Calls++
	})
	s.setCounter(e.Counter, func(c *Counter) { c.Ticket = e.Ticket })
	s.announce(e, recall)
}

func (s *State) recall(e *Event) {
	recall := 0
	s.setTicket(e.Ticket, func(t *Ticket) {
		recall = t.Calls
		t.Calls++
		t.CalledAt = e.At
	})
	s.announce(e, recall)
}

func (s *State) announce(e *Event, recall int) {
	s.rings[e.Zone] = s.rings[e.Zone].push(Call{
		Ticket: e.Ticket, Number: Number(e.Prefix, e.N), Service: e.Service, Counter: e.Counter, At: e.At, Recall: recall,
	})
}

// end takes the ticket out of the counter's hand.
func (s *State) end(e *Event, state TicketState) {
	s.setTicket(e.Ticket, func(t *Ticket) { t.State, t.EndedAt, t.Lacks = state, e.At, e.Lacks })
	s.setCounter(e.Counter, func(c *Counter) {
		c.Ticket = 0
		if state == Done || state == Returned {
			c.Served++
		}
	})
}

func (s *State) cancel(e *Event) {
	s.ledger.Booked = without(s.ledger.Booked, e.Ticket)
	s.waiting[e.Service] = without(s.waiting[e.Service], e.Ticket)
	s.missed = without(s.missed, e.Ticket)
	s.end(e, Cancelled)
}

func (s *State) requeue(e *Event) {
	s.end(e, Waiting)
	s.setTicket(e.Ticket, func(t *Ticket) {
		t.Counter, t.StartedAt, t.EndedAt = 0, time.Time{}, time.Time{}
	})
	line := s.waiting[e.Service]
	i, _ := slices.BinarySearch(line, e.Ticket)
	next := make([]TicketID, 0, len(line)+8)
	s.waiting[e.Service] = append(append(append(next, line[:i]...), e.Ticket), line[i:]...)
}

func (s *State) openCounter(e *Event) {
	next := Counter{N: e.Counter}
	if c, ok := s.counters[e.Counter]; ok {
		next = *c
	}
	next.Open, next.Zone, next.Operator, next.Serves = true, e.Zone, e.Actor, e.Serves
	s.counters[e.Counter] = &next
}

func (s *State) settle(e *Event) {
	for _, c := range s.checks {
		if c.Code == e.Code {
			s.checks = without(s.checks, c)
			break
		}
	}
	number := ""
	if e.Kind == CheckConfirmed {
		number = Number(e.Prefix, e.N)
	}
	s.settled = append(slices.Clone(s.settled[max(0, len(s.settled)-settledSize+1):]), Settled{Code: e.Code, Number: number, At: e.At})
}

func (s *State) answer(e *Event) {
	next := slices.Clone(s.bells)
	for i, b := range next {
		if b.ID == e.Bell {
			answered := *b
			answered.By = e.Actor
			next[i] = &answered
		}
	}
	s.bells = next
}

// addJob makes a print job of an event that wants paper.
func (s *State) addJob(e *Event) {
	job := &Job{ID: e.Job, Ticket: e.Ticket, Code: e.Code, Printer: e.Printer, State: PaperQueued, At: e.At, Since: e.At, Copy: 1}
	switch e.Kind {
	case TicketIssued:
		job.Kind = JobTicket
	case CheckOpened:
		job.Kind = JobCheck
	case ListSaved:
		job.Kind = JobList
	case TestWanted:
		job.Kind = JobTest
	case PaperAgain:
		if of, ok := s.Job(e.Of); ok {
			job.Kind, job.Of, job.Copy, job.Since = of.Kind, e.Of, e.Copy, e.Since
		}
	}
	if job.Kind == "" || job.Printer == "" {
		return
	}
	s.jobs = s.jobs.Set(uint64(job.ID), job)
	s.pending = append(s.pending, job.ID)
	s.list(job)
}

func (s *State) setJob(id JobID, change func(*Job)) {
	if job, ok := s.Job(id); ok {
		s.jobs = s.jobs.Set(uint64(id), job.with(change))
	}
}

// changePaper moves a job on. One that has ended only gets a better proof.
func (s *State) changePaper(e *Event) {
	job, ok := s.Job(e.Job)
	if !ok {
		return
	}
	if job.State.Final() {
		s.setJob(e.Job, func(j *Job) { j.Proof = e.Proof })
		return
	}
	s.setJob(e.Job, func(j *Job) { j.State, j.Reason, j.Proof, j.MM, j.Claim = e.Paper, e.Reason, e.Proof, e.MM, e.Claim })
	s.use(job.Printer, e.MM)
	s.tear(job.Printer, e.Paper)
	if e.Paper.Final() {
		s.pending = without(s.pending, job.ID)
	}
}

// remember keeps the reply of a command for its repeats.
func (s *State) remember(e *Event) {
	if e.Request != "" && e.Reply != nil {
		s.receipts = s.receipts.Set(receiptKey(e.Actor, e.Request), &Receipt{Digest: e.Digest, Reply: *e.Reply, At: e.At})
	}
}

func receiptKey(actor, request string) string { return actor + "\x00" + request }

// closeDay ends what still waits. A ticket being served stays with its counter until the clerk ends it.
func (s *State) closeDay(e *Event) {
	for service, line := range s.waiting {
		for _, id := range line {
			s.expire(id, e)
		}
		delete(s.waiting, service)
	}
	for n, c := range s.counters {
		holds := c.Ticket
		if t, ok := s.Ticket(holds); ok && t.State == Called {
			s.expire(holds, e)
			holds = 0
		}
		s.counters[n] = c.with(func(c *Counter) { c.Open, c.Operator, c.Ticket, c.Served = false, "", holds, 0 })
	}
	s.checks, s.settled, s.bells, s.missed = nil, nil, nil, nil
}

func (s *State) expire(id TicketID, e *Event) {
	s.setTicket(id, func(t *Ticket) { t.State, t.EndedAt = Expired, e.At })
}

// openDay starts the numbers anew and forgets what is too old.
func (s *State) openDay(e *Event) {
	s.Day = e.Day
	s.byNumber = immutable.NewMap[string, TicketID](nil)
	s.openBooked(e)
	for zone, ring := range s.rings {
		s.rings[zone] = Ring{Seq: ring.Seq} // yesterday's calls call nobody
	}
	s.forget(e)
}

func (s *State) forget(e *Event) {
	each(s.tickets, func(id uint64, t *Ticket) {
		if !t.EndedAt.IsZero() && e.At.Sub(t.EndedAt) > ticketTTL && t.Day < e.Day {
			s.tickets = s.tickets.Delete(id)
			s.byToken = s.byToken.Delete(t.Token)
		}
	})
	each(s.receipts, func(key string, r *Receipt) {
		if e.At.Sub(r.At) > receiptTTL {
			s.receipts = s.receipts.Delete(key)
		}
	})
	each(s.lists, func(code string, l *List) {
		if e.At.Sub(l.At) > listTTL {
			s.lists = s.lists.Delete(code)
		}
	})
	each(s.jobs, func(id uint64, j *Job) {
		if last := s.Newest(j); last.State.Final() && e.At.Sub(last.At) > receiptTTL {
			s.jobs = s.jobs.Delete(id)
		}
	})
}

func each[K immutableKey, V any](m *immutable.Map[K, V], visit func(K, V)) {
	for it := m.Iterator(); !it.Done(); {
		k, v, _ := it.Next()
		visit(k, v)
	}
}

type immutableKey interface{ ~uint64 | ~string }
