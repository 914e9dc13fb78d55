package queue

import (
	"testing"
	"time"

	"antrean/internal/problem"
)

func TestAnOfficeWithoutHoursGivesNumbersAlways(t *testing.T) {
	s := newStage()
	p := MayIssue(s.state, s.rules, Wish{Service: "kk"}, morning)
	if want := (Permit{OK: true, Left: -1}); p != want {
		t.Errorf("got %+v, want %+v", p, want)
	}
	s.rules.Quotas = Quotas{"kk": {Daily: 0}}
	p = MayIssue(s.state, s.rules, Wish{Service: "kk"}, morning)
	if p.OK || p.Why != NotToday || !p.Again.IsZero() || p.NextDay != "" {
		t.Errorf("a service without numbers on any day: got %+v", p)
	}
}

// TestADayWithoutTheServiceIsNotADayOfUsedUpNumbers: nobody came too late where there was nothing to come for.
func TestADayWithoutTheServiceIsNotADayOfUsedUpNumbers(t *testing.T) {
	s := newStage()
	if err := s.arrangeDay([]string{"jam", "08.00-15.00"}); err != nil {
		t.Fatal(err)
	}
	today := morning.In(jakarta).Weekday()
	s.rules.Quotas = Quotas{"kk": {Daily: 5, Days: map[time.Weekday]int{today: 0}, NextDay: true}, "ktp": {Daily: 1}}
	p := MayIssue(s.state, s.rules, Wish{Service: "kk"}, morning)
	if p.OK || p.Why != NotToday || p.Again.In(jakarta).Weekday() != (today+1)%7 || p.NextDay == "" {
		t.Errorf("got %+v, want to be told of the day after", p)
	}
	if _, err := Decide(s.state, s.rules, morning, Request{Do: Issue{Service: "kk"}}); problem.Code(err) != "not_today" {
		t.Errorf("got %v, want not_today", err)
	}
	s.do(t, "kiosk", Issue{Service: "ktp"})
	if p := MayIssue(s.state, s.rules, Wish{Service: "ktp"}, s.state.At); p.Why != QuotaOut {
		t.Errorf("got %+v, want that its only number is used up", p)
	}
}

func TestTheOfficeHasSomethingToDoByItself(t *testing.T) {
	s := newStage()
	if err := s.arrangeDay([]string{"jam", "08.00-15.00"}); err != nil {
		t.Fatal(err)
	}
	s.rules.AtClosing = ClosingExpire
	for _, c := range []struct {
		say string
		at  time.Time
		due bool
	}{
		{"the first day", morning, true}, {"the same morning", morning.Add(time.Second), false},
		{"closing", morning.Add(7 * time.Hour), true}, {"after it", morning.Add(8 * time.Hour), false},
		{"the next day", morning.Add(24 * time.Hour), true},
	} {
		if got := Due(s.state, s.rules, c.at); got != c.due {
			t.Errorf("%s: due %v, want %v", c.say, got, c.due)
		}
		d, err := Decide(s.state, s.rules, c.at, Request{Do: Tick{}})
		if err != nil || (len(d.Events) > 0) != c.due {
			t.Errorf("%s: %d events, %v", c.say, len(d.Events), err)
		}
		for i := range d.Events {
			s.state.Apply(&d.Events[i])
		}
	}
}

// TestABookingIsForgottenNoSoonerThanItsDay: cancelled long before, it still is one of its day's numbers.
func TestABookingIsForgottenNoSoonerThanItsDay(t *testing.T) {
	s := newStage()
	if err := s.arrangeDay([]string{"jam", "08.00-15.00"}); err != nil {
		t.Fatal(err)
	}
	for _, words := range [][]string{{"libur", "2026-11-24", "Lebaran"}, {"libur", "2026-11-25", "Lebaran"}, {"libur", "2026-11-26", "Lebaran"}} {
		if err := s.arrangeDay(words); err != nil {
			t.Fatal(err)
		}
	}
	s.rules.Quotas = Quotas{"kk": {Daily: 1, NextDay: true}}
	s.do(t, "kiosk", Issue{Service: "kk"})
	booked := s.do(t, "kiosk", Issue{Service: "kk", Day: "2026-11-27"})
	s.do(t, "applicant", Cancel{Ticket: booked.Ticket})
	for day := range 4 {
		d, err := Decide(s.state, s.rules, morning.AddDate(0, 0, day+1), Request{Do: Tick{}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Events {
			if err := s.keep(&d.Events[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.check(); err != nil {
			t.Fatalf("%s: %v", s.state.Day, err)
		}
	}
	if ticket, ok := s.state.ByNumber("A-001"); !ok || ticket.ID != booked.Ticket || ticket.State != Cancelled {
		t.Errorf("on its day A-001 is %+v, want the cancelled booking", ticket)
	}
}

// TestTheWaitOfABookedTicketBeginsWithItsDay: not when it was given, and not at midnight.
func TestTheWaitOfABookedTicketBeginsWithItsDay(t *testing.T) {
	s := newStage()
	for _, line := range []string{"atur jam 08.00-15.00", "atur kuota kk 1 besok", "08.00 kiosk ambil kk", "08.01 kiosk ambil kk untuk 2026-11-24", "2026-11-24 00.00 kantor ganti-hari"} {
		if _, err := s.perform(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	booked, ok := s.state.ByNumber("A-001")
	if want := time.Date(2026, 11, 24, 8, 0, 0, 0, jakarta); !ok || booked.State != Waiting || !booked.WaitsFrom.Equal(want) {
		t.Errorf("got %+v, want it to wait from %v on", booked, want)
	}
}
