package display

import (
	"slices"
	"time"
)

// A Sequencer says the calls of one hall, one after the other, through one screen. A hall is where people hear the same:
// it may have the boards of several zones. It is a pure state machine without a lock: one goroutine owns it, calls Tick
// after each other method and at the time that Tick names.
//
// A call is spoken to its end once. It is begun a second time only if its screen was lost before the end can have been
// heard. Calls older than Fresh, and those dropped, are shown by the boards but not spoken.
type Sequencer struct {
	say     Say
	manner  Manner
	muted   time.Time // until when somebody wants silence
	floor   floor
	newest  uint64 // highest ID of a ticket's call offered
	waiting []item // in order of their first call
	turn    *turn  // nil in silence
	said    map[string]spoken
	posted  []Posted // notices on the boards, oldest first
	posts   uint64   // how many there have been
	test    Test
	shown   face
}

// An item is a call that waits to be spoken. Recalls that come meanwhile replace the call, not its place.
type item struct {
	id   uint64 // of the first call: what a screen plays once
	call Call   // the newest call of the ticket
}

// spoken remembers an announcement while a recall may still merge with it.
type spoken struct {
	counter int
	start   time.Time
}

// NewSequencer returns the sequencer of a hall in which nothing is said.
func NewSequencer(say Say) *Sequencer {
	return &Sequencer{
		say:    say,
		manner: Usual(),
		floor:  floor{screens: make(map[string]screen)},
		said:   make(map[string]spoken),
	}
}

// SetSay changes what announcements sound like, from the next one on.
func (s *Sequencer) SetSay(say Say) { s.say = say }

// Offer takes a call. Offering one again changes nothing, so that the rings of all zones can be offered after each change,
// by rising ID. A notice is offered once; it is shown from now on.
func (s *Sequencer) Offer(now time.Time, c Call) {
	if c.Notice != nil {
		s.post(now, c.Notice)
		s.waiting = append(s.waiting, item{id: c.ID, call: c})
		return
	}
	if c.ID <= s.newest {
		return
	}
	s.newest = c.ID
	if c.stale(now) || s.justSaid(now, c) {
		return
	}
	if i := s.find(c.Ticket); i >= 0 {
		c.Recall = c.Recall && s.waiting[i].call.Recall // the first call has not been spoken yet
		s.waiting[i].call = c
		return
	}
	s.waiting = append(s.waiting, item{id: c.ID, call: c})
}

// justSaid reports whether a recall repeats what has been said a moment ago.
func (s *Sequencer) justSaid(now time.Time, c Call) bool {
	last, ok := s.said[c.Ticket]
	return ok && c.Recall && last.counter == c.Counter && now.Before(last.start.Add(RecallWithin))
}

// find is the place of a ticket among those that wait, or -1.
func (s *Sequencer) find(ticket string) int {
	return slices.IndexFunc(s.waiting, func(it item) bool { return it.call.Notice == nil && it.call.Ticket == ticket })
}

// Drop takes back the call of a ticket that has come, or will not. One that is being spoken is never cut.
func (s *Sequencer) Drop(ticket string) {
	if i := s.find(ticket); i >= 0 {
		s.waiting = slices.Delete(s.waiting, i, i+1)
	}
	if s.turn != nil && s.turn.call.Notice == nil && s.turn.call.Ticket == ticket {
		s.turn.moot = true
	}
}

// Waiting lists the tickets still to be spoken, first to last, so that the owner can look which to Drop.
func (s *Sequencer) Waiting() []string {
	tickets := make([]string, 0, len(s.waiting))
	for _, it := range s.waiting {
		if it.call.Notice == nil {
			tickets = append(tickets, it.call.Ticket)
		}
	}
	return tickets
}

// Heartbeat takes the sign of life of a screen: whether its browser lets it make sound, and the id of the
// announcement that it has played to its end, if any.
func (s *Sequencer) Heartbeat(now time.Time, screen string, audioOK bool, ended *uint64) Lease {
	s.floor.beat(now, screen, audioOK)
	s.watch()
	if s.turn != nil && s.turn.screen == screen {
		s.turn.beat(now, audioOK, ended)
	}
	return s.floor.lease(now)
}

// Tick ends and begins announcements. It reports whether State has changed since the Tick before, and when to call
// it again at the latest; a zero time means not before something happens.
func (s *Sequencer) Tick(now time.Time) (changed bool, next time.Time) {
	s.floor.elect(now)
	s.watch()
	if s.turn != nil && now.Before(s.muted) {
		s.turn.moot = true // cut in the middle, on purpose
	}
	if s.turn != nil && !now.Before(s.turn.over()) {
		s.finish()
	}
	s.forget(now)
	if s.turn == nil && s.floor.speaker != "" && s.speaks(now) {
		s.begin(now)
	}
	face := s.face(now)
	changed, s.shown = face != s.shown, face
	return changed, s.next(now)
}

// watch notes when the speaker loses the floor in the middle of its turn.
func (s *Sequencer) watch() {
	if s.turn != nil && s.turn.screen != s.floor.speaker {
		s.turn.lost = true
	}
}

// finish ends the turn. If nobody can have heard it to its end, it goes first again.
func (s *Sequencer) finish() {
	t := s.turn
	s.turn = nil
	again := !t.whole() && !t.moot
	if t.call.Notice == nil {
		again = again && s.find(t.call.Ticket) < 0 // unless it was called again meanwhile
	}
	if again {
		s.waiting = slices.Insert(s.waiting, 0, t.item)
		return
	}
	s.prove(t.call, t.start, !t.ended.IsZero())
}

// prove notes how a proof of the voice went; other announcements prove nothing.
func (s *Sequencer) prove(c Call, at time.Time, heard bool) {
	if c.Notice != nil && c.Notice.Test {
		s.test = Test{At: at, Heard: heard}
	}
}

// forget drops what is too old to be spoken or shown, and announcements that no recall can merge with any more.
func (s *Sequencer) forget(now time.Time) {
	s.waiting = slices.DeleteFunc(s.waiting, func(it item) bool {
		late := it.call.stale(now)
		if late {
			s.prove(it.call, now, false)
		}
		return late
	})
	for ticket, last := range s.said {
		if !now.Before(last.start.Add(RecallWithin)) {
			delete(s.said, ticket)
		}
	}
	s.unpost(now)
}

// begin gives the floor to the first call that can be said.
func (s *Sequencer) begin(now time.Time) {
	for len(s.waiting) > 0 && s.turn == nil {
		how := s.manner.how(len(s.waiting))
		first := s.waiting[0]
		s.waiting = slices.Delete(s.waiting, 0, 1)
		sound, err := s.say(first.call, how)
		if err != nil {
			continue // the boards show it; whoever made say has logged why
		}
		s.turn = &turn{item: first, sound: sound, screen: s.floor.speaker, start: now, begun: now, seen: now}
		if first.call.Notice == nil {
			s.said[first.call.Ticket] = spoken{counter: first.call.Counter, start: now}
		}
	}
}

// next is the first moment after now at which time alone changes something.
func (s *Sequencer) next(now time.Time) time.Time {
	var next time.Time
	sooner := func(at time.Time) {
		if next.IsZero() || at.Before(next) {
			next = at
		}
	}
	if lease := s.floor.lease(now); lease.Speaker != "" {
		sooner(now.Add(lease.For))
	}
	if s.turn != nil {
		sooner(s.turn.over())
	}
	for _, it := range s.waiting {
		sooner(it.call.lateAt())
	}
	for _, p := range s.posted {
		sooner(p.Until)
	}
	if silent := s.silence(now); silent != nil {
		sooner(silent.Until)
	}
	return next
}
