package spool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/port"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// A book is a Desk that keeps its jobs in memory and writes down every report.
type book struct {
	mu      sync.Mutex
	jobs    []Job
	states  map[string]State
	reports []string
	refuse  int // reports still to be refused
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

func (b *book) Unfinished(context.Context) ([]string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var ids []string
	for _, job := range b.jobs {
		if b.states[job.ID] == Sending {
			ids = append(ids, job.ID)
		}
	}
	return ids, nil
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
	b.states[id] = s
	text := id + " " + string(s)
	if reason != "" {
		text += " " + reason
	}
	b.reports = append(b.reports, text)
	return nil
}

// An office is a printer with its line, its spool and the book they work from.
type office struct {
	t       *testing.T
	printer *virtual.Printer
	line    *port.Line
	book    *book
	log     bytes.Buffer
	stop    func()
}

func options() escpos.Options { return escpos.Options{Paper: layout.Paper80()} }

// open starts an office; the test ends it with stop.
func open(t *testing.T, b *book) *office {
	t.Helper()
	return openOver(t, b, func(l Line) Line { return l })
}

// openOver starts an office whose line is made into another on the way.
func openOver(t *testing.T, b *book, over func(Line) Line) *office {
	t.Helper()
	o := &office{t: t, printer: virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless}), book: b}
	o.line = port.NewLine(o.printer.Connect)
	o.run(over(o.line))
	return o
}

// run starts the spool on a line.
func (o *office) run(line Line) {
	s := &Spool{
		Name: "kiosk-1", Desk: o.book, Line: line, Resync: wire.Join(escpos.Resync(options())), Log: slog.New(slog.NewTextHandler(&o.log, nil)),
		Encode: func(d slip.Document) []byte { return wire.Join(escpos.Encode(d, options())) },
	}
	ctx, cancel := context.WithCancel(o.t.Context())
	var work sync.WaitGroup
	work.Go(func() { s.Run(ctx) })
	o.stop = func() {
		cancel()
		work.Wait()
		o.line.Stop()
		o.printer.Close()
	}
}

func (o *office) wants(reports ...string) {
	o.t.Helper()
	o.book.mu.Lock()
	defer o.book.mu.Unlock()
	if !reflect.DeepEqual(o.book.reports, reports) {
		o.t.Errorf("got reports %q, want %q", o.book.reports, reports)
	}
}

// paper compares the first line of every slip that fell; the last one is never a fragment and has to be faultless.
func (o *office) paper(want ...string) {
	o.t.Helper()
	var got []string
	for _, s := range o.printer.Slips() {
		first := ""
		if len(s.Lines) > 0 {
			first = s.Lines[0]
		}
		got = append(got, first)
	}
	if slips := o.printer.Slips(); len(slips) > 0 && len(slips[len(slips)-1].Complaints) > 0 {
		o.t.Errorf("the last slip: %q", slips[len(slips)-1].Complaints)
	}
	if !reflect.DeepEqual(got, want) {
		o.t.Errorf("got slips %q, want %q", got, want)
	}
}

func job(number string) Job {
	return Job{ID: number, Expires: time.Now().Add(TTL), Document: slip.Document{Kind: "ticket", Title: number, Blocks: []slip.Block{
		{Kind: slip.Number, Text: number, Align: slip.Center},
		{Kind: slip.QR, Text: "HTTPS://ANTREAN.LAN/T/7KQ2M9XD4RTZBV3H8NCW", Align: slip.Center},
	}}}
}

func TestSlipsComeOutInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		for i := range 3 {
			o.book.add(job(fmt.Sprintf("A-%03d", i+1)))
		}
		synctest.Wait()
		o.paper("A-001", "A-002", "A-003")
		o.wants("A-001 sending", "A-001 sent", "A-002 sending", "A-002 sent", "A-003 sending", "A-003 sent")
	})
}

func TestNoBacklogComesOutAfterARefill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.printer.Unplug(true)
		o.book.add(job("A-001"))
		time.Sleep(60 * time.Second)
		o.book.add(job("A-002"))
		time.Sleep(30 * time.Second) // A-001 is 90 s old, A-002 30 s
		o.printer.Unplug(false)
		time.Sleep(10 * time.Second)
		o.paper("A-002")
		o.wants("A-001 expired missing", "A-002 sending", "A-002 sent")
	})
}

