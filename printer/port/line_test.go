package port_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
	"antrean/printer/virtual"
)

// until waits for a condition of the line.
func until(t *testing.T, l *port.Line, s port.State, why port.Reason) port.Condition {
	t.Helper()
	for {
		c, changed := l.Condition()
		if c.State == s && c.Reason == why {
			return c
		}
		select {
		case <-changed:
		case <-time.After(30 * time.Second):
			t.Fatalf("the line is %s %q, want %s %q", c.State, c.Reason, s, why)
		}
	}
}

func TestALineHeals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
		defer p.Close()
		p.Unplug(true)
		dialled := make(chan struct{})
		line := port.NewLine(func(ctx context.Context) (port.Port, error) {
			<-dialled
			return p.Connect(ctx)
		}, nil)
		if c, _ := line.Condition(); c.State != port.Unknown {
			t.Errorf("before the first try: %+v", c)
		}
		close(dialled)
		until(t, line, port.Bad, port.Missing)
		if _, err := line.Write(t.Context(), []byte("x")); port.ReasonOf(err) != port.Missing {
			t.Errorf("write while it is missing: %v", err)
		}
		p.Unplug(false)
		until(t, line, port.OK, "")
		p.Unplug(true)
		until(t, line, port.Bad, port.Unplugged)
		p.Unplug(false)
		began := time.Now()
		until(t, line, port.OK, "")
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("healed after %v", took)
		}
		if _, err := line.Write(t.Context(), []byte("A-001\n\x1dVB\x00")); err != nil || len(p.Slips()) != 1 {
			t.Errorf("write: %v, %d slips", err, len(p.Slips()))
		}
		line.Stop()
		if c, _ := line.Condition(); c.State != port.Bad || c.Reason != port.Closed {
			t.Errorf("after Stop: %+v", c)
		}
	})
}

func TestALineTriesLessAndLessOften(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var tries []time.Duration
		began := time.Now()
		line := port.NewLine(func(context.Context) (port.Port, error) {
			tries = append(tries, time.Since(began))
			return nil, &port.Error{Reason: port.Busy}
		}, nil)
		time.Sleep(30 * time.Second)
		line.Stop()
		want := []float64{0, 0.25, 0.75} // seconds
		for at := 1.75; at < 30; at++ {
			want = append(want, at)
		}
		if len(tries) != len(want) {
			t.Fatalf("tried at %v", tries)
		}
		for i := range want {
			if tries[i].Seconds() != want[i] {
				t.Errorf("try %d at %v, want %v s", i, tries[i], want[i])
			}
		}
	})
}

func TestAWriteThatGetsStuckLeavesDoubt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
		defer p.Close()
		line := port.NewLine(p.Connect, nil)
		defer line.Stop()
		until(t, line, port.OK, "")
		p.Hang(true)
		short, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		if n, err := line.Write(short, []byte("hilang\n")); n != 0 || port.ReasonOf(err) != port.Stuck {
			t.Errorf("got %d, %v", n, err)
		}
		until(t, line, port.Unknown, port.Stuck) // open again, but whether it prints nobody knows
		p.Hang(false)
		if _, err := line.Write(t.Context(), []byte("A-001\n\x1dVB\x00")); err != nil {
			t.Error(err)
		}
		until(t, line, port.OK, "")
		if slips := p.Slips(); len(slips) != 1 || len(slips[0].Lines) != 1 || slips[0].Lines[0] != "A-001" {
			t.Errorf("%d slips: the old one came out as well", len(slips))
		}
	})
}

func TestStopEndsAWriteThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
		defer p.Close()
		line := port.NewLine(p.Connect, nil)
		until(t, line, port.OK, "")
		p.Hang(true)
		ended := make(chan error)
		go func() {
			_, err := line.Write(context.Background(), []byte("x"))
			ended <- err
		}()
		synctest.Wait()
		line.Stop()
		if err := <-ended; port.ReasonOf(err) != port.Closed {
			t.Errorf("got %v, want closed", err)
		}
	})
}

func TestReadyWaitsForTheLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
		defer p.Close()
		p.Unplug(true)
		line := port.NewLine(p.Connect, nil)
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := line.Ready(short); port.ReasonOf(err) != port.Missing {
			t.Errorf("got %v, want missing", err)
		}
		p.Unplug(false)
		if err := line.Ready(t.Context()); err != nil {
			t.Error(err)
		}
		line.Stop()
		if err := line.Ready(t.Context()); port.ReasonOf(err) != port.Closed {
			t.Errorf("got %v, want closed", err)
		}
	})
}

// A cutPort takes nothing, and its reader notices late.
type cutPort struct{ closed chan struct{} }

func (p *cutPort) Write(context.Context, []byte) (int, error) {
	return 0, &port.Error{Reason: port.Unplugged}
}

func (p *cutPort) Read(ctx context.Context, _ []byte) (int, error) {
	<-p.closed
	time.Sleep(time.Second)
	return 0, &port.Error{Reason: port.Unplugged}
}

func (p *cutPort) Close() error {
	select {
	case <-p.closed:
	default:
		close(p.closed)
	}
	return nil
}

// TestAFailureThatTheReaderHasNotSeenHasItsReason writes a second time at once: a failure without a reason would be
// taken for none.
func TestAFailureThatTheReaderHasNotSeenHasItsReason(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		line := port.NewLine(func(context.Context) (port.Port, error) { return &cutPort{closed: make(chan struct{})}, nil }, nil)
		defer line.Stop()
		until(t, line, port.OK, "")
		for range 2 {
			if _, err := line.Write(t.Context(), []byte("x")); port.ReasonOf(err) != port.Unplugged {
				t.Errorf("got %v, reason %q, want unplugged", err, port.ReasonOf(err))
			}
		}
		if got := port.ReasonOf(&port.Error{}); got != port.Broken {
			t.Errorf("an error without a reason: got %q", got)
		}
	})
}
