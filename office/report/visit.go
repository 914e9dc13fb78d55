// Package report counts what an office did: who came and when, how long they waited and were served, who was called in
// vain, and which document failed most. It is pure: it counts visits that somebody else reads.
//
// There are two ways to a visit: the rows that the store keeps beside the journal, which reports read because they are
// quick, and Fold, which makes the same visits of the journal itself. A test holds one to the other.
package report

import (
	"slices"
	"strings"
	"time"

	"antrean/office/queue"
	"antrean/office/worktime"
)

// A Visit is one ticket as reports count it. Times that have not come are zero.
type Visit struct {
	ID      uint64
	Day     string // business day that the number is of
	Service string // for which the number was given
	Counter int    // that holds or last held the ticket; 0 is none
	Device  string // where the number was given
	State   queue.TicketState
	Calls   int // calls and recalls
	Lacks   []queue.Lack

	IssuedAt    time.Time
	WaitsFrom   time.Time // when the wait began of a number that was given before its day; else zero
	FirstCallAt time.Time
	CalledAt    time.Time // the last call or recall
	StartedAt   time.Time
	EndedAt     time.Time
}

// From is when the wait began: with the number, or on its day when it was given before that.
func (v *Visit) From() time.Time {
	if v.WaitsFrom.IsZero() {
		return v.IssuedAt
	}
	return v.WaitsFrom
}

// Waited is how long the person waited from then to the first call; false while there was none.
func (v *Visit) Waited() (time.Duration, bool) {
	if v.FirstCallAt.IsZero() {
		return 0, false
	}
	return max(0, v.FirstCallAt.Sub(v.From())), true // the counters may have begun before the kiosk
}

// Served is how long the counter was busy with a visit that was done or returned: from the start to the end. Where the
// clerk ended it without a start of its own, it is from the last call: otherwise it would count as no time at all. A visit
// that was left open by mistake has no such time.
func (v *Visit) Served() (time.Duration, bool) {
	if v.State != queue.Done && v.State != queue.Returned || v.EndedAt.IsZero() {
		return 0, false
	}
	from := v.StartedAt
	if from.IsZero() || from.Equal(v.EndedAt) {
		from = v.CalledAt
	}
	served := v.EndedAt.Sub(from)
	if from.IsZero() || served > leftOpen {
		return 0, false
	}
	return served, true
}

// leftOpen is longer than anybody is served: whoever ended the visit later had forgotten it, over night for one, and
// nobody knows how long it took.
const leftOpen = 6 * time.Hour

// A Change is a counter that was opened or closed by somebody.
type Change struct {
	Seq     uint64 // of the journal
	Day     string
	Counter int
	Open    bool
	At      time.Time
}

// A Collector takes what a Source reads: a Builder, for one.
type Collector interface {
	Change(Change)
	Visit(*Visit) // the visit is the collector's only until Visit returns
}

// A Source reads what happened on the business days of a period, at one moment: first the changes of counters by their
// numbers in the journal, then the visits by day and number in the journal.
type Source interface {
	ReadReport(Period, Collector) error
}

// tidyLacks is a visit's lacks in a fixed order, each once.
func tidyLacks(lacks []queue.Lack) []queue.Lack {
	if len(lacks) == 0 {
		return nil
	}
	tidy := slices.Clone(lacks)
	slices.SortFunc(tidy, compareLacks)
	return slices.Compact(tidy)
}

func compareLacks(a, b queue.Lack) int {
	if c := strings.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	return strings.Compare(a.Kind, b.Kind)
}

// inPeriod reports whether a business day is one of the period's.
func inPeriod(day string, p Period) bool {
	return worktime.Date(day) >= p.From && worktime.Date(day) <= p.To
}
