package walk

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKioskWithoutTouch takes a number at a kiosk that nobody touches: with Tab and Enter, with the arrows, with a number
// pad alone, and by the names alone that the browser tells a screen reader.
func TestKioskWithoutTouch(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	program := buildProgram(t)
	for name, way := range map[string]func(*visitor, string){
		"TabAndEnter": (*visitor).byTab,
		"Arrows":      (*visitor).byArrows,
		"NumberPad":   (*visitor).byPad,
		"NamesAlone":  (*visitor).byName,
	} {
		t.Run(name, func(t *testing.T) {
			v := b.atKiosk(t, openOffice(t, program, "-office", "balongbendo"), "id")
			v.service = v.o.service(t, "kk-tambah-biodata")
			before := v.o.waiting(t)
			for _, step := range []string{v.say.T("kiosk.begin"), v.service.Short["id"], v.say.T("kiosk.all"), v.say.T("kiosk.take_number")} {
				v.find("button", step)
				way(v, step)
			}
			if number := v.number(); v.o.waiting(t) != before+1 {
				t.Errorf("%s: %d people wait, want %d", number, v.o.waiting(t), before+1)
			}
			way(v, v.say.T("kiosk.done"))
			v.find("button", v.say.T("kiosk.begin"))
		})
	}
}

// A focused is what has the focus.
type focused struct {
	Name    string
	X, Y    float64 // its middle
	Key     bool    // whether it can be pressed
	Visible bool    // whether one sees that it has it
}

// focus says what has the focus and whether that is seen: by a line around it, inside the glass.
func (x *tab) focus() focused {
	x.t.Helper()
	return eval[focused](x, `(() => {
		const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
		const whole = r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight;
		return { Name: (e.getAttribute('aria-label') || e.innerText).trim().replace(/\s+/g, ' '), X: r.left + r.width / 2, Y: r.top + r.height / 2, Key: e.tagName === 'BUTTON',
			Visible: whole && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
	})()`)
}

// has reports whether the focus is on what begins with a name, and holds it to be seen.
func (x *tab) has(name string) bool {
	x.t.Helper()
	now := x.focus()
	if !now.Key || !strings.HasPrefix(plain(now.Name), plain(name)) {
		return false
	}
	if !now.Visible {
		x.t.Errorf("%s: nobody sees that %q has the focus", x.name, name)
	}
	return true
}

// stepsMost is more steps than any screen needs to get from one end to the other.
const stepsMost = 60

func (v *visitor) byTab(name string) {
	v.t.Helper()
	for range stepsMost {
		if v.has(name) {
			v.keys(kb.Enter)
			return
		}
		v.keys(kb.Tab)
	}
	v.t.Fatalf("Tab does not lead to %q; it stands on %q", name, v.focus().Name)
}

func (v *visitor) byArrows(name string) {
	v.t.Helper()
	v.steer(name, map[string]string{"up": kb.ArrowUp, "down": kb.ArrowDown, "left": kb.ArrowLeft, "right": kb.ArrowRight}, 0)
	v.keys(kb.Enter)
}

// padPause is how far apart a hand presses two keys of a number pad; a scanner is faster.
const padPause = 120 * time.Millisecond

func (v *visitor) byPad(name string) {
	v.t.Helper()
	v.steer(name, map[string]string{"up": "8", "down": "2", "left": "4", "right": "6"}, padPause)
	v.keys("5")
}

// steer moves the focus towards a button, as somebody does who sees where it is.
func (v *visitor) steer(name string, keys map[string]string, pause time.Duration) {
	v.t.Helper()
	to := v.ready("button", name)
	tried := map[string]bool{}
	for range stepsMost {
		if v.has(name) {
			return
		}
		now := v.focus()
		dx, dy := to.X-now.X, to.Y-now.Y
		ways := []string{pick(dy > 0, "down", "up"), pick(dx > 0, "right", "left")}
		if math.Abs(dx) > math.Abs(dy) {
			ways[0], ways[1] = ways[1], ways[0]
		}
		for _, way := range append(ways, pick(ways[0] == "down", "up", "down"), pick(ways[1] == "left", "right", "left")) {
			if at := fmt.Sprint(now, way); tried[at] {
				continue
			} else {
				tried[at] = true
			}
			v.keys(keys[way])
			if pause > 0 {
				v.wait(pause)
			}
			if v.focus() != now {
				break
			}
		}
	}
	v.t.Fatalf("no way leads to %q; the focus stands on %q", name, v.focus().Name)
}

