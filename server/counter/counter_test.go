package counter_test

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/counter"
)

// An office with numbers given at once, some people waiting and a clerk.
type hall struct {
	*rig.Rig
	t     *testing.T
	kiosk *rig.Client
	clerk *rig.Client
}

func open(t *testing.T, waiting int) *hall {
	t.Helper()
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	h := &hall{Rig: r, t: t, kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk)}
	for i := range waiting {
		h.kiosk.Ticket(t, fmt.Sprintf("arrival-%04d", i), "kk-rusak", "ktp")
	}
	return h
}

// does gives a command that must succeed, and returns the ticket's number and state: "A-001 called", or "-".
func (h *hall) does(n int, action string, more ...any) string {
	h.t.Helper()
	status, body := h.clerk.Command(h.t, n, action, pairs(more))
	if status != http.StatusOK {
		h.t.Fatalf("%s at counter %d: got %d %v, want 200", action, n, status, body)
	}
	return inHand(body)
}

// refuses gives a command that must be refused with a status and code; it returns what the refusal says is so.
func (h *hall) refuses(n int, action string, status int, code string, more ...any) string {
	h.t.Helper()
	got, body := h.clerk.Command(h.t, n, action, pairs(more))
	if got != status || body["code"] != code {
		h.t.Errorf("%s at counter %d: got %d %v, want %d %s", action, n, got, body, status, code)
	}
	state, ok := body["state"].(map[string]any)
	if !ok {
		return "no state"
	}
	return state["counter"].(map[string]any)["state"].(string) + " " + inHand(state)
}

func pairs(list []any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(list); i += 2 {
		out[list[i].(string)] = list[i+1]
	}
	return out
}

func inHand(body map[string]any) string {
	ticket, ok := body["ticket"].(map[string]any)
	if !ok {
		return "-"
	}
	return fmt.Sprint(ticket["number"], " ", ticket["state"])
}

