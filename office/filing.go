package office

import (
	"crypto/sha256"
	"fmt"
	"time"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
)

// decideFile is decide for a command on applications.
func (e *Engine) decideFile(work *batching, w *waiter, r casefile.Request) {
	if work.setup.Cases == nil {
		if w.file != nil {
			w.err = problem.New("unavailable") // an office without standards follows no applications
		}
		return
	}
	env := casefile.Env{Rules: work.setup.Cases, Ticket: func(id uint64) (casefile.Ticket, bool) { return visitOf(work.state, id) }}
	decision, err := casefile.Decide(work.cases, env, w.at, r)
	if err != nil {
		w.err = err
		return
	}
	if e.diskFull && len(decision.Events) > 0 && r.Do.TakesRoom() {
		w.err = problem.New("disk_full")
		return
	}
	if err := work.file(decision.Events); err != nil {
		w.err = problem.Wrap("internal", err)
		return
	}
	w.filed, w.again = decision.Reply, decision.Repeated
}

// visitOf is what applications are told of a ticket.
func visitOf(s *queue.State, id uint64) (casefile.Ticket, bool) {
	t, ok := s.Ticket(queue.TicketID(id))
	if !ok {
		return casefile.Ticket{}, false
	}
	return casefile.Ticket{ID: id, Number: t.Number(), Service: t.Service, Token: t.Token, IssuedAt: t.IssuedAt, Served: reached(t)}, true
}

// reached reports whether a counter has a ticket, or had it and did not give it up.
func reached(t *queue.Ticket) bool {
	return !t.FirstCall.IsZero() && t.State != queue.NoShow && t.State != queue.Cancelled && t.State != queue.Joined && t.State != queue.Expired
}

// FileStory lists what the journal knows of an application, in order, private parts included.
func (e *Engine) FileStory(id casefile.CaseID) (story []casefile.Event, err error) {
	err = e.journal.Replay(uint64(max(id, 1)-1), func(r journal.Record) error {
		if !casefile.Owns(r.Core) {
			return nil
		}
		event, err := casefile.DecodeEvent(r.Core, r.Private)
		if err == nil && event.Case == id {
			story = append(story, event)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read application %d: %w", id, err)
	}
	return story, nil
}

// file is add for events of applications.
func (b *batching) file(events []casefile.Event) error {
	type encoded struct{ core, private []byte }
	parts := make([]encoded, len(events))
	for i := range events { // first everything that can fail
		core, private, err := events[i].Encode()
		if err != nil {
			return fmt.Errorf("event %d: %w", events[i].Seq, err)
		}
		parts[i] = encoded{core, private}
	}
	if b.filed == nil {
		b.filed = make(map[casefile.CaseID]struct{})
		b.downs = make(map[uint64]journal.OutageRow)
	}
	for i := range events {
		e := &events[i]
		record := journal.NewRecord(b.head, e.Seq, parts[i].core, parts[i].private)
		b.head = record.Hash
		b.out.Records = append(b.out.Records, record)
		was := b.cases.Need(e.Need)
		b.cases.Apply(e)
		b.state.Pass(e.Seq, e.At)
		if e.Case != 0 {
			b.filed[e.Case] = struct{}{}
		}
		b.outage(e, was)
		b.sealing = b.sealing || e.Kind == casefile.CaseErased
	}
	return nil
}

// outage notes the row of what went down or came back.
func (b *batching) outage(e *casefile.Event, was casefile.Need) {
	switch e.Kind {
	case casefile.NeedDown:
		n := b.cases.Need(e.Need)
		b.downs[n.Seq] = journal.OutageRow{Seq: n.Seq, Need: n.Name, Since: milli(n.Since), Expected: milli(n.Expected), By: n.By}
	case casefile.NeedUp:
		b.downs[was.Seq] = journal.OutageRow{Seq: was.Seq, Need: was.Name, Since: milli(was.Since), Until: milli(e.At), Expected: milli(was.Expected), By: was.By}
	}
}

// projectCases fills the rows of applications.
func (b *batching) projectCases() {
	for id := range b.filed {
		if c, ok := b.cases.Case(id); ok {
			b.out.Cases = append(b.out.Cases, caseRow(c, b.cases.Plan(c)))
		}
	}
	for _, row := range b.downs {
		b.out.Outages = append(b.out.Outages, row)
	}
}

func caseRow(c *casefile.Case, plan *casefile.Plan) journal.CaseRow {
	row := journal.CaseRow{
		ID: uint64(c.ID), Year: c.Year, N: c.N, Service: c.Service, Channel: c.Channel, Catalogue: c.Catalogue, Ticket: c.Ticket, State: string(c.State),
		Stage: c.Stage, OpenedAt: milli(c.OpenedAt), SubmittedAt: milli(c.SubmittedAt), CompleteAt: milli(c.CompleteAt), CountsFrom: milli(c.From),
		Due: milli(c.Due), ReadyAt: milli(c.ReadyAt), EndedAt: milli(c.EndedAt), ClosedAt: milli(c.ClosedAt), Returns: c.Returns, Missed: c.Missed, How: c.How, Who: c.Who,
	}
	for _, v := range c.Trace {
		stay := journal.StayRow{Stage: v.Stage, Since: milli(v.Since), Until: milli(v.Until)}
		if step, _, ok := plan.Step(v.Stage); ok {
			stay.Role = step.Role
		}
		row.Stays = append(row.Stays, stay)
	}
	for _, s := range c.Stood {
		row.Pauses = append(row.Pauses, journal.PauseRow{Cause: string(s.Cause), Need: s.Need, Since: milli(s.Since), Until: milli(s.Until), Worked: int64(s.Worked / time.Millisecond)})
	}
	if c.Pause != nil {
		row.Pauses = append(row.Pauses, journal.PauseRow{Cause: string(c.Pause.Cause), Need: c.Pause.Need, Since: milli(c.Pause.Since)})
	}
	for i, back := range c.Backs {
		for _, lack := range back.Lacks {
			row.Lacks = append(row.Lacks, journal.CaseLackRow{Back: i + 1, At: milli(back.At), Stage: back.From, To: back.To, Requirement: lack.ID, Kind: lack.Kind})
		}
	}
	if c.Token != "" {
		sum := sha256.Sum256([]byte(c.Token))
		row.TokenHash = sum[:]
	}
	return row
}
