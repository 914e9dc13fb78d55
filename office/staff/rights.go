package staff

import "slices"

// A Capability is something that some roles may do and others may not.
type Capability string

// The capabilities. What each one opens is said in docs/rights.md, which a test compares with the table.
const (
	OwnAccount    Capability = "own_account"
	ActAtCounter  Capability = "act_at_counter"
	CheckPapers   Capability = "check_papers"
	HandleCases   Capability = "handle_cases"
	SeePrinters   Capability = "see_printers"
	Supervise     Capability = "supervise"
	ManagePeople  Capability = "manage_people"
	ManageDevices Capability = "manage_devices"
	ManageOffice  Capability = "manage_office"
	SeeReports    Capability = "see_reports"
	SeeAudit      Capability = "see_audit"
	Export        Capability = "export"
	Erase         Capability = "erase"

	EnterComplaints  Capability = "enter_complaints"
	AnswerComplaints Capability = "answer_complaints"
	ReportHealth     Capability = "report_health"
	ManageMessages   Capability = "manage_messages"
)

// rights is the one table of who may do what. What does not stand here is denied.
var rights = []struct {
	capability Capability
	roles      []Role
}{
	{OwnAccount, []Role{Operator, FrontOffice, BackOffice, Supervisor, Admin, Auditor}},
	{ActAtCounter, []Role{Operator, Supervisor, Admin}},
	{CheckPapers, []Role{FrontOffice, Supervisor, Admin}},
	{HandleCases, []Role{Operator, BackOffice, Supervisor, Admin}},
	{SeePrinters, []Role{Operator, FrontOffice, Supervisor, Admin}},
	{Supervise, []Role{Supervisor, Admin}},
	{ManagePeople, []Role{Admin}},
	{ManageDevices, []Role{Admin}},
	{ManageOffice, []Role{Admin}},
	{SeeReports, []Role{Supervisor, Admin, Auditor}},
	{SeeAudit, []Role{Supervisor, Admin, Auditor}},
	{Export, []Role{Supervisor, Admin, Auditor}},
	{Erase, []Role{Admin}},
	{EnterComplaints, []Role{FrontOffice, Supervisor, Admin}},
	{AnswerComplaints, []Role{Supervisor, Admin}},
	{ReportHealth, []Role{Operator, FrontOffice, Supervisor, Admin}},
	{ManageMessages, []Role{Supervisor, Admin}},
}

// Capabilities lists every capability, in the order of the table.
func Capabilities() []Capability {
	out := make([]Capability, 0, len(rights))
	for _, row := range rights {
		out = append(out, row.capability)
	}
	return out
}

// Can reports whether a role may do something.
func (r Role) Can(capability Capability) bool {
	for _, row := range rights {
		if row.capability == capability {
			return slices.Contains(row.roles, r)
		}
	}
	return false
}

// May reports whether one of the account's roles may do something.
func (a Account) May(capability Capability) bool {
	return slices.ContainsFunc(a.Roles, func(r Role) bool { return r.Can(capability) })
}