func (h *hall) wants(what, got, want string) {
	h.t.Helper()
	if got != want {
		h.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestADayAtOneCounter(t *testing.T) {
	h := open(t, 6)
	h.wants("open", h.does(1, "open"), "-")
	h.wants("next", h.does(1, "next"), "A-001 called")
	h.wants("recall", h.does(1, "recall"), "A-001 called")
	h.wants("start", h.does(1, "start"), "A-001 serving")
	h.wants("recall while serving", h.does(1, "recall"), "A-001 serving")
	h.wants("finish", h.does(1, "finish"), "A-001 done")
	h.wants("next", h.does(1, "next"), "A-002 called")
	h.wants("no-show", h.does(1, "no-show"), "A-002 no_show")
	h.wants("call the no-show", h.does(1, "call", "ticket", "A-002"), "A-002 called")
	h.wants("finish at once", h.does(1, "finish"), "A-002 done")
	h.wants("call out of order", h.does(1, "call", "ticket", "A-005"), "A-005 called")
	h.wants("requeue", h.does(1, "requeue"), "A-005 waiting")
	h.wants("next", h.does(1, "next"), "A-003 called")
	h.wants("start", h.does(1, "start"), "A-003 serving")
	h.wants("requeue while serving", h.does(1, "requeue"), "A-003 waiting")
	h.wants("next is the one put back", h.does(1, "next"), "A-003 called")
	h.wants("return", h.does(1, "return", "missing", []string{"f102", "kk_rusak"}), "A-003 returned")
	h.wants("close", h.does(1, "close"), "-")
}

func TestNextWithNobodyWaitingIsNoError(t *testing.T) {
	h := open(t, 0)
	h.does(1, "open")
	h.wants("next", h.does(1, "next"), "-")
	h.kiosk.Ticket(t, "late-00001", "kk-rusak")
	h.wants("next once somebody came", h.does(1, "next"), "A-001 called")
}

func TestARefusalSaysHowThingsStand(t *testing.T) {
	h := open(t, 3)
	h.wants("next while closed", h.refuses(1, "next", 409, "counter_closed"), "closed -")
	h.wants("call while closed", h.refuses(1, "call", 409, "counter_closed", "ticket", "A-001"), "closed -")
	h.does(1, "open")
	for _, action := range []string{"recall", "start", "finish", "no-show", "requeue"} {
		h.wants(action+" with empty hands", h.refuses(1, action, 409, "stale"), "open -")
	}
	h.wants("return with empty hands", h.refuses(1, "return", 409, "stale", "missing", []string{"ktp"}), "open -")
	h.does(1, "next")
	h.wants("next with one in hand", h.refuses(1, "next", 409, "ticket_in_hand"), "open A-001 called")
	h.wants("close with one in hand", h.refuses(1, "close", 409, "ticket_in_hand"), "open A-001 called")
	if _, body := h.clerk.Command(t, 1, "close", nil); !strings.Contains(fmt.Sprint(body["hint"]), "serahkan") || strings.Contains(fmt.Sprint(body["hint"]), "panggil") {
		t.Errorf("who closes is told %q", body["hint"])
	}
	h.wants("call with one in hand", h.refuses(1, "call", 409, "ticket_in_hand", "ticket", "A-002"), "open A-001 called")
	for _, action := range []string{"recall", "start", "finish", "no-show", "requeue"} {
		h.wants(action+" of another ticket", h.refuses(1, action, 409, "stale", "ticket", "A-002"), "open A-001 called")
	}
	h.does(1, "start")
	h.wants("start again", h.refuses(1, "start", 409, "stale"), "open A-001 serving")
	h.wants("no-show of one in service", h.refuses(1, "no-show", 409, "stale"), "open A-001 serving")
	h.does(2, "open")
	h.wants("call of one in service elsewhere", h.refuses(2, "call", 409, "stale", "ticket", "A-001"), "open -")
	h.wants("call of a number nobody has", h.refuses(2, "call", 404, "unknown_ticket", "ticket", "A-777"), "open -")
}

func TestARefusalThatIsNoNewsHasNoState(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.does(1, "next")
	cases := []struct {
		name, action string
		status       int
		code         string
		more         []any
	}{
		{"return that names nothing", "return", 400, "bad_field", nil},
		{"return that names an empty list", "return", 400, "bad_field", []any{"missing", []string{}}},
		{"return of what the service does not ask for", "return", 422, "unknown_requirement", []any{"missing", []string{"paspor"}}},
		{"return of the same twice", "return", 422, "unknown_requirement", []any{"missing", []string{"ktp", "ktp"}}},
		{"return of an unknown kind", "return", 400, "bad_field", []any{"missing", []any{map[string]string{"id": "ktp", "kind": "hilang"}}}},
		{"call that names nobody", "call", 400, "bad_field", nil},
		{"a ticket of 21 characters", "start", 400, "bad_field", []any{"ticket", strings.Repeat("A", 21)}},
		{"a command id of 7 characters", "start", 400, "bad_field", []any{"command_id", "1234567"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if state := h.refuses(1, c.action, c.status, c.code, c.more...); state != "no state" {
				t.Errorf("got state %q, want none", state)
			}
		})
	}
	for _, n := range []int{0, 9} {
		if got := h.refuses(n, "open", 404, "unknown_counter"); got != "no state" {
			t.Errorf("counter %d: got state %q", n, got)
		}
	}
}

func TestARepeatedCommandIsDoneOnceAndAnsweredAlike(t *testing.T) {
	h := open(t, 2)
	h.does(1, "open")
	first := h.does(1, "next", "command_id", "press-0001")
	h.does(1, "start")
	h.wants("the same press again", h.does(1, "next", "command_id", "press-0001"), first)
	if _, now := h.clerk.Get(t, "/api/v1/counters/1"); inHand(now) != "A-001 serving" {
		t.Errorf("the counter holds %s, want A-001 serving", inHand(now))
	}
	h.refuses(1, "start", 409, "request_id_reused", "command_id", "press-0001")
	h.refuses(2, "next", 409, "request_id_reused", "command_id", "press-0001")
	other := &hall{Rig: h.Rig, t: t, kiosk: h.kiosk, clerk: h.SignedIn(t, rig.Supervisor)}
	other.does(2, "open")
	other.wants("the same id of somebody else", other.does(2, "next", "command_id", "press-0001"), "A-002 called")
}

func TestASecondLoginTakesTheCounterOver(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.does(1, "next")
	second := &hall{Rig: h.Rig, t: t, kiosk: h.kiosk, clerk: h.SignedIn(t, rig.Supervisor)}
	second.wants("open with a ticket in hand", second.does(1, "open"), "A-001 called")
	_, now := h.clerk.Get(t, "/api/v1/counters/1")
	if got := now["counter"].(map[string]any)["operator"]; got != rig.Supervisor {
		t.Errorf("got operator %v, want %s", got, rig.Supervisor)
	}
	second.wants("finish what the first one called", second.does(1, "finish"), "A-001 done")
}

func TestAReturnTellsThePhoneWhatFailedAndHow(t *testing.T) {
	h := open(t, 0)
	token := h.kiosk.Ticket(t, "return-001", "kk-rusak", "f102", "kk_rusak", "ktp")["token"].(string)
	h.does(1, "open")
	h.does(1, "next")
	h.does(1, "return", "missing", []any{map[string]string{"id": "ktp", "kind": "tidak_valid"}, "f102"})
	_, phone := h.Anyone().Get(t, "/api/v1/tickets/"+token)
	var got []string
	for _, row := range phone["missing"].([]any) {
		row := row.(map[string]any)
		got = append(got, fmt.Sprint(row["id"], " ", row["kind"]))
	}
	if want := []string{"ktp tidak_valid", "f102 kurang"}; phone["state"] != "returned" || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v %v, want returned %v", phone["state"], got, want)
	}
}

func TestTheTerminalShowsWhatComesNext(t *testing.T) {
	h := open(t, 5)
	h.does(1, "open")
	h.does(1, "next")
	h.does(1, "no-show")
	h.does(1, "next")
	h.kiosk.Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "ring-00001"})
	_, screen := h.clerk.Get(t, "/api/v1/counters/1")
	var next []any
	for _, row := range screen["next"].([]any) {
		next = append(next, row.(map[string]any)["number"])
	}
	if want := []any{"A-003", "A-004", "A-005"}; !reflect.DeepEqual(next, want) || screen["waiting"] != 3.0 {
		t.Errorf("got next %v of %v, want %v of 3", next, screen["waiting"], want)
	}
	missed := screen["missed"].([]any)
	if len(missed) != 1 || missed[0].(map[string]any)["number"] != "A-001" || len(screen["rings"].([]any)) != 1 {
		t.Errorf("got missed %v and rings %v, want A-001 and one ring", missed, screen["rings"])
	}
	ticket := screen["ticket"].(map[string]any)
	if !reflect.DeepEqual(ticket["have"], []any{"ktp"}) || !reflect.DeepEqual(ticket["missing"], []any{"f102", "kk_rusak"}) {
		t.Errorf("got have %v, missing %v", ticket["have"], ticket["missing"])
	}
}

