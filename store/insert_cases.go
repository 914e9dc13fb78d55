package store

import (
	"context"
	"database/sql"
	"fmt"

	"antrean/office/journal"
)

// caseInserts are the statements of Append that write applications.
type caseInserts struct {
	file, stay, pause, lack, outage rowsInsert
	unstay, unpause, unlack         *sql.Stmt
}

func (in *caseInserts) prepare(conn *sql.Conn) error {
	for stmt, table := range map[**sql.Stmt]string{&in.unstay: "case_stay", &in.unpause: "case_pause", &in.unlack: "case_lack"} {
		prepared, err := conn.PrepareContext(context.Background(), "DELETE FROM "+table+" WHERE case_id = ?")
		if err != nil {
			return fmt.Errorf("prepare for %s: %w", table, err)
		}
		*stmt = prepared
	}
	if err := in.file.prepare(conn, 22, `INSERT INTO case_file (id, year, n, service, channel, catalogue, ticket, token_hash, state, stage, opened_at,
		submitted_at, complete_at, counts_from, due, ready_at, ended_at, closed_at, returns, missed, how, who) VALUES`, `ON CONFLICT (id) DO UPDATE SET
		state = excluded.state, stage = excluded.stage, token_hash = excluded.token_hash, submitted_at = excluded.submitted_at, complete_at = excluded.complete_at,
		counts_from = excluded.counts_from, due = excluded.due, ready_at = excluded.ready_at, ended_at = excluded.ended_at, closed_at = excluded.closed_at,
		returns = excluded.returns, missed = excluded.missed, how = excluded.how, who = excluded.who`); err != nil {
		return err
	}
	if err := in.stay.prepare(conn, 6, "INSERT INTO case_stay (case_id, n, stage, role, since, until) VALUES", ""); err != nil {
		return err
	}
	if err := in.pause.prepare(conn, 7, "INSERT INTO case_pause (case_id, n, cause, need, since, until, worked) VALUES", ""); err != nil {
		return err
	}
	if err := in.lack.prepare(conn, 7, "INSERT INTO case_lack (case_id, back, requirement, kind, at, stage, back_to) VALUES", ""); err != nil {
		return err
	}
	return in.outage.prepare(conn, 6, "INSERT INTO outage (seq, need, since, until, expected, by) VALUES",
		"ON CONFLICT (seq) DO UPDATE SET until = excluded.until, expected = excluded.expected, by = excluded.by")
}

func (in *caseInserts) close() {
	for _, stmt := range []*sql.Stmt{in.unstay, in.unpause, in.unlack} {
		if stmt != nil {
			stmt.Close()
		}
	}
	for _, rows := range []*rowsInsert{&in.file, &in.stay, &in.pause, &in.lack, &in.outage} {
		for _, stmt := range []*sql.Stmt{rows.many, rows.one} {
			if stmt != nil {
				stmt.Close()
			}
		}
	}
}

// all writes applications and outages, in place of what was written of them before.
func (in *caseInserts) all(ctx context.Context, cases []journal.CaseRow, outages []journal.OutageRow) error {
	if err := in.file.all(ctx, len(cases), func(i int, args []any) []any { return caseArgs(&cases[i], args) }); err != nil {
		return err
	}
	for i := range cases {
		if err := in.parts(ctx, &cases[i]); err != nil {
			return err
		}
	}
	return in.outage.all(ctx, len(outages), func(i int, args []any) []any {
		o := &outages[i]
		return append(args, int64(o.Seq), o.Need, o.Since, orNull(o.Until), orNull(o.Expected), o.By)
	})
}

// parts writes what belongs to one application.
func (in *caseInserts) parts(ctx context.Context, c *journal.CaseRow) error {
	id := int64(c.ID)
	for _, stmt := range []*sql.Stmt{in.unstay, in.unpause, in.unlack} {
		if _, err := stmt.ExecContext(ctx, id); err != nil {
			return err
		}
	}
	err := in.stay.all(ctx, len(c.Stays), func(i int, args []any) []any {
		s := &c.Stays[i]
		return append(args, id, i+1, s.Stage, s.Role, s.Since, orNull(s.Until))
	})
	if err != nil {
		return err
	}
	err = in.pause.all(ctx, len(c.Pauses), func(i int, args []any) []any {
		p := &c.Pauses[i]
		return append(args, id, i+1, p.Cause, textOrNull(p.Need), p.Since, orNull(p.Until), p.Worked)
	})
	if err != nil {
		return err
	}
	return in.lack.all(ctx, len(c.Lacks), func(i int, args []any) []any {
		l := &c.Lacks[i]
		return append(args, id, l.Back, l.Requirement, l.Kind, l.At, l.Stage, l.To)
	})
}

func caseArgs(c *journal.CaseRow, args []any) []any {
	return append(args, int64(c.ID), c.Year, c.N, c.Service, c.Channel, c.Catalogue, orNull(int64(c.Ticket)), blob(c.TokenHash), c.State, c.Stage, c.OpenedAt,
		c.SubmittedAt, orNull(c.CompleteAt), orNull(c.CountsFrom), orNull(c.Due), orNull(c.ReadyAt), orNull(c.EndedAt), orNull(c.ClosedAt), c.Returns, c.Missed,
		textOrNull(c.How), textOrNull(c.Who))
}
