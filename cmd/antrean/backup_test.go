package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"antrean/internal/faults"
)

// demoOn is a demo in a process of its own, and settings that lead commands to its data.
func demoOn(t *testing.T, data string) (*child, handout, string) {
	t.Helper()
	c := spawn(t, "demo", "-json", "-listen", "127.0.0.1:0", "-data", data, "-gate", "flag")
	var paper handout
	if err := json.Unmarshal([]byte(c.says(t)), &paper); err != nil {
		t.Fatal(err)
	}
	config := write(t, fmt.Sprintf("catalogue = \"disdukcapil-kota-banjar\"\ndata = %q\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n", data))
	return c, paper, config
}

// take takes a number.
func take(t *testing.T, paper handout, id string) (number, token string) {
	t.Helper()
	var got struct{ Number, Token string }
	tell(t, paper, "/api/v1/tickets", paper.Devices["kiosk"], map[string]any{"request_id": id, "service": "kk-rusak", "answers": map[string]string{}, "have": []string{}, "lang": "id"}, &got)
	return got.Number, got.Token
}

func tell(t *testing.T, paper handout, path, bearer string, body, out any) {
	t.Helper()
	raw, _ := json.Marshal(body)
	req, _ := http.NewRequest(http.MethodPost, paper.Base+path, bytes.NewReader(raw))
	req.Header.Set("Content-Type", "application/json")
	if bearer != "" {
		req.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(out); err != nil || resp.StatusCode >= 300 {
		t.Fatalf("POST %s: %d %v", path, resp.StatusCode, err)
	}
}

// boardEpoch is the epoch of the first frame that a board on a socket is shown.
func boardEpoch(t *testing.T, paper handout) string {
	t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(paper.Base, "http")+"/ws/board/utama", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	var frame struct {
		Epoch string `json:"epoch"`
	}
	for frame.Epoch == "" {
		if err := conn.ReadJSON(&frame); err != nil {
			t.Fatal(err)
		}
	}
	return frame.Epoch
}

// TestAnOfficeMovesToAnotherMachine copies a running office, lets it go on, loses it, and goes on from the copy.
func TestAnOfficeMovesToAnotherMachine(t *testing.T) {
	t.Parallel() // it mostly waits
	data, to, fresh := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "fresh")
	first, paper, config := demoOn(t, data)
	take(t, paper, "before-0001")
	code, out, errs := try(t, "", "backup", "-config", config, "-to", to, "-json")
	var made struct {
		Path    string
		Tickets int
		Epoch   string
	}
	if err := json.Unmarshal([]byte(out), &made); code != exitDone || err != nil || made.Tickets != 1 || !strings.Contains(errs, "copying: 100 %") {
		t.Fatalf("backup: %d %q %q %v", code, out, errs, err)
	}
	lost, _ := take(t, paper, "after-00001")
	epoch := boardEpoch(t, paper)
	if code, _, errs := try(t, "", "restore", "-from", made.Path, "-data", data, "-force"); code != exitFailed || !strings.Contains(errs, "in use") {
		t.Errorf("over a running office: %d %q", code, errs)
	}
	first.terminated(t)
	if code, _, errs := try(t, "", "restore", "-from", made.Path, "-data", data); code != exitFailed || !strings.Contains(errs, "-force") {
		t.Errorf("over an office: %d %q", code, errs)
	}
	code, out, errs = try(t, "", "restore", "-from", made.Path, "-data", fresh)
	if code != exitDone || !strings.Contains(out, "1 tickets") || !strings.Contains(out, "go on at A-101") {
		t.Fatalf("restore: %d %q %q", code, out, errs)
	}
	if raw, err := os.ReadFile(filepath.Join(data, "demo.json")); err == nil { // what the demo's kiosk knows
		if err := os.WriteFile(filepath.Join(fresh, "demo.json"), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	second, paper, _ := demoOn(t, fresh)
	if number, _ := take(t, paper, "new-000001"); number != "A-101" || number == lost {
		t.Errorf("the next number is %s; somebody holds %s", number, lost)
	}
	if got := boardEpoch(t, paper); got == epoch || got == "" || epoch != made.Epoch {
		t.Errorf("a board gets epoch %q after %q (copy: %q), want another", got, epoch, made.Epoch)
	}
	second.terminated(t)
	if _, err := faults.Audit(fresh); err != nil {
		t.Error(err)
	}
}

// TestEraseBesideARunningOffice asks the process that runs the office, then does it without one.
func TestEraseBesideARunningOffice(t *testing.T) {
	t.Parallel() // it mostly waits
	data := t.TempDir()
	office, paper, config := demoOn(t, data)
	_, one := take(t, paper, "erase-00001")
	_, two := take(t, paper, "erase-00002")
	if code, _, errs := try(t, "", "erase", "-config", config, "-token", one); code != exitFailed || !strings.Contains(errs, "not over") {
		t.Errorf("while it waits: %d %q", code, errs)
	}
	for _, token := range []string{one, two} {
		tell(t, paper, "/api/v1/tickets/"+token+"/cancel", "", map[string]any{}, new(map[string]any))
	}
	if code, _, errs := try(t, "", "erase", "-config", config, "-token", paper.Base+"/t/"+one); code != exitDone {
		t.Errorf("beside the office: %d %q", code, errs)
	}
	if resp, err := http.Get(paper.Base + "/api/v1/tickets/" + one); err != nil || resp.StatusCode != http.StatusNotFound {
		t.Errorf("the page of the erased: %v %v", resp, err)
	}
	office.terminated(t)
	if code, _, errs := try(t, "", "erase", "-config", config, "-token", two); code != exitDone {
		t.Errorf("without the office: %d %q", code, errs)
	}
	if code, _, errs := try(t, "", "erase", "-config", config, "-token", two); code != exitFailed || !strings.Contains(errs, "nothing is known") {
		t.Errorf("again: %d %q", code, errs)
	}
	for _, file := range []string{"antrean.db", "antrean.db-wal"} {
		raw, _ := os.ReadFile(filepath.Join(data, file))
		if bytes.Contains(raw, []byte(one)) || bytes.Contains(raw, []byte(two)) {
			t.Errorf("a token still stands in %s", file)
		}
	}
	if _, err := faults.Audit(data); err != nil {
		t.Error(err)
	}
}
