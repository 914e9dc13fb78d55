package queue

import (
	"testing"
	"time"
)

func TestATicketFromACheckKeepsTheStandardsThatWereShown(t *testing.T) {
	office := newStage()
	rules, s, now := office.rules, office.state, office.day.Add(9*time.Hour)
	do := func(actor string, c Command) Reply {
		t.Helper()
		made, err := Decide(s, rules, now, Request{Actor: actor, Do: c})
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		for i := range made.Events {
			s.Apply(&made.Events[i])
		}
		return made.Reply
	}
	do("office", Begin{Build: "x"})
	opened := do("kios-1", OpenCheck{Service: "kk", Said: Declared{Needed: []string{"ktp"}, Have: []string{"ktp"}}})
	rules.Catalogue = "uji-2"
	given := do("sari", ConfirmCheck{Code: opened.Code, Said: Declared{Needed: []string{"ktp"}, Have: []string{"ktp"}}, Token: "T"})
	if ticket, ok := s.Ticket(given.Ticket); !ok || ticket.Catalogue != "uji-1" {
		t.Errorf("got %+v, want the standards that were shown at the kiosk", ticket)
	}
}
