package walk

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// countBells counts how often a page rings: two tones a time.
const countBells = `window.rung = 0;
	const start = OscillatorNode.prototype.start;
	OscillatorNode.prototype.start = function (...at) { window.rung += 0.5; return start.apply(this, at); };`

// noSockets is a network that lets none out: the page has to ask.
const noSockets = `window.WebSocket = function () { throw new Error('no sockets here'); };`

// rang waits until a phone has rung so often since it was loaded, and gives it time to ring once too often.
func rang(x *tab, times float64, when string) {
	x.t.Helper()
	x.until("it rang", func() bool { return try[float64](x, `window.rung`) >= times })
	x.settle()
	if got := eval[float64](x, `window.rung`); got != times {
		x.t.Errorf("%s: %s: rang %v times, want %v", x.name, when, got, times)
	}
}

// rung is how often an old phone rang since countBells.
func (x *oldTab) rung() (times float64) {
	x.value(`window.rung`, &times)
	return times
}

// says waits until a screen reader has been told something.
func (x *tab) says(sentence string) {
	x.t.Helper()
	x.until("it says "+sentence, func() bool {
		return strings.Contains(folded(try[string](x, `document.getElementById('say').textContent`)), folded(sentence))
	})
}

// TestPhoneRings lets two phones wait, one on a socket and one that has to ask: each rings once when three people are
// ahead, thrice when its number is called, and once when the call is taken back, in a browser that allows no sound before
// a finger, and also after the page was loaded anew.
func TestPhoneRings(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t, chromedp.Flag("autoplay-policy", "document-user-activation-required"))
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	clerk := o.clerk(t)
	o.arrive(t, 5, "konsultasi")
	given := o.ticket(t, "konsultasi")
	number, path := given["number"].(string), "/t/"+given["token"].(string)
	phones := []*tab{
		b.open(t, o, "phone on a socket", path, phoneGlass, "id", countBells),
		b.open(t, o, "phone that asks", path, phoneGlass, "id", countBells, noSockets),
	}
	each := func(when string, times float64, sentence string) {
		t.Helper()
		for _, phone := range phones {
			phone.says(sentence)
			rang(phone, times, when)
		}
	}
	say := phones[0].say
	for _, phone := range phones {
		phone.press("button", say.T("phone.ring"))
		phone.find("button", say.T("phone.ring.on"))
		rang(phone, 1, "as a proof")
	}
	clerk.do(t, "open", "next")
	each("four ahead", 1, say.T("phone.title.waiting", "number", number, "n", 5))
	clerk.do(t, "finish", "next")
	each("three ahead", 2, say.T("phone.waiting.soon"))
	phones[0].look("it is soon")

	for _, phone := range phones {
		phone.w.silent = true
		phone.reload()
		if phone.there("button", say.T("phone.ring.tap")) {
			phone.press("button", say.T("phone.ring.tap"))
			rang(phone, 1, "as a proof after the reload")
			continue
		}
		phone.find("button", say.T("phone.ring.on"))
		eval[any](phone, `window.rung = 1`)
	}
	clerk.do(t, "finish", "next", "finish", "next", "finish", "next", "finish", "next")
	each("called", 4, say.T("phone.called.turn"))
	clerk.do(t, "undo")
	each("taken back", 5, say.T("phone.undone"))
	clerk.do(t, "next")
	each("called again", 8, say.T("phone.called.turn"))
	clerk.do(t, "recall")
	each("recalled", 11, say.T("phone.called.again", "n", 2))
	phones[1].look("recalled")
}