func TestTheListOfCountersSaysWhoSitsWhere(t *testing.T) {
	h := open(t, 0)
	h.does(2, "open")
	_, body := h.clerk.Get(t, "/api/v1/counters")
	var got []string
	for _, c := range body["counters"].([]any) {
		c := c.(map[string]any)
		got = append(got, fmt.Sprint(c["n"], c["state"], c["operator"]))
	}
	if want := []string{"1closed", "2open" + rig.Clerk, "3closed"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEveryActionHasACall(t *testing.T) {
	want := []string{"assist", "assist-answer", "assist-end", "break", "call", "call-paper", "close", "finish", "join", "mute", "next", "next-service", "no-show", "open",
		"park", "party", "priority", "recall", "rejoin", "requeue", "return", "split", "start", "transfer", "undo", "unmute", "unpark"}
	if got := counter.Actions(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFiftyCountersPressNextOnAThousandTickets(t *testing.T) {
	const counters, tickets = 50, 1000
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Counters: counters})
	kiosk := r.Anyone()
	kiosk.Bearer = rig.PaperlessToken
	var takers sync.WaitGroup
	for k := range 10 {
		takers.Go(func() {
			for i := range tickets / 10 {
				kiosk.Ticket(t, fmt.Sprintf("thousand-%d-%d", k, i), "kk-rusak")
			}
		})
	}
	takers.Wait()
	clerk := r.SignedIn(t, rig.Clerk)
	var (
		mu     sync.Mutex
		called = map[string]int{}
		desks  sync.WaitGroup
	)
	for n := 1; n <= counters; n++ {
		desks.Go(func() {
			clerk.Command(t, n, "open", nil)
			for {
				status, body := clerk.Command(t, n, "next", nil)
				ticket, ok := body["ticket"].(map[string]any)
				if status != http.StatusOK || !ok {
					return
				}
				mu.Lock()
				called[ticket["number"].(string)]++
				mu.Unlock()
				clerk.Command(t, n, "finish", nil)
			}
		})
	}
	desks.Wait()
	for number, times := range called {
		if times != 1 {
			t.Errorf("%s was called %d times", number, times)
		}
	}
	if len(called) != tickets {
		t.Errorf("%d numbers were called, want %d", len(called), tickets)
	}
	state := r.Engine.View().State
	for n := 1; n <= tickets; n++ {
		ticket, ok := state.ByNumber(fmt.Sprintf("A-%03d", n))
		if !ok || ticket.State != queue.Done {
			t.Fatalf("A-%03d: got %v, want it done", n, ticket)
		}
	}
}
