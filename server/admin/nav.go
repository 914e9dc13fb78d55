package admin

import (
	"strings"

	"antrean/server/edge"
)

// A Place is a page that the navigation leads to.
type Place struct {
	Path  string
	Key   string // of its name; the sentence of its card stands at Key and ".lead"
	Icon  string // in icons.html
	Right edge.Right
	Group string // key of the heading it stands under
}

// places is every page of the navigation, in its order. A page that is added adds a row.
var places = []Place{
	{"/admin", "admin.home", "home", edge.SignedIn, ""},
	{"/admin/office", "admin.office", "office", edge.ManageOffice, "admin.group.office"},
	{"/admin/services", "admin.services", "list", edge.ManageOffice, "admin.group.office"},
	{"/admin/gates", "admin.gates", "gate", edge.ManageOffice, "admin.group.office"},
	{"/admin/counters", "admin.counters", "desk", edge.ManageOffice, "admin.group.office"},
	{"/admin/hours", "admin.hours", "clock", edge.ManageOffice, "admin.group.office"},
	{"/admin/quotas", "admin.quotas", "ticket", edge.ManageOffice, "admin.group.office"},
	{"/admin/rules", "admin.rules", "rules", edge.ManageOffice, "admin.group.office"},
	{"/admin/survei", "admin.survey", "talk", edge.ManageOffice, "admin.group.office"},
	{"/admin/berkas", "admin.cases", "papers", edge.ManageOffice, "admin.group.office"},
	{"/admin/printers", "admin.machines", "printer", edge.ManageOffice, "admin.group.office"},
	{"/admin/boards", "admin.boards", "board", edge.ManageOffice, "admin.group.office"},
	{"/admin/pengumuman", "admin.announce", "sound", edge.ManageOffice, "admin.group.office"},
	{"/admin/suara", "admin.voice", "microphone", edge.ManageOffice, "admin.group.office"},
	{"/admin/people", "admin.people", "people", edge.ManagePeople, "admin.group.access"},
	{"/admin/devices", "admin.devices", "device", edge.ManageDevices, "admin.group.access"},
	{"/admin/sessions", "admin.sessions", "session", edge.ManagePeople, "admin.group.access"},
	{"/admin/history", "admin.history", "clock", edge.ManageOffice, "admin.group.care"},
	{"/admin/backup", "admin.backup", "copy", edge.ManageOffice, "admin.group.care"},
	{"/admin/audit", "admin.audit", "audit", edge.SeeAudit, "admin.group.look"},
	{"/laporan", "admin.reports", "chart", edge.SeeReports, "admin.group.look"},
	{"/admin/notices", "admin.notices", "board", edge.Supervise, "admin.group.work"},
	{"/supervisor", "admin.supervisor", "eye", edge.Supervise, "admin.group.work"},
	{"/kesehatan", "admin.health", "pulse", edge.ReportHealth, "admin.group.work"},
	{"/admin/pesan", "admin.messages", "letter", edge.ManageMessages, "admin.group.work"},
	{"/printers", "admin.printers", "printer", edge.CounterDesk, "admin.group.work"},
	{"/counter", "admin.counter", "desk", edge.AtCounter, "admin.group.work"},
	{"/front-office", "admin.frontoffice", "papers", edge.AtDesk, "admin.group.work"},
	{"/admin/pengaduan", "admin.complaints", "letter", edge.AnswerComplaints, "admin.group.work"},
	{"/admin/pengaduan/baru", "admin.complaint_new", "add", edge.EnterComplaints, "admin.group.work"},
	{"/admin/account", "admin.account", "key", edge.SignedIn, "admin.group.own"},
}

// Places lists every page of the navigation.
func Places() []Place { return append([]Place(nil), places...) }

type navGroup struct {
	Label string
	Items []navItem
}

type navItem struct {
	Path, Label, Lead, Icon string
	On                      bool
}

// nav is the navigation of whoever asks: what the role may not open does not stand there.
func (v *View) nav() []navGroup {
	var groups []navGroup
	for _, p := range places {
		if !v.May(p.Right) || v.Who.MustChange && p.Path != "/admin/account" {
			continue
		}
		label := ""
		if p.Group != "" {
			label = v.T(p.Group)
		}
		if len(groups) == 0 || groups[len(groups)-1].Label != label {
			groups = append(groups, navGroup{Label: label})
		}
		last := &groups[len(groups)-1]
		on := v.Path == p.Path || p.Path != "/admin" && strings.HasPrefix(v.Path, p.Path+"/")
		item := navItem{Path: p.Path, Label: v.T(p.Key), Icon: p.Icon, On: on}
		if p.Path != "/admin" {
			item.Lead = v.T("admin." + strings.TrimPrefix(p.Key, "admin.") + ".lead")
		}
		last.Items = append(last.Items, item)
	}
	return groups
}
