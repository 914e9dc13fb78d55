package admin_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/server/edge"
)

func TestAScreenIsMeasuredAndReachesItsBoard(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/boards/screens/new")
	form.Set("name", "depan")
	form.Set("diagonal", "43")
	form.Set("farthest", "8,5")
	admin.done("/admin/boards/screens/new", form)
	want := setup.Screen{Name: "depan", Zone: rig.Zone, Layout: setup.LayoutHall, FarthestM: 8.5, DiagonalIn: 43}
	if got := r.Office.Setup().Document.Boards.Screens; len(got) != 1 || got[0].Name != want.Name || got[0].FarthestM != want.FarthestM || got[0].DiagonalIn != want.DiagonalIn || got[0].Layout != want.Layout {
		t.Errorf("got %+v, want %+v", got, want)
	}
	_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	screen := board["screens"].([]any)[0].(map[string]any)
	if screen["name"] != "depan" || screen["farthest_seat_m"] != 8.5 {
		t.Errorf("the board gets %v", screen)
	}
	if _, page := admin.look("/admin/boards"); !strings.Contains(page, "terbaca dari 13 m") || !strings.Contains(page, "43″, 8,5 m") {
		t.Error("the page does not say from where it is read")
	}
}

func TestAScreenThatTheLastSeatCannotReadIsRefusedAtItsField(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/boards/screens/new")
	form.Set("name", "kecil")
	form.Set("diagonal", "32")
	form.Set("farthest", "12")
	status, _, page := admin.send("/admin/boards/screens/new", form)
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="farthest-error"`) || !strings.Contains(page, "Untuk 12 m layar 32″ terlalu kecil; tata letak ini terbaca paling jauh dari 10 m.") {
		t.Errorf("got %d %q, want the reason", status, errorsOf(page))
	}
	form.Set("farthest", "dua belas")
	if status, _, page := admin.send("/admin/boards/screens/new", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, "dua belas") {
		t.Errorf("got %d, want what was typed kept", status)
	}
	if n := len(r.Office.Setup().Document.Boards.Screens); n != 0 {
		t.Errorf("%d screens were kept", n)
	}
}

func TestAScreenIsChangedAndRemoved(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	r.Decide(t, func(d *setup.Document) {
		d.Boards.Screens = []setup.Screen{{Name: "pintu", Zone: rig.Zone, Layout: setup.LayoutHall}}
	})
	form := admin.filled("/admin/boards/screens/pintu")
	form.Set("layout", setup.LayoutDoor)
	if status, _, page := admin.send("/admin/boards/screens/pintu", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="counters-error"`) {
		t.Errorf("a sign of no counter: got %d %q", status, errorsOf(page))
	}
	form.Set("counters", "2")
	admin.done("/admin/boards/screens/pintu", form)
	if s := r.Office.Setup().Document.Boards.Screens[0]; s.Layout != setup.LayoutDoor || len(s.Counters) != 1 || s.Counters[0] != 2 {
		t.Errorf("got %+v", s)
	}
	admin.done("/admin/boards/screens/pintu/remove", url.Values{})
	if n := len(r.Office.Setup().Document.Boards.Screens); n != 0 {
		t.Errorf("%d are left", n)
	}
	if status, _ := admin.look("/admin/boards/screens/pintu"); status != http.StatusNotFound {
		t.Errorf("removed: got %d", status)
	}
}

func TestAllBoardsAreTold(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/boards/settings")
	form.Set("show_next", "yes")
	admin.done("/admin/boards/settings", form)
	if b := r.Office.Setup().Document.Boards; !b.ShowNext || b.NightDark {
		t.Errorf("got %+v", b)
	}
}

func TestASupervisorPutsANoticeOnTheBoardsAndTakesItAway(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	boss := at(t, r, rig.Supervisor)
	form := boss.filled("/admin/notices")
	form.Set("text_id", "SIAK sedang  gangguan")
	boss.done("/admin/notices", form)
	notices := func() []any {
		_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
		return board["notices"].([]any)
	}
	if got := notices(); len(got) != 1 || got[0].(map[string]any)["text"].(map[string]any)["id"] != "SIAK sedang gangguan" {
		t.Errorf("the boards get %v", got)
	}
	form = boss.filled("/admin/notices")
	form.Set("text_id", "Terlambat")
	form.Set("until", "00.00")
	if status, _, page := boss.send("/admin/notices", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="until-error"`) {
		t.Errorf("until a time that is over: got %d %q", status, errorsOf(page))
	}
	if status, _, _ := at(t, r, rig.Clerk).send("/admin/notices", form); status != http.StatusForbidden {
		t.Errorf("an operator: got %d", status)
	}
	remove := url.Values{"base": {form.Get("base")}}
	boss.done("/admin/notices/0/remove", remove)
	if got := notices(); len(got) != 0 {
		t.Errorf("taken away, the boards get %v", got)
	}
	if status, _, _ := boss.send("/admin/notices/7/remove", remove); status == http.StatusOK {
		t.Errorf("one that is not there: got %d", status)
	}
}

func TestThePageOfTheDevicesSaysHowABoardFares(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	device, err := r.Store.Device(staff.HashSecret(rig.KioskToken))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	r.Office.Beats.Heard(device.ID, edge.Beat{SeenAt: now, Board: &edge.BoardBeat{Muted: true, Polling: true, Seq: 12, Silent: 20 * time.Second, ReadM: 9.5, Screen: "depan"}}, now)
	_, page := at(t, r, rig.Admin).look("/admin/devices")
	for _, want := range []string{"layar depan", "suara diblokir", "tanpa soket", "20 detik tanpa kabar", "terlalu kecil: terbaca dari 9,5 m", "keadaan 12"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
