package report

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"antrean/office/queue"
)

// at is a time of the day of the tests, or of the one after it, from 24 hours on.
func at(hour, minute int) time.Time {
	return time.Date(2026, 11, 23, hour, minute, 0, 0, time.UTC)
}

// A line is a visit as one would write it into a table: minutes after the number are given for the times.
type line struct {
	issued        time.Time
	service       string
	counter       int
	call, end     int // minutes after issued; 0: not
	start         int
	state         queue.TicketState
	calls         int
	device        string
	lacks         []queue.Lack
	day           string
	lastCallLater int // minutes after call
}

func visits(lines []line) []*Visit {
	var out []*Visit
	for i, l := range lines {
		v := &Visit{ID: uint64(10 + i), Day: l.day, Service: l.service, Counter: l.counter, Device: l.device, State: l.state, Calls: l.calls,
			Lacks: l.lacks, IssuedAt: l.issued}
		after := func(minutes int) time.Time {
			if minutes == 0 {
				return time.Time{}
			}
			return l.issued.Add(time.Duration(minutes) * time.Minute)
		}
		v.FirstCallAt, v.StartedAt, v.EndedAt = after(l.call), after(l.start), after(l.end)
		if l.call > 0 {
			v.CalledAt = v.FirstCallAt.Add(time.Duration(l.lastCallLater) * time.Minute)
		}
		out = append(out, v)
	}
	return out
}

const (
	monday  = "2026-11-23"
	tuesday = "2026-11-24"
)

// table is two days of a small office. The figures of the tests below were counted in it by hand.
func table() ([]Change, []*Visit) {
	kk, ijazah := queue.Lack{ID: "kk-asli", Kind: queue.Short}, queue.Lack{ID: "ijazah", Kind: queue.Invalid}
	changes := []Change{
		{1, monday, 1, true, at(8, 0)}, {2, monday, 2, true, at(8, 10)}, {3, monday, 1, true, at(9, 0)}, // somebody takes counter 1 over
		{90, monday, 1, false, at(12, 0)},
		{95, tuesday, 2, true, at(24+8, 0)}, {96, tuesday, 2, false, at(24+9, 0)},
	}
	return changes, visits([]line{
		{issued: at(7, 30), service: "kk", counter: 1, call: 30, start: 32, end: 42, state: queue.Done, calls: 1, device: "kios-1", day: monday},                                       // waits 30, takes 10
		{issued: at(7, 40), service: "kk", counter: 1, call: 40, end: 45, state: queue.NoShow, calls: 3, device: "kios-1", day: monday, lastCallLater: 3},                              // waits 40
		{issued: at(7, 55), service: "ktp", counter: 2, call: 15, start: 15, end: 35, state: queue.Returned, calls: 1, device: "kios-1", day: monday, lacks: []queue.Lack{ijazah, kk}}, // waits 15, takes 20
		{issued: at(8, 0), service: "kk", counter: 2, call: 60, end: 65, state: queue.Returned, calls: 1, device: "kios-2", day: monday, lacks: []queue.Lack{kk}},                      // waits 60, takes 5 from the call
		{issued: at(8, 15), service: "kk", counter: 1, call: 50, start: 60, end: 60, state: queue.Done, calls: 2, device: "kios-2", day: monday, lastCallLater: 2},                     // waits 50, takes 8 from the last call
		{issued: at(8, 16), service: "ktp", state: queue.Cancelled, end: 20, device: "kios-2", day: monday},                                                                            // never called
		{issued: at(10, 5), service: "ktp", counter: 2, call: 20, start: 21, end: 61, state: queue.Done, calls: 1, device: "kios-1", day: monday},                                      // waits 20, takes 40
		{issued: at(10, 59), service: "kk", state: queue.Expired, end: 13 * 60, device: "kios-1", day: monday},                                                                         // never called
		{issued: at(24+8, 20), service: "ktp", counter: 2, call: 10, start: 12, end: 18, state: queue.Returned, calls: 1, device: "kios-1", day: tuesday, lacks: []queue.Lack{kk}},     // waits 10, takes 6
		{issued: at(24+8, 40), service: "ktp", counter: 2, call: 5, start: 6, state: queue.Serving, calls: 1, device: "kios-1", day: tuesday},                                          // waits 5, still there
	})
}

