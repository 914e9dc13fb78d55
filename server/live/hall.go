package live

import (
	"cmp"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"antrean/display"
	"antrean/display/voice"
	"antrean/office"
	"antrean/office/queue"
	"antrean/office/setup"
)

// A hall is where people hear the same: one voice for the boards of one or more zones.
type hall struct {
	name      string
	zones     []string
	sequencer *display.Sequencer
	setup     int       // version of the setup that its manner was made of; -1: none yet
	tested    time.Time // the opening at which it was to prove its voice last
}

// idBits is the room for notices between two events of the journal, among the ids of announcements.
const idBits = 10

// arrangeLocked gives every zone of the office its hall, and every hall the manner that the office has decided.
func (l *Live) arrangeLocked(view *office.View) {
	announce := &view.Setup.Document.Announce
	for name := range l.halls {
		if !slices.Contains(announce.HallsOf(view.Setup.Zones), name) {
			delete(l.halls, name)
		}
	}
	for _, h := range l.halls {
		h.zones = nil
	}
	for _, zone := range view.Setup.Zones {
		h := l.hallLocked(announce.HallOf(zone))
		h.zones = append(h.zones, zone)
		l.zoneOfLocked(zone).hall = h
	}
	for _, h := range l.halls {
		l.mannerLocked(view, h)
	}
}

func (l *Live) hallLocked(name string) *hall {
	h, ok := l.halls[name]
	if !ok {
		h = &hall{name: name, setup: -1, sequencer: display.NewSequencer(l.speech("", "", voice.Digits).Say)}
		l.halls[name] = h
	}
	return h
}

// mannerLocked makes a hall announce as the newest setup says, and lets it be silent while somebody wants that.
func (l *Live) mannerLocked(view *office.View, h *hall) {
	if mute, ok := view.State.Muted(h.name, time.Now()); ok {
		h.sequencer.Mute(mute.Until)
	} else {
		h.sequencer.Mute(time.Time{})
	}
	if h.setup == view.Setup.N {
		return
	}
	h.setup = view.Setup.N
	announce, clock := view.Setup.Document.Announce, view.Setup.Catalogue.Office.Location()
	speech := l.speech(announce.First(), announce.Second, voice.Style(cmp.Or(announce.Style, setup.ReadDigits)))
	h.sequencer.SetSay(speech.Say)
	h.sequencer.SetManner(display.Manner{
		Chime: announce.Chimes(), Speech: announce.Speaks(), Twice: announce.Twice, Second: speech.Second != nil, Volume: announce.Volume(h.name),
		Quiet: func(now time.Time) time.Time { return announce.QuietAt(now.In(clock)) },
	})
}

// speech is the voices of two languages. One that has no voice is left out, and the first is then the usual one: calls
// are heard in any case.
func (l *Live) speech(first, second string, style voice.Style) display.Speech {
	out := display.Speech{First: l.pack(first), Style: style, Shelf: l.shelf}
	if out.First == nil {
		out.First = l.usual
	}
	if second != "" {
		out.Second = l.pack(second)
	}
	return out
}

// pack is the voice of a language, opened when it is first wanted; nil when there is none.
func (l *Live) pack(lang string) *voice.Pack {
	if lang == "" {
		return nil
	}
	if pack := l.recorded(lang); pack != nil {
		return pack
	}
	pack, known := l.packs[lang]
	if !known {
		var err error
		if pack, err = l.voices(lang); err != nil {
			slog.Error("calls are not read in a language that the office wants", "lang", lang, "err", err)
			pack = nil
		}
		l.packs[lang] = pack
	}
	return pack
}

// offer hands new calls to the halls, and takes back those that nobody needs to hear any more.
func (l *Live) offer(view *office.View) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.arrangeLocked(view)
	now := time.Now()
	for _, h := range l.halls {
		h.offer(now, view)
	}
}

// A zoned call is one in the ring of its zone.
type zoned struct {
	queue.Call
	zone string
}

func (h *hall) offer(now time.Time, view *office.View) {
	standing := map[queue.TicketID]queue.Call{} // the newest call of each ticket that was not taken back
	calls := h.calls(view)
	for _, c := range calls {
		if !c.Cancelled {
			standing[c.Ticket] = c.Call
			h.sequencer.Offer(now, display.Call{
				ID: c.Event << idBits, Zone: c.zone, Seq: c.Seq, Ticket: ticketKey(c.Ticket), Number: c.Number, Counter: c.Counter, At: c.At, Recall: c.Recall > 0,
			})
		}
	}
	for _, c := range calls {
		if newest, ok := standing[c.Ticket]; !ok || !wanted(view, newest) {
			h.sequencer.Drop(ticketKey(c.Ticket))
		}
	}
}

// calls are those of all zones of the hall, oldest first.
func (h *hall) calls(view *office.View) []zoned {
	var calls []zoned
	for _, zone := range h.zones {
		for _, c := range view.State.Ring(zone).Calls {
			calls = append(calls, zoned{c, zone})
		}
	}
	slices.SortStableFunc(calls, func(a, b zoned) int { return cmp.Compare(a.Event, b.Event) })
	return calls
}

// wanted reports whether somebody still waits for a call to be followed.
func wanted(view *office.View, c queue.Call) bool {
	t, ok := view.State.Ticket(c.Ticket)
	return ok && t.State.InHand() && (t.StartedAt.IsZero() || !c.At.Before(t.StartedAt))
}

func ticketKey(id queue.TicketID) string { return strconv.FormatUint(uint64(id), 10) }

// A Hall is how a hall fares, for those who set it up.
type Hall struct {
	Name    string
	Zones   []string
	Loud    int // boards that can be heard
	Blocked int // boards whose browser keeps them silent
	Speaks  bool
	Test    display.Test
	Silent  *display.Silence
}

// Halls says how each hall of the office fares.
func (l *Live) Halls() []Hall {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.arrangeLocked(l.office.Engine.View())
	now := time.Now()
	var out []Hall
	for _, h := range l.halls {
		state := h.sequencer.State(now)
		one := Hall{Name: h.name, Zones: h.zones, Speaks: state.Speaker != nil, Test: h.sequencer.Test(), Silent: state.Silent}
		one.Loud, one.Blocked = h.sequencer.Screens(now)
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b Hall) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Tongues lists the languages of a list that have a voice.
func (l *Live) Tongues(langs []string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(langs), func(lang string) bool { return l.pack(lang) == nil })
}
