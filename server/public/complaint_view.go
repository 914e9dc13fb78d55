package public

import (
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/internal/words"
	"antrean/office/complaint"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// The fields of the pages are listed at the heads of static/phone/complain.html and complaint.html.

type complainPage struct {
	phoneFrame
	Shut, Busy                           bool
	RequestID                            string
	Kind, Service, Text, Contact, Number string
	Kinds                                []complainKind
	Services                             []prepareOption
	TextMost, ContactMost                int
	Wrong, Said                          string // the field at fault and what is wrong with it
	QR                                   *listQR
}

type complainKind struct {
	ID string
	On bool
	N  int // working days until its answer
}

// newComplainPage is the form with what read finds in it.
func (p *Phone) newComplainPage(lang string, read func(string, ...string) string) complainPage {
	page := complainPage{
		phoneFrame: newFrame(p.office, lang, "/pengaduan"), Shut: p.office.Setup().Document.Complaints.Shut, RequestID: formID(),
		Kind: read("kind"), Service: read("service"), Text: read("text"), Contact: read("contact"), Number: read("number"),
		TextMost: complaint.TextMost, ContactMost: complaint.ContactMost,
	}
	if number, ok := edge.Number(page.Number); ok {
		page.Number = number
	}
	for _, kind := range []complaint.Kind{complaint.Plain, complaint.Information} {
		page.Kinds = append(page.Kinds, complainKind{string(kind), page.Kind == string(kind) || page.Kind == "" && kind == complaint.Plain, kind.Days()})
	}
	all := p.office.Catalogue().Services
	for i := range all {
		page.Services = append(page.Services, prepareOption{ID: all[i].ID, Label: all[i].Short.In(lang), On: all[i].ID == page.Service})
	}
	if base := p.office.PublicURL(); base != "" && !page.Shut {
		page.QR = qrOf(base + "/pengaduan")
	}
	return page
}

// receive is what the form asks for. A kind that it does not offer, as a look at the place is for the office to decide, is
// a complaint; a service that the office does not have is none.
func (page *complainPage) receive() complaint.Receive {
	do := complaint.Receive{Way: complaint.Phone, Kind: complaint.Plain, Lang: page.Lang, Text: page.Text, Contact: page.Contact, Number: page.Number}
	if page.Kind == string(complaint.Information) {
		do.Kind = complaint.Information
	}
	if slices.ContainsFunc(page.Services, func(s prepareOption) bool { return s.On }) {
		do.Service = page.Service
	}
	return do
}

// wrong says at its field what is wrong with the form.
func (page *complainPage) wrong(refusal *problem.Error) {
	page.Wrong, page.Said = refusal.Field, wrongText(page.Lang, refusal)
}

// wrongText says what is wrong with a text that was typed.
func wrongText(lang string, refusal *problem.Error) string {
	t := words.In(lang).T
	if _, empty := refusal.Also["empty"]; empty {
		return t("complaint.wrong.empty")
	}
	if most, long := refusal.Also["most"]; long {
		return t("complaint.wrong.long", "n", most)
	}
	return t("complaint.wrong.odd")
}

func qrOf(text string) *listQR {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil
	}
	return &listQR{Modules: code.Size + 2*qr.Quiet, Path: code.Path(qr.Quiet)}
}

type complaintPage struct {
	phoneFrame
	State                             string
	Number, Code, Service, Ticket     string
	Kind                              string
	Text, Received, FirstDue, Due     string
	FirstAt, AnsweredAt, Closed, Kept string
	Late, Contact                     bool
	Said                              []complaintSaid
	Moves                             []string
	MayReopen                         bool
	Typed, Wrong                      string
	QR                                *listQR
}

type complaintSaid struct {
	At, Text     string
	Office, Last bool // Last: the answer
}

func (p *Phone) showComplaint(c *fiber.Ctx, status int, e complaint.Entry, acts []complaint.Act, refusal *problem.Error) error {
	lang := p.office.Speak(c)
	if c.Query("lang") == "" && slices.Contains(p.office.Languages(), e.Lang) {
		lang = e.Lang
	}
	page := p.newComplaintPage(e, acts, lang)
	if refusal != nil {
		page.Typed = c.FormValue("text")
		page.Wrong, _ = edge.Sentences(refusal, lang)
		if refusal.Code == "bad_field" {
			page.Wrong = wrongText(lang, refusal)
		}
	}
	if status == http.StatusOK {
		c.Set(fiber.HeaderCacheControl, "no-store")
	}
	return p.show(c, status, lang, "complaint.html", page)
}

func (p *Phone) newComplaintPage(e complaint.Entry, acts []complaint.Act, lang string) complaintPage {
	o, today := p.office, p.office.Complaints.Today()
	first, answer := e.Overdue(today)
	page := complaintPage{
		phoneFrame: newFrame(o, lang, "/pengaduan/"+e.Private.Code),
		State:      string(e.State), Number: e.String(), Code: Grouped(e.Private.Code), Ticket: e.Private.Number, Kind: string(e.Kind), Text: e.Private.Text,
		Received: worktime.FormatDateTime(lang, o.Local(e.ReceivedAt)), FirstDue: dayIn(lang, e.FirstDue), Due: dayIn(lang, e.Due),
		Late: first || answer, Contact: e.Private.Contact != "", MayReopen: e.MayReopen(),
	}
	if !e.FirstAt.IsZero() {
		page.FirstAt = worktime.FormatDateTime(lang, o.Local(e.FirstAt))
	}
	if !e.AnsweredAt.IsZero() {
		page.AnsweredAt = worktime.FormatDateTime(lang, o.Local(e.AnsweredAt))
	}
	if !e.ClosedAt.IsZero() {
		page.Closed = worktime.FormatDateTime(lang, o.Local(e.ClosedAt))
		page.Kept = worktime.FormatDate(lang, o.Local(e.ClosedAt.AddDate(0, 0, o.Setup().Document.Complaints.Keep())))
	}
	if s, ok := o.Catalogue().Service(e.Service); ok {
		page.Service = s.Short.In(lang)
	}
	for _, said := range e.Private.Said {
		page.Said = append(page.Said, complaintSaid{worktime.FormatDateTime(lang, o.Local(said.At)), said.Text, said.Who != "", said.Final})
	}
	page.Moves = moves(acts, lang)
	if url := ComplaintURL(o, e.Private.Code); url != "" {
		page.QR = qrOf(url)
	}
	return page
}

// moves says of every day that was promised anew from when it was and why: a promise never moves in silence.
func moves(acts []complaint.Act, lang string) []string {
	var out []string
	var before worktime.Date
	for _, act := range acts {
		if act.Due == "" {
			continue
		}
		if before != "" && act.Due != before {
			out = append(out, words.In(lang).T("complaint.moved."+act.What, "before", dayIn(lang, before), "after", dayIn(lang, act.Due)))
		}
		before = act.Due
	}
	return out
}
