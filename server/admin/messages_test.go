package admin_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/message"
	"antrean/office/queue"
)

// A choosy gateway takes nothing for good, until it is told to.
type choosy struct{ takes atomic.Bool }

func (*choosy) Name() string { return "webhook gateway.lan" }

func (g *choosy) Send(context.Context, *message.Envelope) error {
	if g.takes.Load() {
		return nil
	}
	return &message.Failure{Reason: "status_422", Lasting: true}
}

// until looks at the page until something is so: sending is no event of the office that one could wait for.
func (d *desk) until(what string, so func() bool) {
	d.t.Helper()
	for end := time.Now().Add(20 * time.Second); !so(); d.look("/admin/pesan") {
		if time.Now().After(end) {
			d.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// TestStaffSeeWhatWasGivenUp and try it again, send a trial message, and never see a number.
func TestStaffSeeWhatWasGivenUp(t *testing.T) {
	g := &choosy{}
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Gateway: g})
	token := r.AtKiosk().Ticket(t, "message-01", "kk-rusak")["token"].(string)
	if err := r.Office.Messages.Leave(token, "081234567890", "id"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []queue.Command{queue.OpenCounter{Counter: 1}, queue.Next{Counter: 1}} {
		if _, _, err := r.Engine.Do(t.Context(), queue.Request{Actor: rig.Clerk, Do: c}); err != nil {
			t.Fatal(err)
		}
	}
	dead := func(n int) func() bool {
		return func() bool { load, err := r.Store.Load(); return err == nil && load.Dead == n && load.Queued == 0 }
	}
	boss := at(t, r, rig.Admin)
	boss.until("the message is given up", dead(1))
	_, page := boss.look("/admin/pesan?lang=id")
	for _, part := range []string{"webhook gateway.lan", "A-001", "Dipanggil", "menjawab 422", "Coba lagi semua"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page does not say %q", part)
		}
	}
	if strings.Contains(page, "34567890") || strings.Contains(page, "•••") {
		t.Error("the page shows the number")
	}
	for _, path := range []string{"/admin/devices?lang=id", "/kesehatan?lang=id"} {
		if _, page := boss.look(path); !strings.Contains(page, "webhook gateway.lan") || !strings.Contains(page, "1 pesan gagal dikirim") || !strings.Contains(page, `<a href="/admin/pesan">Lihat pesan`) {
			t.Errorf("%s does not say how the gateway does, or lead to what was given up", path)
		}
	}
	if _, page := at(t, r, rig.Clerk).look("/kesehatan?lang=id"); !strings.Contains(page, "webhook gateway.lan") || strings.Contains(page, `href="/admin/pesan"`) {
		t.Error("a clerk does not see the gateway, or is led where only others may go")
	}
	home := `<a href="/admin/pesan"><span class="tag warn">1</span></a>`
	if _, page := boss.look("/admin?lang=id"); !strings.Contains(page, home) {
		t.Error("home does not say that a message was given up")
	}
	g.takes.Store(true)
	boss.done("/admin/pesan/lagi", url.Values{"id": {"all"}})
	boss.until("it is sent", dead(0))
	if _, page := boss.look("/admin?lang=id"); !strings.Contains(page, "<dt>Pesan gagal dikirim</dt><dd>0</dd>") {
		t.Error("home still says that a message was given up")
	}
	boss.done("/admin/pesan/coba", url.Values{"contact": {"081234567890"}})
	if status, _, page := boss.send("/admin/pesan/coba", url.Values{"contact": {"12"}}); status != http.StatusUnprocessableEntity || !strings.Contains(page, `value="12"`) {
		t.Errorf("a wrong number: %d", status)
	}
}
