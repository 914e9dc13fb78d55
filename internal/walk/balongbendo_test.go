package walk

import (
	"strings"
	"testing"

	"antrean/internal/words"
)

// lacking is the one requirement that the visitors of Balongbendo come without.
const lacking = "ktp_ortu"

// walkFlagged is a visit under the gate of Balongbendo, in one language: one requirement is missing, so the number
// comes at once and is marked.
func walkFlagged(lang string) func(*testing.T, *browser, *office) {
	return func(t *testing.T, b *browser, o *office) {
		counter := b.atCounter(t, o, 1)
		kiosk := b.atKiosk(t, o, lang)
		declareBut(kiosk, lacking)
		label := kiosk.service.requirement(t, lacking).Label
		kiosk.press("button", kiosk.say.T("kiosk.take_number")+" "+kiosk.say.T("kiosk.take_flagged"))
		kiosk.press("button", kiosk.say.T("kiosk.take_number"))
		number := kiosk.number()
		kiosk.shows(kiosk.say.T("kiosk.flagged_list", "list", label[lang]))
		paper := o.paper(t, 1)
		kiosk.shows(kiosk.say.T("kiosk.take_paper"))
		kiosk.look("number")
		if !strings.Contains(paper.text(), number) {
			t.Errorf("the glass says %s, the paper\n%s", number, paper.text())
		}
		kiosk.onlyMissing(paper, "slip.ticket.missing", "slip.ticket.returned", lacking)

		address := scan(t, paper.picture(t))
		if onGlass := scan(t, kiosk.glass()); onGlass != address {
			t.Errorf("the code on the glass says %q, on paper %q", onGlass, address)
		}
		phone := b.open(t, o, "phone", strings.TrimPrefix(address, strings.ToUpper(o.Base)), phoneGlass, lang)
		phone.shows(number)
		phone.find("heading", phone.say.T("phone.waiting.incomplete"))
		phone.shows(label[lang])
		phone.look("waiting incomplete")
		kiosk.leave()

		counter.shows(number)
		counter.shows(counter.say.T("counter.tag.incomplete"))
		counter.look("incomplete is next")
		counter.space("next", "start")
		counter.shows(label["id"])
		counter.look("incomplete")
		if lang == words.Default {
			sendBack(counter, phone, number, label[lang])
		} else {
			neverCame(counter, phone, number)
		}
	}
}

// declareBut answers the checklist with "Belum" for one requirement, "Tidak punya" for the school certificate and
// "Ada" for the rest, and goes on to what is missing.
func declareBut(k *visitor, without string) {
	k.t.Helper()
	k.look("start")
	k.choose("kk-tambah-biodata")
	for _, r := range k.service.Requirements {
		switch {
		case r.ID == without:
			k.answer(r.ID, "kiosk.not_yet")
		case r.Third == "not_owned":
			k.answer(r.ID, "kiosk.not_owned")
		default:
			k.answer(r.ID, "kiosk.yes")
		}
	}
	k.look("checklist short")
	k.press("button", k.say.T("kiosk.continue"))
	k.find("heading", k.say.T("kiosk.bring_one", "what", k.service.requirement(k.t, without).Label[k.lang]))
	k.look("missing")
}

// onlyMissing holds a slip to naming exactly one requirement between two of its sentences.
func (v *visitor) onlyMissing(paper slip, from, to, id string) {
	v.t.Helper()
	text := plain(paper.text())
	_, list, ok := strings.Cut(text, plain(v.say.T(from)))
	if !ok {
		v.t.Errorf("the slip does not say %q:\n%s", v.say.T(from), paper.text())
		return
	}
	list, _, ok = strings.Cut(list, plain(v.say.T(to)))
	if !ok {
		v.t.Errorf("the slip does not say %q after %q:\n%s", v.say.T(to), v.say.T(from), paper.text())
	}
	for _, r := range v.service.Requirements {
		if named := strings.Contains(list, plain(r.Label[v.lang])); named != (r.ID == id) {
			v.t.Errorf("the slip's list of what is missing names %q: %t\n%s", r.Label[v.lang], named, paper.text())
		}
	}
}

// sendBack lets the visitor wait once more, then serves and returns the papers for what is missing, by the keyboard.
func sendBack(counter, phone *tab, number, label string) {
	counter.t.Helper()
	counter.repeat("back in line", func() bool { return counter.isBig("next") }, func() { counter.keys("q") })
	counter.shows(counter.say.T("counter.done.requeue", "number", number))
	counter.look("back in line")
	phone.shows("Anda di urutan ke-1")
	counter.space("next", "start")
	counter.space("start", "finish")
	counter.repeat("the return dialog", func() bool { return counter.there("dialog", counter.say.T("counter.return.title", "number", number)) }, func() { counter.keys("k") })
	counter.look("return dialog")
	counter.repeat("nobody at the counter", func() bool { return counter.isBig("next") }, func() { counter.keys("\r") })
	phone.find("heading", phone.say.T("phone.returned"))
	phone.shows(label)
	phone.look("returned")
}

// neverCame calls again and then gives up; the phone says how to be called again.
func neverCame(counter, phone *tab, number string) {
	counter.t.Helper()
	counter.press("button", "EN, "+counter.say.T("staff.language.en"))
	counter.say = words.In("en")
	again := plain(counter.say.T("counter.done.recall", "number", number, "time", ""))
	counter.repeat(again, func() bool { return strings.Contains(plain(counter.text()), again) }, func() { counter.keys("r") })
	counter.look("called again in English")
	counter.repeat("nobody at the counter", func() bool { return counter.isBig("next") }, func() { counter.keys("n") })
	phone.find("heading", phone.say.T("phone.no_show"))
	phone.look("no show")
	counter.keys("/")
	counter.find("dialog", counter.say.T("counter.find.title"))
	counter.shows(number)
	counter.look("find dialog")
	counter.keys("\x1b")
	counter.keys("?")
	counter.find("dialog", counter.say.T("counter.help.title"))
	counter.look("help dialog")
}