func TestAPrinterThatHangsAndRecoversPrintsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.printer.Hang(true)
		o.book.add(job("A-001"))
		time.Sleep(40 * time.Second) // several tries time out, none delivers a byte
		o.printer.Hang(false)
		time.Sleep(time.Second)
		o.paper("A-001")
		o.wants("A-001 sending", "A-001 sent")
	})
}

func TestAPrinterThatHangsForEverLetsTheSlipExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.printer.Hang(true)
		o.book.add(job("A-001"))
		time.Sleep(5 * time.Minute)
		o.printer.Hang(false)
		time.Sleep(10 * time.Second)
		o.paper()
		o.wants("A-001 sending", "A-001 expired stuck")
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
		synctest.Wait()
		o.paper("", "A-002") // first the paper that A-001 may have left is cut off
		o.wants("A-001 unknown restart", "A-002 sending", "A-002 sent")
	})
}

// A tearing line takes a few bytes of one write and then fails, as a cable pulled out does.
type tearing struct {
	Line
	after int // bytes
	once  sync.Once
}

func (l *tearing) Write(ctx context.Context, b []byte) (n int, err error) {
	torn := false
	l.once.Do(func() {
		torn = true
		n, err = l.Line.Write(ctx, b[:min(l.after, len(b))])
	})
	if torn && err == nil {
		return n, &port.Error{Reason: port.Unplugged, Port: "test"}
	}
	if torn {
		return n, err
	}
	return l.Line.Write(ctx, b)
}

func TestASlipBrokenOffIsInterruptedAndTheNextIsWhole(t *testing.T) {
	for _, c := range []struct {
		after  int
		report string
		slips  []string
	}{
		{30, "A-001 interrupted unplugged", []string{"A-001", "A-002"}},
		{1 << 20, "A-001 unknown unplugged", []string{"A-001", "", "A-002"}}, // all bytes had left: it may be whole
		{0, "A-001 sent", []string{"A-001", "A-002"}},                        // not a byte had left: tried again
	} {
		synctest.Test(t, func(t *testing.T) {
			o := openOver(t, newBook(), func(l Line) Line { return &tearing{Line: l, after: c.after} })
			defer o.stop()
			o.book.add(job("A-001"))
			o.book.add(job("A-002"))
			time.Sleep(5 * time.Second)
			o.paper(c.slips...)
			o.wants("A-001 sending", c.report, "A-002 sending", "A-002 sent")
		})
	}
}

func TestNothingIsPrintedBeforeTheDeskKnows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.book.refuse = 3
		o.book.add(job("A-001"))
		synctest.Wait()
		o.paper()
		time.Sleep(10 * time.Second)
		o.paper("A-001")
		o.wants("A-001 sending", "A-001 sent")
	})
}

func TestAnOutcomeIsReportedUntilItIsStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t, newBook())
		defer o.stop()
		o.printer.OnCut(func(virtual.Slip) {
			o.book.mu.Lock()
			defer o.book.mu.Unlock()
			o.book.refuse = 5
		})
		o.book.add(job("A-001"))
		time.Sleep(time.Minute)
		o.paper("A-001")
		o.wants("A-001 sending", "A-001 sent")
	})
}

func TestTheSlipBeingSentMayFinishWhenTheProgramStops(t *testing.T) {
	for _, c := range []struct {
		release time.Duration // after stop
		report  string
		slips   []string
	}{
		{time.Second, "A-001 sent", []string{"A-001"}},
		{time.Minute, "A-001 interrupted stopped", nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			o := open(t, newBook())
			o.printer.Hang(true)
			o.book.add(job("A-001"))
			synctest.Wait()
			time.AfterFunc(c.release, func() { o.printer.Hang(false) })
			began := time.Now()
			o.stop()
			if took := time.Since(began); took > graceTime {
				t.Errorf("stopping took %v", took)
			}
			time.Sleep(2 * time.Minute)
			o.paper(c.slips...)
			o.wants("A-001 sending", c.report)
		})
	}
}

func TestAQueuedSlipOutlivesARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBook()
		o := open(t, b)
		o.printer.Unplug(true)
		b.add(job("A-001"))
		time.Sleep(10 * time.Second)
		o.stop()
		o.wants()
		o = open(t, b) // a new program, a new printer
		defer o.stop()
		time.Sleep(time.Second)
		o.paper("A-001")
		o.wants("A-001 sending", "A-001 sent")
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
