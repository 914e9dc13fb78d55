package admin

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"

	"antrean/internal/problem"
	"antrean/office/complaint"
	"antrean/office/staff"
	"antrean/server/edge"
)

type complaintAct struct{ At, Who, What string }

type complaintSaid struct {
	At, Who, Text string
	Office, Final bool
}

type complaintOne struct {
	Row                        complaintRow
	Path                       string
	Private                    *complaint.Private
	FirstDue, FirstAt, Due     string
	AnsweredAt, Closed, Erased string
	FirstLate, DueLate         bool
	Said                       []complaintSaid
	Acts                       []complaintAct
	Owner, Kind, Reply, Again  *Form // nil: not now
	MayClose, MayErase, Known  bool
	Seen                       int
}

// ComplaintOne answers GET /admin/pengaduan/{ref}: one complaint, with what may be done. That it was read stands in the
// audit: what people write to the office is theirs.
func (a *Admin) ComplaintOne(v *View) error {
	page, err := a.complaintAsked(v)
	if err != nil {
		return err
	}
	if page.Private != nil && v.Said == "" { // right after an act of one's own it was read anyway
		if err := v.Note("complaint.read", page.Row.Ref, nil); err != nil {
			return err
		}
	}
	return v.Under(complaintCrumb(v)).Show("complaint_one", page.Row.Ref, page)
}

func complaintCrumb(v *View) Crumb { return Crumb{v.T("admin.complaints"), "/admin/pengaduan"} }

// refAsked is the complaint that the address names.
func refAsked(v *View) (complaint.Ref, error) {
	ref, ok := complaint.ParseRef(v.c.Params("ref"))
	if !ok {
		return ref, problem.New("unknown_complaint")
	}
	return ref, nil
}

func (a *Admin) complaintAsked(v *View) (*complaintOne, error) {
	ref, err := refAsked(v)
	if err != nil {
		return nil, err
	}
	e, acts, err := a.office.Complaints.Book.ComplaintAt(ref)
	switch {
	case errors.Is(err, complaint.ErrUnknown):
		return nil, problem.New("unknown_complaint")
	case err != nil:
		return nil, problem.Wrap("unavailable", err)
	}
	return a.complaintOne(v, e, acts)
}

func (a *Admin) complaintOne(v *View, e complaint.Entry, acts []complaint.Act) (*complaintOne, error) {
	today, names := a.office.Complaints.Today(), a.complaintNames()
	page := &complaintOne{
		Row: a.complaintRow(v, &e.Complaint, today, names), Path: complaintPath(e.Ref), Private: e.Private, Seen: e.Acts,
		FirstDue: v.day(e.FirstDue), FirstAt: v.When(e.FirstAt), Due: v.day(e.Due), AnsweredAt: v.When(e.AnsweredAt), Closed: v.When(e.ClosedAt), Erased: v.When(e.ErasedAt),
		MayClose: e.State == complaint.Answered, MayErase: e.Private != nil && v.May(edge.Erase),
	}
	first, answer := e.Overdue(today)
	page.FirstLate, page.DueLate = first || e.FirstLate, answer || e.Late
	if e.Private != nil {
		for _, said := range e.Private.Said {
			page.Said = append(page.Said, complaintSaid{v.When(said.At), named(names, said.Who), said.Text, said.Who != "", said.Final})
		}
	}
	for _, act := range acts {
		page.Acts = append(page.Acts, a.complaintAct(v, act, names))
	}
	return page, a.complaintForms(v, page, e)
}

// complaintAct is an act as a line of the history.
func (a *Admin) complaintAct(v *View, act complaint.Act, names map[string]string) complaintAct {
	with := []any{"owner", named(names, act.Owner), "due", "", "kind", ""}
	if act.Due != "" {
		with[3] = v.day(act.Due)
	}
	if act.Kind != "" {
		with[5] = v.T("admin_complaint.kind." + string(act.Kind))
	}
	return complaintAct{v.When(act.At), cmp.Or(named(names, act.Who), v.T("admin_complaint.nobody")), v.T("admin_complaint.act."+act.What, with...)}
}

