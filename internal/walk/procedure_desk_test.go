package walk

import (
	"fmt"
	"strings"
)

// A desk is somebody at the page of the applications, with a scanner.
type desk struct {
	*tab
	p *procedure
}

// berkasScreen is the desk of who works on applications, and a phone.
var berkasScreen = device{sizes: []size{{1440, 900}, {320, 900}}}

// desk is where somebody of the crew sits; they sign in when they were not there today.
func (p *procedure) desk(name string) *desk {
	p.t.Helper()
	if d, ok := p.desks[name]; ok {
		return d
	}
	d := &desk{tab: p.open("berkas of "+name, "/berkas", berkasScreen), p: p}
	d.find("button", d.say.T("staff.signin.go"))
	d.signIn(p.crew[name])
	d.find("textbox", d.say.T("backoffice.scan"))
	p.desks[name] = d
	return d
}

// A sheetSeen is what the card of an application says.
type sheetSeen struct{ Code, Where, Role, Dues, Steps string }

func (d *desk) seen() sheetSeen {
	d.t.Helper()
	return eval[sheetSeen](d.tab, `(() => {
		const text = (at) => (document.querySelector('.sheet ' + at) || { innerText: '' }).innerText.trim();
		return { Code: text('header p'), Where: text('.where b'), Role: text('.where span'), Dues: text('.dues'), Steps: String(document.querySelectorAll('.sheet .steps li').length) };
	})()`)
}

// page is the address for the applicant that staff can send on.
func (d *desk) page() string {
	d.t.Helper()
	return eval[string](d.tab, `document.querySelector('.sheet .page a').href.replace(/#.*/, '')`)
}

// takes scans a code, or the address behind it, and waits for the application.
func (d *desk) takes(scanned, code string) {
	d.t.Helper()
	d.repeat(code+" was scanned", func() bool { return strings.HasPrefix(d.seen().Code, code) }, func() { d.scans(scanned) })
}

// stands waits until the application that is shown stands in a stage.
func (d *desk) stands(where string) {
	d.t.Helper()
	d.until(fmt.Sprintf("%s stands in %q", d.seen().Code, where), func() bool { return plain(d.seen().Where) == plain(where) })
}

// goes moves the application that is shown on to its next stage.
func (d *desk) goes(stage string) {
	d.t.Helper()
	before := d.seen()
	d.press("button", d.say.T("backoffice.act.advance", "stage", stage))
	d.until(fmt.Sprintf("%s goes on to %q", before.Code, stage), func() bool {
		now := d.seen()
		return now.Steps != before.Steps && plain(now.Where) == plain(stage)
	})
}

// files ends the application that is shown in the archive.
func (d *desk) files() {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.act.advance", "stage", d.say.T("backoffice.end")))
	d.stands(d.say.T("backoffice.state.closed"))
}

// does gives a command without a form.
func (d *desk) does(act, where string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.act."+act))
	d.shows(d.say.T("backoffice.done."+act, "code", d.seen().Code[:codeLength]))
	d.stands(where)
}

// codeLength is that of an application's number in the register.
const codeLength = len("2026-00001")

// moves scans several and moves them all with one key.
func (d *desk) moves(stage string, codes ...string) {
	d.t.Helper()
	d.repeat("nothing is in the list", func() bool { return d.seen().Code == "" && d.there("button", d.say.T("backoffice.move.none")) }, func() { d.keys("\x1b") })
	for _, code := range codes {
		d.takes(code, code)
	}
	move := d.say.T("backoffice.move.advance", "n", len(codes), "stage", stage)
	d.find("button", move)
	d.repeat("the list has moved", func() bool {
		return strings.Contains(plain(d.text()), plain(d.say.T("backoffice.done.advance", "n", len(codes))))
	}, func() { d.keys("\r") })
}

