package admin_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/staff"
)

var (
	handedOver = regexp.MustCompile(`<p class="secret">((?:[0-9A-Z]{4} ?){5})</p>`)
	numbered   = regexp.MustCompile(`PGD-\d{4}-\d{4}`)
)

// written has the front office write a complaint down and returns its number and the code of its page.
func written(t *testing.T, r *rig.Rig, fields url.Values) (ref, code string) {
	t.Helper()
	desk := at(t, r, rig.Officer)
	form := url.Values{"way": {"desk"}, "kind": {"plain"}, "text": {"Loket 2 kosong satu jam"}, "contact": {"0811-222"}}
	for name, values := range fields {
		form[name] = values
	}
	_, page := desk.look(desk.done("/admin/pengaduan/baru", form))
	found := handedOver.FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("no code on %s", page)
	}
	return numbered.FindString(page), strings.ReplaceAll(found[1], " ", "")
}

func TestTheFrontOfficeWritesAComplaintDownAndReadsNone(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	ref, code := written(t, r, url.Values{"service": {"kk-rusak"}})
	desk := at(t, r, rig.Officer)
	for _, path := range []string{"/admin/pengaduan", "/admin/pengaduan/" + ref} {
		if status, page := desk.look(path); status != http.StatusForbidden || strings.Contains(page, "Loket 2 kosong") {
			t.Errorf("%s: got %d, want it forbidden", path, status)
		}
	}
	resp, page := r.Anyone().Page(t, "/pengaduan/"+code+"?lang=id", "Accept-Encoding", "identity")
	if resp.StatusCode != http.StatusOK || !strings.Contains(page, "Loket 2 kosong") {
		t.Errorf("the person's page: got %d", resp.StatusCode)
	}
	status, _, page := desk.send("/admin/pengaduan/baru", url.Values{"way": {"desk"}, "kind": {"plain"}, "text": {"a\x07"}, "contact": {"0811-333"}})
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "0811-333") || errorsOf(page) == "" {
		t.Errorf("a bell in the text: got %d with errors %q", status, errorsOf(page))
	}
}

func TestTheCodeIsShownOnce(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	desk := at(t, r, rig.Officer)
	to := desk.done("/admin/pengaduan/baru", url.Values{"way": {"letter"}, "kind": {"information"}, "text": {"Kapan buka?"}})
	if _, page := desk.look(to); !handedOver.MatchString(page) {
		t.Error("no code")
	}
	for _, who := range []interface{ look(string) (int, string) }{desk, at(t, r, rig.Supervisor)} {
		if status, page := who.look(to); status != http.StatusOK || handedOver.MatchString(page) {
			t.Errorf("again: got %d with the code", status)
		}
	}
}