// complaintForms are what may be done with a complaint now.
func (a *Admin) complaintForms(v *View, page *complaintOne, e complaint.Entry) error {
	seen := func() *Field { return &Field{Name: "seen", Kind: "hidden", Value: strconv.Itoa(e.Acts), Most: 12} }
	if e.State != complaint.Closed {
		owners, err := a.complaintOwners(v)
		if err != nil {
			return err
		}
		page.Owner = &Form{Action: page.Path + "/owner", Submit: v.T("admin_complaint.owner.save"), Quiet: true, Fields: []*Field{
			{Name: "owner", Label: v.T("admin_complaint.owner"), Kind: "select", Value: cmp.Or(e.Owner, v.Who.Name), Options: owners, Must: true}, seen()}}
		page.Reply = &Form{Action: page.Path + "/reply", Submit: v.T("admin_complaint.reply.send"), Fields: []*Field{
			{Name: "text", Label: v.T("admin_complaint.reply.text"), Hint: v.T("admin_complaint.reply.hint"), Kind: "area", Most: 4 * complaint.TextMost, Must: true},
			{Name: "final", Label: v.T("admin_complaint.reply.kind"), Kind: "radio", Must: true, Options: []Option{
				{Value: "word", Label: v.T("admin_complaint.reply.word"), Hint: v.T("admin_complaint.reply.word.hint")},
				{Value: "answer", Label: v.T("admin_complaint.reply.answer"), Hint: v.T("admin_complaint.reply.answer.hint")}}}, seen()}}
	}
	if e.Open() {
		page.Kind = &Form{Action: page.Path + "/kind", Submit: v.T("admin_complaint.kind.save"), Quiet: true, Fields: []*Field{kindField(v, e.Kind), seen()}}
	}
	if e.MayReopen() {
		page.Again = &Form{Action: page.Path + "/reopen", Submit: v.T("admin_complaint.reopen"), Quiet: true, Fields: []*Field{
			{Name: "again", Label: v.T("admin_complaint.reopen.text"), Hint: v.T("admin_complaint.reopen.hint"), Kind: "area", Most: 4 * complaint.TextMost, Must: true}, seen()}}
	}
	return nil
}

// kindField asks of which kind a complaint is, and says how long each may take.
func kindField(v *View, now complaint.Kind) *Field {
	field := &Field{Name: "kind", Label: v.T("admin_complaint.kind"), Kind: "radio", Value: string(now), Must: true}
	for _, kind := range complaint.Kinds() {
		field.Options = append(field.Options, Option{Value: string(kind), Label: v.T("admin_complaint.kind." + string(kind)), Hint: v.T("admin_complaint.within", "n", kind.Days())})
	}
	return field
}

// complaintOwners are those who may look after a complaint.
func (a *Admin) complaintOwners(v *View) ([]Option, error) {
	all, err := a.office.Accounts.Accounts()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	var out []Option
	for _, account := range all {
		if account.Active() && account.May(staff.AnswerComplaints) {
			out = append(out, Option{Value: account.Name, Label: account.Called()})
		}
	}
	return out, nil
}

// complaintDo does what a form of the page says. pick finds that form on the page; command reads it.
func (a *Admin) complaintDo(v *View, pick func(*complaintOne) *Form, what string, detail any, command func(*Form) complaint.Command) error {
	ref, err := refAsked(v)
	if err != nil {
		return err
	}
	page, err := a.complaintAsked(v)
	if err != nil {
		return err
	}
	form := pick(page)
	if form == nil {
		return problem.New("complaint_closed")
	}
	do := command(form.Read(v))
	if form.Bad() {
		return v.Under(complaintCrumb(v)).Again("complaint_one", page.Row.Ref, page)
	}
	seen, _ := strconv.Atoi(form.Value("seen")) // no number: what is there now counts
	_, err = a.office.Complaints.Do(ref, seen, v.Who.Name, do)
	if problem.Code(err) == "bad_field" || problem.Code(err) == "complaint_meanwhile" {
		return a.complaintAgain(v, page, form, err)
	}
	if err != nil {
		return err
	}
	if err := v.Note(what, ref.String(), detail); err != nil {
		return err
	}
	return v.Done(complaintPath(ref), "admin_complaint.said."+what[len("complaint."):])
}

