package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sort"
	"time"

	"antrean/office/casefile"
	"antrean/office/report"
)

var (
	_ report.Files = (*Store)(nil)
	_ report.Files = (*Reading)(nil)
)

// ReadApplications hands over what applications did in a span of time, and those that were open in it or are now.
func (s *Store) ReadApplications(from, to time.Time, f report.Filer) error {
	tx, err := s.reader.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read applications: %w", err)
	}
	defer tx.Rollback()
	if err := readTurns(tx, from, to, f); err != nil {
		return fmt.Errorf("read what applications did: %w", err)
	}
	for after := int64(0); ; {
		files, err := readFiles(tx, from, to, after)
		if err != nil {
			return fmt.Errorf("read applications: %w", err)
		}
		if len(files) == 0 {
			return nil
		}
		for i := range files {
			f.Application(&files[i])
		}
		after = int64(files[len(files)-1].ID)
	}
}

// Bounds of the cores that begin as those of applications do.
const (
	firstOfCases = `{"kind":"case_`
	afterCases   = "{\"kind\":\"case`" // the byte after an underscore
)

// readTurns visits the events of applications in a span of time. Records lie in the order of their times.
func readTurns(tx *sql.Tx, from, to time.Time, f report.Filer) error {
	first, err := firstAt(tx, from)
	if err != nil {
		return err
	}
	last, err := firstAt(tx, to)
	if err != nil {
		return err
	}
	rows, err := tx.Query("SELECT core FROM journal WHERE seq >= ? AND seq < ? AND core >= ? AND core < ? ORDER BY seq", first, last, []byte(firstOfCases), []byte(afterCases))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var core []byte
		if err := rows.Scan(&core); err != nil {
			return err
		}
		event, err := casefile.DecodeEvent(core, nil)
		if err != nil {
			return err
		}
		f.Event(&event)
	}
	return rows.Err()
}

// firstAt is the number of the first record that is not older than a moment, or one more than the last.
func firstAt(tx *sql.Tx, at time.Time) (int, error) {
	var last int
	if err := tx.QueryRow("SELECT coalesce(max(seq), 0) FROM journal").Scan(&last); err != nil {
		return 0, err
	}
	var failed error
	found := sort.Search(last, func(i int) bool {
		var core []byte
		var told struct {
			At time.Time `json:"at"`
		}
		err := tx.QueryRow("SELECT core FROM journal WHERE seq = ?", i+1).Scan(&core)
		if err == nil {
			err = json.Unmarshal(core, &told)
		}
		failed = cmp.Or(failed, err)
		return !told.At.Before(at)
	})
	return found + 1, failed
}

// filesAtOnce is how many applications are read at once: a year of them need not fit into memory.
const filesAtOnce = 1000

// readFiles reads the next applications after an id, with all that belongs to them.
func readFiles(tx *sql.Tx, from, to time.Time, after int64) ([]report.Application, error) {
	files, err := list(tx, "read files", readFile, `SELECT id, year, n, service, channel, state, opened_at, submitted_at, coalesce(complete_at, 0), coalesce(counts_from, 0),
		coalesce(due, 0), coalesce(ready_at, 0), coalesce(ended_at, 0), coalesce(closed_at, 0), missed FROM case_file
		WHERE id > ? AND (closed_at IS NULL OR closed_at >= ? AND opened_at < ?) ORDER BY id LIMIT ?`, after, from.UnixMilli(), to.UnixMilli(), filesAtOnce)
	if err != nil || len(files) == 0 {
		return files, err
	}
	return files, readParts(tx, files)
}

