package public_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/casefile"
	"antrean/office/worktime"
)

// village registers an application that came through a village, and returns it with what gives it commands.
func village(t *testing.T, r *rig.Rig) (*casefile.Case, func(casefile.Command) casefile.Reply) {
	t.Helper()
	do := func(command casefile.Command) casefile.Reply {
		reply, _, err := r.Engine.File(t.Context(), casefile.Request{Actor: rig.Archivist, Lead: true, Do: command})
		if err != nil {
			t.Fatalf("%#v: %v", command, err)
		}
		return reply
	}
	id := do(casefile.Open{Service: "kk-rusak", Channel: "offline", Token: "V111AGEV111AGEV111AG"}).Case
	c, _ := r.Engine.View().Cases.Case(id)
	return c, do
}

func TestThePageOfAnApplicationWithoutATicketTellsTheWholeWay(t *testing.T) {
	r := open(t)
	c, do := village(t, r)
	page := func(what string, parts ...string) string {
		t.Helper()
		resp, page := r.Anyone().Page(t, "/t/"+c.Token)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: got %d", what, resp.StatusCode)
		}
		holds(t, what, page, append(parts, `id="`+c.Register()+`"`)...)
		return page
	}
	page("begun", "Sedang dikerjakan", "Sedang diperiksa di loket")
	do(casefile.Return{Case: c.ID, Lacks: []casefile.Lack{{ID: "kitap", Kind: casefile.Invalid}}, Note: "Bawa KITAP asli"})
	returned := page("returned", "Perlu Anda lengkapi", "KITAP", "perlu diperbaiki", "Bawa KITAP asli", "Boleh dilengkapi kapan saja", "Tidak perlu mengambil nomor lagi",
		`<noscript><a href="/t/`+c.Token+`?lang=id">Muat ulang halaman ini</a></noscript>`)
	if strings.Contains(returned, `http-equiv="refresh"`) {
		t.Error("without scripts the page goes away by itself while somebody reads what is missing")
	}
	if strings.Contains(returned, "daring") {
		t.Error("who came to the counter is told how to mend what is sent online")
	}
	do(casefile.Mend{Case: c.ID})
	for step := range 3 { // front desk, waiting room, counter
		do(casefile.Advance{Cases: []casefile.CaseID{c.ID}, Note: []string{"", "", "lengkap"}[step]})
	}
	do(casefile.SetNeed{Need: casefile.NeedSIAK, Down: true})
	page("without SIAK", "Menunggu Sistem kependudukan (SIAK).")
	do(casefile.SetNeed{Need: casefile.NeedSIAK})
	now, _ := r.Engine.View().Cases.Case(c.ID)
	page("complete", "Dijanjikan:", worktime.FormatDue("id", r.Office.Local(now.Due)), "Siap diambil")
	due := r.Office.Now().AddDate(0, 0, 12)
	do(casefile.PromiseAnew{Case: c.ID, Due: due, Note: "Kepala Dinas dinas luar"})
	do(casefile.Advance{Cases: []casefile.CaseID{c.ID}, Note: "PESAN-UNTUK-RUANG-LAIN"})
	if got := page("promised anew", "Kepala Dinas dinas luar", worktime.FormatDate("id", due)); strings.Contains(got, "PESAN-UNTUK") {
		t.Error("the page tells what one room writes to the next")
	}
	do(casefile.KeepBack{Case: c.ID, Cause: casefile.Central})
	if got := page("at the centre", "Sedang diproses di pusat"); strings.Contains(got, "Dijanjikan:") {
		t.Error("a date is promised that the office does not command")
	}
	do(casefile.Release{Case: c.ID})
	for now, _ = r.Engine.View().Cases.Case(c.ID); now.State != casefile.Ready; now, _ = r.Engine.View().Cases.Case(c.ID) {
		do(casefile.Advance{Cases: []casefile.CaseID{c.ID}})
	}
	page("ready", "Siap diambil", "Pemohon sendiri")
	do(casefile.Hand{Case: c.ID, Who: "pemohon"})
	page("handed", "Sudah diterima", "/erase")
}

func TestThePageOfAVisitShowsItsApplicationsBelow(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "visit-case", "f102", "kk_rusak", "ktp")
	clerk := r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	status, reply := clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "visit-case-1", "ticket": "A-001"})
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, reply)
	}
	code := reply["cases"].([]any)[0].(map[string]any)["code"].(string)
	for _, lang := range []string{"id", "en", "su", "jv"} {
		_, page := r.Anyone().Page(t, "/t/"+token+"?lang="+lang)
		holds(t, lang, page, "A-001", code)
		if strings.Contains(page, "application.") || len(page) > 34<<10 {
			t.Errorf("%s: a key without a sentence, or %d bytes", lang, len(page))
		}
	}
	clerk.Command(t, 1, "start", nil)
	clerk.Command(t, 1, "finish", nil)
	if _, page := r.Anyone().Page(t, "/t/"+token); strings.Contains(page, "/erase") || !strings.Contains(page, "data-live") {
		t.Error("a page whose application goes on is not followed, or offers to forget it")
	}
}

func TestWhoIsSentHomeWithAnApplicationIsNotSentToTheQueueAgain(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "sent-home", "f102", "kk_rusak", "ktp")
	clerk := r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	status, reply := clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "sent-home-1", "ticket": "A-001"})
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, reply)
	}
	clerk.Command(t, 1, "start", nil)
	back := map[string]any{"missing": []map[string]string{{"id": "ktp", "kind": "kurang"}}, "file": reply["cases"].([]any)[0].(map[string]any)["code"]}
	if status, reply := clerk.Command(t, 1, "return", back); status != http.StatusOK {
		t.Fatalf("return: %d %v", status, reply)
	}
	_, page := r.Anyone().Page(t, "/t/"+token)
	holds(t, "sent home", page, "Berkas Anda perlu dilengkapi", "Tidak perlu mengambil nomor lagi", "KTP-el")
	for _, wrong := range []string{"Sudah punya nomor", "ambil nomor baru"} {
		if strings.Contains(page, wrong) {
			t.Errorf("the page also says %q", wrong)
		}
	}
}

func TestThePageOfAnApplicationIsSmall(t *testing.T) {
	r := open(t)
	c, do := village(t, r)
	do(casefile.Return{Case: c.ID, Lacks: []casefile.Lack{{ID: "kitap", Kind: casefile.Short}}})
	req, err := http.NewRequest(http.MethodGet, r.Base+"/t/"+c.Token, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	if _, body := r.Anyone().Ask(t, req); len(body) > 15<<10 {
		t.Errorf("got %d bytes, want at most 15 KB", len(body))
	}
}

// TestWhoSentItOnlineMendsItThere says so on the page of an application that came online, and its deadline.
func TestWhoSentItOnlineMendsItThere(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: "kecamatan-balongbendo"})
	do := func(command casefile.Command) casefile.Reply {
		t.Helper()
		reply, _, err := r.Engine.File(t.Context(), casefile.Request{Actor: rig.Archivist, Do: command})
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	id := do(casefile.Open{Service: "kk-tambah-biodata", Channel: "daring_mandiri", Token: "DAR1NGDAR1NGDAR1NG00"}).Case
	do(casefile.Return{Case: id, Lacks: []casefile.Lack{{ID: "nikah", Kind: casefile.Short}}})
	c, _ := r.Engine.View().Cases.Case(id)
	_, page := r.Anyone().Page(t, "/t/"+c.Token)
	holds(t, "returned", page, "Kalau dikirim daring, perbaiki di tempat Anda mengirimnya.", worktime.FormatDue("id", r.Office.Local(c.MendBy)))
}
