package walk

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// again is how long a person waits for a press to be heard before pressing once more. Staff screens hear none for a
// moment after the last one, so that a double press is one.
const again = time.Second

// pressFor presses a button until a sentence stands on the page.
func (x *tab) pressFor(name, sentence string) {
	x.t.Helper()
	x.repeat(fmt.Sprintf("%q after %q", sentence, name),
		func() bool { return strings.Contains(plain(x.text()), plain(sentence)) },
		func() {
			if x.there("button", name) {
				x.press("button", name)
			}
		})
}

// space presses the space bar until the big button, which would have done one thing, would do another.
func (x *tab) space(from, to string) {
	x.t.Helper()
	x.big(from)
	x.repeat(to+" after "+from, func() bool { return x.isBig(to) }, func() {
		if x.isBig(from) {
			x.keys(" ")
		}
	})
}

// repeat does something at once, and again while it has had no effect.
func (x *tab) repeat(what string, done func() bool, do func()) {
	x.t.Helper()
	var last time.Time
	x.until(what, func() bool {
		if done() {
			return true
		}
		if time.Since(last) > again {
			do()
			last = time.Now()
		}
		return false
	})
}

// isBig reports whether the big button would do something, and has the focus that the space bar needs.
func (x *tab) isBig(action string) bool {
	x.t.Helper()
	found := x.fitting("button", x.say.T("counter.do."+action))
	return len(found) == 1 && found[0].states["focused"] == "true" && found[0].states["disabled"] != "true"
}

// big waits until the big button would do something.
func (x *tab) big(action string) {
	x.t.Helper()
	x.until(fmt.Sprintf("the big button says %q", x.say.T("counter.do."+action)), func() bool { return x.isBig(action) })
}

// signIn fills the form of a staff screen and sends it with Enter.
func (x *tab) signIn(as login) {
	x.t.Helper()
	x.press("textbox", x.say.T("staff.signin.name"))
	x.keys(as.Name)
	x.press("textbox", x.say.T("staff.signin.password"))
	x.keys(as.Password + "\r")
}

// atFrontOffice opens the front office's page and signs in.
func (b *browser) atFrontOffice(t *testing.T, o *office) *tab {
	t.Helper()
	x := b.open(t, o, "front office", "/front-office", deskScreen, "id")
	x.find("button", x.say.T("staff.signin.go"))
	x.look("sign in")
	x.signIn(o.person(t, "front_office"))
	x.shows(x.say.T("frontoffice.idle.none.lead"))
	return x
}

// atCounter opens the counter page, signs in, sits down at a counter and opens it.
func (b *browser) atCounter(t *testing.T, o *office, n int) *tab {
	t.Helper()
	x := b.open(t, o, "counter", "/counter", deskScreen, "id")
	x.find("button", x.say.T("staff.signin.go"))
	x.look("sign in")
	x.signIn(o.person(t, "operator"))
	x.shows(x.say.T("counter.choose.lead"))
	x.look("choose")
	x.keys(fmt.Sprint(n))
	x.big("open")
	x.look("closed")
	x.space("open", "next")
	return x
}
