package spool

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
	"antrean/printer/slip"
)

// A book is a Desk that keeps its jobs in memory and writes down every report.
type book struct {
	mu      sync.Mutex
	jobs    []Job
	states  map[string]State
	reports []string
	refuse  int  // reports still to be refused
	torn    bool // the last slip that ended was not whole
	taken   bool // by somebody else: reports about sending are refused for good
	changed chan struct{}
}

func newBook() *book { return &book{states: make(map[string]State), changed: make(chan struct{})} }

var errRefused = errors.New("the journal is not there")

func (b *book) add(job Job) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.jobs = append(b.jobs, job)
	b.states[job.ID] = Queued
	close(b.changed)
	b.changed = make(chan struct{})
}

func (b *book) Unfinished(context.Context) ([]string, bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var ids []string
	for _, job := range b.jobs {
		if b.states[job.ID] == Sending {
			ids = append(ids, job.ID)
		}
	}
	return ids, b.torn, nil
}

func (b *book) Next(ctx context.Context) (Job, error) {
	for {
		b.mu.Lock()
		var next Job
		if i := slices.IndexFunc(b.jobs, func(j Job) bool { return b.states[j.ID] == Queued }); i >= 0 {
			next = b.jobs[i]
		}
		changed := b.changed
		b.mu.Unlock()
		if next.ID != "" {
			return next, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Job{}, ctx.Err()
		}
	}
}

func (b *book) Report(_ context.Context, id string, o Outcome) error {
	s, reason := o.State, o.Reason
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.refuse > 0 {
		b.refuse--
		return errRefused
	}
	if b.taken && s == Sending {
		b.states[id] = Unknown // the other's business
		return fmt.Errorf("report: %w", ErrTaken)
	}
	b.states[id] = s
	text := id + " " + string(s)
	if reason != "" {
		text += " " + reason
	}
	b.reports = append(b.reports, text)
	return nil
}

// A press is a Printer that does what a test says.
type press struct {
	mu      sync.Mutex
	down    port.Reason // why it is not ready; empty: it is
	turned  chan struct{}
	takes   time.Duration // for one slip
	next    []Outcome     // of the next slips; then all are confirmed
	printed []string      // ids, in order
	torn    int
}

func newPress() *press { return &press{turned: make(chan struct{}), takes: time.Second} }

func (p *press) turn(down port.Reason) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = down
	close(p.turned)
	p.turned = make(chan struct{})
}

func (p *press) Ready(ctx context.Context) error {
	for {
		p.mu.Lock()
		down, turned := p.down, p.turned
		p.mu.Unlock()
		if down == "" {
			return nil
		}
		select {
		case <-turned:
		case <-ctx.Done():
			return &port.Error{Reason: down, Err: ctx.Err()}
		}
	}
}

func (p *press) Print(ctx context.Context, job Job, tell func(Outcome)) Outcome {
	out := Outcome{State: Confirmed, Proof: Printed}
	p.mu.Lock()
	if len(p.next) > 0 {
		out, p.next = p.next[0], p.next[1:]
	}
	p.mu.Unlock()
	if out.State != Queued {
		p.mu.Lock()
		p.printed = append(p.printed, job.ID)
		p.mu.Unlock()
	}
	if out.Proof == Taken {
		tell(Outcome{State: Confirmed, Proof: Presented})
	}
	select {
	case <-time.After(p.takes):
		return out
	case <-ctx.Done():
		return Outcome{State: Interrupted, Reason: "stopped"}
	}
}

func (p *press) Tear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.torn++
}

// An office is a printer with its spool and the book it works from.
type office struct {
	t     *testing.T
	press *press
	book  *book
	stop  func()
}

// open starts an office; the test ends it with stop.
func open(t *testing.T, b *book) *office {
	t.Helper()
	o := &office{t: t, press: newPress(), book: b}
	s := &Spool{Name: "kiosk-1", Desk: b, Printer: o.press, Log: slog.New(slog.DiscardHandler)}
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	work.Go(func() { s.Run(ctx) })
	o.stop = func() {
		cancel()
		work.Wait()
	}
	return o
}

func (o *office) wants(reports ...string) {
	o.t.Helper()
	o.book.mu.Lock()
	defer o.book.mu.Unlock()
	if !reflect.DeepEqual(o.book.reports, reports) {
		o.t.Errorf("got reports %q, want %q", o.book.reports, reports)
	}
}

func (o *office) printed(want ...string) {
	o.t.Helper()
	o.press.mu.Lock()
	defer o.press.mu.Unlock()
	if !reflect.DeepEqual(o.press.printed, want) {
		o.t.Errorf("got slips %q, want %q", o.press.printed, want)
	}
}

func job(number string) Job {
	return Job{ID: number, Expires: time.Now().Add(TTL), Document: slip.Document{Kind: "ticket", Title: number}}
}

func TestSlipsComeOutInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		for i := range 3 {
			o.book.add(job(fmt.Sprintf("A-%03d", i+1)))
		}
		time.Sleep(10 * time.Second)
		o.printed("A-001", "A-002", "A-003")
		o.wants("A-001 sending", "A-001 confirmed", "A-002 sending", "A-002 confirmed", "A-003 sending", "A-003 confirmed")
	})
}

func TestNoBacklogComesOutAfterARefill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.press.turn("paper_out")
		o.book.add(job("A-001"))
		time.Sleep(60 * time.Second)
		o.book.add(job("A-002"))
		time.Sleep(30 * time.Second) // A-001 is 90 s old, A-002 30 s
		o.press.turn("")
		time.Sleep(10 * time.Second)
		o.printed("A-002")
		o.wants("A-001 expired paper_out", "A-002 sending", "A-002 confirmed")
	})
}

func TestASlipThatHasNotBegunIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.press.next = []Outcome{{State: Queued, Reason: "stuck"}, {State: Queued, Reason: "stuck"}}
		o.book.add(job("A-001"))
		time.Sleep(20 * time.Second)
		o.printed("A-001")
		o.wants("A-001 sending", "A-001 confirmed")
	})
}

func TestASlipThatNeverBeginsExpires(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.press.next = slices.Repeat([]Outcome{{State: Queued, Reason: "stuck"}}, 1000)
		o.book.add(job("A-001"))
		time.Sleep(5 * time.Minute)
		o.printed()
		o.wants("A-001 sending", "A-001 expired stuck")
	})
}

func TestEveryOutcomeIsReportedAndNoneIsRepeated(t *testing.T) {
	for _, out := range []Outcome{
		{State: Sent, Proof: Assumed}, {State: Interrupted, Reason: "paper_out"}, {State: Unknown, Reason: "silent"},
	} {
		synctest.Test(t, func(t *testing.T) {
			o := open(t, newBook())
			defer o.stop()
			o.press.next = []Outcome{out}
			o.book.add(job("A-001"))
			time.Sleep(time.Minute)
			o.printed("A-001")
			o.wants("A-001 sending", strings.TrimSpace("A-001 "+string(out.State)+" "+out.Reason))
		})
	}
}

func TestAProofThatComesEarlierIsReportedToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.press.next = []Outcome{{State: Confirmed, Proof: Taken}}
		o.book.add(job("A-001"))
		time.Sleep(time.Minute)
		o.wants("A-001 sending", "A-001 confirmed", "A-001 confirmed")
	})
}

func TestAfterACrashTheSlipIsUnknownAndNeverRepeated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBook()
		b.add(job("A-001"))
		b.states["A-001"] = Sending // the process died here
		b.add(job("A-002"))
		o := open(t, b)
		defer o.stop()
		time.Sleep(10 * time.Second)
		o.printed("A-002")
		o.wants("A-001 unknown restart", "A-002 sending", "A-002 confirmed")
		if o.press.torn != 1 {
			t.Errorf("the printer was told %d times that something may have broken off, want once", o.press.torn)
		}
	})
}

func TestWhatTheProgramBeforeLeftTornIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBook()
		b.torn = true
		o := open(t, b)
		defer o.stop()
		time.Sleep(time.Second)
		o.press.mu.Lock()
		defer o.press.mu.Unlock()
		if o.press.torn != 1 {
			t.Errorf("the printer was told %d times, want once", o.press.torn)
		}
	})
}

func TestNothingIsPrintedBeforeTheDeskKnows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.book.refuse = 3
		o.book.add(job("A-001"))
		synctest.Wait()
		o.printed()
		time.Sleep(10 * time.Second)
		o.printed("A-001")
		o.wants("A-001 sending", "A-001 confirmed")
	})
}

func TestASlipInOtherHandsIsLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.book.taken = true
		o.book.add(job("A-001"))
		time.Sleep(10 * time.Second)
		o.printed()
		o.wants()
	})
}

func TestAnOutcomeIsReportedUntilItIsStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.book.add(job("A-001"))
		time.Sleep(500 * time.Millisecond)
		o.book.mu.Lock()
		o.book.refuse = 5
		o.book.mu.Unlock()
		time.Sleep(time.Minute)
		o.printed("A-001")
		o.wants("A-001 sending", "A-001 confirmed")
	})
}

func TestTheSlipBeingPrintedMayFinishWhenTheProgramStops(t *testing.T) {
	for _, c := range []struct {
		takes  time.Duration
		report string
	}{
		{2 * time.Second, "A-001 confirmed"},
		{time.Minute, "A-001 interrupted stopped"},
	} {
		synctest.Test(t, func(t *testing.T) {
			o := open(t, newBook())
			o.press.takes = c.takes
			o.book.add(job("A-001"))
			synctest.Wait()
			began := time.Now()
			o.stop()
			if took := time.Since(began); took > graceTime {
				t.Errorf("stopping took %v", took)
			}
			o.wants("A-001 sending", c.report)
		})
	}
}

func TestASlipThatWaitsToBeTriedAgainHasNotExpiredWhenTheProgramStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		o.press.takes = 0
		o.press.next = []Outcome{{State: Queued, Reason: "stuck"}}
		time.AfterFunc(50*time.Millisecond, func() { o.press.turn("stuck") })
		o.book.add(job("A-001"))
		time.Sleep(5 * time.Second)
		o.stop()
		o.wants("A-001 sending", "A-001 interrupted stopped")
	})
}

func TestAQueuedSlipOutlivesARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBook()
		o := open(t, b)
		o.press.turn("unplugged")
		b.add(job("A-001"))
		time.Sleep(10 * time.Second)
		o.stop()
		o.wants()
		o = open(t, b) // a new program, a new printer
		defer o.stop()
		time.Sleep(2 * time.Second)
		o.printed("A-001")
		o.wants("A-001 sending", "A-001 confirmed")
	})
}

func TestFinalStates(t *testing.T) {
	for _, s := range []State{Sent, Confirmed, Interrupted, Unknown, Expired} {
		if !s.Final() {
			t.Errorf("%s is not final", s)
		}
	}
	if Queued.Final() || Sending.Final() {
		t.Error("a slip on its way is final")
	}
}
