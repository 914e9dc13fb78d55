package kiosk

import (
	"time"

	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// A Claim is what a claim slip says: the receipt that the product of an application is collected with.
type Claim struct {
	Code     string // of the application in the register
	Number   string // that it was called by; empty: it came without one
	At       time.Time
	Due      time.Time // the promise; zero: none is made
	Collect  []string  // who may collect: catalogue.Applicant, Family or Proxy
	TrackURL string    // empty where phones cannot reach the office
	Wifi     string    // the network on which that opens; empty: any
	Scan     string    // what is scanned instead, by the office alone
	Copy     int       // which paper it is, as in a Ticket
}

// ClaimSlip is the paper that somebody whose papers were taken goes home with, and comes back with.
func ClaimSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, l Claim) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(l.Copy, "application.slip.copy")
	s.head()
	s.loud(2, s.words.T("application.slip.title"))
	s.about(l.At)
	s.add(slip.Block{Kind: slip.Pair, Text: s.words.T("application.slip.code"), Value: l.Code, Bold: true})
	if l.Number != "" {
		s.add(slip.Block{Kind: slip.Pair, Text: s.words.T("application.slip.number"), Value: l.Number})
	}
	if product := service.Name.In(lang); product != "" && product != service.Short.In(lang) { // which stands above
		s.add(slip.Block{Kind: slip.Text, Text: product})
	}
	s.rule()
	s.promised(l.Due)
	s.collectors(l.Collect)
	s.rule()
	if l.TrackURL != "" {
		s.say("application.slip.follow")
		s.add(slip.Block{Kind: slip.QR, Text: l.TrackURL, Align: slip.Center})
		s.address(l.TrackURL)
		s.network(l.Wifi)
	} else {
		s.code(l.Scan)
	}
	s.say("application.slip.keep")
	s.foot()
	return s.document("claim", l.Code)
}

// promised says the date with its zone, or that none is promised and where one will stand.
func (s *sheet) promised(due time.Time) {
	if due.IsZero() {
		s.say("application.slip.no_date")
		return
	}
	s.say("application.promised")
	s.loud(2, worktime.FormatDueDate(s.lang, due.In(s.office.Office.Location())))
	s.loud(1, worktime.FormatEndZone(s.lang, due.In(s.office.Office.Location())))
}

func (s *sheet) collectors(who []string) {
	if len(who) == 0 {
		return
	}
	s.gap()
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("application.collect"), Bold: true})
	for _, one := range who {
		s.add(slip.Block{Kind: slip.Item, Mark: "-", Text: s.words.T("application.collect." + one)})
	}
}
