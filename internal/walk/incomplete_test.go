package walk

import (
	"strings"
	"testing"
)

// walkIncomplete is a visit where an office gives numbers to complete files only: a list to take home, an officer to
// ask, and the way back into the same checklist.
func walkIncomplete(t *testing.T, b *browser, o *office) {
	counter := b.atCounter(t, o, 1)
	kiosk := b.atKiosk(t, o, "id")
	declareBut(kiosk, lacking)
	kiosk.press("button", kiosk.say.T("kiosk.print_list"))
	code := kiosk.code()
	list := o.paper(t, 1)
	kiosk.shows(kiosk.say.T("kiosk.take_slip"))
	kiosk.look("list")
	kiosk.onlyMissing(list, "slip.list.bring", "slip.list.have", lacking)
	if !strings.Contains(plain(list.text()), plain(code)) {
		t.Errorf("the list does not hold the code %s:\n%s", code, list.text())
	}
	home := b.open(t, o, "list on the phone", "/c/"+code, phoneGlass, "id")
	home.shows(home.say.T("phone.list.bring"))
	home.shows(kiosk.service.requirement(t, lacking).Label["id"])
	home.look("list")
	kiosk.leave()

	resume(kiosk, func() {
		kiosk.press("button", kiosk.say.T("kiosk.have_code"))
		kiosk.find("heading", kiosk.say.T("kiosk.code_title"))
		for _, letter := range code {
			kiosk.press("button", string(letter))
		}
		kiosk.look("code")
		kiosk.press("button", kiosk.say.T("kiosk.continue"))
	})
	ringForHelp(kiosk, counter)
	kiosk.press("button", kiosk.say.T("kiosk.back"))
	kiosk.press("button", kiosk.say.T("kiosk.back"))
	kiosk.find("button", kiosk.say.T("kiosk.begin"))

	resume(kiosk, func() { kiosk.keys(scan(t, list.picture(t)) + "\r") }) // as a scanner types it
	kiosk.answer(lacking, "kiosk.yes")
	kiosk.press("button", kiosk.say.T("kiosk.continue"))
	kiosk.press("button", kiosk.say.T("kiosk.take_number"))
	number := kiosk.number()
	kiosk.shows(kiosk.say.T("kiosk.take_paper"))
	kiosk.look("number at last")
	if o.waiting(t) != 1 {
		t.Errorf("%d people wait with %s, want one", o.waiting(t), number)
	}
}

// resume enters a code in some way and holds the checklist to what was answered before: all but one.
func resume(k *visitor, enter func()) {
	k.t.Helper()
	enter()
	k.find("heading", k.say.T("kiosk.check_title"))
	k.shows(k.say.T("kiosk.tally_open", "n", 1))
	for _, r := range k.service.Requirements {
		want := "kiosk.yes"
		switch {
		case r.ID == lacking:
			want = ""
		case r.Third == "not_owned":
			want = "kiosk.not_owned"
		}
		k.turnTo(r.Label[k.lang])
		if got := k.said(r.ID); got != want {
			k.t.Errorf("%s: the answer restored is %q, want %q", r.ID, got, want)
		}
	}
	for k.there("button", k.say.T("kiosk.continue")) && !k.there("group", k.service.Requirements[0].Label[k.lang]) {
		k.press("button", k.say.T("kiosk.back"))
	}
	k.look("resumed")
}

// ringForHelp calls an officer from the kiosk; the counter rings, somebody answers, and the kiosk says so.
func ringForHelp(k *visitor, counter *tab) {
	k.t.Helper()
	k.press("button", k.say.T("kiosk.ring"))
	counter.shows(counter.say.T("staff.ring.title"))
	k.shows(k.say.T("kiosk.ring_rung"))
	k.look("officer called")
	counter.look("ringing")
	counter.press("button", counter.say.T("staff.ring.come"))
	k.shows(k.say.T("kiosk.ring_answered"))
	k.look("officer comes")
	counter.look("answered")
}
