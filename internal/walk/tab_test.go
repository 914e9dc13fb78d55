package walk

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"antrean/internal/words"
)

// patience is how long a walk waits for what has to come: far longer than it takes, so that only a page that never
// gets there fails.
const patience = 15 * time.Second

// glance is the time between two looks at a page.
const glance = 20 * time.Millisecond

// A size of a screen, in CSS pixels.
type size struct{ width, height int64 }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// A device is what somebody looks at a page with. Each page is held to all sizes; it is used in the first.
type device struct {
	sizes  []size
	touch  bool
	mobile bool
	fixed  bool // nothing scrolls: what is outside the glass is lost
}

var (
	kioskGlass = device{sizes: []size{{1080, 1920}}, touch: true, fixed: true}
	wallScreen = device{sizes: []size{{1920, 1080}, {1280, 720}, {1080, 1920}}, fixed: true}
	deskScreen = device{sizes: []size{{1440, 900}, {360, 900}}}
	phoneGlass = device{sizes: []size{{390, 844}, {320, 640}}, touch: true, mobile: true}
)

// A tab is one screen of the office, or one phone.
type tab struct {
	t    *testing.T
	name string
	ctx  context.Context
	dev  device
	w    *watcher
	say  words.Lang // what the page speaks
	gone bool       // it was killed on purpose: there is nothing to close
}

// open opens a page of an office. When the test ends, the tab must have seen nothing go wrong.
func (b *browser) open(t *testing.T, o *office, name, path string, dev device, lang string, early ...string) *tab {
	t.Helper()
	w := newWatcher(o.Base)
	ctx, _ := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(w.hear))
	x := &tab{t: t, name: name, ctx: ctx, dev: dev, w: w, say: words.In(lang)}
	t.Cleanup(x.close)
	x.call(runtime.AddBinding.Method, func() error {
		_, err := chromedp.Call(ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "walkTell"})
		return err
	})
	for _, script := range append([]string{watchScript}, early...) {
		x.call("script", func() error {
			_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
			return err
		})
	}
	x.call(audits.Enable.Method, func() error {
		_, err := chromedp.Call(ctx, audits.Enable, cdp.Empty{})
		return err
	})
	x.call("focus", func() error {
		_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	})
	x.resize(dev.sizes[0])
	x.visit(o.Base + path)
	return x
}

// visit goes to an address.
func (x *tab) visit(address string) {
	x.t.Helper()
	x.call(address, func() error { return chromedp.Do(x.ctx, chromedp.Navigate(address)) })
}

// reload loads the page again.
func (x *tab) reload() {
	x.t.Helper()
	x.call("reload", func() error { return chromedp.Do(x.ctx, chromedp.Reload()) })
}

// resize makes the screen another size.
func (x *tab) resize(s size) {
	x.t.Helper()
	options := []chromedp.EmulateViewportOption{}
	if x.dev.touch {
		options = append(options, chromedp.EmulateTouch)
	}
	if x.dev.mobile {
		options = append(options, chromedp.EmulateMobile)
	}
	x.call("resize", func() error { return chromedp.Do(x.ctx, chromedp.EmulateViewport(s.width, s.height, options...)) })
}

// call runs something in the browser and fails the test when it cannot.
func (x *tab) call(what string, run func() error) {
	x.t.Helper()
	if err := run(); err != nil {
		x.t.Fatalf("%s: %s: %v", x.name, what, err)
	}
}

// eval asks the page.
func eval[T any](x *tab, expression string) T {
	x.t.Helper()
	out, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.t.Fatalf("%s: %s: %v", x.name, firstLine(expression), err)
	}
	return out
}

// try is eval on a page that may just be leaving: then nothing is known, and the value is zero.
func try[T any](x *tab, expression string) T {
	x.t.Helper()
	out, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		var none T
		return none
	}
	return out
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// until waits for something and says what it was when it does not come.
func (x *tab) until(what string, done func() bool) {
	x.t.Helper()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for end := time.Now().Add(patience); !done(); <-tick.C {
		if time.Now().After(end) {
			x.t.Fatalf("%s: after %v still not: %s. The page says:\n%s", x.name, patience, what, indent(x.text()))
		}
	}
}

func indent(text string) string { return "\t" + strings.ReplaceAll(text, "\n", "\n\t") }

// text is what stands on the page; nothing while one follows another.
func (x *tab) text() string {
	x.t.Helper()
	return eval[string](x, `(document.body ? document.body.innerText : '').split(/\n\s*/).filter(Boolean).join('\n')`)
}

// shows waits until a sentence stands on the page. Letter case and white space are the page's.
func (x *tab) shows(sentence string) {
	x.t.Helper()
	want := plain(sentence)
	x.until(fmt.Sprintf("shows %q", sentence), func() bool { return strings.Contains(plain(x.text()), want) })
}

// hides says that a sentence does not stand on the page.
func (x *tab) hides(sentence string) {
	x.t.Helper()
	if strings.Contains(plain(x.text()), plain(sentence)) {
		x.t.Errorf("%s shows %q:\n%s", x.name, sentence, indent(x.text()))
	}
}

// plain makes two texts comparable: one space between words, lower case, hyphens as they are typed.
func plain(text string) string {
	text = strings.NewReplacer("\u2011", "-", "\u00a0", " ").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// close ends the tab and reports what went wrong in it.
func (x *tab) close() {
	if x.gone {
		return
	}
	if x.t.Failed() {
		x.picture("failed")
	}
	for _, wrong := range x.w.wrongs() {
		x.t.Errorf("%s: %s", x.name, wrong)
	}
	if err := chromedp.Cancel(x.ctx); err != nil {
		x.t.Errorf("%s: close: %v", x.name, err)
	}
}
