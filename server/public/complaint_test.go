package public_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/server/public"
)

// speaking is an office that offers every language.
func speaking(t *testing.T) *rig.Rig {
	t.Helper()
	r := open(t)
	r.Decide(t, func(d *setup.Document) { _ = d.Speak(words.Languages()) })
	return r
}

// complaining is a form as the page gave it, with what somebody typed.
func complaining(t *testing.T, r *rig.Rig, text string) url.Values {
	t.Helper()
	_, page := r.Anyone().Page(t, "/pengaduan?lang=id", "Accept-Encoding", "identity")
	id := regexp.MustCompile(`name="request_id" value="(\w+)"`).FindStringSubmatch(page)
	if id == nil {
		t.Fatal("the page has no form")
	}
	return url.Values{"request_id": {id[1]}, "kind": {"plain"}, "text": {text}}
}

// post sends a form and returns the answer with where it leads.
func post(t *testing.T, r *rig.Rig, path string, form url.Values) (status int, to, page string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, r.Base+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", r.Base)
	req.Header.Set("Accept-Encoding", "identity")
	resp, body := r.Anyone().Ask(t, req)
	return resp.StatusCode, resp.Header.Get("Location"), string(body)
}

var ofComplaint = regexp.MustCompile(`^(/pengaduan/[0-9A-Z]{20})\?`)

// complain writes to the office and returns the page that it leads to.
func complain(t *testing.T, r *rig.Rig, form url.Values) string {
	t.Helper()
	status, to, page := post(t, r, "/pengaduan?lang=id", form)
	found := ofComplaint.FindStringSubmatch(to)
	if status != http.StatusSeeOther || found == nil {
		t.Fatalf("got %d to %q: %.300s", status, to, page)
	}
	return found[1]
}

func TestSomebodyComplainsAndReadsTheAnswer(t *testing.T) {
	r := speaking(t)
	form := complaining(t, r, "Loket 2 kosong satu jam <b>penuh</b>")
	form.Set("service", "kk-rusak")
	form.Set("number", "a 12")
	form.Set("contact", "0811-222")
	path := complain(t, r, form)
	if again := complain(t, r, form); again != path {
		t.Errorf("the form sent twice leads to %s and %s", path, again)
	}
	form.Set("text", "Lain")
	if status, _, _ := post(t, r, "/pengaduan?lang=id", form); status != http.StatusConflict {
		t.Errorf("the same form with another text: got %d, want 409", status)
	}
	for lang, want := range map[string]string{"id": "Sudah kami terima", "en": "We have received it", "su": "Parantos ditampi", "jv": "Sampun dipuntampi"} {
		resp, page := r.Anyone().Page(t, path+"?lang="+lang, "Accept-Encoding", "identity")
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %d, %s", lang, resp.StatusCode, resp.Header.Get("Cache-Control"))
		}
		holds(t, lang, page, `<html lang="`+lang+`"`, want, "PGD-"+r.Office.Now().Format("2006")+"-0001", "Loket 2 kosong satu jam &lt;b&gt;penuh&lt;/b&gt;", "A-012", public.Grouped(strings.TrimPrefix(path, "/pengaduan/")))
		if strings.Contains(page, "<script") || strings.Contains(page, "0811-222") {
			t.Errorf("%s: the page has a script, or shows the contact", lang)
		}
	}
	lower := strings.ToLower(path)
	if resp, _ := r.Anyone().Page(t, lower[:15]+"-"+lower[15:]); resp.StatusCode != http.StatusOK {
		t.Errorf("as people type it: got %d", resp.StatusCode)
	}
	if status, to, _ := post(t, r, path+"/reopen?lang=id", url.Values{"text": {"Cepat"}}); status != http.StatusConflict {
		t.Errorf("opened again before it is answered: got %d to %q", status, to)
	}
}

func TestAComplaintIsRefusedWithoutLosingIt(t *testing.T) {
	r := speaking(t)
	for _, c := range []struct{ field, value, id, su string }{
		{"text", " \r\n ", "Tulis dulu apa yang terjadi", "Serat heula"},
		{"text", strings.Repeat("x", 2001), "Terlalu panjang: paling banyak 2000 huruf", "Panjang teuing"},
		{"text", "a\x00b", "Ada tanda yang tidak bisa disimpan", "Aya tanda"},
		{"contact", strings.Repeat("1", 101), "paling banyak 100 huruf", "100 aksara"},
		{"number", "A-012 dan juga A-013", "paling banyak 12 huruf", "12 aksara"},
	} {
		form := complaining(t, r, "Ini tidak boleh hilang")
		form.Set("contact", "tetap@contoh.id")
		form.Set(c.field, c.value)
		for lang, want := range map[string]string{"id": c.id, "su": c.su} {
			status, _, page := post(t, r, "/pengaduan?lang="+lang, form)
			if status != http.StatusBadRequest {
				t.Errorf("%s: got %d", c.field, status)
			}
			holds(t, c.field, page, want, `aria-invalid="true"`, `href="#`+c.field+`"`, form.Get("request_id"))
			if c.field != "text" {
				holds(t, c.field, page, "Ini tidak boleh hilang")
			}
			if c.field != "contact" {
				holds(t, c.field, page, "tetap@contoh.id")
			}
		}
	}
	if status, _, _ := post(t, r, "/pengaduan", url.Values{"text": {"a"}}); status != http.StatusBadRequest {
		t.Errorf("without an id: got %d", status)
	}
	form := complaining(t, r, "Aneh")
	form.Set("kind", "field")
	form.Set("service", "'; DROP TABLE complaint; --")
	_, page := r.Anyone().Page(t, complain(t, r, form)+"?lang=en", "Accept-Encoding", "identity")
	holds(t, "a kind and a service that the form does not offer", page, "Complaint", "Aneh")
	if strings.Contains(page, "DROP TABLE") || strings.Contains(page, "needs a look") {
		t.Error("the form decides what the office decides")
	}
}