// readParts reads what belongs to some applications.
func readParts(tx *sql.Tx, files []report.Application) error {
	byID := make(map[casefile.CaseID]*report.Application, len(files))
	for i := range files {
		byID[files[i].ID] = &files[i]
	}
	// others may lie between the first and the last
	const between = " WHERE case_id BETWEEN ? AND ? ORDER BY case_id, "
	first, last := int64(files[0].ID), int64(files[len(files)-1].ID)
	stays, err := list(tx, "read stays", readStay, "SELECT case_id, stage, role, since, coalesce(until, 0) FROM case_stay"+between+"n", first, last)
	if err != nil {
		return err
	}
	for _, one := range stays {
		if a, ok := byID[one.of]; ok {
			a.Stays = append(a.Stays, one.part)
		}
	}
	stops, err := list(tx, "read pauses", readStop, "SELECT case_id, cause, coalesce(need, ''), since, coalesce(until, 0) FROM case_pause"+between+"n", first, last)
	if err != nil {
		return err
	}
	for _, one := range stops {
		if a, ok := byID[one.of]; ok {
			a.Stops = append(a.Stops, one.part)
		}
	}
	backs, err := list(tx, "read lacks", readBack, "SELECT case_id, back, requirement, kind, at, stage, back_to FROM case_lack"+between+"back, requirement", first, last)
	if err != nil {
		return err
	}
	for _, one := range backs {
		if a, ok := byID[one.of]; ok {
			a.Backs = withLack(a.Backs, one.part)
		}
	}
	return nil
}

// A part is something that belongs to an application.
type part[T any] struct {
	of   casefile.CaseID
	part T
}

func readFile(row scanner) (a report.Application, err error) {
	var opened, submitted, complete, counts, due, ready, ended, closed int64
	err = row.Scan(&a.ID, &a.Year, &a.N, &a.Service, &a.Channel, &a.State, &opened, &submitted, &complete, &counts, &due, &ready, &ended, &closed, &a.Missed)
	a.OpenedAt, a.SubmittedAt, a.CompleteAt, a.CountsFrom = timeOf(opened), timeOf(submitted), timeOf(complete), timeOf(counts)
	a.Due, a.ReadyAt, a.EndedAt, a.ClosedAt = timeOf(due), timeOf(ready), timeOf(ended), timeOf(closed)
	return a, err
}

func readStay(row scanner) (p part[report.Stay], err error) {
	var since, until int64
	err = row.Scan(&p.of, &p.part.Stage, &p.part.Role, &since, &until)
	p.part.Since, p.part.Until = timeOf(since), timeOf(until)
	return p, err
}

func readStop(row scanner) (p part[report.Stop], err error) {
	var since, until int64
	err = row.Scan(&p.of, &p.part.Cause, &p.part.Need, &since, &until)
	p.part.Since, p.part.Until = timeOf(since), timeOf(until)
	return p, err
}

func readBack(row scanner) (p part[report.Back], err error) {
	var lack casefile.Lack
	var at int64
	err = row.Scan(&p.of, &p.part.N, &lack.ID, &lack.Kind, &at, &p.part.Stage, &p.part.To)
	p.part.At, p.part.Lacks = timeOf(at), []casefile.Lack{lack}
	return p, err
}

// withLack adds one requirement; those of one time that an application was given back come together.
func withLack(backs []report.Back, b report.Back) []report.Back {
	if n := len(backs); n > 0 && backs[n-1].N == b.N {
		backs[n-1].Lacks = append(backs[n-1].Lacks, b.Lacks...)
		return backs
	}
	return append(backs, b)
}

// ReadOutages lists what was down at some time of a span.
func (s *Store) ReadOutages(from, to time.Time) ([]report.Outage, error) {
	return list(s.reader, "read outages", readOutage, `SELECT seq, need, since, coalesce(until, 0), coalesce(expected, 0), "by" FROM outage
		WHERE since < ? AND (until IS NULL OR until > ?) ORDER BY since, seq`, to.UnixMilli(), from.UnixMilli())
}

func readOutage(row scanner) (o report.Outage, err error) {
	var since, until, expected int64
	err = row.Scan(&o.Seq, &o.Need, &since, &until, &expected, &o.By)
	o.Since, o.Until, o.Expected = timeOf(since), timeOf(until), timeOf(expected)
	return o, err
}

// ReadApplications is that of a Store.
func (r *Reading) ReadApplications(from, to time.Time, f report.Filer) error {
	return r.store.ReadApplications(from, to, f)
}

// ReadOutages is that of a Store.
func (r *Reading) ReadOutages(from, to time.Time) ([]report.Outage, error) {
	return r.store.ReadOutages(from, to)
}
