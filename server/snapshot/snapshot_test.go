package snapshot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/server/snapshot"
)

// does gives the office a command directly and returns the reply.
func does(t *testing.T, e *office.Engine, actor string, command queue.Command) queue.Reply {
	t.Helper()
	reply, _, err := e.Do(context.Background(), queue.Request{Actor: actor, Do: command})
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return reply
}

// issue gives n numbers for a service.
func issue(t *testing.T, e *office.Engine, service string, n int) {
	t.Helper()
	for i := range n {
		said := queue.Declared{Lang: "id", Needed: []string{"ktp"}, Missing: []string{"ktp"}}
		does(t, e, "kiosk", queue.Issue{Service: service, Said: said, Token: fmt.Sprintf("TOKEN%s%d", service, i)})
	}
}

func TestNoListIsEverNull(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	view := r.Engine.View()
	does(t, r.Engine, "kiosk", queue.Issue{Service: "konsultasi", Token: "TOKEN"})
	ticket, _ := r.Engine.View().State.ByToken("TOKEN")
	for name, shown := range map[string]any{
		"board": snapshot.BoardOf(r.Office, view, rig.Zone, nil), "counter": snapshot.TerminalOf(r.Office, view, 1),
		"front office": snapshot.FrontOfficeOf(r.Office, view), "ticket": snapshot.TicketOf(r.Office, r.Engine.View(), ticket),
	} {
		raw, err := json.Marshal(shown)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range []string{"calls", "services", "counters", "serves", "next", "by_service", "missed", "rings", "zones", "checks", "recent", "missing", "needed", "advice", "complaints"} {
			if strings.Contains(string(raw), `"`+list+`":null`) {
				t.Errorf("%s: %s is null", name, list)
			}
		}
	}
}

func TestThePositionCountsTheRivalsOnly(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) {
		rules.Counters[0].Serves, rules.Counters[1].Serves = []string{"kk-rusak"}, []string{"konsultasi"}
		rules.Counters = rules.Counters[:2]
	}})
	issue(t, r.Engine, "kk-rusak", 3)
	issue(t, r.Engine, "konsultasi", 1)
	view := r.Engine.View()
	for token, want := range map[string]int{"TOKENkk-rusak0": 1, "TOKENkk-rusak2": 3, "TOKENkonsultasi0": 1} {
		ticket, _ := view.State.ByToken(token)
		shown := snapshot.TicketOf(r.Office, view, ticket)
		if shown.Position == nil || *shown.Position != want || *shown.Ahead != want-1 {
			t.Errorf("%s: got position %v, want %d", token, shown.Position, want)
		}
	}
}

func TestABoardKeepsSixteenCallsOldestFirst(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	issue(t, r.Engine, "kk-rusak", 20)
	does(t, r.Engine, "sari", queue.OpenCounter{Counter: 1})
	for range 20 {
		does(t, r.Engine, "sari", queue.Next{Counter: 1})
		does(t, r.Engine, "sari", queue.Finish{Counter: 1})
	}
	calls := snapshot.BoardOf(r.Office, r.Engine.View(), rig.Zone, nil).Calls
	if len(calls) != 16 || calls[0].Number != "A-005" || calls[15].Number != "A-020" || calls[15].Seq != 20 {
		t.Errorf("got %d calls from %v to %v, want A-005 to A-020", len(calls), calls[0], calls[len(calls)-1])
	}
}

func TestTimesAreInTheOfficesZone(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	issue(t, r.Engine, "kk-rusak", 1)
	ticket, _ := r.Engine.View().State.ByToken("TOKENkk-rusak0")
	shown := snapshot.TicketOf(r.Office, r.Engine.View(), ticket)
	if _, offset := shown.IssuedAt.Zone(); offset != 7*60*60 {
		t.Errorf("got %v, want Western Indonesian time", shown.IssuedAt)
	}
	if shown.CalledAt != nil || shown.EndedAt != nil {
		t.Errorf("got called %v and ended %v before either happened", shown.CalledAt, shown.EndedAt)
	}
}

