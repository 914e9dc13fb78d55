package store

import (
	"context"
	"database/sql"
)

// leftOut are the tables that are empty in every copy of the office: a stick that is lost tells nobody's number, and
// leads to nobody's phone.
var leftOut = [...]string{"contact", "outbox", "push_subscription"}

// leaveOut removes from a copy in the making what no copy holds. Copies of older offices lack some of the tables.
func leaveOut(ctx context.Context, copied *sql.Conn) error {
	if _, err := copied.ExecContext(ctx, "PRAGMA secure_delete = ON"); err != nil {
		return err
	}
	tx, err := copied.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, table := range leftOut {
		there, err := hasTable(tx, table)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// hasTable reports whether a database is young enough to know a table.
func hasTable(tx *sql.Tx, name string) (bool, error) {
	var there bool
	err := tx.QueryRow("SELECT count(*) > 0 FROM sqlite_master WHERE type = 'table' AND name = ?", name).Scan(&there)
	return there, err
}
