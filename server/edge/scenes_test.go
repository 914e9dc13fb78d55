package edge

import (
	"testing"
	"time"
)

var noon = time.Date(2026, time.November, 23, 5, 0, 0, 0, time.UTC)

func TestASceneStandsUntilItsKioskFallsSilent(t *testing.T) {
	var s Scenes
	s.Put(noon, Scene{Device: "kiosk-1", Screen: "services"}, 0)
	s.Put(noon.Add(30*time.Second), Scene{Device: "kiosk-2", Screen: "code"}, 0)
	if next := s.Sweep(noon.Add(time.Minute)); next != 30*time.Second {
		t.Errorf("got %v to the next look, want 30s", next)
	}
	s.Sweep(noon.Add(sceneTTL))
	if list, _ := s.Of(1); len(list) != 1 || list[0].Device != "kiosk-2" {
		t.Errorf("got %v, want kiosk-2 alone", list)
	}
	s.Clear("kiosk-2")
	if list, _ := s.Of(1); len(list) != 0 {
		t.Errorf("got %v after nobody stands there, want none", list)
	}
	if next := s.Sweep(noon.Add(time.Hour)); next != 0 {
		t.Errorf("got %v to the next look at nothing", next)
	}
}

func TestAStepKeepsItsBeginningAndTheSameStepIsNoNews(t *testing.T) {
	var s Scenes
	step := Scene{Device: "kiosk", Screen: "checklist", Service: "kk", Row: "ktp", Done: 2, Total: 5}
	s.Put(noon, step, 10*time.Second)
	_, first := s.Of(7)
	s.Put(noon.Add(30*time.Second), step, 40*time.Second)
	list, again := s.Of(7)
	if want := noon.Add(-10 * time.Second); again != first || !list[0].Since.Equal(want) {
		t.Errorf("got number %d after %d, since %v; want the same and %v", again, first, list[0].Since, want)
	}
	step.Row, step.Done = "akta", 3
	s.Put(noon.Add(31*time.Second), step, 0)
	list, next := s.Of(7)
	if want := noon.Add(31 * time.Second); next <= again || !list[0].Since.Equal(want) {
		t.Errorf("got number %d after %d, since %v; want a higher one and %v", next, again, list[0].Since, want)
	}
}

func TestANewerPictureHasAHigherNumber(t *testing.T) {
	var s Scenes
	_, a := s.Of(7)
	s.Put(noon, Scene{Device: "kiosk", Screen: "services"}, 0)
	_, b := s.Of(7)
	_, c := s.Of(8)
	_, past := s.Of(7)
	s.Clear("kiosk")
	_, d := s.Of(8)
	if a >= b || b >= c || past >= c || c >= d {
		t.Errorf("got %d, %d, %d (a past one %d), %d; want them to rise", a, b, c, past, d)
	}
}

func TestEachChangeRingsOnce(t *testing.T) {
	var s Scenes
	rung := func() bool {
		select {
		case <-s.Changed():
			return true
		default:
			return false
		}
	}
	s.Put(noon, Scene{Device: "kiosk", Screen: "services"}, 0)
	s.Put(noon, Scene{Device: "kiosk", Screen: "code"}, 0)
	if !rung() || rung() {
		t.Error("want one token for two changes")
	}
	s.Put(noon, Scene{Device: "kiosk", Screen: "code"}, 0)
	if rung() {
		t.Error("the same step told again is no news")
	}
	if s.Sweep(noon.Add(sceneTTL)); !rung() {
		t.Error("a forgotten scene is news")
	}
}
