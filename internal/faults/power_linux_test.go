package faults

import (
	"testing"
	"time"
)

// TestPowerCut cuts the power at random moments while eight kiosks issue. What was read before the cut began is there
// afterwards; what was read later may have been answered by a disk that was already going, and counts for nothing.
func TestPowerCut(t *testing.T) {
	needFaults(t)
	random, antrean, disk, b := chance(t), build(t), connect(t), newBook()
	for round := range rounds(t) {
		p := startOn(t, disk, antrean)
		mustKeep(t, round, p, b)
		b.strike(t, disk, p, between(random, 10*time.Millisecond, 300*time.Millisecond))
	}
	finish(t, antrean, disk.dir(), b, disk.env()...)
}

// TestPowerCutControl is the same with a build that does not wait for the disk. It must lose numbers, or TestPowerCut
// proves nothing.
func TestPowerCutControl(t *testing.T) {
	needFaults(t)
	random, antrean, disk, b := chance(t), build(t, "unsafe_sync"), connect(t), newBook()
	for round := range rounds(t) {
		p := startOn(t, disk, antrean)
		c := p.client(p.Devices["kiosk"])
		told := len(b.fresh)
		lost, err := b.check(c)
		c.close()
		if err != nil {
			t.Fatal(err)
		}
		if len(lost) > 0 {
			p.kill()
			t.Logf("cut %d lost %d of %d numbers, as it must without waiting for the disk: %s", round, len(lost), told, lost[0])
			return
		}
		b.strike(t, disk, p, between(random, 10*time.Millisecond, 300*time.Millisecond))
	}
	t.Errorf("no number of %d was lost without waiting for the disk: the power cuts cut nothing", len(b.told))
}

func startOn(t *testing.T, disk mains, antrean string) *process {
	t.Helper()
	p, err := start(t, antrean, disk.dir(), disk.env()...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// strike lets the kiosks issue for a while and cuts the power.
func (b *book) strike(t *testing.T, disk mains, p *process, after time.Duration) {
	t.Helper()
	wait := b.crowd(t, p)
	time.Sleep(after)
	b.cut()
	err := disk.cut(p)
	wait()
	if err != nil {
		t.Fatal(err)
	}
}
