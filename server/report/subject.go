package report

import (
	"antrean/internal/words"
	figures "antrean/office/report"
	"antrean/server/edge"
)

// A Subject is one of the reports: where it stands, what it can be narrowed down to, and how it is made. All are asked for
// and shown in one way: a page, the same as CSV, and as a workbook.
type Subject struct {
	Path string // of the page, and with .csv and .xlsx of the files
	key  string // of its name in the sentences
	File string // what the names of its files begin with

	services, counters, ways bool // what may be picked beside the period

	make func(*Sources, figures.Scope, Naming) (*body, error)
}

// Subjects are the reports in the order of the page of contents.
func Subjects() []Subject {
	return []Subject{
		{Path: "/laporan", key: "report.visits", File: "laporan", services: true, counters: true, make: visits},
		{Path: "/laporan/janji", key: "report_cases.promises", File: "janji", services: true, ways: true, make: promises},
		{Path: "/laporan/kekurangan", key: "report_cases.returns", File: "kekurangan", services: true, ways: true, make: returns},
		{Path: "/laporan/gangguan", key: "report_cases.outages", File: "gangguan", make: outages},
		{Path: "/laporan/survei", key: "survey_office.title", File: "survei", services: true, make: surveyed},
		{Path: "/laporan/pengaduan", key: "report.complaints", File: "pengaduan", make: complaints},
	}
}

// title is what the report is called.
func (s *Subject) title(lang string) string { return words.In(lang).T(s.key) }

// keep is what of a query means something for this report.
func (s *Subject) keep(a ask) ask {
	if !s.services {
		a.Service = ""
	}
	if !s.counters {
		a.Counter = ""
	}
	if !s.ways {
		a.Way = ""
	}
	return a
}

// A body is what a report says, in the words of a language.
type body struct {
	Cards    []card
	Told     string // said before the figures
	Pictures []Picture
	Ladders  []Ladder
	Tables   []Table
	Notes    []string // how the figures are made
	Links    []offer  // of where one goes on
	Empty    bool     // there is nothing in the period
	None     string   // said then
	Lead     string
}

// An offer is a link for whoever has a right.
type offer struct {
	Name, Href string
	Right      edge.Right
}

// A Ladder is a list of bars, one below another.
type Ladder struct {
	ID, Title, About string
	Class            string // "beams": larger is better
	Bars             []Bar
}

// A Bar is a row of a ladder.
type Bar struct {
	Name, Detail string
	Value, Note  string
	Width        float64 // of 100
	Reach        float64 // of 100: a mark across; negative: none
}
