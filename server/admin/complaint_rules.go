package admin

import (
	"strconv"

	"antrean/office/setup"
)

func (a *Admin) complaintRules(v *View) *Form {
	now := a.office.Setup().Document.Complaints
	form := &Form{Action: "/admin/pengaduan/aturan", Fields: []*Field{
		{Name: "take", Label: v.T("admin_complaint.rules.take"), Hint: v.T("admin_complaint.rules.take.hint"), Kind: "check"},
		{Name: "keep_days", Label: v.T("admin_complaint.rules.keep"), Hint: v.T("admin_complaint.rules.keep.hint"), Kind: "number", Value: strconv.Itoa(now.Keep()), Most: 8, Must: true,
			Unit: v.T("admin_complaint.rules.days"), Least: setup.KeepDaysLeast, MostN: setup.KeepDaysMost},
	}}
	if !now.Shut {
		form.Field("take").Value = "yes"
	}
	return v.deciding(form)
}

// ComplaintRules answers GET /admin/pengaduan/aturan: whether phones may send complaints, and how long they are kept.
func (a *Admin) ComplaintRules(v *View) error {
	return v.Under(complaintCrumb(v)).Show("complaint_rules", v.T("admin_complaint.rules"), a.complaintRules(v))
}

// ChangeComplaintRules answers POST /admin/pengaduan/aturan.
func (a *Admin) ChangeComplaintRules(v *View) error {
	form := a.complaintRules(v).Read(v)
	place := func(path string) string {
		if path == "complaints.keep_days" {
			return "keep_days"
		}
		return ""
	}
	in, err := v.decide(form, place, func(d *setup.Document) error {
		d.Complaints = setup.Complaints{Shut: form.Value("take") == "", KeepDays: form.Int("keep_days")}
		if d.Complaints.KeepDays == setup.KeepDaysUsual {
			d.Complaints.KeepDays = 0
		}
		return nil
	})
	switch {
	case err == errAgain:
		return v.Under(complaintCrumb(v)).retry(form, "complaint_rules", v.T("admin_complaint.rules"), form)
	case err != nil:
		return err
	}
	return v.decided(form, in, "setup.complaint_rules", "", "/admin/pengaduan/aturan")
}
