package walk

import (
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"antrean/internal/rig"
)

// tallAndWide are the two glasses a kiosk stands on.
var tallAndWide = device{sizes: []size{{1080, 1920}, {1920, 1080}}, touch: true, fixed: true}

// TestVisitOfSeveralServices is a visit for two services and three people that goes before others, misses its call
// twice, and comes back: by the number and by its slip. The board takes back what the counter undoes.
func TestVisitOfSeveralServices(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	clerk := o.clerk(t)
	wall := b.open(t, o, "board", "/board/"+o.Zones[0], wallScreen, "id")
	kiosk := b.atKiosk(t, o, "id")
	kiosk.dev = tallAndWide
	number := twoServices(kiosk)
	token := scan(t, o.paper(t, 1).picture(t))
	phone := b.open(t, o, "phone", strings.TrimPrefix(token, strings.ToUpper(o.Base)), phoneGlass, "id")
	phone.shows(phone.say.T("phone.party", "n", 3))
	phone.shows(phone.say.T("phone.priority"))
	phone.look("two services")
	phone.inTheDark("two services")

	o.arrive(t, 4, "kk-tambah-biodata")
	clerk.do(t, "open", "next", "no-show")
	phone.shows("mesin antrean")
	phone.look("missed")
	phone.inTheDark("missed")
	kiosk.w.allow("/api/v1/kiosk/rejoin", "404")
	kiosk.shown(number, "rejoined", func() { kiosk.typeNumber(number) })
	phone.find("heading", phone.say.T("phone.waiting.lead"))
	kiosk.leave()
	clerk.callAgain(t, number)
	kiosk.shown(number, "called", func() { kiosk.keys(number + "\r") })
	kiosk.shows(kiosk.say.T("kiosk.counter", "n", 1))
	kiosk.leave()
	clerk.do(t, "no-show")
	kiosk.shown(number, "rejoined", func() { kiosk.keys(token + "\r") }) // as a scanner types it
	kiosk.press("button", kiosk.say.T("kiosk.comeback.copy"))
	kiosk.shows(kiosk.say.T("kiosk.take_paper"))
	// Four more have come out for those who came meanwhile.
	if paper := o.paper(t, 6); !strings.Contains(paper.text(), number) {
		t.Errorf("the copy does not say %s:\n%s", number, paper.text())
	}
	kiosk.look("copy")
	kiosk.leave()
	kiosk.unknownNumber()

	takenBack(t, o, wall, clerk, phone, number)
}

// twoServices takes one number for two services and three people, and looks at each step of it.
func twoServices(k *visitor) string {
	k.t.Helper()
	k.look("start")
	k.choose("kk-tambah-biodata")
	k.press("button", k.say.T("kiosk.all"))
	k.find("heading", k.say.T("kiosk.confirm"))
	k.fingers()
	k.look("confirm")
	for range 3 {
		k.press("button", k.say.T("kiosk.party_more"))
	}
	k.press("button", k.say.T("kiosk.party_less"))
	k.press("button", k.say.T("kiosk.on"))
	consult := k.o.service(k.t, "konsultasi").Short["id"]
	add := func() {
		k.press("button", k.say.T("kiosk.another"))
		k.find("heading", k.say.T("kiosk.services_more"))
		k.press("button", consult)
		k.find("heading", k.say.T("kiosk.confirm"))
	}
	add()
	k.press("button", k.say.T("kiosk.drop", "service", consult))
	k.find("button", k.say.T("kiosk.another"))
	add()
	k.fingers()
	k.look("confirm two")
	k.otherModes("confirm two")
	k.press("button", k.say.T("kiosk.take_number"))
	number := k.number()
	k.shows(k.say.T("kiosk.then") + " " + consult)
	k.shows(k.say.T("kiosk.for_party", "n", 3))
	k.shows(k.say.T("kiosk.first"))
	k.shows(k.say.T("kiosk.take_paper"))
	k.look("number for two")
	k.leave()
	return number
}

// otherModes looks at the screen in each mode of the bar, and in all of them.
func (v *visitor) otherModes(state string) {
	v.t.Helper()
	modes := []string{"kiosk.larger", "kiosk.contrast", "kiosk.lower"}
	for _, mode := range modes {
		v.press("button", v.say.T(mode))
		v.look(state + ", " + v.say.T(mode))
		v.press("button", v.say.T(mode))
	}
	for _, mode := range modes {
		v.press("button", v.say.T(mode))
	}
	v.look(state + ", all three")
	for _, mode := range modes {
		v.press("button", v.say.T(mode))
	}
}

