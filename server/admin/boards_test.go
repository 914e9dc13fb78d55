package admin_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

func TestRunningTextReachesTheBoards(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/boards")
	form.Set("text_id_", "Libur <nasional>\r\nhari Jumat.")
	form.Set("text_en_", "Closed on Friday.")
	admin.done("/admin/boards", form)
	_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	if got := fmt.Sprint(board["running"]); got != "[map[lang:id text:Libur <nasional> hari Jumat.] map[lang:en text:Closed on Friday.]]" {
		t.Errorf("the board gets %s", got)
	}
	r.Decide(t, func(d *setup.Document) { d.Counters[2].Zone = "atas" })
	form = admin.filled("/admin/boards")
	form.Set("text_id_atas", "Hanya di atas.")
	admin.done("/admin/boards", form)
	for zone, want := range map[string]int{rig.Zone: 2, "atas": 3} {
		if _, board := r.Anyone().Get(t, "/api/v1/board/"+zone); len(board["running"].([]any)) != want {
			t.Errorf("%s: got %v, want %d lines", zone, board["running"], want)
		}
	}
	form = admin.filled("/admin/boards")
	form.Set("text_id_", strings.Repeat("å", 201))
	if status, _, page := admin.send("/admin/boards", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="text_id_-error"`) || !strings.Contains(page, strings.Repeat("å", 201)) {
		t.Errorf("a text that is too long: got %d %q", status, errorsOf(page))
	}
}

// picture is a file that begins as PNG does, longer than a chunk.
func picture(size int) []byte {
	return append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte("p"), size-8)...)
}

// chunk sends bytes of an upload.
func (d *desk) chunk(id string, offset int, body []byte) (status int, reply map[string]any) {
	d.t.Helper()
	req, err := http.NewRequest(http.MethodPost, fmt.Sprintf("%s/admin/media/%s/chunks?offset=%d", d.Base, id, offset), bytes.NewReader(body))
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

func (d *desk) begin(name, kind string, size int) (status int, reply map[string]any) {
	d.t.Helper()
	return d.Post(d.t, "/admin/media", map[string]any{"request_id": "upload-0001", "name": name, "type": kind, "size": size})
}

func TestAPictureArrivesInChunksAndIsShown(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	file := picture(50_000)
	status, up := admin.begin("maklumat\u202e.png", "image/png", len(file))
	if status != http.StatusOK || up["have"] != 0.0 || up["chunk"] != 24576.0 {
		t.Fatalf("got %d %v", status, up)
	}
	id := up["id"].(string)
	if _, again := admin.begin("maklumat.png", "image/png", len(file)); again["id"] != id {
		t.Errorf("asked again, it is another upload")
	}
	if status, reply := at(t, r, rig.Admin).chunk(id, 24576, file[24576:49152]); status != http.StatusOK || reply["have"] != 0.0 {
		t.Errorf("a chunk out of turn: got %d %v, want it not taken", status, reply)
	}
	admin.chunk(id, 0, file[:24576])
	if _, reply := admin.chunk(id, 0, file[:24576]); reply["have"] != 24576.0 {
		t.Errorf("a chunk sent twice: got %v", reply)
	}
	if _, reply := admin.Get(t, "/admin/media/"+id); reply["have"] != 24576.0 || reply["hash"] != "" {
		t.Errorf("got %v, want how much has arrived", reply)
	}
	admin.chunk(id, 24576, file[24576:49152])
	status, up = admin.chunk(id, 49152, file[49152:])
	hash, _ := up["hash"].(string)
	if status != http.StatusOK || len(hash) != 64 {
		t.Fatalf("got %d %v, want it kept", status, up)
	}
	want := setup.Medium{Hash: hash, Name: "maklumat.png", Type: "image/png", Bytes: 50_000}
	if media := r.Office.Setup().Document.Boards.Media; len(media) != 1 || media[0] != want {
		t.Errorf("got %+v, want %+v", media, want)
	}
	if _, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone); fmt.Sprint(board["media"]) != "[map[url:/media/"+hash+" video:false]]" {
		t.Errorf("the board gets %v", board["media"])
	}
	if _, page := admin.look("/admin/history"); !strings.Contains(page, "Papan menampilkan maklumat.png.") {
		t.Error("the history does not say so")
	}
	req, _ := http.NewRequest(http.MethodGet, r.Base+"/media/"+hash, nil)
	resp, body := r.Anyone().Ask(t, req)
	if !bytes.Equal(body, file) || resp.Header.Get("Content-Type") != "image/png" || !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("got %d bytes with %v", len(body), resp.Header)
	}
}

func TestAPlayerGetsSlicesOfAFile(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	file := append([]byte("\x00\x00\x00\x18ftypmp42"), bytes.Repeat([]byte("v"), 20_000)...)
	_, up := admin.begin("layanan.mp4", "video/mp4", len(file))
	_, up = admin.chunk(up["id"].(string), 0, file)
	for asked, want := range map[string]struct {
		status int
		ranged string
		length int
	}{
		"bytes=0-":      {206, "bytes 0-20011/20012", 20012},
		"bytes=100-199": {206, "bytes 100-199/20012", 100},
		"bytes=20000-":  {206, "bytes 20000-20011/20012", 12},
		"bytes=20012-":  {416, "bytes */20012", -1},
		"bytes=9-3":     {200, "", 20012},
		"bytes=-5":      {200, "", 20012},
	} {
		req, _ := http.NewRequest(http.MethodGet, r.Base+"/media/"+up["hash"].(string), nil)
		req.Header.Set("Range", asked)
		resp, body := r.Anyone().Ask(t, req)
		if resp.StatusCode != want.status || resp.Header.Get("Content-Range") != want.ranged || want.length >= 0 && len(body) != want.length {
			t.Errorf("%s: got %d %q and %d bytes, want %+v", asked, resp.StatusCode, resp.Header.Get("Content-Range"), len(body), want)
		}
	}
}

func TestWhatIsNoPictureIsNotTaken(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for field, wish := range map[string][3]any{"name": {"a/b.png", "image/png", 10}, "type": {"a.svg", "image/svg+xml", 10}, "size": {"a.png", "image/png", 10<<20 + 1}} {
		if status, reply := admin.begin(wish[0].(string), wish[1].(string), wish[2].(int)); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%v: got %d %v, want %s refused", wish, status, reply, field)
		}
	}
	_, up := admin.begin("halaman.png", "image/png", 20)
	id := up["id"].(string)
	if status, reply := admin.chunk(id, 0, []byte("<html><script></html")); status != http.StatusBadRequest || reply["field"] != "type" || reply["must"] == "" {
		t.Errorf("a page in the clothes of a picture: got %d %v", status, reply)
	}
	if status, _ := admin.Get(t, "/admin/media/"+id); status != http.StatusNotFound {
		t.Errorf("it goes on: got %d", status)
	}
	_, up = admin.begin("batal.png", "image/png", 30_000)
	id = up["id"].(string)
	admin.chunk(id, 0, picture(100))
	if status, _ := at(t, r, rig.Supervisor).Get(t, "/admin/media/"+id); status != http.StatusForbidden {
		t.Errorf("a supervisor: got %d", status)
	}
	admin.Post(t, "/admin/media/"+id+"/cancel", map[string]any{})
	if status, _ := admin.chunk(id, 100, []byte("x")); status != http.StatusNotFound {
		t.Errorf("cancelled, it goes on: got %d", status)
	}
	if n := r.Office.Setup().N; n != 1 {
		t.Errorf("version %d was made of nothing", n)
	}
}

func TestMediaAreOrderedAndTakenOut(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	var hashes []string
	for i := range 2 {
		file := picture(100 + i)
		_, up := admin.begin(fmt.Sprintf("%d.png", i), "image/png", len(file))
		_, up = admin.chunk(up["id"].(string), 0, file)
		hashes = append(hashes, up["hash"].(string))
	}
	admin.done("/admin/boards/"+hashes[1]+"/up", url.Values{})
	if media := r.Office.Setup().Document.Boards.Media; media[0].Name != "1.png" {
		t.Errorf("got %+v, want the second first", media)
	}
	admin.done("/admin/boards/"+hashes[0]+"/remove", url.Values{})
	if status, _, _ := admin.send("/admin/boards/"+hashes[0]+"/remove", url.Values{}); status != http.StatusNotFound {
		t.Errorf("removed twice: got %d", status)
	}
	if resp, _ := r.Anyone().Page(t, "/media/"+hashes[0]); resp.StatusCode != http.StatusNotFound {
		t.Errorf("what no board shows any more is given out: %d", resp.StatusCode)
	}
	path, there := r.Office.Media.Path(hashes[0])
	if !there {
		t.Error("the file is gone, and the version before cannot be taken back")
	}
	admin.done("/admin/history/3", admin.filled("/admin/history/3"))
	if resp, _ := r.Anyone().Page(t, "/media/"+hashes[0]); resp.StatusCode != http.StatusOK {
		t.Errorf("taken back: got %d", resp.StatusCode)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, page := admin.look("/admin/boards"); !strings.Contains(page, "Berkasnya hilang") {
		t.Error("a lost file is not told of")
	}
}
