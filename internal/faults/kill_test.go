package faults

import (
	"testing"
	"time"
)

// TestKill kills the office at random moments while eight kiosks issue. Every number that somebody was told is there
// afterwards, none is given twice, none is missing, and the journal folds to the rows.
func TestKill(t *testing.T) {
	needFaults(t)
	random, dir, antrean, b := chance(t), t.TempDir(), build(t), newBook()
	for round := range rounds(t) {
		p, err := start(t, antrean, dir)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		mustKeep(t, round, p, b)
		wait := b.crowd(t, p)
		time.Sleep(between(random, 10*time.Millisecond, 300*time.Millisecond))
		p.kill()
		wait()
	}
	finish(t, antrean, dir, b)
}

// mustKeep fails the test when the office lost what people were told.
func mustKeep(t *testing.T, round int, p *process, b *book) {
	t.Helper()
	c := p.client(p.Devices["kiosk"])
	defer c.close()
	lost, err := b.check(c)
	if err != nil || len(lost) > 0 {
		p.kill()
		t.Fatalf("round %d: %d numbers are lost or given twice (%v), first %q", round, len(lost), err, lost[:min(3, len(lost))])
	}
}

// finish starts once more, stops in peace, and audits the file.
func finish(t *testing.T, antrean, dir string, b *book, env ...string) {
	t.Helper()
	p, err := start(t, antrean, dir, env...)
	if err != nil {
		t.Fatal(err)
	}
	mustKeep(t, -1, p, b)
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	ledger, err := Audit(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.agrees(ledger); err != nil {
		t.Error(err)
	}
	if len(b.told) == 0 {
		t.Error("nobody was ever told a number: the test proves nothing")
	}
	t.Logf("%d numbers told and kept, %d wishes had been fulfilled when they were sent again, %d tickets on disk, %d records",
		len(b.told), b.repeats, len(ledger.Tickets), ledger.State.Seq)
}
