package admin_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

func TestHowCallsAreAnnouncedIsDecidedOnOnePage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) { d.Counters[2].Zone = "belakang" })
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/pengumuman")
	for name, value := range map[string]string{
		"sound": "chime", "style": "cardinal", "second": "en", "twice": "yes", "quiet": "11.45-12.15\r\nJumat 11.30-13.00", "quiet_until": "2026-12-03T14:00",
		"morning_test": "yes", "hall_belakang": "utama", "volume_utama": "40", "phrases": "Listrik padam. | The power is out.\r\n\r\nMobil.",
	} {
		form.Set(name, value)
	}
	admin.done("/admin/pengumuman", form)
	in := r.Office.Setup().Document.Announce
	if in.Sound != setup.SoundChime || in.Second != "en" || !in.Twice || !in.MorningTest || in.QuietUntil == "" || len(in.Quiet) != 2 || in.Quiet[1].Day != "jumat" {
		t.Errorf("got %+v", in)
	}
	if in.HallOf("belakang") != "utama" || in.Volume("utama") != 40 || len(in.Phrases) != 2 || in.Phrases[0].Text["en"] != "The power is out." {
		t.Errorf("got halls %+v and phrases %+v", in.Halls, in.Phrases)
	}
	if _, page := admin.look("/admin/pengumuman"); !strings.Contains(page, "Listrik padam. | The power is out.") || !strings.Contains(page, "jumat 11.30-13.00") {
		t.Error("the page does not show what was decided")
	}
	before := r.Office.Setup().N
	form = admin.filled("/admin/pengumuman")
	form.Set("quiet", "siang")
	form.Set("volume_utama", "400")
	form.Set("hall_belakang", "a/b")
	status, _, page := admin.send("/admin/pengumuman", form)
	if status != http.StatusUnprocessableEntity || r.Office.Setup().N != before || !strings.Contains(page, "siang") || !strings.Contains(page, `id="quiet-error"`) || !strings.Contains(page, `id="volume_utama-error"`) {
		t.Errorf("wrong fields: got %d %s", status, errorsOf(page))
	}
}

func TestTheVoicesAreTestedFromThePage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	at(t, r, rig.Admin).done("/admin/pengumuman/uji", url.Values{})
	_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	notices := board["voice"].(map[string]any)["notices"].([]any)
	if len(notices) != 1 || notices[0].(map[string]any)["test"] != true {
		t.Errorf("the board shows %v, want the test", notices)
	}
}
