package kiosk

import (
	"time"
	"unicode/utf8"

	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// A List is what the slip of missing requirements says.
type List struct {
	Code       string // resumes the checklist when typed at the kiosk
	ResumeURL  string // the same for a scanner or a phone; empty where phones cannot reach the office
	At         time.Time
	Missing    []catalogue.Requirement
	Have       []catalogue.Requirement
	Until      time.Time // the code is good until then; zero: not said
	IssueUntil time.Time // today's last number; not said when it is over or zero
	Copy       int       // which paper of this list it is, as in a Ticket
}

// ListSlip is the paper that somebody without all requirements goes home with.
func ListSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, l List) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(l.Copy, "slip.copy.code")
	s.head()
	s.loud(2, s.words.T("slip.list.title"))
	s.about(l.At)
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.list.bring"), Bold: true})
	s.gap()
	s.lacking(l.Missing, s.itemSize(l.Missing))
	s.had(l.Have, "slip.list.have")
	s.resume(l)
	s.foot()
	return s.document("list", l.Code)
}

// itemSize doubles the letters when every name fits one row of 80 mm paper: 24 double columns less the box.
func (s *sheet) itemSize(rows []catalogue.Requirement) int {
	const columns = 20
	for _, row := range rows {
		if utf8.RuneCountInString(row.Label.In(s.lang)) > columns {
			return 1
		}
	}
	return 2
}

func (s *sheet) had(rows []catalogue.Requirement, title string) {
	if len(rows) == 0 {
		return
	}
	s.rule()
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T(title), Bold: true})
	for _, row := range rows {
		s.add(slip.Block{Kind: slip.Item, Mark: "[x]", Text: row.Label.In(s.lang)})
	}
}

// resume says how to go on once everything is there, and how to go on if it never will be.
func (s *sheet) resume(l List) {
	s.rule()
	s.loud(1, s.words.T("slip.list.complete"))
	s.say("slip.list.scan")
	if l.ResumeURL != "" {
		s.code(l.ResumeURL)
	} else {
		s.code(l.Code)
	}
	s.loud(2, l.Code)
	if l.ResumeURL != "" {
		s.address(l.ResumeURL)
	}
	s.gap()
	s.say("slip.list.resume")
	zone := s.office.Office.Location()
	if !l.Until.IsZero() {
		s.say("slip.list.until", "date", worktime.FormatDate(s.lang, l.Until.In(zone)))
	}
	if l.At.Before(l.IssueUntil) {
		s.say("slip.list.issue_until", "clock", worktime.FormatEndZone(s.lang, l.IssueUntil.In(zone)))
	}
	if help, ok := s.office.Service(catalogue.Consultation); ok {
		s.rule()
		s.say("slip.list.help", "service", help.Short.In(s.lang))
	}
}
