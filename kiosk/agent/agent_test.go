package agent_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/printer/spool"
	"antrean/printer/virtual"
	"antrean/printer/wire"
	"antrean/server/paper"
)

func TestASlipTravelsAsADocumentAndComesOutOnce(t *testing.T) {
	r, b := open(t), newBox(t)
	runs(t, r.Base, b.driver)
	n := take(t, r, "travel-0001")
	becomes(t, r, n, queue.PaperConfirmed)
	view := r.Engine.View()
	job, _ := view.State.Job(n.job)
	ticket, _ := view.State.Ticket(job.Ticket)
	if job.Proof != "printed" || job.MM < 50 || job.Copy != 1 {
		t.Errorf("got proof %s, %d mm, copy %d; want it printed", job.Proof, job.MM, job.Copy)
	}
	doc, _ := paper.Document(r.Office, view, job)
	want := virtual.Print(virtual.Options{Dots: model(t).Paper.Dots}, wire.Join(model(t).Encode(doc)))[0]
	got := b.fallen()
	if len(got) != 1 || !bytes.Equal(got[0].PNG, want.PNG) {
		t.Fatalf("%d slips, want one that looks like the encoder's", len(got))
	}
	if s := got[0]; !slices.Contains(s.Lines, n.text) || len(s.QR) != 1 || !strings.EqualFold(s.QR[0], r.Office.TrackURL(ticket)) || len(s.Complaints) > 0 {
		t.Errorf("got %q, codes %q, complaints %q", s.Lines, s.QR, s.Complaints)
	}
}

// TestNoCutOfTheNetworkPrintsTwice cuts each connection somewhere: in the request, behind it, in the reply, between
// two frames.
func TestNoCutOfTheNetworkPrintsTwice(t *testing.T) {
	t.Parallel()
	const tickets = 40
	r, b := open(t), newBox(t)
	var mu sync.Mutex
	dice := rand.New(rand.NewPCG(3, 40))
	cuts := newLAN(t, r.Base, func() (up, down int) {
		mu.Lock()
		defer mu.Unlock()
		up, down = endless()
		switch dice.IntN(4) {
		case 0:
			up = dice.IntN(2000)
		case 1:
			down = dice.IntN(2) * dice.IntN(3000) // half of them before the reply
		case 2:
			down = dice.IntN(80_000)
		}
		return up, down
	})
	runs(t, cuts.address, b.driver)
	var numbers []number
	for i := range tickets {
		numbers = append(numbers, take(t, r, fmt.Sprintf("cuts-%04d", i)))
	}
	for _, n := range numbers {
		becomes(t, r, n, queue.PaperConfirmed)
		if got := b.with(n.text); got != 1 {
			t.Errorf("%s: %d slips, want one", n.text, got)
		}
	}
	for _, s := range b.fallen() {
		if s.Fragment || len(s.Complaints) > 0 || len(s.QR) != 1 {
			t.Errorf("a slip is not whole: %q %q", s.Lines, s.Complaints)
		}
	}
}

func TestARestartOfTheServerLosesNoSlipAndRepeatsNone(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*rig.Rig){"stop": (*rig.Rig).Close, "crash": (*rig.Rig).Crash} {
		dir := t.TempDir()
		r, b := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag, Agent: true}), newBox(t)
		printing, goOn := make(chan struct{}), make(chan struct{})
		var once sync.Once
		runs(t, r.Base, hooked{Printer: b.driver, before: func(spool.Job) {
			once.Do(func() {
				close(printing)
				<-goOn
			})
		}})
		numbers := []number{take(t, r, "restart-0001")}
		<-printing
		numbers = append(numbers, take(t, r, "restart-0002"), take(t, r, "restart-0003"))
		end(r)
		close(goOn) // the first slip comes out while there is no server
		r = rig.Open(t, rig.Options{Dir: dir, Listen: strings.TrimPrefix(r.Base, "http://"), Gate: catalogue.Flag, Agent: true})
		numbers = append(numbers, take(t, r, "restart-0004"))
		for _, n := range numbers {
			becomes(t, r, n, queue.PaperConfirmed)
			if got := b.with(n.text); got != 1 {
				t.Errorf("%s: %s: %d slips, want one", name, n.text, got)
			}
		}
	}
}

