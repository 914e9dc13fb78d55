package office

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
)

// banjar is an office with Banjar's standards, open on working days of any week: tests with a clock of their own begin
// on a Saturday of 2000.
func banjar(t *testing.T, plan worktime.Plan) *setup.InForce {
	t.Helper()
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	hours, err := plan.Compile(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	r := rules(1)
	r.Prefixes = map[string]string{"kk-rusak": "A"}
	r.Counters[0].Serves = []string{"kk-rusak"}
	return &setup.InForce{N: 1, Document: &setup.Document{}, Catalogue: standards, Hours: hours, Rules: r, Cases: &casefile.Rules{Catalogue: standards, Hours: hours}}
}

func weekdays() worktime.Plan {
	return worktime.Plan{Week: map[string]string{"senin-jumat": "08.00-12.00, 13.00-15.00"}, Holidays: worktime.HolidaysNone}
}

func openBanjar(t *testing.T, j journal.Journal) house {
	t.Helper()
	e, err := Open(j, banjar(t, weekdays()))
	if err != nil {
		t.Fatal(err)
	}
	return house{e, t}
}

// file gives a command on applications that must be accepted.
func (h house) file(actor string, c casefile.Command) casefile.Reply {
	h.t.Helper()
	reply, _, err := h.File(context.Background(), casefile.Request{Actor: actor, Do: c})
	if err != nil {
		h.t.Fatalf("%#v: %v", c, err)
	}
	return reply
}

// monday sleeps until Monday morning.
func monday() {
	for now := time.Now().UTC(); now.Weekday() != time.Monday || now.Hour() != 8; now = time.Now().UTC() {
		time.Sleep(time.Hour)
	}
}

// TestFromTheNumberToTheHand follows one person through both rooms: the papers are checked, a number is given and
// called, the papers come back for the missing KITAP, and without a new number the case goes on over the end of the day
// and a restart until the document is handed over and archived.
func TestFromTheNumberToTheHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal.Memory{}
		h := openBanjar(t, j)
		monday()
		h.do("sari", queue.OpenCounter{Counter: 1})
		check := h.do("kiosk", queue.OpenCheck{Service: "kk-rusak"})
		ticket := h.do("dewi", queue.ConfirmCheck{Code: check.Code, Token: "TOKEN"})
		_, _, err := h.File(t.Context(), casefile.Request{Actor: "sari", Do: casefile.Open{Ticket: uint64(ticket.Ticket)}})
		if problem.Code(err) != "stale" {
			t.Errorf("before the call: got %v, want stale", err)
		}
		h.do("sari", queue.Next{Counter: 1})
		id := h.file("sari", casefile.Open{Ticket: uint64(ticket.Ticket)}).Case
		h.file("sari", casefile.Return{Case: id, Lacks: []casefile.Lack{{ID: "kitap", Kind: casefile.Short}}})
		h.do("sari", queue.Finish{Counter: 1})
		time.Sleep(time.Hour)
		h.file("sari", casefile.Mend{Case: id})
		h.file("sari", casefile.Advance{Cases: []casefile.CaseID{id}})
		h.file("sari", casefile.Advance{Cases: []casefile.CaseID{id}, To: "tte_req"})
		h.file("sari", casefile.TickSide{Case: id, Step: "ikd", Done: true})
		h.file("sari", casefile.Advance{Cases: []casefile.CaseID{id}})
		h.file("hadi", casefile.Amend{Case: id})
		before := h.seal()
		h.Close()

		h = openBanjar(t, j)
		if got := h.seal(); got != before {
			t.Fatalf("after a restart the office is at\n%s\nwant\n%s", got, before)
		}
		time.Sleep(23 * time.Hour) // Tuesday, 08.00
		h.do("office", queue.Tick{})
		c, ok := h.View().Cases.Case(id)
		if want := time.Date(2000, 1, 4, 15, 0, 0, 0, time.UTC); !ok || c.Stage != "review" || !c.Due.Equal(want) || c.Late(time.Now()) {
			t.Fatalf("the next day: got %+v, want it in review, promised for %v", c, want)
		}
		for _, who := range []string{"hadi", "rina", "sari"} {
			h.file(who, casefile.Advance{Cases: []casefile.CaseID{id}})
		}
		h.file("sari", casefile.Hand{Case: id, Who: catalogue.Applicant})
		h.file("budi", casefile.Advance{Cases: []casefile.CaseID{id}})
		if page := h.View().Cases.ByToken("TOKEN"); len(page) != 1 || page[0].State != casefile.Closed || page[0].Late(time.Now()) {
			t.Errorf("the page of the ticket shows %+v, want a closed case in time", page)
		}
		story, err := h.FileStory(id)
		if err != nil || len(story) != 14 || story[0].Kind != casefile.CaseOpened || story[0].Private.Token != "TOKEN" || story[13].Kind != casefile.CaseClosed {
			t.Errorf("its story has %d events (%v), want 14 from its opening to its end", len(story), err)
		}
		if _, err := Prove(t.Context(), j); err != nil {
			t.Error(err)
		}
		h.Close()
	})
}

