package worktime

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestTheTableOfPromises holds the calendar to testdata/janji.txt, whose dates were worked out by hand, and the table to
// somebody who knows nothing of this package and counts minute by minute.
func TestTheTableOfPromises(t *testing.T) {
	table := readTable(t)
	if len(table.rows) < 200 {
		t.Fatalf("%d rows, want 200 or more", len(table.rows))
	}
	for _, r := range table.rows {
		plan, count := table.plans[r.office], table.counters[r.office]
		hours := compile(t, *plan, count.zone)
		if got := r.ask(hours); !got.Equal(r.due) {
			t.Errorf("line %d, %s: got %s, the table says %s", r.line, r.why, got.In(count.zone).Format(tableTime), r.due.Format(tableTime))
		}
		if got := count.due(r); !got.Equal(r.due) {
			t.Errorf("line %d, %s: counting minutes gives %s, the table says %s", r.line, r.why, got.In(count.zone).Format(tableTime), r.due.Format(tableTime))
		}
	}
}

const tableTime = "2006-01-02 15.04"

// A promiseTable is the file: offices and rows.
type promiseTable struct {
	plans    map[string]*Plan
	counters map[string]*minuteCounter
	rows     []promiseRow
}

// A promiseRow is a line of the table.
type promiseRow struct {
	line        int
	office, why string
	from, due   time.Time
	what        string
	n           int
	pauses      [][2]time.Time
}

func readTable(t *testing.T) *promiseTable {
	t.Helper()
	raw, err := os.ReadFile("testdata/janji.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := &promiseTable{plans: map[string]*Plan{}, counters: map[string]*minuteCounter{}}
	for i, line := range strings.Split(string(raw), "\n") {
		if strings.Contains(line, " | ") && !strings.HasPrefix(line, "#") {
			table.rows = append(table.rows, table.row(t, i+1, line))
		} else if line != "" && !strings.HasPrefix(line, "#") {
			table.office(t, line)
		}
	}
	return table
}

// office reads a line that describes an office or a holiday.
func (p *promiseTable) office(t *testing.T, line string) {
	t.Helper()
	words := strings.SplitN(line, " ", 3)
	switch words[0] {
	case "kantor":
		name, kinds, _ := strings.Cut(words[2], " ")
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		p.plans[words[1]] = &Plan{Week: map[string]string{}, Holidays: map[bool]Holidays{true: HolidaysAll, false: HolidaysNational}[strings.Contains(kinds, "cuti")]}
		p.counters[words[1]] = &minuteCounter{zone: zone, kinds: strings.Fields(kinds), off: map[string]bool{}}
	case "jam":
		days, hours, _ := strings.Cut(words[2], " ")
		p.plans[words[1]].Week[days] = hours
		p.counters[words[1]].week = append(p.counters[words[1]].week, countedHours{days: days, hours: hours})
	case "musim":
		season := strings.SplitN(words[2], " ", 4)
		plan := p.plans[words[1]]
		if len(plan.Profiles) == 0 {
			plan.Profiles = []Profile{{Name: "musim", From: season[0], To: season[1], Week: map[string]string{}}}
		}
		plan.Profiles[0].Week[season[2]] = season[3]
		p.counters[words[1]].week = append(p.counters[words[1]].week, countedHours{from: season[0], to: season[1], days: season[2], hours: season[3]})
	case "libur", "cuti":
		for _, c := range p.counters {
			for _, date := range strings.Fields(line)[1:] {
				c.off[date] = c.off[date] || slices.Contains(c.kinds, words[0])
			}
		}
	case "tambahan":
		p.plans[words[1]].CalendarExtra = append(p.plans[words[1]].CalendarExtra, Holiday{Date: words[2], Name: "tambahan", Kind: KindHoliday})
		p.counters[words[1]].off[words[2]] = true
	default:
		t.Fatalf("nobody knows what %q is", line)
	}
}

func (p *promiseTable) row(t *testing.T, line int, text string) promiseRow {
	t.Helper()
	cells := strings.Split(text, " | ")
	if len(cells) != 6 {
		t.Fatalf("line %d has %d columns", line, len(cells))
	}
	zone := p.counters[cells[0]].zone
	read := func(text string) time.Time {
		in := zone
		if utc, ok := strings.CutSuffix(text, "Z"); ok {
			text, in = utc, time.UTC
		}
		at, err := time.ParseInLocation(tableTime, text, in)
		if err != nil {
			t.Fatalf("line %d: %v", line, err)
		}
		return at
	}
	r := promiseRow{line: line, office: cells[0], from: read(cells[1]), due: read(cells[4]), why: cells[5]}
	what, n, _ := strings.Cut(cells[2], " ")
	r.what = what
	r.n, _ = strconv.Atoi(n)
	if cells[3] != "-" {
		for _, pause := range strings.Split(cells[3], ", ") {
			from, to, _ := strings.Cut(pause, " - ")
			r.pauses = append(r.pauses, [2]time.Time{read(from), read(to)})
		}
	}
	return r
}

// ask asks the package.
func (r *promiseRow) ask(h Hours) time.Time {
	var due time.Time
	switch r.what {
	case "hari":
		due = h.Promise(r.from, Term{N: r.n, Unit: WorkingDays, Ends: EndsAtClose})
	case "jam":
		due = h.Promise(r.from, Term{N: r.n, Unit: WorkingDays, Ends: EndsSameTime})
	case "menit":
		due = h.Promise(r.from, Term{N: r.n, Unit: WorkingMinutes})
	case "batas-kerja":
		return h.Deadline(r.from, NextWorkingDay, 12*60)
	case "batas-besok":
		return h.Deadline(r.from, NextDay, 12*60)
	}
	for _, pause := range r.pauses {
		due = h.AddWorkingTime(due, h.WorkingTimeBetween(pause[0], pause[1]))
	}
	return due
}

// A minuteCounter counts minute by minute and day by day, as somebody with a calendar and much time would. It shares
// nothing with the package but the names of the days.
type minuteCounter struct {
	zone  *time.Location
	kinds []string // of the holidays that it keeps
	week  []countedHours
	off   map[string]bool
}

// countedHours are the hours of some days, in a season or else always.
type countedHours struct{ from, to, days, hours string }

// open reports whether the office works during the minute that begins at an instant.
func (c *minuteCounter) open(at time.Time) bool {
	at = at.In(c.zone)
	clock := at.Format("15.04")
	for _, span := range strings.Split(c.hoursOf(at), ", ") {
		from, to, ok := strings.Cut(span, "-")
		if ok && clock >= from && clock < to {
			return true
		}
	}
	return false
}

// hoursOf are the hours of the day of an instant, empty when it is a day off.
func (c *minuteCounter) hoursOf(at time.Time) (hours string) {
	date := at.Format("2006-01-02")
	if c.off[date] {
		return ""
	}
	seasonal := false
	for _, h := range c.week {
		inSeason := h.from != "" && date >= h.from && date <= h.to
		if !inSeason && (h.from != "" || seasonal) {
			continue
		}
		if inSeason && !seasonal {
			hours, seasonal = "", true
		}
		if nameOf := []string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"}[at.Weekday()]; covers(h.days, nameOf) {
			hours = h.hours
		}
	}
	return hours
}

