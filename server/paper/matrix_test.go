package paper_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/golden"
	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/printer/port"
	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// The moments of a fault, by the slip.
var moments = [...]string{"before", "during", "after"}

const (
	seen     = 3 * time.Second  // a change is known within this
	lasts    = 10 * time.Second // a fault
	nextTake = 20 * time.Second
)

// A row is what became of it.
type row struct {
	state     string        // shown three seconds into the fault
	papers    string        // outcome of each paper of the number, first to last
	floor     rig.Heap      // what fell
	healed    time.Duration // from the end of the fault until the printer was shown as before; in steps of 0.1 s
	next      string        // outcome of the next number
	following rig.Heap      // and what fell of it
}

// suffer runs one cell of the matrix.
func suffer(t *testing.T, persona virtual.Persona, f rig.Fault, moment string, lasts time.Duration) row {
	tr := rig.OpenTrial(t, persona)
	defer tr.Close()
	time.Sleep(seen) // until the printer is known as well as it can be
	before := tr.Condition()
	var id queue.TicketID
	taken := time.Now()
	switch moment {
	case "before":
		f.Befall(tr.Printer, false)
		time.Sleep(seen)
		taken = time.Now()
		id = tr.Take()
	case "during":
		f.Befall(tr.Printer, true)
		id = tr.Take()
		time.Sleep(seen)
	case "after":
		id = tr.Take()
		time.Sleep(seen)
		f.Befall(tr.Printer, false)
		time.Sleep(seen)
	}
	out := row{state: tr.Shown()}
	time.Sleep(lasts)
	f.Heal(tr.Printer)
	out.healed = waitFor(tr, before)
	time.Sleep(nextTake)
	out.floor = tr.Papers(id, taken)
	again := time.Now()
	next := tr.Take()
	time.Sleep(spool.TTL)
	out.papers, out.next, out.following = tr.Ends(id), tr.Ends(next), tr.Papers(next, again)
	tr.Judge(rig.Result{Ticket: id, Next: next, Floor: out.floor, Following: out.following})
	if out.healed < 0 || out.healed > seen {
		t.Errorf("healed after %v", out.healed)
	}
	if late := out.floor.Last.Sub(taken); late > spool.TTL+5*time.Second && persona != virtual.Mute { // what a printer without answers holds, it prints when it can
		t.Errorf("a paper came out %v after the number was taken", late)
	}
	if want := f.Shown(persona, moment == "during"); out.state != want {
		t.Errorf("%v into the fault the printer is shown as %q, want %q", seen, out.state, want)
	}
	return out
}

// waitFor measures how long it takes until the printer is shown as before, up to half a minute.
func waitFor(tr *rig.Trial, before queue.Condition) time.Duration {
	const step = 100 * time.Millisecond
	for waited := time.Duration(0); waited < 30*time.Second; waited += step {
		now := tr.Condition()
		doubt := now.Reason == string(port.Stuck) && now.State == "" // of a printer without answers, until the next slip
		if now.State == before.State && (now.Reason == before.Reason || doubt) && now.Roll == before.Roll {
			return waited
		}
		time.Sleep(step)
	}
	return -1
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

// when are the moments of a run: all, or the hardest.
func when() []string {
	if asked() {
		return moments[:]
	}
	return []string{"during"}
}

// TestEveryFaultOfEveryPrinter is the matrix: each fault, each persona, before, during and after the slip. The table of
// what became of them stands in docs/printers.md.
func TestEveryFaultOfEveryPrinter(t *testing.T) {
	var table strings.Builder
	for _, f := range rig.Faults() {
		fmt.Fprintf(&table, "\n**%s**\n\n| printer | before | during | after |\n|---|---|---|---|\n", f.Name)
		for _, persona := range personas() {
			fmt.Fprintf(&table, "| %s |", persona)
			for _, moment := range when() {
				t.Run(strings.Join([]string{f.Name, string(persona), moment}, "/"), func(t *testing.T) {
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
	for _, f := range rig.Faults() {
		for _, persona := range personas() {
			for _, moment := range when() {
				t.Run(strings.Join([]string{f.Name, string(persona), moment}, "/"), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) { suffer(t, persona, f, moment, 10*time.Minute) })
				})
			}
		}
	}
}
