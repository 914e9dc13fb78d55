package main

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/store"
)

// TestReportReadsBesideARunningOffice makes a report while the office holds its file.
func TestReportReadsBesideARunningOffice(t *testing.T) {
	config, data := anOffice(t)
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rules := &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk-rusak": "A"}, Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk-rusak"}}}}
	engine, err := office.Open(s, &setup.InForce{Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	for _, c := range []queue.Command{queue.OpenCounter{Counter: 1}, queue.Issue{Service: "kk-rusak"}, queue.Issue{Service: "kk-rusak"}, queue.Next{Counter: 1}, queue.Finish{Counter: 1}} {
		if _, _, err := engine.Do(context.Background(), queue.Request{Actor: "sari", Do: c}); err != nil {
			t.Fatal(err)
		}
	}
	day := engine.View().State.Day
	code, out, say := try(t, "", "report", "-config", config, "-from", day, "-to", day, "-lang", "en")
	if code != exitDone || !strings.Contains(out, "Numbers taken,2\r\n") || !strings.Contains(out, "Counter 1,1,1,") {
		t.Errorf("got %d %q %s, want two numbers and one served", code, out, say)
	}
	if code, _, say := try(t, "", "report", "-config", config, "-from", day, "-to", day, "-verify"); code != exitDone || !strings.Contains(say, "2 visits, the rows agree") {
		t.Errorf("-verify: got %d %q", code, say)
	}
	dir := t.TempDir()
	csv, xlsx := filepath.Join(dir, "a.csv"), filepath.Join(dir, "a.xlsx")
	if code, out, say := try(t, "", "report", "-config", config, "-from", day, "-to", day, "-csv", csv, "-xlsx", xlsx); code != exitDone || out != "" {
		t.Errorf("to files: got %d %q %s", code, out, say)
	}
	for path, begins := range map[string]string{csv: "\ufeffAntrean", xlsx: "PK"} {
		if raw, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(raw), begins) {
			t.Errorf("%s: %d bytes (%v)", path, len(raw), err)
		}
	}
}

// TestEveryReportIsMadeAtTheConsole as on its page: the same title, and the tables that an office without applications has.
func TestEveryReportIsMadeAtTheConsole(t *testing.T) {
	config, data := anOffice(t)
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	cases := &casefile.Rules{Catalogue: standards, Hours: worktime.Always(standards.Office.Location())}
	engine, err := office.Open(s, &setup.InForce{Rules: &queue.Rules{Zone: time.UTC}, Catalogue: standards, Cases: cases})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []casefile.Command{
		casefile.Open{Service: "kk-rusak", Channel: "desa", Token: "T"}, casefile.SetNeed{Need: casefile.NeedSIAK, Down: true}, casefile.SetNeed{Need: casefile.NeedSIAK},
	} {
		reply, _, err := engine.File(context.Background(), casefile.Request{Actor: "sari", Do: c})
		if err != nil {
			t.Fatal(err)
		}
		if _, opened := c.(casefile.Open); opened {
			give := casefile.Return{Case: reply.Case, Lacks: []casefile.Lack{{ID: "ktp", Kind: casefile.Short}}}
			if _, _, err := engine.File(context.Background(), casefile.Request{Actor: "sari", Do: give}); err != nil {
				t.Fatal(err)
			}
		}
	}
	engine.Close()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for about, says := range map[string]string{
		"laporan": "Numbers taken,0\r\n", "janji": "Now: nothing promised yet,1", "kekurangan": "KTP-el", "gangguan": "SIAK", "survei": "Index (IKM)", "pengaduan": "Complaints",
	} {
		code, out, say := try(t, "", "report", "-config", config, "-lang", "en", "-about", about)
		if code != exitDone || !strings.Contains(out, says) {
			t.Errorf("%s: got %d %q %s, want %q in it", about, code, out, say, says)
		}
	}
	for _, wrong := range [][]string{{"-about", "cuaca"}, {"-about", "janji", "-verify"}} {
		if code, _, say := try(t, "", append([]string{"report", "-config", config}, wrong...)...); code != exitUsage || !strings.Contains(say, wrong[len(wrong)-1]) {
			t.Errorf("%v: got %d %s", wrong, code, say)
		}
	}
}

// TestReportFindsRowsThatSomebodyChanged changes a row behind the journal's back.
func TestReportFindsRowsThatSomebodyChanged(t *testing.T) {
	config, data := anOffice(t)
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := office.Open(s, &setup.InForce{Rules: &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk-rusak": "A"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := engine.Do(context.Background(), queue.Request{Actor: "kiosk", Do: queue.Issue{Service: "kk-rusak"}}); err != nil {
		t.Fatal(err)
	}
	day := engine.View().State.Day
	engine.Close()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, data, "UPDATE ticket SET state = 'done', calls = 1")
	if code, _, say := try(t, "", "report", "-config", config, "-from", day, "-to", day, "-verify"); code != exitFailed || !strings.Contains(say, "do not agree") {
		t.Errorf("got %d %q, want the change found", code, say)
	}
}

// change runs SQL on an office's file, as somebody with a tool could.
func change(t *testing.T, data, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(data, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestReportSaysWhatIsWrong(t *testing.T) {
	config, data := anOffice(t)
	for want, args := range map[string][]string{
		"-month":        {"-month", "november"},
		"-to":           {"-from", "2026-11-01"},
		"-from":         {"-from", "2026-02-30", "-to", "2026-03-01"},
		"want 1 to 731": {"-from", "2026-03-02", "-to", "2026-03-01"},
		"either":        {"-month", "2026-11", "-from", "2026-11-01"},
	} {
		if code, _, say := try(t, "", append([]string{"report", "-config", config}, args...)...); code != exitUsage || !strings.Contains(say, want) {
			t.Errorf("%v: got %d %q, want a usage error about %s", args, code, say, want)
		}
	}
	if code, _, say := try(t, "", "report", "-config", config); code != exitFailed || !strings.Contains(say, data) {
		t.Errorf("without a file: got %d %q", code, say)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("reading made a directory")
	}
}
