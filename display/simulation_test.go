package display

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"antrean/internal/raced"
)

// A simulated hall: screens that beat, play, die, lose the net and are blocked, around one Sequencer.

const simStep = 100 * time.Millisecond

// A simScreen behaves as docs/protocol.md asks of a board.
type simScreen struct {
	name     string
	steady   bool // never fails
	net      bool
	audio    bool
	nextBeat time.Time
	played   map[uint64]bool
	ended    *uint64
	sound    *simSound // waiting to begin, or playing
}

// A simSound is one playing of an announcement.
type simSound struct {
	seq      uint64
	screen   string
	from, to time.Time
	faulty   bool // its screen failed between the announcement and the end
}

type sim struct {
	t       *testing.T
	rng     *rand.Rand
	now     time.Time
	seq     *Sequencer
	screens []*simScreen
	born    int
	sounds  []*simSound
	turns   []uint64             // announced, in order
	given   map[uint64]bool      // turns given to a screen that failed before it could play
	offered []Call               // all
	came    map[string]bool      // tickets dropped and not called since
	said    map[string]time.Time // when a ticket was last said to its counter

	silences []span // in which the hall was not to be heard
}

// A span is a time from one moment to another.
type span struct{ from, to time.Time }

func newSim(t *testing.T, seed uint64) *sim {
	s := &sim{
		t: t, rng: rand.New(rand.NewPCG(seed, 7)), now: eight, given: make(map[uint64]bool),
		came: make(map[string]bool), said: make(map[string]time.Time),
	}
	s.seq = NewSequencer(s.say)
	return s
}

// say is asked when a call has its turn: it must be one that people still need, in a hall that wants to hear it.
func (s *sim) say(c Call, how How) (Sound, error) {
	if silent := s.seq.silence(s.now); silent != nil {
		s.t.Errorf("at %v %s is called in a silence until %v", s.now.Sub(eight), c.Ticket, silent.Until.Sub(eight))
	}
	if s.came[c.Ticket] {
		s.t.Errorf("at %v %s is called, who has come", s.now.Sub(eight), c.Ticket)
	}
	if s.now.Sub(c.At) >= Fresh {
		s.t.Errorf("at %v a call of %v is said", s.now.Sub(eight), c.At.Sub(eight))
	}
	key := fmt.Sprint(c.Ticket, c.Counter)
	if last := s.said[key]; c.Recall && !last.IsZero() && c.At.Sub(last) > 0 && c.At.Sub(last) < RecallWithin {
		s.t.Errorf("a recall %v after the call is said", c.At.Sub(last))
	}
	s.said[key] = s.now
	return Sound{URL: c.Ticket, Length: time.Duration(5000+s.rng.IntN(3000)) * time.Millisecond}, nil
}

// add puts up a screen.
func (s *sim) add(steady bool) {
	s.born++
	s.screens = append(s.screens, &simScreen{
		name: fmt.Sprint("screen", s.born), steady: steady, net: true, audio: true, nextBeat: s.now, played: make(map[uint64]bool),
	})
}

// step moves time on, and everything that happens by itself.
func (s *sim) step(faults bool) {
	if s.seq.silence(s.now) != nil {
		s.silences = append(s.silences, span{s.now, s.now.Add(simStep)})
	}
	s.now = s.now.Add(simStep)
	if faults {
		s.fail()
	}
	for _, screen := range s.screens {
		s.play(screen)
		if screen.net && !s.now.Before(screen.nextBeat) {
			s.seq.Heartbeat(s.now, screen.name, screen.audio, screen.ended)
			screen.nextBeat = s.now.Add(2 * time.Second)
		}
	}
	s.tick()
}

// tick drives the sequencer as the server does, and brings its state to the screens that can be reached.
func (s *sim) tick() {
	changed, next := s.seq.Tick(s.now)
	if !next.IsZero() && !next.After(s.now) {
		s.t.Fatalf("at %v Tick wants to be called at %v", s.now, next)
	}
	if again, _ := s.seq.Tick(s.now); again {
		s.t.Fatalf("at %v a second Tick changes something", s.now)
	}
	state := s.seq.State(s.now)
	if state.Now != nil && changed && (len(s.turns) == 0 || s.turns[len(s.turns)-1] != state.Now.Seq) {
		s.turns = append(s.turns, state.Now.Seq)
	}
	for _, screen := range s.screens {
		if screen.net {
			s.show(screen, state)
		}
	}
}

// show is a board that receives a snapshot: the speaker plays what it has not played.
func (s *sim) show(screen *simScreen, state Voice) {
	if state.Silent != nil && state.Silent.Why == Muted && screen.sound != nil && screen.sound.to.After(s.now) {
		screen.sound.to, screen.sound.faulty = s.now, true // cut
	}
	if state.Now == nil || *state.Speaker != screen.name || screen.played[state.Now.Seq] || !screen.audio {
		return
	}
	if screen.sound != nil {
		s.t.Fatalf("at %v %s is given %d while it plays %d", s.now, screen.name, state.Now.Seq, screen.sound.seq)
	}
	screen.played[state.Now.Seq] = true
	from := s.now.Add(time.Duration(s.rng.IntN(900)) * time.Millisecond) // loading it
	screen.sound = &simSound{
		seq: state.Now.Seq, screen: screen.name, from: from, to: from.Add(time.Duration(state.Now.MS) * time.Millisecond),
	}
}

