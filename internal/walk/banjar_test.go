package walk

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// walkBanjar is one whole visit under the gate of Kota Banjar: the number comes from the front office.
func walkBanjar(t *testing.T, b *browser, o *office) {
	wall := b.open(t, o, "board", "/board/"+o.Zones[0], wallScreen, "id")
	wall.shows(wall.say.T("board.welcome"))
	wall.look("idle")
	tray := b.open(t, o, "printer", "/emulator/kiosk", deskScreen, "id")
	tray.shows(tray.say.T("emulator.empty"))
	kiosk := b.atKiosk(t, o, "id")
	front := b.atFrontOffice(t, o)
	front.look("idle")

	code := declareAll(kiosk)
	check := o.paper(t, 1)
	if !strings.Contains(digits(check.text()), code) {
		t.Errorf("the check slip does not hold the code %s:\n%s", code, check.text())
	}
	kiosk.shows(kiosk.say.T("kiosk.take_slip"))
	kiosk.look("check slip")
	kiosk.leave()

	number, address := confirm(front, o, code)
	phone := b.open(t, o, "phone", strings.TrimPrefix(address, strings.ToUpper(o.Base)), phoneGlass, "id")
	phone.shows(number)
	phone.shows("Anda di urutan")
	phone.look("waiting")
	tray.until("both papers in the tray", func() bool { return len(tray.query("image")) == 2 })
	tray.look("tray")

	counter := b.atCounter(t, o, 1)
	counter.shows(number)
	counter.look("ready")
	wall.until("the board's voice is taken", func() bool { return o.board(t).Voice.Speaker != nil })
	counter.space("next", "start")
	called(t, o, counter, wall, phone, number)
	serve(counter, phone, number)
	boardGoesOn(t, b, o, kiosk, front, counter, wall, number)
}

var fourDigits = regexp.MustCompile(`^\d{4}$`)

// digits is a text without the spaces inside its numbers: "47 19" is 4719.
func digits(text string) string {
	return regexp.MustCompile(`(\d) +(\d)`).ReplaceAllString(text, "$1$2")
}

// declareAll answers "Ada" row by row as an Indonesian citizen and gets the code of the check.
func declareAll(k *visitor) string {
	k.t.Helper()
	k.look("start")
	k.press("button", k.say.T("kiosk.begin"))
	k.find("heading", k.say.T("kiosk.services_title"))
	k.look("services")
	k.press("button", k.say.T("kiosk.back"))
	k.choose("kk-rusak")
	k.look("checklist")
	foreigners(k)
	for _, r := range k.service.Requirements {
		if r.When == nil { // the others are for foreigners
			k.answer(r.ID, "kiosk.yes")
		}
	}
	k.look("checklist full")
	k.press("button", k.say.T("kiosk.continue"))
	k.look("confirm")
	k.press("button", k.say.T("kiosk.print_check"))
	code := k.code()
	if !fourDigits.MatchString(code) {
		k.t.Errorf("check code %q, want four digits", code)
	}
	return code
}

// foreigners switches to a foreign national, whose checklist has one requirement more, and back to WNI.
func foreigners(k *visitor) {
	k.t.Helper()
	sentence := k.say.T("kiosk.tally_open", "n", len(k.service.Requirements))
	k.hides(sentence)
	k.flip("Orang Asing", "true")
	k.shows(sentence)
	k.look("checklist of a foreigner")
	k.turnTo(k.service.requirement(k.t, "kitap").Label["id"])
	k.look("checklist of a foreigner, page 2")
	k.press("button", k.say.T("kiosk.back"))
	k.turnTo(k.service.Requirements[0].Label["id"])
	k.flip("Orang Asing", "false")
	k.until("the requirement is gone", func() bool { return !strings.Contains(plain(k.text()), plain(sentence)) })
}

// flip turns a switch and waits until it stands as wanted.
func (x *tab) flip(name, want string) {
	x.t.Helper()
	x.press("switch", name)
	x.until(name+" is "+want, func() bool { return x.find("switch", name).states["checked"] == want })
}

// confirm finds the check at the front office, says "Lengkap" and returns the number with the address on its paper.
func confirm(front *tab, o *office, code string) (number, address string) {
	t := front.t
	t.Helper()
	pair := code[:2] + " " + code[2:]
	front.find("button", pair)
	front.look("one waits")
	front.press("button", pair)
	front.look("check")
	before := len(o.slips(t))
	front.pressFor("Lengkap, beri nomor", front.say.T("frontoffice.given"))
	front.look("given")
	paper := o.paper(t, before+1)
	address = scan(t, paper.picture(t))
	number = regexp.MustCompile(`[A-Z]-\d{3}`).FindString(paper.text())
	front.shows(number)
	if !strings.HasPrefix(address, strings.ToUpper(o.Base)+"/T/") {
		t.Errorf("the paper's code says %q, want an address below %s", address, o.Base)
	}
	return number, address
}

// called says what everybody must see, and the hall hear, once a number is called to counter 1.
func called(t *testing.T, o *office, counter, wall, phone *tab, number string) {
	t.Helper()
	said := wall.announces(o)
	if !strings.Contains(said.text, number) || !strings.Contains(said.text, "loket 1") {
		t.Errorf("the hall hears %q, want %s and loket 1", said.text, number)
	}
	counter.shows(number)
	phone.shows("Silakan ke Loket 1")
	wall.shows(wall.say.T("board.said", "number", number, "counter", 1))
	wall.look("call")
	wall.hears(said)
	counter.look("called")
	phone.look("called")
}

// serve starts and finishes the visit with the space bar.
func serve(counter, phone *tab, number string) {
	counter.t.Helper()
	counter.space("start", "finish")
	counter.look("serving")
	phone.shows(phone.say.T("phone.serving", "counter", 1))
	phone.look("serving")
	counter.space("finish", "next")
	counter.shows(counter.say.T("counter.waiting.none"))
	counter.look("nobody waits")
	phone.find("heading", phone.say.T("phone.done"))
	phone.hides("Silakan menunggu di ruang tunggu")
	phone.look("done")
}

// boardGoesOn sends a second visitor through, faster: the board shows the new call and remembers the first.
func boardGoesOn(t *testing.T, b *browser, o *office, kiosk *visitor, front, counter, wall *tab, first string) {
	t.Helper()
	front.pressFor(front.say.T("frontoffice.next"), front.say.T("frontoffice.idle.none.lead"))
	kiosk.choose("kk-rusak")
	kiosk.press("button", kiosk.say.T("kiosk.all"))
	kiosk.press("button", kiosk.say.T("kiosk.print_check"))
	code := kiosk.code()
	front.find("button", code[:2]+" "+code[2:])
	front.keys(code + "\r") // as a scanner types it
	front.pressFor(front.say.T("frontoffice.do.confirm"), front.say.T("frontoffice.given"))
	counter.until("somebody waits", func() bool { return o.waiting(t) == 1 })
	counter.space("next", "start")
	wall.until("the second call beside the first", func() bool {
		text := wall.text()
		return strings.Contains(text, "A-002") && strings.Contains(text, first)
	})
	wall.look(fmt.Sprint("after ", first))
}
