package report

import (
	"slices"
	"testing"
	"time"

	"antrean/office/casefile"
	"antrean/office/catalogue"
)

// TestReturnsAreWhatAHandCounts gives six applications back to their persons, and one to a colleague.
func TestReturnsAreWhatAHandCounts(t *testing.T) {
	s := &shelf{}
	add := func(n int, state casefile.CaseState, at, by, mended, ended string, ids ...string) {
		a := Application{ID: casefile.CaseID(n), Service: "kk", Channel: "link", State: state, EndedAt: on(t, ended),
			Stays: []Stay{{"periksa", "petugas", on(t, "senin 08.00"), on(t, at)}}, Backs: []Back{{N: 1, At: on(t, at), Stage: "periksa", To: catalogue.Applicant}}}
		for _, id := range ids {
			a.Backs[0].Lacks = append(a.Backs[0].Lacks, casefile.Lack{ID: id, Kind: casefile.Short})
		}
		if mended != "" {
			a.Stays = append(a.Stays, Stay{Stage: "periksa", Since: on(t, mended)})
		}
		s.files = append(s.files, a)
		s.told = append(s.told, casefile.Event{Kind: casefile.CaseReturned, Case: a.ID, At: on(t, at), Due: on(t, by), Actor: "sari"})
	}
	add(1, casefile.InWork, "senin 09.00", "selasa 12.00", "selasa 12.00", "", "kk", "ktp") // in time, to the minute: 5½ + 4 hours
	add(2, casefile.InWork, "senin 09.00", "selasa 12.00", "selasa 13.00", "", "kk")        // an hour late: 5½ + 4½
	add(3, casefile.Returned, "senin 09.00", "selasa 12.00", "", "", "kk")                  // never: missed
	add(4, casefile.Returned, "selasa 09.00", "rabu 12.00", "", "", "ktp")                  // waits, until noon at which the report is made
	add(5, casefile.InWork, "senin 09.00", "", "senin 10.00", "", "f101")                   // at the counter there is no deadline: 1 hour
	add(6, casefile.Cancelled, "senin 09.00", "selasa 12.00", "", "senin 10.00", "f101")    // ended before
	add(7, casefile.InWork, "senin 09.00", "", "senin 09.00", "", "kk")                     // to a colleague
	add(8, casefile.Lapsed, "senin 09.00", "selasa 12.00", "", "selasa 12.00", "f101")      // ended by its deadline
	add(9, casefile.InWork, "rabu 09.00", "", "rabu 09.30", "", "f101")                     // of another day
	s.files[6].Backs[0].To = "periksa"
	visits := []LackRow{{Service: "kk", Requirement: "ktp", Kind: casefile.Short, Count: 3}, {Service: "kk", Requirement: "foto", Kind: casefile.Invalid, Count: 1}}
	scope := Scope{Period: Period{From: monday, To: tuesday}}
	r, err := MakeReturns(s, scope, meansAt(t, "rabu 12.00"), visits, 4)
	if err != nil {
		t.Fatal(err)
	}
	// away, in order: 1, 9½, 10 hours
	want := ReturnSum{Returns: 7, Applications: 7, InTime: 1, Missed: 3, Mended: 1, Waiting: 1, Ended: 1, Inside: 1,
		Away: Span{Count: 3, Median: 19 * hour / 2, P90: 10 * hour, Max: 10 * hour}}
	if r.Total != want {
		t.Errorf("got  %+v\nwant %+v", r.Total, want)
	}
	lacks := []ReturnLack{ // of 12 in all
		{"kk", "ktp", casefile.Short, 2, 1, 0, 3, 0, 5. / 12, 5. / 12},
		{"kk", "f101", casefile.Short, 3, 0, 1, 0, 0, 3. / 12, 8. / 12},
		{"kk", "kk", casefile.Short, 3, 1, 2, 0, 1, 3. / 12, 11. / 12},
		{"kk", "foto", casefile.Invalid, 0, 0, 0, 1, 0, 1. / 12, 1},
	}
	if !slices.Equal(r.Lacks, lacks) {
		t.Errorf("got  %+v\nwant %+v", r.Lacks, lacks)
	}
	if len(r.Ways) != 1 || r.Ways[0].Key != "link" || r.Ways[0].Returns != 7 || r.Tickets != 4 {
		t.Errorf("ways %+v", r.Ways)
	}
	scope.Way = "queue"
	if r, err := MakeReturns(s, scope, meansAt(t, "rabu 12.00"), nil, 0); err != nil || r.Total.Returns != 0 || len(r.Lacks) != 0 {
		t.Errorf("by another way: %+v (%v)", r, err)
	}
}

// TestOutagesAreMeasuredOnTheClockAndWhileTheOfficeIsOpen has one over night and one that lasts.
func TestOutagesAreMeasuredOnTheClockAndWhileTheOfficeIsOpen(t *testing.T) {
	s := &shelf{
		outages: []Outage{{1, "SIAK", on(t, "senin 14.00"), on(t, "selasa 09.00"), on(t, "senin 15.00"), "sari"}, {2, "TTE", on(t, "rabu 11.00"), time.Time{}, time.Time{}, "adi"}},
		files: []Application{
			{ID: 1, Service: "kk", Stops: []Stop{{casefile.Technical, "SIAK", on(t, "senin 14.00"), on(t, "selasa 09.00")}}},
			{ID: 2, Service: "kk", Stops: []Stop{{casefile.Technical, "SIAK", on(t, "selasa 08.30"), on(t, "selasa 09.00")}, {casefile.Technical, "TTE", on(t, "rabu 11.30"), time.Time{}}}},
			{ID: 3, Service: "kk", Stops: []Stop{{casefile.GivenBack, "", on(t, "senin 14.00"), on(t, "selasa 09.00")}}},
		},
	}
	r, err := MakeOutages(s, novemberWeek(), meansAt(t, "rabu 12.00"))
	if err != nil || len(r.List) != 2 || len(r.Needs) != 2 {
		t.Fatalf("got %+v (%v)", r, err)
	}
	if o := r.List[0]; o.Lasted != 19*hour || o.Worked != 2*hour || o.Paused != 2 {
		t.Errorf("SIAK: %+v, want 19 hours, 2 of them open, and two applications", o)
	}
	if o := r.List[1]; o.Lasted != hour || o.Worked != hour || o.Paused != 1 {
		t.Errorf("TTE lasts: %+v", o)
	}
	// open so far: two days of 6½ hours and 4
	if r.Paused != 2 || r.Open != 17*hour || r.Needs[0].Need != "SIAK" || r.Needs[0].Share != 2./17 {
		t.Errorf("open %v, %+v", r.Open, r.Needs)
	}
	r, err = MakeOutages(s, Scope{Period: Day(tuesday)}, meansAt(t, "rabu 12.00"))
	if err != nil || r.Needs[0].Lasted != 9*hour || r.Needs[0].Worked != hour || r.List[0].Lasted != 19*hour {
		t.Errorf("of Tuesday alone: %+v (%v), want nine hours, one of them open; and the whole of it in the list", r, err)
	}
}