func TestOnlySoManyComplaintsComeFromOnePlace(t *testing.T) {
	r := open(t)
	for i := range 20 {
		complain(t, r, complaining(t, r, fmt.Sprint("Yang ke-", i)))
	}
	form := complaining(t, r, "Yang ini masih tertulis")
	status, _, page := post(t, r, "/pengaduan?lang=id", form)
	if status != http.StatusTooManyRequests {
		t.Errorf("got %d, want 429", status)
	}
	holds(t, "too many", page, "Yang ini masih tertulis", "Tunggu beberapa menit")
}

func TestThePagesLeadToTheComplaints(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "complain-1")
	_, page := r.Anyone().Page(t, "/t/"+token+"?lang=id", "Accept-Encoding", "identity")
	holds(t, "ticket", page, `href="/pengaduan?lang=id&amp;number=A-001&amp;service=kk-rusak"`)
	for _, path := range []string{"/lobi?lang=id", "/lobi/kk-rusak?lang=id", "/c/NONE?lang=id"} {
		_, page := r.Anyone().Page(t, path, "Accept-Encoding", "identity")
		holds(t, path, page, `href="/pengaduan?lang=id"`)
	}
	_, form := r.Anyone().Page(t, "/pengaduan?lang=id&number=A-001&service=kk-rusak", "Accept-Encoding", "identity")
	holds(t, "form", form, `name="number" value="A-001"`, `value="kk-rusak" selected`, "https://www.lapor.go.id", "sms:1708", "@lapor1708")
	resp, _ := r.Anyone().Page(t, "/pengaduan?lang=id&code=abcd-1234")
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/pengaduan/ABCD1234?lang=id" {
		t.Errorf("a code that was typed: got %d to %s", resp.StatusCode, resp.Header.Get("Location"))
	}
	resp, page = r.Anyone().Page(t, "/pengaduan/ABCD1234?lang=id", "Accept-Encoding", "identity")
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("a code that nobody has: got %d", resp.StatusCode)
	}
	holds(t, "unknown", page, "Kode ini tidak kami temukan")
}

func TestAnOfficeThatTakesNoneShowsTheOtherWays(t *testing.T) {
	r := open(t)
	form := complaining(t, r, "Terlambat")
	r.Decide(t, func(d *setup.Document) { d.Complaints.Shut = true })
	_, page := r.Anyone().Page(t, "/pengaduan?lang=id", "Accept-Encoding", "identity")
	holds(t, "shut", page, "tidak menerima pengaduan", "https://www.lapor.go.id")
	if strings.Contains(page, "<textarea") {
		t.Error("there is a form all the same")
	}
	if status, _, _ := post(t, r, "/pengaduan?lang=id", form); status != http.StatusConflict {
		t.Errorf("a form that was open: got %d", status)
	}
}

// TestACodeIsTheOnlyWayToAComplaint also shows that the audit knows neither words nor address of who complained.
func TestACodeIsTheOnlyWayToAComplaint(t *testing.T) {
	r := open(t)
	form := complaining(t, r, "KENARI-tulisan")
	form.Set("contact", "KENARI-kontak")
	path := complain(t, r, form)
	for _, other := range []string{"/pengaduan/PGD-2026-0001", "/pengaduan/1", path[:len(path)-1], path + "0"} {
		if resp, page := r.Anyone().Page(t, other); resp.StatusCode != http.StatusNotFound || strings.Contains(page, "KENARI") {
			t.Errorf("%s: got %d", other, resp.StatusCode)
		}
	}
	if status, _, page := post(t, r, path+"/erase?lang=en", nil); status != http.StatusOK || !strings.Contains(page, "has been deleted") {
		t.Errorf("erased: got %d", status)
	}
	if resp, page := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound || strings.Contains(page, "KENARI") {
		t.Errorf("after it was erased: got %d", resp.StatusCode)
	}
	trail, err := r.Store.Trail(staff.Query{What: "complaint"})
	if err != nil || len(trail) != 2 {
		t.Fatalf("got %d lines in the audit (%v), want two", len(trail), err)
	}
	for _, entry := range trail {
		if entry.Address != "" || strings.Contains(string(entry.Detail), "KENARI") || !strings.HasPrefix(entry.Subject, "PGD-") {
			t.Errorf("the audit says %+v %s", entry, entry.Detail)
		}
	}
}
