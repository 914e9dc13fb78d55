package kiosk_test

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// A door opens when the test says so.
type door struct{ opens atomic.Int64 }

func newDoor(in time.Duration) *door {
	d := new(door)
	d.opens.Store(time.Now().Add(in).UnixMilli())
	return d
}

func (d *door) Opens(string) time.Time { return time.UnixMilli(d.opens.Load()) }

func (d *door) At(now time.Time) queue.Hours {
	if opens := d.Opens(""); now.Before(opens) {
		return queue.Hours{Why: "before_opening", Next: opens}
	}
	return queue.Hours{Open: true}
}

// early is an office that gives lots, half an hour before its door opens.
func early(t *testing.T) (*rig.Rig, *door) {
	t.Helper()
	d := newDoor(30 * time.Minute)
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) {
		rules.Opening, rules.Policy = d, queue.DefaultPolicy()
		rules.Policy.BeforeOpening = queue.BeforeLot
	}})
	return r, d
}

// open lets the door open, and the office see it.
func (d *door) open(t *testing.T, r *rig.Rig) {
	t.Helper()
	d.opens.Store(time.Now().Add(-time.Second).UnixMilli())
	if _, _, err := r.Engine.Do(t.Context(), queue.Request{Actor: "office", Do: queue.Tick{}}); err != nil {
		t.Fatal(err)
	}
}

// TestLotsGetTheirNumbersWhenTheDoorOpens walks a morning: kiosk, phone, board and the list by which the draw is verified.
func TestLotsGetTheirNumbersWhenTheDoorOpens(t *testing.T) {
	r, d := early(t)
	kiosk, anyone := r.AtKiosk(), r.Anyone()
	if _, got := kiosk.Get(t, "/api/v1/kiosk/status"); got["hours"].(map[string]any)["draw"] == nil {
		t.Fatalf("the kiosk is not told that lots are given: %v", got["hours"])
	}
	tokens := map[string]string{}
	for i, id := range []string{"lot-0001", "lot-0002", "lot-0003"} {
		got := kiosk.Ticket(t, id, "konsultasi")
		want := queue.Number(queue.LotPrefix, i+1)
		if got["number"] != want || got["state"] != "lot" || got["position"] != 0.0 || got["lot"].(map[string]any)["draw"] == nil {
			t.Fatalf("got %v, want lot %s", got, want)
		}
		tokens[want] = got["token"].(string)
	}
	if _, got := back(t, kiosk, "lot-1001", "un2"); got["result"] != "lot" || got["number"] != "UN-002" {
		t.Errorf("before the draw: got %v", got)
	}
	if _, page := anyone.Page(t, "/t/"+tokens["UN-002"]); !strings.Contains(page, "UN-002") || !strings.Contains(page, "Diundi pukul") {
		t.Error("the phone does not say when the lot is drawn")
	}
	if _, got := anyone.Get(t, "/api/v1/board/utama"); got["lots"].(map[string]any)["held"] != 3.0 {
		t.Errorf("the board: got %v, want 3 lots", got["lots"])
	}
	d.open(t, r)
	if late := kiosk.Ticket(t, "lot-0004", "konsultasi"); late["number"] != "G-004" || late["position"] != 4.0 {
		t.Errorf("who comes at opening: got %v %v, want behind all lots", late["number"], late["position"])
	}
	status, again := kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "lot-0001", "service": "konsultasi", "have": []string{}, "lang": "id"})
	if status != http.StatusOK || again["number"] != "UN-001" || again["state"] != "lot" {
		t.Errorf("repeated after the draw: got %d %v, want the first reply", status, again)
	}
	drawn := numbers(t, r, 3)
	for lot, token := range tokens {
		_, got := back(t, kiosk, "lot-2-"+lot, lot)
		if got["result"] != "waiting" || got["number"] != drawn[lot] || got["lot"].(map[string]any)["number"] != lot {
			t.Errorf("%s at the kiosk: got %v, want %s", lot, got, drawn[lot])
		}
		if _, page := anyone.Page(t, "/t/"+token); !strings.Contains(page, drawn[lot]) {
			t.Errorf("the phone of %s does not show %s", lot, drawn[lot])
		}
	}
	_, board := anyone.Get(t, "/api/v1/board/utama")
	if rows := board["lots"].(map[string]any)["drawn"].([]any); len(rows) != 3 || rows[0].(map[string]any)["number"] != "G-001" {
		t.Errorf("the board shows %v", rows)
	}
}

// numbers are what GET /api/v1/lots says that each lot became: G-001 to the last, each once, in the order of the draw.
func numbers(t *testing.T, r *rig.Rig, n int) map[string]string {
	t.Helper()
	_, got := r.Anyone().Get(t, "/api/v1/lots")
	seed, _ := got["seed"].(string)
	drawn, order := map[string]string{}, []string{}
	for _, row := range got["lots"].([]any) {
		row := row.(map[string]any)
		drawn[row["lot"].(string)], _ = row["number"].(string)
		order = append(order, row["lot"].(string))
	}
	slices.SortFunc(order, func(a, b string) int { return strings.Compare(queue.LotKey(seed, a), queue.LotKey(seed, b)) })
	for i, lot := range order {
		if want := queue.Number("G", i+1); len(order) != n || drawn[lot] != want {
			t.Fatalf("%s is drawn as %d and has %q, want %s", lot, i+1, drawn[lot], want)
		}
	}
	return drawn
}

// TestADrawnNumberIsPrintedForWhoShowsTheLot: the slip of the lot leads to the slip of the number, whenever it is shown.
func TestADrawnNumberIsPrintedForWhoShowsTheLot(t *testing.T) {
	r, d := early(t)
	kiosk := r.AtKiosk()
	token := kiosk.Ticket(t, "print-0001", "konsultasi")["token"].(string)
	r.Until(t, "the lot to be printed", func() bool { return len(r.Engine.View().State.PendingJobs()) == 0 })
	d.open(t, r)
	status, got := kiosk.Post(t, "/api/v1/kiosk/reprint", map[string]any{"request_id": "print-0002", "ticket": token})
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, got)
	}
	r.Until(t, "the number to be printed", func() bool { return len(r.Engine.View().State.PendingJobs()) == 0 })
}
