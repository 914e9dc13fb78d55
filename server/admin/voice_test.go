package admin_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"antrean/display/voice"
	"antrean/internal/rig"
	"antrean/office/setup"
)

// recorded is a WAV of half a second of voice between two silences, as a browser sends it.
func recorded(loud float64) []byte {
	samples := make([]int16, 24_000)
	for i := 8000; i < 16_000; i++ {
		samples[i] = int16(max(-32767, min(32767, loud*math.Sin(float64(i)/9)*math.Sin(math.Pi*float64(i-8000)/8000))))
	}
	var out bytes.Buffer
	out.WriteString("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\x3e\x00\x00\x00\x7d\x00\x00\x02\x00\x10\x00data")
	binary.Write(&out, binary.LittleEndian, uint32(2*len(samples)))
	binary.Write(&out, binary.LittleEndian, samples)
	return out.Bytes()
}

// record sends a recording in chunks and returns what became of it.
func (d *desk) record(lang, clip string, raw []byte) (reply map[string]any) {
	d.t.Helper()
	status, up := d.Post(d.t, "/admin/recordings", map[string]any{"request_id": fmt.Sprintf("record-%08x", crc32.ChecksumIEEE(raw)), "lang": lang, "clip": clip, "size": len(raw)})
	if status != http.StatusOK {
		d.t.Fatalf("got %d %v", status, up)
	}
	for have := 0; have < len(raw); {
		end := min(have+int(up["chunk"].(float64)), len(raw))
		if status, reply = d.recordChunk(up["id"].(string), have, raw[have:end]); status != http.StatusOK {
			d.t.Fatalf("at %d: got %d %v", have, status, reply)
		}
		have = int(reply["have"].(float64))
	}
	return reply
}