// TestANumberThatWasGivenUpOpensNoCase opens one of a ticket that did not come, and of one that is cancelled.
func TestANumberThatWasGivenUpOpensNoCase(t *testing.T) {
	h := openBanjar(t, &journal.Memory{})
	defer h.Close()
	h.do("sari", queue.OpenCounter{Counter: 1})
	missed := h.do("kiosk", queue.Issue{Service: "kk-rusak", Token: "A"})
	h.do("sari", queue.Next{Counter: 1})
	h.do("sari", queue.MarkNoShow{Counter: 1})
	gone := h.do("kiosk", queue.Issue{Service: "kk-rusak", Token: "B"})
	h.do("pemohon", queue.Cancel{Ticket: gone.Ticket})
	for _, ticket := range []queue.TicketID{missed.Ticket, gone.Ticket, 999} {
		_, _, err := h.File(t.Context(), casefile.Request{Actor: "sari", Do: casefile.Open{Ticket: uint64(ticket)}})
		if code := problem.Code(err); code != "stale" && code != "unknown_ticket" {
			t.Errorf("ticket %d: got %v, want a refusal", ticket, err)
		}
	}
}

// TestBothRoomsShareOneJournal lets commands of both rooms come in turn: their numbers follow each other, and the
// snapshot of the day's opening has both.
func TestBothRoomsShareOneJournal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal.Memory{}
		h := openBanjar(t, j)
		monday()
		for range 3 {
			h.do("kiosk", queue.Issue{Service: "kk-rusak", Token: time.Now().String()})
			h.file("sari", casefile.Open{Service: "kk-rusak", Channel: "online", Token: "T" + time.Now().String()})
			h.file("sari", casefile.SetNeed{Need: casefile.NeedSIAK, Down: !h.View().Cases.Need(casefile.NeedSIAK).Down})
			time.Sleep(24 * time.Hour)
		}
		h.do("office", queue.Tick{}) // seals
		h.file("sari", casefile.SetNeed{Need: casefile.NeedSIAK})
		view := h.View()
		if view.Cases.Seq != view.State.Seq || !view.Cases.At.Equal(view.State.At) {
			t.Errorf("the queue is at %d, %v, the applications at %d, %v", view.State.Seq, view.State.At, view.Cases.Seq, view.Cases.At)
		}
		snapshot, err := j.Snapshot()
		if err != nil || snapshot.Seq == 0 {
			t.Fatalf("no snapshot: %v", err)
		}
		if _, cases, err := Unseal(snapshot.Body); err != nil || len(cases.All()) != 3 {
			t.Errorf("the snapshot: %v, want 3 applications in it", err)
		}
		want := h.seal()
		h.Close()
		h = openBanjar(t, j)
		defer h.Close()
		if got := h.seal(); got != want {
			t.Errorf("folded\n%s\nwant\n%s", got, want)
		}
	})
}

// TestASnapshotOfBeforeThereWereApplicationsIsRead opens an office whose snapshot is the queue's line alone.
func TestASnapshotOfBeforeThereWereApplicationsIsRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal.Memory{}
		h := openBanjar(t, j)
		h.do("kiosk", queue.Issue{Service: "kk-rusak", Token: "A"})
		want := h.seal()
		h.Close()
		line, _, _ := strings.Cut(want, "\n")
		all := records(t, j)
		last := all[len(all)-1]
		j.Tamper(all, *journal.NewSnapshot(last.Seq, last.Hash, []byte(line)))
		h = openBanjar(t, j)
		defer h.Close()
		if got := h.seal(); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		h.file("sari", casefile.Open{Service: "kk-rusak", Channel: "online", Token: "B"})
	})
}

