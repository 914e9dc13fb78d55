package paper_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/golden"
	"antrean/office/queue"
	"antrean/printer/port"
	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// A fault is something that befalls a printer, and its end.
type fault struct {
	name  string
	begin virtual.Action
	end   virtual.Action // empty: it passes by itself
	spoil virtual.Line   // instead of begin: what goes wrong on the line; byte numbers are set by the moment
	bytes string         // garbage, dropped or doubled: which byte number of spoil is set
}

func faults() []fault {
	return []fault{
		{name: "paper out", begin: virtual.PaperOut, end: virtual.Refill},
		{name: "roll near its end", begin: virtual.NearEnd, end: virtual.Refill},
		{name: "cover open", begin: virtual.CoverOpen, end: virtual.CoverClose},
		{name: "cutter jammed", begin: virtual.JamCutter, end: virtual.FreeCutter},
		{name: "head too hot", begin: virtual.Overheat, end: virtual.Cool},
		{name: "power off and on", begin: virtual.PowerCycle},
		{name: "power off", begin: virtual.PowerOff, end: virtual.PowerOn},
		{name: "unplugged", begin: virtual.Unplug, end: virtual.Plug},
		{name: "takes no byte", begin: virtual.Hang, end: virtual.Release},
		{name: "stuck XOFF", begin: virtual.StickXOFF, end: virtual.FreeXOFF},
		{name: "answers nothing", begin: virtual.Silence, end: virtual.Speak},
		{name: "garbage byte", bytes: "garbage"},
		{name: "byte dropped", bytes: "dropped"},
		{name: "byte doubled", bytes: "doubled"},
		{name: "replies lost", spoil: virtual.Line{Lose: -1}, end: "mend"},
		{name: "replies late", spoil: virtual.Line{Delay: 1200 * time.Millisecond}, end: "mend"},
		{name: "replies garbled", spoil: virtual.Line{Garble: -1}, end: "mend"},
	}
}

// The moments of a fault, by the slip.
var moments = [...]string{"before", "during", "after"}

const (
	seen     = 3 * time.Second  // a change is known within this
	lasts    = 10 * time.Second // a fault
	noticed  = seen
	atMM     = 40  // of the slip: in the middle of it
	atByte   = 150 // of its bytes: a third
	nextTake = 20 * time.Second
)

// befall makes the fault happen now, or at its place in the slip that is coming.
func (f fault) befall(tr *trial, during bool) {
	if f.begin == "" {
		line, at := f.spoil, 1
		if during {
			at = atByte
		}
		switch f.bytes {
		case "garbage":
			line.GarbageAt = at
		case "dropped":
			line.DropAt = at
		case "doubled":
			line.DoubleAt = at
		}
		tr.printer.Spoil(line)
		return
	}
	if !during {
		_ = tr.printer.Do(f.begin) // a persona that lacks the part cannot have its fault
		return
	}
	where := virtual.Fault{Do: f.begin, AtMM: atMM}
	if f.begin == virtual.Unplug || f.begin == virtual.Hang || f.begin == virtual.StickXOFF || f.begin == virtual.Silence {
		where = virtual.Fault{Do: f.begin, AtByte: atByte}
	}
	tr.printer.Schedule(where)
}

// heal ends the fault.
func (f fault) heal(tr *trial) {
	switch f.end {
	case "":
	case "mend":
		tr.printer.Spoil(virtual.Line{})
	default:
		_ = tr.printer.Do(f.end)
	}
}

// A row is what became of it.
type row struct {
	state     string        // shown three seconds into the fault
	papers    string        // outcome of each paper of the number, first to last
	floor     heap          // what fell
	healed    time.Duration // from the end of the fault until the printer was shown as before; in steps of 0.1 s
	next      string        // outcome of the next number
	following heap          // and what fell of it
}

// suffer runs one cell of the matrix.
func suffer(t *testing.T, persona virtual.Persona, f fault, moment string, lasts time.Duration) row {
	tr := startTrial(t, persona)
	defer tr.close()
	time.Sleep(seen) // until the printer is known as well as it can be
	before := tr.condition()
	var id queue.TicketID
	taken := time.Now()
	switch moment {
	case "before":
		f.befall(tr, false)
		time.Sleep(noticed)
		taken = time.Now()
		id = tr.take()
	case "during":
		f.befall(tr, true)
		id = tr.take()
		time.Sleep(noticed)
	case "after":
		id = tr.take()
		time.Sleep(noticed)
		f.befall(tr, false)
		time.Sleep(noticed)
	}
	out := row{state: stateOf(tr.condition())}
	time.Sleep(lasts)
	f.heal(tr)
	out.healed = tr.waitFor(before)
	time.Sleep(nextTake)
	out.floor = tr.papers(id, taken)
	again := time.Now()
	next := tr.take()
	time.Sleep(spool.TTL)
	out.papers, out.next, out.following = outcomes(tr.jobs(id)), outcomes(tr.jobs(next)), tr.papers(next, again)
	tr.judge(id, out, next)
	if late := out.floor.last.Sub(taken); late > spool.TTL+5*time.Second && persona != virtual.Mute { // what a printer without answers holds, it prints when it can
		t.Errorf("a paper came out %v after the number was taken", late)
	}
	if want := right(persona, f, moment); out.state != want {
		t.Errorf("%v into the fault the printer is shown as %q, want %q", noticed, out.state, want)
	}
	return out
}

