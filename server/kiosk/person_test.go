package kiosk_test

import (
	"bytes"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// The people of these tests. Their numbers are nobody's: no district has them.
const (
	ani  = "3515994507990001"
	budi = "3515990507880002"
)

func onePerson(rule string, gate catalogue.Gate, dir string) rig.Options {
	return rig.Options{Gate: gate, Dir: dir, Change: func(rules *queue.Rules) {
		rules.Policy = queue.DefaultPolicy()
		rules.Policy.OnePerson = rule
	}}
}

// take asks for a number with a NIK, as a kiosk does.
func take(t *testing.T, kiosk *rig.Client, id, service, nik string) (int, map[string]any) {
	t.Helper()
	body := map[string]any{"request_id": id, "service": service, "have": []string{}, "lang": "id"}
	if nik != "" {
		body["nik"] = nik
	}
	return kiosk.Post(t, "/api/v1/tickets", body)
}

func TestOnePersonHasOneNumberOfEachService(t *testing.T) {
	r := rig.Open(t, onePerson(queue.PersonService, catalogue.Flag, ""))
	kiosk := r.AtKiosk()
	status, first := take(t, kiosk, "one-0001", "konsultasi", ani)
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, first)
	}
	for _, c := range []struct {
		id, service, nik string
		status           int
		code             any
	}{
		{"one-0002", "konsultasi", ani, http.StatusConflict, "already_has"},
		{"one-0003", "konsultasi", "", http.StatusConflict, "nik_needed"},
		{"one-0004", "konsultasi", "3515993207990001", http.StatusBadRequest, "bad_field"},
		{"one-0005", "konsultasi", budi, http.StatusCreated, nil},
		{"one-0006", "kk-rusak", ani, http.StatusCreated, nil},
		{"one-0001", "konsultasi", "", http.StatusOK, nil}, // repeated after a reload of the page, which keeps no digits
	} {
		if status, got := take(t, kiosk, c.id, c.service, c.nik); status != c.status || got["code"] != c.code {
			t.Errorf("%s: got %d %v, want %d %v", c.id, status, got, c.status, c.code)
		}
	}
	r.Anyone().Post(t, "/api/v1/tickets/"+first["token"].(string)+"/cancel", map[string]any{})
	if status, got := take(t, kiosk, "one-0007", "konsultasi", ani); status != http.StatusCreated {
		t.Errorf("after the first was cancelled: got %d %v, want another", status, got)
	}
}

func TestOnePersonHasOneNumberOfAnOffice(t *testing.T) {
	r := rig.Open(t, onePerson(queue.PersonOffice, catalogue.Flag, ""))
	officer := r.SignedIn(t, rig.Officer)
	if status, got := take(t, r.AtKiosk(), "all-0001", "konsultasi", ani); status != http.StatusCreated {
		t.Fatalf("got %d %v", status, got)
	}
	body := map[string]any{"request_id": "all-0002", "service": "kk-rusak", "have": []string{}, "lang": "id", "nik": ani}
	if status, got := officer.Post(t, "/api/v1/assist/tickets", body); status != http.StatusConflict || got["code"] != "already_has" {
		t.Errorf("staff, for the same person: got %d %v, want already_has", status, got)
	}
	body["nik"] = budi
	if status, got := officer.Post(t, "/api/v1/assist/tickets", body); status != http.StatusCreated {
		t.Errorf("staff, for another: got %d %v", status, got)
	}
}

// TestTwoKiosksAtOnceGiveOnePersonOneNumber: twenty requests of one person, at two kiosks.
func TestTwoKiosksAtOnceGiveOnePersonOneNumber(t *testing.T) {
	r := rig.Open(t, onePerson(queue.PersonService, catalogue.Flag, ""))
	kiosks := []*rig.Client{r.AtKiosk(), r.AtRemote()}
	var wg sync.WaitGroup
	var mu sync.Mutex
	given, refused := 0, 0
	for i := range 20 {
		wg.Go(func() {
			status, got := take(t, kiosks[i%2], "race-"+strings.Repeat("x", i+4), "konsultasi", ani)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case status == http.StatusCreated:
				given++
			case got["code"] == "already_has":
				refused++
			default:
				t.Errorf("got %d %v", status, got)
			}
		})
	}
	wg.Wait()
	if given != 1 || refused != 19 {
		t.Errorf("%d numbers were given and %d refused, want 1 and 19", given, refused)
	}
}

// TestACheckAtTheFrontOfficeCountsToo: from the check slip on, through the number; a check that was sent back leaves its
// person free.
func TestACheckAtTheFrontOfficeCountsToo(t *testing.T) {
	r := rig.Open(t, onePerson(queue.PersonService, catalogue.FrontOffice, ""))
	kiosk, officer := r.AtKiosk(), r.SignedIn(t, rig.Officer)
	again := func(id, want string) string {
		t.Helper()
		_, got := take(t, kiosk, id, "kk-rusak", ani)
		code, _ := got["check_code"].(string)
		if refusal, _ := got["code"].(string); refusal != want || want == "" && code == "" {
			t.Errorf("%s: got %v, want %q", id, got, want)
		}
		return code
	}
	first := again("check-0001", "")
	again("check-0002", "already_has")
	if status, got := officer.Post(t, "/api/v1/checks/"+first+"/return", map[string]any{"request_id": "check-0003", "missing": []string{"ktp"}}); status != http.StatusOK {
		t.Fatalf("got %d %v", status, got)
	}
	second := again("check-0004", "")
	body := map[string]any{"request_id": "check-0005", "have": []string{"f102", "kk_rusak", "ktp"}}
	if status, got := officer.Post(t, "/api/v1/checks/"+second+"/confirm", body); status != http.StatusCreated {
		t.Fatalf("got %d %v", status, got)
	}
	again("check-0006", "already_has")
}

// TestANIKStandsNowhere takes numbers with one, refuses one, lets one be refused for its shape, and looks for its digits in
// the database, a copy of it and the log.
func TestANIKStandsNowhere(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(before) })
	dir, copies := t.TempDir(), t.TempDir()
	r := rig.Open(t, onePerson(queue.PersonService, catalogue.Flag, dir))
	kiosk := r.AtKiosk()
	take(t, kiosk, "canary-0001", "konsultasi", ani)
	_, refused := take(t, kiosk, "canary-0002", "konsultasi", ani)
	_, wrong := take(t, kiosk, "canary-0003", "konsultasi", ani+"7")
	_, typed := kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "canary-0004", "service": "konsultasi", "nik": []string{ani}})
	for _, reply := range []map[string]any{refused, wrong, typed} {
		if reply["code"] == nil || strings.Contains(text(reply), ani[2:]) {
			t.Errorf("got %v, want a refusal without the digits", reply)
		}
	}
	if _, err := r.Store.Source().Backup(t.Context(), copies, time.Now(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	r.Close()
	looked := 0
	for _, root := range []string{dir, copies} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			body, err := os.ReadFile(path)
			if looked += len(body); bytes.Contains(body, []byte(ani[6:])) {
				t.Errorf("%s holds the digits", filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked == 0 || strings.Contains(log.String(), ani[6:]) {
		t.Errorf("%d bytes were looked at; the log: %q", looked, log.String())
	}
}
