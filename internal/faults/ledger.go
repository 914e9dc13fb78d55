package faults

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // reads the rows past the store

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/store"
)

// A Ledger is what an office's file says, read when nobody runs the office.
type Ledger struct {
	State   *queue.State
	Cases   *casefile.State
	Tickets map[uint64]journal.TicketRow // rows of the ticket table
}

// Audit opens the file of a stopped office and holds it to its promises: the chain is whole, folding from the first
// record and from the snapshot gives the same state, the rows of tickets and print jobs are what the records say,
// and no number is missing or given twice.
func Audit(dir string) (*Ledger, error) {
	s, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	f := &folded{state: queue.NewState(), cases: casefile.NewState(), tickets: map[uint64]journal.TicketRow{}, jobs: map[uint64]string{}, skipped: map[string]int{}, last: map[string]int{}}
	if err := journal.Walk(s, f.visit); err != nil {
		return nil, err
	}
	if err := errors.Join(f.state.Invariants(), f.cases.Invariants(), f.fromSnapshot(s)); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, store.FileName)+"?mode=ro")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := readTickets(db)
	if err != nil {
		return nil, err
	}
	return &Ledger{f.state, f.cases, rows}, errors.Join(f.sameTickets(rows), f.sameJobs(db), f.gapless(db))
}

// folded is what the records come to, rows included.
type folded struct {
	state   *queue.State
	cases   *casefile.State
	tickets map[uint64]journal.TicketRow
	jobs    map[uint64]string // what stands in the rows of print jobs
	skipped map[string]int    // numbers that nobody has, by day and prefix: a restore left them out, or they were carried away
	last    map[string]int    // the last number given, likewise
}

func (f *folded) visit(r journal.Record) error {
	if err := file(f.cases, r); err != nil {
		return err
	}
	e, err := queue.DecodeEvent(r.Core, r.Private)
	if err != nil {
		return err
	}
	f.count(&e)
	touched := f.state.Touched(&e)
	f.state.Apply(&e)
	for _, id := range touched {
		if t, ok := f.state.Ticket(id); ok {
			f.tickets[uint64(id)] = rowOf(t)
		}
	}
	if job, ok := f.state.Job(e.Job); ok {
		f.jobs[uint64(e.Job)] = fmt.Sprintf("%s %d %d %s %d", job.State, job.Copy, job.Of, job.Proof, job.MM)
	}
	return nil
}

// file lets a record happen to the applications, or pass by them.
func file(cases *casefile.State, r journal.Record) error {
	if !casefile.Owns(r.Core) {
		e, err := queue.DecodeEvent(r.Core, nil)
		cases.Pass(e.Seq, e.At)
		return err
	}
	e, err := casefile.DecodeEvent(r.Core, r.Private)
	if err == nil {
		cases.Apply(&e)
	}
	return err
}

// count follows which numbers each day gave and who left one.
func (f *folded) count(e *queue.Event) {
	key := cmp.Or(e.For, e.Day) + " " + e.Prefix
	switch e.Kind {
	case queue.TicketCarried:
		if t, ok := f.state.Ticket(e.Ticket); ok {
			f.skipped[t.Day+" "+t.Prefix]++
		}
		if e.N < f.last[key] {
			f.skipped[key]-- // it takes a place that another left
			return
		}
		f.skipped[key] += e.N - f.last[key] - 1
	case queue.NumbersSkipped:
		f.skipped[key] += e.N - f.last[key]
	case queue.LotsDrawn:
		for _, draw := range e.Drawn {
			if t, ok := f.state.Ticket(draw.Ticket); ok {
				f.last[e.Day+" "+t.Prefix] = draw.N
			}
		}
		return
	case queue.TicketIssued:
		if e.Lot != 0 {
			return
		}
	default:
		return
	}
	f.last[key] = e.N
}

func rowOf(t *queue.Ticket) journal.TicketRow {
	row := journal.TicketRow{ID: uint64(t.ID), Day: t.Day, Prefix: t.Prefix, N: t.N, Service: t.Asked(), State: string(t.State), Counter: t.Counter,
		Device: t.Device, Calls: t.Calls, IssuedAt: milli(t.IssuedAt), WaitsFrom: milli(t.WaitsFrom), FirstCall: milli(t.FirstCall), CalledAt: milli(t.CalledAt), StartedAt: milli(t.StartedAt), EndedAt: milli(t.EndedAt)}
	for _, lack := range t.Lacks {
		row.Lacks = append(row.Lacks, journal.LackRow{Requirement: lack.ID, Kind: lack.Kind})
	}
	slices.SortFunc(row.Lacks, func(a, b journal.LackRow) int {
		return cmp.Or(strings.Compare(a.Requirement, b.Requirement), strings.Compare(a.Kind, b.Kind))
	})
	row.Lacks = slices.Compact(row.Lacks)
	if t.Token != "" {
		sum := sha256.Sum256([]byte(t.Token))
		row.TokenHash = sum[:]
	}
	if t.N == 0 {
		row.N = -t.Lot
	}
	return row
}