func covers(days, name string) bool {
	order := "senin selasa rabu kamis jumat sabtu minggu"
	from, to, run := strings.Cut(days, "-")
	if !run {
		return days == name
	}
	at := strings.Index(order, name)
	return at >= strings.Index(order, from) && at <= strings.Index(order, to)
}

// day is the n-th working day after the one of an instant, at noon.
func (c *minuteCounter) day(at time.Time, n int) time.Time {
	at = at.In(c.zone)
	at = time.Date(at.Year(), at.Month(), at.Day(), 12, 0, 0, 0, c.zone)
	for n > 0 {
		if at = at.AddDate(0, 0, 1); c.hoursOf(at) != "" {
			n--
		}
	}
	return at
}

// close is when the day of an instant ends its work.
func (c *minuteCounter) close(at time.Time) time.Time {
	end := time.Date(at.Year(), at.Month(), at.Day(), 23, 59, 0, 0, c.zone)
	for !c.open(end) {
		end = end.Add(-time.Minute)
	}
	return end.Add(time.Minute)
}

// due is what a row is due at without pauses; with them, when as many minutes have been worked outside of them as
// were to be worked without.
func (c *minuteCounter) due(r promiseRow) time.Time {
	due := c.plain(r)
	if len(r.pauses) == 0 {
		return due
	}
	owed := 0
	for at := r.from; at.Before(due); at = at.Add(time.Minute) {
		if c.open(at) {
			owed++
		}
	}
	at := r.from
	for ; owed > 0; at = at.Add(time.Minute) {
		paused := slices.ContainsFunc(r.pauses, func(p [2]time.Time) bool { return !at.Before(p[0]) && at.Before(p[1]) })
		if c.open(at) && !paused {
			owed--
		}
	}
	return at
}

