package report_test

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"antrean/internal/rig"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/report"
)

// worked is an office with three applications: one given back and mended, one handed over, one at the counter while SIAK
// is down, for which numbers are closed.
func worked(t *testing.T) *rig.Rig {
	t.Helper()
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) {
		policy := casefile.DefaultPolicy()
		policy.CloseWhenDown = []string{casefile.NeedSIAK}
		d.Cases = &policy
	})
	do := func(c casefile.Command) casefile.CaseID {
		reply, _, err := r.Office.Engine.File(t.Context(), casefile.Request{Actor: rig.Supervisor, Lead: true, Do: c})
		if err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
		return reply.Case
	}
	open := func(channel, token string) casefile.CaseID {
		return do(casefile.Open{Service: "kk-rusak", Channel: channel, Token: strings.Repeat(token, 20)})
	}
	on := func(id casefile.CaseID, n int) {
		for range n {
			do(casefile.Advance{Cases: []casefile.CaseID{id}})
		}
	}
	returned, handed, stands := open("online", "R"), open("offline", "H"), open("offline", "S")
	do(casefile.Return{Case: returned, Lacks: []casefile.Lack{{ID: "ktp", Kind: casefile.Short}}})
	do(casefile.Mend{Case: returned})
	on(handed, 8) // from the front office to the hand-over
	do(casefile.Hand{Case: handed, Who: catalogue.Applicant})
	on(stands, 3)
	do(casefile.SetNeed{Need: casefile.NeedSIAK, Down: true})
	return r
}

func TestReportsOfApplicationsOnPageAndInFiles(t *testing.T) {
	r := worked(t)
	reader := r.SignedIn(t, rig.Auditor)
	for path, want := range map[string][]string{
		"/laporan/janji":      {"1 Hari kerja", "100,0%", "1 dari 1", "Daring dari rumah", "Sedang diproses (input)", "bagian dari janji", "Sekarang: waktunya berhenti"},
		"/laporan/kekurangan": {"KTP-el", "kurang", "dari 1 permohonan", "Daring dari rumah"},
		"/laporan/gangguan":   {"Sistem kependudukan (SIAK)", "KK karena rusak", "Masih berlangsung"},
	} {
		resp, page := get(t, reader, path+"?period=day&lang=id")
		if resp.StatusCode != http.StatusOK || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: got %d", path, resp.StatusCode)
		}
		holds(t, path, page, want...)
		if strings.Contains(page, "<script") || regexp.MustCompile(`\sstyle=|\son[a-z]+=`).MatchString(page) || strings.Contains(page, "[report") {
			t.Errorf("%s holds a script, a style, or lacks a sentence", path)
		}
		if english, page := get(t, reader, path+"?period=day&lang=en"); english.StatusCode != http.StatusOK || strings.Contains(page, "[report") {
			t.Errorf("%s in English: %d", path, english.StatusCode)
		}
		resp, file := get(t, reader, path+".csv?period=day&lang=id")
		if name := strings.TrimPrefix(path, "/laporan/"); !strings.HasPrefix(resp.Header.Get("Content-Disposition"), `attachment; filename="`+name+`-20`) {
			t.Errorf("%s is saved as %q", path, resp.Header.Get("Content-Disposition"))
		}
		holds(t, path+".csv", file, "\ufeff", want[0])
		_, raw := get(t, reader, path+".xlsx?period=day&lang=id")
		book, err := excelize.OpenReader(bytes.NewReader([]byte(raw)))
		if err != nil {
			t.Fatalf("%s.xlsx: %v", path, err)
		}
		if sheets := book.GetSheetList(); len(sheets) < 2 {
			t.Errorf("%s: sheets %q", path, sheets)
		}
		book.Close()
	}
	_, page := get(t, reader, "/laporan/gangguan?period=day&lang=id")
	holds(t, "numbers were closed", page, `<td class="text">KK karena rusak</td><td class="text">KK karena rusak</td><td>1</td>`)
}

func TestReportsOfApplicationsAreNarrowedDown(t *testing.T) {
	reader := worked(t).SignedIn(t, rig.Supervisor)
	_, page := get(t, reader, "/laporan/janji?period=day&way=external&lang=id")
	holds(t, "another channel", page, `<option value="external" selected>Desa/kelurahan</option>`, "Belum ada permohonan pada masa ini")
	_, page = get(t, reader, "/laporan/kekurangan?period=day&way=link&lang=id")
	holds(t, "the channel", page, "dari 1 permohonan")
	resp, page := get(t, reader, "/laporan/janji?way=pigeon&lang=id")
	if resp.StatusCode != http.StatusBadRequest || !strings.Contains(page, "Isian Saluran belum sesuai") {
		t.Errorf("a channel that is none: %d", resp.StatusCode)
	}
}

// TestAllReportsAreAskedForAlike goes through all of them: an empty period, a period that is none, and the way from one to
// the next.
func TestAllReportsAreAskedForAlike(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	reader := r.SignedIn(t, rig.Supervisor)
	for _, subject := range report.Subjects() {
		resp, page := get(t, reader, subject.Path+"?period=month&month=2020-02&lang=id")
		if resp.StatusCode != http.StatusOK || strings.Contains(page, "<table") || !strings.Contains(page, `<section class="word">`) {
			t.Errorf("%s: got %d, want a page that says there is nothing", subject.Path, resp.StatusCode)
		}
		for _, other := range report.Subjects() {
			if !strings.Contains(page, `<a href="`+other.Path+`?lang=id&amp;month=2020-02&amp;period=month"`) {
				t.Errorf("%s does not lead to %s of the same month", subject.Path, other.Path)
			}
		}
		if resp, page := get(t, reader, subject.Path+"?period=month&month=2020-13&lang=id"); resp.StatusCode != http.StatusBadRequest || !strings.Contains(page, `role="alert"`) {
			t.Errorf("%s: a month that is none: %d", subject.Path, resp.StatusCode)
		}
		for _, end := range []string{".csv", ".xlsx"} {
			if resp, _ := get(t, reader, subject.Path+end+"?period=month&month=2020-02"); resp.StatusCode != http.StatusOK {
				t.Errorf("%s%s: %d", subject.Path, end, resp.StatusCode)
			}
		}
		if resp, _ := get(t, r.SignedIn(t, rig.Clerk), subject.Path); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: a clerk gets %d", subject.Path, resp.StatusCode)
		}
	}
}
