package store

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	"antrean/office/staff"
)

var _ staff.Audit = (*Store)(nil)

// Note adds a line to the audit.
func (s *Store) Note(e staff.Entry) error {
	var detail sql.NullString
	if len(e.Detail) > 0 {
		detail = sql.NullString{String: string(e.Detail), Valid: true}
	}
	err := s.write("INSERT INTO audit (at, who, address, what, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
		e.At.UnixMilli(), e.Who, e.Address, e.What, e.Subject, detail)
	if err != nil {
		return fmt.Errorf("note %s in the audit: %w", e.What, err)
	}
	return nil
}

// auditMost is the most lines of one answer.
const auditMost = 1000

// Trail finds lines of the audit, the newest first.
func (s *Store) Trail(q staff.Query) ([]staff.Entry, error) {
	where, args := []string{"1"}, []any{}
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if q.Before > 0 {
		add("seq < ?", q.Before)
	}
	if q.Who != "" {
		add("who = ?", q.Who)
	}
	if q.What != "" {
		add("(what = ? OR what LIKE ? ESCAPE '\\')", q.What, escapeLike(q.What)+".%")
	}
	if !q.From.IsZero() {
		add("at >= ?", q.From.UnixMilli())
	}
	if !q.To.IsZero() {
		add("at < ?", q.To.UnixMilli())
	}
	if q.Text != "" {
		part := "%" + escapeLike(q.Text) + "%"
		add(`(who LIKE ? ESCAPE '\' OR what LIKE ? ESCAPE '\' OR subject LIKE ? ESCAPE '\' OR detail LIKE ? ESCAPE '\')`, part, part, part, part)
	}
	limit := q.Limit
	if limit <= 0 || limit > auditMost {
		limit = auditMost
	}
	args = append(args, limit)
	return list(s.reader, "read audit", readEntry,
		"SELECT seq, at, who, address, what, subject, detail FROM audit WHERE "+strings.Join(where, " AND ")+" ORDER BY seq DESC LIMIT ?", args...)
}

// escapeLike makes a text mean itself in LIKE.
func escapeLike(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}

func readEntry(row scanner) (staff.Entry, error) {
	var e staff.Entry
	var at int64
	var detail sql.NullString
	if err := row.Scan(&e.Seq, &at, &e.Who, &e.Address, &e.What, &e.Subject, &detail); err != nil {
		return staff.Entry{}, err
	}
	e.At = time.UnixMilli(at)
	if detail.Valid {
		e.Detail = []byte(detail.String)
	}
	return e, nil
}
