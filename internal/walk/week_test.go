package walk

import (
	"bytes"
	_ "embed"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"antrean/office/setup"
)

//go:embed testdata/week.js
var weekScript string

// A span of work: so many calls, losses of the line or of the server, and midnights, spread evenly.
// Pages are warm after so many calls: what they hold in memory then is what they may hold for ever.
type weekSize struct {
	calls, losses, nights, warm int
	growth                      float64 // of the heap, at most
}

var (
	wholeWeek = weekSize{calls: 10000, losses: 500, nights: 7, warm: 1000, growth: 1.10}
	shortWeek = weekSize{calls: 400, losses: 20, nights: 1, warm: 250, growth: 1.10} // in make walk
)

// In the heap stands what a page holds, and the machine code that the browser makes of functions that run often: that
// grows with every hour until all are compiled, here by a tenth, and then no more. A browser that makes none shows the
// rest alone.
var interpreted = chromedp.Flag("js-flags", "--jitless")

const (
	weekCounters = 3   // of the demo
	killEvery    = 20  // each so many losses is a server that dies
	weekVisits   = 2   // visits at the kiosk on one day
	listenEvery  = 200 // each so many calls one is waited for until it was heard to its end
)

// TestWeek leaves a board and a kiosk alone for a week of a busy office: line cut, server killed, midnight passed. No call
// may be missing on the glass and none be announced twice; no number may stand there that is wrong; memory stays flat.
func TestWeek(t *testing.T) {
	needsWalk(t)
	size := shortWeek
	if os.Getenv("ANTREAN_WEEK") != "" {
		size = wholeWeek
	}
	program := buildProgram(t)
	began := time.Now()
	w := beginWeek(t, startBrowser(t, interpreted), program)
	days := size.nights + 1
	for day := range days {
		if day > 0 {
			w.night()
		}
		w.morning()
		for until := size.calls * (day + 1) / days; w.made < until; {
			w.round(1 + w.made%weekCounters)
			w.settle()
			if w.heard < w.made/listenEvery {
				w.clear()
				w.call(1)
				w.listen()
			}
			if w.losses < w.made*size.losses/size.calls {
				w.lose()
			}
			if w.visits < w.made*days*weekVisits/size.calls {
				w.visit()
			}
			if w.warm == nil && w.made >= size.warm {
				w.warm = w.weigh()
				t.Logf("after %d calls: %v", w.made, w.warm)
			}
		}
	}
	w.hold(w.weigh(), size.growth)
	t.Logf("%d calls, %d announced, %d losses, %d nights, %d visits in %v", w.made, len(w.ended), w.losses, size.nights, w.visits, time.Since(began).Round(time.Second))
}

// A week is a board and a kiosk on a line to an office whose clock and life the test has in its hand.
type week struct {
	*testing.T
	m      *machine
	line   *line
	clerk  worker
	wall   *tab
	kiosk  *visitor
	made   int // calls
	losses int
	visits int
	heard  int    // calls that were waited for
	last   string // number called last
	inHand [weekCounters + 1]bool

	called map[string]bool // of today, as number>counter: whether it has been seen
	ended  map[string]int  // announcements that sounded to their end, by day and number
	sounds []string        // what the board told last of its sound
	day    string
	warm   map[string]load
}

func beginWeek(t *testing.T, b *browser, program string) *week {
	t.Helper()
	m := newMachine(t, program, "-office", "balongbendo", "-gate", "flag")
	far, line := m.onLine(t)
	w := &week{T: t, m: m, line: line, called: map[string]bool{}, ended: map[string]int{}}
	w.wall = b.open(t, far, "board", "/board/"+far.Zones[0], wallScreen, "id", weekScript)
	w.kiosk = b.atKiosk(t, far, "id")
	w.wall.w.expectLoss()
	w.kiosk.w.expectLoss()
	w.wall.shows(w.wall.say.T("board.welcome"))
	// A chime alone takes a fifth of a spoken call, and goes the same way.
	m.admin(t).submit(t, "/admin/pengumuman", url.Values{"sound": {"chime"}, "style": {"digits"}, "lang": {"id"}, "volume_" + setup.DefaultZone: {"100"}})
	return w
}

// morning opens the counters.
func (w *week) morning() {
	w.Helper()
	w.day = w.m.clock.now().Format(time.DateOnly)
	w.clerk = worker{w.m.clerk(w.T).c}
	for n := 1; n <= weekCounters; n++ {
		if status, reply := w.clerk.Command(w.T, n, "open", nil); status != http.StatusOK && status != http.StatusConflict {
			w.Fatalf("open counter %d: %d %v", n, status, reply)
		}
		w.inHand[n] = false
	}
}

// round calls somebody at so many counters.
func (w *week) round(counters int) {
	w.Helper()
	for n := 1; n <= counters; n++ {
		w.call(n)
	}
}

