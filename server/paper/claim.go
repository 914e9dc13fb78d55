package paper

import (
	"time"

	"antrean/internal/words"
	"antrean/kiosk"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/printer/slip"
	"antrean/server/edge"
)

// claimSlip is the receipt that the product of an application is collected with. It says what is promised when it is
// printed; its code leads to what is promised later.
func claimSlip(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	c, ok := view.Cases.Registered(job.Code)
	if !ok {
		return slip.Document{}, false
	}
	service, ok := o.StandardsUnder(c.Catalogue, c.Service).Service(c.Service)
	if !ok {
		return slip.Document{}, false
	}
	claim := kiosk.Claim{
		Code: c.Register(), Number: c.Number, At: job.At, Due: c.Due, Collect: view.Cases.Plan(c).Collect, TrackURL: o.CaseURL(c), Wifi: o.Wifi(),
		Scan: edge.CaseMark + c.Register(), Copy: job.Copy,
	}
	if c.Pause != nil && c.Pause.Cause == casefile.Central {
		claim.Due = time.Time{} // nothing is promised while the centre has it
	}
	return kiosk.ClaimSlip(langOf(view, c), o.Catalogue(), service, claim), true
}

// langOf is the language of the ticket that an application came with, else the office's own.
func langOf(view *office.View, c *casefile.Case) string {
	if t, ok := view.State.Ticket(queue.TicketID(c.Ticket)); ok && t.Said.Lang != "" {
		return t.Said.Lang
	}
	return words.Default
}
