package walk

import (
	"os"
	"strings"
	"testing"
)

// TestShots takes the pictures of every screen that README.md shows, from real offices with some people in them.
func TestShots(t *testing.T) {
	needsWalk(t)
	if os.Getenv("ANTREAN_SHOTS") == "" {
		t.Skip("make shots runs it")
	}
	if err := os.MkdirAll(shotsDir, 0o755); err != nil {
		t.Fatal(err)
	}
	b := startBrowser(t)
	program := buildProgram(t)
	t.Run("Banjar", func(t *testing.T) { shootBanjar(t, b, openOffice(t, program, "-office", "banjar")) })
	t.Run("Balongbendo", func(t *testing.T) { shootBalongbendo(t, b, openOffice(t, program, "-office", "balongbendo")) })
}

// shootBanjar shows the start, a checklist half answered, and the front office with three checks.
func shootBanjar(t *testing.T, b *browser, o *office) {
	front := b.atFrontOffice(t, o)
	kiosk := b.atKiosk(t, o, "id")
	kiosk.shoot("kiosk-start", tallShot)
	kiosk.choose("kk-rusak")
	kiosk.answer("f102", "kiosk.yes")
	kiosk.answer("kk_rusak", "kiosk.yes")
	kiosk.shoot("kiosk-checklist", tallShot)
	o.arrive(t, 2, "kk-rusak")
	kiosk.answer("ktp", "kiosk.yes")
	kiosk.press("button", kiosk.say.T("kiosk.continue"))
	kiosk.press("button", kiosk.say.T("kiosk.print_check"))
	code := kiosk.code()
	front.press("button", code[:2]+" "+code[2:])
	front.shows(front.say.T("frontoffice.do.confirm"))
	front.shoot("front-office", wideShot)
}

// shootBalongbendo shows what happens to somebody who comes without one paper, in an office where others wait.
func shootBalongbendo(t *testing.T, b *browser, o *office) {
	wall := b.open(t, o, "board", "/board/"+o.Zones[0], wallScreen, "id")
	counter := b.atCounter(t, o, 1)
	kiosk := b.atKiosk(t, o, "id")
	o.arrive(t, 5, "kk-tambah-biodata")
	o.calls(t, "budi", 2)
	o.calls(t, "wati", 3)
	declareBut(kiosk, lacking)
	kiosk.shoot("kiosk-missing", tallShot)
	kiosk.press("button", kiosk.say.T("kiosk.take_number")+" "+kiosk.say.T("kiosk.take_flagged"))
	kiosk.press("button", kiosk.say.T("kiosk.take_number"))
	number := kiosk.number()
	kiosk.shows(kiosk.say.T("kiosk.take_paper"))
	kiosk.shoot("kiosk-number", tallShot)

	paper := o.slips(t)[0]
	keep(t, "slip", onDesk(t, paper.picture(t)))
	address := scan(t, paper.picture(t))
	phone := b.open(t, o, "phone", strings.TrimPrefix(address, strings.ToUpper(o.Base)), phoneGlass, "id")
	phone.shows(number)
	phone.shoot("phone", int(phoneGlass.sizes[0].width))
	o.arrive(t, 3, "kk-tambah-biodata")
	callUpTo(counter, number)
	wall.shows(wall.say.T("board.said", "number", number, "counter", 1))
	wall.shoot("board", wideShot)
	counter.space("start", "finish")
	counter.shoot("counter", wideShot)
	b.atPrinters(t, o).shoot("printers", wideShot)
	shootPages(t, b, o)
}

// callUpTo serves everybody who is before a number, and calls it.
func callUpTo(counter *tab, number string) {
	counter.t.Helper()
	for {
		counter.space("next", "start")
		if counter.there("heading", number) {
			return
		}
		counter.space("start", "finish")
		counter.space("finish", "next")
	}
}

// shootPages shows the pages of who leads the office and of who sets it up.
func shootPages(t *testing.T, b *browser, o *office) {
	t.Helper()
	boss := b.open(t, o, "supervisor", "/supervisor", deskScreen, "id")
	boss.find("button", boss.say.T("staff.signin.go"))
	boss.signIn(o.person(t, "supervisor"))
	boss.shows(boss.say.T("supervisor.counters"))
	boss.shoot("supervisor", wideShot)
	admin := b.open(t, o, "admin", "/masuk?lang=id&next=%2Fadmin%2Fservices%2Fkk-tambah-biodata%2Frequirements%3Flang%3Did", deskScreen, "id")
	admin.find("button", admin.say.T("staff.signin.go"))
	admin.signIn(o.person(t, "admin"))
	admin.shows(admin.say.T("admin_services.part.requirements"))
	admin.shoot("admin", wideShot)
}