// complaintAgain shows the form again with what is wrong; sent once more, it is for what is there now.
func (a *Admin) complaintAgain(v *View, page *complaintOne, form *Form, err error) error {
	refusal, _ := errors.AsType[*problem.Error](err)
	v.Title, v.Body = page.Row.Ref, page
	v.Under(complaintCrumb(v))
	if refusal.Code == "complaint_meanwhile" {
		form.Faults = append(form.Faults, v.T("admin_complaint.meanwhile"))
		form.Field("seen").Value = strconv.Itoa(page.Seen)
		return v.send(http.StatusConflict, "complaint_one")
	}
	sentence := v.T("admin_complaint.wrong.odd")
	if most, long := refusal.Also["most"]; long {
		sentence = v.T("admin_complaint.wrong.long", "n", most)
	}
	form.Fail(form.Fields[0].Name, sentence)
	return v.send(http.StatusUnprocessableEntity, "complaint_one")
}

// ComplaintOwner answers POST /admin/pengaduan/{ref}/owner.
func (a *Admin) ComplaintOwner(v *View) error {
	detail := map[string]any{}
	return a.complaintDo(v, func(p *complaintOne) *Form { return p.Owner }, "complaint.taken", detail, func(f *Form) complaint.Command {
		detail["owner"] = f.Value("owner")
		return complaint.Take{Owner: f.Value("owner")}
	})
}

// ComplaintKind answers POST /admin/pengaduan/{ref}/kind.
func (a *Admin) ComplaintKind(v *View) error {
	detail := map[string]any{}
	return a.complaintDo(v, func(p *complaintOne) *Form { return p.Kind }, "complaint.sorted", detail, func(f *Form) complaint.Command {
		detail["complaint"] = f.Value("kind")
		return complaint.Sort{Kind: complaint.Kind(f.Value("kind"))}
	})
}

// ComplaintReply answers POST /admin/pengaduan/{ref}/reply: word of how it stands, or the answer.
func (a *Admin) ComplaintReply(v *View) error {
	what := "complaint.replied"
	if v.c.FormValue("final") == "answer" {
		what = "complaint.answered"
	}
	return a.complaintDo(v, func(p *complaintOne) *Form { return p.Reply }, what, nil, func(f *Form) complaint.Command {
		return complaint.Reply{Text: f.Value("text"), Final: f.Value("final") == "answer"}
	})
}

// ComplaintReopen answers POST /admin/pengaduan/{ref}/reopen, for somebody who says at the desk that it is not enough.
func (a *Admin) ComplaintReopen(v *View) error {
	return a.complaintDo(v, func(p *complaintOne) *Form { return p.Again }, "complaint.reopened", nil, func(f *Form) complaint.Command {
		return complaint.Reopen{Text: f.Value("again")}
	})
}

// ComplaintClose answers POST /admin/pengaduan/{ref}/close.
func (a *Admin) ComplaintClose(v *View) error {
	return a.complaintPress(v, complaint.Close{}, "complaint.closed")
}

// ComplaintErase answers POST /admin/pengaduan/{ref}/erase.
func (a *Admin) ComplaintErase(v *View) error {
	return a.complaintPress(v, complaint.Erase{}, "complaint.erased")
}

// complaintPress does what a button alone says.
func (a *Admin) complaintPress(v *View, do complaint.Command, what string) error {
	ref, err := refAsked(v)
	if err != nil {
		return err
	}
	if _, err := a.office.Complaints.Do(ref, 0, v.Who.Name, do); err != nil {
		return err
	}
	if err := v.Note(what, ref.String(), nil); err != nil {
		return err
	}
	return v.Done(complaintPath(ref), "admin_complaint.said."+what[len("complaint."):])
}
