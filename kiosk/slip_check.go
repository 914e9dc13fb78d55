package kiosk

import (
	"strings"
	"time"
	"unicode/utf8"

	"antrean/office/catalogue"
	"antrean/printer/slip"
)

// A Check is what a check slip says: what the person declared, for the front office to confirm.
type Check struct {
	Code    string // four digits, so that nobody takes it for a queue number
	At      time.Time
	Missing []catalogue.Requirement
	Answers map[string]string // to the service's questions, as in a Verdict
	Copy    int               // which paper of this check it is, as in a Ticket
}

// checkScheme stands before a check's code in its QR code, so that a scanner at the desk cannot take another number
// for one. It holds only what QR codes write as alphanumeric: the code stays the smallest there is (21 modules).
const checkScheme = "CEK:"

// CheckScan is what a scanner reads off a check slip. It is no address: the check is nobody's business but the front
// office's, whose page opens it.
func CheckScan(code string) string { return checkScheme + code }

// CheckSlip is the paper that goes to the front office together with the documents.
func CheckSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, k Check) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(k.Copy, "slip.copy.code")
	s.head()
	s.loud(1, s.words.T("slip.check.title"))
	s.gap()
	s.add(slip.Block{Kind: slip.Number, Text: k.Code, Align: slip.Center, Size: 4})
	s.small(s.words.T("slip.check.code"), 0)
	s.code(CheckScan(k.Code))
	s.about(k.At)
	s.loud(1, s.words.T("slip.check.hand_over"))
	s.say("slip.check.then")
	s.rule()
	s.table(k)
	s.foot()
	return s.document("check", k.Code)
}

// table is a row a requirement: what the person said, and a box for the officer. Rows that do not apply stay, with
// the answer that took them away, so that the officer sees it.
func (s *sheet) table(k Check) {
	lacks := make(map[string]bool)
	for _, row := range k.Missing {
		lacks[row.ID] = true
	}
	said, checked := s.words.T("slip.check.applicant"), s.words.T("slip.check.officer")
	cells := func(left, right string) string {
		return centred(left, len(said)) + " " + centred(right, len(checked))
	}
	s.add(slip.Block{Kind: slip.Pair, Text: s.words.T("slip.check.requirement"), Value: said + " " + checked, Bold: true})
	for _, row := range s.service.Requirements {
		value := cells(s.words.T("slip.check.has"), "[   ]")
		switch {
		case !row.When.Holds(k.Answers):
			value = cells(s.whyNot(row, k.Answers, len(said)), "-")
		case lacks[row.ID]:
			value = cells(s.words.T("slip.check.lacks"), "[   ]")
		}
		s.gap()
		s.add(slip.Block{Kind: slip.Pair, Text: row.Label.In(s.lang), Value: value})
	}
}

// whyNot is the answer that took a row away, or a dash where the column is too narrow for it.
func (s *sheet) whyNot(row catalogue.Requirement, answers map[string]string, columns int) string {
	option, ok := s.office.Questions[row.When.Question].Option(answers[row.When.Question])
	if label := option.Label.In(s.lang); ok && utf8.RuneCountInString(label) <= columns {
		return label
	}
	return "-"
}

// centred pads text on both sides to a number of columns, more on the right when it cannot be even.
func centred(text string, columns int) string {
	free := max(0, columns-utf8.RuneCountInString(text))
	return strings.Repeat(" ", free/2) + text + strings.Repeat(" ", free-free/2)
}
