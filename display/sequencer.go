package display

import (
	"slices"
	"time"
)

// chimeless is the backlog from which on the chime is left out: more than three waiting calls need the time.
const chimeless = 4

// A Sequencer says the calls of one zone, one after the other, through one screen. It is a pure state machine
// without a lock: one goroutine owns it, calls Tick after each other method and at the time that Tick names.
//
// A call is spoken at most once. It is spoken a second time only if its screen fell silent before it can have
// begun. Calls older than Fresh, and those dropped, are shown by the boards but not spoken.
type Sequencer struct {
	say     Say
	floor   floor
	newest  uint64 // highest Seq offered
	waiting []item // in order of their first call
	turn    *turn  // nil in silence
	said    map[string]spoken
	shown   face
}

// An item is a call that waits to be spoken. Recalls that come meanwhile replace the call, not its place.
type item struct {
	seq  uint64 // of the first call: what a screen plays once
	call Call   // the newest call of the ticket
}

// spoken remembers an announcement while a recall may still merge with it.
type spoken struct {
	counter int
	start   time.Time
}

// NewSequencer returns the sequencer of a silent zone.
func NewSequencer(say Say) *Sequencer {
	return &Sequencer{
		say:   say,
		floor: floor{screens: make(map[string]screen)},
		said:  make(map[string]spoken),
	}
}

// Offer takes a call. Offering one again changes nothing, so that a whole ring can be offered after each change,
// oldest first.
func (s *Sequencer) Offer(now time.Time, c Call) {
	if c.Seq <= s.newest {
		return
	}
	s.newest = c.Seq
	if c.stale(now) || s.justSaid(now, c) {
		return
	}
	if i := s.find(c.Ticket); i >= 0 {
		c.Recall = c.Recall && s.waiting[i].call.Recall // the first call has not been spoken yet
		s.waiting[i].call = c
		return
	}
	s.waiting = append(s.waiting, item{seq: c.Seq, call: c})
}

// justSaid reports whether a recall repeats what has been said a moment ago.
func (s *Sequencer) justSaid(now time.Time, c Call) bool {
	last, ok := s.said[c.Ticket]
	return ok && c.Recall && last.counter == c.Counter && now.Before(last.start.Add(RecallWithin))
}

// find is the place of a ticket among those that wait, or -1.
func (s *Sequencer) find(ticket string) int {
	return slices.IndexFunc(s.waiting, func(it item) bool { return it.call.Ticket == ticket })
}

// Drop takes back the call of a ticket that has come, or will not. One that is being spoken is never cut.
func (s *Sequencer) Drop(ticket string) {
	if i := s.find(ticket); i >= 0 {
		s.waiting = slices.Delete(s.waiting, i, i+1)
	}
	if s.turn != nil && s.turn.call.Ticket == ticket {
		s.turn.moot = true
	}
}

// Waiting lists the tickets still to be spoken, first to last, so that the owner can look which to Drop.
func (s *Sequencer) Waiting() []string {
	tickets := make([]string, 0, len(s.waiting))
	for _, it := range s.waiting {
		tickets = append(tickets, it.call.Ticket)
	}
	return tickets
}

// Heartbeat takes the sign of life of a screen: whether its browser lets it make sound, and the Seq of the
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
	if s.turn != nil && !now.Before(s.turn.over()) {
		s.finish()
	}
	s.forget(now)
	if s.turn == nil && s.floor.speaker != "" {
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

// finish ends the turn. If its screen gave no sign of life since it began, nobody has heard it: it goes first again.
func (s *Sequencer) finish() {
	t := s.turn
	s.turn = nil
	if t.heard || t.moot || s.find(t.call.Ticket) >= 0 { // found: called again meanwhile
		return
	}
	s.waiting = slices.Insert(s.waiting, 0, t.item)
}

// forget drops calls that are too old to speak, and announcements that no recall can merge with any more.
func (s *Sequencer) forget(now time.Time) {
	s.waiting = slices.DeleteFunc(s.waiting, func(it item) bool { return it.call.stale(now) })
	for ticket, last := range s.said {
		if !now.Before(last.start.Add(RecallWithin)) {
			delete(s.said, ticket)
		}
	}
}

// begin gives the floor to the first call that can be said.
func (s *Sequencer) begin(now time.Time) {
	for len(s.waiting) > 0 && s.turn == nil {
		chime := len(s.waiting) < chimeless
		first := s.waiting[0]
		s.waiting = slices.Delete(s.waiting, 0, 1)
		sound, err := s.say(first.call, chime)
		if err != nil {
			continue // the boards show it; whoever made say has logged why
		}
		s.turn = &turn{item: first, sound: sound, screen: s.floor.speaker, start: now, begun: now}
		s.said[first.call.Ticket] = spoken{counter: first.call.Counter, start: now}
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
		sooner(it.call.At.Add(Fresh))
	}
	return next
}
