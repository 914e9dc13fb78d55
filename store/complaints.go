package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"antrean/office/complaint"
)

var _ complaint.Book = (*Store)(nil)

// Complaints lists complaints, the newest first, without what people wrote.
func (s *Store) Complaints(q complaint.Query) ([]complaint.Complaint, error) {
	where, args := []string{"1"}, []any{}
	add := func(condition string, values ...any) { where, args = append(where, condition), append(args, values...) }
	if !q.From.IsZero() {
		add("received_at >= ?", q.From.UnixMilli())
	}
	if !q.To.IsZero() {
		add("received_at < ?", q.To.UnixMilli())
	}
	if q.Open {
		add("open = 1")
	}
	if q.Owner != "" {
		add("owner = ?", q.Owner)
	}
	if q.Before.N > 0 {
		add("(year, n) < (?, ?)", q.Before.Year, q.Before.N)
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	return list(s.reader, "list complaints", readComplaint,
		"SELECT core FROM complaint WHERE "+strings.Join(where, " AND ")+" ORDER BY year DESC, n DESC LIMIT ?", append(args, limit)...)
}

func readComplaint(row scanner) (c complaint.Complaint, err error) {
	var core string
	if err = row.Scan(&core); err == nil {
		err = json.Unmarshal([]byte(core), &c)
	}
	return c, err
}

// ComplaintAt finds a complaint by its number, with its acts.
func (s *Store) ComplaintAt(ref complaint.Ref) (complaint.Entry, []complaint.Act, error) {
	var e complaint.Entry
	var core string
	var private, contact sql.NullString
	err := s.reader.QueryRow("SELECT core, private, contact FROM complaint WHERE year = ? AND n = ?", ref.Year, ref.N).Scan(&core, &private, &contact)
	if errors.Is(err, sql.ErrNoRows) {
		return e, nil, complaint.ErrUnknown
	}
	if err == nil {
		err = json.Unmarshal([]byte(core), &e.Complaint)
	}
	if err == nil && private.Valid {
		e.Private = &complaint.Private{Contact: contact.String}
		err = json.Unmarshal([]byte(private.String), e.Private)
	}
	if err != nil {
		return e, nil, fmt.Errorf("read complaint %s: %w", ref, err)
	}
	acts, err := list(s.reader, "read the acts of a complaint", readAct, "SELECT core FROM complaint_act WHERE year = ? AND n = ? ORDER BY seq", ref.Year, ref.N)
	return e, acts, err
}

func readAct(row scanner) (a complaint.Act, err error) {
	var core string
	if err = row.Scan(&core); err == nil {
		err = json.Unmarshal([]byte(core), &a)
	}
	return a, err
}

// ComplaintOf finds the number of a complaint by the code of its page, or by the request that brought it.
func (s *Store) ComplaintOf(code, request string) (ref complaint.Ref, err error) {
	column, sum := "code_hash", sha256.Sum256([]byte(code))
	if code == "" {
		column, sum = "request_hash", sha256.Sum256([]byte(request))
	}
	err = s.reader.QueryRow("SELECT year, n FROM complaint WHERE "+column+" = ?", sum[:]).Scan(&ref.Year, &ref.N)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ref, complaint.ErrUnknown
	case err != nil:
		return ref, fmt.Errorf("find a complaint: %w", err)
	}
	return ref, nil
}

// SaveComplaint keeps an entry with the acts that made it what it is, all or nothing. It is on disk when SaveComplaint
// returns. One without a number gets the next of its year. What it no longer knows is overwritten.
func (s *Store) SaveComplaint(e complaint.Entry, acts []complaint.Act, request string) (complaint.Ref, error) {
	s.mu.Lock()
	ref, err := s.saveComplaint(e, acts, request)
	forgets := e.Private == nil || e.State == complaint.Closed
	s.stained = s.stained || forgets
	s.mu.Unlock()
	if err != nil {
		return ref, fmt.Errorf("save complaint: %w", err)
	}
	if forgets {
		_, err = s.Scrub()
	}
	return ref, err
}