// call ends the visit in hand and calls the next: who waits, or else somebody with a paper of another kind.
func (w *week) call(n int) {
	w.Helper()
	if w.inHand[n] {
		w.clerk.does(w.T, n, w.outcome())
	}
	status, reply := w.clerk.Command(w.T, n, "next", nil)
	if status == http.StatusOK && reply["ticket"] == nil {
		status, reply = w.clerk.Command(w.T, n, "call-paper", map[string]any{"service": "konsultasi"})
	}
	ticket, ok := reply["ticket"].(map[string]any)
	if status != http.StatusOK || !ok {
		w.Fatalf("call at counter %d: %d %v", n, status, reply)
	}
	w.inHand[n] = true
	w.made++
	w.last = ticket["number"].(string)
	w.called[fmt.Sprintf("%s>%d", w.last, n)] = false
	if w.made%11 == 0 {
		w.clerk.does(w.T, n, "recall") // within 20 s: no second announcement
	}
}

// outcome ends visits in more than one way.
func (w *week) outcome() string {
	if w.made%7 == 0 {
		return "no-show"
	}
	return "finish"
}

// clear ends the visits in hand: who has come needs to hear nothing.
func (w *week) clear() {
	w.Helper()
	for n := 1; n <= weekCounters; n++ {
		if w.inHand[n] {
			w.clerk.does(w.T, n, "finish")
			w.inHand[n] = false
		}
	}
}

// heardWithin is how long a call may wait for its turn to be said: a screen that lost the word has it again within 5 s,
// others are said before it, and the machine may be busy.
const heardWithin = 45 * time.Second

// listen waits until the newest call was heard to its end. Whatever is said before it has its turn meanwhile.
func (w *week) listen() {
	w.Helper()
	w.heard++
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for end := time.Now().Add(heardWithin); w.ended[w.day+" "+w.last] == 0; <-tick.C {
		if w.judge(); time.Now().After(end) {
			_, frame := w.clerk.Get(w.T, "/api/v1/board/"+w.m.Zones[0])
			w.Fatalf("after %d calls and %d losses %s was not heard within %v; the office says %v; the board told last: %+v", w.made, w.losses, w.last, heardWithin, frame["voice"], w.sounds)
		}
	}
}

// lose takes something away and brings it back: mostly the line, while calls go on, and now and then the server by a
// kill.
func (w *week) lose() {
	w.Helper()
	w.losses++
	if w.losses%killEvery == 0 {
		w.clear()
		w.round(2)
		w.listen() // two counters have somebody in hand who was called,
		w.m.kill()
		w.m.start()
		w.call(3)
		w.listen() // and neither is called again
	} else {
		w.line.cut()
		w.round(1 + w.losses%weekCounters)
		w.line.mend()
	}
	w.settle()
}

// visit takes a number at the kiosk by hand. Somebody is called for it later, as for any other.
func (w *week) visit() {
	w.Helper()
	w.visits++
	k := w.kiosk
	k.choose("kk-tambah-biodata")
	k.press("button", k.say.T("kiosk.all"))
	k.press("button", k.say.T("kiosk.take_number"))
	k.number()
	k.leave()
}

// night ends the day's visits, leaves somebody waiting, and goes through midnight to the next morning.
func (w *week) night() {
	w.Helper()
	w.clear()
	for n := 1; n <= weekCounters; n++ {
		w.clerk.does(w.T, n, "close")
	}
	w.settle()
	now := w.m.clock.now()
	midnight := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
	w.m.clock.to(midnight.Add(-2 * time.Second))
	w.wall.until("the calls of yesterday are gone", func() bool {
		g := w.sight()
		return g.Hero == "" && len(g.Recent) == 0 && g.Time == "00.00"
	})
	w.judge()
	w.called = map[string]bool{}
	w.m.clock.to(midnight.Add(8 * time.Hour))
}

// A machine is an office in a process that can die, with a clock that can be put forward.
type machine struct {
	*office
	t       *testing.T
	program string
	flags   []string
	dir     string
	clock   *shift
	cmd     *exec.Cmd
	log     *bytes.Buffer
}

// newMachine starts an office at eight o'clock of the next day.
func newMachine(t *testing.T, program string, flags ...string) *machine {
	t.Helper()
	m := &machine{t: t, program: program, flags: flags, dir: t.TempDir(), clock: morning(t), log: new(bytes.Buffer)}
	m.start()
	t.Cleanup(func() {
		if m.cmd.ProcessState == nil { // nobody has stopped it
			stop(t, m.cmd, m.log)
		}
	})
	m.get(t, "/api/v1/catalogue", &m.catalogue)
	return m
}

func (m *machine) start() {
	m.t.Helper()
	m.cmd = exec.Command(m.program, append([]string{"demo", "-json", "-listen", "127.0.0.1:0", "-data", m.dir}, m.flags...)...)
	m.cmd.Env = m.clock.environ()
	m.cmd.Stderr = m.log
	before := m.office
	m.office = begin(m.t, m.cmd)
	if before != nil {
		m.catalogue = before.catalogue
		if m.Base != before.Base {
			m.t.Fatalf("after a restart the office is at %s, before at %s", m.Base, before.Base)
		}
	}
}

// kill ends the process as a power cut of the program would.
func (m *machine) kill() {
	_ = m.cmd.Process.Kill()
	_ = m.cmd.Wait()
}
