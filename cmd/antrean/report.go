package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"

	"antrean/office/journal"
	"antrean/office/queue"
	figures "antrean/office/report"
	"antrean/office/worktime"
	"antrean/server/report"
	"antrean/store"
)

// reportCommand makes the report of a period from an office's file, which it only reads, beside a running office.
type reportCommand struct {
	config, month, from, to, lang string
	about                         string // file of a report.Subject
	csv, xlsx                     string // files to write; empty: none
	verify                        bool
}

func (r *reportCommand) Run(_ context.Context, args []string, std stdio) (err error) {
	fs := flag.NewFlagSet("report", flag.ContinueOnError)
	fs.StringVar(&r.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&r.month, "month", "", "the month, such as 2026-11; empty: this month, or -from and -to")
	fs.StringVar(&r.from, "from", "", "first day, such as 2026-11-23")
	fs.StringVar(&r.to, "to", "", "last day")
	fs.StringVar(&r.about, "about", visitsReport, "which report: "+strings.Join(reportNames(), ", "))
	fs.StringVar(&r.lang, "lang", "id", "language: id or en")
	fs.StringVar(&r.csv, "csv", "", "write this CSV file; neither: print it")
	fs.StringVar(&r.xlsx, "xlsx", "", "write this Excel file")
	fs.BoolVar(&r.verify, "verify", false, "count again from the journal itself and say whether it agrees")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	subject, err := r.subject()
	if err != nil {
		return usageError{err}
	}
	settings, err := readSettings(r.config)
	if err != nil {
		return err
	}
	if _, err := r.period(time.Now()); err != nil { // wrong words, in any zone
		return usageError{err}
	}
	office, err := store.OpenReading(settings.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, office.Close()) }()
	in, err := settings.inForce(office)
	if err != nil {
		return err
	}
	zone := in.Catalogue.Office.Location()
	period, err := r.period(time.Now().In(zone))
	if err != nil {
		return usageError{err}
	}
	scope := figures.Scope{Period: period}
	if r.verify {
		counted, err := verified(office, scope, zone)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.err, "%d visits, the rows agree with the journal\n", counted.Total.Issued)
	}
	from := &report.Sources{In: in, Now: time.Now().In(zone), Figures: office, Survey: office, Complaints: office, People: office, Setups: office}
	made, err := subject.Make(from, scope, report.Naming{Catalogue: in.Catalogue, Counters: in.Rules.Counters, Lang: r.lang})
	if err != nil {
		return err
	}
	return r.write(made, std)
}

// visitsReport is what is reported of when nothing else is asked for.
const visitsReport = "laporan"

// reportNames are what the reports are called here: as the names of their files begin.
func reportNames() (names []string) {
	for _, s := range report.Subjects() {
		names = append(names, s.File)
	}
	return names
}

// subject is the report that is asked for. What stands in the journal alone is counted again of visits.
func (r *reportCommand) subject() (*report.Subject, error) {
	for _, s := range report.Subjects() {
		switch {
		case s.File != r.about:
		case r.verify && r.about != visitsReport:
			return nil, errors.New("-verify: only visits are counted again from the journal")
		default:
			return &s, nil
		}
	}
	return nil, fmt.Errorf("-about: %q is none of %s", r.about, strings.Join(reportNames(), ", "))
}

func (r *reportCommand) period(now time.Time) (figures.Period, error) {
	if r.from == "" && r.to == "" {
		if r.month == "" {
			r.month = now.Format("2006-01")
		}
		month, err := figures.Month(r.month)
		if err != nil {
			return month, fmt.Errorf("-month: %w", err)
		}
		return month, nil
	}
	if r.month != "" {
		return figures.Period{}, errors.New("-month: say either the month or -from and -to")
	}
	from, err := worktime.ParseDate(r.from)
	if err != nil {
		return figures.Period{}, fmt.Errorf("-from: %w", err)
	}
	to, err := worktime.ParseDate(r.to)
	if err != nil {
		return figures.Period{}, fmt.Errorf("-to: %w", err)
	}
	p := figures.Period{From: from, To: to}
	if days := p.Days(); days < 1 || days > figures.DaysMost {
		return p, fmt.Errorf("-to: the period has %d days, want 1 to %d", days, figures.DaysMost)
	}
	return p, nil
}

// A recount is the journal folded as far as it goes.
type recount struct {
	office *store.Reading
	fold   *figures.Fold
	seq    uint64
}

// catchUp folds what came since and says how much it was.
func (r *recount) catchUp() (came int, err error) {
	err = r.office.Replay(r.seq, func(record journal.Record) error {
		e, err := queue.DecodeEvent(record.Core, nil)
		if err == nil {
			r.fold.Add(&e)
			r.seq, came = record.Seq, came+1
		}
		return err
	})
	return came, err
}

// recountsMost is how often a running office may move on while its rows are read.
const recountsMost = 20

// verified makes a report of the rows and counts it again from the journal. The two are of one moment when nothing came to
// the journal while the rows were read.
func verified(office *store.Reading, scope figures.Scope, zone *time.Location) (*figures.Report, error) {
	again := &recount{office: office, fold: figures.NewFold()}
	if _, err := again.catchUp(); err != nil {
		return nil, err
	}
	for range recountsMost {
		made, err := figures.Make(office, scope, zone, nil)
		if err != nil {
			return nil, err
		}
		if came, err := again.catchUp(); err != nil || came > 0 {
			if err != nil {
				return nil, err
			}
			continue
		}
		counted, err := figures.Make(again.fold, scope, zone, nil)
		if err == nil && !reflect.DeepEqual(made, counted) {
			err = fmt.Errorf("the rows do not agree with the journal: %+v, and %+v", made.Total, counted.Total)
		}
		return made, err
	}
	return nil, errors.New("the office is too busy to be counted twice: try again later")
}

// write writes the files that were asked for, or the CSV to the terminal.
func (r *reportCommand) write(made *report.Made, std stdio) error {
	if r.csv == "" && r.xlsx == "" {
		if r.verify {
			return nil
		}
		return made.WriteCSV(std.out)
	}
	if r.csv != "" {
		if err := writeFile(r.csv, made.WriteCSV); err != nil {
			return err
		}
	}
	if r.xlsx != "" {
		return writeFile(r.xlsx, made.WriteXLSX)
	}
	return nil
}

// writeFile writes a file that the reader's group may see too.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
