package snapshot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
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
