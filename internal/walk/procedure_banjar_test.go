package walk

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// What applicants and staff call the stages of Banjar's standard.
const (
	banjarVerify   = "Sedang diperiksa di loket"
	banjarInput    = "Sedang diproses" // and the request of the signature
	banjarReview   = "Diperiksa pejabat"
	banjarSign     = "Menunggu tanda tangan elektronik"
	banjarPrint    = "Sedang dicetak"
	banjarVillage  = "Dicetak dan diserahkan di desa/kelurahan"
	banjarHandover = "Siap diambil"
)

// banjarCrew has one person for each role of the standard; nobody can do another's work.
var banjarCrew = []member{
	{name: "sari", role: "operator", duties: []string{"operator_siak"}},
	{name: "dewi", role: "front_office", duties: []string{"front_office"}},
	{name: "kabid", role: "back_office", duties: []string{"subkoor_kabid_pak"}},
	{name: "kadis", role: "back_office", duties: []string{"kepala_dinas"}},
	{name: "registrasi", role: "back_office", duties: []string{"petugas_registrasi"}},
	{name: "arsip", role: "back_office", duties: []string{"arsiparis"}},
}

// TestBanjarsProcedure is the standard of Kota Banjar for a damaged family card, from the check at the kiosk to the
// archive: a foreigner whose KITAP is at home, somebody whose file the Kabid sends back, and a file from a village. The
// times are those of the dialogues 01 to 03 of office/casefile.
func TestBanjarsProcedure(t *testing.T) {
	needsWalk(t)
	p := beginProcedure(t, startBrowser(t), []string{"-office", "banjar"}, banjarCrew)
	y := fmt.Sprint(p.monday.Year())
	kitap, second, village := y+"-00001", y+"-00002", y+"-00003"
	front := p.open("front office", "/front-office", deskScreen)
	front.find("button", front.say.T("staff.signin.go"))
	front.signIn(p.crew["dewi"])
	counter := p.sits("sari", 1)

	number, address := p.comes(front, "Orang Asing")
	p.at(0, "08.10")
	phone := p.phone("phone of a foreigner", address)
	phone.shows(number)
	p.returnsForKitap(counter, phone, number, kitap)
	p.readable("a returned application", address, p.label("kk-rusak", "kitap"), "kantor imigrasi", "kapan saja pada jam layanan", "Tidak perlu mengambil nomor lagi")

	p.at(0, "08.30")
	number, address = p.comes(front, "")
	phone2 := p.phone("phone of the second", address)
	counter.on("next", "start")
	counter.on("start", "finish")
	sari := p.desk("sari")
	sari.opens(number, second)
	p.at(0, "08.35")
	sari.goes(banjarInput)
	sari.goes(banjarInput)
	sari.goes(banjarReview)
	counter.on("finish", "next")

	p.backWithKitap(counter, phone, kitap)
	p.sendsBack(phone2, second)
	p.fromTheVillage(village)
	p.signs(phone, kitap, second, village)
	p.handsOver(phone, kitap, village)
	counter.leave()
	front.leave()
	p.nextDay(phone2, second, kitap, village)

	p.erases(phone)
	p.forgotten(address, p.pages[village])
}

// comes lets somebody come who answers the checklist at the kiosk, and get the number from the front office.
func (p *procedure) comes(front *tab, citizen string) (number, address string) {
	p.t.Helper()
	k := p.kiosk
	before := len(p.slips(p.t))
	k.choose("kk-rusak")
	if citizen != "" {
		k.flip(citizen, "true")
	}
	k.press("button", k.say.T("kiosk.all"))
	k.press("button", k.say.T("kiosk.print_check"))
	code := k.code()
	if slip := p.paper(p.t, before+1); !strings.Contains(digits(slip.text()), code) {
		p.t.Errorf("the check slip does not hold the code %s:\n%s", code, slip.text())
	}
	front.press("button", code[:2]+" "+code[2:])
	front.pressFor("Lengkap, beri nomor", front.say.T("frontoffice.given"))
	ticket := p.paper(p.t, before+2)
	if !strings.Contains(ticket.text(), "IKD") {
		p.t.Errorf("the ticket does not advise of IKD:\n%s", ticket.text())
	}
	number = regexp.MustCompile(`[A-Z]-\d{3}`).FindString(ticket.text())
	front.pressFor(front.say.T("frontoffice.next"), front.say.T("frontoffice.idle.none.lead"))
	k.leave()
	return number, scan(p.t, ticket.picture(p.t))
}