// fingers holds every key on the glass to 20 mm, by the kiosk's own scale.
func (v *visitor) fingers() {
	v.t.Helper()
	small := eval[[]string](v.tab, `(() => {
		const mm = Math.min(innerWidth / 267.7, innerHeight / 476);
		return [...document.querySelectorAll('main button')].filter((b) => Math.min(b.offsetWidth, b.offsetHeight) < 20 * mm - 0.5)
			.map((b) => (b.getAttribute('aria-label') || b.innerText) + ' ' + Math.round(b.offsetWidth / mm) + 'x' + Math.round(b.offsetHeight / mm) + ' mm');
	})()`)
	for _, key := range small {
		v.t.Errorf("kiosk: a key smaller than 20 mm: %s", key)
	}
}

// inTheDark looks at a page as a phone does that is set to dark, and to more contrast.
func (x *tab) inTheDark(state string) {
	x.t.Helper()
	for _, wish := range []string{"prefers-color-scheme dark", "prefers-contrast more", ""} {
		var features []*emulation.MediaFeature
		if name, value, ok := strings.Cut(wish, " "); ok {
			features = append(features, &emulation.MediaFeature{Name: name, Value: value})
		}
		x.call("media", func() error {
			_, err := chromedp.Call(x.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
			return err
		})
		if wish != "" {
			x.look(state + ", " + wish)
		}
	}
}

// typeNumber types a number on the glass.
func (v *visitor) typeNumber(number string) {
	v.t.Helper()
	v.press("button", v.say.T("kiosk.have_code"))
	v.find("heading", v.say.T("kiosk.code_title"))
	v.fingers()
	for _, key := range strings.ReplaceAll(number, "-", "") {
		v.press("button", string(key))
	}
	v.look("number typed")
	v.press("button", v.say.T("kiosk.continue"))
}

// shown shows a ticket in some way and waits for what the kiosk says of it.
func (v *visitor) shown(number, result string, show func()) {
	v.t.Helper()
	show()
	v.find("heading", v.say.T("kiosk.comeback."+result))
	if got := v.number(); got != number {
		v.t.Errorf("the kiosk speaks of %s, want %s", got, number)
	}
	v.fingers()
	v.look(result)
}

// unknownNumber types a number that nobody has.
func (v *visitor) unknownNumber() {
	v.t.Helper()
	v.press("button", v.say.T("kiosk.have_code"))
	for _, key := range "G99" {
		v.press("button", string(key))
	}
	v.press("button", v.say.T("kiosk.continue"))
	v.shows(v.say.T("kiosk.number_unknown"))
	v.look("unknown number")
	v.otherModes("unknown number")
	v.press("button", v.say.T("kiosk.back"))
	v.find("button", v.say.T("kiosk.begin"))
	if kept := eval[string](v.tab, `JSON.stringify(Object.keys(sessionStorage).filter((key) => !/token/.test(key)))`); kept != "[]" {
		v.t.Errorf("of the person who left, the kiosk keeps %s", kept)
	}
}

// takenBack lets the counter undo a call: the board and the phone say so, and show the number as called no more. Then
// the counter takes a break.
func takenBack(t *testing.T, o *office, wall *tab, clerk *atAPI, phone *tab, number string) {
	t.Helper()
	clerk.callAgain(t, number)
	wall.shows(wall.say.T("board.said", "number", number, "counter", 1))
	phone.find("heading", phone.say.T("phone.called.go"))
	clerk.do(t, "undo")
	wall.shows(wall.say.T("board.cancelled", "number", number))
	if text := eval[string](wall, `document.querySelector('main').innerText`); strings.Contains(text, number) {
		t.Errorf("the board still shows %s among its calls:\n%s", number, text)
	}
	wall.look("call taken back")
	phone.shows(phone.say.T("phone.undone"))
	phone.look("call taken back")
	phone.inTheDark("call taken back")
	if status, reply := clerk.c.Command(t, 1, "break", map[string]any{"reason": "istirahat", "minutes": 30}); status != http.StatusOK {
		t.Fatalf("break: %d %v", status, reply)
	}
	wall.shows("istirahat s.d.")
	wall.look("counter on a break")
}

// An atAPI is a clerk at counter 1 without a screen.
type atAPI struct{ c *rig.Client }

// clerk signs somebody in who works at counter 1.
func (o *office) clerk(t *testing.T) *atAPI {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &rig.Client{Base: o.Base, HTTP: &http.Client{Timeout: patience, Jar: jar}}
	l := o.person(t, "operator")
	c.Post(t, "/api/v1/login", map[string]any{"name": l.Name, "password": l.Password})
	return &atAPI{c}
}

// do gives commands of counter 1, one after the other.
func (a *atAPI) do(t *testing.T, actions ...string) {
	t.Helper()
	for _, action := range actions {
		if status, reply := a.c.Command(t, 1, action, nil); status != http.StatusOK {
			t.Fatalf("%s: %d %v", action, status, reply)
		}
	}
}

// callAgain calls one number.
func (a *atAPI) callAgain(t *testing.T, number string) {
	t.Helper()
	if status, reply := a.c.Command(t, 1, "call", map[string]any{"ticket": number}); status != http.StatusOK {
		t.Fatalf("call %s: %d %v", number, status, reply)
	}
}