// TestNewHoursMoveWhatTheyClose closes the day that something is promised for.
func TestNewHoursMoveWhatTheyClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openBanjar(t, &journal.Memory{})
		defer h.Close()
		monday()
		id := h.file("sari", casefile.Open{Service: "kk-rusak", Channel: "online", Token: "A"}).Case
		h.file("sari", casefile.Advance{Cases: []casefile.CaseID{id}})
		plan := weekdays()
		plan.Closures = []worktime.Closure{{From: "2000-01-04", Reason: "Pindah gedung"}}
		in := banjar(t, plan)
		in.N = 2
		if err := h.Adopt(t.Context(), "adi", in); err != nil {
			t.Fatal(err)
		}
		c, _ := h.View().Cases.Case(id)
		if want := time.Date(2000, 1, 5, 15, 0, 0, 0, time.UTC); !c.Due.Equal(want) || c.Why != casefile.MovedByHours {
			t.Errorf("got %v because of %s, want %v because of the hours", c.Due, c.Why, want)
		}
	})
}

// TestAFullDiskOpensNoCasesAndMovesThoseThereAre follows the rule of the queue: who has begun is served.
func TestAFullDiskOpensNoCasesAndMovesThoseThereAre(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &crampedJournal{}
		j.Restore()
		h := openBanjar(t, j)
		defer h.Close()
		id := h.file("sari", casefile.Open{Service: "kk-rusak", Channel: "online", Token: "A"}).Case
		j.setFull(true)
		h.file("sari", casefile.Advance{Cases: []casefile.CaseID{id}})
		_, _, err := h.File(t.Context(), casefile.Request{Actor: "sari", Do: casefile.Open{Service: "kk-rusak", Channel: "online", Token: "B"}})
		if problem.Code(err) != "disk_full" || !h.View().DiskFull {
			t.Errorf("got %v, want disk_full", err)
		}
	})
}

// TestAnOfficeWithoutStandardsFollowsNoApplications refuses instead of guessing.
func TestAnOfficeWithoutStandardsFollowsNoApplications(t *testing.T) {
	h := openHouse(t, &journal.Memory{}, 1)
	defer h.Close()
	if _, _, err := h.File(t.Context(), casefile.Request{Do: casefile.Tick{}}); problem.Code(err) != "unavailable" {
		t.Errorf("got %v, want unavailable", err)
	}
}

// issuing asks for a number as staff do.
func (h house) issuing(id, service string) error {
	_, _, err := h.Do(context.Background(), queue.Request{Actor: "rina", ID: id, Do: queue.Issue{Service: service, Token: id}})
	return err
}

func TestNumbersAreClosedOnlyForWhatTheOfficeClosesAndOnlyWhileItIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openBanjar(t, &journal.Memory{})
		defer h.Close()
		monday()
		back := time.Now().Add(2 * time.Hour)
		h.file("rina", casefile.SetNeed{Need: casefile.NeedSIAK, Down: true, Expected: back})
		if err := h.issuing("told-0001", "kk-rusak"); err != nil {
			t.Fatalf("an office that closes nothing: %v", err)
		}
		in := banjar(t, weekdays())
		in.N, in.Cases.Policy = 2, casefile.DefaultPolicy()
		in.Cases.Policy.CloseWhenDown = []string{casefile.NeedSIAK}
		if err := h.Adopt(context.Background(), "adi", in); err != nil {
			t.Fatal(err)
		}
		err := h.issuing("shut-0001", "kk-rusak")
		if problem.Code(err) != "service_down" {
			t.Fatalf("got %v, want it closed", err)
		}
		v := h.View()
		p := queue.MayIssue(v.State, v.Rules, queue.Wish{Service: "kk-rusak"}, time.Now())
		if p.OK || p.Why != queue.IsDown || p.Name != casefile.NeedSIAK || !p.Again.Equal(back) {
			t.Errorf("got %+v, want what is down and until when", p)
		}
		for _, open := range []string{catalogue.Consultation, catalogue.PickUp} {
			if _, closed := v.Rules.Down[open]; closed {
				t.Errorf("%s is closed", open)
			}
		}
		if p := queue.MayIssue(v.State, v.Rules, queue.Wish{Service: "kk-rusak"}, back.Add(time.Minute)); p.OK || !p.Again.IsZero() {
			t.Errorf("got %+v after the expected end, want no time that nobody knows", p)
		}
		h.file("rina", casefile.SetNeed{Need: casefile.NeedTTE, Down: true}) // which this office does not close for
		h.file("rina", casefile.SetNeed{Need: casefile.NeedSIAK})
		if err := h.issuing("open-0001", "kk-rusak"); err != nil {
			t.Errorf("after it is back: %v", err)
		}
	})
}