// wait lets time pass in the page: a pad waits whether a key is the first of a scan.
func (x *tab) wait(d time.Duration) {
	x.t.Helper()
	eval[struct{}](x, fmt.Sprintf(`new Promise((done) => setTimeout(done, %d)).then(() => undefined)`, d.Milliseconds()))
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// byName gives the focus to what a screen reader lists under a name, and presses it as one does: without a place.
func (v *visitor) byName(name string) {
	v.t.Helper()
	e := v.find("button", name)
	v.call("focus "+name, func() error {
		_, err := chromedp.Call(v.ctx, dom.Focus, dom.FocusParams{BackendNodeID: e.node})
		return err
	})
	if now := v.focus(); !now.Key || !strings.HasPrefix(plain(now.Name), plain(name)) {
		v.t.Errorf("%q cannot have the focus; %q has it", name, now.Name)
	}
	v.keys(kb.Enter)
}

// walkAround holds every screen of a visit to be no trap: Tab goes around through every key and comes back.
func (v *visitor) walkAround(screen string) {
	v.t.Helper()
	all := eval[int](v.tab, `[...document.querySelectorAll('#screen button')].filter((e) => !e.disabled && e.checkVisibility()).length`)
	seen := map[string]bool{}
	for range 2 * all {
		v.keys(kb.Tab)
		if now := v.focus(); now.Key {
			seen[fmt.Sprint(now.Name, now.X, now.Y)] = true
			if !now.Visible {
				v.t.Errorf("%s: nobody sees that %q has the focus", screen, now.Name)
			}
		}
	}
	if len(seen) < all {
		v.t.Errorf("%s: Tab leads to %d of %d keys", screen, len(seen), all)
	}
}

// TestKioskIsNoWayOut tries what people try: keys of a browser, other buttons, files, and the way back.
func TestKioskIsNoWayOut(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	v := b.atKiosk(t, openOffice(t, buildProgram(t), "-office", "balongbendo"), "id")
	v.walkAround("start")
	before := eval[string](v.tab, `location.href`)
	for _, key := range []string{kb.F1, kb.F3, kb.F5, kb.F6, kb.F11, kb.F12, kb.Backspace, kb.Escape, "/", "'", "+", "-", "*"} {
		v.keys(key)
	}
	for _, key := range []string{"p", "f", "s", "u", "o", "l", "h", "j", "+", "-", "0", "r"} {
		v.keys(key, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	}
	for _, key := range []string{"i", "j", "c"} {
		v.keys(key, chromedp.KeyModifiers(chromedp.ModifierCtrl|chromedp.ModifierShift))
	}
	for _, key := range []string{kb.ArrowLeft, kb.ArrowRight, kb.Home} {
		v.keys(key, chromedp.KeyModifiers(chromedp.ModifierAlt))
	}
	for _, button := range []chromedp.MouseOption{chromedp.ButtonRight, chromedp.ButtonMiddle} {
		v.call("another button", func() error { return chromedp.Do(v.ctx, chromedp.MouseClickXY(300, 300, button)) })
	}
	if refused := eval[[]string](v.tab, noWayOut); len(refused) > 0 {
		t.Errorf("the page lets the browser act on %v", refused)
	}
	v.pinch()
	for range 20 {
		eval[struct{}](v.tab, `history.back()`)
	}
	eval[struct{}](v.tab, `history.go(-5)`)
	v.wait(padPause)
	v.find("button", v.say.T("kiosk.begin"))
	if after := eval[string](v.tab, `location.href`); after != before {
		t.Errorf("it has led from %s to %s", before, after)
	}
	if scale := eval[float64](v.tab, `visualViewport.scale`); scale != 1 {
		t.Errorf("the page is shown %v times as large", scale)
	}
	if n := eval[int](v.tab, `document.querySelectorAll('a, form, input, textarea, select, iframe, object, embed, [contenteditable]').length`); n != 0 {
		t.Errorf("the page has %d elements that lead out or take text", n)
	}
	if res, err := chromedp.Call(v.ctx, page.GetNavigationHistory, struct{}{}); err == nil {
		for _, entry := range res.Entries[max(0, len(res.Entries)-2):] {
			if !strings.HasPrefix(entry.URL, v.o.Base+"/kiosk") {
				t.Errorf("%s stands in the history", entry.URL)
			}
		}
	}
}

// noWayOut also tries the keys that only a browser in kiosk mode leaves to the page: here they would close the tab.
//
// It sends what a browser acts on and lists what the page has not kept from it.
const noWayOut = `(() => {
	const out = [], at = document.querySelector('#screen button');
	const ask = (event, name) => { if (at.dispatchEvent(event)) { out.push(name || event.type); } };
	for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'copy', 'cut', 'paste', 'auxclick', 'dblclick']) {
		ask(new Event(kind, { bubbles: true, cancelable: true }));
	}
	ask(new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, bubbles: true, cancelable: true }), 'zoom by wheel');
	for (const key of ['F1', 'F3', 'F5', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'BrowserSearch', 'ContextMenu', 'PrintScreen', 'Backspace', '/']) {
		ask(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }), key);
	}
	for (const key of ['n', 't', 'w', 'p', 'f', '+', '-', '0', 'r', 'l', 'Tab', 'Enter']) {
		ask(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }), 'Ctrl+' + key);
		ask(new KeyboardEvent('keydown', { key, metaKey: true, bubbles: true, cancelable: true }), 'Meta+' + key);
	}
	ask(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true }), 'Alt+Left');
	const file = new DataTransfer();
	file.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
	file.setData('text/uri-list', 'http://example.com/');
	ask(new DragEvent('drop', { dataTransfer: file, bubbles: true, cancelable: true }), 'a dropped file');
	return out;
})()`
