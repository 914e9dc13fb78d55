package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"antrean/office/journal"
)

// inserts are the statements of Append, prepared once on its connection.
type inserts struct {
	begin, commit, rollback *sql.Stmt
	head                    *sql.Stmt
	journal, ticket, job    rowsInsert
	lack, change            rowsInsert
	unlack                  *sql.Stmt
	cases                   caseInserts
}

// A rowsInsert writes many rows with few statements: one call into SQLite costs more than a row.
type rowsInsert struct {
	columns int
	many    *sql.Stmt // manyRows at once
	one     *sql.Stmt
}

// manyRows is how many rows one statement writes; 32 was 1.4 times faster than single rows at 256 callers, more
// gained nothing.
const manyRows = 32

func (in *inserts) prepare(conn *sql.Conn) error {
	ctx := context.Background()
	for stmt, text := range map[**sql.Stmt]string{
		&in.begin: "BEGIN IMMEDIATE", &in.commit: "COMMIT", &in.rollback: "ROLLBACK",
		&in.unlack: "DELETE FROM ticket_lack WHERE ticket = ?",
		&in.head:   "INSERT INTO head (one, seq, hash) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
	} {
		prepared, err := conn.PrepareContext(ctx, text)
		if err != nil {
			return fmt.Errorf("prepare %s: %w", text, err)
		}
		*stmt = prepared
	}
	if err := in.journal.prepare(conn, 6, "INSERT INTO journal (seq, core, private_hash, hash, private, salt) VALUES", ""); err != nil {
		return err
	}
	if err := in.ticket.prepare(conn, 17, `INSERT INTO ticket (id, day, prefix, n, service, state, token_hash, counter,
		device, calls, issued_at, first_call, called_at, started_at, ended_at, waits_from, invited) VALUES`, `ON CONFLICT (id) DO UPDATE SET day = excluded.day, n = excluded.n,
		state = excluded.state, counter = excluded.counter, calls = excluded.calls, first_call = excluded.first_call, called_at = excluded.called_at,
		started_at = excluded.started_at, ended_at = excluded.ended_at, waits_from = excluded.waits_from, invited = excluded.invited`); err != nil {
		return err
	}
	if err := in.lack.prepare(conn, 3, "INSERT OR IGNORE INTO ticket_lack (ticket, requirement, kind) VALUES", ""); err != nil {
		return err
	}
	if err := in.change.prepare(conn, 5, "INSERT INTO counter_change (seq, day, counter, open, at) VALUES", ""); err != nil {
		return err
	}
	if err := in.cases.prepare(conn); err != nil {
		return err
	}
	return in.job.prepare(conn, 12, "INSERT INTO print_job (id, kind, ticket, code, printer, state, reason, at, copy, again_of, proof, mm) VALUES",
		"ON CONFLICT (id) DO UPDATE SET state = excluded.state, reason = excluded.reason, proof = excluded.proof, mm = excluded.mm")
}

func (r *rowsInsert) prepare(conn *sql.Conn, columns int, head, tail string) (err error) {
	r.columns = columns
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", columns), ",") + ")"
	text := func(rows int) string {
		return head + " " + strings.TrimSuffix(strings.Repeat(row+",", rows), ",") + " " + tail
	}
	ctx := context.Background()
	if r.many, err = conn.PrepareContext(ctx, text(manyRows)); err != nil {
		return fmt.Errorf("prepare %q: %w", head, err)
	}
	if r.one, err = conn.PrepareContext(ctx, text(1)); err != nil {
		return fmt.Errorf("prepare %q: %w", head, err)
	}
	return nil
}

// all writes n rows; fill adds the values of row i to args.
func (r *rowsInsert) all(ctx context.Context, n int, fill func(i int, args []any) []any) error {
	args := make([]any, 0, r.columns*min(n, manyRows))
	for i := 0; i < n; {
		rows, stmt := 1, r.one
		if n-i >= manyRows {
			rows, stmt = manyRows, r.many
		}
		args = args[:0]
		for end := i + rows; i < end; i++ {
			args = fill(i, args)
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

func (in *inserts) close() {
	in.cases.close()
	stmts := []*sql.Stmt{in.begin, in.commit, in.rollback, in.head, in.unlack}
	for _, rows := range []*rowsInsert{&in.journal, &in.ticket, &in.job, &in.lack, &in.change} {
		stmts = append(stmts, rows.many, rows.one)
	}
	for _, stmt := range stmts {
		if stmt != nil {
			stmt.Close()
		}
	}
}

func recordArgs(r *journal.Record, args []any) []any {
	var privateHash any
	if r.PrivateHash != (journal.Hash{}) {
		privateHash = r.PrivateHash[:]
	}
	return append(args, int64(r.Seq), r.Core, privateHash, r.Hash[:], blob(r.Private), blob(r.Salt))
}

func ticketArgs(t *journal.TicketRow, args []any) []any {
	return append(args, int64(t.ID), t.Day, t.Prefix, t.N, t.Service, t.State, blob(t.TokenHash), orNull(int64(t.Counter)),
		textOrNull(t.Device), t.Calls, t.IssuedAt, orNull(t.FirstCall), orNull(t.CalledAt), orNull(t.StartedAt), orNull(t.EndedAt), orNull(t.WaitsFrom), t.Invited)
}

func jobArgs(j *journal.JobRow, args []any) []any {
	return append(args, int64(j.ID), j.Kind, orNull(int64(j.Ticket)), textOrNull(j.Code), j.Printer, j.State, textOrNull(j.Reason), j.At,
		j.Copy, orNull(int64(j.Of)), textOrNull(j.Proof), orNull(int64(j.MM)))
}

func changeArgs(c *journal.ChangeRow, args []any) []any {
	return append(args, int64(c.Seq), c.Day, c.Counter, c.Open, c.At)
}

// lacks writes why tickets were returned, in place of what was written before.
func (in *inserts) lacks(ctx context.Context, tickets []journal.TicketRow) error {
	for i := range tickets {
		t := &tickets[i]
		if len(t.Lacks) == 0 {
			continue
		}
		if _, err := in.unlack.ExecContext(ctx, int64(t.ID)); err != nil {
			return err
		}
		fill := func(i int, args []any) []any {
			return append(args, int64(t.ID), t.Lacks[i].Requirement, t.Lacks[i].Kind)
		}
		if err := in.lack.all(ctx, len(t.Lacks), fill); err != nil {
			return err
		}
	}
	return nil
}

func textOrNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// blob keeps an absent value NULL: a nil []byte in an any is not nil to the driver.
func blob(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

func orNull(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
