package walk

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/clock.js
var clockScript string

// hurried is how many times faster than real the kiosk's clock runs while nobody is there.
const hurried = 40

// walkSafety does to a kiosk what happens to kiosks: impatient fingers, reloads, lost replies, people who walk away,
// and people who look for a way out.
func walkSafety(t *testing.T, b *browser, o *office) {
	kiosk := b.atKiosk(t, o, "id", clockScript)
	doubleTap(kiosk)
	reloadAfterTap(kiosk)
	loseReply(kiosk)
	walkAway(kiosk)
	seeOtherwise(kiosk)
	tryToEscape(kiosk)
}

// fill goes to the last button with everything declared.
func (v *visitor) fill() spot {
	v.t.Helper()
	v.choose("kk-tambah-biodata")
	v.press("button", v.say.T("kiosk.all"))
	return v.ready("button", v.say.T("kiosk.take_number"))
}

// oneMore holds the office to having given exactly the numbers asked for.
func (v *visitor) oneMore(before int, number string) {
	v.t.Helper()
	if got := v.o.waiting(v.t); got != before+1 {
		v.t.Errorf("%d people wait after %s, want %d", got, number, before+1)
	}
	if want := fmt.Sprintf("A-%03d", before+1); number != want {
		v.t.Errorf("the glass says %s, want %s", number, want)
	}
}

// doubleTap holds the request back while the finger comes down twice more.
func doubleTap(k *visitor) {
	before := k.o.waiting(k.t)
	last := k.fill()
	tapped := make(chan struct{})
	passed := k.intercept(fetch.RequestStageRequest, func(id fetch.RequestID) error {
		<-tapped
		_, err := chromedp.Call(k.ctx, fetch.ContinueRequest, fetch.ContinueRequestParams{RequestID: id})
		return err
	})
	for range 3 {
		k.touch(last)
	}
	close(tapped)
	k.oneMore(before, k.number())
	if err := <-passed; err != nil {
		k.t.Errorf("hold the request: %v", err)
	}
	k.leave()
}

// reloadAfterTap loads the page again while the reply is under way. Whether the request had left or not, the same
// intent goes on.
func reloadAfterTap(k *visitor) {
	before := k.o.waiting(k.t)
	k.w.allow("/api/v1/tickets", "ERR_ABORTED")
	k.touch(k.fill())
	k.reload()
	k.oneMore(before, k.number())
	k.reload()
	k.oneMore(before, k.number())
	k.leave()
}

// loseReply lets the server give a number and cuts the line before the kiosk hears of it.
func loseReply(k *visitor) {
	before := k.o.waiting(k.t)
	posted := len(k.w.posted("/api/v1/tickets"))
	k.w.allow("/api/v1/tickets", "ERR_CONNECTION_RESET")
	lost := k.intercept(fetch.RequestStageResponse, func(id fetch.RequestID) error {
		_, err := chromedp.Call(k.ctx, fetch.FailRequest, fetch.FailRequestParams{RequestID: id, ErrorReason: network.ErrorReasonConnectionReset})
		return err
	})
	k.touch(k.fill())
	number := k.number()
	k.oneMore(before, number)
	if err := <-lost; err != nil {
		k.t.Errorf("cut the reply: %v", err)
	}
	bodies := k.w.posted("/api/v1/tickets")[posted:]
	if len(bodies) < 2 || bodies[0] != bodies[len(bodies)-1] {
		k.t.Errorf("the kiosk asked with %q, want the same request twice", bodies)
	}
	k.look("number after a lost reply")
	k.leave()
}

