package walk

import (
	"fmt"
	"strings"
	"testing"
)

// What applicants and staff call the stages of Balongbendo's standard.
const (
	kecVerify  = "Sedang diperiksa"
	kecReceipt = "Tanda terima diberikan"
	kecPrint   = "Sedang dicetak"
	kecSign    = "Menunggu tanda tangan elektronik"
	kecPickup  = "Siap diambil, atau cetak sendiri dari tautan di email"
)

// balongbendoCrew has one person for each role of the standard.
var balongbendoCrew = []member{
	{name: "wati", role: "operator", duties: []string{"petugas"}},
	{name: "sari", role: "operator", duties: []string{"operator_kecamatan"}},
	{name: "registrasi", role: "back_office", duties: []string{"petugas_registrasi"}},
}

// TestBalongbendosProcedure is the standard of Kecamatan Balongbendo for somebody to be added to a family card. At the
// counter: a claim slip, an outage of a day and a half, and a member of the family who collects. Online: a deadline missed
// and one met, and a card that its person prints. The times are those of the dialogues 05 to 07 of office/casefile.
func TestBalongbendosProcedure(t *testing.T) {
	needsWalk(t)
	p := beginProcedure(t, startBrowser(t), []string{"-office", "balongbendo"}, balongbendoCrew)
	y := fmt.Sprint(p.monday.Year())
	family, late, met, village := y+"-00001", y+"-00002", y+"-00003", y+"-00004"
	phone := p.withClaimSlip(family)
	p.outage(phone, family)
	p.online(late, met, village)
	p.collected(phone, family)
	p.deadlines(late, met)
	p.selfPrint(late, met, village)
	p.forgotten(p.pages[late], p.pages[met], p.pages[village])
}

// withClaimSlip is Monday at the counter: everything is there, and the claim slip says by when and to whom.
func (p *procedure) withClaimSlip(code string) (phone *tab) {
	p.t.Helper()
	k := p.kiosk
	k.choose("kk-tambah-biodata")
	k.press("button", k.say.T("kiosk.all"))
	k.press("button", k.say.T("kiosk.take_number"))
	number := k.number()
	phone = p.phone("phone of the family", scan(p.t, p.paper(p.t, 1).picture(p.t)))
	k.leave()
	counter := p.sits("wati", 1)
	p.at(0, "08.15")
	counter.on("next", "start")
	counter.on("start", "finish")
	counter.beginsFile(code)
	before := len(p.slips(p.t))
	p.at(0, "08.30")
	counter.pick(counter.choice("Lengkap"))
	counter.shows(counter.say.T("files.due"))
	claim := p.paper(p.t, before+1) // it comes out by itself
	for _, want := range []string{code, strings.TrimSuffix(p.moment(3, ""), ",  WIB"), "15.00 WIB", number, counter.say.T("application.collect.pemohon"), counter.say.T("application.collect.anggota_satu_kk")} {
		if !strings.Contains(plain(claim.text()), plain(want)) {
			p.t.Errorf("the claim slip does not say %q:\n%s", want, claim.text())
		}
	}
	p.claim = scan(p.t, claim.picture(p.t))
	phone.shows(p.moment(3, "15.00")) // three working days: Tuesday, Wednesday, Thursday
	phone.look("at work")
	counter.keys("\x1b")
	counter.on("finish", "next")
	counter.leave()
	return phone
}

// outage is SIAK down from Tuesday at ten until Wednesday at one: the kiosk and the phone say so, consulting goes on, the
// clock stands, and the promise moves by exactly 480 minutes of work.
func (p *procedure) outage(phone *tab, code string) {
	p.t.Helper()
	p.at(1, "10.00")
	p.health("wati", "SIAK", true)
	phone.find("heading", phone.say.T("application.state.pause_technical"))
	phone.look("an outage")
	k := p.kiosk
	k.shows(k.say.T("health.down", "need", k.say.T("health.need.SIAK")))
	k.look("an outage")
	k.press("button", k.say.T("kiosk.begin"))
	k.press("button", p.service(p.t, "konsultasi").Short["id"])
	k.press("button", k.say.T("kiosk.take_number"))
	k.number()
	k.leave()
	lobby := p.open("lobby", "/lobi?lang=id", phoneGlass, fieldsScript)
	p.marks.watch(lobby)
	lobby.shows(lobby.say.T("health.closed", "need", k.say.T("health.need.SIAK")))
	lobby.shows(lobby.say.T("health.open"))
	lobby.look("an outage")
	wati := p.desk("wati")
	wati.takes(code, code)
	wati.shows("Terhenti SIAK")
	wati.look("an outage")

	p.at(2, "13.00.30")
	p.health("wati", "SIAK", false)
	phone.shows(p.moment(7, "10.30")) // Thursday 15.00 and 480 minutes of work: Friday has 330, Monday's begin at eight
	phone.shows(phone.say.T("application.moved.technical"))
	phone.look("after the outage")
	p.at(2, "13.30")
	wati = p.desk("wati")
	wati.takes(code, code)
	wati.goes(kecPickup)
	phone.find("heading", phone.say.T("application.state.ready"))
}

