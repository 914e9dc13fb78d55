package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"antrean/internal/rig"
	figures "antrean/office/report"
	"antrean/server/edge"
	"antrean/server/report"
)

// aDay is an office in which four people came: served, returned, missed and still waiting.
func aDay(t *testing.T) (*rig.Rig, *rig.Client) {
	t.Helper()
	r := rig.Open(t, rig.Options{Gate: "flag"})
	kiosk, clerk := r.AtKiosk(), r.SignedIn(t, rig.Clerk)
	for _, id := range []string{"request-1", "request-2", "request-3", "request-4"} {
		if status, body := kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": id, "service": "kk-rusak", "have": []string{}, "answers": map[string]string{"wna": "tidak"}}); status >= 300 {
			t.Fatalf("ticket: %d %v", status, body)
		}
	}
	for i, act := range []string{"open", "next", "start", "finish", "next", "return", "next", "recall", "no-show"} {
		body := map[string]any{"command_id": "command-" + string(rune('a'+i))}
		if act == "return" {
			body["missing"] = []any{map[string]any{"id": "ktp", "kind": "kurang"}}
		}
		if status, reply := clerk.Post(t, "/api/v1/counters/1/"+act, body); status >= 300 {
			t.Fatalf("%s: %d %v", act, status, reply)
		}
	}
	return r, r.SignedIn(t, rig.Supervisor)
}

// get asks for a page or a file and returns it with its headers.
func get(t *testing.T, c *rig.Client, path string) (*http.Response, string) {
	t.Helper()
	resp, err := c.HTTP.Get(c.Base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func wants(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

func TestThePageSaysWhatHappenedToday(t *testing.T) {
	_, reader := aDay(t)
	resp, page := get(t, reader, "/laporan?period=day&lang=id")
	if resp.StatusCode != http.StatusOK || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("got %d with policy %q", resp.StatusCode, resp.Header.Get("Content-Security-Policy"))
	}
	wants(t, page, "Dinas Kependudukan dan Pencatatan Sipil Kota Banjar", "<dt>Nomor diambil</dt><dd>4<", "25,0% dari semua nomor", "KTP-el", "Loket 1", "KK karena rusak")
	if strings.Contains(page, "<script") || regexp.MustCompile(`\sstyle=|\son[a-z]+=`).MatchString(page) {
		t.Error("the page holds a script or a style of its own, which its policy forbids")
	}
	if i := strings.Index(page, "[report."); i >= 0 {
		t.Errorf("a sentence is missing: %s", page[i:i+40])
	}
	_, english := get(t, reader, "/laporan?period=day&lang=en")
	wants(t, english, `<html lang="en">`, "<dt>Numbers taken</dt><dd>4<", "25.0% of all numbers")
}

var svg = regexp.MustCompile(`(?s)<svg class="chart".*?</svg>`)

func TestChartsAreReadAloudAndWellFormed(t *testing.T) {
	_, reader := aDay(t)
	_, page := get(t, reader, "/laporan?period=day")
	charts := svg.FindAllString(page, -1)
	if len(charts) != 2 {
		t.Fatalf("%d charts of one day, want numbers and waits by hour", len(charts))
	}
	for _, chart := range charts {
		wants(t, chart, `role="img"`, "<title ", "<desc ", "aria-labelledby=")
		for dec := xml.NewDecoder(strings.NewReader(chart)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("a chart is not XML: %v", err)
			}
		}
	}
}

func TestAnEmptyPeriodSaysSo(t *testing.T) {
	_, reader := aDay(t)
	resp, page := get(t, reader, "/laporan?period=day&date=2020-02-03&lang=id")
	if resp.StatusCode != http.StatusOK || !strings.Contains(page, "Belum ada nomor pada masa ini") || strings.Contains(page, "<table") {
		t.Errorf("got %d, want a page that says there is nothing", resp.StatusCode)
	}
}

func TestABadFieldIsNamedAndNothingIsLost(t *testing.T) {
	_, reader := aDay(t)
	names := map[string]string{"date": "Tanggal", "month": "Bulan", "to": "Sampai", "from": "Dari", "period": "Masa", "counter": "Loket"}
	for query, field := range map[string]string{
		"period=day&date=2026-02-30":                 "date",
		"period=month&month=11":                      "month",
		"period=range&from=2026-11-02&to=2026-11-01": "to",
		"period=range&from=2020-01-01&to=2026-01-01": "to",
		"period=range&from=x":                        "from",
		"period=year":                                "period",
		"counter=-1":                                 "counter",
	} {
		if status, body := reader.Get(t, "/api/v1/reports?"+query); status != http.StatusBadRequest || body["field"] != field {
			t.Errorf("%s: got %d %v, want bad_field %s", query, status, body, field)
		}
		resp, page := get(t, reader, "/laporan?lang=id&service=kk-rusak&"+query)
		if resp.StatusCode != http.StatusBadRequest || !strings.Contains(page, "Isian "+names[field]+" belum sesuai. Yang bisa: ") || !strings.Contains(page, `value="kk-rusak" selected`) {
			t.Errorf("%s: got %d, want the form with what was chosen and %s named", query, resp.StatusCode, field)
		}
	}
}

func TestOnlyReadersReadReports(t *testing.T) {
	r, _ := aDay(t)
	if resp, _ := r.Anyone().Page(t, "/laporan?period=day", "Accept", "text/html"); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/masuk?next=%2Flaporan%3Fperiod%3Dday" {
		t.Errorf("a browser of nobody: got %d to %s, want it led to where one signs in", resp.StatusCode, resp.Header.Get("Location"))
	}
	if resp, page := r.SignedIn(t, rig.Clerk).Page(t, "/laporan", "Accept", "text/html"); resp.StatusCode != http.StatusForbidden || !strings.Contains(page, "<h1") {
		t.Errorf("a clerk's browser: got %d, want a page that says no", resp.StatusCode)
	}
	for name, c := range map[string]struct {
		client *rig.Client
		status int
		page   string
	}{
		"a clerk":    {r.SignedIn(t, rig.Clerk), http.StatusForbidden, "forbidden"},
		"an auditor": {r.SignedIn(t, rig.Auditor), http.StatusOK, "Nomor diambil"},
	} {
		resp, page := get(t, c.client, "/laporan?lang=id")
		if resp.StatusCode != c.status || !strings.Contains(page, c.page) || c.status != http.StatusOK && strings.Contains(page, "<td") {
			t.Errorf("%s: got %d, want %d and %q", name, resp.StatusCode, c.status, c.page)
		}
	}
}

