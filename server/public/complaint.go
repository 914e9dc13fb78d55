package public

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/complaint"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// Bounds on the complaints that come from phones in an hour: from one neighbourhood, which may be a whole village behind
// one address, and in all.
const (
	complaintsMost    = 20
	complaintsMostAll = 300
)

// codeLength is a hundred random bits, as the tokens of tickets have.
const codeLength = 20

// NewComplaintCode makes the code of a complaint's page.
func NewComplaintCode() string { return staff.NewSecret(codeLength) }

// newComplainers counts the complaints that are sent from phones.
func newComplainers() (each, all *edge.Failures) {
	return edge.NewFailures(complaintsMost, time.Hour), edge.NewFailures(complaintsMostAll, time.Hour)
}

// ComplainForm answers GET /pengaduan: a form to write to the office, and every other way to complain.
func (p *Phone) ComplainForm(c *fiber.Ctx) error {
	if code := edge.Clean(c.Query("code")); code != "" { // of somebody who looks for an answer
		return c.Redirect("/pengaduan/"+url.PathEscape(code)+"?lang="+p.office.Speak(c), http.StatusSeeOther)
	}
	page := p.newComplainPage(p.office.Speak(c), c.Query)
	page.Kind = string(complaint.Plain)
	return p.show(c, http.StatusOK, page.Lang, "complain.html", page)
}

// Complain answers POST /pengaduan: it writes the complaint down and leads to its page. The same form sent twice is one
// complaint. Nothing that was typed is lost when it is refused.
func (p *Phone) Complain(c *fiber.Ctx) error {
	page := p.newComplainPage(p.office.Speak(c), c.FormValue)
	if page.Shut {
		return p.show(c, http.StatusConflict, page.Lang, "complain.html", page)
	}
	id := c.FormValue("request_id")
	if err := edge.CheckID("request_id", id); err != nil {
		return err
	}
	page.RequestID = id
	near, now := edge.Neighbourhood(c.IP()), time.Now()
	if p.complainers.TooMany(near, now) || p.allComplainers.TooMany("", now) {
		page.Busy = true
		return p.show(c, http.StatusTooManyRequests, page.Lang, "complain.html", page)
	}
	do := page.receive()
	do.Digest = edge.Digest("complain", do)
	do.Code = NewComplaintCode()
	made, err := p.office.Complaints.Receive("", "phone "+id, do)
	if refusal, ok := errors.AsType[*problem.Error](err); ok && refusal.Code == "bad_field" {
		page.wrong(refusal)
		return p.show(c, edge.Status(refusal.Code), page.Lang, "complain.html", page)
	}
	if err != nil {
		return err
	}
	if made.Private.Code == do.Code { // it is new
		p.complainers.Add(near, now)
		p.allComplainers.Add("", now)
		if err := p.office.Audit.NoteVisitor("complaint.received", made.String(), map[string]any{"service": made.Service}); err != nil {
			return err
		}
	}
	return c.Redirect("/pengaduan/"+made.Private.Code+"?lang="+page.Lang, http.StatusSeeOther)
}

// Complaint answers GET /pengaduan/{code}: how far the complaint is, by when it is answered, and what was answered.
func (p *Phone) Complaint(c *fiber.Ctx) error {
	e, acts, err := p.complaintAsked(c)
	if err != nil {
		return p.noComplaint(c, err)
	}
	return p.showComplaint(c, http.StatusOK, e, acts, nil)
}

// ReopenComplaint answers POST /pengaduan/{code}/reopen: the answer is not enough.
func (p *Phone) ReopenComplaint(c *fiber.Ctx) error {
	return p.complaintDone(c, complaint.Reopen{Text: c.FormValue("text")}, "complaint.reopened")
}

// EraseComplaint answers POST /pengaduan/{code}/erase: its person takes back what was written. Its page goes with it.
func (p *Phone) EraseComplaint(c *fiber.Ctx) error {
	return p.complaintDone(c, complaint.Erase{}, "complaint.erased")
}

// complaintDone does what the person wants with their complaint. The same form twice finds it done.
func (p *Phone) complaintDone(c *fiber.Ctx, do complaint.Command, what string) error {
	e, acts, err := p.complaintAsked(c)
	if err != nil {
		return p.noComplaint(c, err)
	}
	code := e.Private.Code
	done, err := p.office.Complaints.Do(e.Ref, 0, "", do)
	if refusal, ok := errors.AsType[*problem.Error](err); ok && (refusal.Code == "bad_field" || refusal.Code == "complaint_not_reopened") {
		return p.showComplaint(c, edge.Status(refusal.Code), e, acts, refusal)
	}
	if err != nil {
		return err
	}
	if err := p.office.Audit.NoteVisitor(what, e.String(), nil); err != nil {
		return err
	}
	if done.Private == nil {
		lang := p.office.Speak(c)
		return p.show(c, http.StatusOK, lang, "complaint.html", complaintPage{phoneFrame: newFrame(p.office, lang, "/pengaduan"), State: "erased"})
	}
	return c.Redirect("/pengaduan/"+code+"?lang="+p.office.Speak(c), http.StatusSeeOther)
}

// complaintAsked finds the complaint of the address; guessing is limited like that of tokens.
func (p *Phone) complaintAsked(c *fiber.Ctx) (complaint.Entry, []complaint.Act, error) {
	ref, err := p.office.Complaints.Book.ComplaintOf(edge.Code(c, "code"), "")
	if errors.Is(err, complaint.ErrUnknown) {
		return complaint.Entry{}, nil, p.office.Missed(c, time.Now(), "unknown_complaint")
	}
	if err != nil {
		return complaint.Entry{}, nil, problem.Wrap("unavailable", err)
	}
	e, acts, err := p.office.Complaints.Book.ComplaintAt(ref)
	if err != nil {
		return e, nil, problem.Wrap("unavailable", err)
	}
	if e.Private == nil { // forgotten a moment ago
		return e, nil, problem.New("unknown_complaint")
	}
	return e, acts, nil
}

// noComplaint says calmly that there is none, and what to do.
func (p *Phone) noComplaint(c *fiber.Ctx, err error) error {
	code := problem.Code(err)
	if code != "unknown_complaint" && code != "too_many" {
		return err
	}
	lang := p.office.Speak(c)
	return p.show(c, edge.Status(code), lang, "complaint.html", complaintPage{phoneFrame: newFrame(p.office, lang, "/pengaduan"), State: code})
}

// ComplaintURL is where a complaint's page is reached from outside, or empty.
func ComplaintURL(o *edge.Office, code string) string {
	if base := o.PublicURL(); base != "" && code != "" {
		return base + "/pengaduan/" + code
	}
	return ""
}

// Grouped is a code as people read it aloud and copy it: in fours. However it is typed, Clean finds the code.
func Grouped(code string) string {
	var out strings.Builder
	for i, r := range code {
		if i > 0 && i%4 == 0 {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// dayIn is a day in words.
func dayIn(lang string, day worktime.Date) string {
	return worktime.FormatDate(lang, day.Start(time.UTC))
}

// formID is the id of a new form.
func formID() string { return rand.Text() }
