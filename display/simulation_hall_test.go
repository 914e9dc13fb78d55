package display

import (
	"fmt"
	"testing"
	"time"
)

// TestOneHallOfManyZonesThroughMutesAndQuietHours runs a hall in which everything happens at once, and holds it to the
// three promises: never two at once, nothing lost that is fresh and wanted, nothing said to its end twice.
func TestOneHallOfManyZonesThroughMutesAndQuietHours(t *testing.T) {
	for seed := range seeds(60) {
		s := newSim(t, seed)
		faults := seed%3 == 2
		s.add(true)
		s.add(!faults)
		s.add(!faults)
		s.seq.SetManner(noonQuiet())
		zoneSeq := map[string]uint64{}
		for i := range 4000 {
			if s.rng.IntN(90) == 0 && len(s.seq.Waiting()) < 4 {
				zone := fmt.Sprint("zone", s.rng.IntN(3))
				zoneSeq[zone]++
				s.callIn(zone, zoneSeq[zone])
			}
			if s.rng.IntN(700) == 0 {
				s.seq.Mute(s.now.Add(time.Duration(5+s.rng.IntN(30)) * time.Second))
			}
			if i%1500 == 1499 {
				s.seq.Mute(time.Time{})
			}
			s.step(faults)
		}
		s.seq.Mute(time.Time{})
		for range 900 {
			s.step(false)
		}
		s.check()
		s.checkFresh(seed)
	}
}

// noonQuiet is a hall that is quiet from the second to the third minute.
func noonQuiet() Manner {
	m := Usual()
	m.Quiet = func(now time.Time) time.Time {
		if now.Before(eight.Add(2*time.Minute)) || !now.Before(eight.Add(3*time.Minute)) {
			return time.Time{}
		}
		return eight.Add(3 * time.Minute)
	}
	return m
}

func (s *sim) callIn(zone string, seq uint64) {
	c := Call{ID: uint64(len(s.offered) + 1), Zone: zone, Seq: seq, Ticket: fmt.Sprint("t", len(s.offered)), Number: "A-001", Counter: 1, At: s.now}
	s.offered = append(s.offered, c)
	s.seq.Offer(s.now, c)
	s.tick()
}

// checkFresh wants every call said in whose minute no silence fell, unless the screen that had it failed.
func (s *sim) checkFresh(seed uint64) {
	s.t.Helper()
	said := 0
	for _, c := range s.offered {
		if s.heard(c.ID) {
			said++
		} else if !s.given[c.ID] && s.free(c) {
			s.t.Errorf("seed %d: the call at %v was never said, and the hall was not silent", seed, c.At.Sub(eight))
		}
	}
	if said < 10 {
		s.t.Errorf("seed %d: only %d of %d calls were said", seed, said, len(s.offered))
	}
}

// free reports whether no silence fell into the minute of a call.
func (s *sim) free(c Call) bool {
	for _, span := range s.silences {
		if span.from.Before(c.At.Add(Fresh)) && span.to.After(c.At) {
			return false
		}
	}
	return true
}
