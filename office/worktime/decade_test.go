package worktime

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"antrean/internal/raced"
)

// The ten years of days that the properties below are held to.
const (
	decadeFrom Date = "2024-01-01"
	decadeTo   Date = "2033-12-31"
)

// TestTenYearsOfDays holds plans, in all three zones, to what everybody relies on. It asks at every border of every day,
// and one second before; of the random plans it takes some days of each month.
func TestTenYearsOfDays(t *testing.T) {
	plans := 3
	if testing.Short() || raced.On {
		plans = 1
	}
	random := rand.New(rand.NewPCG(2024, 2033))
	for i := range plans {
		plan := anyPlan(random)
		if i == 0 {
			plan = pekalongan()
		}
		var offices []Hours
		for _, zone := range zones(t) {
			offices = append(offices, compile(t, plan, zone))
		}
		step := func() int { return 1 + random.IntN(1+8*min(i, 1)) }
		for date := decadeFrom; date <= decadeTo; date = date.Add(step()) {
			askDay(t, offices, date)
		}
	}
}

// askDay asks all offices at the borders of a day: they agree on what their clocks show, and each is of one mind.
func askDay(t *testing.T, offices []Hours, date Date) {
	t.Helper()
	for _, at := range borders(offices[0], date) {
		first := ""
		for _, h := range offices {
			now := date.clock(h.zone, 0).Add(at)
			answer := h.At(now)
			if err := ofOneMind(h, date, now, answer); err != nil {
				t.Fatalf("%s at %v: %v: %+v", h.zone, now, err, answer)
			}
			if said := asShown(answer); first == "" {
				first = said
			} else if said != first {
				t.Fatalf("%s at %v: got %s, elsewhere %s", h.zone, now, said, first)
			}
		}
	}
}

// borders are the instants around which a day's answer may change, after its midnight.
func borders(h Hours, date Date) []time.Duration {
	minutes := []Minute{0}
	d := h.day(date)
	for _, r := range slices.Concat(d.ranges, d.issuing()) {
		minutes = append(minutes, r.Opens, r.Closes)
	}
	var out []time.Duration
	for _, m := range minutes {
		at := time.Duration(m) * time.Minute
		for _, near := range []time.Duration{at - time.Second, at} {
			if near >= 0 && near < 24*time.Hour {
				out = append(out, near)
			}
		}
	}
	return out
}

func asShown(a Answer) string {
	const clock = "2006-01-02 15.04"
	return fmt.Sprint(a.Open, a.Working, a.Why, a.Name, a.Note, a.IssueUntil.Format(clock), a.Closes.Format(clock), a.NextOpen.Format(clock))
}

func ofOneMind(h Hours, date Date, now time.Time, a Answer) error {
	inRange := h.within(date, h.day(date).ranges, now)
	switch {
	case a.Working != inRange:
		return fmt.Errorf("working outside the hours, or idle within")
	case a.Open && !a.Working:
		return fmt.Errorf("numbers while nobody works")
	case a.Open == (a.Why != ""):
		return fmt.Errorf("open with a reason to be closed, or closed without")
	case a.Open && (!a.NextOpen.IsZero() || !now.Before(a.IssueUntil)):
		return fmt.Errorf("open, and yet too late or not yet")
	case a.IssueUntil.After(a.Closes):
		return fmt.Errorf("numbers after closing")
	case a.Working && !h.Works(date):
		return fmt.Errorf("working on a day without work")
	}
	if a.Open || a.NextOpen.IsZero() {
		return nil
	}
	return nextIsFirst(h, now, a.NextOpen)
}

// nextIsFirst looks at every border between now and the next opening: none is open. The opening is.
func nextIsFirst(h Hours, now, next time.Time) error {
	if !next.After(now) || !h.At(next).Open || h.At(next.Add(-time.Second)).Open {
		return fmt.Errorf("no opening at %v", next)
	}
	last := DateOf(next, h.zone)
	for date := DateOf(now, h.zone); date <= last; date = date.Add(1) {
		for _, r := range h.day(date).issuing() {
			opens := date.clock(h.zone, r.Opens)
			if opens.After(now) && opens.Before(next) {
				return fmt.Errorf("open at %v already, not only at %v", opens, next)
			}
		}
	}
	return nil
}

