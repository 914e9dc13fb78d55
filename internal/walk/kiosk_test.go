package walk

import (
	"strings"
	"testing"

	"antrean/internal/words"
)

// A visitor stands at a kiosk.
type visitor struct {
	*tab
	o       *office
	lang    string
	service service
}

// atKiosk puts a visitor in front of the office's kiosk.
func (b *browser) atKiosk(t *testing.T, o *office, lang string, early ...string) *visitor {
	t.Helper()
	path := "/kiosk#" + o.Devices["kiosk"]
	v := &visitor{tab: b.open(t, o, "kiosk", path, kioskGlass, words.Default, early...), o: o, lang: words.Default}
	v.find("button", v.say.T("kiosk.begin"))
	v.speak(lang)
	return v
}

// speak chooses the language on the start screen by its own name.
func (v *visitor) speak(lang string) {
	v.t.Helper()
	tongues := v.find("group", v.say.T("kiosk.language"))
	v.lang, v.say = lang, words.In(lang)
	v.press("button", v.say.T("common.language"), tongues)
	v.find("button", v.say.T("kiosk.begin"))
}

// choose goes from the start screen to the checklist of a service.
func (v *visitor) choose(id string) {
	v.t.Helper()
	v.service = v.o.service(v.t, id)
	v.press("button", v.say.T("kiosk.begin"))
	v.press("button", v.service.Short[v.lang])
	v.find("heading", v.say.T("kiosk.check_title"))
}

// answer says one thing about one requirement, on whichever page of the checklist it stands.
func (v *visitor) answer(id, key string) {
	v.t.Helper()
	label := v.service.requirement(v.t, id).Label[v.lang]
	v.turnTo(label)
	group := v.find("group", label)
	v.press("button", v.say.T(key), group)
	v.until(label+" is answered", func() bool { return v.said(id) == key })
}

// turnTo turns the pages of the checklist, forwards, until a card is there.
func (v *visitor) turnTo(label string) {
	v.t.Helper()
	v.until("the card "+label, func() bool {
		if v.there("group", label) {
			return true
		}
		before := v.text()
		v.press("button", v.say.T("kiosk.continue"))
		v.until("the page has turned", func() bool { return v.text() != before })
		return false
	})
}

// said reads what stands answered for a requirement on this page: the key of the pressed button, or "".
func (v *visitor) said(id string) string {
	v.t.Helper()
	groups := v.fitting("group", v.service.requirement(v.t, id).Label[v.lang])
	if len(groups) != 1 {
		return ""
	}
	for _, button := range v.query("button", groups[0]) {
		if button.states["pressed"] != "true" {
			continue
		}
		for _, key := range []string{"kiosk.yes", "kiosk.not_yet", "kiosk.not_owned", "kiosk.not_filled"} {
			if plain(button.name) == plain(v.say.T(key)) {
				return key
			}
		}
	}
	return ""
}

// code reads the code on the glass: of a check or of a list.
func (v *visitor) code() string {
	v.t.Helper()
	v.until("a code", func() bool { return eval[bool](v.tab, `!!document.querySelector('[data-code]')`) })
	return eval[string](v.tab, `document.querySelector('[data-code]').dataset.code`)
}

// number reads the queue number on the glass.
func (v *visitor) number() string {
	v.t.Helper()
	v.until("a number", func() bool { return eval[bool](v.tab, `!!document.querySelector('[data-number]')`) })
	return strings.TrimSpace(eval[string](v.tab, `document.querySelector('[data-number]').textContent`))
}

// leave ends the visit and leaves the kiosk to the next person.
func (v *visitor) leave() {
	v.t.Helper()
	key := "kiosk.done"
	if v.there("button", v.say.T("kiosk.photo_done")) {
		key = "kiosk.photo_done"
	}
	at := words.In(words.Default)                // the next person begins in the office's own language
	if !v.there("button", at.T("kiosk.begin")) { // whoever looked at other screens for long finds it at the start again
		v.press("button", v.say.T(key))
	}
	v.lang, v.say = words.Default, at
	v.find("button", v.say.T("kiosk.begin"))
}
