package kiosk_test

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/display/voice"
	"antrean/internal/rig"
)

func TestAFixedSentenceHasAClip(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": "Panggil petugas"})
	url, _ := reply["url"].(string)
	if status != http.StatusOK || !strings.HasPrefix(url, "/audio/guide/") || reply["ms"].(float64) < 500 {
		t.Fatalf("got %d %v", status, reply)
	}
	resp, body := r.Anyone().Page(t, url)
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "audio/ogg" || !strings.HasPrefix(body, "OggS") || !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("got %d %v", resp.StatusCode, resp.Header)
	}
	for _, bad := range []string{strings.TrimSuffix(url, ".ogg"), "/audio/guide/" + strings.Repeat("0", 32) + ".ogg"} {
		if resp, _ := r.Anyone().Page(t, bad); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d", bad, resp.StatusCode)
		}
	}
}

func TestAnyOtherTextIsSilentWithoutAProgram(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "jv", "text": "Sugeng enjing"}); status != http.StatusOK || reply["url"] != nil || reply["ms"] != nil {
		t.Errorf("got %d %v, want nothing to hear", status, reply)
	}
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "xx", "text": "halo"}); status != http.StatusBadRequest || reply["field"] != "lang" {
		t.Errorf("a language unknown: got %d %v", status, reply)
	}
	if status, _ := r.Anyone().Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": "halo"}); status != http.StatusUnauthorized {
		t.Errorf("anyone: got %d", status)
	}
}

func TestAnyOtherTextIsSaidByTheProgram(t *testing.T) {
	pack, err := voice.Open("id")
	if err != nil {
		t.Fatal(err)
	}
	word, err := pack.Clip("3")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "said.wav")
	if err := os.WriteFile(file, word.WAV, 0o600); err != nil {
		t.Fatal(err)
	}
	r := rig.Open(t, rig.Options{Speaker: []string{"/bin/cat", file}})
	kiosk := r.AtKiosk()
	status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": "Sisa 3 nomor hari ini"})
	url, _ := reply["url"].(string)
	if status != http.StatusOK || !strings.HasSuffix(url, ".wav") {
		t.Fatalf("got %d %v", status, reply)
	}
	if resp, body := r.Anyone().Page(t, url); resp.StatusCode != http.StatusOK || !bytes.HasPrefix([]byte(body), []byte("RIFF")) {
		t.Errorf("got %d", resp.StatusCode)
	}
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": strings.Repeat("a", 601)}); status != http.StatusBadRequest || reply["field"] != "text" {
		t.Errorf("a text without end: got %d %v", status, reply)
	}
}
