package admin_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office"
	"antrean/office/setup"
	"antrean/server/edge"
)

func TestPrintersComeChangeAndGo(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/printers/new")
	form.Set("name", "depan")
	form.Set("port", "tcp:192.168.1.50:9100")
	form.Set("profile", "xprinter-80")
	form.Set("one_way", "yes")
	to := admin.done("/admin/printers/new", form)
	want := setup.Printer{Name: "depan", Port: "tcp:192.168.1.50:9100", Profile: "xprinter-80", OneWay: true}
	if d := r.Office.Setup().Document; to != "/admin/printers/depan" || len(d.Printers) != 2 || d.Printers[1] != want {
		t.Errorf("led to %s with %+v", to, d.Printers)
	}
	for field, value := range map[string]string{"port": "file:/etc/passwd", "profile": "/etc/passwd"} {
		form := admin.filled(to)
		form.Set(field, value)
		if status, _, page := admin.send(to, form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="`+field+`-error"`) {
			t.Errorf("%s=%q: got %d %q", field, value, status, errorsOf(page))
		}
	}
	for name, wrong := range map[string]string{"a slash": "a/b", "a taken name": "depan", "no name": "", "the page's own": "new"} {
		form := admin.filled("/admin/printers/new")
		form.Set("port", "tcp:192.168.1.50:9100")
		form.Set("name", wrong)
		if status, _, page := admin.send("/admin/printers/new", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="name-error"`) || !strings.Contains(page, "tcp:192.168.1.50:9100") {
			t.Errorf("%s: got %d %q, want the name to say what is wrong and the rest kept", name, status, errorsOf(page))
		}
	}
	r.Decide(t, func(d *setup.Document) { d.DeskPaper = "depan" })
	if status, _, page := admin.send(to+"/remove", url.Values{}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "masih dipakai oleh: meja depan") {
		t.Errorf("removed while the front office prints there: got %d", status)
	}
	if status, _, page := admin.send("/admin/printers/"+rig.Kiosk+"/remove", url.Values{}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "masih dipakai oleh: "+rig.Kiosk) {
		t.Errorf("removed from under a kiosk: got %d", status)
	}
	r.Decide(t, func(d *setup.Document) { d.DeskPaper = "" })
	admin.done(to+"/remove", url.Values{})
	if _, ok := r.Office.Printer("depan"); ok {
		t.Error("the printer is still there")
	}
}

// A shelf is copies that are asked for and never made.
type shelf struct {
	states []office.BackupState
	asked  int
}

func (s *shelf) States() []office.BackupState { return s.states }
func (s *shelf) Ask()                         { s.asked++ }

func TestTheCopiesAreSeenAndAskedFor(t *testing.T) {
	bare := rig.Open(t, rig.Options{})
	if _, page := at(t, bare, rig.Admin).look("/admin/backup"); !strings.Contains(page, "Tidak ada tempat salinan") || strings.Contains(page, "Buat salinan sekarang") {
		t.Error("without a place for copies, the page does not say so")
	}
	r := rig.Open(t, rig.Options{})
	dir := t.TempDir()
	now := time.Now()
	for name, size := range map[string]int{office.BackupName(now.AddDate(0, 0, -3), 7): 3 << 20, office.BackupName(now.AddDate(0, 0, -4), 5): 2048, "holiday.jpg": 1, office.BackupPrefix + "x" + office.BadEnding: 1} {
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	copies := &shelf{states: []office.BackupState{{Dir: dir, At: now.AddDate(0, 0, -3)}, {Dir: filepath.Join(dir, "stick"), Missing: true}}}
	r.Office.Care = edge.Care{Backups: copies, Program: "v1.2.3", Started: now.Add(-3 * time.Hour), When: "17.30", Keep: office.BackupKeep{Daily: 14, Monthly: 12}, PrivateDays: 90, Free: func() (uint64, error) { return 300 << 20, nil }}
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/backup")
	for _, want := range []string{"lebih dari dua hari", "3 MB", "2 KB", "4 hari", "flash disk-nya", "v1.2.3", "3 jam", "300 MB", "Sempit", "17.30", "90 hari", "Rusak"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "holiday.jpg") {
		t.Error("a file that is no copy is listed")
	}
	admin.done("/admin/backup", url.Values{})
	if copies.asked != 1 {
		t.Errorf("asked for %d copies, want one", copies.asked)
	}
	if status, _, _ := at(t, r, rig.Supervisor).send("/admin/backup", url.Values{}); status != http.StatusForbidden || copies.asked != 1 {
		t.Errorf("a supervisor asks: got %d", status)
	}
}
