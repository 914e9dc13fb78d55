package walk

import (
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// narrow is a phone of 320 px.
var narrow = device{sizes: []size{{320, 640}}, touch: true, mobile: true}

// readable opens the page behind a code on a phone that runs no scripts, 320 px wide, and enlarged to 200 % in each of the
// ways that browsers have: nothing is cut, nothing has to be scrolled sideways, axe finds nothing, and what the person has
// to know stands there.
func (p *procedure) readable(name, address string, wants ...string) {
	p.t.Helper()
	x := p.open(name, "/healthz", narrow)
	x.scripts(false)
	x.visit(p.Base + trackPage(address))
	x.scripts(true) // for the walk's own: those of the page were left out when it was read, for good
	if !eval[bool](x, `document.querySelectorAll('script').length > 0 && !document.querySelector('[data-live] #ring:not([hidden])') && [...document.querySelectorAll('noscript')].every((e) => !e.textContent.trim() || e.children.length > 0)`) {
		p.t.Errorf("%s: its scripts have run", name)
	}
	for _, way := range []struct {
		name  string
		glass size
		dense float64 // pixels of the glass to one of CSS
		text  string  // of the browser's own setting for letters
	}{
		{"as it comes", size{320, 640}, 1, ""},
		{"letters of 200 %", size{320, 640}, 1, "200%"},
		{"zoomed to 200 % on a glass of 640 px", size{320, 320}, 2, ""},
		{"zoomed to 200 % on a glass of 320 px", size{160, 320}, 2, ""},
	} {
		x.call("zoom", func() error {
			return chromedp.Do(x.ctx, chromedp.EmulateViewport(way.glass.width, way.glass.height, chromedp.EmulateScale(way.dense), chromedp.EmulateTouch, chromedp.EmulateMobile))
		})
		eval[struct{}](x, fmt.Sprintf(`document.documentElement.style.fontSize = %q`, way.text))
		x.dev.sizes = []size{way.glass}
		x.look(name + ", " + way.name)
		for _, want := range wants {
			x.shows(want)
		}
	}
	x.leave()
}

// scripts lets the page run scripts, or not.
func (x *tab) scripts(run bool) {
	x.t.Helper()
	x.call("scripts", func() error {
		_, err := chromedp.Call(x.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
		return err
	})
}