// returnsForKitap calls the foreigner, opens the application at the counter and gives it back for the KITAP: that ends the
// visit too.
func (p *procedure) returnsForKitap(counter *clerk, phone *tab, number, code string) {
	p.t.Helper()
	counter.on("next", "start")
	phone.shows("Silakan ke Loket 1")
	counter.on("start", "finish")
	counter.beginsFile(code)
	p.at(0, "08.14")
	counter.choose("files.do.back")
	counter.find("dialog", counter.say.T("counter.return.title", "number", number))
	counter.shows(counter.say.T("files.return.with", "code", code))
	papers := len(p.slips(p.t))
	counter.keys("4") // the fourth row of a foreigner's checklist
	counter.peek("given back for the KITAP")
	counter.keys("\r")
	counter.big("next")
	if list := p.paper(p.t, papers+1); !strings.Contains(plain(list.text()), "kitap") {
		p.t.Errorf("the list to take home does not name the KITAP:\n%s", list.text())
	}
	phone.shows(phone.say.T("application.state.returned"))
	phone.shows(p.label("kk-rusak", "kitap"))
	phone.look("returned for the KITAP")
}

// backWithKitap takes the file back at 09.40 without a new number, and brings it to the Kabid: input, the request of the
// signature, and IKD activated on the way.
func (p *procedure) backWithKitap(counter *clerk, phone *tab, code string) {
	p.t.Helper()
	p.at(0, "09.40")
	waiting, papers := p.waiting(p.t), len(p.slips(p.t))
	counter.scans("http://antrean" + eval[string](phone, `location.pathname`)) // the code of the ticket in hand
	counter.find("dialog", counter.say.T("files.ask.what", "code", code))
	counter.choose("files.do.mend")
	counter.find("button", counter.choice("Lengkap"))
	if p.waiting(p.t) != waiting || len(p.slips(p.t)) != papers {
		p.t.Error("whoever comes back with what was missing queues again")
	}
	p.at(0, "09.45")
	counter.pick(counter.say.T("files.do.complete", "stage", banjarInput))
	counter.shows(counter.say.T("files.due"))
	phone.shows(p.moment(1, "15.00")) // one working day, to the end of its hours
	kabid := p.desk("kabid")
	kabid.takes(code, code)
	kabid.refuses("advance", "stage", banjarInput) // it is the operator's turn
	p.at(0, "09.55")
	counter.pick(counter.say.T("files.do.advance", "stage", banjarInput))
	counter.find("button", counter.say.T("files.do.advance", "stage", banjarReview))
	p.at(0, "09.58")
	counter.pick(counter.choice("Catat"))
	counter.choose("files.side.done")
	p.at(0, "10.00")
	counter.pick(counter.say.T("files.do.advance", "stage", banjarReview))
	phone.shows(banjarReview)
	counter.look("IKD was activated")
	counter.keys("\x1b")

	kadis := p.desk("kadis")
	kadis.takes(code, code)
	kadis.refuses("advance", "stage", banjarSign) // it is the Kabid's turn
}

