package walk

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestCounterApplications follows an application from the number to the hand at one counter, with keys and a scanner only.
func TestCounterApplications(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	o.arrive(t, 2, "kk-tambah-biodata")
	c := b.sitDown(t, o, o.person(t, "operator"), 1, "keys", false)
	c.on("next", "start")
	c.on("start", "finish")
	code := opensFile(c)
	before := len(o.slips(t))
	c.pick(c.option("Lengkap"))
	c.shows(c.say.T("files.due"))
	o.paper(t, before+1) // the claim slip comes out by itself
	c.look("complete")
	c.pick(c.option("Maju ke"))
	c.shows(c.say.T("files.state.ready"))
	c.keys(kb.Escape)
	c.look("in hand")
	scansWhileWriting(c, code)
	c.on("finish", "next")

	c.scans("BERKAS:" + code)
	c.find("dialog", c.say.T("files.ask.who"))
	c.look("who collects")
	before = c.strokes
	c.choose("files.who.anggota_satu_kk")
	c.confirm("counter.ask.go.file-hand")
	c.shows(c.say.T("files.state.closed"))
	if n := c.strokes - before; n > mostStrokes {
		t.Errorf("handing over took %d keys, want at most %d", n, mostStrokes)
	}
	c.look("handed over")
	c.keys(kb.Escape)
	c.big("next")

	c.on("next", "start")
	c.on("start", "finish")
	second := opensFile(c)
	c.choose("files.do.back")
	c.find("dialog", c.say.T("counter.return.title", "number", c.number()))
	c.shows(c.say.T("files.return.with", "code", second))
	c.keys("1")
	c.look("going back")
	c.keys("\r")
	c.big("next")
	c.scans("BERKAS:" + second)
	c.find("dialog", c.say.T("files.ask.what", "code", second))
	c.look("given back")
	c.choose("files.do.mend")
	c.until("the papers are looked over again", func() bool { return c.there("button", c.option("Lengkap")) })
}

// scansWhileWriting scans with the focus in a note: the code does not go into it, the ticket goes nowhere, and what was
// written stays.
func scansWhileWriting(c *clerk, code string) {
	c.t.Helper()
	c.keys("l")
	c.press("textbox", c.say.T("counter.ask.note")+" "+c.say.T("counter.ask.note.hint"))
	c.scans("BERKAS:" + code)
	c.find("dialog", c.say.T("files.ask.who"))
	c.keys(kb.Escape)
	c.keys("l")
	c.press("textbox", c.say.T("counter.ask.note")+" "+c.say.T("counter.ask.note.hint"))
	c.keys("Bu Ani")
	c.look("a note is written") // no hand writes and scans within a blink
	c.scans("BERKAS:" + code)
	c.shows(c.say.T("counter.scan.later"))
	if note := eval[string](c.tab, `document.getElementById('ask-note').value`); note != "Bu Ani" {
		c.t.Errorf("the note is %q", note)
	}
	c.keys(kb.Escape)
	c.big("finish")
}

// opensFile opens an application of the ticket in hand, of its own service and at the counter, and returns its code.
func opensFile(c *clerk) string {
	c.t.Helper()
	c.keys("f")
	c.find("dialog", c.say.T("files.ask.service"))
	c.keys("\r")
	c.find("dialog", c.say.T("files.ask.channel"))
	c.keys("\r")
	c.until("an application", func() bool { return c.there("button", c.option("Lengkap")) })
	c.look("an application")
	return strings.TrimSpace(eval[string](c.tab, `document.querySelector('.filecard .which b').textContent`))
}

// option is the choice that begins with a word.
func (c *clerk) option(begins string) string {
	c.t.Helper()
	for _, own := range eval[[]string](c.tab, `[...document.querySelectorAll('.opt:not(.further) > span')].map((e) => e.firstChild.textContent.trim())`) {
		if strings.HasPrefix(own, begins) {
			return own
		}
	}
	return begins
}