// online registers on Thursday what came from home and through a village, and gives two back: by Friday at noon, says the
// standard, and the page says the day.
func (p *procedure) online(late, met, village string) {
	p.t.Helper()
	p.at(3, "08.50")
	sari := p.desk("sari")
	service := p.service(p.t, "kk-tambah-biodata").Short["id"]
	for _, one := range [][2]string{{late, "Pelayanan Secara Daring Mandiri"}, {met, "Pelayanan Secara Daring Mandiri"}, {village, "Pelayanan secara daring melalui Petugas"}} {
		sari.registers(service, one[1], one[0])
		sari.stands(kecVerify)
		p.pages[one[0]] = sari.page()
	}
	sari.look("registered without a number")
	for code, wrong := range map[string]string{late: "lahir", met: "nikah"} {
		sari.takes(p.pages[code], code)
		sari.returns("return", p.marks.text("hasil scan buram"), "tidak_valid", p.label("kk-tambah-biodata", wrong))
		sari.until("the card says until when", func() bool { return strings.HasPrefix(sari.seen().Dues, "Dilengkapi paling lambat") })
	}
	p.readable("a returned online application", p.pages[late], p.label("kk-tambah-biodata", "lahir"), "hasil scan buram", p.moment(4, "12.00"), "perbaiki di tempat Anda mengirimnya")
}

// collected is Thursday at nine: the wife comes, who is on the same family card.
func (p *procedure) collected(phone *tab, code string) {
	p.t.Helper()
	p.at(3, "09.00")
	counter := p.sits("wati", 1)
	counter.scans(p.claim)
	counter.find("dialog", counter.say.T("files.ask.who"))
	counter.shows(code)
	counter.hides(counter.say.T("files.who.kuasa")) // nobody with a letter of authority, says the standard
	counter.choose("files.who.anggota_satu_kk")
	counter.confirm("counter.ask.go.file-hand")
	counter.shows(counter.say.T("files.state.closed"))
	counter.leave()
	phone.find("heading", phone.say.T("application.state.handed"))
	phone.look("collected by the family")
	p.erases(phone)
}

// deadlines are Friday: one is mended a minute before noon, the other is not.
func (p *procedure) deadlines(late, met string) {
	p.t.Helper()
	missed := p.phone("phone of who is late", p.pages[late])
	missed.shows(p.moment(4, "12.00"))
	p.at(4, "11.25") // counters close at half past eleven on Fridays, the deadline is at noon all the same
	sari := p.desk("sari")
	sari.takes(met, met)
	p.at(4, "11.59")
	sari.does("mend", kecVerify)
	p.at(4, "12.00")
	missed.until("the deadline is over", func() bool { return !strings.Contains(plain(missed.text()), plain(p.moment(4, "12.00"))) })
	missed.find("heading", missed.say.T("application.state.returned")) // this office lets people mend later, and counts anew
	missed.shows(missed.say.T("application.mend_any"))
	missed.look("a deadline was missed")
	p.at(4, "13.10")
	sari.goes(kecSign)
	onTime := p.phone("phone of who was in time", p.pages[met])
	onTime.shows(p.moment(9, "15.00")) // complete on Friday: Monday, Tuesday, Wednesday

	p.at(7, "08.10")
	sari = p.desk("sari")
	sari.takes(late, late)
	sari.does("mend", kecVerify)
	p.at(7, "08.20")
	sari.goes(kecSign)
	missed.shows(p.moment(10, "15.00"))
	missed.look("mended after all")
}

// selfPrint is the end of those that came online: the signature for all three at once, one printed by its person, two
// collected.
func (p *procedure) selfPrint(late, met, village string) {
	p.t.Helper()
	sari := p.desk("sari")
	sari.takes(village, village)
	sari.goes(kecSign)
	p.at(7, "09.00")
	sari.moves(kecPickup, late, met, village)
	phone := p.phone("phone of who prints", p.pages[met])
	phone.find("heading", phone.say.T("application.state.ready"))
	phone.shows("cetak sendiri")
	p.at(7, "10.00")
	sari.takes(met, met)
	sari.press("button", sari.say.T("backoffice.act.self-print"))
	sari.stands(sari.say.T("backoffice.state.closed"))
	phone.find("heading", phone.say.T("application.state.printed"))
	phone.look("printed by its person")
	for _, code := range []string{late, village} {
		sari.takes(code, code)
		sari.hands("pemohon", "pemohon", "anggota_satu_kk")
	}
	sari.look("nothing is left")
}