func TestAComplaintIsHandedOverSortedAnsweredAndClosed(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	ref, code := written(t, r, nil)
	boss, path := at(t, r, rig.Supervisor), "/admin/pengaduan/"+ref
	_, book := boss.look("/admin/pengaduan?lang=id")
	for _, want := range []string{`href="` + path + `"`, "Baru", "jawaban pertama"} {
		if !strings.Contains(book, want) {
			t.Errorf("the book has no %q", want)
		}
	}
	if status, _, page := boss.send(path+"/close", url.Values{}); status != http.StatusConflict || !strings.Contains(page, "belum dijawab") {
		t.Errorf("closed unanswered: got %d", status)
	}
	boss.done(path+"/owner", url.Values{"owner": {rig.Admin}, "seen": {"1"}})
	boss.done(path+"/kind", url.Values{"kind": {"field"}, "seen": {"2"}})
	if status, _, page := boss.send(path+"/reply", url.Values{"text": {"Jangan hilang"}, "final": {"answer"}, "seen": {"2"}}); status != http.StatusConflict || !strings.Contains(page, "Jangan hilang") || !strings.Contains(page, `name="seen" value="3"`) {
		t.Errorf("from an old page: got %d, want it kept and told", status)
	}
	boss.done(path+"/reply", url.Values{"text": {"Kami periksa dulu"}, "final": {"word"}, "seen": {"3"}})
	boss.done(path+"/reply", url.Values{"text": {"Jadwal sudah diatur"}, "final": {"answer"}, "seen": {"4"}})
	_, person := r.Anyone().Page(t, "/pengaduan/"+code+"?lang=id", "Accept-Encoding", "identity")
	for _, want := range []string{"Sudah dijawab", "Kami periksa dulu", "Jadwal sudah diatur", "Batas jawaban berubah dari", "Belum cukup? Buka lagi", "Itu dihapus begitu pengaduan selesai"} {
		if !strings.Contains(person, want) {
			t.Errorf("the person's page has no %q", want)
		}
	}
	boss.done(path+"/close", url.Values{})
	_, closed := boss.look(path)
	if strings.Contains(closed, "0811-222") || !strings.Contains(closed, "Loket 2 kosong") {
		t.Error("closed: the contact is still there, or the text is not")
	}
	boss.done(path+"/reopen", url.Values{"again": {"Masih kosong"}, "seen": {"6"}})
	if _, page := boss.look("/admin/pengaduan?show=open"); !strings.Contains(page, ref) {
		t.Error("opened again, it is not in the book of what is owed")
	}
	if status, _, _ := boss.send(path+"/erase", url.Values{}); status != http.StatusForbidden {
		t.Errorf("a supervisor erases: got %d", status)
	}
	admin := at(t, r, rig.Admin)
	if _, mine := admin.look("/admin/pengaduan?show=mine"); !strings.Contains(mine, ref) {
		t.Error("it is not among those of its owner")
	}
	admin.done(path+"/erase", url.Values{})
	if _, page := admin.look(path); strings.Contains(page, "Loket 2 kosong") || !strings.Contains(page, "sudah dihapus") {
		t.Error("erased, it is still there")
	}
}

func TestEveryActAndEveryLookAtAComplaintIsInTheAudit(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	ref, _ := written(t, r, nil)
	boss, path := at(t, r, rig.Supervisor), "/admin/pengaduan/"+ref
	boss.look(path)
	boss.done(path+"/reply", url.Values{"text": {"Sudah"}, "final": {"answer"}})
	boss.done(path+"/close", url.Values{})
	trail, err := r.Store.Trail(staff.Query{What: "complaint", Text: ref})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range trail {
		got = append(got, entry.Who+" "+strings.TrimPrefix(entry.What, "complaint."))
		if strings.Contains(string(entry.Detail), "Loket 2") || strings.Contains(string(entry.Detail), "0811") {
			t.Errorf("the audit holds what was written: %s", entry.Detail)
		}
	}
	want := rig.Supervisor + " closed, " + rig.Supervisor + " answered, " + rig.Supervisor + " read, " + rig.Officer + " received"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ", "), want)
	}
	for _, lang := range []string{"id", "en"} {
		if _, page := at(t, r, rig.Admin).look("/admin/audit?what=complaint&lang=" + lang); strings.Contains(page, "complaint.answered</td>") {
			t.Errorf("%s: a deed has no words", lang)
		}
	}
}

func TestTheRulesForComplaintsAreSet(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, days := range []string{"", "13", "4000", "x"} {
		if status, _, page := admin.send("/admin/pengaduan/aturan", url.Values{"take": {"yes"}, "keep_days": {days}}); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
			t.Errorf("%q days: got %d", days, status)
		}
	}
	form := admin.filled("/admin/pengaduan/aturan")
	if form.Get("keep_days") != "365" || form.Get("take") != "yes" {
		t.Errorf("it begins with %v", form)
	}
	form.Set("keep_days", "90")
	form.Del("take")
	admin.done("/admin/pengaduan/aturan", form)
	if got := r.Office.Setup().Document.Complaints; got.Keep() != 90 || !got.Shut {
		t.Errorf("got %+v", got)
	}
	if _, page := admin.look("/admin/history?lang=id"); !strings.Contains(page, "Isi pengaduan disimpan setelah selesai, hari: 365 → 90.") {
		t.Error("the history does not say it")
	}
}
