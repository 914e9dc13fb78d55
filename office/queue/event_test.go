package queue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/problem"
)

// morning is when the tests below play.
var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, jakarta)

// do gives a command and applies what follows from it.
func (s *stage) do(t *testing.T, actor string, c Command) Reply {
	t.Helper()
	d, err := Decide(s.state, s.rules, morning, Request{Actor: actor, Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	for i := range d.Events {
		if err := s.keep(&d.Events[i]); err != nil {
			t.Fatal(err)
		}
	}
	return d.Reply
}

func TestDecodeRefusesWhatItCannotRead(t *testing.T) {
	for name, event := range map[string][2]string{
		"a newer form":          {`{"kind":"ticket_issued","v":2,"seq":1}`, ""},
		"a core that is cut":    {`{"kind":"ticket_is`, ""},
		"a private part like 1": {`{"kind":"ticket_issued","v":1,"seq":1}`, "1"},
	} {
		var private []byte
		if event[1] != "" {
			private = []byte(event[1])
		}
		if e, err := DecodeEvent([]byte(event[0]), private); err == nil {
			t.Errorf("%s: got %+v, want an error", name, e)
		}
	}
}

func TestPrivatePartsStayOutOfTheCore(t *testing.T) {
	s := newStage()
	s.do(t, "kiosk", Issue{Service: "kk", Token: "SECRET", Said: Declared{Lang: "id", Missing: []string{"ijazah"}}})
	s.do(t, "kiosk", OpenCheck{Service: "kk", Said: Declared{Lang: "id", Missing: []string{"ijazah"}}})
	for _, parts := range s.kept {
		if core := string(parts[0]); strings.Contains(core, "SECRET") || strings.Contains(core, "ijazah") {
			t.Errorf("core %s tells of a person", core)
		}
	}
}

func TestErasedTicketKeepsItsPlace(t *testing.T) {
	s := newStage()
	s.do(t, "kiosk", Issue{Service: "kk", Token: "SECRET", Said: Declared{Missing: []string{"ijazah"}}})
	erased, err := foldKept(s.kept, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := erased.ByToken("SECRET"); ok {
		t.Error("the erased token still opens the tracking page")
	}
	ticket, ok := erased.ByNumber("A-001")
	if !ok || ticket.State != Waiting || erased.Waiting("kk") != 1 {
		t.Errorf("got %+v with %d waiting, want A-001 waiting", ticket, erased.Waiting("kk"))
	}
}

func TestTokenFindsTicketUntilItIsForgotten(t *testing.T) {
	s := newStage()
	issued := s.do(t, "kiosk", Issue{Service: "kk", Token: "SECRET"})
	s.do(t, "pemohon", Cancel{Ticket: issued.Ticket})
	if ticket, ok := s.state.ByToken("SECRET"); !ok || ticket.ID != issued.Ticket {
		t.Fatalf("got %+v, want the ticket of the token", ticket)
	}
	for _, day := range []struct {
		after time.Duration
		known bool
	}{{24 * time.Hour, true}, {72 * time.Hour, false}} {
		d, err := Decide(s.state, s.rules, morning.Add(day.after), Request{Do: RollOver{}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Events {
			s.state.Apply(&d.Events[i])
		}
		if _, ok := s.state.ByToken("SECRET"); ok != day.known {
			t.Errorf("after %v: known %v, want %v", day.after, ok, day.known)
		}
	}
}

func TestReturningNoShowHasNotEnded(t *testing.T) {
	s := newStage()
	s.do(t, "sari", OpenCounter{Counter: 1})
	issued := s.do(t, "kiosk", Issue{Service: "kk"})
	s.do(t, "sari", Next{Counter: 1})
	s.do(t, "sari", MarkNoShow{Counter: 1})
	if ticket, _ := s.state.Ticket(issued.Ticket); !ticket.EndedAt.Equal(morning) {
		t.Errorf("a no-show ended at %v, want %v", ticket.EndedAt, morning)
	}
	s.do(t, "sari", CallTicket{Counter: 1, Ticket: "A-001"})
	if ticket, _ := s.state.Ticket(issued.Ticket); !ticket.EndedAt.IsZero() {
		t.Errorf("called again, it ended at %v", ticket.EndedAt)
	}
}

func TestCounterMovesToItsNewZone(t *testing.T) {
	s := newStage()
	s.do(t, "sari", OpenCounter{Counter: 1})
	s.rules.Counters[0].Zone = "lantai-2"
	s.do(t, "sari", OpenCounter{Counter: 1})
	if c, _ := s.state.Counter(1); c.Zone != "lantai-2" {
		t.Errorf("the counter calls in %q, want lantai-2", c.Zone)
	}
}

func TestChecksRunOutOfCodes(t *testing.T) {
	s := newStage()
	s.do(t, "kantor", RollOver{})
	for code := range checkCodes {
		s.state.checks = append(s.state.checks, &Check{Code: fmt.Sprintf("%04d", code)})
	}
	_, err := Decide(s.state, s.rules, morning, Request{Do: OpenCheck{Service: "kk", Seed: -7}})
	if problem.Code(err) != "unavailable" {
		t.Errorf("got %v, want unavailable when every code is taken", err)
	}
}

func TestTouchedNamesWhatAnEventChanges(t *testing.T) {
	s := newStage()
	s.do(t, "sari", OpenCounter{Counter: 1})
	for range 3 {
		s.do(t, "kiosk", Issue{Service: "kk"})
	}
	s.do(t, "sari", Next{Counter: 1})
	var tickets []TicketID
	each(s.state.tickets, func(id uint64, _ *Ticket) { tickets = append(tickets, TicketID(id)) })
	for _, c := range []struct {
		name  string
		event Event
		want  int
	}{
		{"a call", Event{Kind: TicketCalled, Ticket: tickets[0]}, 1},
		{"a counter", Event{Kind: CounterIdle}, 0},
		{"the end of the day", Event{Kind: DayClosed}, 3},
	} {
		got := s.state.Touched(&c.event)
		slices.Sort(got)
		if len(slices.Compact(got)) != c.want {
			t.Errorf("%s touches %v, want %d tickets", c.name, got, c.want)
		}
	}
}

func TestOverTicketsStayOver(t *testing.T) {
	for state, over := range map[TicketState]bool{
		Waiting: false, Called: false, Serving: false, NoShow: false, Done: true, Returned: true, Cancelled: true, Expired: true,
	} {
		if state.Over() != over {
			t.Errorf("%s is over: %v, want %v", state, state.Over(), over)
		}
	}
}

// TestDiskFullRefusesOnlyMakers lists which commands a full disk refuses: who has a number is still served.
func TestDiskFullRefusesOnlyMakers(t *testing.T) {
	makers := []Command{Issue{}, OpenCheck{}, ConfirmCheck{}, ReturnCheck{}, SaveList{}}
	movers := []Command{OpenCounter{}, CloseCounter{}, Next{}, CallTicket{}, Recall{}, Start{}, Finish{}, MarkNoShow{}, Requeue{},
		Return{}, Cancel{}, RingBell{}, AnswerBell{}, ReportPaper{}, RollOver{}, Begin{}}
	for _, c := range makers {
		if !c.TakesRoom() {
			t.Errorf("%T makes something new and does not say so", c)
		}
	}
	for _, c := range movers {
		if c.TakesRoom() {
			t.Errorf("%T only moves what is there and says otherwise", c)
		}
	}
}

// TestInvariantsFindBreaches plants what must never be.
func TestInvariantsFindBreaches(t *testing.T) {
	for name, breach := range map[string]func(*State){
		"a line out of order":      func(s *State) { line := s.waiting["kk"]; line[0], line[1] = line[1], line[0] },
		"a ticket in two lines":    func(s *State) { s.waiting["ktp"] = append(s.waiting["ktp"], s.waiting["kk"][0]) },
		"a ticket in no line":      func(s *State) { s.waiting["kk"] = s.waiting["kk"][1:] },
		"a ticket in two hands":    func(s *State) { s.counters[2] = &Counter{N: 2, Ticket: s.counters[1].Ticket} },
		"a hand holds the waiting": func(s *State) { s.counters[2] = &Counter{N: 2, Ticket: s.waiting["kk"][0]} },
		"a number skipped":         func(s *State) { s.numbers["A"]++ },
		"a number lost":            func(s *State) { delete(s.numbers, "A") },
		"a no-show that is not":    func(s *State) { s.missed = append(s.missed, s.waiting["kk"][0]) },
		"a job that is final":      func(s *State) { s.pending = append(s.pending, 99) },
		"a number misled":          func(s *State) { s.byNumber = s.byNumber.Set("A-007", s.waiting["kk"][0]) },
		"a token misled":           func(s *State) { s.byToken = s.byToken.Set("FORGED", s.waiting["kk"][0]) },
		"one of yesterday": func(s *State) {
			s.setTicket(s.waiting["kk"][0], func(t *Ticket) { t.Day = "2026-11-22" })
		},
	} {
		s := newStage()
		s.do(t, "sari", OpenCounter{Counter: 1})
		for range 4 {
			s.do(t, "kiosk", Issue{Service: "kk", Printer: "kiosk"})
		}
		s.do(t, "sari", Next{Counter: 1})
		if err := s.state.Invariants(); err != nil {
			t.Fatal(err)
		}
		if breach(s.state); s.state.Invariants() == nil {
			t.Errorf("%s: not found", name)
		}
	}
}
