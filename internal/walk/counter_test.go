package walk

import (
	"strings"
	"testing"
)

// TestCounterTerminal works at counters at the end of a slow line, with one thing in hand at a time.
func TestCounterTerminal(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	program := buildProgram(t)
	for _, run := range []struct {
		name string
		run  func(*testing.T, *browser, *office)
	}{
		{"KeyboardOnly", walkCounterBy("keys")},
		{"KeypadOnly", walkCounterBy("pad")},
		{"TouchOnly", walkCounterBy("touch")},
		{"TwoAtOneTicket", walkCounterTwo},
		{"Colleagues", walkCounterColleagues},
		{"Others", walkCounterOthers},
	} {
		t.Run(run.name, func(t *testing.T) {
			t.Parallel()
			run.run(t, b, openOffice(t, program, "-office", "balongbendo"))
		})
	}
}

// walkCounterBy is a day of a counter: visitors, and everything else that happens to a ticket.
func walkCounterBy(with string) func(*testing.T, *browser, *office) {
	return func(t *testing.T, b *browser, o *office) {
		o.arrive(t, 6, "kk-tambah-biodata")
		c := b.sitDown(t, o.far(t), o.person(t, "operator"), 1, with, true)
		c.look("ready")
		c.serve()
		c.serve()
		c.look("served")
		takeBack(c, o)
		putAside(c)
		sendOn(c)
		returnWithSlip(t, c, o)
		restAndClose(c)
		if c.quick == 0 {
			t.Errorf("%s: no answer was quick: nothing was seen of a still desk", c.name)
		}
	}
}

// takeBack undoes a call: boards are told that it was taken back, and the number is the next one again.
func takeBack(c *clerk, o *office) {
	c.t.Helper()
	c.on("next", "start")
	number := c.number()
	if last := o.lastCall(c.t); last.Number != number || last.Cancelled {
		c.t.Errorf("%s: the boards' last call is %+v, want %s", c.name, last, number)
	}
	c.look("called")
	c.undoes(c.say.T("counter.undone.call", "number", number))
	c.big("next")
	if last := o.lastCall(c.t); last.Number != number || !last.Cancelled {
		c.t.Errorf("%s: after the undo the boards' last call is %+v, want %s taken back", c.name, last, number)
	}
	c.look("taken back")
	c.on("next", "start")
	if again := c.number(); again != number {
		c.t.Errorf("%s: after the undo %s is called, want %s again", c.name, again, number)
	}
}

// A call is one of a number, as boards are told.
type call struct {
	Number    string `json:"number"`
	Cancelled bool   `json:"cancelled"`
}

// lastCall is what the boards were told last.
func (o *office) lastCall(t *testing.T) call {
	t.Helper()
	var b struct {
		Calls []call `json:"calls"`
	}
	o.get(t, "/api/v1/board/"+o.Zones[0], &b)
	if len(b.Calls) == 0 {
		return call{}
	}
	return b.Calls[len(b.Calls)-1]
}

// undoes takes the last command back, by the key or by the button that names it.
func (c *clerk) undoes(what string) {
	c.t.Helper()
	key := map[string]string{"keys": "u", "pad": ".", "touch": ""}[c.with]
	c.find("button", c.say.T("counter.undo.label", "what", what))
	c.stroke(key, "counter.undo.label", "what", what)
	c.shows(c.say.T("counter.done.undo", "what", what))
}