func (d *desk) recordChunk(id string, offset int, body []byte) (status int, reply map[string]any) {
	d.t.Helper()
	req, err := http.NewRequest(http.MethodPost, fmt.Sprintf("%s/admin/recordings/%s/chunks?offset=%d", d.Base, id, offset), bytes.NewReader(body))
	if err != nil {
		d.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	resp, raw := d.Ask(d.t, req)
	if err := json.Unmarshal(raw, &reply); err != nil {
		d.t.Fatalf("%v in %q", err, raw)
	}
	return resp.StatusCode, reply
}

// hear is a sound of the page.
func (d *desk) hear(path string) []byte {
	d.t.Helper()
	req, err := http.NewRequest(http.MethodGet, d.Base+path, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	resp, raw := d.Ask(d.t, req)
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "audio/wav" || resp.Header.Get("Cache-Control") != "no-store" {
		d.t.Errorf("%s: got %d %v", path, resp.StatusCode, resp.Header)
	}
	return raw
}

func TestTheOfficeRecordsItsOwnWords(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	built := admin.hear("/admin/suara/id/2/now")
	if reply := admin.record("id", "2", recorded(8000)); reply["done"] != true || reply["flaw"] != "" || reply["said"] != "baik, 0,6 detik; hening 0,8 detik dipotong." {
		t.Fatalf("got %v, want a draft", reply)
	}
	if reply := admin.record("id", "2", recorded(8000)); reply["done"] != true {
		t.Errorf("sent again: got %v", reply)
	}
	if n := r.Office.Setup().N; n != 1 {
		t.Errorf("a draft makes version %d: every screen would load again", n)
	}
	now := admin.hear("/admin/suara/id/2/now")
	if bytes.Equal(now, built) || !bytes.Equal(admin.hear("/admin/suara/id/2/built"), built) {
		t.Error("the page does not let one hear the new and the carried word")
	}
	call := admin.hear("/admin/suara/id/sample?style=digits")
	if pack, err := r.Live.Voice("id"); err != nil || pack.Own("2") {
		t.Errorf("a draft is called with: %v", err)
	}
	_, page := admin.look("/admin/suara/id")
	for _, want := range []string{`data-clip="2" data-text="dua" data-state="draft"`, "1 dari 46 kata direkam sendiri", "Perubahan yang belum dipakai: 1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	form := admin.filled("/admin/suara/id")
	form.Set("note", "suara Bu Sari")
	admin.done("/admin/suara/id", form)
	pack, err := r.Live.Voice("id")
	if err != nil || !pack.Own("2") || pack.Own("3") {
		t.Fatalf("not in use: %v", err)
	}
	plan, err := voice.Plan("id", voice.Digits, "A-025", 3)
	if err != nil {
		t.Fatal(err)
	}
	if sound, err := pack.Join(plan); err != nil || !bytes.Equal(sound.WAV, call) {
		t.Errorf("the call sounds other than its sample: %v", err)
	}
	if _, page := admin.look("/admin/history"); !strings.Contains(page, "Suara Indonesia memakai rekaman sendiri untuk: 2.") || !strings.Contains(page, "suara Bu Sari") {
		t.Error("the history does not say so")
	}
	if _, page := admin.look("/admin/suara/id"); !strings.Contains(page, "mendengar dua suara") || !strings.Contains(page, `data-state="own"`) {
		t.Error("the page does not say that two voices are mixed")
	}
	if _, page := admin.look("/admin/audit"); !strings.Contains(page, "Rekaman suara diubah") {
		t.Error("the audit does not say so")
	}
}

func TestAWordGoesBackToTheCarriedVoice(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, clip := range []string{"1", "2"} {
		admin.record("jv", clip, recorded(8000))
	}
	admin.done("/admin/suara/jv/2/undo", url.Values{})
	admin.done("/admin/suara/jv", admin.filled("/admin/suara/jv"))
	hash := r.Office.Setup().Document.Voice.Clips["jv"]["1"]
	if clips := r.Office.Setup().Document.Voice.Clips["jv"]; len(clips) != 1 || hash == "" {
		t.Fatalf("got %v, want the one that was not undone", clips)
	}
	if to := admin.done("/admin/suara/jv/1/back", url.Values{}); to != "/admin/suara/jv#clip-1" {
		t.Errorf("led to %s", to)
	}
	if !bytes.Equal(admin.hear("/admin/suara/jv/1/now"), admin.hear("/admin/suara/jv/1/built")) {
		t.Error("going back is not heard on the page")
	}
	if _, page := admin.look("/admin/suara/jv"); !strings.Contains(page, `data-clip="1" data-text="setunggal" data-state="back"`) || !strings.Contains(page, "Belum diperiksa penutur asli") {
		t.Error("the page does not show what goes back, or that nobody has checked the voice")
	}
	admin.done("/admin/suara/jv", admin.filled("/admin/suara/jv"))
	if clips := r.Office.Setup().Document.Voice.Clips; len(clips) != 0 {
		t.Errorf("%v stays in use", clips)
	}
	if _, err := r.Office.Clips.Read(hash); err != nil {
		t.Errorf("the version before cannot be taken back: %v", err)
	}
	admin.done("/admin/history/2", admin.filled("/admin/history/2"))
	if pack, err := r.Live.Voice("jv"); err != nil || !pack.Own("1") {
		t.Errorf("taken back: %v", err)
	}
	admin.done("/admin/suara/jv/back", url.Values{})
	admin.done("/admin/suara/jv", admin.filled("/admin/suara/jv"))
	if clips := r.Office.Setup().Document.Voice.Clips; len(clips) != 0 {
		t.Errorf("all given back, and %v stays", clips)
	}
	r.Decide(t, func(d *setup.Document) { d.Voice.Set("jv", "3", strings.Repeat("ab", 32)) })
	if _, page := admin.look("/admin/suara/jv"); !strings.Contains(page, "Berkasnya hilang, rekam lagi") {
		t.Error("a lost file is not told of")
	}
	if pack, err := r.Live.Voice("jv"); err != nil || pack.Own("3") {
		t.Errorf("a lost file silences the word: %v", err)
	}
}

func TestDraftsMadeMeanwhileAreNotLost(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	admin.record("id", "7", recorded(8000))
	form := admin.filled("/admin/suara/id")
	r.Decide(t, func(d *setup.Document) { d.PublicURL = "https://a.id" })
	if status, _, page := admin.send("/admin/suara/id", form); status != http.StatusConflict || !strings.Contains(page, "https://a.id") {
		t.Errorf("on an old version: got %d", status)
	}
	if len(r.Office.Setup().Document.Voice.Clips) != 0 {
		t.Error("it is in use all the same")
	}
	admin.done("/admin/suara/id", admin.filled("/admin/suara/id"))
	if r.Office.Setup().Document.Voice.Clips["id"]["7"] == "" {
		t.Error("the draft is lost")
	}
}

func TestWhatIsNoWordIsNotTaken(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for want, raw := range map[string][]byte{"silent": recorded(10), "quiet": recorded(300), "format": []byte("RIFF but nothing else"), "clipped": recorded(90_000)} {
		reply := admin.record("id", "5", raw)
		if reply["flaw"] != want || reply["said"] == "" || strings.HasPrefix(reply["said"].(string), "[") {
			t.Errorf("%s: got %v", want, reply)
		}
	}
	if drafts, err := r.Office.Clips.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("a bad recording is a draft: %v, %v", drafts, err)
	}
	for field, in := range map[string][3]any{"lang": {"xx", "1", 10}, "clip": {"id", "plain-1", 10}, "size": {"id", "1", 400_000}} {
		status, reply := admin.Post(t, "/admin/recordings", map[string]any{"request_id": "record-bad", "lang": in[0], "clip": in[1], "size": in[2]})
		if status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%v: got %d %v, want %s refused", in, status, reply, field)
		}
	}
	_, up := admin.Post(t, "/admin/recordings", map[string]any{"request_id": "record-one", "lang": "id", "clip": "1", "size": 50_000})
	id := up["id"].(string)
	if _, reply := admin.recordChunk(id, 24, []byte("x")); reply["have"] != 0.0 {
		t.Errorf("a chunk out of turn is taken: %v", reply)
	}
	admin.recordChunk(id, 0, make([]byte, 20_000))
	if _, reply := admin.Get(t, "/admin/recordings/"+id); reply["have"] != 20_000.0 || reply["done"] != false {
		t.Errorf("got %v, want how much has arrived", reply)
	}
	if status, _ := at(t, r, rig.Supervisor).Get(t, "/admin/recordings/"+id); status != http.StatusForbidden {
		t.Errorf("a supervisor: got %d", status)
	}
	for _, path := range []string{"/admin/suara/xx", "/admin/suara/id/plain-1/now", "/admin/suara/id/1/then"} {
		if status, _ := admin.look(path); status != http.StatusNotFound {
			t.Errorf("%s: got %d", path, status)
		}
	}
	resp, _ := admin.Page(t, "/admin/suara/id", "Accept", "text/html")
	if got := resp.Header.Get("Permissions-Policy"); !strings.Contains(got, "microphone=(self)") {
		t.Errorf("the page may not ask for the microphone: %q", got)
	}
	if resp, _ := admin.Page(t, "/admin/boards", "Accept", "text/html"); strings.Contains(resp.Header.Get("Permissions-Policy"), "microphone=(self)") {
		t.Error("another page may ask for the microphone")
	}
}
