package kiosk_test

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/display/voice"
	"antrean/internal/rig"
	"antrean/office/setup"
)

// sounds are where the parts of a text lie, in order.
func sounds(reply map[string]any) (urls []string) {
	parts, _ := reply["parts"].([]any)
	for _, part := range parts {
		url, _ := part.(map[string]any)["url"].(string)
		urls = append(urls, url)
	}
	return urls
}

func TestAFixedSentenceHasAClip(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": "Panggil petugas"})
	urls := sounds(reply)
	if status != http.StatusOK || len(urls) != 1 || !strings.HasPrefix(urls[0], "/audio/guide/") || reply["parts"].([]any)[0].(map[string]any)["ms"].(float64) < 500 {
		t.Fatalf("got %d %v", status, reply)
	}
	url := urls[0]
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

func TestASentenceWithANumberIsPutTogether(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	for text, want := range map[string]string{
		"Sisa 3 nomor hari ini":      "/audio/guide/ .wav /audio/guide/",
		"A 0 2 5":                    ".wav",
		"Buka sampai 14.30":          "/audio/guide/ .wav",
		"Anda di urutan ke-12":       "/audio/guide/ .wav",
		"Sisa tiga lusin kelereng":   "",
		"Sisa 3 kelereng":            "", // half a sentence is none
		"Jumat, 4 Desember 2026":     "/audio/guide/ .wav /audio/guide/ .wav",
		"Panggil petugas. Kembali, ": "/audio/guide/ /audio/guide/",
	} {
		status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": text})
		urls := sounds(reply)
		parts := strings.Fields(want)
		if status != http.StatusOK || len(urls) != len(parts) {
			t.Errorf("%q: got %d %v, want %q", text, status, urls, want)
			continue
		}
		for i, url := range urls {
			if resp, body := r.Anyone().Page(t, url); !strings.Contains(url, parts[i]) || resp.StatusCode != http.StatusOK || len(body) < 500 {
				t.Errorf("%q: %s is %d with %d bytes, want %s", text, url, resp.StatusCode, len(body), parts[i])
			}
		}
	}
}

func TestTheStatusSaysWhichLanguagesTheGuideSpeaks(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, status := r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	if got := fmt.Sprint(status["guide"]); got != "map[langs:[id en su jv] volume:80]" {
		t.Errorf("got %s", got)
	}
	r.Decide(t, func(d *setup.Document) { d.SetKiosk(setup.Kiosk{Name: rig.Kiosk, Guide: 35}) })
	_, status = r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	if got := status["guide"].(map[string]any)["volume"]; got != 35.0 {
		t.Errorf("got %v, want 35", got)
	}
}

func TestAnyOtherTextIsSilentWithoutAProgram(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "jv", "text": "Sugeng enjing"}); status != http.StatusOK || len(reply["parts"].([]any)) != 0 {
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
	urls := sounds(reply)
	if status != http.StatusOK || len(urls) != 1 || !strings.HasSuffix(urls[0], ".wav") {
		t.Fatalf("got %d %v", status, reply)
	}
	if resp, body := r.Anyone().Page(t, urls[0]); resp.StatusCode != http.StatusOK || !bytes.HasPrefix([]byte(body), []byte("RIFF")) {
		t.Errorf("got %d", resp.StatusCode)
	}
	if status, reply := kiosk.Post(t, "/api/v1/kiosk/say", map[string]any{"lang": "id", "text": strings.Repeat("a", 601)}); status != http.StatusBadRequest || reply["field"] != "text" {
		t.Errorf("a text without end: got %d %v", status, reply)
	}
}