func TestTheCSVOpensInASpreadsheetOfItsLanguage(t *testing.T) {
	_, reader := aDay(t)
	resp, body := get(t, reader, "/laporan.csv?period=day&lang=id")
	if !strings.HasPrefix(resp.Header.Get("Content-Disposition"), `attachment; filename="laporan-2`) {
		t.Errorf("got %q, want a file with a name", resp.Header.Get("Content-Disposition"))
	}
	text, marked := strings.CutPrefix(body, "\ufeff")
	if !marked {
		t.Error("the file does not begin with the mark that tells Excel it is UTF-8")
	}
	lines := csv.NewReader(strings.NewReader(text))
	lines.Comma, lines.FieldsPerRecord = ';', -1
	rows, err := lines.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"Nomor diambil", "4"}, {"KTP-el", "kurang", "KK karena rusak atau hilang", "1", "100,0", "100,0"}} {
		if !slices.ContainsFunc(rows, func(row []string) bool {
			return len(row) == len(want) && row[0] == want[0] && row[len(row)-1] == want[len(want)-1]
		}) {
			t.Errorf("no line %q", want)
		}
	}
	_, english := get(t, reader, "/laporan.csv?period=day&lang=en")
	if !strings.Contains(english, "Numbers taken,4\r\n") {
		t.Error("the English file is not separated by commas")
	}
}

func TestTextIsNeverAFormula(t *testing.T) {
	for text, want := range map[string]string{"=1+1": "'=1+1", "+62": "'+62", "-3": "'-3", "@sum": "'@sum", "\tx": "'\tx", "KTP = ada": "KTP = ada", "": ""} {
		if got := edge.Harmless(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestTheWorkbookHoldsNumbers(t *testing.T) {
	_, reader := aDay(t)
	_, body := get(t, reader, "/laporan.xlsx?period=day&lang=id")
	file, err := excelize.OpenReader(bytes.NewReader([]byte(body)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sheets := []string{"Ringkasan", "Per hari", "Per layanan", "Per loket", "Per jam", "Kekurangan berkas", "Antrean pagi", "Nomor awal"}
	if got := file.GetSheetList(); !slices.Equal(got, sheets) {
		t.Fatalf("got sheets %q, want %q", got, sheets)
	}
	for _, sheet := range sheets {
		if panes, err := file.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 4 {
			t.Errorf("%s: the heading does not stand still: %+v (%v)", sheet, panes, err)
		}
	}
	for cell, want := range map[string]string{"Per layanan!B5": "4", "Per layanan!C5": "1", "Per layanan!D5": "1", "Per layanan!E5": "1", "Kekurangan berkas!D5": "1", "Per hari!B5": "4"} {
		sheet, at, _ := strings.Cut(cell, "!")
		kind, err := file.GetCellType(sheet, at)
		if got, _ := file.GetCellValue(sheet, at); got != want || err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s is %q of type %v (%v), want the number %s", cell, got, kind, err, want)
		}
	}
	if day, err := file.GetCellValue("Per hari", "A5"); err != nil || !regexp.MustCompile(`^\d\d/\d\d/20\d\d$`).MatchString(day) {
		t.Errorf("the day is %q (%v)", day, err)
	}
}

func TestTheAnswerForProgramsHoldsTheSameFigures(t *testing.T) {
	_, reader := aDay(t)
	status, body := reader.Get(t, "/api/v1/reports?period=day")
	total, _ := body["total"].(map[string]any)
	if status != http.StatusOK || total["issued"] != 4.0 || total["served"] != 1.0 || total["returned"] != 1.0 || total["no_show"] != 1.0 || total["open"] != 1.0 || total["recalls"] != 1.0 {
		t.Errorf("got %d %v", status, total)
	}
	lacks, _ := body["lacks"].([]any)
	if len(lacks) != 1 || lacks[0].(map[string]any)["requirement"] != "ktp" || body["service"] != nil {
		t.Errorf("got %v and service %v, want the one lack of all services", lacks, body["service"])
	}
	if _, none := reader.Get(t, "/api/v1/reports?period=day&service=konsultasi"); none["total"].(map[string]any)["issued"] != 0.0 {
		t.Errorf("another service: got %v, want none", none["total"])
	}
}

func TestFilesAreNamedByTheirPeriod(t *testing.T) {
	month, _ := figures.Month("2026-11")
	for want, p := range map[string]figures.Period{"laporan-2026-11.csv": month, "laporan-2026-11-23.csv": figures.Day("2026-11-23"),
		"laporan-2026-11-23-2026-11-29.csv": figures.Week("2026-11-24")} {
		if got := report.FileName("laporan", p, "csv"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
