package walk

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/still.js
var stillScript string

// mostStrokes is how many keys or touches a served visitor may take: to call, to start and to finish.
const mostStrokes = 3

// pause is the time a clerk leaves between two presses: longer than what the desk takes for one double press.
const pause = 600 * time.Millisecond

// quickAnswer is the time within which an answer changes the desk once, with nothing in between.
const quickAnswer = 350 * time.Millisecond

// A clerk works at a counter with one thing only: the letters of a keyboard, a numeric keypad, or a finger.
type clerk struct {
	*tab
	with    string // "keys", "pad" or "touch"
	quick   int    // answers that were quick
	listed  bool   // the menu was looked at
	far     bool   // at the end of a slow line
	strokes int
	last    time.Time
}

// sitDown signs in at a counter of an office and opens it.
func (b *browser) sitDown(t *testing.T, o *office, who login, n int, with string, far bool) *clerk {
	t.Helper()
	dev := device{sizes: []size{{1366, 768}, {320, 900}, {1920, 1080}}}
	if with == "touch" {
		dev = device{sizes: []size{{1024, 768}, {320, 900}}, touch: true}
	}
	c := &clerk{tab: b.open(t, o, "counter by "+with, "/counter", dev, "id", stillScript), with: with, far: far}
	c.find("button", c.say.T("staff.signin.go"))
	c.signIn(who)
	c.shows(c.say.T("counter.choose.lead"))
	switch with {
	case "touch":
		c.press("button", fmt.Sprintf("%s %d", c.say.T("counter.plate"), n))
	case "pad":
		c.pad(fmt.Sprint(n))
	default:
		c.keys(fmt.Sprint(n))
	}
	c.big("open")
	c.on("open", "next")
	return c
}

// stroke is one key, or one touch of the button that bears the word.
func (c *clerk) stroke(key, word string, args ...any) {
	c.t.Helper()
	c.until("the clerk's hand is free", func() bool { return time.Since(c.last) > pause })
	c.strokes++
	switch c.with {
	case "touch":
		c.press("button", c.say.T(word, args...))
	case "pad":
		c.pad(key)
	default:
		c.keys(key)
	}
	c.last = time.Now()
}

// on presses the big button, and holds the desk still while its answer is on the way.
func (c *clerk) on(from, to string) {
	c.t.Helper()
	c.big(from)
	c.settle()
	c.until("the clerk's hand is free", func() bool { return time.Since(c.last) > pause })
	eval[map[string]any](c.tab, `walkStill()`)
	began := time.Now()
	c.stroke(map[string]string{"pad": "\r"}[c.with]+map[string]string{"keys": " "}[c.with], "counter.do."+from)
	c.big(to)
	took := time.Since(began)
	if c.far && took < farAway {
		c.t.Errorf("%s: %q after %v: the line is not as slow as it should be", c.name, to, took)
	}
	if took < quickAnswer {
		c.quick++
	}
	c.still(from+" to "+to, took < quickAnswer)
}

// still says what moved since the press, and, when the answer was quick, what stood on the desk for a moment only: a
// machine that is busy with other things may take so long that the desk rightly says what is under way.
func (c *clerk) still(what string, quick bool) {
	c.t.Helper()
	type watched struct {
		Boxes map[string][]string `json:"boxes"`
		Says  []string            `json:"says"`
		Heads []string            `json:"heads"`
	}
	c.settle()
	seen := eval[watched](c.tab, `walkStill()`)
	for part, boxes := range seen.Boxes {
		if len(boxes) > 1 {
			c.t.Errorf("%s, %s: %s moved: %s", c.name, what, part, strings.Join(boxes, " -> "))
		}
	}
	for _, words := range [][]string{seen.Says, seen.Heads} {
		if quick && len(words) > 2 {
			c.t.Errorf("%s, %s: something stood there for a moment: %q", c.name, what, words)
		}
	}
}