// sendsBack lets the Kabid return another file to the operator, who tells its person.
func (p *procedure) sendsBack(phone *tab, code string) {
	p.t.Helper()
	f102 := p.label("kk-rusak", "f102")
	kabid, sari := p.desk("kabid"), p.desk("sari")
	kabid.takes(code, code)
	kabid.returns("send-back", p.marks.text("kolom 7"), "tidak_valid", f102)
	kabid.stands(banjarVerify)
	sari.takes(code, code)
	sari.stands(banjarVerify)
	sari.shows(f102)
	sari.look("sent back by the Kabid")
	sari.asks("return", p.marks.text("isi kolom 7"), "tidak_valid", f102)
	p.at(0, "10.05")
	sari.sends("return")
	phone.shows(phone.say.T("application.state.returned"))
	phone.shows(f102)
	phone.shows("isi kolom 7")
}

// fromTheVillage registers a file that the registration officer has sent, and takes it and the first one past the Kabid.
func (p *procedure) fromTheVillage(code string) {
	p.t.Helper()
	sari, kabid := p.desk("sari"), p.desk("kabid")
	sari.registers(p.service(p.t, "kk-rusak").Short["id"], "Layanan Desa/Kelurahan", code)
	p.pages[code] = sari.page()
	sari.stands(banjarVerify)
	sari.goes(banjarInput)
	sari.goes(banjarInput)
	sari.goes(banjarReview)
	p.at(0, "10.20")
	kabid.takes(code[:5]+"00001", code[:5]+"00001")
	kabid.does("amend", banjarReview) // a typing error, corrected by himself
	p.at(0, "10.21")
	kabid.moves(banjarSign, code[:5]+"00001", code)
}

// signs lets the head of the office sign both that came so far, together.
func (p *procedure) signs(phone *tab, kitap, second, village string) {
	p.t.Helper()
	phone.shows(banjarSign)
	p.at(0, "11.00")
	kadis := p.desk("kadis")
	kadis.moves(banjarPrint, kitap, village)
	kadis.peek("signed together")
	phone.shows(banjarPrint)
}

// handsOver prints at the office and at the village, hands over, and files both.
func (p *procedure) handsOver(phone *tab, kitap, village string) {
	p.t.Helper()
	p.at(0, "11.10")
	sari := p.desk("sari")
	sari.takes(kitap, kitap)
	sari.goes(banjarHandover)
	phone.find("heading", phone.say.T("application.state.ready"))
	phone.look("ready to collect")
	p.at(0, "11.15")
	sari.hands("pemohon", "pemohon") // Banjar's standard hands to nobody else
	phone.find("heading", phone.say.T("application.state.handed"))
	phone.look("handed over")

	p.at(0, "13.30")
	registrar := p.desk("registrasi")
	registrar.takes(village, village)
	registrar.stands(banjarVillage)
	registrar.hands("pemohon", "pemohon")
	p.at(0, "14.50")
	p.desk("arsip").moves(p.kiosk.say.T("backoffice.end"), kitap, village)
}

// nextDay is the second applicant's: back with the form, its promise later by exactly the working time that it was away.
func (p *procedure) nextDay(phone *tab, code string, over ...string) {
	p.t.Helper()
	p.at(1, "08.19")
	sari := p.desk("sari")
	sari.takes(code, code)
	p.at(1, "08.20.30")
	sari.does("mend", banjarVerify)
	phone.shows(p.moment(2, "13.15")) // Tuesday 15.00 and 255 minutes of work: Wednesday 13.15
	phone.shows(phone.say.T("application.moved.returned"))
	sari.goes(banjarInput)
	sari.goes(banjarInput)
	sari.goes(banjarReview)
	for _, step := range []struct{ who, to string }{{"kabid", banjarSign}, {"kadis", banjarPrint}, {"sari", banjarHandover}} {
		d := p.desk(step.who)
		d.takes(code, code)
		d.goes(step.to)
	}
	sari.hands("pemohon", "pemohon")
	arsip := p.desk("arsip")
	arsip.takes(code, code)
	arsip.files()
	for _, gone := range over {
		arsip.hides(gone)
	}
	arsip.look("everything is filed")
	phone.find("heading", phone.say.T("application.state.handed"))
}
