package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"antrean/office/queue"
	"antrean/office/report"
)

var _ report.Source = (*Store)(nil)

// selectVisits takes them from the index in their order, so that a year need not be sorted.
const selectVisits = `SELECT id, day, service, coalesce(counter, 0), coalesce(device, ''), state, calls, issued_at, coalesce(first_call, 0),
	coalesce(called_at, 0), coalesce(started_at, 0), coalesce(ended_at, 0), coalesce(waits_from, 0) FROM ticket INDEXED BY ticket_by_day WHERE day BETWEEN ? AND ? ORDER BY day, id`

// ReadReport hands over the rows of a period, all of one moment.
func (s *Store) ReadReport(p report.Period, c report.Collector) error {
	tx, err := s.reader.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read report: %w", err)
	}
	defer tx.Rollback()
	if err := readChanges(tx, p, c); err != nil {
		return fmt.Errorf("read changes of counters: %w", err)
	}
	lacks, err := readLacks(tx, p)
	if err != nil {
		return fmt.Errorf("read lacks: %w", err)
	}
	if err := readVisits(tx, p, lacks, c); err != nil {
		return fmt.Errorf("read visits: %w", err)
	}
	return nil
}

func readChanges(tx *sql.Tx, p report.Period, c report.Collector) error {
	rows, err := tx.Query("SELECT seq, day, counter, open, at FROM counter_change WHERE day BETWEEN ? AND ? ORDER BY seq", p.From, p.To)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var change report.Change
		var at int64
		if err := rows.Scan(&change.Seq, &change.Day, &change.Counter, &change.Open, &at); err != nil {
			return err
		}
		change.At = timeOf(at)
		c.Change(change)
	}
	return rows.Err()
}

// readLacks reads them whole: few visits are returned.
func readLacks(tx *sql.Tx, p report.Period) (map[uint64][]queue.Lack, error) {
	rows, err := tx.Query(`SELECT ticket.id, requirement, kind FROM ticket JOIN ticket_lack ON ticket_lack.ticket = ticket.id
		WHERE day BETWEEN ? AND ? AND state = ? ORDER BY ticket.id, requirement, kind`, p.From, p.To, queue.Returned)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	lacks := make(map[uint64][]queue.Lack)
	for rows.Next() {
		var id uint64
		var lack queue.Lack
		if err := rows.Scan(&id, &lack.ID, &lack.Kind); err != nil {
			return nil, err
		}
		lacks[id] = append(lacks[id], lack)
	}
	return lacks, rows.Err()
}

func readVisits(tx *sql.Tx, p report.Period, lacks map[uint64][]queue.Lack, c report.Collector) error {
	rows, err := tx.Query(selectVisits, p.From, p.To)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var v report.Visit
		var issued, first, called, started, ended, waits int64
		if err := rows.Scan(&v.ID, &v.Day, &v.Service, &v.Counter, &v.Device, &v.State, &v.Calls, &issued, &first, &called, &started, &ended, &waits); err != nil {
			return err
		}
		v.Lacks = lacks[v.ID]
		v.IssuedAt, v.FirstCallAt, v.CalledAt, v.StartedAt, v.EndedAt = timeOf(issued), timeOf(first), timeOf(called), timeOf(started), timeOf(ended)
		v.WaitsFrom = timeOf(waits)
		c.Visit(&v)
	}
	return rows.Err()
}

// timeOf reads a column of Unix milliseconds; 0 is a time that has not come.
func timeOf(milliseconds int64) time.Time {
	if milliseconds == 0 {
		return time.Time{}
	}
	return time.UnixMilli(milliseconds).UTC()
}
