package queue

import (
	"time"

	"antrean/internal/problem"
)

// A Wish is a number somebody would like.
type Wish struct {
	Service string // empty: any without a quota
	Kiosk   string // device at which people help themselves; empty: staff give the number
}

// Why no number is given although the office is open. While it is closed the reason is its calendar's.
const (
	QuotaOut = "quota_out"
	NotToday = "not_today" // its quota of today is none: there was nothing to be used up
	IsDown   = "down"      // what the service stands still without is down
	TooSoon  = "too_soon"  // the kiosk has given many a moment ago
)

// A Permit answers: may a number be given now, and if not, why, and when again? Every screen shows this answer, and
// Decide follows it.
type Permit struct {
	OK      bool
	Why     string    // while not OK: QuotaOut, NotToday, IsDown, TooSoon, or why the office is closed
	Name    string    // of the holiday, or the reason of the closure, or what is down
	Note    string    // what makes today's hours unlike other weeks': "Ramadan"
	Again   time.Time // numbers are given again; zero while OK, or when not known
	NextDay string    // while the quota is out, or none: a number for this day may be taken instead
	Left    int       // numbers left today; -1: no bound
	Draw    time.Time // while OK before opening: what is given is a lot, and this is when it is drawn
}

// MayIssue answers a wish.
func MayIssue(s *State, rules *Rules, w Wish, now time.Time) Permit {
	if now = now.UTC().Truncate(time.Millisecond); now.Before(s.At) {
		now = s.At // a clock that went back is not believed
	}
	if rules.turns(s, now) { // Decide will do that first
		d := &decision{state: s, rules: rules, now: now}
		d.rollOver()
		s = d.state
	}
	today, hours := rules.today(now), rules.at(now)
	p := Permit{OK: true, Note: hours.Note, Left: rules.left(s, w.Service, today), Draw: rules.DrawsAt(now)}
	down, isDown := rules.Down[w.Service]
	switch again := rules.tooSoon(s, w.Kiosk, now); {
	case !hours.Open && p.Draw.IsZero():
		p.OK, p.Why, p.Name, p.Again = false, hours.Why, hours.Name, hours.Next
	case isDown:
		p.OK, p.Why, p.Name = false, IsDown, down.Need
		if down.Back.After(now) { // what should be back already is back nobody knows when
			p.Again = down.Back
		}
	case !again.IsZero():
		p.OK, p.Why, p.Again = false, TooSoon, again
	case p.Left == 0:
		p.OK, p.Why = false, QuotaOut
		if rules.Quotas.On(w.Service, today) == 0 {
			p.Why = NotToday
		}
		rules.instead(&p, s, w.Service, today)
	}
	if !p.OK {
		p.Draw = time.Time{}
	}
	return p
}

// tooSoon is when a kiosk may give a number again, zero when at once.
func (r *Rules) tooSoon(s *State, kiosk string, now time.Time) time.Time {
	taken := s.ledger.Taken[kiosk]
	if r.PerKiosk <= 0 || kiosk == "" || len(taken) < r.PerKiosk {
		return time.Time{}
	}
	if again := taken[len(taken)-r.PerKiosk].Add(takenFor); again.After(now) {
		return again
	}
	return time.Time{}
}

// instead says what there is when today's quota is out: a number for the next day, and when numbers are given again.
// In an office that carries its line over, tomorrow's numbers are not given today: the two could be the same.
func (r *Rules) instead(p *Permit, s *State, service, today string) {
	fits := func(day string) bool { return !r.opens(day).IsZero() && r.left(s, service, day) != 0 }
	if day := r.after(today, fits); day != "" {
		p.Again = r.opens(day)
	}
	if !r.Quotas[service].NextDay || r.AtClosing == ClosingNextDay {
		return
	}
	if next := r.numbersFrom(dayAfter(today)); next != "" && fits(next) {
		p.NextDay = next
	}
}

// refusal is the permit as an error.
func (p Permit) refusal() error {
	refusal := problem.New("closed")
	switch p.Why {
	case QuotaOut:
		refusal = problem.New("quota_out")
	case NotToday:
		refusal = problem.New("not_today")
	case IsDown:
		refusal = problem.New("service_down")
	case TooSoon:
		refusal = problem.New("too_soon")
	}
	refusal = refusal.And("why", p.Why)
	if p.Name != "" {
		refusal = refusal.And("name", p.Name)
	}
	if !p.Again.IsZero() {
		refusal = refusal.And("next_open", p.Again)
	}
	if p.NextDay != "" {
		refusal = refusal.And("next_day", p.NextDay)
	}
	return refusal
}

// mayIssue holds a wish for a day, "" is today, to the permit. It returns the later day the number is for, or "".
func (d *decision) mayIssue(service, day string, kiosk bool) (later string, err error) {
	w := Wish{Service: service}
	if kiosk {
		w.Kiosk = d.request.Actor
	}
	p := MayIssue(d.state, d.rules, w, d.now)
	switch {
	case day != "" && day == p.NextDay:
		return day, nil
	case !p.OK:
		return "", p.refusal()
	case day != "" && day != d.state.Day:
		return "", problem.New("stale") // what was offered is gone: today has numbers, or the day has come and passed
	}
	return "", nil
}
