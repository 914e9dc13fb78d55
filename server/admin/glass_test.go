package admin_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"antrean/internal/rig"
)

// glassPath is the page of the glass of a kiosk.
func glassPath(t *testing.T, r *rig.Rig, kiosk string) (page, measure string) {
	t.Helper()
	all, err := r.Office.Devices.Devices()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.Name == kiosk {
			return fmt.Sprintf("/admin/devices/%d/glass", d.ID), fmt.Sprintf("/admin/devices/%d/measure", d.ID)
		}
	}
	t.Fatalf("no device %s", kiosk)
	return "", ""
}

func TestAnAdminTellsAndMeasuresAGlass(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, kiosk := at(t, r, rig.Admin), r.AtKiosk()
	page, measure := glassPath(t, r, rig.Kiosk)
	form := admin.filled(page)
	form.Set("diagonal", "21,5")
	form.Set("bottom", "850")
	form.Set("langs", "EN, id")
	form.Set("guide", "45")
	admin.done(page, form)
	if k := r.Office.Setup().Document.KioskOf(rig.Kiosk); k.DiagonalIn != 21.5 || k.BottomMM != 850 || k.Guide != 45 || strings.Join(k.Langs, " ") != "en id" {
		t.Errorf("got %+v", k)
	}
	for field, value := range map[string]string{"diagonal": "besar", "bottom": "99999", "langs": "xx", "guide": "101"} {
		form := admin.filled(page)
		form.Set(field, value)
		if status, _, body := admin.send(page, form); status != http.StatusUnprocessableEntity || !strings.Contains(body, `id="`+field+`-error"`) {
			t.Errorf("%s=%q: got %d %q", field, value, status, errorsOf(body))
		}
	}
	tell := map[string]any{"request_id": "measure-0001", "card_px": 342.4}
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/glass", tell); status != http.StatusConflict || reply["code"] != "not_measuring" {
		t.Errorf("unasked: got %d %v, want 409 not_measuring", status, reply)
	}
	admin.done(measure, url.Values{})
	if _, status := kiosk.Get(t, "/api/v1/kiosk/status"); status["glass"].(map[string]any)["measure"] != true {
		t.Errorf("got %v, want the kiosk to be measured", status["glass"])
	}
	if status, _ := kiosk.Post(t, "/api/v1/kiosk/glass", map[string]any{"request_id": "measure-0002", "card_px": 3}); status != http.StatusBadRequest {
		t.Errorf("a card of 3 px: got %d, want 400", status)
	}
	for range 2 {
		if status, glass := kiosk.Post(t, "/api/v1/kiosk/glass", tell); status != http.StatusOK || glass["card_px"] != 342.4 || glass["measure"] != false {
			t.Errorf("got %d %v", status, glass)
		}
	}
	if k := r.Office.Setup().Document.KioskOf(rig.Kiosk); k.CardPx != 342.4 || k.BottomMM != 850 {
		t.Errorf("got %+v, want the rest kept", k)
	}
	form = admin.filled(page)
	form.Set("forget", "yes")
	admin.done(page, form)
	if k := r.Office.Setup().Document.KioskOf(rig.Kiosk); k.CardPx != 0 {
		t.Errorf("got %+v, want it forgotten", k)
	}
}

func TestAGlassFollowsTheNameOfItsKiosk(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	page, _ := glassPath(t, r, rig.Kiosk)
	form := admin.filled(page)
	form.Set("bottom", "850")
	admin.done(page, form)
	device := strings.TrimSuffix(page, "/glass")
	form = admin.filled(device)
	form.Set("name", "depan")
	admin.done(device, form)
	if d := r.Office.Setup().Document; d.KioskOf("depan").BottomMM != 850 || len(d.Kiosks) != 1 {
		t.Errorf("got %+v", d.Kiosks)
	}
}
