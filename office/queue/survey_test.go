package queue

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

// finish serves a new visitor of a service at counter 1 and returns the ticket as it stands then.
func (s *stage) finish(t *testing.T, at time.Time, service string) *Ticket {
	t.Helper()
	d := s.mustDo(t, at, CallPaper{Counter: 1, Service: service, Token: s.token()})
	s.mustDo(t, at.Add(time.Second), Start{Counter: 1})
	s.mustDo(t, at.Add(2*time.Second), Finish{Counter: 1})
	ticket, ok := s.state.Ticket(d.Reply.Ticket)
	if !ok {
		t.Fatalf("no ticket %d", d.Reply.Ticket)
	}
	return ticket
}

// TestEachThirdVisitIsInvited counts finished visits service by service and over the days, whatever lies between, and
// every event says which one it was.
func TestEachThirdVisitIsInvited(t *testing.T) {
	s := newStage()
	s.rules.Survey = Survey{Every: map[string]int{"kk": 3, "ktp": 1}, From: s.day.Format(time.DateOnly), To: s.day.AddDate(0, 0, 1).Format(time.DateOnly)}
	invited := ""
	for i := range 8 {
		at := s.day.Add(8*time.Hour + time.Duration(i)*time.Minute)
		if i >= 5 { // the next day goes on counting
			at = at.AddDate(0, 0, 1)
		}
		if i == 0 || i == 5 {
			s.mustDo(t, at.Add(-time.Second), OpenCounter{Counter: 1})
		}
		ticket := s.finish(t, at, "kk")
		invited += fmt.Sprintf("%d%v ", ticket.Nth, ticket.Invited)
		if !s.finish(t, at.Add(30*time.Second), "ktp").Invited {
			t.Errorf("visit %d of a service that invites everybody is not invited", i)
		}
	}
	if want := "1false 2false 3true 1false 2false 3true 1false 2false "; invited != want {
		t.Errorf("got %s, want %s", invited, want)
	}
	after := s.day.AddDate(0, 0, 2).Add(8 * time.Hour)
	s.mustDo(t, after, OpenCounter{Counter: 1})
	if ticket := s.finish(t, after.Add(time.Minute), "kk"); ticket.Nth != 0 || ticket.Invited {
		t.Errorf("after the period: %+v", ticket)
	}
	sealed, err := s.state.Seal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Unseal(sealed)
	if err != nil || !reflect.DeepEqual(again.invited, map[string]int{"kk": 2}) {
		t.Errorf("sealed and opened: %v, %v", again.invited, err)
	}
}

// TestAVisitIsCountedOnce though it is finished, taken back and finished again.
func TestAVisitIsCountedOnce(t *testing.T) {
	s := newStage()
	s.rules.Survey = Survey{Every: map[string]int{"kk": 2}}
	at := s.day.Add(8 * time.Hour)
	s.mustDo(t, at, OpenCounter{Counter: 1})
	for i, want := range []bool{false, true, false, true} {
		at = at.Add(time.Minute)
		ticket := s.finish(t, at, "kk")
		s.mustDo(t, at.Add(3*time.Second), Undo{Counter: 1})
		if now, _ := s.state.Ticket(ticket.ID); now.State != Serving {
			t.Fatalf("undone, it is %s", now.State)
		}
		s.mustDo(t, at.Add(4*time.Second), Finish{Counter: 1})
		if ticket, _ = s.state.Ticket(ticket.ID); ticket.Invited != want {
			t.Errorf("visit %d is invited: %v, want %v", i+1, ticket.Invited, want)
		}
	}
}