// play ends the sound of a screen when its time has come, and says so if the net carries it.
func (s *sim) play(screen *simScreen) {
	if screen.sound == nil || s.now.Before(screen.sound.to) {
		return
	}
	s.sounds = append(s.sounds, screen.sound)
	seq := screen.sound.seq
	screen.sound, screen.ended = nil, &seq
	if s.rng.IntN(5) > 0 {
		screen.nextBeat = s.now // at once; one in five gets lost until the next regular beat
	}
}

// fail lets something go wrong or heal, every 5 s or so.
func (s *sim) fail() {
	if s.rng.IntN(50) != 0 {
		return
	}
	screen := s.screens[s.rng.IntN(len(s.screens))]
	if screen.steady {
		return
	}
	if screen.sound != nil {
		screen.sound.faulty = true
	}
	if now := s.seq.turn; now != nil && now.screen == screen.name {
		s.given[now.id] = true
	}
	switch s.rng.IntN(3) {
	case 0: // switched off and on: another page, another name
		if screen.sound != nil {
			screen.sound.to = s.now
			if screen.sound.from.Before(s.now) {
				s.sounds = append(s.sounds, screen.sound)
			}
		}
		s.screens = slices.DeleteFunc(s.screens, func(other *simScreen) bool { return other == screen })
		s.add(false)
	case 1:
		screen.net = !screen.net
	case 2:
		screen.audio = !screen.audio // for the next sound; one that plays goes on
	}
}

// call offers a new call.
func (s *sim) call(c Call) {
	c.ID = uint64(len(s.offered) + 1)
	c.Seq, c.At = c.ID, s.now
	s.offered = append(s.offered, c)
	delete(s.came, c.Ticket)
	s.seq.Offer(s.now, c)
	s.tick()
}

// check holds what was heard against what must never happen.
func (s *sim) check() {
	slices.SortFunc(s.sounds, func(a, b *simSound) int { return a.from.Compare(b.from) })
	heard := make(map[uint64]*simSound)
	for i, sound := range s.sounds {
		if i > 0 && sound.from.Before(s.sounds[i-1].to) {
			s.t.Errorf("%s says %d at %v while %s still says %d until %v", sound.screen, sound.seq, sound.from.Sub(eight),
				s.sounds[i-1].screen, s.sounds[i-1].seq, s.sounds[i-1].to.Sub(eight))
		}
		if before := heard[sound.seq]; before != nil && !before.faulty {
			s.t.Errorf("%d is said by %s and by %s, and neither failed", sound.seq, before.screen, sound.screen)
		}
		heard[sound.seq] = sound
	}
	if !slices.IsSorted(s.turns) {
		s.t.Errorf("calls are announced out of order: %v", s.turns)
	}
}

// seeds is how many halls a test invents.
func seeds(full uint64) uint64 {
	if raced.On {
		return full / 5
	}
	return full
}

// heard reports whether an announcement was made.
func (s *sim) heard(seq uint64) bool {
	return slices.ContainsFunc(s.sounds, func(sound *simSound) bool { return sound.seq == seq })
}

func TestEveryFreshCallIsSpokenOnceAndInOrder(t *testing.T) {
	for seed := range seeds(25) {
		s := newSim(t, seed)
		s.add(true)
		s.add(true)
		for range 3000 {
			if s.rng.IntN(60) == 0 && len(s.seq.Waiting()) < 5 { // so that none grows stale
				s.call(Call{Ticket: fmt.Sprint("t", len(s.offered)), Number: "A-001", Counter: 1})
			}
			s.step(false)
		}
		for range 900 {
			s.step(false)
		}
		s.check()
		for _, c := range s.offered {
			if !s.heard(c.Seq) {
				t.Errorf("seed %d: call %d was never said", seed, c.Seq)
			}
		}
		if len(s.sounds) != len(s.offered) || len(s.offered) < 20 {
			t.Errorf("seed %d: %d calls were said %d times", seed, len(s.offered), len(s.sounds))
		}
	}
}

func TestWhateverFailsNothingOverlapsAndNothingIsLost(t *testing.T) {
	for seed := range seeds(60) {
		s := newSim(t, seed)
		s.add(seed%2 == 0)
		s.add(false)
		s.add(false)
		for range 3000 {
			if s.rng.IntN(150) == 0 && len(s.seq.Waiting()) < 2 {
				s.call(Call{Ticket: fmt.Sprint("t", len(s.offered)), Number: "A-001", Counter: 1})
			}
			s.step(true)
		}
		for range 900 {
			s.step(false)
		}
		s.check()
		for _, c := range s.offered {
			if seed%2 == 0 && !s.heard(c.Seq) && !s.given[c.Seq] {
				t.Errorf("seed %d: call %d was not heard, though a steady screen was there all the time", seed, c.Seq)
			}
		}
	}
}

func TestRecallsAndDropsInABusyHall(t *testing.T) {
	for seed := range uint64(25) {
		s := newSim(t, seed)
		s.add(true)
		counter := make(map[string]int) // that called a ticket last
		for range 3000 {
			ticket := fmt.Sprint("t", s.rng.IntN(6))
			switch s.rng.IntN(120) {
			case 0, 1:
				counter[ticket] = 1 + s.rng.IntN(2)
				s.call(Call{Ticket: ticket, Number: "A-001", Counter: counter[ticket]})
			case 2, 3:
				s.call(Call{Ticket: ticket, Number: "A-001", Counter: counter[ticket], Recall: true})
			case 4:
				s.came[ticket] = true
				s.seq.Drop(ticket)
				s.tick()
			}
			s.step(false)
		}
		s.check()
		if len(s.sounds) < 20 {
			t.Errorf("seed %d: only %d calls were said", seed, len(s.sounds))
		}
	}
}
