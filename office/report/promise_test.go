package report

import (
	"maps"
	"slices"
	"testing"
	"time"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// on is a time of one of the days of the tests: "senin 09.00" is of Monday, 23 November 2026.
func on(t *testing.T, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	for i, day := range []string{"senin ", "selasa ", "rabu "} {
		if len(text) > len(day) && text[:len(day)] == day {
			minute, err := worktime.ParseMinute(text[len(day):])
			if err != nil {
				t.Fatal(err)
			}
			return worktime.Date(monday).Add(i).Start(time.UTC).Add(time.Duration(minute) * time.Minute)
		}
	}
	t.Fatalf("no time %q", text)
	return time.Time{}
}

// shelf is what a test has of applications.
type shelf struct {
	told    []casefile.Event
	files   []Application
	outages []Outage
}

func (s *shelf) ReadApplications(_, _ time.Time, f Filer) error {
	for i := range s.told {
		f.Event(&s.told[i])
	}
	for i := range s.files {
		f.Application(&s.files[i])
	}
	return nil
}

func (s *shelf) ReadOutages(_, _ time.Time) ([]Outage, error) { return s.outages, nil }

// meansAt are those of an office that works from 8 to 12 and from half past 12 to 15: six and a half hours a day.
func meansAt(t *testing.T, now string) Means {
	t.Helper()
	hours, err := worktime.Plan{Week: map[string]string{"senin-jumat": "08.00-12.00, 12.30-15.00"}, Holidays: worktime.HolidaysNone}.Compile(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return Means{Hours: hours, Now: on(t, now), Way: func(_, channel string) string { return channel }, Central: func(_, stage string) bool { return stage == "pusat" }}
}

// filed is a small office's shelf on Wednesday at noon. The figures of the tests below were counted in it by hand.
func filed(t *testing.T) *shelf {
	t.Helper()
	one := func(n int, service, way string, state casefile.CaseState, complete, due, ready string) Application {
		return Application{ID: casefile.CaseID(n), Year: 2026, N: n, Service: service, Channel: way, State: state, OpenedAt: on(t, "senin 08.30"),
			CompleteAt: on(t, complete), CountsFrom: on(t, complete), Due: on(t, due), ReadyAt: on(t, ready),
			Stays: []Stay{{"periksa", "petugas", on(t, "senin 08.30"), on(t, complete)}, {"cetak", "petugas", on(t, complete), on(t, ready)}}}
	}
	s := &shelf{files: []Application{
		one(1, "kk", "queue", casefile.Ready, "senin 09.00", "selasa 15.00", "selasa 10.00"),     // kept; 3 + 2½ + 2 = 7½ hours
		one(2, "kk", "queue", casefile.Ready, "senin 09.00", "rabu 11.00", "rabu 10.00"),         // kept; 3 + ½ + 3 + 2½ + 2 = 11 hours without the 3 of SIAK
		one(3, "kk", "link", casefile.Ready, "senin 10.00", "selasa 15.00", "rabu 08.30"),        // broken; 2 + 2½ + 6½ + ½ = 11½ hours
		one(4, "kk", "link", casefile.InWork, "senin 10.00", "selasa 15.00", ""),                 // broken, and waits; 2 + 2½ + 6½ + 4 = 15 hours so far, 4 of them late
		one(5, "kk", "external", casefile.InWork, "", "", ""),                                    // nothing is promised yet
		one(6, "ktp", "queue", casefile.InWork, "senin 09.00", "selasa 15.00", ""),               // stands at the centre since Tuesday at 14: an hour and four
		one(7, "kk", "queue", casefile.Cancelled, "senin 09.00", "selasa 15.00", ""),             // cancelled on Monday at 11
		one(8, "legalisir", "queue", casefile.Ready, "senin 09.00", "", "senin 11.00"),           // no promise; 2 hours
		one(9, "ktp", "queue", casefile.Cancelled, "senin 09.00", "selasa 15.00", ""),            // cancelled on Wednesday at 9: broken before; 5½ + 6½ + 1 = 13 hours
		one(10, "ktp", "external", casefile.InWork, "rabu 09.00", "rabu 15.00", ""),              // may still be kept
		one(11, "ktp", "external", casefile.Lapsed, "senin 09.00", "selasa 15.00", ""),           // given back on Monday at 10, lapsed on Wednesday
		one(12, "ktp", "external", casefile.Closed, "senin 09.00", "selasa 15.00", "rabu 09.00"), // broken; 13 hours
	}}
	s.files[1].Stops = []Stop{{casefile.Technical, casefile.NeedSIAK, on(t, "senin 13.00"), on(t, "selasa 09.00")}}
	s.files[4].Stays = s.files[4].Stays[:1]
	s.files[4].Stays[0].Until = time.Time{}
	s.files[5].Stays[1] = Stay{"pusat", casefile.Centre, on(t, "selasa 14.00"), time.Time{}}
	s.files[5].Stops = []Stop{{casefile.Central, "", on(t, "selasa 14.00"), time.Time{}}}
	for i, ended := range map[int]string{6: "senin 11.00", 8: "rabu 09.00", 10: "rabu 10.00", 11: "rabu 09.00"} {
		s.files[i].EndedAt = on(t, ended)
		s.files[i].Stays[1].Until = on(t, ended)
	}
	s.files[10].Stays[1].Until = on(t, "senin 10.00")
	s.files[10].Backs = []Back{{N: 1, At: on(t, "senin 10.00"), Stage: "cetak", To: catalogue.Applicant, Lacks: []casefile.Lack{{ID: "kk", Kind: casefile.Short}}}}
	return s
}

// novemberWeek is the week of the tests.
func novemberWeek() Scope { return Scope{Period: Week(monday)} }

const hour = time.Hour

func TestPromisesAreWhatAHandCounts(t *testing.T) {
	r, err := MakePromises(filed(t), novemberWeek(), meansAt(t, "rabu 12.00"))
	if err != nil {
		t.Fatal(err)
	}
	total := r.Total
	if total.Kept != 2 || total.Broken != 4 || total.Waiting != 1 || total.Unpromised != 1 || total.Ended != 2 {
		t.Errorf("got %+v", total)
	}
	// in order: 7½, 11, 11½, 13, 13, 15
	if want := (Span{Count: 6, Median: 23 * hour / 2, P90: 15 * hour, Max: 15 * hour}); total.Took != want {
		t.Errorf("took %+v, want %+v", total.Took, want)
	}
	if want := (Span{Count: 1, Median: 2 * hour, P90: 2 * hour, Max: 2 * hour}); total.Free != want {
		t.Errorf("without a promise: %+v, want %+v", total.Free, want)
	}
	if want := (Stopped{StopSIAK: 3 * hour, StopCentral: 5 * hour}); !maps.Equal(total.Stopped, want) {
		t.Errorf("stood %v, want %v", total.Stopped, want)
	}
	if want := (OpenNow{InTime: 1, Late: 1, Standing: 1, NoDate: 1}); r.Open != want {
		t.Errorf("now %+v, want %+v", r.Open, want)
	}
	if len(r.Late) != 1 || r.Late[0] != (LateRow{"2026-00004", "kk", "link", "cetak", on(t, "selasa 15.00"), 4 * hour}) {
		t.Errorf("late now %+v", r.Late)
	}
	var days, ways []string
	for _, row := range r.Days {
		days = append(days, row.Key)
	}
	for _, row := range r.Ways {
		ways = append(ways, row.Key)
	}
	if !slices.Equal(days, []string{tuesday, "2026-11-25"}) || r.Days[0].Judged() != 5 || r.Days[0].Kept != 1 || r.Days[1].Kept != 1 {
		t.Errorf("days %v: %+v", days, r.Days)
	}
	if !slices.Equal(ways, []string{"external", "link", "queue"}) || r.Ways[1].Kept != 0 || r.Ways[1].Broken != 2 || r.Ways[2].Kept != 2 || r.Ways[2].Broken != 1 {
		t.Errorf("ways %v: %+v", ways, r.Ways)
	}
	if first := r.Services[0]; first.Key != "kk" || first.Judged() != 4 || first.Kept != 2 || first.Stopped.Sum() != 3*hour {
		t.Errorf("the first service %+v", first)
	}
}

func TestStagesAreWhatAHandCounts(t *testing.T) {
	r, err := MakePromises(filed(t), novemberWeek(), meansAt(t, "rabu 12.00"))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]StageRow{}
	for _, row := range r.Stages {
		rows[row.Service+" "+row.Stage] = row
	}
	printing := rows["kk cetak"]
	// left: 7½, 11, 11½ hours, and the two of the cancelled one
	if printing.Left != 4 || printing.Took.Median != 15*hour/2 || printing.Took.Max != 23*hour/2 || printing.Of != 4 || printing.InTime != 3 ||
		printing.Broke != 2 || printing.Here != 1 || printing.HereLate != 1 || !maps.Equal(printing.Stopped, Stopped{StopSIAK: 3 * hour}) {
		t.Errorf("printing: %+v", printing)
	}
	if checking := rows["kk periksa"]; checking.Left != 5 || checking.Of != 0 || checking.Here != 1 || checking.HereLate != 0 {
		t.Errorf("checking: %+v, want no promise that ran before the papers were complete", checking)
	}
	if centre := rows["ktp pusat"]; !centre.Central || centre.Here != 1 || centre.Of != 0 || centre.Broke != 0 {
		t.Errorf("the centre: %+v, want nothing promised", centre)
	}
	if away := rows["ktp pemohon"]; away.Left != 1 || away.Took.Median != 13*hour || away.Of != 0 {
		t.Errorf("with its person: %+v", away) // Monday 10 to 15 without the break, Tuesday, Wednesday 8 to 10
	}
}

func TestAPromiseIsCountedOnceAndWhereItBelongs(t *testing.T) {
	for _, c := range []struct {
		scope        Scope
		kept, broken int
	}{
		{Scope{Period: Day(monday)}, 0, 0},
		{Scope{Period: Day(tuesday)}, 1, 4},
		{Scope{Period: Day("2026-11-25")}, 1, 0},
		{Scope{Period: Week(monday), Service: "kk"}, 2, 2},
		{Scope{Period: Week(monday), Way: "link"}, 0, 2},
		{Scope{Period: Week(monday), Service: "ktp", Way: "external"}, 0, 1},
	} {
		r, err := MakePromises(filed(t), c.scope, meansAt(t, "rabu 12.00"))
		if err != nil || r.Total.Kept != c.kept || r.Total.Broken != c.broken {
			t.Errorf("%+v: got %d kept and %d broken (%v), want %d and %d", c.scope, r.Total.Kept, r.Total.Broken, err, c.kept, c.broken)
		}
	}
}

func TestPromisesThatMovedAreCountedWithTheirReasons(t *testing.T) {
	s := &shelf{files: []Application{{ID: 1, Service: "kk", Stops: []Stop{{casefile.Technical, "TTE", on(t, "senin 09.00"), on(t, "selasa 09.00")}}}, {ID: 2, Service: "kk"}}}
	told := func(id int, kind casefile.Kind, at, due, reason string, more func(*casefile.Event)) {
		e := casefile.Event{Case: casefile.CaseID(id), Kind: kind, At: on(t, at), Due: on(t, due), Reason: reason, Actor: "sari"}
		if more != nil {
			more(&e)
		}
		s.told = append(s.told, e)
	}
	direct := func(e *casefile.Event) { e.Direct = true }
	told(1, casefile.CasePromised, "senin 09.00", "selasa 15.00", casefile.MovedByStart, direct) // moves nothing
	told(2, casefile.CasePromised, "senin 09.00", "selasa 15.00", casefile.MovedByStaff, nil)    // undone
	told(2, casefile.CasePaused, "senin 09.00", "", "", direct)
	told(2, casefile.CaseUndone, "senin 09.01", "", "", func(e *casefile.Event) { e.Undone = casefile.CasePromised })
	told(2, casefile.CasePromised, "senin 10.00", "rabu 15.00", casefile.MovedByStaff, nil)
	told(2, casefile.CasePromised, "senin 11.00", "rabu 15.00", casefile.MovedByStaff, nil)
	told(1, casefile.CaseResumed, "selasa 09.00", "rabu 14.00", string(casefile.Technical), func(e *casefile.Event) { e.Need, e.Cause, e.Worked = "TTE", casefile.Technical, 6.5*3600*1000 })
	told(2, casefile.CasePaused, "selasa 09.00", "", "", nil)
	told(2, casefile.CaseResumed, "selasa 10.00", "senin 15.00", string(casefile.GivenBack), func(e *casefile.Event) { e.Worked = 3600 * 1000 }) // broken before
	told(2, casefile.CasePaused, "selasa 20.00", "", "", nil)
	told(2, casefile.CaseResumed, "selasa 21.00", "rabu 15.00", string(casefile.GivenBack), nil) // in closed time
	r, err := MakePromises(s, novemberWeek(), meansAt(t, "rabu 12.00"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []MoveRow{{casefile.MovedByStaff, "", 2, 1}, {string(casefile.Technical), "TTE", 1, 1}}; !slices.Equal(r.Moves, want) {
		t.Errorf("got %+v, want %+v", r.Moves, want)
	}
	r, err = MakePromises(s, Scope{Period: Day(tuesday)}, meansAt(t, "rabu 12.00"))
	if want := []MoveRow{{string(casefile.Technical), "TTE", 1, 1}}; err != nil || !slices.Equal(r.Moves, want) {
		t.Errorf("Tuesday: got %+v (%v), want %+v", r.Moves, err, want)
	}
}
