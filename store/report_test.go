package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"antrean/internal/faults"
	"antrean/internal/raced"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/report"
	"antrean/store"
)

// november is the month that is lived.
var november = report.Period{From: "2026-11-01", To: "2026-11-30"}

// replay folds a whole journal into visits.
func replay(t testing.TB, j interface {
	Replay(uint64, func(journal.Record) error) error
}) *report.Fold {
	t.Helper()
	fold := report.NewFold()
	err := j.Replay(0, func(r journal.Record) error {
		e, err := queue.DecodeEvent(r.Core, r.Private)
		if err == nil {
			fold.Add(&e)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fold
}

// A book collects what a source says, as it is.
type book struct {
	visits  []report.Visit
	changes []report.Change
}

func (b *book) Visit(v *report.Visit)  { b.visits = append(b.visits, *v) }
func (b *book) Change(c report.Change) { b.changes = append(b.changes, c) }

func read(t testing.TB, s report.Source, p report.Period) *book {
	t.Helper()
	var b book
	if err := s.ReadReport(p, &b); err != nil {
		t.Fatal(err)
	}
	return &b
}

// sameBooks compares the rows with the journal, visit by visit.
func sameBooks(t *testing.T, rows, journal *book) {
	t.Helper()
	if len(rows.visits) != len(journal.visits) || len(rows.changes) != len(journal.changes) {
		t.Fatalf("%d visits and %d changes in the rows, %d and %d in the journal", len(rows.visits), len(rows.changes), len(journal.visits), len(journal.changes))
	}
	for i := range rows.visits {
		if !reflect.DeepEqual(rows.visits[i], journal.visits[i]) {
			t.Fatalf("visit %d is\n%+v in the rows and\n%+v in the journal", rows.visits[i].ID, rows.visits[i], journal.visits[i])
		}
	}
	for i := range rows.changes {
		if rows.changes[i] != journal.changes[i] {
			t.Fatalf("change %d is\n%+v in the rows and\n%+v in the journal", i, rows.changes[i], journal.changes[i])
		}
	}
}

// TestAMonthsRowsAgreeWithItsJournal lives through a month and makes its reports twice: of the rows, and of the journal.
func TestAMonthsRowsAgreeWithItsJournal(t *testing.T) {
	dir := t.TempDir()
	zone := liveMonth(t, dir)
	if _, err := faults.Audit(dir); err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenReading(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	fold := replay(t, s)
	sameBooks(t, read(t, s, november), read(t, fold, november))

	scopes := []report.Scope{{Period: november}, {Period: report.Day("2026-11-23")}, {Period: report.Day("2026-11-04")}, {Period: report.Week("2026-11-23")}, {Period: report.Day("2026-11-22")}}
	for _, service := range monthServices {
		scopes = append(scopes, report.Scope{Period: november, Service: service})
	}
	for n := range monthCounters {
		scopes = append(scopes, report.Scope{Period: november, Counter: n + 1})
	}
	for _, scope := range scopes {
		rows, journal := makeReport(t, s, scope, zone), makeReport(t, fold, scope, zone)
		if !reflect.DeepEqual(rows, journal) {
			t.Errorf("%+v:\nrows    %+v\njournal %+v", scope, rows, journal)
		}
	}
	if !raced.On {
		enough(t, makeReport(t, s, scopes[0], zone))
		everything(t, s)
	}
}

// everything holds the month to having moved tickets in every way that rows and journal could disagree about, and to quotas
// that count a number on its own day.
func everything(t *testing.T, s *store.Reading) {
	t.Helper()
	seen := map[queue.Kind]int{}
	err := s.Replay(0, func(r journal.Record) error {
		e, err := queue.DecodeEvent(r.Core, r.Private)
		seen[e.Kind]++
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []queue.Kind{queue.TicketTransferred, queue.TicketContinued, queue.TicketParked, queue.TicketUnparked, queue.TicketRejoined, queue.TicketJoined, queue.CommandUndone} {
		if seen[kind] < 5 {
			t.Errorf("%d times %s: too little of it", seen[kind], kind)
		}
	}
	quota := func(_, service string) (int, bool) { return 30, service == "pindah" }
	made, err := report.Make(s, report.Scope{Period: november}, time.UTC, quota)
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for _, day := range made.Days {
		most = max(most, day.Used)
	}
	if most < 30 || most > 35 { // a counter's own paper, and who was booked, come on top of who came
		t.Errorf("the fullest day used %d of 30", most)
	}
	waited := 0
	for _, v := range read(t, s, november).visits {
		if v.WaitsFrom.IsZero() {
			continue
		}
		waited++
		clock := v.WaitsFrom.In(time.FixedZone("WIB", 7*3600)).Format("2006-01-02 15.04")
		if clock < v.Day+" 07.30" || clock > v.Day+" 07.45" { // the first who comes opens the day
			t.Errorf("visit %d of %s waits from %s, want the opening of its day", v.ID, v.Day, clock)
		}
	}
	if waited < 5 {
		t.Errorf("%d visits with a number of an earlier day", waited)
	}
}

func makeReport(t *testing.T, s report.Source, scope report.Scope, zone *time.Location) *report.Report {
	t.Helper()
	made, err := report.Make(s, scope, zone, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// enough holds a month to having something of everything, so that two empty reports do not agree.
func enough(t *testing.T, r *report.Report) {
	t.Helper()
	c := r.Total.Counts
	if c.Issued < 3000 || c.Served < 1000 || min(c.Returned, c.NoShow, c.Cancelled, c.Expired, c.Recalls) < 20 {
		t.Errorf("a month of %+v: too little of something", c)
	}
	if len(r.Days) != 21 || len(r.Services) != len(monthServices) || len(r.Counters) != monthCounters || len(r.Lacks) < 10 {
		t.Errorf("%d days, %d services, %d counters, %d lacks", len(r.Days), len(r.Services), len(r.Counters), len(r.Lacks))
	}
	for _, day := range r.Days {
		if day.Opening == nil || day.Opening.At.In(time.FixedZone("WIB", 7*3600)).Format("15.04") != "08.00" || day.Opening.Had < 5 {
			t.Errorf("%s opened with %+v, want people before the door at 8", day.Day, day.Opening)
		}
	}
	if r.Hours[0].Hour != 7 || r.Early.Rush.Issued == 0 || r.Total.Waiting.Median <= 0 || r.Counters[0].Open <= 0 {
		t.Errorf("hours from %d, early %+v, waiting %+v, counter 1 open %v", r.Hours[0].Hour, r.Early, r.Total.Waiting, r.Counters[0].Open)
	}
}

// TestOldFilesGetTheirRows opens files of older forms: the days before reports are made of their records.
func TestOldFilesGetTheirRows(t *testing.T) {
	files, err := filepath.Glob("testdata/form-*.sql")
	if err != nil || len(files) < 3 {
		t.Fatalf("forms %v (%v)", files, err)
	}
	for _, file := range files {
		dir := t.TempDir()
		load(t, dir, file)
		if strings.HasSuffix(file, "form-2.sql") {
			if _, err := store.OpenReading(dir); err == nil || !strings.Contains(err.Error(), "start the office once") {
				t.Errorf("%s: got %v, want an old form to be refused for reading", file, err)
			}
		}
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		always := report.Period{From: "2000-01-01", To: "2100-01-01"}
		rows, told := read(t, s, always), read(t, replay(t, s), always)
		sameBooks(t, rows, told)
		if len(rows.visits) != 8 || len(rows.changes) == 0 || rows.visits[0].FirstCallAt.IsZero() || rows.visits[0].Calls != 2 || rows.visits[0].Device != "kiosk" {
			t.Errorf("%s: %d visits, %d changes, the first %+v", file, len(rows.visits), len(rows.changes), rows.visits[0])
		}
		returned := 0
		for _, v := range rows.visits {
			returned += len(v.Lacks)
		}
		if returned != 1 {
			t.Errorf("%s: %d lacks, want the one of the day", file, returned)
		}
		s.Close()
	}
}

// TestTheYearIsReadInItsOrder looks at how SQLite means to read: by the index of days, without a sort.
func TestTheYearIsReadInItsOrder(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+store.SelectVisits, "2026-01-01", "2026-12-31")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	if text := strings.Join(plan, "; "); !strings.Contains(text, "ticket_by_day") || strings.Contains(text, "TEMP B-TREE") {
		t.Errorf("the visits are read by %q, want the index and no sort", text)
	}
}

// BenchmarkReport makes a report of 10 000 and of 100 000 visits; ns/visit tells whether more of them cost more each.
func BenchmarkReport(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := store.Open(b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			manyVisits(b, s, n)
			year := report.Scope{Period: report.Period{From: "2026-01-01", To: "2026-12-31"}}
			for b.Loop() {
				made, err := report.Make(s, year, time.UTC, nil)
				if err != nil || made.Total.Issued != n {
					b.Fatalf("%d visits (%v)", made.Total.Issued, err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/visit")
		})
	}
}

func manyVisits(b *testing.B, s *store.Store, n int) {
	b.Helper()
	batch := journal.Batch{Records: []journal.Record{journal.NewRecord(journal.Hash{}, 1, []byte("{}"), nil)}}
	perDay := n / 250
	first := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at := first.AddDate(0, 0, i/perDay).Add(time.Duration(i%perDay) * time.Second).UnixMilli()
		row := journal.TicketRow{ID: uint64(i + 1), Day: first.AddDate(0, 0, i/perDay).Format(time.DateOnly), Prefix: "A", N: i%perDay + 1,
			Service: fmt.Sprint("service-", i%20), State: string(queue.Done), Counter: 1 + i%8, Device: "kiosk", Calls: 1,
			IssuedAt: at, FirstCall: at + int64(i%3600)*1000, CalledAt: at + int64(i%3600)*1000, StartedAt: at + 4_000_000, EndedAt: at + 4_500_000}
		if i%20 == 0 {
			row.State, row.Lacks = string(queue.Returned), []journal.LackRow{{Requirement: fmt.Sprint("r-", i%7), Kind: queue.Short}}
		}
		batch.Tickets = append(batch.Tickets, row)
	}
	if err := s.Append(batch); err != nil {
		b.Fatal(err)
	}
}
