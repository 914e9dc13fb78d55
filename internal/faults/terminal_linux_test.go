package faults

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/printer/virtual"
)

const (
	rightAfter  = 3 * time.Second  // a change is shown right within this
	machineSlow = 1 * time.Second  // what a busy machine may add to it
	slipAfter   = 40 * time.Second // the longest that a fault may keep a paper's end from being known, once it has healed
)

// TestEveryFaultOnARealTerminal lets each fault befall a printer at the end of a pseudo-terminal in the middle of a slip,
// in real time: office, spool, driver and serial port are those of the program. In memory and in virtual time the same
// faults meet every printer, before, in and after a slip (make matrix).
func TestEveryFaultOnARealTerminal(t *testing.T) {
	needFaults(t)
	leavesNothing(t)
	var work sync.WaitGroup
	for _, f := range rig.Faults() {
		work.Go(func() { t.Run(f.Name, func(t *testing.T) { sufferFault(t, f) }) }) // all at once: t.Parallel lets no more run than there are processors
	}
	work.Wait()
}

// shownOnTerminal is how a fault in the middle of a slip has to be shown. A pseudo-terminal takes a whole slip at once and
// does not tell that it holds it (TIOCOUTQ is 0), so the questions stand behind what the printer does not take: all that is
// known is that nobody answers.
func shownOnTerminal(f rig.Fault) string {
	if f.Name == "takes no byte" || f.Name == "stuck XOFF" {
		return "unknown silent"
	}
	return f.Shown(virtual.Epson, true)
}

// sufferFault takes a number, breaks the printer while its paper comes out, mends it, and takes the next number.
func sufferFault(t *testing.T, f rig.Fault) {
	link := filepath.Join(t.TempDir(), "printer")
	tr := rig.OpenTerminalTrial(t, virtual.Epson, link)
	defer tr.Close()
	if _, ok := showsWithin(tr, "ok", time.Now(), 0, slipAfter); !ok {
		t.Fatalf("the printer is shown as %q before anything befell it", tr.Shown())
	}
	device := deviceOf(t, link)

	began := time.Now()
	come := f.Befall(tr.Printer, true)
	ticket := tr.Take()
	select {
	case <-come:
	case <-time.After(slipAfter):
		t.Fatal("the slip never came to where its fault is")
	}
	worse := mustShow(t, tr, shownOnTerminal(f))
	f.Heal(tr.Printer)
	better := mustShow(t, tr, "ok")
	end(t, tr, ticket)
	result := rig.Result{Ticket: ticket, Floor: tr.Papers(ticket, began)}

	again := time.Now()
	result.Next = tr.Take()
	end(t, tr, result.Next)
	result.Following = tr.Papers(result.Next, again)
	tr.Judge(result)
	if all := tr.Papers(ticket, began); all.Plain > 1 {
		t.Errorf("%d unmarked papers of one number, of which a late one", all.Plain)
	}
	if moved := deviceOf(t, link) != device; moved != (f.Name == "unplugged") {
		t.Errorf("it hangs on another device: %t", moved)
	}
	t.Logf("%s after %v; %s; %s; well after %v", shownOnTerminal(f), worse, tr.Ends(ticket), result.Floor, better)
}

// mustShow waits until the printer has been shown as it is for three seconds from now, and returns how long it took.
func mustShow(t *testing.T, tr *rig.Trial, want string) time.Duration {
	t.Helper()
	took, ok := showsWithin(tr, want, time.Now(), rightAfter, rightAfter+machineSlow)
	if !ok {
		t.Errorf("after %v the printer is shown as %q, want %q", rightAfter+machineSlow, tr.Shown(), want)
	}
	return took.Round(10 * time.Millisecond)
}

// showsWithin follows what is shown from a moment on, for at least and at most so long. It reports after how much of it
// the printer was shown as wanted, and stayed that.
func showsWithin(tr *rig.Trial, want string, from time.Time, least, most time.Duration) (after time.Duration, ok bool) {
	changed, leave := tr.Engine.Watch()
	defer leave()
	enough, late := time.After(time.Until(from.Add(least))), time.After(time.Until(from.Add(most)))
	for long := false; ; {
		switch is := tr.Shown() == want; {
		case is && !ok:
			after, ok = time.Since(from), true
		case !is:
			ok = false
		}
		if ok && long {
			return after, true
		}
		select {
		case <-changed:
		case <-enough:
			long = true
		case <-late:
			return after, ok
		}
	}
}

// end waits until what became of every paper of a number is known.
func end(t *testing.T, tr *rig.Trial, id queue.TicketID) {
	t.Helper()
	changed, leave := tr.Engine.Watch()
	defer leave()
	late := time.After(slipAfter)
	for {
		jobs := tr.Jobs(id)
		if last := jobs[len(jobs)-1]; last.State.Final() && len(tr.Engine.View().State.PendingJobs()) == 0 {
			return
		}
		select {
		case <-changed:
		case <-late:
			t.Fatalf("after %v nobody knows what became of the paper: %s", slipAfter, tr.Ends(id))
		}
	}
}

// deviceOf is the device that a link leads to.
func deviceOf(t *testing.T, link string) string {
	t.Helper()
	device, err := os.Readlink(link)
	if err != nil {
		t.Fatal(err)
	}
	return device
}

// leavesNothing fails the test when goroutines or descriptors remain after it and all below it. It is called first.
func leavesNothing(t *testing.T) {
	t.Helper()
	if master, slave, err := pty.Open(); err == nil { // the first use starts the runtime's poller, which has descriptors of its own
		_, _ = master.Close(), slave.Close()
	}
	goroutines, files := runtime.NumGoroutine(), descriptors(t)
	t.Cleanup(func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for range 5000 { // a goroutine that was told to end still has to
			if runtime.NumGoroutine() <= goroutines && descriptors(t) <= files {
				return
			}
			<-tick.C
		}
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines, want %d; %d descriptors, want %d\n%s", runtime.NumGoroutine(), goroutines, descriptors(t), files, stacks[:runtime.Stack(stacks, true)])
	})
}

func descriptors(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
