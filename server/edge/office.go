// Package edge is what all handlers share: the office they serve, who is asking, and how bodies and answers travel.
package edge

import (
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// An Office is everything a handler may ask of.
type Office struct {
	Engine    *office.Engine
	Catalogue *catalogue.Catalogue
	Hours     worktime.Hours
	Accounts  staff.Accounts
	Sessions  staff.Sessions
	Devices   staff.Devices
	Passwords *staff.Gate
	Audit     *Audit
	First     *First // nil: the office has an admin
	Pairings  *Pairings
	Beats     *Beats
	Logins    *Logins   // wrong passwords
	Guesses   *Failures // tokens and codes nobody has
	PublicURL string    // where phones reach us, without a slash at the end; empty: no QR is given out
	Printers  []Printer
	Picture   Picture // nil: no pictures of slips
	DeskPaper string  // printer of the front office; empty: tickets come from the kiosk of the check
	Build     string
	Secure    bool // behind TLS: cookies get the __Host- prefix
	Zones     []string
}

// A Printer is one of the office's as it was set up. How it is stands in the view.
type Printer struct {
	Name      string
	Profile   string // id of its model
	RollMM    int    // length of a new roll; 0: not known
	NearEndMM int    // what is left of it when the sensor reports its end near; 0: no sensor
	Agent     bool   // an agent prints, and tells how it is
}

// A Picture draws a slip as a printer would print it, as PNG.
type Picture func(printer string, doc slip.Document) ([]byte, error)

// Printer finds a printer of the office.
func (o *Office) Printer(name string) (Printer, bool) {
	for _, p := range o.Printers {
		if p.Name == name {
			return p, true
		}
	}
	return Printer{}, false
}

// Now is the present in the office's zone.
func (o *Office) Now() time.Time { return time.Now().In(o.Catalogue.Office.Location()) }

// Local is a moment in the office's zone; zero stays zero.
func (o *Office) Local(at time.Time) time.Time {
	if at.IsZero() {
		return at
	}
	return at.In(o.Catalogue.Office.Location())
}

// TrackURL is where a ticket's page is reached from outside, or empty.
func (o *Office) TrackURL(t *queue.Ticket) string {
	if o.PublicURL == "" || t.Token == "" {
		return ""
	}
	return o.PublicURL + "/t/" + t.Token
}

// ListURL is where a saved checklist is reached from outside, or empty.
func (o *Office) ListURL(code string) string {
	if o.PublicURL == "" {
		return ""
	}
	return o.PublicURL + "/c/" + code
}

// Rule finds a counter as the office set it up.
func (o *Office) Rule(n int) (queue.CounterRule, bool) {
	for _, rule := range o.Engine.View().Rules.Counters {
		if rule.N == n {
			return rule, true
		}
	}
	return queue.CounterRule{}, false
}