func milli(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.UnixMilli()
}

// fromSnapshot folds again from the newest snapshot.
func (f *folded) fromSnapshot(j journal.Journal) error {
	snapshot, err := j.Snapshot()
	if err != nil || snapshot.Seq == 0 {
		return err
	}
	if !snapshot.Whole() {
		return fmt.Errorf("the snapshot at %d is broken", snapshot.Seq)
	}
	state, cases, err := office.Unseal(snapshot.Body)
	if err != nil {
		return err
	}
	err = j.Replay(snapshot.Seq, func(r journal.Record) error {
		e, err := queue.DecodeEvent(r.Core, r.Private)
		if err == nil {
			state.Apply(&e)
			err = file(cases, r)
		}
		return err
	})
	if err != nil {
		return err
	}
	a, errA := office.Seal(state, cases)
	b, errB := office.Seal(f.state, f.cases)
	if !bytes.Equal(a, b) {
		return errors.Join(errA, errB, fmt.Errorf("folding from the snapshot at %d gives another state than from the start", snapshot.Seq))
	}
	return errors.Join(errA, errB)
}

func readTickets(db *sql.DB) (map[uint64]journal.TicketRow, error) {
	rows, err := db.Query(`SELECT id, day, prefix, n, service, state, token_hash, coalesce(counter, 0), coalesce(device, ''), calls, issued_at,
		coalesce(first_call, 0), coalesce(called_at, 0), coalesce(started_at, 0), coalesce(ended_at, 0), coalesce(waits_from, 0) FROM ticket`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[uint64]journal.TicketRow{}
	for rows.Next() {
		var t journal.TicketRow
		if err := rows.Scan(&t.ID, &t.Day, &t.Prefix, &t.N, &t.Service, &t.State, &t.TokenHash, &t.Counter,
			&t.Device, &t.Calls, &t.IssuedAt, &t.FirstCall, &t.CalledAt, &t.StartedAt, &t.EndedAt, &t.WaitsFrom); err != nil {
			return nil, err
		}
		out[t.ID] = t
	}
	return out, errors.Join(rows.Err(), readLacks(db, out))
}

// readLacks adds why tickets were returned. A return that was undone leaves its rows behind, which nobody reads.
func readLacks(db *sql.DB, tickets map[uint64]journal.TicketRow) error {
	rows, err := db.Query("SELECT ticket, requirement, kind FROM ticket_lack JOIN ticket ON ticket.id = ticket WHERE state = 'returned' ORDER BY ticket, requirement, kind")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id uint64
		var lack journal.LackRow
		if err := rows.Scan(&id, &lack.Requirement, &lack.Kind); err != nil {
			return err
		}
		t := tickets[id]
		t.Lacks = append(t.Lacks, lack)
		tickets[id] = t
	}
	return rows.Err()
}

// sameTickets compares the ticket table with the records.
func (f *folded) sameTickets(rows map[uint64]journal.TicketRow) error {
	if len(rows) != len(f.tickets) {
		return fmt.Errorf("%d rows of tickets, the records have %d", len(rows), len(f.tickets))
	}
	for id, want := range f.tickets {
		got := rows[id]
		if want.TokenHash == nil { // its private part was erased
			got.TokenHash = nil
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			return fmt.Errorf("ticket %d is\n%+v, the records say\n%+v", id, got, want)
		}
	}
	return nil
}

// sameJobs compares the table of print jobs with the records.
func (f *folded) sameJobs(db *sql.DB) error {
	rows, err := db.Query("SELECT id, state || ' ' || copy || ' ' || coalesce(again_of, 0) || ' ' || coalesce(proof, '') || ' ' || coalesce(mm, 0) FROM print_job")
	if err != nil {
		return err
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var id uint64
		var state string
		if err := rows.Scan(&id, &state); err != nil {
			return err
		}
		if f.jobs[id] != state {
			return fmt.Errorf("print job %d is %q, the records say %q", id, state, f.jobs[id])
		}
	}
	if n != len(f.jobs) {
		return fmt.Errorf("%d rows of print jobs, the records have %d", n, len(f.jobs))
	}
	return rows.Err()
}

// gapless counts each day's numbers: all are there but those that nobody has.
func (f *folded) gapless(db *sql.DB) error {
	rows, err := db.Query("SELECT day, prefix, count(DISTINCT n), count(*), min(n) FROM ticket GROUP BY day, prefix")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var day, prefix string
		var different, all, lowest int
		if err := rows.Scan(&day, &prefix, &different, &all, &lowest); err != nil {
			return err
		}
		left, last := f.skipped[day+" "+prefix], f.last[day+" "+prefix]
		if lowest != 1 && left == 0 || last != all+left || different != all {
			return fmt.Errorf("%s %s: %d tickets with %d numbers from %d to %d", day, prefix, all, different, lowest, last)
		}
	}
	return rows.Err()
}