func TestWhatTheCatalogueNoLongerHasKeepsItsName(t *testing.T) {
	o := rig.Open(t, rig.Options{}).Office
	if s := snapshot.ServiceOf(o, "gone"); s.ID != "gone" || s.Name.In("en") != "gone" {
		t.Errorf("got %+v", s)
	}
	if rows := snapshot.Named(o, "gone", []string{"paper"}, true); len(rows) != 1 || rows[0].Label.In("id") != "paper" {
		t.Errorf("got %+v", rows)
	}
}

func TestATicketKeepsTheStandardsItWasIssuedUnder(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	said := queue.Declared{Needed: []string{"ktp", "kk_rusak"}, Missing: []string{"ktp"}, Lang: "id"}
	request := queue.Request{Actor: "test", Do: queue.Issue{Service: "kk-rusak", Said: said, Token: "OLD"}}
	if _, _, err := r.Engine.Do(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	r.Decide(t, func(d *setup.Document) {
		d.Catalogue = bytes.ReplaceAll(d.Catalogue, []byte("KK yang rusak"), []byte("Kartu lama yang rusak"))
	})
	request.Do = queue.Issue{Service: "kk-rusak", Said: said, Token: "NEW"}
	if _, _, err := r.Engine.Do(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	view := r.Engine.View()
	for token, want := range map[string]string{"OLD": "KK yang rusak", "NEW": "Kartu lama yang rusak"} {
		ticket, _ := view.State.ByToken(token)
		if got := snapshot.TicketOf(r.Office, view, ticket).Needed[1].Label.In("id"); !strings.HasPrefix(got, want) {
			t.Errorf("%s needs %q, want %q: what its person was shown", token, got, want)
		}
	}
}

func TestMidnightEndsADay(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) {
		d.Always = false
		d.Hours = worktime.Plan{Week: map[string]string{"senin-minggu": "00.00-24.00"}, Holidays: worktime.HolidaysNone}
	})
	hours := snapshot.HoursOf(r.Office)
	if hours.Closes == nil || *hours.Closes != "24.00" || hours.IssueUntil == nil || *hours.IssueUntil != "24.00" {
		t.Errorf("got %+v, want 24.00", hours)
	}
	if got := worktime.FormatEndZone("id", time.Date(2026, 11, 23, 15, 0, 0, 0, r.Office.Now().Location())); got != "15.00 WIB" {
		t.Errorf("got %s", got)
	}
}

func TestAClerkReadsTheStandardThatThePersonWasShown(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	issue(t, r.Engine, "kk-rusak", 1)
	ticket, _ := r.Engine.View().State.ByToken("TOKENkk-rusak0")
	if hand := snapshot.InHandOf(r.Office, r.Engine.View(), ticket); hand.Standard != nil {
		t.Error("an unchanged standard is sent all the same")
	}
	old, _ := r.Office.Catalogue().Service("kk-rusak")
	gone := old.Requirements[0]
	r.Decide(t, func(d *setup.Document) {
		doc := map[string]any{}
		if err := json.Unmarshal(d.Catalogue, &doc); err != nil {
			t.Fatal(err)
		}
		service := doc["services"].([]any)[0].(map[string]any)
		service["requirements"] = service["requirements"].([]any)[1:]
		raw, err := json.Marshal(service)
		if err != nil {
			t.Fatal(err)
		}
		if d.Catalogue, err = catalogue.SetService(d.Catalogue, "kk-rusak", raw); err != nil {
			t.Fatal(err)
		}
	})
	ticket, _ = r.Engine.View().State.ByToken("TOKENkk-rusak0")
	hand := snapshot.InHandOf(r.Office, r.Engine.View(), ticket)
	raw, err := json.Marshal(hand.Standard)
	if err != nil || hand.Standard == nil || !strings.Contains(string(raw), gone.Label.In("id")) || !slices.Contains(hand.Needed, gone.ID) {
		t.Errorf("got %s, needed %v, want the row %s that is no more", raw, hand.Needed, gone.ID)
	}
}