// serve serves one visitor from the call to the end.
func (c *clerk) serve() {
	c.t.Helper()
	before := c.strokes
	c.on("next", "start")
	c.on("start", "finish")
	c.on("finish", "next")
	if n := c.strokes - before; n > mostStrokes {
		c.t.Errorf("%s: a visitor took %d strokes, want at most %d", c.name, n, mostStrokes)
	}
}

// more does what has no key on the keypad: from the menu, by the number it stands beside.
func (c *clerk) more(key, word string) {
	c.t.Helper()
	switch {
	case c.with == "keys":
		c.stroke(key, word)
	case c.with == "touch" && c.there("button", c.say.T(word)):
		c.stroke("", word)
	default:
		c.stroke("*", "counter.do.menu")
		c.find("dialog", c.say.T("counter.ask.menu"))
		if !c.listed {
			c.listed = true
			c.look("menu")
		}
		c.choose(word)
	}
}

// choose takes an option of a question by its number, turning to the page where it stands.
func (c *clerk) choose(word string, args ...any) {
	c.t.Helper()
	c.pick(c.say.T(word, args...))
}

func (c *clerk) pick(name string) {
	c.t.Helper()
	var at int
	c.until(fmt.Sprintf("the choice %q", name), func() bool {
		names := eval[[]string](c.tab, `[...document.querySelectorAll('.opt:not(.further) > span')].map((e) => e.firstChild.textContent.trim())`)
		at = slices.IndexFunc(names, func(own string) bool { return plain(own) == plain(name) })
		if at < 0 && c.there("button", c.say.T("counter.ask.page")) {
			c.last = time.Time{}
			c.stroke("+", "counter.ask.page")
		}
		return at >= 0
	})
	c.last = time.Time{} // a dialog takes keys as fast as they come
	if c.with == "touch" {
		c.strokes++
		c.press("button", name)
		c.last = time.Now()
		return
	}
	c.stroke(fmt.Sprint(at+1), "")
}

// confirm is Enter, or the button of the dialog.
func (c *clerk) confirm(word string) {
	c.t.Helper()
	c.last = time.Time{}
	if c.with == "touch" {
		c.strokes++
		c.press("button", c.say.T(word), c.find("dialog", c.heading()))
		c.last = time.Now()
		return
	}
	c.stroke("\r", "")
}

// heading is what the open dialog is called.
func (c *clerk) heading() string {
	c.t.Helper()
	return eval[string](c.tab, `document.querySelector('dialog[open] h1').textContent`)
}

// number is the one in hand.
func (c *clerk) number() string {
	c.t.Helper()
	return eval[string](c.tab, `(document.querySelector('h1.num') || { textContent: '' }).textContent`)
}

// pad presses keys of a numeric keypad.
func (x *tab) pad(keys string) {
	x.t.Helper()
	for _, key := range keys {
		p := padKey(key)
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeChar, input.DispatchKeyEventTypeKeyUp} {
			p.Type = kind
			x.call("pad", func() error {
				_, err := chromedp.Call(x.ctx, input.DispatchKeyEvent, p)
				return err
			})
		}
	}
}

func padKey(key rune) input.DispatchKeyEventParams {
	yes := true
	p := input.DispatchKeyEventParams{Key: string(key), Text: string(key), IsKeypad: &yes}
	code, vk := "", int64(0)
	switch key {
	case '\r':
		p.Key, code, vk = "Enter", "NumpadEnter", 13
	case '*':
		code, vk = "NumpadMultiply", 106
	case '+':
		code, vk = "NumpadAdd", 107
	case '-':
		code, vk = "NumpadSubtract", 109
	case '.':
		code, vk = "NumpadDecimal", 110
	case '/':
		code, vk = "NumpadDivide", 111
	default:
		code, vk = "Numpad"+string(key), 96+int64(key-'0')
	}
	p.Code, p.WindowsVirtualKeyCode = code, vk
	return p
}
