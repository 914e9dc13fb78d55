package agent

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/status"
)

// A book is a log in memory.
type book struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write adds a line.
func (b *book) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *book) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// A bench is an office with an agent, in its own time.
type bench struct {
	*office
	press *press
	log   *book
	stop  func()
}

// try runs a test with an agent at work.
func try(t *testing.T, ahead time.Duration, f func(t *testing.T, b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := &bench{office: newOffice(t), press: newPress(), log: &book{}}
		b.ahead = ahead
		b.stop = b.runs(b.press, slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
		f(t, b)
		b.stop()
		b.close()
		if strings.Contains(b.log.String(), token) {
			t.Error("the token stands in the log")
		}
	})
}

// passes lets time go by.
func passes(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// wants compares what came out and what was told.
func (b *bench) wants(t *testing.T, slips, reports string) {
	t.Helper()
	if got := b.press.slips(); got != slips {
		t.Errorf("came out: %q, want %q", got, slips)
	}
	if got := b.reported(); got != reports {
		t.Errorf("told: %q, want %q", got, reports)
	}
}

func TestASilentServerStopsNothingForEver(t *testing.T) {
	try(t, 0, func(t *testing.T, b *bench) {
		b.want("1")
		passes(3 * time.Second)
		b.set(func() { b.dark = true })
		b.cut()
		passes(10 * time.Minute)
		before := b.words()
		b.set(func() { b.dark = false })
		b.want("2")
		passes(25 * time.Second) // the longest wait, and a call that was still waiting
		b.wants(t, "1 2", "1 sending, 1 confirmed, 2 sending, 2 confirmed")
		if b.words() == before {
			t.Error("nothing is told of the printer any more")
		}
	})
}

func TestAnAgentStopsAtOnceWhileTheServerIsSilent(t *testing.T) {
	for after := 50 * time.Second; after < 70*time.Second; after += time.Second {
		try(t, 0, func(t *testing.T, b *bench) {
			b.set(func() { b.dark = true })
			b.cut()
			passes(after)
			began := time.Now()
			b.stop()
			if took := time.Since(began); took > 0 {
				t.Errorf("stopping after %v took %v", after, took)
			}
		})
	}
}

func TestAServerThatRestartsIsFoundWithinSeconds(t *testing.T) {
	try(t, 0, func(t *testing.T, b *bench) {
		passes(time.Minute)
		for range 20 { // a server that restarts in two seconds
			b.set(func() { b.dark = true })
			b.cut()
			passes(2 * time.Second)
			b.set(func() { b.dark = false })
			b.cut()
			passes(20 * time.Second)
		}
		b.set(func() { b.dark = true })
		b.cut()
		passes(100 * time.Millisecond)
		b.set(func() { b.dark = false })
		b.cut()
		b.want("1")
		passes(4 * time.Second)
		b.wants(t, "1", "1 sending, 1 confirmed")
	})
}

func TestNoBacklogComesOutAfterALongCut(t *testing.T) {
	for _, ahead := range []time.Duration{0, 9 * time.Hour, -9 * time.Hour} {
		try(t, ahead, func(t *testing.T, b *bench) {
			b.press.turn(status.Status{Line: status.OK, Paper: status.Bad})
			b.want("1") // seen by the agent, and waiting for paper
			passes(time.Second)
			b.set(func() { b.dark = true })
			b.cut()
			b.want("2") // never seen
			passes(90 * time.Second)
			b.press.turn(status.Status{Line: status.OK, Paper: status.OK})
			b.want("3")
			passes(10 * time.Second)
			b.set(func() { b.dark = false })
			passes(40 * time.Second)
			slips := b.press.slips()
			if slips != "3" {
				t.Errorf("clock ahead by %v: came out %q, want 3 alone", ahead, slips)
			}
		})
	}
}

func TestASlipIsTriedAcrossAShortCut(t *testing.T) {
	try(t, 0, func(t *testing.T, b *bench) {
		b.want("1")
		passes(500 * time.Millisecond) // it is being printed
		b.set(func() { b.dark = true })
		b.cut()
		passes(30 * time.Second)
		b.wants(t, "1", "1 sending")
		b.set(func() { b.dark = false })
		passes(25 * time.Second)
		b.wants(t, "1", "1 sending, 1 confirmed")
	})
}

func TestARefusedTokenIsSaidAndTriedSlowly(t *testing.T) {
	try(t, 0, func(t *testing.T, b *bench) {
		passes(time.Minute)
		b.set(func() { b.foreign = true }) // the device was struck off
		b.cut()
		passes(10 * time.Minute)
		b.mu.Lock()
		tries := len(b.refused)
		b.mu.Unlock()
		if tries < 100 || tries > 300 { // a word each six seconds, a socket each seven or so
			t.Errorf("tried %d times in ten minutes", tries)
		}
		if n := strings.Count(b.log.String(), "401"); n < 1 || n > 4 {
			t.Errorf("said %d times in the log, want once or twice:\n%s", n, b.log)
		}
		b.set(func() { b.foreign = false }) // and is back
		b.want("1")
		passes(20 * time.Second)
		b.wants(t, "1", "1 sending, 1 confirmed")
	})
}

func TestThePrinterIsSpokenOfEverySecondAndWhenItChanges(t *testing.T) {
	try(t, 0, func(t *testing.T, b *bench) {
		passes(time.Minute)
		before := b.words()
		passes(time.Minute)
		if n := b.words() - before; n < 58 || n > 61 {
			t.Errorf("%d words in a minute, want one a second", n)
		}
		before = b.words()
		for i := range 100 { // a sensor that flickers
			b.press.turn(status.Status{Line: status.OK, Mouth: []status.Value{status.OK, status.Bad}[i%2]})
			passes(10 * time.Millisecond)
		}
		if n := b.words() - before; n < 3 || n > 6 {
			t.Errorf("%d words in a second of flickering, want five at most", n)
		}
	})
}
