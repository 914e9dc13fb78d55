package walk

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
)

// chorusScript tells whenever a sound begins while another one is heard, or one is heard that was not begun here.
const chorusScript = `(() => {
  const all = new Set(), play = HTMLMediaElement.prototype.play;
  const loud = () => [...all].filter((m) => !m.paused && !m.ended).length;
  const tell = (text) => window.walkTell(JSON.stringify({ kind: 'chorus', text }));
  HTMLMediaElement.prototype.play = function () {
    if (loud() > 0) tell('overlap at ' + this.src);
    all.add(this);
    tell('begin');
    return play.call(this);
  };
  setInterval(() => { if (loud() > 1) tell('overlap'); }, 10);
})();`

// TestAKioskIsUsedByEar takes a number as somebody does who sees nothing: with Tab and Enter, led by the audio guide alone.
func TestAKioskIsUsedByEar(t *testing.T) {
	needsWalk(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	v := startBrowser(t).atKiosk(t, o, "id", chorusScript)
	v.service = o.service(t, "kk-tambah-biodata")
	before := o.waiting(t)
	e := &ear{visitor: v}
	v.keys("/")
	e.hears(v.say.T("kiosk_glass.guide_on"), v.say.T("kiosk.start_title"))
	e.goTo(v.say.T("kiosk.begin"))
	e.enter(v.say.T("kiosk.services_title"))
	e.goTo(v.service.Short["id"])
	e.enter(v.say.T("kiosk.check_title"))
	e.answerAll()
	e.goTo(v.say.T("kiosk.take_number"))
	e.enter(v.say.T("kiosk.your_number"))
	number := v.number()
	e.hears(spelled(number))
	if o.waiting(t) != before+1 {
		t.Errorf("%s: %d people wait, want %d", number, o.waiting(t), before+1)
	}
	e.goTo(v.say.T("kiosk.done"))
	v.keys("/")
	e.hears(v.say.T("kiosk.done"))
	v.keys(kb.Enter)
	v.find("button", v.say.T("kiosk.begin"))
	e.isSilent()
	e.judge()
}

// An ear is a visitor who knows of the glass what the audio guide says.
type ear struct {
	*visitor
	heard int // sounds asked for that this ear has taken in
}

// asked lists what was asked to be said since the ear took in the last thing.
func (e *ear) asked() []string {
	var out []string
	for _, body := range e.w.posted("/api/v1/kiosk/say")[e.heard:] {
		var said struct{ Text string }
		if err := json.Unmarshal([]byte(body), &said); err != nil {
			e.t.Errorf("%q is said: %v", body, err)
		}
		out = append(out, plain(said.Text))
	}
	return out
}

// hears waits until texts are said, in this order, and takes them in.
func (e *ear) hears(texts ...string) {
	e.t.Helper()
	for _, text := range texts {
		at := -1
		e.listens("somebody hears "+text, func() bool {
			at = slices.IndexFunc(e.asked(), func(said string) bool { return strings.HasPrefix(said, plain(text)) })
			return at >= 0
		})
		e.heard += at + 1
	}
}

// next goes to the next key and holds the guide to say what a screen reader would call it.
func (e *ear) next() string {
	e.t.Helper()
	e.keys(kb.Tab)
	name := ""
	e.until("a key has the focus", func() bool {
		for _, key := range e.query("button") {
			if key.states["focused"] == "true" {
				name = key.name
				return true
			}
		}
		return false
	})
	e.hears(name)
	return name
}

// goTo goes on until the ear hears a name.
func (e *ear) goTo(name string) {
	e.t.Helper()
	for range stepsMost {
		if strings.HasPrefix(plain(e.next()), plain(name)) {
			return
		}
	}
	e.t.Fatalf("nobody hears %q", name)
}

// enter presses what has the focus and hears the title of what comes.
func (e *ear) enter(title string) {
	e.t.Helper()
	e.keys(kb.Enter)
	e.hears(title)
}

// answerAll says that every paper is there, page after page, until the number can be taken.
func (e *ear) answerAll() {
	e.t.Helper()
	yes, onward := plain(e.say.T("kiosk.yes")), plain(e.say.T("kiosk.continue"))
	for range stepsMost {
		name := plain(e.next())
		if name == yes && !strings.Contains(strings.Join(e.asked(), "|"), plain(e.say.T("kiosk_glass.guide_chosen"))) && !e.pressed() {
			e.keys(kb.Enter)
			e.hears(e.say.T("kiosk_glass.guide_chosen"))
		}
		if name != onward {
			continue
		}
		e.keys(kb.Enter)
		if e.done(e.say.T("kiosk.confirm")) {
			return
		}
	}
	e.t.Fatal("the checklist has no end")
}

// pressed reports whether what has the focus is chosen.
func (e *ear) pressed() bool {
	return eval[bool](e.tab, `document.activeElement.getAttribute('aria-pressed') === 'true'`)
}

// done reports whether the title of the next scene is said soon, or another page of this one is shown.
func (e *ear) done(title string) bool {
	e.t.Helper()
	confirmed := false
	e.until("the next page or scene", func() bool {
		for _, said := range e.asked() {
			if said == plain(title) {
				confirmed = true
			}
		}
		return confirmed || len(e.asked()) > 0
	})
	return confirmed
}

// isSilent holds a kiosk that somebody has left to say nothing to the next person.
func (e *ear) isSilent() {
	e.t.Helper()
	e.until("the guide is off", func() bool {
		return e.find("button", e.say.T("kiosk_glass.guide")).states["pressed"] == "false"
	})
	before := len(e.w.posted("/api/v1/kiosk/say"))
	e.keys(kb.Tab)
	e.wait(3 * padPause)
	if after := len(e.w.posted("/api/v1/kiosk/say")); after != before {
		e.t.Errorf("%d sounds after the visit", after-before)
	}
	if eval[int](e.tab, `[...document.querySelectorAll('audio')].filter((m) => !m.paused && !m.ended).length`) != 0 {
		e.t.Error("a sound goes on after the visit")
	}
}

// judge holds all of the visit to have been heard: sounds that begin, none at once with another, and no text without one.
func (e *ear) judge() {
	e.t.Helper()
	begun := 0
	for _, told := range e.w.heard("chorus") {
		if told.Text == "begin" {
			begun++
		} else {
			e.t.Error(told.Text)
		}
	}
	all := e.w.posted("/api/v1/kiosk/say")
	if begun < 10 {
		e.t.Errorf("%d sounds were played of %d texts", begun, len(all))
	}
	kiosk := e.o.atKiosk()
	slices.Sort(all)
	for _, body := range slices.Compact(all) {
		var said map[string]any
		if err := json.Unmarshal([]byte(body), &said); err != nil {
			e.t.Fatal(err)
		}
		_, reply := kiosk.Post(e.t, "/api/v1/kiosk/say", said)
		if parts, _ := reply["parts"].([]any); len(parts) == 0 && !addresses.MatchString(body) {
			e.t.Errorf("nobody hears %s", body)
		}
	}
}

// addresses are not said: nobody can write them down.
var addresses = regexp.MustCompile(`https?:|www\.|\.go\.id`)

// spelled is a number as it is read out.
func spelled(number string) string {
	return strings.Join(strings.Split(strings.ReplaceAll(number, "-", ""), ""), " ")
}

// listens waits longer than an eye does: what is read first takes its time, and a busy machine takes more.
func (e *ear) listens(what string, done func() bool) {
	e.t.Helper()
	for end := time.Now().Add(2 * patience); !done() && time.Now().Before(end); {
		<-time.After(glance)
	}
	e.until(what, done)
}
