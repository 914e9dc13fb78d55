package queue

import "time"

// An Opening is what the queue asks of the office's calendar.
type Opening interface {
	// At says whether numbers are given at an instant, and otherwise why not and when again.
	At(now time.Time) Hours
	// Opens is when the first number of a day is given; zero on days without numbers.
	Opens(day string) time.Time
}

// Hours are what the calendar says of one instant.
type Hours struct {
	Open bool
	Over bool      // the counters have closed for today
	Why  string    // while not Open: a word of package worktime, such as "holiday"
	Name string    // of the holiday, or the reason of the closure
	Note string    // what makes today's hours unlike other weeks': "Ramadan"
	Next time.Time // numbers are given again; zero when that is not known
}

// A Down is why no numbers of a service are given while something that it stands still without is down.
type Down struct {
	Need string
	Back time.Time // when it may be back; zero when nobody knows
}

// What becomes of those who still wait when the counters close; anything else: they wait on until midnight.
const (
	ClosingExpire  = "expire"   // their numbers end with the day's work
	ClosingNextDay = "next_day" // their numbers hold on the next day with numbers, and are called first
)

// horizon is how many days ahead the next day with numbers is looked for.
const horizon = 400

func (r *Rules) at(now time.Time) Hours {
	if r.Opening == nil {
		return Hours{Open: true}
	}
	return r.Opening.At(now)
}

// opens is when the first number of a day is given; zero when none is.
func (r *Rules) opens(day string) time.Time {
	if r.Opening != nil {
		return r.Opening.Opens(day)
	}
	start, err := time.ParseInLocation(time.DateOnly, day, r.Zone)
	if err != nil {
		return time.Time{}
	}
	return start
}

// today is the business day of an instant.
func (r *Rules) today(now time.Time) string { return now.In(r.Zone).Format(time.DateOnly) }

// after is the first day after another of which fit says yes; "" when there is none.
func (r *Rules) after(day string, fit func(day string) bool) string {
	for range horizon {
		if day = dayAfter(day); day == "" || fit(day) {
			return day
		}
	}
	return ""
}

// numbersFrom is the day itself when numbers are given on it, else the next such day; "" when there is none.
func (r *Rules) numbersFrom(day string) string {
	works := func(day string) bool { return !r.opens(day).IsZero() }
	if works(day) {
		return day
	}
	return r.after(day, works)
}

func dayAfter(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// Due reports whether time alone has something to change: a day to open, lots to draw, a line to end at closing, a parked ticket to
// bring back, a call for colleagues to end. Tick does it.
func Due(s *State, rules *Rules, now time.Time) bool {
	return rules.turns(s, now) || s.ripe(rules, now)
}

// turns reports whether the day is to be opened, its lots to be drawn, or its line to be ended.
func (r *Rules) turns(s *State, now time.Time) bool {
	return r.today(now) > s.Day || r.drawDue(s, now) || r.lineEnds(s, now)
}

// lineEnds reports whether the counters have closed and the numbers that wait are to end with them.
func (r *Rules) lineEnds(s *State, now time.Time) bool {
	return r.AtClosing == ClosingExpire && !s.ledger.Shut && r.today(now) == s.Day && r.at(now).Over
}
