package paper

import (
	"time"

	"antrean/internal/words"
	"antrean/kiosk"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/printer/slip"
	"antrean/server/edge"
)

// Document is what stands on the slip of a job; false when there is nothing left to say.
func Document(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	switch job.Kind {
	case queue.JobTicket:
		return ticketSlip(o, view, job)
	case queue.JobCheck:
		return checkSlip(o, view, job)
	case queue.JobList:
		return listSlip(o, view, job)
	case queue.JobReturn:
		return returnSlip(o, view, job)
	case queue.JobClaim:
		return claimSlip(o, view, job)
	case queue.JobTest:
		return testSlip(o, job)
	}
	return slip.Document{}, false
}

func testSlip(o *edge.Office, job *queue.Job) (slip.Document, bool) {
	printer, ok := o.Printer(job.Printer)
	return kiosk.TestSlip(words.Default, printer.Name, printer.Profile, o.Local(job.At)), ok
}

func ticketSlip(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	t, ok := view.State.Ticket(job.Ticket)
	if !ok {
		return slip.Document{}, false
	}
	service, ok := o.ServiceOf(t)
	if !ok {
		return slip.Document{}, false
	}
	if t.State == queue.LotHeld {
		return lotSlip(o, t, service, job.Copy), true
	}
	var also []*catalogue.Service
	for _, id := range t.Also {
		if next, ok := o.Catalogue().Service(id); ok {
			also = append(also, next)
		}
	}
	policy := view.Rules.PolicyInForce()
	return kiosk.TicketSlip(t.Said.Lang, o.Catalogue(), service, kiosk.Ticket{
		Number: t.Number(), IssuedAt: t.IssuedAt, Ahead: aheadThen(t), TrackURL: o.TrackURL(t), Wifi: o.Wifi(), Complete: t.Complete(),
		Missing: rows(service, t.Said.Missing), Needed: rows(service, t.Said.Needed), Copy: copyOf(view, t, job),
		Day: bookedDay(o, t), AtClosing: o.Hours().AtClosing(), Grace: kiosk.Grace{Minutes: policy.GraceMinutes, Others: policy.GraceOthers},
		Priority: t.Priority, Party: t.People(), Also: also, Footer: view.Setup.Document.Footer.In(t.Said.Lang),
	}), true
}

// lotSlip is the paper of a ticket that waits for the draw.
func lotSlip(o *edge.Office, t *queue.Ticket, service *catalogue.Service, paper int) slip.Document {
	return kiosk.LotSlip(t.Said.Lang, o.Catalogue(), service, kiosk.Lot{
		Number: t.LotNumber(), Share: t.Share, TakenAt: t.IssuedAt, DrawAt: o.Engine.View().Rules.DrawsAt(o.Now()), TrackURL: o.TrackURL(t), Wifi: o.Wifi(), Copy: paper,
	})
}

// aheadThen is how many were before a ticket when it was given. Nobody counted for one that was drawn.
func aheadThen(t *queue.Ticket) int {
	if t.Lot != 0 {
		return -1
	}
	return t.Ahead
}

// copyOf is which paper of its number a job is: papers of a lot, before it had one, do not count.
func copyOf(view *office.View, t *queue.Ticket, job *queue.Job) int {
	if t.Lot == 0 {
		return job.Copy
	}
	n := job.Copy
	for first, ok := view.State.Job(t.Job); ok && first.At.Before(t.WaitsFrom); first, ok = view.State.Job(first.Next) {
		n--
	}
	return max(1, n)
}

// bookedDay is the day of a ticket that was not given for the day on which it was taken; zero of any other.
func bookedDay(o *edge.Office, t *queue.Ticket) time.Time {
	day := worktime.Date(t.Day).Start(o.Local(t.IssuedAt).Location())
	if !day.After(t.IssuedAt) {
		return time.Time{}
	}
	return day
}

func checkSlip(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	check, ok := view.State.Check(job.Code)
	if !ok {
		return slip.Document{}, false
	}
	service, ok := o.StandardsUnder(check.Catalogue, check.Service).Service(check.Service)
	if !ok {
		return slip.Document{}, false
	}
	return kiosk.CheckSlip(check.Said.Lang, o.Catalogue(), service, kiosk.Check{
		Code: check.Code, At: check.At, Missing: rows(service, check.Said.Missing), Answers: check.Said.Answers, Copy: job.Copy,
	}), true
}

func listSlip(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	list, ok := view.State.List(job.Code, view.State.At)
	if !ok {
		return slip.Document{}, false
	}
	service, ok := o.StandardsUnder(list.Catalogue, list.Service).Service(list.Service)
	if !ok {
		return slip.Document{}, false
	}
	hours := o.Hours().At(o.Now())
	return kiosk.ListSlip(list.Said.Lang, o.Catalogue(), service, kiosk.List{
		Code: list.Code, ResumeURL: o.ListURL(list.Code), At: list.At, Missing: rows(service, list.Said.Missing),
		Have: rows(service, list.Said.Have), Until: list.Until(), IssueUntil: hours.IssueUntil, Copy: job.Copy,
	}), true
}

func returnSlip(o *edge.Office, view *office.View, job *queue.Job) (slip.Document, bool) {
	list, ok := view.State.List(job.Code, view.State.At)
	if !ok {
		return slip.Document{}, false
	}
	service, ok := o.StandardsUnder(list.Catalogue, list.Service).Service(list.Service)
	if !ok {
		return slip.Document{}, false
	}
	out := kiosk.Return{List: kiosk.List{
		Code: list.Code, ResumeURL: o.ListURL(list.Code), At: list.At, Have: rows(service, list.Said.Have), Until: list.Until(),
		IssueUntil: o.Hours().At(o.Now()).IssueUntil, Copy: job.Copy,
	}}
	for _, lack := range list.Lacks {
		if row, ok := service.Requirement(lack.ID); ok {
			out.Lacks = append(out.Lacks, kiosk.Lack{Row: *row, Invalid: lack.Kind == queue.Invalid})
		}
	}
	if t, ok := view.State.Ticket(job.Ticket); ok {
		out.Number, out.Counter = t.Number(), t.Counter
	}
	return kiosk.ReturnSlip(list.Said.Lang, o.Catalogue(), service, out), true
}

// rows finds rows of a service by their ids.
func rows(service *catalogue.Service, ids []string) []catalogue.Requirement {
	var out []catalogue.Requirement
	for _, id := range ids {
		if row, ok := service.Requirement(id); ok {
			out = append(out, *row)
		}
	}
	return out
}