func TestTenYearsOfWorkingDays(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	zone := zones(t)[1]
	for range 4 {
		h := compile(t, anyPlan(random), zone)
		for date := decadeFrom; date <= decadeTo; date = date.Add(1 + random.IntN(5)) {
			n := 1 + random.IntN(12)
			to := h.AddWorkingDays(date, n)
			if !h.Works(to) || to <= date {
				t.Fatalf("%s and %d working days is %s, a day without work or no later", date, n, to)
			}
			worked := 0
			for d := date.Add(1); d <= to; d = d.Add(1) {
				if h.Works(d) {
					worked++
				}
			}
			if worked != n {
				t.Fatalf("%s to %s has %d working days, want %d", date, to, worked, n)
			}
			if back := h.AddWorkingDays(to, -n); h.Works(date) && back != date {
				t.Fatalf("%s, %d on and back, is %s", date, n, back)
			}
			minutesAdd(t, h, random, date, to)
		}
	}
}

// minutesAdd: minutes of a time are those of its two parts, and never more than the clock shows.
func minutesAdd(t *testing.T, h Hours, random *rand.Rand, from, to Date) {
	t.Helper()
	a, c := from.Start(h.zone), to.Start(h.zone)
	b := a.Add(time.Duration(random.Int64N(int64(c.Sub(a)/time.Minute))) * time.Minute)
	whole := h.WorkingMinutesBetween(a, c)
	if parts := h.WorkingMinutesBetween(a, b) + h.WorkingMinutesBetween(b, c); parts != whole {
		t.Fatalf("%v to %v: %d minutes, in two parts at %v %d", a, c, whole, b, parts)
	}
	if whole < 0 || whole > int(c.Sub(a)/time.Minute) {
		t.Fatalf("%v to %v: %d minutes", a, c, whole)
	}
}

// anyPlan is a plan with some of everything.
func anyPlan(random *rand.Rand) Plan {
	names := []string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"}
	anyWeek := func() map[string]string {
		week := map[string]string{"selasa": "08.00-15.00"} // one day at least, long enough for any cut-off
		for _, name := range names {
			if name != "selasa" && random.IntN(4) > 0 {
				week[name] = anyRanges(random)
			}
		}
		return week
	}
	anyDate := func() Date { return decadeFrom.Add(random.IntN(3653)) }
	p := Plan{Week: anyWeek(), CutOffMinutes: random.IntN(90), Holidays: []Holidays{"", HolidaysAll, HolidaysNational, HolidaysNone}[random.IntN(4)]}
	for range random.IntN(6) {
		from, cutOff := anyDate(), random.IntN(60)
		p.Profiles = append(p.Profiles, Profile{Name: "Ramadan", From: string(from), To: string(from.Add(random.IntN(40))), Week: anyWeek(), CutOffMinutes: &cutOff})
	}
	for range random.IntN(20) {
		from := anyDate()
		p.Closures = append(p.Closures, Closure{From: string(from), To: string(from.Add(random.IntN(20))), Reason: "Tutup"})
	}
	days := map[Date]bool{}
	for range random.IntN(30) {
		if date := anyDate(); !days[date] {
			days[date] = true
			p.Openings = append(p.Openings, Opening{Date: string(date), Hours: anyRanges(random)})
		}
	}
	return p
}

func anyRanges(random *rand.Rand) string {
	from := Minute(360 + random.IntN(240))
	morning := Range{from, from + 1 + Minute(random.IntN(240))}
	if random.IntN(2) == 0 {
		return morning.String()
	}
	from = morning.Closes + 1 + Minute(random.IntN(90))
	return morning.String() + ", " + Range{from, from + 1 + Minute(random.IntN(240))}.String()
}
