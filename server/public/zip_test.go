package public_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/static"
)

// asked fetches a path as a browser does that takes gzip, and says whether it came so.
func asked(t *testing.T, r *rig.Rig, path string) (body string, zipped bool, tag string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, r.Base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, raw := r.Anyone().Ask(t, req)
	if resp.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("%s: Vary is %q", path, resp.Header.Get("Vary"))
	}
	if resp.Header.Get("Content-Encoding") != "gzip" {
		return string(raw), false, resp.Header.Get("ETag")
	}
	in, err := gzip.NewReader(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain), true, resp.Header.Get("ETag")
}

func TestAssetsAndWordsComeSmall(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	want, _, _ := static.Asset("board/main.js")
	if got, zipped, _ := asked(t, r, static.Prefix()+"/board/main.js"); !zipped || got != string(want) {
		t.Errorf("the script came zipped %v, as it is %v", zipped, got == string(want))
	}
	if _, zipped, _ := asked(t, r, static.Prefix()+"/font/atkinson-hyperlegible-next.woff2"); zipped {
		t.Error("the font was compressed twice")
	}
	all, zipped, tag := asked(t, r, "/words/id.json")
	few, _, other := asked(t, r, "/words/id.json?only=board,time")
	if !zipped || len(few)*4 > len(all) || tag == other {
		t.Errorf("zipped %v, %d bytes of two rooms and %d of all, tags %s and %s", zipped, len(few), len(all), other, tag)
	}
	var said map[string]string
	if err := json.Unmarshal([]byte(few), &said); err != nil || said["board.title"] == "" || said["time.monday"] == "" {
		t.Errorf("got %v and %v", said["board.title"], err)
	}
	for key := range said {
		if !strings.HasPrefix(key, "board.") && !strings.HasPrefix(key, "time.") {
			t.Errorf("a board is sent %s", key)
		}
	}
}