func (s *Store) saveComplaint(e complaint.Entry, acts []complaint.Act, request string) (complaint.Ref, error) {
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return e.Ref, err
	}
	defer tx.Rollback()
	if e.N == 0 {
		if e.N, err = nextComplaint(tx, e.Year); err != nil {
			return e.Ref, err
		}
	}
	if err := putComplaint(tx, e, request); err != nil {
		return e.Ref, err
	}
	for i, act := range acts {
		core, err := json.Marshal(act)
		if err != nil {
			return e.Ref, err
		}
		if _, err := tx.Exec("INSERT INTO complaint_act (year, n, seq, core) VALUES (?, ?, ?, ?)", e.Year, e.N, e.Acts-len(acts)+i+1, string(core)); err != nil {
			return e.Ref, err
		}
	}
	return e.Ref, tx.Commit()
}

// nextComplaint is the next number of a year, after those that a restore left out.
func nextComplaint(tx *sql.Tx, year int) (n int, err error) {
	err = tx.QueryRow(`SELECT 1 + max((SELECT coalesce(max(n), 0) FROM complaint WHERE year = ?),
		coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0))`, year, fmt.Sprint(complaintsAfter, year)).Scan(&n)
	return n, err
}

func putComplaint(tx *sql.Tx, e complaint.Entry, request string) error {
	core, err := json.Marshal(e.Complaint)
	if err != nil {
		return err
	}
	var private, contact sql.NullString
	var code, brought []byte
	if e.Private != nil {
		raw, err := json.Marshal(e.Private)
		if err != nil {
			return err
		}
		private = sql.NullString{String: string(raw), Valid: true}
		contact = sql.NullString{String: e.Private.Contact, Valid: e.Private.Contact != ""}
		sum := sha256.Sum256([]byte(e.Private.Code))
		code = sum[:]
	}
	if request != "" {
		sum := sha256.Sum256([]byte(request))
		brought = sum[:]
	}
	_, err = tx.Exec(`INSERT INTO complaint (year, n, received_at, open, owner, core, private, contact, code_hash, request_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (year, n) DO UPDATE SET open = excluded.open, owner = excluded.owner, core = excluded.core, private = excluded.private,
		contact = excluded.contact, code_hash = excluded.code_hash`,
		e.Year, e.N, e.ReceivedAt.UnixMilli(), e.Open(), e.Owner, string(core), private, contact, code, brought)
	return err
}

// complaintsForgotten lists the complaints of which a copy knows more of what people wrote than the office does. The
// moment makes sure that it is the same complaint: after a restore there may be two histories.
const complaintsForgotten = `FROM complaint c JOIN office.complaint o ON o.year = c.year AND o.n = c.n AND o.received_at = c.received_at
	WHERE c.private IS NOT NULL AND o.private IS NULL OR c.contact IS NOT NULL AND o.contact IS NULL`

// A lesser is what is left of a complaint in the office.
type lesser struct {
	year, n int
	keeps   bool // the text; its contact is gone
}

func readLesser(row scanner) (l lesser, err error) {
	err = row.Scan(&l.year, &l.n, &l.keeps)
	return l, err
}

// complaintsForgottenSince lists what a copy, to which the office is attached, still knows of complaints.
func complaintsForgottenSince(db *sql.DB) ([]lesser, error) {
	var tables int // copies of before complaints were kept have none
	if err := db.QueryRow("SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = 'complaint'").Scan(&tables); err != nil || tables == 0 {
		return nil, err
	}
	return list(db, "look for complaints", readLesser, "SELECT c.year, c.n, o.private IS NOT NULL "+complaintsForgotten)
}

// forgetComplaints makes a copy know as little as the office.
func forgetComplaints(tx *sql.Tx, gone []lesser) error {
	for _, l := range gone {
		statement := "UPDATE complaint SET private = NULL, contact = NULL, code_hash = NULL WHERE year = ? AND n = ?"
		if l.keeps {
			statement = "UPDATE complaint SET contact = NULL WHERE year = ? AND n = ?"
		}
		if _, err := tx.Exec(statement, l.year, l.n); err != nil {
			return err
		}
	}
	return nil
}
