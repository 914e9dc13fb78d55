package setup

import (
	"fmt"
	"strings"
	"time"

	"antrean/office/worktime"
)

// QuietHours are when calls are shown and not heard: every day, or on one of the week. They may last over midnight.
type QuietHours struct {
	Day  string `json:"day,omitempty"` // "jumat"; empty: every day
	From string `json:"from"`          // "11.45"
	To   string `json:"to"`
}

// quietForm is how the end of a quiet time is written: as a browser sends a date with a time.
const quietForm = "2006-01-02T15:04"

// String is the hours as people write them: "jumat 11.45-13.00".
func (q QuietHours) String() string {
	return strings.TrimSpace(q.Day + " " + q.From + "-" + q.To)
}

// ParseQuiet reads what String writes.
func ParseQuiet(text string) (QuietHours, error) {
	fields := strings.Fields(text)
	var q QuietHours
	if len(fields) == 2 {
		q.Day, fields = strings.ToLower(fields[0]), fields[1:]
	}
	if len(fields) != 1 {
		return q, fmt.Errorf("parse quiet hours %q: want 11.45-13.00, a day before it if it is not every day", text)
	}
	q.From, q.To, _ = strings.Cut(strings.ReplaceAll(fields[0], "–", "-"), "-")
	_, err := q.compile()
	return q, err
}

// A quiet is QuietHours that can be asked.
type quiet struct {
	day      time.Weekday
	daily    bool
	from, to worktime.Minute
}

func (q QuietHours) compile() (quiet, error) {
	out := quiet{daily: q.Day == ""}
	var err error
	if !out.daily {
		if out.day, err = worktime.ParseWeekday(q.Day); err != nil {
			return out, fmt.Errorf("quiet hours: %w", err)
		}
	}
	if out.from, err = worktime.ParseMinute(q.From); err != nil {
		return out, fmt.Errorf("quiet hours: %w", err)
	}
	if out.to, err = worktime.ParseMinute(q.To); err != nil {
		return out, fmt.Errorf("quiet hours: %w", err)
	}
	if out.from == out.to {
		return out, fmt.Errorf("quiet hours: %s to %s is no time", q.From, q.To)
	}
	return out, nil
}

// until is the end of these hours when a moment lies in those that begin on its day, or began the day before.
func (q quiet) until(now time.Time) time.Time {
	for _, back := range []int{0, 1} {
		date := worktime.DateOf(now, now.Location()).Add(-back)
		if !q.daily && date.Weekday() != q.day {
			continue
		}
		midnight := date.Start(now.Location())
		from, to := onClock(midnight, q.from), onClock(midnight, q.to)
		if q.to < q.from {
			to = onClock(date.Add(1).Start(now.Location()), q.to)
		}
		if !now.Before(from) && now.Before(to) {
			return to
		}
	}
	return time.Time{}
}

func onClock(midnight time.Time, m worktime.Minute) time.Time {
	return time.Date(midnight.Year(), midnight.Month(), midnight.Day(), int(m)/60, int(m)%60, 0, 0, midnight.Location())
}

// quietUntil is the end of the one quiet time; zero when there is none.
func (a *Announce) quietUntil(zone *time.Location) (time.Time, error) {
	if a.QuietUntil == "" {
		return time.Time{}, nil
	}
	if zone == nil {
		zone = time.UTC
	}
	at, err := time.ParseInLocation(quietForm, a.QuietUntil, zone)
	if err != nil {
		return at, fmt.Errorf("quiet until: %w", err)
	}
	return at, nil
}

// QuietAt is until when a moment of the office's clock is quiet; zero: it is not. Hours that meet count as one.
func (a *Announce) QuietAt(now time.Time) time.Time {
	end := now
	if once, err := a.quietUntil(now.Location()); err == nil && once.After(end) {
		end = once
	}
	for range len(a.Quiet) + 1 {
		before := end
		for _, hours := range a.Quiet {
			q, err := hours.compile()
			if err != nil {
				continue // compiled before it came into force
			}
			if to := q.until(end); to.After(end) {
				end = to
			}
		}
		if end.Equal(before) {
			break
		}
	}
	if !end.After(now) {
		return time.Time{}
	}
	return end
}
