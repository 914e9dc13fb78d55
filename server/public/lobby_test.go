package public_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/setup"
)

func TestTheLobbySaysWhetherToSetOut(t *testing.T) {
	r := open(t)
	r.Decide(t, func(d *setup.Document) { _ = d.Speak(words.Languages()) })
	ticket(t, r, "lobby-0001")
	for lang, want := range map[string]string{"id": "1 orang menunggu", "en": "1 person is waiting", "su": "1 urang ngantosan", "jv": "1 tiyang nengga"} {
		resp, page := r.Anyone().Page(t, "/lobi?lang="+lang, "Accept-Encoding", "identity")
		if resp.StatusCode != http.StatusOK || len(page) > 60<<10 {
			t.Errorf("%s: %d, %d bytes", lang, resp.StatusCode, len(page))
		}
		holds(t, lang, page, `<html lang="`+lang+`"`, want, `href="/lobi/kk-rusak?lang=`+lang+`"`, `<a href="/lobi?lang=`+lang+`">`+words.In(lang).T("lobby.reload")+`</a>`)
		if strings.Contains(page, "<script") {
			t.Errorf("%s: the page needs a script", lang)
		}
	}
}

func TestAnAnswerChangesWhatToBring(t *testing.T) {
	r := open(t)
	_, citizen := r.Anyone().Page(t, "/lobi/kk-rusak?lang=id", "Accept-Encoding", "identity")
	_, foreigner := r.Anyone().Page(t, "/lobi/kk-rusak?lang=id&q_warga=oa", "Accept-Encoding", "identity")
	if strings.Contains(citizen, `name="have_kitap"`) || !strings.Contains(foreigner, `name="have_kitap"`) {
		t.Error("KITAP is for foreigners, and for them alone")
	}
	holds(t, "foreigner", foreigner, `value="oa" required checked`, `<input type="hidden" name="q_warga" value="oa">`)
}

// atHome is a form as the page gave it, with everything ticked but some.
func atHome(t *testing.T, r *rig.Rig, without ...string) url.Values {
	t.Helper()
	_, page := r.Anyone().Page(t, "/lobi/kk-rusak?lang=id", "Accept-Encoding", "identity")
	form := url.Values{"q_warga": {"wni"}, "request_id": {regexp.MustCompile(`name="request_id" value="(\w+)"`).FindStringSubmatch(page)[1]}}
	for _, row := range regexp.MustCompile(`name="(have_\w+)"`).FindAllStringSubmatch(page, -1) {
		form.Set(row[1], "1")
	}
	for _, id := range without {
		form.Del("have_" + id)
	}
	return form
}

// send sends it and returns the answer and the code of the list that it leads to.
func send(t *testing.T, r *rig.Rig, form url.Values) (status int, code string) {
	t.Helper()
	resp, _ := sent(t, r, form)
	if found := regexp.MustCompile(`^/c/(\w+)\?`).FindStringSubmatch(resp.Header.Get("Location")); found != nil {
		code = found[1]
	}
	return resp.StatusCode, code
}

// sent sends it and returns the answer as it is.
func sent(t *testing.T, r *rig.Rig, form url.Values) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, r.Base+"/lobi/kk-rusak?lang=id", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", r.Base)
	resp, body := r.Anyone().Ask(t, req)
	return resp, string(body)
}

func TestTheKioskTakesOverWhatWasTickedAtHome(t *testing.T) {
	r := open(t)
	form := atHome(t, r, "ktp")
	status, code := send(t, r, form)
	if status != http.StatusSeeOther || code == "" {
		t.Fatalf("got %d and the code %q", status, code)
	}
	if again, same := send(t, r, form); again != http.StatusSeeOther || same != code {
		t.Errorf("the form sent twice: %d and %q, want the list %q", again, same, code)
	}
	status, list := r.AtKiosk().Get(t, "/api/v1/kiosk/lists/"+code)
	if missing, _ := list["missing"].([]any); status != http.StatusOK || len(missing) != 1 || missing[0] != "ktp" {
		t.Errorf("the kiosk reads %d %v, want ktp missing", status, list)
	}
	resp, page := r.Anyone().Page(t, "/c/"+code+"?lang=id", "Accept-Encoding", "identity")
	if resp.StatusCode != http.StatusOK || !strings.Contains(page, code) {
		t.Errorf("the list's page: %d", resp.StatusCode)
	}
}

// TestWhoGoesBackToTheFormSavesAnotherList: a phone shows the form as it was, with the id it had.
func TestWhoGoesBackToTheFormSavesAnotherList(t *testing.T) {
	r := open(t)
	form := atHome(t, r, "ktp")
	_, before := send(t, r, form)
	form.Set("have_ktp", "1")
	status, code := send(t, r, form)
	if status != http.StatusSeeOther || code == "" || code == before {
		t.Fatalf("got %d and the code %q, want another than %q", status, code, before)
	}
	if _, list := r.AtKiosk().Get(t, "/api/v1/kiosk/lists/"+code); len(list["missing"].([]any)) != 0 {
		t.Errorf("the kiosk reads %v, want nothing missing", list)
	}
}

func TestOnlySoManyListsAreSavedFromOnePlace(t *testing.T) {
	r := open(t)
	form := atHome(t, r)
	for n := range 60 {
		form.Set("request_id", "list-from-afar-"+strconv.Itoa(n))
		if status, _ := send(t, r, form); status != http.StatusSeeOther {
			t.Fatalf("list %d: %d", n+1, status)
		}
	}
	form.Set("request_id", "one-too-many")
	form.Del("have_ktp")
	resp, page := sent(t, r, form)
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Location") != "" {
		t.Errorf("one too many: %d and %q", resp.StatusCode, resp.Header.Get("Location"))
	}
	if !strings.Contains(page, `name="have_f102" value="1" checked`) || !strings.Contains(page, `name="have_ktp" value="1">`) {
		t.Error("what was ticked is lost")
	}
}

func TestABrokenFormIsShownAgainOrRefused(t *testing.T) {
	r := open(t)
	form := atHome(t, r)
	form.Set("request_id", "x")
	if status, _ := send(t, r, form); status != http.StatusBadRequest {
		t.Errorf("a short id: %d", status)
	}
	form = atHome(t, r)
	form.Set("have_nothing_known", "1")
	if status, _ := send(t, r, form); status != http.StatusSeeOther {
		t.Errorf("a box of another service: %d, want it left out", status)
	}
	if resp, _ := r.Anyone().Page(t, "/lobi/nowhere"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown service: %d", resp.StatusCode)
	}
}
