package queue

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// What an office gives those who come before it opens.
const (
	BeforeNone = "none" // nothing: numbers begin at opening
	BeforeLot  = "lot"  // a lot; the numbers are drawn at opening, so that nobody need come in the night
)

// LotPrefix stands before the number of a lot. No service has two letters, so no lot is taken for a number.
const LotPrefix = "UN"

// A Draw is what the opening made of one lot.
type Draw struct {
	Ticket TicketID `json:"ticket"`
	N      int      `json:"n"`     // its number, of its service's prefix
	Place  Place    `json:"place"` // the place of a lot of that day: the first drawn has the first
}

// DrawsAt is when today's lots are drawn, while lots are given; zero at any other time.
func (r *Rules) DrawsAt(now time.Time) time.Time {
	policy := r.PolicyInForce()
	if policy.BeforeOpening != BeforeLot {
		return time.Time{}
	}
	opens := r.opens(r.today(now))
	from := opens.Add(-time.Duration(policy.LotMinutes) * time.Minute)
	if opens.IsZero() || !now.Before(opens) || now.Before(from) {
		return time.Time{}
	}
	return opens
}

// LotsFrom is when the next lots are given: today before opening, or else on the day on which numbers are given next;
// zero when the office gives none, or when they are given now.
func (r *Rules) LotsFrom(now time.Time) time.Time {
	policy := r.PolicyInForce()
	if policy.BeforeOpening != BeforeLot || r.Opening == nil || !r.DrawsAt(now).IsZero() {
		return time.Time{}
	}
	today := r.today(now)
	for _, day := range []string{r.numbersFrom(today), r.numbersFrom(dayAfter(today))} {
		if day == "" {
			continue
		}
		if from := r.opens(day).Add(-time.Duration(policy.LotMinutes) * time.Minute); from.After(now) {
			return from
		}
	}
	return time.Time{}
}

// drawDue reports whether lots are held and their office has opened, or would have: when nothing ran at that moment,
// they are drawn as soon as it does.
func (r *Rules) drawDue(s *State, now time.Time) bool {
	if len(s.ledger.Held) == 0 || r.today(now) != s.Day {
		return false
	}
	opens := r.opens(s.Day)
	return !opens.IsZero() && !now.Before(opens)
}

// takeLot gives a lot: a ticket that has no number and no place until the draw. It counts in the quota, so that every
// lot gets a number.
func (d *decision) takeLot(c Issue) error {
	made, err := d.issued(c)
	if err != nil {
		return err
	}
	made.Lot, made.Code = len(d.state.ledger.Lots)+1, c.Share
	e := d.add(made)
	d.reply = Reply{Ticket: e.Ticket, State: LotHeld}
	d.wantPaper(e)
	return nil
}

// draw gives all lots that are held their numbers, in one event.
func (d *decision) draw() {
	if !d.rules.drawDue(d.state, d.now) {
		return
	}
	seed := d.state.lotSeed()
	order := d.state.drawn(seed)
	places := make([]Place, len(order)) // of the lots themselves, in the order in which they came
	for i, t := range order {
		places[i] = t.Place
	}
	slices.SortFunc(places, Place.Compare)
	last := map[string]int{}
	draws := make([]Draw, len(order))
	for i, t := range order {
		n := max(last[t.Prefix], d.state.numbers[t.Prefix]) + 1
		last[t.Prefix] = n
		draws[i] = Draw{Ticket: t.ID, N: n, Place: places[i]}
	}
	d.add(Event{Kind: LotsDrawn, Seed: seed, Drawn: draws})
	d.settle()
}

// lotSeed is what the draw is made with: the sum of all lots of the day with the share that stands on each slip. Nobody
// knows it before the last lot is taken, and whoever has the list can compute it. Lots that were given up stay in it, so
// that giving up changes nothing for the others.
func (s *State) lotSeed() string {
	var list strings.Builder
	fmt.Fprintf(&list, "undian %s\n", s.Day)
	for _, t := range s.Lots() {
		fmt.Fprintf(&list, "%s %s\n", t.LotNumber(), t.Share)
	}
	sum := sha256.Sum256([]byte(list.String()))
	return hex.EncodeToString(sum[:])
}

// LotKey orders lots in a draw: the smaller is drawn first. It is the HMAC-SHA256 of the lot's number under the seed.
func LotKey(seed, lot string) string {
	key, _ := hex.DecodeString(seed) // ours, or else a draw that agrees with no other
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(lot))
	return hex.EncodeToString(mac.Sum(nil))
}

// drawn lists the lots that are held in the order of a draw.
func (s *State) drawn(seed string) []*Ticket {
	order := make([]*Ticket, 0, len(s.ledger.Held))
	for _, id := range s.ledger.Held {
		if t, ok := s.Ticket(id); ok {
			order = append(order, t)
		}
	}
	keys := make(map[TicketID]string, len(order))
	for _, t := range order {
		keys[t.ID] = LotKey(seed, t.LotNumber())
	}
	slices.SortFunc(order, func(a, b *Ticket) int {
		return cmp.Or(strings.Compare(keys[a.ID], keys[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return order
}

// applyDraw lets the drawn wait, with their numbers.
func (s *State) applyDraw(e *Event) {
	for _, draw := range e.Drawn {
		one := *e
		one.Ticket = draw.Ticket
		s.move(&one, func(t *Ticket) {
			t.State, t.N, t.Place, t.WaitsFrom = Waiting, draw.N, draw.Place, e.At
		})
		if t, ok := s.Ticket(draw.Ticket); ok {
			s.numbers[t.Prefix] = max(s.numbers[t.Prefix], t.N)
			s.byNumber = s.byNumber.Set(t.Number(), t.ID)
		}
	}
	s.ledger.Seed = e.Seed
}

// Lots lists today's lots as they were taken, whatever became of them.
func (s *State) Lots() []*Ticket {
	lots := make([]*Ticket, 0, len(s.ledger.Lots))
	for _, id := range s.ledger.Lots {
		if t, ok := s.Ticket(id); ok {
			lots = append(lots, t)
		}
	}
	return lots
}

// LotsHeld is how many lots wait for the draw.
func (s *State) LotsHeld() int { return len(s.ledger.Held) }

// LotSeed is what today's last draw was made with; empty before it.
func (s *State) LotSeed() string { return s.ledger.Seed }

// LotNumber is what stands on a lot: "UN-017"; empty on a ticket that never was one.
func (t *Ticket) LotNumber() string {
	if t.Lot == 0 {
		return ""
	}
	return Number(LotPrefix, t.Lot)
}
