package office

import (
	"crypto/sha256"
	"fmt"
	"time"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
)

// A batching is a batch in the making: the state after its events, and what goes to the journal.
type batching struct {
	state   *queue.State
	cases   *casefile.State
	head    journal.Hash
	setup   *setup.InForce // for the commands that come
	out     journal.Batch
	touched map[queue.TicketID]struct{}
	jobs    map[queue.JobID]struct{}
	filed   map[casefile.CaseID]struct{}
	downs   map[uint64]journal.OutageRow // by the event that began it
	sealing bool                         // worth a snapshot
}

// add applies a decision's events and chains their records.
func (b *batching) add(events []queue.Event) error {
	type encoded struct{ core, private []byte }
	parts := make([]encoded, len(events))
	for i := range events { // first everything that can fail
		core, private, err := events[i].Encode()
		if err != nil {
			return fmt.Errorf("event %d: %w", events[i].Seq, err)
		}
		parts[i] = encoded{core, private}
	}
	for i := range events {
		e := &events[i]
		record := journal.NewRecord(b.head, e.Seq, parts[i].core, parts[i].private)
		b.head = record.Hash
		b.out.Records = append(b.out.Records, record)
		b.touch(e)
		b.state.Apply(e)
		b.cases.Pass(e.Seq, e.At)
	}
	return nil
}

// touch notes which rows the event will change, before it does.
func (b *batching) touch(e *queue.Event) {
	if b.touched == nil {
		b.touched = make(map[queue.TicketID]struct{})
		b.jobs = make(map[queue.JobID]struct{})
	}
	for _, id := range b.state.Touched(e) {
		b.touched[id] = struct{}{}
	}
	if e.Job != 0 {
		b.jobs[e.Job] = struct{}{}
	}
	if e.Kind == queue.CounterOpened || e.Kind == queue.CounterClosed {
		b.out.Changes = append(b.out.Changes, journal.ChangeRow{
			Seq: e.Seq, Day: e.Day, Counter: e.Counter, Open: e.Kind == queue.CounterOpened, At: e.At.UnixMilli(),
		})
	}
	b.sealing = b.sealing || e.Kind == queue.DayOpened || e.Kind == queue.TicketErased // what was sealed before still knows the person
}

// project fills the rows that follow from the events.
func (b *batching) project() {
	for id := range b.touched {
		if t, ok := b.state.Ticket(id); ok {
			b.out.Tickets = append(b.out.Tickets, ticketRow(t))
		}
	}
	for id := range b.jobs {
		if j, ok := b.state.Job(id); ok {
			b.out.Jobs = append(b.out.Jobs, jobRow(j))
		}
	}
	b.projectCases()
	if b.sealing {
		b.seal()
	}
}

// seal adds a snapshot. One that cannot be made only makes the next start slower.
func (b *batching) seal() {
	body, err := Seal(b.state, b.cases)
	if err != nil {
		return
	}
	b.out.Snapshot = journal.NewSnapshot(b.state.Seq, b.head, body)
}

func ticketRow(t *queue.Ticket) journal.TicketRow {
	row := journal.TicketRow{
		ID: uint64(t.ID), Day: t.Day, Prefix: t.Prefix, N: t.N, Service: t.Asked(), State: string(t.State), Counter: t.Counter,
		Device: t.Device, Calls: t.Calls, IssuedAt: milli(t.IssuedAt), WaitsFrom: milli(t.WaitsFrom), FirstCall: milli(t.FirstCall), CalledAt: milli(t.CalledAt),
		StartedAt: milli(t.StartedAt), EndedAt: milli(t.EndedAt), Invited: t.State == queue.Done && t.Invited,
	}
	for _, lack := range t.Lacks {
		row.Lacks = append(row.Lacks, journal.LackRow{Requirement: lack.ID, Kind: lack.Kind})
	}
	if t.Token != "" {
		sum := sha256.Sum256([]byte(t.Token))
		row.TokenHash = sum[:]
	}
	if t.N == 0 { // a lot before the draw: numbers below none, for no two tickets of a day may have the same
		row.N = -t.Lot
	}
	return row
}

func jobRow(j *queue.Job) journal.JobRow {
	return journal.JobRow{
		ID: uint64(j.ID), Kind: j.Kind, Ticket: uint64(j.Ticket), Code: j.Code, Printer: j.Printer, State: string(j.State), Reason: j.Reason,
		At: j.At.UnixMilli(), Copy: j.Copy, Of: uint64(j.Of), Proof: j.Proof, MM: j.MM,
	}
}

func milli(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.UnixMilli()
}
