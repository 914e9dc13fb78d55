package queue

import (
	"slices"
	"time"
)

// SkipNumbers leaves numbers out after a restore: people may hold numbers that were given after the copy was made,
// and nobody else may get the same. It counts on the day of Since only; other days begin at 1 as ever.
type SkipNumbers struct {
	mover
	Since time.Time      // when the office was restored
	UpTo  map[string]int // the last number left out, by prefix
}

func (c SkipNumbers) decide(d *decision) error {
	if c.Since.In(d.rules.Zone).Format(time.DateOnly) != d.state.Day {
		return nil
	}
	prefixes := make([]string, 0, len(c.UpTo))
	for prefix := range c.UpTo {
		prefixes = append(prefixes, prefix)
	}
	slices.Sort(prefixes) // the same request gives the same events
	for _, prefix := range prefixes {
		for _, day := range d.mayHold(prefix) {
			if c.UpTo[prefix] >= d.state.nextNumber(prefix, day) {
				d.add(Event{Kind: NumbersSkipped, Prefix: prefix, N: c.UpTo[prefix], For: day})
			}
		}
	}
	return nil
}

// mayHold are the days of which people may hold numbers of a prefix: today, "", and where numbers of the next day are given,
// that one.
func (d *decision) mayHold(prefix string) []string {
	for service, quota := range d.rules.Quotas {
		if next := d.rules.numbersFrom(dayAfter(d.state.Day)); quota.NextDay && d.rules.Prefixes[service] == prefix && next != "" {
			return []string{"", next}
		}
	}
	return []string{""}
}

// skip moves a prefix on without a ticket.
func (s *State) skip(e *Event) {
	if e.For != "" {
		s.ledger.skipLater(e.For, e.Prefix, e.N)
		return
	}
	s.skipped[e.Prefix] += e.N - s.numbers[e.Prefix]
	s.numbers[e.Prefix] = e.N
}

// LastNumber is the last number of a prefix that was given or left out today.
func (s *State) LastNumber(prefix string) int { return s.numbers[prefix] }
