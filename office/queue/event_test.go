package queue

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/printer/spool"
	"antrean/printer/status"
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
		"a newer form":          {`{"kind":"ticket_issued","v":6,"seq":1}`, ""},
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
		d, err := Decide(s.state, s.rules, morning.Add(day.after), Request{Do: Tick{}})
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
	s.do(t, "kantor", Tick{})
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
		Waiting: false, Called: false, Serving: false, NoShow: false, Done: true, Returned: true, Cancelled: true, Joined: true, Expired: true,
	} {
		if state.Over() != over {
			t.Errorf("%s is over: %v, want %v", state, state.Over(), over)
		}
	}
}

// TestDiskFullRefusesOnlyMakers lists which commands a full disk refuses: who has a number is still served.
func TestDiskFullRefusesOnlyMakers(t *testing.T) {
	makers := []Command{Issue{}, OpenCheck{}, ConfirmCheck{}, ReturnCheck{}, SaveList{}, TestPrint{}}
	movers := []Command{OpenCounter{}, CloseCounter{}, Next{}, CallTicket{}, Recall{}, Start{}, Finish{}, MarkNoShow{}, Requeue{},
		Return{}, Cancel{}, RingBell{}, AnswerBell{}, ReportPaper{}, Reprint{}, See{}, ReportPrinter{}, Refill{}, Tick{}, Begin{}}
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
	kk := lane{service: "kk"}
	for name, breach := range map[string]func(*State){
		"a line out of order": func(s *State) { line := s.waiting[kk]; line[0], line[1] = line[1], line[0] },
		"a ticket in two lines": func(s *State) {
			s.waiting[lane{service: "ktp"}] = append(s.waiting[lane{service: "ktp"}], s.waiting[kk][0])
		},
		"a ticket in no line":         func(s *State) { s.waiting[kk] = s.waiting[kk][1:] },
		"a ticket in two hands":       func(s *State) { s.counters[2] = &Counter{N: 2, Ticket: s.counters[1].Ticket} },
		"a hand holds the waiting":    func(s *State) { s.counters[2] = &Counter{N: 2, Ticket: s.waiting[kk][0].id} },
		"a place that is not its own": func(s *State) { s.waiting[kk][0].place.Behind++ },
		"one who waits for nobody": func(s *State) {
			id := s.waiting[kk][0].id
			s.waiting[kk] = s.waiting[kk][1:]
			s.setTicket(id, func(t *Ticket) { t.Desk = 2 })
			own, _ := s.Ticket(id)
			s.sit(own)
		},
		"one parked who is not":     func(s *State) { s.parked = append(s.parked, s.waiting[kk][0].id) },
		"a number skipped":          func(s *State) { s.numbers["A"]++ },
		"a number lost":             func(s *State) { delete(s.numbers, "A") },
		"a no-show that is not":     func(s *State) { s.missed = append(s.missed, s.waiting[kk][0].id) },
		"a job that is final":       func(s *State) { s.pending = append(s.pending, 99) },
		"a job repeated on its way": func(s *State) { s.setJob(s.pending[0], func(j *Job) { j.Next = s.pending[1] }) },
		"a copy of nothing":         func(s *State) { s.setJob(s.pending[0], func(j *Job) { j.Copy = 2 }) },
		"a number misled":           func(s *State) { s.byNumber = s.byNumber.Set("A-007", s.waiting[kk][0].id) },
		"a token misled":            func(s *State) { s.byToken = s.byToken.Set("FORGED", s.waiting[kk][0].id) },
		"one of yesterday": func(s *State) {
			s.setTicket(s.waiting[kk][0].id, func(t *Ticket) { t.Day = "2026-11-22" })
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

func TestATimeToLiveIsThatOfTheSpool(t *testing.T) {
	if PaperTTL != spool.TTL {
		t.Errorf("a slip is wanted for %v, the spool prints it for %v", PaperTTL, spool.TTL)
	}
}

func TestPaperStatesAreThoseOfTheSpool(t *testing.T) {
	for ours, theirs := range map[Paper]spool.State{
		PaperQueued: spool.Queued, PaperSending: spool.Sending, PaperSent: spool.Sent, PaperConfirmed: spool.Confirmed,
		PaperInterrupted: spool.Interrupted, PaperUnknown: spool.Unknown, PaperExpired: spool.Expired,
	} {
		if string(ours) != string(theirs) || ours.Final() != theirs.Final() {
			t.Errorf("%s (final %v) is %s (final %v) to the spool", ours, ours.Final(), theirs, theirs.Final())
		}
	}
	if ProofTaken != string(spool.Taken) || ValueOK != string(status.OK) || ValueBad != string(status.Bad) {
		t.Error("the words of the printers have changed")
	}
}

func TestCopiesAreForgottenTogether(t *testing.T) {
	s := newStage()
	issued := s.do(t, "kiosk", Issue{Service: "kk", Printer: "kiosk"})
	s.do(t, "printer", ReportPaper{Job: issued.Job, State: PaperInterrupted})
	ticket, _ := s.state.Ticket(issued.Ticket)
	second, ok := s.state.Paper(ticket)
	if !ok || second.Copy != 2 || second.Of != issued.Job {
		t.Fatalf("got %+v, want the second paper", second)
	}
	for _, step := range []struct {
		after time.Duration
		state Paper
		known bool
	}{{72 * time.Hour, "", true}, {73 * time.Hour, PaperExpired, true}, {120 * time.Hour, "", false}} { // nothing is forgotten that may still be printed
		now := morning.Add(step.after)
		commands := []Command{Tick{}}
		if step.state != "" {
			commands = []Command{ReportPaper{Job: second.ID, State: step.state}, Tick{}}
		}
		for _, c := range commands {
			d, err := Decide(s.state, s.rules, now, Request{Do: c})
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Events {
				s.state.Apply(&d.Events[i])
			}
		}
		if _, ok := s.state.Job(issued.Job); ok != step.known {
			t.Errorf("after %v: known %v, want %v", step.after, ok, step.known)
		}
		if err := s.state.Invariants(); err != nil {
			t.Error(err)
		}
	}
}

func TestAPrintersPageHasItsLastJobs(t *testing.T) {
	s := newStage()
	var last Reply
	for range recentSize + 5 {
		last = s.do(t, "kiosk", Issue{Service: "kk", Printer: "kiosk"})
	}
	jobs := s.state.Recent("kiosk")
	if len(jobs) != recentSize || jobs[0].ID != last.Job {
		t.Errorf("got %d jobs, the newest %d; want %d and %d", len(jobs), jobs[0].ID, recentSize, last.Job)
	}
	seal, err := s.state.Seal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Unseal(seal)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.recent, s.state.recent) {
		t.Errorf("unsealed: %v, want %v", again.recent, s.state.recent)
	}
}

// TestSealedJobsOfTheFirstFormAreFirstPapers unseals what a program without copies left.
func TestSealedJobsOfTheFirstFormAreFirstPapers(t *testing.T) {
	s, err := Unseal([]byte(`{"jobs":[{"id":2,"kind":"ticket","printer":"kiosk","state":"queued","at":"2026-11-23T01:00:00Z"}],"pending":[2]}`))
	if err != nil {
		t.Fatal(err)
	}
	job, _ := s.Job(2)
	if job.Copy != 1 || !job.Since.Equal(job.At) || len(s.Recent("kiosk")) != 1 {
		t.Errorf("got %+v", job)
	}
	if err := s.Invariants(); err != nil {
		t.Error(err)
	}
}

func TestRolls(t *testing.T) {
	s := newStage()
	use := func(mm int) {
		t.Helper()
		issued := s.do(t, "kiosk", Issue{Service: "kk", Printer: "kiosk"})
		s.do(t, "printer", ReportPaper{Job: issued.Job, State: PaperSent, MM: mm})
	}
	report := func(paper, roll string) {
		t.Helper()
		s.do(t, "office", ReportPrinter{Printer: "kiosk", Condition: Condition{Paper: paper, Roll: roll}})
	}
	wants := func(what string, used int, nearEnd bool, since int) {
		t.Helper()
		if p := s.state.Printer("kiosk"); p.UsedMM != used || p.NearEnd != nearEnd || p.NearEndMM != since {
			t.Errorf("%s: got %+v, want %d mm used, near its end %v, %d mm since", what, p, used, nearEnd, since)
		}
	}
	use(100)
	wants("used", 100, false, 0)
	report(ValueOK, ValueBad)
	use(50)
	wants("near its end", 150, true, 50)
	report(ValueOK, ValueOK) // a sensor that wavers is no new roll
	use(50)
	wants("wavering", 200, true, 100)
	report(ValueBad, "")
	report("", "") // an agent that was started again
	wants("out of paper", 200, true, 100)
	report(ValueOK, ValueBad)
	wants("an old roll put in", 0, true, 0)
	s.do(t, "dewi", Refill{Printer: "kiosk"})
	wants("a new roll by word", 0, false, 0)
}
