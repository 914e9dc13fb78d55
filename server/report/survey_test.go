package report_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"antrean/internal/rig"
	"antrean/office/setup"
	"antrean/office/survey"
	"antrean/office/worktime"
)

// surveyed is an office where so many people have answered all nine elements with a score each, after so many visits.
func surveyed(t *testing.T, scores ...int) *rig.Rig {
	t.Helper()
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) { d.Survey.On = true })
	clerk := r.SignedIn(t, rig.Clerk)
	for i, score := range scores {
		r.AtKiosk().Ticket(t, fmt.Sprintf("survey-%04d", i), "konsultasi")
		for _, action := range []string{"open", "next", "finish"} {
			if status, body := clerk.Command(t, 1, action, nil); status != http.StatusOK {
				t.Fatalf("%s: %d %v", action, status, body)
			}
		}
		a := survey.Answer{Service: "konsultasi", Day: worktime.DateOf(r.Office.Now(), r.Office.Now().Location()), Lang: "id", Scores: map[string]int{}, Remark: fmt.Sprintf("=pesan %d", i)}
		for _, id := range survey.Nine() {
			a.Scores[id] = score
		}
		if _, err := r.Store.Answer(survey.MarkOf(fmt.Sprint(i)), a, survey.Traits{"sex": "female"}); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func holds(t *testing.T, what, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("%s: no %q in %d bytes", what, part, len(page))
		}
	}
}

// TestTheSurveysReportOnPageAndInFiles has a perfect survey: exactly 100, in the marks of each language.
func TestTheSurveysReportOnPageAndInFiles(t *testing.T) {
	r := surveyed(t, 4, 4, 4, 4)
	head := r.SignedIn(t, rig.Supervisor)
	for lang, want := range map[string][]string{
		"id": {"100,00", "A · sangat baik", "U9 Sarana dan prasarana", "4,000", "0,111", "100,0%", "=pesan 3", "Perempuan", `<option value="" selected>Semua layanan</option>`, `<option value="konsultasi">`},
		"en": {"100.00", "A: very good", "U9 Facilities", "4.000", "0.111", "100.0%", "=pesan 3", "Female"},
	} {
		resp, page := head.Page(t, "/laporan/survei?lang="+lang)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", lang, resp.StatusCode)
		}
		holds(t, lang, page, want...)
		if policy := resp.Header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || strings.Contains(page, "<script") {
			t.Errorf("%s: policy %s", lang, policy)
		}
		if strings.Contains(page, "[survey") {
			t.Errorf("%s: a sentence is missing", lang)
		}
	}
	_, csv := head.Page(t, "/laporan/survei.csv?lang=id")
	holds(t, "csv", csv, "100,00", "A · sangat baik", "'=pesan 3", "U1 Persyaratan;4;0;0;0;4;4,000;0,111;0,444;100,00")
	resp, raw := head.Page(t, "/laporan/survei.xlsx?lang=id")
	if got := resp.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="survei-`) {
		t.Errorf("saved as %s", got)
	}
	book, err := excelize.OpenReader(bytes.NewReader([]byte(raw)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); len(sheets) != 5 {
		t.Errorf("sheets %q", sheets)
	}
	if got, err := book.GetCellValue("Nilai unsur", "J5"); err != nil || got != "100.00" {
		t.Errorf("the index of the first element is %q (%v)", got, err)
	}
}

// TestFewAnswersStayHidden shows how many there are and nothing of them.
func TestFewAnswersStayHidden(t *testing.T) {
	r := surveyed(t, 1, 2)
	head := r.SignedIn(t, rig.Supervisor)
	_, page := head.Page(t, "/laporan/survei?lang=id&service=konsultasi")
	holds(t, "few", page, "Kurang dari 3 jawaban")
	_, csv := head.Page(t, "/laporan/survei.csv?lang=id")
	for what, text := range map[string]string{"page": page, "csv": csv} {
		for _, secret := range []string{"pesan 1", "37,50", "Perempuan", "tidak baik ·", "D · "} {
			if strings.Contains(text, secret) {
				t.Errorf("%s shows %q", what, secret)
			}
		}
	}
}

// TestTheSurveysReportSaysWhatIsWrong and shows an office that never asked what to do.
func TestTheSurveysReportSaysWhatIsWrong(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	head := r.SignedIn(t, rig.Supervisor)
	if resp, page := head.Page(t, "/laporan/survei?lang=id&month=2026-13"); resp.StatusCode != http.StatusBadRequest || !strings.Contains(page, `role="alert"`) {
		t.Errorf("a month that is none: %d", resp.StatusCode)
	}
	_, page := head.Page(t, "/laporan/survei?lang=id")
	holds(t, "never asked", page, "Survei tidak berjalan")
	if resp, _ := r.SignedIn(t, rig.Clerk).Page(t, "/laporan/survei?lang=id"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a clerk: %d", resp.StatusCode)
	}
}