// TestWhatADeadAgentHeldIsUnknownAndNotRepeated lets an agent die at the worst moments. What it would still say is cut
// off with its network.
func TestWhatADeadAgentHeldIsUnknownAndNotRepeated(t *testing.T) {
	for _, c := range []struct {
		name  string
		slips int // of the first number
		dies  func(h *hooked, die func())
	}{
		{"between the claim and the first byte", 0, func(h *hooked, die func()) { h.before = func(spool.Job) { die() } }},
		{"after the slip was out, before it was told", 1, func(h *hooked, die func()) { h.after = func(spool.Job) { die() } }},
	} {
		r, b := open(t), newBox(t)
		w := newLAN(t, r.Base, endless)
		dead, buried := make(chan struct{}), make(chan struct{})
		first := hooked{Printer: b.driver}
		c.dies(&first, func() {
			w.cut()
			close(dead)
			<-buried
		})
		stop := runs(t, w.address, first)
		lost := take(t, r, "dead-0001")
		<-dead
		b.driver.Stop()
		next := take(t, r, "dead-0002")
		b.drive(t)
		runs(t, r.Base, b.driver)
		becomes(t, r, lost, queue.PaperUnknown)
		becomes(t, r, next, queue.PaperConfirmed)
		if b.with(lost.text) != c.slips || b.with(next.text) != 1 {
			t.Errorf("%s: %d slips of the lost one and %d of the next, want %d and 1", c.name, b.with(lost.text), b.with(next.text), c.slips)
		}
		if job, _ := r.Engine.View().State.Job(lost.job); job.Next != 0 {
			t.Errorf("%s: the lost one is repeated by itself", c.name)
		}
		close(buried)
		stop()
	}
}

func TestAnAgentThatIsStoppedFinishesItsSlip(t *testing.T) {
	r, b := open(t), newBox(t)
	printing, goOn := make(chan struct{}), make(chan struct{})
	stop := runs(t, r.Base, hooked{Printer: b.driver, before: func(spool.Job) {
		close(printing)
		<-goOn
	}})
	n := take(t, r, "stopped-0001")
	<-printing
	stopped := make(chan struct{})
	go func() {
		stop()
		close(stopped)
	}()
	close(goOn)
	becomes(t, r, n, queue.PaperConfirmed)
	<-stopped
	if got := b.with(n.text); got != 1 {
		t.Errorf("%d slips, want one", got)
	}
}

func TestOfTwoAgentsWithOneTokenOnePrints(t *testing.T) {
	r, here, there := open(t), newBox(t), newBox(t)
	runs(t, r.Base, here.driver)
	runs(t, r.Base, there.driver)
	var numbers []number
	for i := range 20 {
		numbers = append(numbers, take(t, r, fmt.Sprintf("two-%04d", i)))
	}
	for _, n := range numbers {
		becomes(t, r, n, queue.PaperConfirmed)
		if got := here.with(n.text) + there.with(n.text); got != 1 {
			t.Errorf("%s: %d slips, want one", n.text, got)
		}
	}
}

func TestThePrintersStateAndTheAgentsDeathReachTheOffice(t *testing.T) {
	t.Parallel() // it mostly waits
	r, b := open(t), newBox(t)
	stop := runs(t, r.Base, b.driver)
	reaches := func(state, reason string, within time.Duration) {
		t.Helper()
		began := time.Now()
		r.Until(t, "the printer to be "+state+" "+reason, func() bool {
			c := r.Engine.View().State.Printer(rig.Remote).Condition
			return c.State == state && c.Reason == reason
		})
		if took := time.Since(began); took > within {
			t.Errorf("%s %s took %v", state, reason, took)
		}
	}
	reaches("ok", "", 5*time.Second)
	if err := b.printer.Do(virtual.CoverOpen); err != nil {
		t.Fatal(err)
	}
	reaches("bad", "cover_open", 5*time.Second)
	if err := b.printer.Do(virtual.CoverClose); err != nil {
		t.Fatal(err)
	}
	reaches("ok", "", 5*time.Second)
	stop()
	reaches("bad", "agent_lost", 5*time.Second)
}
