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

// Hours are an office's opening hours, the same every week. The zero Hours is an office that never opens.
type Hours struct {
	zone   *time.Location
	days   [7][]Range // by time.Weekday, in order, apart from each other
	cutOff Minute     // no numbers during the last cutOff minutes of a day
	always bool
}

// Always is an office that never closes.
func Always(zone *time.Location) Hours { return Hours{zone: zone, always: true} }

// NewHours checks and returns opening hours. No numbers are given in the last cutOff of each day, so that whoever
// holds one is served before the counters close.
func NewHours(zone *time.Location, days [7][]Range, cutOff time.Duration) (Hours, error) {
	if cutOff < 0 || cutOff >= 24*time.Hour || cutOff%time.Minute != 0 {
		return Hours{}, fmt.Errorf("cut-off %v: want whole minutes, less than a day", cutOff)
	}
	hours := Hours{zone: zone, cutOff: Minute(cutOff / time.Minute)}
	for day, ranges := range days {
		if err := inOrder(ranges); err != nil {
			return Hours{}, fmt.Errorf("%s: %w", time.Weekday(day), err)
		}
		hours.days[day] = append([]Range(nil), ranges...)
	}
	return hours, nil
}

func inOrder(ranges []Range) error {
	last := Minute(0)
	for i, r := range ranges {
		if r.Opens < 0 || r.Closes > dayEnd || r.Opens >= r.Closes {
			return fmt.Errorf("%s: must close after it opens, on the same day", r)
		}
		if i > 0 && r.Opens <= last {
			return fmt.Errorf("%s: must open after %s, when the one before it closes", r, last)
		}
		last = r.Closes
	}
	return nil
}

// ErrNeverOpen is what Check says of hours without a single minute in which a number could be given.
var ErrNeverOpen = errors.New("these hours never give a number")

// Check refuses hours during which no number could ever be given.
func (h Hours) Check() error {
	if h.always {
		return nil
	}
	for day := range h.days {
		if len(h.issuing(time.Weekday(day))) > 0 {
			return nil
		}
	}
	return ErrNeverOpen
}

// An Answer is what the hours say about one instant. Times that do not apply are zero.
type Answer struct {
	Open       bool      // numbers are given now
	Working    bool      // counters work now, though it may be too late for new numbers
	IssueUntil time.Time // today's last number is given before this; kept through the lunch break
	Closes     time.Time // today's work ends
	NextOpen   time.Time // when numbers are given again, while not Open
	Always     bool      // never closes: no other time applies
}

// At says whether the office is open at an instant, until when, and otherwise when it opens again.
func (h Hours) At(now time.Time) Answer {
	if h.always {
		return Answer{Open: true, Working: true, Always: true}
	}
	if h.zone == nil {
		return Answer{}
	}
	today := DateOf(now, h.zone)
	answer := h.today(today, now)
	if answer.Open {
		return answer
	}
	for ahead := range 8 { // today's later hours first; a week later at the latest it is this weekday again
		date := today.Add(ahead)
		for _, r := range h.issuing(date.Weekday()) {
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
	var answer Answer
	ranges, issuing := h.days[date.Weekday()], h.issuing(date.Weekday())
	if len(ranges) == 0 {
		return answer
	}
	closes := date.clock(h.zone, ranges[len(ranges)-1].Closes)
	if !now.Before(closes) {
		return answer
	}
	answer.Closes = closes
	answer.Working = h.within(date, ranges, now)
	if len(issuing) > 0 {
		answer.IssueUntil = date.clock(h.zone, issuing[len(issuing)-1].Closes)
		answer.Open = h.within(date, issuing, now)
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

// issuing are the ranges of a weekday in which numbers are given: its opening hours less the cut-off at their end.
func (h Hours) issuing(day time.Weekday) []Range {
	ranges := h.days[day]
	if len(ranges) == 0 {
		return nil
	}
	until := ranges[len(ranges)-1].Closes - h.cutOff
	var out []Range
	for _, r := range ranges {
		if r.Closes = min(r.Closes, until); r.Opens < r.Closes {
			out = append(out, r)
		}
	}
	return out
}