// putAside parks the ticket in hand, brings it back and calls it.
func putAside(c *clerk) {
	c.t.Helper()
	number := c.number()
	c.on("start", "finish")
	c.look("serving")
	c.more("p", "counter.do.park")
	c.find("dialog", c.say.T("counter.ask.park", "number", number))
	c.look("why put aside")
	c.choose("counter.reason.fotokopi")
	c.find("dialog", c.say.T("counter.ask.park.span", "number", number))
	c.look("how long put aside")
	c.confirm("counter.ask.go.park")
	c.big("next")
	c.shows(c.say.T("counter.parked.title"))
	c.look("put aside")

	c.more("h", "counter.do.parked")
	c.find("dialog", c.say.T("counter.find.title"))
	c.shows(number)
	c.look("list")
	if c.with == "touch" {
		c.press("button", number, c.find("dialog", c.heading()))
	} else {
		c.last = c.last.Add(-pause)
		c.stroke("*", "")
	}
	c.find("dialog", c.say.T("counter.ask.ticket", "number", number))
	c.look("a ticket")
	c.choose("counter.do.unpark")
	c.shows(c.say.T("counter.done.unpark", "number", number))
	c.on("next", "start")
	if again := c.number(); again != number {
		c.t.Errorf("%s: %s is called, want %s, which came back to its old place", c.name, again, number)
	}
}

// sendOn transfers the ticket in hand to another service.
func sendOn(c *clerk) {
	c.t.Helper()
	number := c.number()
	c.on("start", "finish")
	c.more("t", "counter.do.transfer")
	c.find("dialog", c.say.T("counter.ask.transfer", "number", number))
	c.look("transfer")
	c.pick("Konsultasi")
	c.find("dialog", c.say.T("counter.ask.to"))
	c.look("transfer to a counter")
	c.confirm("counter.ask.go.transfer")
	c.big("next")
	c.shows(strings.TrimSuffix(c.say.T("counter.done.transfer", "number", number, "time", "~"), "~"))
	c.on("next", "start")
	if sent := c.number(); sent != number {
		c.t.Errorf("%s: %s is called, want %s, whose place is by its arrival", c.name, sent, number)
	}
	c.shows(c.say.T("staff.declared.none")) // what was declared was for another service
	c.on("start", "finish")
	c.on("finish", "next")
}

// returnWithSlip marks what is wanting and returns the papers; the list comes out of the printer.
func returnWithSlip(t *testing.T, c *clerk, o *office) {
	t.Helper()
	c.on("next", "start")
	c.on("start", "finish")
	number := c.number()
	printed := len(o.slips(t))
	first := o.service(t, "kk-tambah-biodata").Requirements[0].Label["id"]
	if c.with == "touch" {
		c.press("button", c.say.T("counter.return.kurang"), c.find("group", first))
	} else {
		c.stroke("1", "")
	}
	c.shows(c.say.T("counter.check.short", "n", 1))
	c.look("checked")
	c.reload()
	c.shows(c.say.T("counter.check.short", "n", 1)) // what was found stays over a new build of the page
	c.big("finish")
	c.more("k", "counter.do.return")
	c.find("dialog", c.say.T("counter.return.title", "number", number))
	c.look("return")
	c.confirm("counter.return.go")
	c.big("next")
	slip := o.paper(t, printed+1)
	if text := plain(slip.text()); !strings.Contains(text, plain(number)) {
		t.Errorf("the slip does not bear %s:\n%s", number, slip.text())
	}
}

// restAndClose takes a break with a planned return, comes back, and closes with a ticket in hand.
func restAndClose(c *clerk) {
	c.t.Helper()
	c.more("i", "counter.do.break")
	c.find("dialog", c.say.T("counter.ask.break"))
	c.look("why a break")
	c.choose("counter.reason.istirahat")
	c.find("dialog", c.say.T("counter.ask.break.span"))
	c.choose("counter.ask.minutes", "n", 30)
	c.confirm("counter.ask.go.break")
	c.big("reopen")
	c.shows(strings.TrimSuffix(c.say.T("counter.break.until", "reason", c.say.T("counter.reason.istirahat"), "time", "~"), "~"))
	c.look("break")
	c.on("reopen", "next")
	c.on("next", "start")
	number := c.number()
	c.more("c", "counter.do.close")
	c.find("dialog", c.say.T("counter.ask.hand-close", "number", number))
	c.look("hand over")
	c.choose("counter.do.requeue")
	c.big("open")
	c.shows(c.say.T("counter.closed.title", "n", 1))
	c.look("closed")
}