// right is how a persona that suffers a fault has to be shown within three seconds: as far as it can tell.
func right(persona virtual.Persona, f fault, moment string) string {
	blind := map[string]string{"cover open": "bad offline", "cutter jammed": "ok", "head too hot": "bad offline", "roll near its end": "ok", "stuck XOFF": "ok"}
	switch {
	case f.begin == virtual.Unplug:
		return "bad missing"
	case persona == virtual.Mute && f.begin == virtual.Hang && moment == "during":
		return "bad stuck" // it is asked nothing, so only a slip can get stuck
	case persona == virtual.Mute:
		return "unknown"
	case persona == virtual.ZJ58 && blind[f.name] != "":
		return blind[f.name]
	case persona == virtual.Kanji && (f.begin == virtual.NearEnd || f.begin == virtual.StickXOFF):
		return "ok" // no such sensor, and no such flow control
	}
	switch f.name {
	case "paper out":
		return "bad paper_out"
	case "roll near its end":
		return "ok near_end"
	case "cover open":
		return "bad cover_open"
	case "cutter jammed":
		return "bad cutter"
	case "head too hot":
		return "bad overheated"
	case "takes no byte", "stuck XOFF":
		return "bad stuck"
	case "power off", "answers nothing", "replies lost":
		return "unknown silent"
	case "replies garbled":
		if persona != virtual.Custom && persona != virtual.Star { // the bit that is wrong means nothing in their blocks
			return "unknown silent"
		}
	}
	return "ok"
}

// waitFor measures how long it takes until the printer is shown as before, up to half a minute.
func (tr *trial) waitFor(before queue.Condition) time.Duration {
	const step = 100 * time.Millisecond
	for waited := time.Duration(0); waited < 30*time.Second; waited += step {
		now := tr.condition()
		doubt := now.Reason == string(port.Stuck) && now.State == "" // of a printer without answers, until the next slip
		if now.State == before.State && (now.Reason == before.Reason || doubt) && now.Roll == before.Roll {
			return waited
		}
		time.Sleep(step)
	}
	return -1
}

func stateOf(c queue.Condition) string {
	state := c.State
	if state == "" {
		state = "unknown"
	}
	if c.Roll == queue.ValueBad && c.Reason == "" {
		return state + " near_end"
	}
	return strings.TrimSpace(state + " " + c.Reason)
}

// outcomes lists the end of each paper.
func outcomes(jobs []*queue.Job) string {
	var out []string
	for _, j := range jobs {
		text := string(j.State)
		if j.Reason != "" {
			text += " " + j.Reason
		}
		if j.Proof != "" {
			text += " " + j.Proof
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// judge holds a cell to what is promised of every one.
func (tr *trial) judge(id queue.TicketID, out row, next queue.TicketID) {
	t := tr.t
	t.Helper()
	state := tr.engine.View().State
	if ticket, ok := state.Ticket(id); !ok || ticket.State != queue.Waiting {
		t.Errorf("the number is lost")
	}
	if out.floor.plain > 1 {
		t.Errorf("%d unmarked papers of one number", out.floor.plain)
	}
	for _, job := range slices.Concat(tr.jobs(id), tr.jobs(next)) {
		if !job.State.Final() {
			t.Errorf("paper %d hangs as %s", job.Copy, job.State)
		}
	}
	if out.healed < 0 || out.healed > seen {
		t.Errorf("healed after %v", out.healed)
	}
	if out.following.plain != 1 || out.following.marked+out.following.torn != 0 {
		t.Errorf("the next number came out %s (%s)", out.following, out.next)
	}
}

// asked reports whether the whole matrix is wanted (make matrix); a plain run, which may be one under the race detector,
// has that of one printer.
func asked() bool { return os.Getenv("ANTREAN_MATRIX") != "" }

func personas() []virtual.Persona {
	if asked() {
		return virtual.Personas()
	}
	return []virtual.Persona{virtual.Epson}
}

// TestEveryFaultOfEveryPrinter is the matrix: each fault, each persona, before, during and after the slip. The table of
// what became of them stands in docs/printers.md.
func TestEveryFaultOfEveryPrinter(t *testing.T) {
	var table strings.Builder
	for _, f := range faults() {
		fmt.Fprintf(&table, "\n**%s**\n\n| printer | before | during | after |\n|---|---|---|---|\n", f.name)
		for _, persona := range personas() {
			fmt.Fprintf(&table, "| %s |", persona)
			for _, moment := range moments {
				t.Run(strings.Join([]string{f.name, string(persona), moment}, "/"), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) {
						fmt.Fprintf(&table, " %s |", suffer(t, persona, f, moment, lasts).text())
					})
				})
			}
			table.WriteString("\n")
		}
	}
	if asked() {
		golden.Section(t, "../../docs/printers.md", "faults", table.String())
	}
}

// text is a cell of the table: what is shown; what became of the papers; what fell; when it healed.
func (r row) text() string {
	healed := "at once"
	if r.healed > 200*time.Millisecond {
		healed = fmt.Sprintf("≤ %.0f s", seen.Seconds())
	}
	return fmt.Sprintf("%s; %s; %s; %s", r.state, r.papers, r.floor, healed)
}

// TestNothingStaleComesOut is the matrix with faults that last ten minutes: nobody stands there any more, and no whole
// slip may come out when the printer is well again.
func TestNothingStaleComesOut(t *testing.T) {
	for _, f := range faults() {
		for _, persona := range personas() {
			for _, moment := range moments[:2] {
				t.Run(strings.Join([]string{f.name, string(persona), moment}, "/"), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) { suffer(t, persona, f, moment, 10*time.Minute) })
				})
			}
		}
	}
}
