package report

import (
	"time"

	"antrean/office/catalogue"
	"antrean/office/complaint"
	figures "antrean/office/report"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/survey"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// Sources are what reports are made of: an office at work, or its file that another process reads.
type Sources struct {
	In  *setup.InForce
	Now time.Time // in the office's zone

	Figures    figures.Books
	Survey     survey.Source
	Complaints interface {
		Complaints(complaint.Query) ([]complaint.Complaint, error)
	}
	People interface { // who did it, by name
		Account(name string) (staff.Account, error)
		Accounts() ([]staff.Account, error)
	}
	Setups interface { // that were in force, the newest first
		Setups(before, most int) ([]setup.Version, error)
	}
}

// sourcesOf are those of an office at work.
func sourcesOf(o *edge.Office) *Sources {
	return &Sources{In: o.Setup(), Now: o.Now(), Figures: o.Reports, Survey: o.Survey, Complaints: o.Complaints.Book, People: o.Accounts, Setups: o.Setups.Book}
}

func (s *Sources) standards() *catalogue.Catalogue { return s.In.Catalogue }

func (s *Sources) zone() *time.Location { return s.In.Catalogue.Office.Location() }

func (s *Sources) today() worktime.Date { return worktime.DateOf(s.Now, s.zone()) }

// Made is a report that is written to files.
type Made struct {
	n    Naming
	file file
	now  time.Time
}

// Make makes a report, without the pictures of its page.
func (s *Subject) Make(from *Sources, scope figures.Scope, n Naming) (*Made, error) {
	made, err := s.make(from, scope, n)
	if err != nil {
		return nil, err
	}
	return &Made{n: n, file: file{Title: s.title(n.Lang), Scope: n.Scope(scope), Tables: made.Tables}, now: from.Now}, nil
}
