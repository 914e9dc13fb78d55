package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Scope is what a report is about.
type Scope struct {
	Period
	Service string // only this one; empty: all
	Counter int    // only visits that this counter holds or last held; 0: all
	Way     string // only applications that came by this kind of channel; empty: all
}

// The kinds of channel, as the standards name them.
const (
	ByQueue    = "queue"    // at the counter
	ByLink     = "link"     // from home
	ByExternal = "external" // through the village office
)

// Ways lists them.
func Ways() []string { return []string{ByQueue, ByLink, ByExternal} }

// takes reports whether an application of a service that came by a way is in the scope.
func (s Scope) takes(service, way string) bool {
	return (s.Service == "" || s.Service == service) && (s.Way == "" || s.Way == way)
}

// A Report is everything that is said of a scope.
type Report struct {
	Scope    Scope
	Total    Summary
	Days     []DayRow
	Months   []Row
	Services []Row
	Counters []CounterRow
	Hours    []HourRow // of the numbers given, without a gap
	Lacks    []LackRow
	Early    Early
}

// A Row is the summary of one service or month.
type Row struct {
	Key string `json:"key"`
	Summary
}

// A DayRow is one business day.
type DayRow struct {
	Day string `json:"day"`
	Summary
	Quota   int      `json:"quota"`             // numbers that could be given for the services with a quota; 0: none had one
	Used    int      `json:"quota_used"`        // numbers that were given for them
	Opening *Opening `json:"opening,omitempty"` // nil: no counter was opened
}

// A CounterRow is one counter. Visits that no counter held are not in any.
type CounterRow struct {
	Counter int `json:"counter"`
	Summary
	Open time.Duration `json:"-"` // how long it was open
}

// PerHour is how many visits the counter ended in an hour of being open; false when it is not known to have been open.
func (r CounterRow) PerHour() (float64, bool) {
	if r.Open <= 0 {
		return 0, false
	}
	return float64(r.Came()) / r.Open.Hours(), true
}

// An HourRow is the numbers that were given in one hour of the day.
type HourRow struct {
	Hour int `json:"hour"`
	Summary
}

// A Quota says how many numbers a service may give on a day; false: as many as come.
type Quota func(day, service string) (numbers int, limited bool)

// A Builder makes a report of what a Source reads.
type Builder struct {
	scope Scope
	zone  *time.Location
	quota Quota

	total    tally
	days     tallies[string]
	months   tallies[string]
	services tallies[string]
	counters tallies[int]
	hours    tallies[int]
	given    map[[2]string]int // numbers by day and service
	lacks    lacks
	early    early
	openings openings
	shifts   shifts
}

// New begins a report. Hours of the day are those of the zone; quota may be nil.
func New(scope Scope, zone *time.Location, quota Quota) *Builder {
	return &Builder{
		scope: scope, zone: zone, quota: quota,
		days: tallies[string]{}, months: tallies[string]{}, services: tallies[string]{}, counters: tallies[int]{}, hours: tallies[int]{},
		given: make(map[[2]string]int), lacks: lacks{}, early: newEarly(), openings: openings{}, shifts: shifts{},
	}
}

// Make reads a source and makes the report of a scope.
func Make(source Source, scope Scope, zone *time.Location, quota Quota) (*Report, error) {
	b := New(scope, zone, quota)
	if err := source.ReadReport(scope.Period, b); err != nil {
		return nil, err
	}
	return b.Report(), nil
}

// Change takes a counter that was opened or closed.
func (b *Builder) Change(c Change) {
	b.openings.opened(c)
	b.shifts.change(c)
}

// Visit takes the next visit.
func (b *Builder) Visit(v *Visit) {
	b.early.begin(v) // a day begins with anybody's number
	b.shifts.seen(v, b.zone)
	if b.scope.Service != "" && v.Service != b.scope.Service || b.scope.Counter != 0 && v.Counter != b.scope.Counter {
		return
	}
	b.total.add(v)
	b.days.add(v.Day, v)
	b.months.add(v.Day[:min(len(v.Day), len("2026-11"))], v)
	b.services.add(v.Service, v)
	b.hours.add(v.From().In(b.zone).Hour(), v)
	if v.Counter != 0 {
		b.counters.add(v.Counter, v)
	}
	b.given[[2]string{v.Day, v.Service}]++
	b.lacks.add(v)
	b.early.add(v)
	b.openings.add(v)
}

// Report is the report of all that was taken.
func (b *Builder) Report() *Report {
	return &Report{
		Scope: b.scope, Total: b.total.summary(), Days: b.dayRows(), Months: rowsOf(b.months), Services: b.serviceRows(),
		Counters: b.counterRows(), Hours: b.hourRows(), Lacks: b.lacks.rows(), Early: b.early.view(),
	}
}

func rowsOf(t tallies[string]) []Row {
	rows := make([]Row, 0, len(t))
	for _, key := range slices.Sorted(maps.Keys(t)) {
		rows = append(rows, Row{key, t[key].summary()})
	}
	return rows
}

// serviceRows begins with the service that gave the most numbers.
func (b *Builder) serviceRows() []Row {
	rows := rowsOf(b.services)
	slices.SortStableFunc(rows, func(x, y Row) int { return cmp.Or(cmp.Compare(y.Issued, x.Issued), strings.Compare(x.Key, y.Key)) })
	return rows
}

func (b *Builder) dayRows() []DayRow {
	rows, quotas := make([]DayRow, 0, len(b.days)), b.quotas()
	for _, day := range slices.Sorted(maps.Keys(b.days)) {
		quota := quotas[day]
		rows = append(rows, DayRow{Day: day, Summary: b.days[day].summary(), Quota: quota.numbers, Used: quota.used, Opening: b.openings.of(day)})
	}
	return rows
}

// A use is a day's quota and how much of it was given.
type use struct{ numbers, used int }

// quotas are the days' quotas, over the services that had one and gave a number.
func (b *Builder) quotas() map[string]use {
	sum := make(map[string]use)
	if b.quota == nil {
		return sum
	}
	for key, given := range b.given {
		day, service := key[0], key[1]
		if numbers, limited := b.quota(day, service); limited {
			sum[day] = use{sum[day].numbers + numbers, sum[day].used + given}
		}
	}
	return sum
}

func (b *Builder) counterRows() []CounterRow {
	open := b.shifts.open()
	rows := make([]CounterRow, 0, len(b.counters))
	for _, n := range slices.Sorted(maps.Keys(b.counters)) {
		rows = append(rows, CounterRow{Counter: n, Summary: b.counters[n].summary(), Open: open[n]})
	}
	return rows
}

func (b *Builder) hourRows() []HourRow {
	if len(b.hours) == 0 {
		return []HourRow{}
	}
	all := slices.Sorted(maps.Keys(b.hours))
	var rows []HourRow
	for hour := all[0]; hour <= all[len(all)-1]; hour++ {
		row := HourRow{Hour: hour}
		if t, ok := b.hours[hour]; ok {
			row.Summary = t.summary()
		}
		rows = append(rows, row)
	}
	return rows
}
