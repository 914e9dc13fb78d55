package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office/complaint"
	"antrean/store"
)

// canary is what somebody wrote, and must be nowhere but in its place.
const canary, canaryContact = "KENARI-loket-dua-kosong", "KENARI-0811-000-111"

func received(t *testing.T, s *store.Store, request string) complaint.Entry {
	t.Helper()
	var e complaint.Entry
	e.Year = 2026
	act := complaint.Act{At: time.UnixMilli(1_790_000_000_000), What: complaint.WasReceived, Way: complaint.Phone, Kind: complaint.Plain, FirstDue: "2026-09-25", Due: "2026-10-12",
		Private: &complaint.Private{Text: canary, Contact: canaryContact, Code: "C0DE" + request, Digest: "d"}}
	e.Apply(act)
	ref, err := s.SaveComplaint(e, []complaint.Act{act}, request)
	if err != nil {
		t.Fatal(err)
	}
	e.Ref = ref
	return e
}

// apply does acts to a complaint in the book.
func apply(t *testing.T, s *store.Store, e complaint.Entry, what ...string) complaint.Entry {
	t.Helper()
	for _, one := range what {
		act := complaint.Act{At: e.ReceivedAt.Add(time.Hour), Who: "ratna", What: one, Owner: "ratna"}
		if one == complaint.WasAnswered {
			act.Said = &complaint.Said{At: act.At, Who: "ratna", Text: "Sudah diatur", Final: true}
		}
		e.Apply(act)
		if _, err := s.SaveComplaint(e, []complaint.Act{act}, ""); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func TestAComplaintIsFoundByNumberCodeAndRequest(t *testing.T) {
	s, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first, second := received(t, s, "one"), received(t, s, "two")
	if first.String() != "PGD-2026-0001" || second.String() != "PGD-2026-0002" {
		t.Fatalf("got %s and %s", first, second)
	}
	first = apply(t, s, first, complaint.WasTaken, complaint.WasAnswered)
	got, acts, err := s.ComplaintAt(first.Ref)
	if err != nil || got.State != complaint.Answered || got.Private.Text != canary || got.Private.Contact != canaryContact || len(got.Private.Said) != 1 || len(acts) != 3 || got.Acts != 3 {
		t.Errorf("got %+v %+v with %d acts (%v)", got.Complaint, got.Private, len(acts), err)
	}
	if !got.ReceivedAt.Equal(first.ReceivedAt) || got.Due != "2026-10-12" {
		t.Errorf("got %v and %s", got.ReceivedAt, got.Due)
	}
	for _, c := range []struct{ code, request string }{{"C0DEtwo", ""}, {"", "two"}} {
		if ref, err := s.ComplaintOf(c.code, c.request); err != nil || ref != second.Ref {
			t.Errorf("%v: got %v (%v)", c, ref, err)
		}
	}
	for _, code := range []string{"C0DE", "c0detwo", " "} {
		if _, err := s.ComplaintOf(code, ""); !errors.Is(err, complaint.ErrUnknown) {
			t.Errorf("%q: got %v", code, err)
		}
	}
	if _, _, err := s.ComplaintAt(complaint.Ref{Year: 2025, N: 1}); !errors.Is(err, complaint.ErrUnknown) {
		t.Errorf("got %v", err)
	}
	if _, err := s.SaveComplaint(complaint.Entry{Complaint: complaint.Complaint{Ref: complaint.Ref{Year: 2026}}}, nil, "two"); err == nil {
		t.Error("one request made two complaints")
	}
	for _, c := range []struct {
		q    complaint.Query
		want int
	}{{complaint.Query{}, 2}, {complaint.Query{Open: true}, 1}, {complaint.Query{Owner: "ratna"}, 1}, {complaint.Query{Limit: 1}, 1}, {complaint.Query{Before: second.Ref}, 1},
		{complaint.Query{From: first.ReceivedAt, To: first.ReceivedAt}, 0}, {complaint.Query{From: first.ReceivedAt, To: first.ReceivedAt.Add(1)}, 0}, {complaint.Query{From: first.ReceivedAt, To: first.ReceivedAt.Add(time.Second)}, 2}} {
		if list, err := s.Complaints(c.q); err != nil || len(list) != c.want {
			t.Errorf("%+v: got %d (%v), want %d", c.q, len(list), err, c.want)
		}
	}
}

// TestWhatAComplaintSaidStandsInItsPlaceAloneAndIsForgotten looks for it in every column, and in the bytes of the files.
func TestWhatAComplaintSaidStandsInItsPlaceAloneAndIsForgotten(t *testing.T) {
	dir, copies := t.TempDir(), t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := received(t, s, "one")
	other := received(t, s, "two")
	if got := strings.Join(columnsWith(t, dir, canary), " "); got != "complaint.private" {
		t.Errorf("the text stands in %q", got)
	}
	if got := strings.Join(columnsWith(t, dir, canaryContact), " "); got != "complaint.contact" {
		t.Errorf("the contact stands in %q", got)
	}
	kept := copied(t, dir, filepath.Join(copies, "kept.db"))

	other = apply(t, s, other, complaint.WasAnswered, complaint.WasClosed)
	e = apply(t, s, e, complaint.WasErased)
	if got := columnsWith(t, dir, canaryContact); len(got) != 0 {
		t.Errorf("closed and erased, the contacts stand in %q", got)
	}
	apply(t, s, other, complaint.WasErased)
	if got := columnsWith(t, dir, canary); len(got) != 0 {
		t.Errorf("erased, the texts stand in %q", got)
	}
	for _, name := range []string{store.FileName, store.FileName + "-wal"} {
		if raw, err := os.ReadFile(filepath.Join(dir, name)); err == nil && bytes.Contains(raw, []byte("KENARI")) {
			t.Errorf("%s still holds it", name)
		}
	}
	if got, acts, err := s.ComplaintAt(e.Ref); err != nil || got.Private != nil || len(acts) != 2 || got.ReceivedAt.IsZero() {
		t.Errorf("got %+v with %d acts (%v), want it without what it said", got, len(acts), err)
	}
	if _, err := s.ComplaintOf("C0DEone", ""); !errors.Is(err, complaint.ErrUnknown) {
		t.Errorf("its code still finds it: %v", err)
	}
	if raw, _ := os.ReadFile(kept); !bytes.Contains(raw, []byte(canary)) {
		t.Fatal("the copy never had it: this test shows nothing")
	}
	if err := s.Source().ForgetIn(context.Background(), kept); err != nil {
		t.Fatal(err)
	}
	if raw, _ := os.ReadFile(kept); bytes.Contains(raw, []byte("KENARI")) {
		t.Error("the copy still holds it")
	}
}

func TestTheContactOfAClosedComplaintIsForgottenInCopiesAlone(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := received(t, s, "one")
	kept := copied(t, dir, filepath.Join(t.TempDir(), "kept.db"))
	apply(t, s, e, complaint.WasAnswered, complaint.WasClosed)
	if err := s.Source().ForgetIn(context.Background(), kept); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(kept)
	if err != nil || bytes.Contains(raw, []byte(canaryContact)) || !bytes.Contains(raw, []byte(canary)) {
		t.Errorf("want the text and no contact in the copy (%v)", err)
	}
}

// reading opens the file of an office beside its store.
func reading(t *testing.T, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, store.FileName)+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// copied makes a copy of the whole file.
func copied(t *testing.T, dir, path string) string {
	t.Helper()
	db := reading(t, dir)
	if _, err := db.Exec("VACUUM INTO ?", path); err != nil {
		t.Fatal(err)
	}
	db.Close()
	return path
}

// columnsWith lists the columns in which a text stands, as "table.column".
func columnsWith(t *testing.T, dir, text string) (found []string) {
	t.Helper()
	db := reading(t, dir)
	for _, table := range query(t, db, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		for _, column := range query(t, db, "SELECT name FROM pragma_table_info('"+table+"')") {
			if n := query(t, db, "SELECT count(*) FROM "+table+" WHERE instr(CAST("+column+" AS TEXT), '"+text+"') > 0"); n[0] != "0" {
				found = append(found, table+"."+column)
			}
		}
	}
	db.Close() // a reader would keep the log from being emptied
	return found
}
