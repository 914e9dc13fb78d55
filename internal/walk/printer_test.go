package walk

import (
	"strings"
	"testing"
	"time"
)

// within is how soon everyone sees that a printer has changed, and what a loaded machine may add.
const within = 3*time.Second + 2*time.Second

// walkPaperOut is a morning on which the roll ends: the kiosk knows before the tap, the number stands on the glass, staff
// see which printer it is, and after the refill a slip that broke off comes again, marked.
func walkPaperOut(t *testing.T, b *browser, o *office) {
	counter := b.atCounter(t, o, 1)
	staff := b.atPrinters(t, o)
	printer := b.open(t, o, "emulator", "/emulator/kiosk", deskScreen, "id")
	kiosk := b.atKiosk(t, o, "id")

	printer.press("button", printer.say.T("emulator.do.paper-out"))
	began := time.Now()
	kiosk.shows(kiosk.say.T("kiosk.printer.paper_out"))
	staff.shows(staff.say.T("printers.state.paper_out"))
	counter.shows("kiosk")
	if took := time.Since(began); took > within {
		t.Errorf("the end of the paper was seen everywhere after %v, want at most %v", took, within)
	}
	kiosk.look("no paper")
	staff.look("no paper")
	counter.look("no paper")
	printer.look("no paper")

	kiosk.takeNumber()
	number := kiosk.number()
	kiosk.shows(kiosk.say.T("kiosk.photo"))
	kiosk.look("number without paper")
	kiosk.leave()
	if len(o.slips(t)) != 0 {
		t.Errorf("a slip came out of a printer without paper")
	}

	printer.press("button", printer.say.T("emulator.do.refill"))
	staff.shows(staff.say.T("printers.state.ok"))
	printer.until("the paper that was waited for", func() bool { return o.whole(t, number) == 1 })
	o.tear(t, printer, kiosk)
	staff.look("a copy")
	printer.look("a copy")
}

// tear takes the paper away in the middle of a slip, puts a roll in, and waits for the marked copy.
func (o *office) tear(t *testing.T, printer *tab, kiosk *visitor) {
	t.Helper()
	number := o.breakOff(t, printer, kiosk)
	kiosk.shows(kiosk.say.T("kiosk.printer.cover_open"))
	kiosk.look("broken off")
	printer.press("button", printer.say.T("emulator.do.cover-close"))
	kiosk.shows(kiosk.say.T("kiosk.take_paper"))
	kiosk.look("copy printed")
	printer.until("a marked copy of "+number, func() bool {
		for _, s := range o.slips(t) {
			if strings.Contains(s.text(), number) && strings.Contains(s.text(), kiosk.say.T("slip.copy")) {
				return true
			}
		}
		return false
	})
}

// breakOff opens the cover while a number is printed, and returns the number. A slip takes a second: where the machine was
// busy with something else until it had fallen, the next one is tried.
func (o *office) breakOff(t *testing.T, printer *tab, kiosk *visitor) string {
	t.Helper()
	for range 5 {
		kiosk.takeNumber()
		number := kiosk.number()
		printer.until("the paper moves", func() bool {
			var shown struct{ Panel struct{ Moving bool } }
			o.get(t, "/api/v1/emulators/kiosk", &shown)
			return shown.Panel.Moving || o.whole(t, number) > 0
		})
		printer.press("button", printer.say.T("emulator.do.cover-open"))
		if o.whole(t, number) == 0 {
			return number
		}
		printer.press("button", printer.say.T("emulator.do.cover-close"))
		kiosk.leave()
	}
	t.Fatal("no slip was broken off in five trials")
	return ""
}

// whole counts the papers that fell with a number and with their end.
func (o *office) whole(t *testing.T, number string) int {
	t.Helper()
	n := 0
	for _, s := range o.slips(t) {
		if strings.Contains(s.text(), number) && strings.Contains(s.text(), "Pengaduan") {
			n++
		}
	}
	return n
}

// takeNumber takes a number for the service that asks for nothing.
func (v *visitor) takeNumber() {
	v.t.Helper()
	v.press("button", v.say.T("kiosk.begin"))
	v.service = v.o.service(v.t, "konsultasi")
	v.press("button", v.service.Short[v.lang])
	v.until("a number, or the button for one", func() bool {
		if v.there("button", v.say.T("kiosk.take_number")) {
			v.press("button", v.say.T("kiosk.take_number"))
		}
		return eval[bool](v.tab, `!!document.querySelector('[data-number]')`)
	})
}

// atPrinters opens the page of the printers and signs in.
func (b *browser) atPrinters(t *testing.T, o *office) *tab {
	t.Helper()
	x := b.open(t, o, "printers", "/printers", deskScreen, "id")
	x.find("button", x.say.T("staff.signin.go"))
	x.look("sign in")
	x.signIn(o.person(t, "supervisor"))
	x.shows(x.say.T("printers.state.ok"))
	x.look("well")
	return x
}