// build makes the report of the table.
func build(scope Scope, quota Quota) *Report {
	b := New(scope, time.UTC, quota)
	changes, visits := table()
	for _, c := range changes {
		b.Change(c)
	}
	for _, v := range visits {
		b.Visit(v)
	}
	return b.Report()
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func TestTheTotalIsWhatAHandCounts(t *testing.T) {
	got := build(Scope{}, nil).Total
	same(t, "counts", got.Counts, Counts{Issued: 10, Served: 3, Returned: 3, NoShow: 1, Cancelled: 1, Expired: 1, Open: 1, Recalls: 3})
	// Waits in order: 5 10 15 20 30 40 50 60. Half of eight is the fourth, nine tenths (7.2) the eighth.
	same(t, "waiting", got.Waiting, Span{Count: 8, Median: minutes(20), P90: minutes(60), Max: minutes(60)})
	// Services in order: 5 6 8 10 20 40. Half of six is the third, nine tenths (5.4) the sixth.
	same(t, "service", got.Service, Span{Count: 6, Median: minutes(8), P90: minutes(40), Max: minutes(40)})
	if sum := got.Served + got.Returned + got.NoShow + got.Cancelled + got.Expired + got.Open; sum != got.Issued {
		t.Errorf("the parts are %d, the whole %d", sum, got.Issued)
	}
}

func TestDaysMonthsAndServices(t *testing.T) {
	got := build(Scope{}, nil)
	same(t, "Monday", got.Days[0].Summary, Summary{Counts{Issued: 8, Served: 3, Returned: 2, NoShow: 1, Cancelled: 1, Expired: 1, Recalls: 3},
		Span{6, minutes(30), minutes(60), minutes(60)}, Span{5, minutes(10), minutes(40), minutes(40)}})
	same(t, "Tuesday", got.Days[1].Summary, Summary{Counts{Issued: 2, Returned: 1, Open: 1}, Span{2, minutes(5), minutes(10), minutes(10)},
		Span{1, minutes(6), minutes(6), minutes(6)}})
	if len(got.Months) != 1 || got.Months[0].Key != "2026-11" || !reflect.DeepEqual(got.Months[0].Summary, got.Total) {
		t.Errorf("got months %+v, want the total", got.Months)
	}
	if len(got.Services) != 2 || got.Services[0].Key != "kk" || got.Services[0].Issued != 5 || got.Services[1].Issued != 5 {
		t.Errorf("got services %+v, want five each", got.Services)
	}
	same(t, "waiting for kk", got.Services[0].Waiting, Span{4, minutes(40), minutes(60), minutes(60)})
}

func TestCountersWithTheirOpenTime(t *testing.T) {
	got := build(Scope{}, nil).Counters
	if len(got) != 2 {
		t.Fatalf("got %+v, want two counters", got)
	}
	// Counter 1 was open from 8 to 12, taken over in between. Counter 2 was never closed on Monday, where its last visit
	// ended at 11.06 (2 h 56 min after 8.10), and one hour on Tuesday.
	same(t, "open", []time.Duration{got[0].Open, got[1].Open}, []time.Duration{4 * time.Hour, 3*time.Hour + minutes(56)})
	same(t, "counter 1", got[0].Counts, Counts{Issued: 3, Served: 2, NoShow: 1, Recalls: 3})
	if rate, ok := got[0].PerHour(); !ok || rate != 0.5 {
		t.Errorf("counter 1 ended %v visits an hour (%v), want half a one", rate, ok)
	}
}

func TestAForgottenCounterWasOpenUntilItsLastCall(t *testing.T) {
	b := New(Scope{}, time.UTC, nil)
	b.Change(Change{1, monday, 1, true, at(8, 0)})
	for _, v := range visits([]line{
		{issued: at(9, 0), counter: 1, call: 60, end: 16 * 60, state: queue.Expired, day: monday},         // called at 10, expired at 1 the next day
		{issued: at(9, 0), counter: 1, call: 10, start: 11, end: 23 * 60, state: queue.Done, day: monday}, // ended the next morning
	}) {
		b.Visit(v)
	}
	made := b.Report()
	if got := made.Counters[0].Open; got != 2*time.Hour {
		t.Errorf("open for %v, want from 8 to the call at 10", got)
	}
	if made.Total.Service.Count != 0 || made.Total.Served != 1 {
		t.Errorf("got %+v, want the forgotten visit served, in no time that is known", made.Total)
	}
}

func TestHoursHaveNoGap(t *testing.T) {
	var hours, issued []int
	for _, row := range build(Scope{}, nil).Hours {
		hours, issued = append(hours, row.Hour), append(issued, row.Issued)
	}
	same(t, "hours", hours, []int{7, 8, 9, 10})
	same(t, "numbers", issued, []int{3, 5, 0, 2})
}

func TestTheDocumentThatFailsMostComesFirst(t *testing.T) {
	same(t, "lacks", build(Scope{}, nil).Lacks, []LackRow{
		{"ktp", "kk-asli", queue.Short, 2, 0.5, 0.5},
		{"kk", "kk-asli", queue.Short, 1, 0.25, 0.75},
		{"ktp", "ijazah", queue.Invalid, 1, 0.25, 1},
	})
}

func TestTheQueueAtOpening(t *testing.T) {
	got := build(Scope{}, nil).Days
	same(t, "Monday", got[0].Opening, &Opening{At: at(8, 0), Had: 4, Soon: 1}) // 8.15 is within the quarter, 8.16 is not
	same(t, "Tuesday", got[1].Opening, &Opening{At: at(24+8, 0)})
}

func TestEarlyNumbersThatNobodyUses(t *testing.T) {
	got := build(Scope{}, nil).Early
	same(t, "early", got, Early{
		Rush:    Part{Issued: 5, Came: 3, NoShow: 1}, // Monday 7.30 7.40 7.55, Tuesday 8.20 8.40
		Hour:    Part{Issued: 8, Came: 5, NoShow: 1}, // and Monday 8.00, 8.15, 8.16
		Later:   Part{Issued: 5, Came: 3},
		All:     Part{Issued: 10, Came: 6, NoShow: 1},
		Devices: []Device{{"kios-1", Part{7, 4, 1}}, {"kios-2", Part{3, 2, 0}}},
	})
	if got.Rush.NoShowShare() != 0.2 || got.Hour.Of(got.All) != 0.8 || (Part{}).NoShowShare() != 0 {
		t.Errorf("shares %v and %v, want 0.2 and 0.8, and 0 of nothing", got.Rush.NoShowShare(), got.Hour.Of(got.All))
	}
}

func TestQuotaCountsTheServicesThatHaveOne(t *testing.T) {
	got := build(Scope{}, func(day, service string) (int, bool) { return 20, service == "ktp" && day == monday })
	if first, second := got.Days[0], got.Days[1]; first.Quota != 20 || first.Used != 3 || second.Quota != 0 || second.Used != 0 {
		t.Errorf("got %d of %d and %d of %d, want 3 of 20 and none", first.Used, first.Quota, second.Used, second.Quota)
	}
}

func TestAScopeLeavesTheRestOut(t *testing.T) {
	of := build(Scope{Service: "kk"}, nil)
	same(t, "kk", of.Total.Counts, Counts{Issued: 5, Served: 2, Returned: 1, NoShow: 1, Expired: 1, Recalls: 3})
	of = build(Scope{Counter: 2}, nil)
	same(t, "counter 2", of.Total.Counts, Counts{Issued: 5, Served: 1, Returned: 3, Open: 1})
	// The day began with somebody else's number at 7.30: 7.55 and 8.00 are the rush's, and tomorrow's two.
	same(t, "the rush of counter 2", of.Early.Rush.Issued, 3)
}

func TestAReportOfNothing(t *testing.T) {
	raw, err := json.Marshal(New(Scope{}, time.UTC, nil).Report().Total)
	want := `{"issued":0,"served":0,"returned":0,"no_show":0,"cancelled":0,"joined":0,"expired":0,"open":0,"recalls":0,` +
		`"waiting":{"count":0,"median_s":null,"p90_s":null,"max_s":null},"service":{"count":0,"median_s":null,"p90_s":null,"max_s":null}}`
	if err != nil || string(raw) != want {
		t.Errorf("got %s (%v)\nwant %s", raw, err, want)
	}
}

func TestNearestRankIsAValueOfTheList(t *testing.T) {
	for _, c := range []struct {
		values      []int
		median, p90 int
	}{
		{[]int{7}, 7, 7},
		{[]int{2, 1}, 1, 2},
		{[]int{3, 1, 2}, 2, 3},
		{[]int{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 50, 90},
		{[]int{10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110}, 60, 100},
	} {
		var took []time.Duration
		for _, n := range c.values {
			took = append(took, minutes(n))
		}
		if got := spanOf(took); got.Median != minutes(c.median) || got.P90 != minutes(c.p90) {
			t.Errorf("%v: got %v and %v, want %d and %d minutes", c.values, got.Median, got.P90, c.median, c.p90)
		}
	}
}

func TestPeriods(t *testing.T) {
	for name, c := range map[string]struct{ got, want Period }{
		"Monday's week": {Week("2026-11-23"), Period{"2026-11-23", "2026-11-29"}},
		"Sunday's week": {Week("2026-11-29"), Period{"2026-11-23", "2026-11-29"}},
		"a day":         {Day("2026-11-29"), Period{"2026-11-29", "2026-11-29"}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", name, c.got, c.want)
		}
	}
	leap, err := Month("2028-02")
	if err != nil || leap.To != "2028-02-29" || leap.Days() != 29 || leap.WholeMonth() != "2028-02" {
		t.Errorf("February 2028: got %v of %d days (%v)", leap, leap.Days(), err)
	}
	for _, bad := range []string{"", "2026", "2026-13", "2026-1", "2026-11-23"} {
		if p, err := Month(bad); err == nil {
			t.Errorf("month %q: got %v, want an error", bad, p)
		}
	}
	if (Period{"2026-11-01", "2026-11-29"}).WholeMonth() != "" || Day("").WholeMonth() != "" {
		t.Error("a part of a month is taken for all of it")
	}
}
