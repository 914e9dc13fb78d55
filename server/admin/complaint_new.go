package admin

import (
	"errors"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/complaint"
	"antrean/server/edge"
	"antrean/server/public"
)

// NewComplaint answers GET /admin/pengaduan/baru: writing a complaint down for somebody at the desk, or from a letter.
func (a *Admin) NewComplaint(v *View) error {
	return a.newComplaint(v).Show("complaint_new", v.T("admin_complaint.new"), a.complaintForm(v))
}

func (a *Admin) newComplaint(v *View) *View {
	if v.May(edge.AnswerComplaints) {
		return v.Under(complaintCrumb(v))
	}
	return v
}

func (a *Admin) complaintForm(v *View) *Form {
	ways := &Field{Name: "way", Label: v.T("admin_complaint.way"), Kind: "radio", Value: string(complaint.Desk), Must: true}
	for _, way := range []complaint.Way{complaint.Desk, complaint.Letter} {
		ways.Options = append(ways.Options, Option{Value: string(way), Label: v.T("admin_complaint.way." + string(way))})
	}
	service := &Field{Name: "service", Label: v.T("admin_complaint.service"), Kind: "select", Options: []Option{{Label: v.T("admin_complaint.service.none")}}}
	all := a.office.Catalogue().Services
	for i := range all {
		service.Options = append(service.Options, Option{Value: all[i].ID, Label: all[i].Short.In(v.Lang)})
	}
	return &Form{Action: "/admin/pengaduan/baru", Submit: v.T("admin_complaint.new.save"), Fields: []*Field{
		ways, kindField(v, complaint.Plain),
		{Name: "text", Label: v.T("admin_complaint.text"), Hint: v.T("admin_complaint.text.hint"), Kind: "area", Most: 4 * complaint.TextMost, Must: true},
		service,
		{Name: "number", Label: v.T("admin_complaint.number"), Kind: "code", Most: 4 * complaint.NumberMost},
		{Name: "contact", Label: v.T("admin_complaint.contact"), Hint: v.T("admin_complaint.contact.hint"), Kind: "text", Most: 4 * complaint.ContactMost},
	}}
}

// AddComplaint answers POST /admin/pengaduan/baru. The code of its page is shown once, to be handed over.
func (a *Admin) AddComplaint(v *View) error {
	form := a.complaintForm(v).Read(v)
	again := func() error {
		return a.newComplaint(v).Again("complaint_new", v.T("admin_complaint.new"), form)
	}
	if form.Bad() {
		return again()
	}
	do := complaint.Receive{
		Way: complaint.Way(form.Value("way")), Kind: complaint.Kind(form.Value("kind")), Service: form.Value("service"),
		Text: form.Value("text"), Contact: form.Value("contact"), Number: form.Value("number"),
	}
	do.Digest = edge.Digest("complain", do)
	do.Code = public.NewComplaintCode()
	made, err := a.office.Complaints.Receive(v.Who.Name, "desk "+a.office.SessionID(v.c)+" "+v.c.FormValue("request_id"), do)
	if refusal, ok := errors.AsType[*problem.Error](err); ok && refusal.Code == "bad_field" && form.has(refusal.Field) {
		sentence := v.T("admin_complaint.wrong.odd")
		if most, long := refusal.Also["most"]; long {
			sentence = v.T("admin_complaint.wrong.long", "n", most)
		}
		form.Fail(refusal.Field, sentence)
		return again()
	}
	if err != nil {
		return err
	}
	if err := v.Note("complaint.received", made.String(), map[string]any{"service": made.Service}); err != nil {
		return err
	}
	once := a.secrets.put(made.String()+" "+made.Private.Code, a.office.SessionID(v.c), time.Now())
	return v.Done("/admin/pengaduan/baru/"+once, "admin_complaint.said.received")
}

type complaintHandedOver struct{ Ref, Code, URL, FirstDue, Due string }

// ComplaintSlip answers GET /admin/pengaduan/baru/{once}: the number, the code and the days of a complaint that was just
// written down, once.
func (a *Admin) ComplaintSlip(v *View) error {
	kept := a.secrets.take(v.c.Params("once"), a.office.SessionID(v.c), time.Now())
	typed, code, ok := strings.Cut(kept, " ")
	ref, known := complaint.ParseRef(typed)
	if !ok || !known {
		return a.newComplaint(v).Show("complaint_slip", v.T("admin_complaint.slip"), complaintHandedOver{})
	}
	e, _, err := a.office.Complaints.Book.ComplaintAt(ref)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	return a.newComplaint(v).Show("complaint_slip", v.T("admin_complaint.slip"), complaintHandedOver{
		Ref: ref.String(), Code: public.Grouped(code), URL: public.ComplaintURL(a.office, code), FirstDue: v.day(e.FirstDue), Due: v.day(e.Due),
	})
}
