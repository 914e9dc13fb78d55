package kiosk

import (
	"time"

	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// A Lot is what the slip of a lot says: somebody came before the office opened.
type Lot struct {
	Number   string // "UN-017", which no queue number looks like
	Share    string // what it puts into the draw, so that its holder can verify it
	TakenAt  time.Time
	DrawAt   time.Time // zero: not known any more
	TrackURL string    // where the number appears; empty where phones cannot reach the office
	Wifi     string    // the network on which that opens; empty: any
	Copy     int       // which paper of this lot it is, as in a Ticket
}

// LotSlip is the paper of a lot: kept until the draw, when it is worth a number.
func LotSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, l Lot) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(l.Copy, "slip.copy.number")
	s.head()
	s.loud(1, s.words.T("slip.lot.title"))
	s.gap()
	s.add(slip.Block{Kind: slip.Number, Text: l.Number, Align: slip.Center, Size: 4})
	s.small(s.words.T("slip.lot.not_yet"), 0)
	s.about(l.TakenAt)
	if !l.DrawAt.IsZero() {
		s.loud(1, s.words.T("slip.lot.draw", "time", worktime.FormatClockZone(lang, l.DrawAt.In(c.Office.Location()))))
	}
	s.say("slip.lot.where")
	if l.TrackURL != "" {
		s.code(l.TrackURL)
		s.address(l.TrackURL)
		s.network(l.Wifi)
	}
	s.small(s.words.T("slip.lot.share", "share", l.Share), 0)
	s.foot()
	return s.document("ticket", l.Number)
}
