package worktime

import (
	"errors"
	"fmt"
	"time"
)

// A Minute is a time of day in minutes after midnight; 1440 is the end of the day.
type Minute int

const dayEnd Minute = 24 * 60

// String is the minute as a clock shows it: "08.00".
func (m Minute) String() string { return fmt.Sprintf("%02d.%02d", m/60, m%60) }

// A Range is a time of day during which counters work: from Opens up to, not including, Closes.
type Range struct{ Opens, Closes Minute }

// String is the range as a configuration writes it: "08.00-12.00".
func (r Range) String() string { return r.Opens.String() + "-" + r.Closes.String() }

// Hours are an office's opening hours: a week, and what differs from it on certain dates. They never change. The zero
// Hours is an office that never opens.
type Hours struct {
	zone     *time.Location
	week     week
	profiles []season         // the last that holds a date has its word
	closures []Closure        // the first that holds a date has its word
	openings map[Date]opening // stronger than closures and holidays
	holidays map[Date]Holiday
	years    map[int]bool // with a calendar; nil: the office keeps no holidays
	closing  AtClosing
	always   bool
}

// A week is the hours of seven days.
type week struct {
	days   [7][]Range // by time.Weekday, in order, apart from each other
	cutOff Minute     // no numbers during the last cutOff minutes of a day
	note   string     // why it is unlike the ordinary week; empty for that
}

// Always is an office that never closes.
func Always(zone *time.Location) Hours { return Hours{zone: zone, always: true} }

// NewHours checks and returns opening hours that are the same every week. No numbers are given in the last cutOff of
// each day, so that whoever holds one is served before the counters close.
func NewHours(zone *time.Location, days [7][]Range, cutOff time.Duration) (Hours, error) {
	if cutOff < 0 || cutOff >= 24*time.Hour || cutOff%time.Minute != 0 {
		return Hours{}, fmt.Errorf("cut-off %v: want whole minutes, less than a day", cutOff)
	}
	hours := Hours{zone: zone, week: week{cutOff: Minute(cutOff / time.Minute)}}
	for day, ranges := range days {
		if err := inOrder(ranges); err != nil {
			return Hours{}, fmt.Errorf("%s: %w", time.Weekday(day), err)
		}
		hours.week.days[day] = append([]Range(nil), ranges...)
	}
	return hours, nil
}

// errOrder is what is wrong with hours that can be read.
var errOrder = errors.New("not one after another")

func inOrder(ranges []Range) error {
	last := Minute(0)
	for i, r := range ranges {
		if r.Opens < 0 || r.Closes > dayEnd || r.Opens >= r.Closes {
			return fmt.Errorf("%s: %w: must close after it opens, on the same day", r, errOrder)
		}
		if i > 0 && r.Opens <= last {
			return fmt.Errorf("%s: %w: must open after %s, when the one before it closes", r, errOrder, last)
		}
		last = r.Closes
	}
	return nil
}

// ErrNeverOpen is what Check says of hours without a single minute in which a number could be given.
var ErrNeverOpen = errors.New("these hours never give a number")

// Check refuses hours whose ordinary week has no minute in which a number could be given.
func (h Hours) Check() error {
	if h.always {
		return nil
	}
	for i := range h.week.days {
		if len(h.week.on(time.Weekday(i)).issuing()) > 0 {
			return nil
		}
	}
	return ErrNeverOpen
}

// Zone is where the office's clocks are.
func (h Hours) Zone() *time.Location { return h.zone }

// AtClosing is what becomes of those who still wait when the counters close.
func (h Hours) AtClosing() AtClosing {
	if h.closing == "" {
		return ClosingServe
	}
	return h.closing
}

// Why the office gives no numbers at some instant.
const (
	ClosedDay     = "closed_day" // it never works on this day of the week
	OnHoliday     = "holiday"
	OnClosure     = "closure"        // closed this once
	BeforeOpening = "before_opening" // it opens later today
	OnBreak       = "break"
	PastCutOff    = "cut_off" // too late for a new number, though counters still work
	AfterClosing  = "after_closing"
)

// An Answer is what the hours say about one instant. Times that do not apply are zero.
type Answer struct {
	Open       bool      // numbers are given now
	Working    bool      // counters work now, though it may be too late for new numbers
	IssueUntil time.Time // today's last number is given before this; kept through the lunch break
	Closes     time.Time // today's work ends
	NextOpen   time.Time // when numbers are given again, while not Open
	Always     bool      // never closes: no other time applies
	Why        string    // while not Open: ClosedDay, OnHoliday …
	Name       string    // of the holiday, or the reason of the closure, in the office's words
	Note       string    // what makes today's hours unlike other weeks': "Ramadan"
}

// horizon is how many days ahead the next opening is looked for: a year's closing for a rebuilding, and a month more.
const horizon = 400

// At says whether the office is open at an instant, until when, and otherwise why not and when it opens again.
func (h Hours) At(now time.Time) Answer {
	if h.always {
		return Answer{Open: true, Working: true, Always: true}
	}
	if h.zone == nil {
		return Answer{Why: ClosedDay}
	}
	today := DateOf(now, h.zone)
	answer := h.today(today, now)
	if answer.Open {
		return answer
	}
	for ahead := range horizon { // today's later hours first
		date := today.Add(ahead)
		for _, r := range h.day(date).issuing() {
			if opens := date.clock(h.zone, r.Opens); opens.After(now) {
				answer.NextOpen = opens
				return answer
			}
		}
	}
	return answer
}

// today is the answer without NextOpen.
func (h Hours) today(date Date, now time.Time) Answer {
	day := h.day(date)
	answer := Answer{Name: day.name, Note: day.note, Why: day.why}
	if len(day.ranges) == 0 {
		return answer
	}
	closes := date.clock(h.zone, day.ranges[len(day.ranges)-1].Closes)
	if !now.Before(closes) {
		answer.Why = AfterClosing
		return answer
	}
	answer.Closes = closes
	answer.Working = h.within(date, day.ranges, now)
	issuing := day.issuing()
	if len(issuing) > 0 {
		answer.IssueUntil = date.clock(h.zone, issuing[len(issuing)-1].Closes)
		answer.Open = h.within(date, issuing, now)
	}
	switch {
	case answer.Open:
	case len(issuing) == 0 || !now.Before(answer.IssueUntil):
		answer.Why = PastCutOff
	case now.Before(date.clock(h.zone, issuing[0].Opens)):
		answer.Why = BeforeOpening
	default:
		answer.Why = OnBreak
	}
	return answer
}

func (h Hours) within(date Date, ranges []Range, now time.Time) bool {
	for _, r := range ranges {
		if !now.Before(date.clock(h.zone, r.Opens)) && now.Before(date.clock(h.zone, r.Closes)) {
			return true
		}
	}
	return false
}