// walkCounterTwo has two screens at one counter: what one does, the other shows at once, and no person is called twice.
func walkCounterTwo(t *testing.T, b *browser, o *office) {
	o.arrive(t, 2, "kk-tambah-biodata")
	who := o.person(t, "operator")
	one := b.sitDown(t, o, who, 1, "keys", false)
	other := b.open(t, o, "second screen", "/counter", deskScreen, "id")
	other.signIn(who)
	other.shows(other.say.T("counter.choose.lead"))
	other.keys("1")
	other.big("next")
	one.space("next", "start")
	other.big("start")
	other.shows(one.number())
	other.space("start", "finish")
	one.big("finish")
	one.space("finish", "next")
	other.big("next")
}

// walkCounterColleagues calls a colleague to a counter: who comes is seen there, and the call ends.
func walkCounterColleagues(t *testing.T, b *browser, o *office) {
	one := b.sitDown(t, o, o.Staff[0], 1, "keys", false)
	two := b.sitDown(t, o, o.Staff[1], 2, "keys", false)
	two.keys("b")
	two.find("dialog", two.say.T("counter.ask.assist"))
	two.look("call colleagues")
	two.keys("2")
	two.shows(two.say.T("counter.assist.sent"))
	one.shows(one.say.T("staff.assist.bahaya"))
	one.look("a colleague is in danger")
	one.keys("d")
	two.shows(two.say.T("counter.assist.comes", "by", o.Staff[0].Name))
	one.shows(one.say.T("counter.assist.going", "n", 2))
	two.look("somebody comes")
	two.press("button", two.say.T("counter.assist.end"))
	two.until("the call is over", func() bool {
		return !strings.Contains(plain(two.text()), plain(two.say.T("counter.assist.comes", "by", o.Staff[0].Name)))
	})
}

// walkCounterOthers gives the commands that a day seldom needs, each by its letter.
func walkCounterOthers(t *testing.T, b *browser, o *office) {
	o.arrive(t, 2, "kk-tambah-biodata")
	c := b.sitDown(t, o, o.person(t, "operator"), 1, "keys", false)
	c.on("next", "start")
	number := c.number()
	c.stroke("o", "")
	c.find("dialog", c.say.T("counter.ask.party", "number", number))
	c.keys("3")
	c.look("how many")
	c.confirm("counter.ask.go.party")
	c.shows(c.say.T("counter.tag.party", "n", 3))
	c.stroke("s", "")
	c.find("dialog", c.say.T("counter.ask.split", "number", number, "party", 3))
	c.keys("1")
	c.confirm("counter.ask.go.split")
	c.shows(c.say.T("counter.tag.party", "n", 2))
	c.shows(c.say.T("counter.done.split", "number", number, "more", ""))
	c.stroke("w", "")
	c.shows(c.say.T("counter.tag.priority"))
	c.look("a party with priority")
	c.stroke("r", "")
	c.shows(c.say.T("counter.tag.called", "n", 2))
	c.on("start", "finish")
	c.stroke("l", "")
	c.find("dialog", c.say.T("counter.ask.next-service", "number", number))
	c.pick("Konsultasi")
	c.confirm("counter.ask.go.next-service")
	c.big("next")

	c.on("next", "start")
	late := c.number()
	c.stroke("n", "")
	c.big("next")
	c.stroke("j", "")
	c.find("dialog", c.say.T("counter.find.title"))
	c.shows(late)
	c.look("those who did not appear")
	c.keys("*")
	c.find("dialog", c.say.T("counter.ask.ticket", "number", late))
	c.choose("counter.do.rejoin")
	c.shows(c.say.T("counter.done.rejoin", "number", late))

	c.stroke("g", "")
	c.find("dialog", c.say.T("counter.ask.call-paper"))
	c.pick("KK: tambah biodata")
	c.big("start")
	if paper := c.number(); paper == late || paper == number {
		t.Errorf("%s has a number already, want one for who has a paper", paper)
	}
	c.stroke("?", "")
	c.find("dialog", c.say.T("counter.help.title"))
	c.look("help")
}
