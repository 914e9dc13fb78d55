package report_test

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"antrean/internal/rig"
	"antrean/office/complaint"
)

// complained is an office with three complaints: one answered at once, one withdrawn, one that waits.
func complained(t *testing.T) *rig.Rig {
	t.Helper()
	r := rig.Open(t, rig.Options{})
	for i, text := range []string{"KENARI satu", "KENARI dua", "KENARI tiga"} {
		e, err := r.Office.Complaints.Receive("", "request-"+text, complaint.Receive{Way: complaint.Phone, Kind: complaint.Kinds()[i], Text: text, Contact: "KENARI-kontak", Service: "kk-rusak", Code: "C0DE" + text})
		if err != nil {
			t.Fatal(err)
		}
		var do complaint.Command
		switch i {
		case 0:
			do = complaint.Reply{Text: "KENARI jawaban", Final: true}
		case 1:
			do = complaint.Erase{}
		default:
			continue
		}
		if _, err := r.Office.Complaints.Do(e.Ref, 0, rig.Supervisor, do); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestTheBookOfComplaintsIsReadAndSaved(t *testing.T) {
	r := complained(t)
	auditor := r.SignedIn(t, rig.Auditor)
	resp, page := get(t, auditor, "/laporan/pengaduan?lang=id")
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("got %d", resp.StatusCode)
	}
	for _, want := range []string{"100,0%", "1 dari 1", "PGD-", "KK karena rusak", "Ditarik kembali", "Pertanyaan", "/laporan/pengaduan.csv?"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	_, file := get(t, auditor, "/laporan/pengaduan.csv?lang=en")
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff")))
	reader.FieldsPerRecord = -1
	lines, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, line := range lines {
		if strings.HasPrefix(line[0], "PGD-") {
			numbers = append(numbers, line[0])
			if line[7] == "" || line[10] == "" {
				t.Errorf("%s has no due dates: %v", line[0], line)
			}
		}
	}
	if len(numbers) != 3 {
		t.Errorf("got %v, want three complaints", numbers)
	}
	_, sheets := get(t, auditor, "/laporan/pengaduan.xlsx?lang=id")
	book, err := excelize.OpenReader(bytes.NewReader([]byte(sheets)))
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := book.GetRows("Pengaduan"); err != nil || len(rows) != 7 || !strings.HasPrefix(rows[4][0], "PGD-") {
		t.Errorf("the sheet has %v (%v)", rows, err)
	}
	var all strings.Builder
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all.WriteString(strings.Join(row, "\n"))
		}
	}
	for what, text := range map[string]string{"page": page, "CSV": file, "workbook": all.String()} {
		if strings.Contains(text, "KENARI") {
			t.Errorf("the %s holds what people wrote", what)
		}
	}
	for path, want := range map[string]int{"/laporan/pengaduan?period=month&month=2026-13": 400, "/laporan/pengaduan?period=day&date=2001-01-01": 200} {
		if resp, page := get(t, auditor, path+"&lang=id"); resp.StatusCode != want || want == 200 && !strings.Contains(page, "Belum ada pengaduan pada masa ini") {
			t.Errorf("%s: got %d", path, resp.StatusCode)
		}
	}
}
