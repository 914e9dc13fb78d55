package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"

	"antrean/office/complaint"
	"antrean/office/journal"
	"antrean/office/report"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/survey"
	"antrean/office/worktime"
)

var _ report.Books = (*Reading)(nil)

// A Reading is an office's file for a second process that only reads, beside the one that runs the office.
type Reading struct{ store *Store }

// OpenReading opens a file that is there and of the newest form; it writes nothing.
func OpenReading(dir string) (*Reading, error) {
	s := &Store{dir: dir}
	if err := s.openReading(); err != nil {
		s.Close()
		return nil, fmt.Errorf("read office in %s: %w", dir, err)
	}
	return &Reading{s}, nil
}

func (s *Store) openReading() (err error) {
	if _, err := os.Stat(filepath.Join(s.dir, FileName)); err != nil {
		return err
	}
	if s.reader, err = sql.Open("sqlite3", s.file()+readerDSN); err != nil {
		return err
	}
	have, steps, err := formOf(s.reader)
	if err == nil && have < len(steps) {
		err = fmt.Errorf("%w: start the office once with it", errOldForm)
	}
	return err
}

// ReadReport hands over the rows of a period.
func (r *Reading) ReadReport(p report.Period, c report.Collector) error {
	return r.store.ReadReport(p, c)
}

// Replay visits the records after a sequence number, in order.
func (r *Reading) Replay(after uint64, visit func(journal.Record) error) error {
	return r.store.Replay(after, visit)
}

// ReadSurvey hands over the answers of some days.
func (r *Reading) ReadSurvey(from, to worktime.Date, c survey.Collector) error {
	return r.store.ReadSurvey(from, to, c)
}

// Complaints lists complaints without what people wrote.
func (r *Reading) Complaints(q complaint.Query) ([]complaint.Complaint, error) {
	return r.store.Complaints(q)
}

// Account finds an account.
func (r *Reading) Account(name string) (staff.Account, error) { return r.store.Account(name) }

// Accounts lists accounts by name.
func (r *Reading) Accounts() ([]staff.Account, error) { return r.store.Accounts() }

// Close closes the file.
func (r *Reading) Close() error { return r.store.Close() }

// Setups lists versions of the setup below before, newest first.
func (r *Reading) Setups(before, most int) ([]setup.Version, error) {
	return r.store.Source().Setups(before, most)
}
