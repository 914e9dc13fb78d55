package faults

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/store"
)

// smallOffice leaves a file with some tickets.
func smallOffice(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	engine, err := office.Open(s, &setup.InForce{Rules: &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk": "A"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	commands := []queue.Command{queue.OpenCounter{Counter: 1}}
	for n := range 5 {
		commands = append(commands, queue.Issue{Service: "kk", Token: fmt.Sprint("TOKEN", n), Printer: "kiosk"})
	}
	for _, c := range append(commands, queue.Next{Counter: 1}, queue.Finish{Counter: 1}, queue.Next{Counter: 1}) {
		if _, _, err := engine.Do(context.Background(), queue.Request{Actor: "test", Do: c}); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestAuditFindsWhatIsWrong plants what the suites look for: an audit that finds nothing proves nothing.
func TestAuditFindsWhatIsWrong(t *testing.T) {
	if _, err := Audit(smallOffice(t)); err != nil {
		t.Fatalf("an untouched office: %v", err)
	}
	for name, breach := range map[string]string{
		"a lost ticket":             "PRAGMA foreign_keys = off; DELETE FROM ticket WHERE n = 5",
		"a lost record":             "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
		"a lost record in between":  "DELETE FROM journal WHERE seq = 4",
		"an edited record":          "UPDATE journal SET core = CAST(replace(CAST(core AS TEXT), 'ticket_called', 'ticket_no_show') AS BLOB) WHERE seq = 8",
		"another state":             "UPDATE ticket SET state = 'done' WHERE n = 3",
		"another number":            "UPDATE ticket SET n = 9 WHERE n = 3",
		"another token":             "UPDATE ticket SET token_hash = zeroblob(32) WHERE n = 3",
		"another counter":           "UPDATE ticket SET counter = 7 WHERE n = 2",
		"another time":              "UPDATE ticket SET called_at = called_at + 1 WHERE n = 2",
		"a ticket without a record": "INSERT INTO ticket (id, day, prefix, n, service, state, issued_at) SELECT 99, day, prefix, 6, service, 'waiting', 1 FROM ticket WHERE n = 1",
		"a print job lost":          "DELETE FROM print_job WHERE id = (SELECT max(id) FROM print_job)",
		"a print job's state":       "UPDATE print_job SET state = 'sent' WHERE id = (SELECT max(id) FROM print_job)",
		"a broken snapshot":         "UPDATE snapshot SET body = CAST(replace(CAST(body AS TEXT), '2', '3') AS BLOB)",
	} {
		dir := smallOffice(t)
		db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
		if err != nil {
			t.Fatal(err)
		}
		result, err := db.Exec(breach)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n, _ := result.RowsAffected(); n == 0 {
			t.Errorf("%s: nothing was changed", name)
		}
		db.Close()
		if _, err := Audit(dir); err == nil {
			t.Errorf("%s: not found", name)
		}
	}
}
