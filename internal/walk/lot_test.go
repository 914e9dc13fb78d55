package walk

import (
	"sync/atomic"
	"testing"
	"time"

	"antrean/internal/rig"
	standards "antrean/office/catalogue"
	"antrean/office/queue"
)

// A gate opens when the walk has come so far: the clock on the wall cannot be asked to be a quarter to eight.
type gate struct{ opens atomic.Int64 }

func (g *gate) Opens(string) time.Time { return time.UnixMilli(g.opens.Load()) }

func (g *gate) At(now time.Time) queue.Hours {
	if opens := g.Opens(""); now.Before(opens) {
		return queue.Hours{Why: "before_opening", Next: opens}
	}
	return queue.Hours{Open: true}
}

// TestWalkLot is a morning before opening, in an office where one person has one number: a lot for a NIK, none for the same
// person again, the draw on the wall and on the phone, and the number at the kiosk.
func TestWalkLot(t *testing.T) {
	needsWalk(t)
	b, g := startBrowser(t), new(gate)
	g.opens.Store(time.Now().Add(40 * time.Minute).UnixMilli())
	r := rig.Open(t, rig.Options{Gate: standards.Flag, Change: func(rules *queue.Rules) {
		rules.Opening, rules.Policy = g, queue.DefaultPolicy()
		rules.Policy.BeforeOpening, rules.Policy.OnePerson = queue.BeforeLot, queue.PersonOffice
	}})
	o := &office{Base: r.Base, Devices: map[string]string{"kiosk": rig.KioskToken}, Zones: []string{rig.Zone}}
	o.get(t, "/api/v1/catalogue", &o.catalogue)

	kiosk, wall := b.atKiosk(t, o, "id"), b.open(t, o, "board", "/board/"+rig.Zone, wallScreen, "id")
	kiosk.w.allow("/api/v1/tickets", "409")
	kiosk.look("lot start")
	if lot := kiosk.takeAs("3515994507990001"); lot != "UN-001" {
		t.Fatalf("got %s, want a lot", lot)
	}
	kiosk.look("lot")
	wall.look("lots held")
	kiosk.leave()

	kiosk.ask("3515994507990001")
	kiosk.find("heading", kiosk.say.T("kiosk.held"))
	kiosk.look("held")
	kiosk.press("button", kiosk.say.T("kiosk.done"))
	kiosk.takeAs("3515990507880002")
	kiosk.leave()

	g.opens.Store(time.Now().UnixMilli())
	if _, _, err := r.Engine.Do(t.Context(), queue.Request{Actor: "office", Do: queue.Tick{}}); err != nil {
		t.Fatal(err)
	}
	wall.find("heading", wall.say.T("board.drawn"))
	wall.look("drawn")
	kiosk.press("button", kiosk.say.T("kiosk.have_code"))
	for _, key := range "UN1" {
		kiosk.press("button", string(key))
	}
	kiosk.press("button", kiosk.say.T("kiosk.continue"))
	drawn, _ := r.Engine.View().State.ByNumber("UN-001")
	if got := kiosk.number(); got != drawn.Number() {
		t.Errorf("the kiosk shows %s, want %s", got, drawn.Number())
	}
	kiosk.look("lot drawn")
	phone := b.open(t, o, "phone", "/t/"+drawn.Token, phoneGlass, "id")
	phone.shows(drawn.Number())
	phone.look("phone of a drawn lot")
}

// ask goes to the pad for the NIK and types it.
func (v *visitor) ask(nik string) {
	v.t.Helper()
	v.press("button", v.say.T("kiosk.begin"))
	v.press("button", v.o.service(v.t, "konsultasi").Short[v.lang])
	v.press("button", v.say.T("kiosk.take_lot"))
	v.find("heading", v.say.T("kiosk.nik_title"))
	for _, key := range nik {
		v.press("button", string(key))
	}
	v.look("nik")
	v.resize(size{1920, 1080})
	v.look("nik on a wide glass")
	v.resize(v.dev.sizes[0])
	v.press("button", v.say.T("kiosk.continue"))
}

// takeAs takes a lot for a person.
func (v *visitor) takeAs(nik string) string {
	v.t.Helper()
	v.ask(nik)
	return v.number()
}
