// Package edge is what all handlers share: the office they serve, who is asking, and how bodies and answers travel.
package edge

import (
	"cmp"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/report"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// An Office is everything a handler may ask of.
type Office struct {
	Engine    *office.Engine
	Setups    *office.Setups
	Accounts  staff.Accounts
	Sessions  staff.Sessions
	Devices   staff.Devices
	Passwords *staff.Gate
	Audit     *Audit
	First     *First // nil: the office has an admin
	Pairings  *Pairings
	Beats     *Beats
	Measures  *Measures // kiosks whose glass is to be measured
	Proofs    Proofs    // addresses that somebody is trying with a phone
	Logins    *Logins   // wrong passwords
	Guesses   *Failures // tokens and codes nobody has
	Picture   Picture   // nil: no pictures of slips
	Build     string
	Secure    bool // behind TLS: cookies get the __Host- prefix
	Reports   report.Books
	Scenes    Scenes // what the kiosks show
	Persons   Persons
	Care      Care
	Media     Media    // what the boards show
	Clips     Clips    // what the office has recorded itself
	Speaker   []string // the program that says free text, and its arguments; none: only clips are heard
	Past      Past
	Survey    Survey // what people think; nil: nobody is asked

	Complaints *office.Complaints // what people complain about
	Pushes     Pushes             // tells phones whose page is closed; nil: nobody does
	Messages   *office.Messages   // what people are told through the office's gateway; nil or off: nothing
}

// A Printer is one of the office's as it was set up. How it is stands in the view.
type Printer = setup.Machine

// A Picture draws a slip as a printer would print it, as PNG.
type Picture func(printer string, doc slip.Document) ([]byte, error)

// Setup is what the office has decided about itself, as it is in force.
func (o *Office) Setup() *setup.InForce { return o.Engine.View().Setup }

// Catalogue is the office's standards in force.
func (o *Office) Catalogue() *catalogue.Catalogue { return o.Setup().Catalogue }

// Hours are the office's opening hours in force.
func (o *Office) Hours() worktime.Hours { return o.Setup().Hours }

// Quota is how many numbers a service may give on a day; false: as many as come, or none, for the office is closed.
func (o *Office) Quota(day, service string) (numbers int, limited bool) {
	return o.Setup().Quota(day, service)
}

// Languages are those that kiosks, phones and paper offer, the office's own first.
func (o *Office) Languages() []string { return o.Setup().Languages() }

// Speak is the language in which a public page of the office answers: the first that the asker reads and the office offers.
func (o *Office) Speak(c *fiber.Ctx) string { return langOf(c, o.Languages()) }

// Zones are the office's waiting rooms.
func (o *Office) Zones() []string { return o.Setup().Zones }

// Printers are the office's printers.
func (o *Office) Printers() []Printer { return o.Setup().Machines }

// PublicURL is where phones reach us, without a slash at the end, once one has; empty: no QR is given out.
func (o *Office) PublicURL() string { return o.Setup().Document.ProvenURL() }

// Wifi is the network on which phones reach us; empty: any.
func (o *Office) Wifi() string { return o.Setup().Document.Wifi }

// DeskPaper is the printer of the front office; empty: tickets come from the kiosk of the check.
func (o *Office) DeskPaper() string { return o.Setup().Document.DeskPaper }

// BackPaper is the printer of the rooms behind the counters: their own, else the front office's.
func (o *Office) BackPaper() string { return cmp.Or(o.Setup().Document.BackPaper, o.DeskPaper()) }

// PaperAt is where the slips of a counter come out: beside it, or at the front office; of counter 0 in the rooms behind.
// Empty when there is neither.
func (o *Office) PaperAt(counter int) string {
	if counter == 0 {
		return o.BackPaper()
	}
	rule, _ := o.Rule(counter)
	return cmp.Or(rule.Printer, o.DeskPaper())
}

// Printer finds a printer of the office.
func (o *Office) Printer(name string) (Printer, bool) {
	for _, p := range o.Printers() {
		if p.Name == name {
			return p, true
		}
	}
	return Printer{}, false
}

// BuildNow is what a screen was made from: the program's files and the office's setup. Screens load their page again
// when it changes.
func (o *Office) BuildNow() string {
	if n := o.Setup().N; n > 0 {
		return o.Build + "." + strconv.Itoa(n)
	}
	return o.Build
}

// Now is the present in the office's zone.
func (o *Office) Now() time.Time { return time.Now().In(o.Catalogue().Office.Location()) }

// Local is a moment in the office's zone; zero stays zero.
func (o *Office) Local(at time.Time) time.Time {
	if at.IsZero() {
		return at
	}
	return at.In(o.Catalogue().Office.Location())
}

// TrackURL is where a ticket's page is reached from outside, or empty.
func (o *Office) TrackURL(t *queue.Ticket) string {
	base := o.PublicURL()
	if base == "" || t.Token == "" {
		return ""
	}
	return base + "/t/" + t.Token
}

// ListURL is where a saved checklist is reached from outside, or empty.
func (o *Office) ListURL(code string) string {
	base := o.PublicURL()
	if base == "" {
		return ""
	}
	return base + "/c/" + code
}

// ServiceOf finds a ticket's service in the standards it was issued under: what its person was shown.
func (o *Office) ServiceOf(t *queue.Ticket) (*catalogue.Service, bool) {
	return o.StandardsUnder(t.Catalogue, t.Service).Service(t.Service)
}

// StandardsUnder are the standards of a version. Where those do not have a service, as after a transfer to something
// new, today's count.
func (o *Office) StandardsUnder(version, service string) *catalogue.Catalogue {
	then := o.Setups.Standards(version)
	if _, ok := then.Service(service); ok {
		return then
	}
	return o.Catalogue()
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