func (c *minuteCounter) plain(r promiseRow) time.Time {
	at := r.from.In(c.zone)
	switch r.what {
	case "hari":
		return c.close(c.day(at, r.n))
	case "jam":
		for !c.open(at) {
			at = at.Add(time.Minute)
		}
		day := c.day(at, r.n)
		due := time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), 0, 0, c.zone)
		for end := c.close(day); !c.open(due); due = due.Add(time.Minute) {
			if !due.Before(end) {
				return end
			}
		}
		return due
	case "menit":
		for n := r.n; n > 0; at = at.Add(time.Minute) {
			if c.open(at) {
				n--
			}
		}
		return at
	case "batas-kerja":
		return c.day(at, 1)
	}
	return time.Date(at.Year(), at.Month(), at.Day()+1, 12, 0, 0, 0, c.zone)
}

// TestPromisesKeepTheirLaws asks for what no table can hold: a promise is in service hours, one that counts from later
// is not due earlier, and a pause moves it by exactly the working time of the pause.
func TestPromisesKeepTheirLaws(t *testing.T) {
	table := readTable(t)
	random := rand.New(rand.NewPCG(6, 2026))
	terms := []Term{{1, WorkingDays, EndsAtClose}, {3, WorkingDays, EndsAtClose}, {1, WorkingDays, EndsSameTime}, {5, WorkingDays, EndsSameTime},
		{15, WorkingMinutes, ""}, {700, WorkingMinutes, ""}}
	for office, plan := range table.plans {
		zone := table.counters[office].zone
		hours := compile(t, *plan, zone)
		instant := func() time.Time {
			return time.Date(2026, 1, 1, 0, 0, random.IntN(360*24*60*60), random.IntN(1000)*int(time.Millisecond), zone)
		}
		for range 1500 {
			from, later, term := instant(), instant(), terms[random.IntN(len(terms))]
			if later.Before(from) {
				from, later = later, from
			}
			due, after := hours.Promise(from, term), hours.Promise(later, term)
			say := fmt.Sprintf("%s, %+v from %v", office, term, from)
			if !hours.DueAt(due) || !due.After(from) {
				t.Fatalf("%s: due at %v, when the office is closed or before it began", say, due)
			}
			if after.Before(due) {
				t.Fatalf("%s: due at %v, but from %v already at %v", say, due, later, after)
			}
			start, end := instant(), time.Duration(random.IntN(20*24*60))*time.Minute
			stood := hours.WorkingTimeBetween(start, start.Add(end))
			moved := hours.AddWorkingTime(due, stood)
			if got := hours.WorkingTimeBetween(due, moved); got != stood || !hours.DueAt(moved) {
				t.Fatalf("%s: stood for %v and moved by %v, from %v to %v", say, stood, got, due, moved)
			}
		}
	}
}

func TestNothingIsPromisedWithoutHours(t *testing.T) {
	now := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	if got := (Hours{}).Promise(now, Term{N: 1, Unit: WorkingDays}); !got.IsZero() {
		t.Errorf("an office that never opens promises %v", got)
	}
	if got := Always(time.UTC).Promise(now, Term{Unit: WorkingDays}); !got.IsZero() {
		t.Errorf("no days at all are promised for %v", got)
	}
	never := compile(t, Plan{Week: map[string]string{"senin": "08.00-09.00"}, Closures: []Closure{{From: "2026-01-01", To: "2029-01-01", Reason: "Dibangun"}}}, time.UTC)
	for _, term := range []Term{{1, WorkingDays, EndsAtClose}, {1, WorkingDays, EndsSameTime}, {1, WorkingMinutes, ""}} {
		if got := never.Promise(now, term); !got.IsZero() {
			t.Errorf("an office that is closed for years promises %v for %+v", got, term)
		}
	}
	if got := never.Deadline(now, NextWorkingDay, 12*60); !got.IsZero() {
		t.Errorf("it wants something mended by %v", got)
	}
	if got, want := Always(time.UTC).Promise(now, Term{2, WorkingDays, EndsSameTime}), now.AddDate(0, 0, 2); !got.Equal(want) {
		t.Errorf("an office that never closes: got %v, want %v", got, want)
	}
	if got, want := Always(time.UTC).Promise(now, Term{60, WorkingMinutes, ""}), now.Add(time.Hour); !got.Equal(want) {
		t.Errorf("an office that never closes: got %v, want %v", got, want)
	}
}
