package queue

import (
	"slices"

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
	case TicketSeen:
		s.setTicket(e.Ticket, func(t *Ticket) { t.SeenAt = e.At })
	case TicketRecalled:
		s.recall(e)
	case TicketCancelled:
		s.move(e, func(t *Ticket) { t.State, t.EndedAt = Cancelled, e.At })
	case TicketCalled, TicketStarted, TicketFinished, TicketNoShow, TicketRequeued, TicketReturned, TicketTransferred, TicketParked, TicketContinued:
		s.serve(e)
	case TicketUnparked, TicketRejoined, TicketPostponed, TicketReordered, TicketPartySet, TicketPrioritySet, TicketSplit, TicketGrew:
		s.rearrange(e)
	case TicketJoined:
		s.join(e)
	case CommandUndone:
		s.undo(e)
	case LotsDrawn:
		s.applyDraw(e)
	case TicketCarried:
		s.carry(e)
	case LineEnded:
		s.endLine(e)
	case CounterOpened:
		s.openCounter(e)
	case CounterPaused:
		s.setCounter(e.Counter, func(c *Counter) {
			c.Open, c.Last, c.Break = false, nil, &Break{Reason: e.Reason, Since: e.At, Until: e.Due}
		})
	case CounterClosed:
		s.closeCounter(e)
	case AssistCalled:
		s.assists = append(s.assists[:len(s.assists):len(s.assists)], &Assist{ID: e.Bell, Counter: e.Counter, Kind: e.Reason, At: e.At, From: e.Actor})
	case AssistAnswered:
		s.setAssist(e.Bell, func(a *Assist) { a.By, a.AnsweredAt = e.Actor, e.At })
	case AssistEnded:
		s.endAssist(e.Bell)
	case VoiceMuted:
		s.mute(e)
	case CheckOpened:
		s.checks = append(s.checks, &Check{Code: e.Code, Service: e.Service, Device: e.Actor, At: e.At, Said: e.said(), Job: e.Job,
			Day: e.For, Party: e.Party, Priority: e.Priority, Also: e.Also, Catalogue: e.Catalogue})
		s.ledger.take(e.Actor, e.At)
	case CheckConfirmed:
		s.settle(e)
	case CheckReturned:
		s.settle(e)
	case ListSaved:
		s.saveList(e)
	case BellRung:
		s.bells = append(s.bells, &Bell{ID: e.Bell, Device: e.Actor, At: e.At})
	case BellAnswered:
		s.answer(e)
	case PaperChanged:
		s.changePaper(e)
	case PaperAgain:
		s.setJob(e.Of, func(j *Job) { j.Next = e.Job })
	case PrinterChanged:
		s.changePrinter(e)
	case PrinterRefilled:
		s.setPrinter(e.Printer, (*Printer).refill)
	case TicketErased:
		s.erase(e.Ticket)
	case NumbersSkipped:
		s.skip(e)
	case Started:
		s.unknow(e)
	}
	s.addJob(e)
	s.remember(e)
	s.Seq, s.At = e.Seq, e.At
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

// remember keeps the reply of a command for its repeats.
func (s *State) remember(e *Event) {
	if e.Request != "" && e.Reply != nil {
		s.receipts = s.receipts.Set(receiptKey(e.Actor, e.Request), &Receipt{Digest: e.Digest, Reply: *e.Reply, At: e.At})
	}
}

func receiptKey(actor, request string) string { return actor + "\x00" + request }

func each[K immutableKey, V any](m *immutable.Map[K, V], visit func(K, V)) {
	for it := m.Iterator(); !it.Done(); {
		k, v, _ := it.Next()
		visit(k, v)
	}
}

type immutableKey interface{ ~uint64 | ~string }