// intercept does something with the first request for a number, on its way or once the server has replied, and lets
// everything after it through.
func (x *tab) intercept(stage fetch.RequestStage, do func(fetch.RequestID) error) <-chan error {
	x.t.Helper()
	paused := chromedp.Events(x.ctx, fetch.RequestPaused)
	x.call("fetch", func() error {
		_, err := chromedp.Call(x.ctx, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*/api/v1/tickets", RequestStage: stage}}})
		return err
	})
	done := make(chan error, 1)
	go func() {
		for request, err := range paused {
			if err == nil {
				err = do(request.RequestID)
			}
			if err == nil {
				_, err = chromedp.Call(x.ctx, fetch.Disable, cdp.Empty{})
			}
			done <- err
			return
		}
	}()
	return done
}

// walkAway leaves a visit half done. The kiosk asks, takes a touch for an answer, asks again and wipes.
func walkAway(k *visitor) {
	k.choose("kk-tambah-biodata")
	k.press("button", k.say.T("kiosk.yes"), k.find("group", k.service.Requirements[0].Label["id"]))
	k.hurry(hurried)
	k.find("heading", k.say.T("kiosk.asking"))
	k.hurry(1)
	k.look("asking")
	k.press("button", k.say.T("kiosk.asking_yes"))
	k.until("the answer is still there", func() bool { return k.said(k.service.Requirements[0].ID) == "kiosk.yes" })
	k.hurry(hurried)
	k.find("heading", k.say.T("kiosk.asking"))
	k.find("button", k.say.T("kiosk.begin"))
	k.hurry(1)
	if kept := eval[string](k.tab, `JSON.stringify(Object.keys(sessionStorage).filter((key) => !/token/.test(key)))`); kept != "[]" {
		k.t.Errorf("of the person who left, the kiosk keeps %s", kept)
	}
	k.choose("kk-tambah-biodata")
	k.until("a checklist without answers", func() bool { return k.said(k.service.Requirements[0].ID) == "" })
	k.press("button", k.say.T("kiosk.back"))
	k.press("button", k.say.T("kiosk.back"))
}

// seeOtherwise goes to the last button in every mode of the bar, one after the other and then all at once.
func seeOtherwise(k *visitor) {
	modes := []string{"kiosk.larger", "kiosk.contrast", "kiosk.lower"}
	turn := func(mode string) { k.press("button", k.say.T(mode)) }
	visit := func(name string) {
		k.look("start, " + name)
		k.choose("kk-tambah-biodata")
		k.look("checklist, " + name)
		k.press("button", k.say.T("kiosk.not_yet"), k.find("group", k.service.Requirements[0].Label["id"]))
		k.press("button", k.say.T("kiosk.continue"))
		k.look("checklist, page 2, " + name)
		k.press("button", k.say.T("kiosk.back"))
		k.press("button", k.say.T("kiosk.back"))
		k.press("button", k.say.T("kiosk.back"))
		k.find("button", k.say.T("kiosk.begin"))
	}
	for _, mode := range modes {
		turn(mode)
		visit(k.say.T(mode))
		turn(mode)
	}
	for _, mode := range modes {
		turn(mode)
	}
	visit("all three")
	for _, mode := range modes {
		turn(mode)
	}
}

// hurry sets the speed of the page's clock.
func (x *tab) hurry(times int) {
	x.t.Helper()
	eval[struct{}](x, fmt.Sprintf("walkHurry(%d)", times))
}

// tryToEscape looks for ways out of the page that a finger, a mouse or a keyboard may find.
func tryToEscape(k *visitor) {
	at := k.ready("button", k.say.T("kiosk.begin"))
	k.call("right click", func() error { return chromedp.Do(k.ctx, chromedp.MouseClickXY(at.X, 400, chromedp.ButtonRight)) })
	k.refuses("contextmenu")
	k.call("drag", func() error { return chromedp.Do(k.ctx, chromedp.DragAndDropXY(100, 300, 900, 700)) })
	if marked := eval[string](k.tab, `String(getSelection())`); marked != "" {
		k.t.Errorf("a drag marks %q", marked)
	}
	for _, key := range []string{"p", "f", "s", "u", "+"} {
		k.call(key, func() error {
			return chromedp.Do(k.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		})
		k.refuses("keydown " + key)
	}
	k.pinch()
	k.refuses("touchmove")
	before := eval[string](k.tab, `location.href`)
	for range 3 {
		eval[struct{}](k.tab, `history.back()`)
	}
	k.find("button", k.say.T("kiosk.begin"))
	if after := eval[string](k.tab, `location.href`); after != before || strings.Contains(after, "#") {
		k.t.Errorf("going back leads from %s to %s", before, after)
	}
	k.look("still the kiosk")
}

// pinch puts two fingers on the glass and spreads them.
func (x *tab) pinch() {
	x.t.Helper()
	for _, step := range []struct {
		kind    input.DispatchTouchEventType
		fingers []*input.TouchPoint
	}{
		{input.DispatchTouchEventTypeTouchStart, []*input.TouchPoint{{X: 500, Y: 300}, {X: 580, Y: 300}}},
		{input.DispatchTouchEventTypeTouchMove, []*input.TouchPoint{{X: 300, Y: 300}, {X: 780, Y: 300}}},
		{input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{}},
	} {
		x.call("pinch", func() error {
			_, err := chromedp.Call(x.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: step.kind, TouchPoints: step.fingers})
			return err
		})
	}
}

// refuses waits until the page has had an event of a kind and has kept the browser from acting on it.
func (x *tab) refuses(event string) {
	x.t.Helper()
	var last *told
	x.until("the page has an event "+event, func() bool {
		for _, one := range x.w.heard("refused") {
			if one.Text == event {
				last = &one
			}
		}
		return last != nil
	})
	if !last.Yes {
		x.t.Errorf("%s: the browser may act on %s", x.name, event)
	}
}