// refuses says that somebody else does the next step.
func (d *desk) refuses(act string, args ...any) {
	d.t.Helper()
	code := d.seen().Code[:codeLength]
	d.w.allow("/api/v1/cases/"+code+"/"+act, "403")
	before := d.seen()
	d.press("button", d.say.T("backoffice.act."+act, args...))
	d.find("button", d.say.T("backoffice.read"))
	d.press("button", d.say.T("backoffice.read"))
	if now := d.seen(); now.Where != before.Where {
		d.t.Errorf("%s: %s went from %q to %q", d.name, code, before.Where, now.Where)
	}
}

// returns gives the application that is shown back for requirements, by their labels: to its person, or to an earlier stage.
func (d *desk) returns(act, note, kind string, labels ...string) {
	d.t.Helper()
	d.asks(act, note, kind, labels...)
	d.sends(act)
}

func (d *desk) asks(act, note, kind string, labels ...string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.act."+act))
	d.find("dialog", d.say.T("backoffice.form."+act))
	for _, label := range labels {
		d.press("combobox", label)
		d.keys(d.say.T("backoffice.lack."+kind) + "\r")
	}
	d.writes(d.say.T("backoffice.field.note."+act), note)
	d.peek(act + " is asked")
}

// sends sends the form that is open.
func (d *desk) sends(act string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.form.yes."+act))
	d.until("the form is gone", func() bool { return !d.there("dialog", d.say.T("backoffice.form."+act)) })
}

// writes types into a field by its name.
func (x *tab) writes(field, text string) {
	x.t.Helper()
	x.types("textbox", field, text)
}

// types is writes for a field of any role.
func (x *tab) types(role, field, text string) {
	x.t.Helper()
	x.press(role, field)
	x.keys(text)
}

// hands gives the product to somebody; others than these may not have it.
func (d *desk) hands(who string, may ...string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.act.hand"))
	form := d.find("dialog", d.say.T("backoffice.form.hand"))
	var names []string
	for _, choice := range d.query("radio", form) {
		names = append(names, choice.name)
	}
	var want []string
	for _, one := range may {
		want = append(want, d.say.T("backoffice.who."+one))
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		d.t.Errorf("%s: who may collect is %q, want %q", d.name, names, want)
	}
	d.press("radio", d.say.T("backoffice.who."+who), form)
	d.peek("who collects")
	d.sends("hand")
}

// opens registers an application: of a number that is or was at a counter.
func (d *desk) opens(number, code string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.open"))
	d.find("dialog", d.say.T("backoffice.form.open"))
	d.writes(d.say.T("backoffice.field.ticket"), number)
	d.opened(code)
}

// registers registers an application that came without a number, and returns the address of its page.
func (d *desk) registers(service, channel, code string) {
	d.t.Helper()
	d.press("button", d.say.T("backoffice.open"))
	d.find("dialog", d.say.T("backoffice.form.open"))
	d.press("combobox", d.say.T("backoffice.field.service"))
	d.keys(service + "\r")
	d.press("combobox", d.say.T("backoffice.field.channel"))
	d.keys(channel + "\r")
	d.opened(code)
}

func (d *desk) opened(code string) {
	d.t.Helper()
	d.peek("registering")
	d.press("button", d.say.T("backoffice.form.yes.open"))
	d.until(code+" is there", func() bool { return strings.HasPrefix(d.seen().Code, code) })
}

// beginsFile opens an application of the ticket in hand at the counter, of its own service.
func (c *clerk) beginsFile(code string) {
	c.t.Helper()
	c.keys("f")
	c.find("dialog", c.say.T("files.ask.service"))
	c.keys("\r")
	c.find("dialog", c.say.T("files.ask.channel"))
	c.keys("\r")
	c.find("dialog", c.say.T("files.ask.what", "code", code))
}

// choice is the option of a question that begins with a word.
func (c *clerk) choice(begins string) (name string) {
	c.t.Helper()
	c.until("a choice "+begins, func() bool {
		name = eval[string](c.tab, fmt.Sprintf(`[...document.querySelectorAll('.opt:not(.further) > span')].map((e) => e.firstChild.textContent.trim()).find((own) => own.startsWith(%q)) || ''`, begins))
		return name != ""
	})
	return name
}
