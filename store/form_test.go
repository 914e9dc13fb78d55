package store_test

import (
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/internal/faults"
	_ "antrean/internal/golden" // brings the flag -update
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/store"
)

// TestEveryFormStillOpens opens the files that older programs left, written down as SQL in testdata/form-N.sql.
//
// A form that was ever shipped never changes. -update writes down the newest one, after a migration was added.
func TestEveryFormStillOpens(t *testing.T) {
	if flag.Lookup("update").Value.String() == "true" {
		writeNewestForm(t)
	}
	files, err := filepath.Glob("testdata/form-*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no forms: %v", err)
	}
	for _, file := range files {
		dir := t.TempDir()
		load(t, dir, file)
		ledger, err := faults.Audit(dir)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		first, ok := ledger.State.ByNumber("A-001")
		if !ok || first.State != queue.Done || len(ledger.Tickets) != 8 {
			t.Errorf("%s: %d tickets, the first is %+v; want 8, the first served", file, len(ledger.Tickets), first)
		}
		if cases := ledger.Cases.All(); strings.HasSuffix(file, "-7.sql") && (len(cases) != 2 || cases[0].Pause == nil) {
			t.Errorf("%s: %d applications, want 2, the first standing for SIAK", file, len(cases))
		}
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if account, err := s.Account("sari"); err != nil || account.Main() != staff.Operator || s.Epoch() != "0123456789abcdef" {
			t.Errorf("%s: account %+v (%v), epoch %s", file, account, err, s.Epoch())
		}
		s.Close()
	}
}

func load(t *testing.T, dir, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(text)); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// writeNewestForm lets an office live through a day and writes its file down.
func writeNewestForm(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := office.Open(s, withCases(t))
	if err != nil {
		t.Fatal(err)
	}
	day(t, engine)
	id := file(t, engine, casefile.Open{Service: "kk-rusak", Channel: "desa", Token: "T"}).Case
	file(t, engine, casefile.Advance{Cases: []casefile.CaseID{id}})
	file(t, engine, casefile.SetNeed{Need: casefile.NeedSIAK, Down: true})
	file(t, engine, casefile.Open{Service: "kk-rusak", Channel: "online", Token: "U"})
	engine.Close()
	if err := s.SaveAccount(sari); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	form, text := dump(t, db)
	if err := os.WriteFile(fmt.Sprintf("testdata/form-%d.sql", form), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// dump writes a database as SQL that makes it again.
func dump(t *testing.T, db *sql.DB) (form int, text string) {
	t.Helper()
	if _, err := db.Exec("UPDATE meta SET value = '0123456789abcdef' WHERE key = 'epoch'"); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("PRAGMA user_version").Scan(&form); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "PRAGMA journal_mode = wal;\nPRAGMA user_version = %d;\n", form)
	for _, table := range query(t, db, "SELECT name || char(10) || sql FROM sqlite_master WHERE type = 'table'") {
		name, made, _ := strings.Cut(table, "\n")
		columns := query(t, db, "SELECT 'quote(' || name || ')' FROM pragma_table_info('"+name+"')")
		fmt.Fprintf(&out, "%s;\n", made)
		for _, row := range query(t, db, "SELECT "+strings.Join(columns, " || ', ' || ")+" FROM "+name) {
			fmt.Fprintf(&out, "INSERT INTO %s VALUES (%s);\n", name, row)
		}
	}
	for _, made := range query(t, db, "SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name") {
		fmt.Fprintf(&out, "%s;\n", made)
	}
	return form, out.String()
}

func query(t *testing.T, db *sql.DB, text string) (out []string) {
	t.Helper()
	rows, err := db.Query(text)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var value string
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
		out = append(out, value)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
