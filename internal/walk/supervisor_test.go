package walk

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
)

// bossScreen is a wall as well as the phone of who walks through the office.
var bossScreen = device{sizes: []size{{1920, 1080}, {1280, 900}, {320, 740}}}

// TestWalkSupervisor is a morning of who leads the office: counters live while people come and are served, a ticket moved,
// another put first, a counter closed with somebody before it, and all of it found in the audit.
func TestWalkSupervisor(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	boss := b.open(t, o, "supervisor", "/supervisor", bossScreen, "id")
	boss.find("button", boss.say.T("staff.signin.go"))
	boss.look("sign in")
	boss.signIn(o.person(t, "supervisor"))
	boss.shows(boss.say.T("supervisor.counters"))
	boss.look("before anybody")

	clerk := worker{o.clerk(t).c}
	o.arrive(t, 7, "kk-tambah-biodata")
	boss.shows("7 " + boss.say.T("supervisor.parked", "n", 0))
	clerk.does(t, 1, "open", "next", "start")
	boss.shows(boss.say.T("supervisor.look.serving"))
	clerk.does(t, 2, "open", "next")
	boss.shows(boss.say.T("supervisor.look.called"))
	clerk.does(t, 3, "open", "next", "finish", "next", "no-show")
	clerk.Command(t, 3, "break", map[string]any{"reason": "salat", "minutes": 15})
	clerk.Command(t, 1, "assist", map[string]any{"kind": "bantuan"})
	boss.shows(boss.say.T("supervisor.assist.at.bantuan", "counter", boss.say.T("supervisor.counter", "n", 1)))
	boss.look("at work")
	boss.press("button", boss.say.T("supervisor.assist.end"))
	boss.until("nobody calls any more", func() bool { return !boss.there("button", boss.say.T("supervisor.assist.end")) })

	bossMoves(boss)
	bossCloses(boss)
	bossSearches(boss, o)
}

// bossMoves puts a ticket first, with a reason, and hands another to a counter.
func bossMoves(boss *tab) {
	t, say := boss.t, boss.say.T
	t.Helper()
	boss.press("searchbox", say("supervisor.find"))
	boss.keys("007")
	boss.press("button", "A-007")
	boss.shows(say("supervisor.life"))
	boss.press("button", say("supervisor.do.reorder"))
	boss.look("a ticket's panel")
	send := boss.find("form", say("supervisor.do.reorder"))
	boss.press("button", say("supervisor.do.reorder"), send)
	boss.shows(say("supervisor.wrong.reason"))
	boss.look("without a reason")
	boss.press("textbox", say("supervisor.reason"))
	boss.keys("sakit, tidak kuat menunggu")
	boss.press("button", say("supervisor.do.reorder"), send)
	boss.shows(say("supervisor.done"))
	boss.shows(say("supervisor.kind.ticket_reordered.first", "number", "A-007"))
	boss.press("button", say("supervisor.do.move"))
	boss.press("combobox", say("supervisor.move.to"))
	boss.keys(say("supervisor.counter", "n", 2) + "\r")
	boss.press("textbox", say("supervisor.reason"))
	boss.keys("petugas 2 sudah tahu urusannya")
	boss.press("button", say("supervisor.do.move"), boss.find("form", say("supervisor.do.move")))
	boss.shows(say("supervisor.where.desk", "counter", 2))
	boss.press("button", say("staff.close"))
}

// bossCloses closes a counter that serves somebody: only with the person back in line.
func bossCloses(boss *tab) {
	t, say := boss.t, boss.say.T
	t.Helper()
	boss.press("button", say("supervisor.manage.of", "counter", say("supervisor.counter", "n", 1)))
	boss.press("button", say("supervisor.do.close"))
	form := boss.find("form", say("supervisor.do.close"))
	boss.press("button", say("supervisor.do.close"), form)
	boss.shows(say("supervisor.wrong.hand_over"))
	boss.look("a counter that serves")
	boss.press("checkbox", say("supervisor.handover", "number", "A-001"))
	boss.press("button", say("supervisor.do.close"), form)
	boss.shows(say("supervisor.done"))
	boss.press("button", say("staff.close"))
	boss.shows(say("supervisor.look.closed"))
	boss.shows(say("supervisor.kind.ticket_requeued", "number", "A-001", "counter", 1))
}

// bossSearches goes to the reports and the audit by the menu, and finds what was done.
func bossSearches(boss *tab, o *office) {
	t, say := boss.t, boss.say.T
	t.Helper()
	for room, there := range map[string]string{"/printers": "printers.plate", "/front-office": "frontoffice.idle.none.lead", "/counter": "counter.choose.title"} {
		boss.visit(o.Base + room)
		boss.shows(say(there))
		boss.look(room)
		boss.press("DisclosureTriangle", say("staff.rooms"))
		boss.find("link", say("staff.room.supervisor"))
		for _, v := range boss.axe() {
			t.Errorf("%s with its menu open: %s: %v", room, v.Help, v.Nodes)
		}
	}
	boss.press("link", say("staff.room.laporan"))
	boss.shows(say("report.col.issued"))
	for _, v := range boss.axe() {
		t.Errorf("the reports: %s: %v", v.Help, v.Nodes)
	}
	boss.picture("the reports")
	boss.visit(o.Base + "/admin?lang=id")
	boss.find("link", say("admin.supervisor"))
	boss.visit(o.Base + "/admin/audit?what=supervise&text=tidak+kuat")
	boss.shows("sakit, tidak kuat menunggu")
	boss.shows(say("admin.what.supervise.reorder"))
	boss.hides("petugas 2 sudah tahu")
	boss.look("the audit")
}

// A worker acts at counters without the glass between.
type worker struct{ *rig.Client }

func (w worker) does(t *testing.T, n int, actions ...string) {
	t.Helper()
	for _, action := range actions {
		if status, reply := w.Command(t, n, action, nil); status != http.StatusOK {
			t.Fatalf("%s at counter %d: %d %v", strings.ToUpper(action), n, status, reply)
		}
	}
}
