package admin_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/staff"
)

// A desk is a browser that somebody is signed in with.
type desk struct {
	*rig.Client
	t *testing.T
}

func at(t *testing.T, r *rig.Rig, name string) *desk { return &desk{r.SignedIn(t, name), t} }

// look opens a page as a browser does.
func (d *desk) look(path string) (status int, page string) {
	d.t.Helper()
	resp, page := d.Page(d.t, path, "Accept", "text/html")
	if policy := resp.Header.Get("Content-Security-Policy"); resp.StatusCode != http.StatusSeeOther && (strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src") && !strings.HasPrefix(path, "/admin/boards") && !strings.HasPrefix(path, "/admin/devices") && !strings.HasPrefix(path, "/admin/office/address") && !strings.HasPrefix(path, "/admin/suara") || !strings.Contains(policy, "default-src 'none'")) {
		d.t.Errorf("%s: the policy is %q, want one without scripts", path, policy)
	}
	return resp.StatusCode, page
}

// send sends a form with an id of its own, unless the fields name one, and says where it leads.
func (d *desk) send(path string, fields url.Values) (status int, to, page string) {
	d.t.Helper()
	if fields.Get("request_id") == "" {
		fields.Set("request_id", staff.NewSecret(12))
	}
	req, err := http.NewRequest(http.MethodPost, d.Base+path, strings.NewReader(fields.Encode()))
	if err != nil {
		d.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Accept", "text/html")
	resp, body := d.Ask(d.t, req)
	return resp.StatusCode, resp.Header.Get("Location"), string(body)
}

// done is send for a form that is expected to lead on.
func (d *desk) done(path string, fields url.Values) (to string) {
	d.t.Helper()
	status, to, page := d.send(path, fields)
	if status != http.StatusSeeOther {
		d.t.Fatalf("%s %v: got %d\n%s", path, fields, status, errorsOf(page))
	}
	return to
}

var errorLine = regexp.MustCompile(`(?s)<p class="error"[^>]*>(.*?)</p>`)

func errorsOf(page string) string {
	var out []string
	for _, m := range errorLine.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return strings.Join(out, "\n")
}

var secretLine = regexp.MustCompile(`<p class="secret">([^<]+)</p>`)

func TestEveryPageOfTheNavigationIsAPage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, lang := range words.Staff() {
		for _, path := range []string{"/admin", "/admin/people", "/admin/people/new", "/admin/people/" + rig.Clerk, "/admin/devices", "/admin/devices/1", "/admin/sessions", "/admin/audit", "/admin/account", "/admin/hours", "/admin/quotas", "/admin/suara/id", "/admin/suara/jv", "/masuk"} {
			status, page := admin.look(path + "?lang=" + lang)
			if status != http.StatusOK || !strings.Contains(page, `<html lang="`+lang+`">`) || strings.Count(page, "<h1") != 1 || strings.Count(page, "<main") != 1 {
				t.Errorf("%s in %s: got %d, want one page with one title", path, lang, status)
			}
			if at := strings.Index(page, "[admin."); at >= 0 {
				t.Errorf("%s in %s lacks a sentence: %s", path, lang, page[at:at+40])
			}
		}
	}
}

func TestTheNavigationHoldsWhatTheRoleMayOpen(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for name, want := range map[string][]string{
		rig.Admin:   {"/admin/people", "/admin/devices", "/admin/sessions", "/admin/audit", "/counter", "/admin/account"},
		rig.Auditor: {"/admin/audit", "/admin/account"}, rig.Clerk: {"/counter", "/printers", "/admin/account"}, rig.Archivist: {"/admin/account"},
	} {
		_, page := at(t, r, name).look("/admin")
		side := page[strings.Index(page, `<nav class="side"`):strings.Index(page, "<main")]
		for _, path := range []string{"/admin/people", "/admin/devices", "/admin/sessions", "/admin/audit", "/counter", "/admin/account"} {
			has, wants := strings.Contains(side, `"`+path+`"`), strings.Contains(strings.Join(want, " ")+" ", path+" ")
			if has != wants {
				t.Errorf("%s: %s in the navigation: %v, want %v", name, path, has, wants)
			}
		}
	}
}

func TestABrowserIsLedToWhereOneSignsInAndBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	d := &desk{r.Anyone(), t}
	resp, _ := d.Page(t, "/admin/audit?who=adi", "Accept", "text/html")
	if to := resp.Header.Get("Location"); resp.StatusCode != http.StatusSeeOther || to != "/masuk?next="+url.QueryEscape("/admin/audit?who=adi") {
		t.Fatalf("got %d %s", resp.StatusCode, to)
	}
	if status, _, page := d.send("/masuk", url.Values{"name": {rig.Admin}, "password": {"salah sekali"}, "next": {"/admin/audit"}}); status != http.StatusUnprocessableEntity || !strings.Contains(page, `value="`+rig.Admin+`"`) || strings.Contains(page, "salah sekali") {
		t.Errorf("a wrong password: got %d, want the form with the name and without the password", status)
	}
	for next, want := range map[string]string{"/admin/audit?who=adi": "/admin/audit?who=adi", "https://elsewhere.example/": "/admin", "//elsewhere.example": "/admin", `/\elsewhere.example`: "/admin", "": "/admin"} {
		if to := d.done("/masuk", url.Values{"name": {rig.Admin}, "password": {rig.Admin}, "next": {next}}); to != want {
			t.Errorf("next %q: led to %q, want %q", next, to, want)
		}
	}
	if status, _ := d.look("/admin/audit"); status != http.StatusOK {
		t.Errorf("signed in: got %d", status)
	}
	d.done("/keluar", url.Values{})
	if status, _ := d.look("/admin"); status != http.StatusSeeOther {
		t.Errorf("signed out: got %d, want to be led away", status)
	}
	clerk := at(t, r, rig.Clerk)
	if status, page := clerk.look("/admin/people"); status != http.StatusForbidden || !strings.Contains(page, "<h1>") {
		t.Errorf("a clerk among the people: got %d, want a page that says no", status)
	}
}

func TestAPersonIsAddedAndChoosesAPassword(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := url.Values{"request_id": {"add-putri-01"}, "name": {"putri"}, "display": {"Putri Ayu"}, "roles": {"operator", "front_office"}, "counters": {"2"}}
	to := admin.done("/admin/people/new", form)
	if again := admin.done("/admin/people/new", form); again != to {
		t.Errorf("the same form again leads to %s, want %s", again, to)
	}
	_, page := admin.look(to)
	secret := secretLine.FindStringSubmatch(page)
	if secret == nil || !strings.Contains(page, "Putri Ayu sudah ditambahkan.") {
		t.Fatalf("no password is shown once")
	}
	if _, page := admin.look(to); secretLine.MatchString(page) || strings.Contains(page, "sudah ditambahkan") {
		t.Error("the password is shown a second time")
	}
	putri := &desk{r.Anyone(), t}
	if to := putri.done("/masuk", url.Values{"name": {"putri"}, "password": {secret[1]}, "next": {"/admin"}}); to != "/admin/account" {
		t.Errorf("led to %s, want to her own password", to)
	}
	if status, reply := putri.Get(t, "/api/v1/checks"); status != http.StatusForbidden || reply["code"] != "must_change" {
		t.Errorf("before it is changed: got %d %v", status, reply)
	}
	putri.done("/admin/account/password", url.Values{"old": {secret[1]}, "password": {"padi menguning"}, "again": {"padi menguning"}})
	for path, want := range map[string]int{"/api/v1/checks": 200, "/api/v1/counters/2": 200, "/api/v1/counters/1": 403} {
		if status, reply := putri.Get(t, path); status != want {
			t.Errorf("%s: got %d %v, want %d", path, status, reply, want)
		}
	}
	trail, err := r.Store.Trail(staff.Query{What: "account"})
	if err != nil || len(trail) != 2 || trail[1].What != "account.added" || trail[1].Who != rig.Admin || trail[1].Subject != "putri" || trail[0].Who != "putri" {
		t.Errorf("got %+v (%v), want that she was added once and has changed her password", trail, err)
	}
}

func TestAWrongFormSaysWhyAndLosesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for field, form := range map[string]url.Values{
		"name":    {"name": {"dua kata"}, "display": {"Ibu <b>Dua</b>"}, "roles": {"auditor"}, "counters": {"3"}},
		"roles":   {"name": {"dua"}, "display": {"Ibu <b>Dua</b>"}, "roles": {"root"}, "counters": {"3"}},
		"display": {"name": {"dua"}, "display": {strings.Repeat("Ibu <b>Dua</b>", 10)}, "roles": {"auditor"}, "counters": {"3"}},
	} {
		status, _, page := admin.send("/admin/people/new", form)
		if status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="`+field+`-error"`) || !strings.Contains(page, `<a href="#`+field+`">`) || !strings.Contains(page, "autofocus") {
			t.Errorf("%s: got %d %q, want the field to say what is wrong, and the list above", field, status, errorsOf(page))
		}
		if !strings.Contains(page, "Ibu &lt;b&gt;Dua&lt;/b&gt;") || !strings.Contains(page, `value="3" checked`) || !strings.Contains(page, `value="`+form.Get("name")+`"`) {
			t.Errorf("%s: what was typed is lost, or not escaped", field)
		}
	}
	if _, err := r.Store.Account("dua"); err == nil {
		t.Error("an account was made of a wrong form")
	}
	if status, _, page := admin.send("/admin/people/new", url.Values{"name": {rig.Clerk}, "roles": {"auditor"}}); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
		t.Errorf("a name that is taken: got %d %q", status, errorsOf(page))
	}
}

func TestTheLastAdminStays(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	own := "/admin/people/" + rig.Admin
	for path, form := range map[string]url.Values{own: {"roles": {"operator"}}, own + "/disable": {}} {
		if status, _, page := admin.send(path, form); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
			t.Errorf("%s: got %d, want a refusal", path, status)
		}
	}
	admin.done("/admin/people/"+rig.Supervisor, url.Values{"roles": {"supervisor", "admin"}})
	admin.done(own+"/disable", url.Values{})
	if status, _ := admin.look("/admin"); status != http.StatusSeeOther {
		t.Errorf("a disabled account goes on: got %d", status)
	}
	if account, err := r.Store.Account(rig.Admin); err != nil || account.Active() {
		t.Errorf("got %+v (%v), want it kept and off", account, err)
	}
}

func TestADisabledPersonIsOutAtOnceAndCanComeBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, clerk := at(t, r, rig.Admin), r.SignedIn(t, rig.Clerk)
	admin.done("/admin/people/"+rig.Clerk+"/disable", url.Values{})
	if status, _ := clerk.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("got %d, want 401", status)
	}
	if status, reply := clerk.Post(t, "/api/v1/login", map[string]any{"name": rig.Clerk, "password": rig.Clerk}); reply["code"] != "wrong_login" {
		t.Errorf("signs in again: got %d %v", status, reply)
	}
	admin.done("/admin/people/"+rig.Clerk+"/enable", url.Values{})
	r.SignedIn(t, rig.Clerk)
}

func TestAResetPasswordEndsTheSessions(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, clerk := at(t, r, rig.Admin), r.SignedIn(t, rig.Clerk)
	to := admin.done("/admin/people/"+rig.Clerk+"/password", url.Values{})
	if _, page := admin.look(to); !secretLine.MatchString(page) {
		t.Error("no password is shown")
	}
	if status, _ := clerk.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("the old session: got %d, want 401", status)
	}
	if _, reply := clerk.Post(t, "/api/v1/login", map[string]any{"name": rig.Clerk, "password": rig.Clerk}); reply["code"] != "wrong_login" {
		t.Errorf("the old password: got %v", reply)
	}
}

func TestSessionsAreSeenAndEnded(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, clerk, other := at(t, r, rig.Admin), at(t, r, rig.Clerk), at(t, r, rig.Officer)
	session := regexp.MustCompile(`name="session" value="([0-9a-f]{64})"`)
	_, page := clerk.look("/admin/account")
	if session.MatchString(page) {
		t.Error("one's only session can be ended from itself")
	}
	second := at(t, r, rig.Clerk)
	_, page = clerk.look("/admin/account")
	found := session.FindStringSubmatch(page)
	if found == nil {
		t.Fatal("the second session is not seen")
	}
	other.done("/admin/account/sessions", url.Values{"session": {found[1]}})
	if status, _ := second.Get(t, "/api/v1/me"); status != http.StatusOK {
		t.Error("somebody ends the session of another")
	}
	clerk.done("/admin/account/sessions", url.Values{"session": {found[1]}})
	if status, _ := second.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("ended: got %d, want 401", status)
	}
	_, page = admin.look("/admin/sessions")
	if n := len(session.FindAllString(page, -1)); n != 2 {
		t.Errorf("the admin sees %d other sessions, want the clerk's and the officer's", n)
	}
	for _, found := range session.FindAllStringSubmatch(page, -1) {
		admin.done("/admin/sessions", url.Values{"session": {found[1]}})
	}
	if status, _ := clerk.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("ended by the admin: got %d, want 401", status)
	}
}

func TestAChangedPasswordEndsTheOtherSessions(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	clerk, other := at(t, r, rig.Clerk), at(t, r, rig.Clerk)
	for field, form := range map[string]url.Values{
		"old":      {"old": {"wrong"}, "password": {"padi menguning"}, "again": {"padi menguning"}},
		"password": {"old": {rig.Clerk}, "password": {"padi"}, "again": {"padi"}},
		"again":    {"old": {rig.Clerk}, "password": {"padi menguning"}, "again": {"padi menghijau"}},
	} {
		status, _, page := clerk.send("/admin/account/password", form)
		if status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="`+field+`-error"`) || strings.Contains(page, "menguning") {
			t.Errorf("%s: got %d %q, want the field to say what is wrong and no password on the page", field, status, errorsOf(page))
		}
	}
	clerk.done("/admin/account/password", url.Values{"old": {rig.Clerk}, "password": {"padi menguning"}, "again": {"padi menguning"}})
	if status, _ := clerk.Get(t, "/api/v1/me"); status != http.StatusOK {
		t.Errorf("the session that changed it: got %d", status)
	}
	if status, _ := other.Get(t, "/api/v1/me"); status != http.StatusUnauthorized {
		t.Errorf("the other session: got %d, want 401", status)
	}
}

func TestAFormWithoutAnIDOrOfAnotherKindIsRefused(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	if status, _, _ := admin.send("/admin/people/"+rig.Clerk+"/disable", url.Values{"request_id": {"x"}}); status != http.StatusBadRequest {
		t.Errorf("without an id: got %d, want 400", status)
	}
	if status, reply := admin.Post(t, "/admin/people/"+rig.Clerk+"/disable", map[string]any{"request_id": "disable-01"}); status != http.StatusUnsupportedMediaType {
		t.Errorf("JSON: got %d %v, want 415", status, reply)
	}
	if account, err := r.Store.Account(rig.Clerk); err != nil || !account.Active() {
		t.Errorf("it was done all the same: %v", err)
	}
}

func TestABoxJoinsByItsCode(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, box := at(t, r, rig.Admin), r.Anyone()
	_, asked := box.Post(t, "/api/v1/pairing", map[string]any{"request_id": "pairing-01", "kind": "kiosk", "width": 1080, "height": 1920})
	code := asked["code"].(string)
	if status, _, page := admin.send("/admin/devices/find", url.Values{"code": {"ZZZ-ZZZ"}}); status != http.StatusUnprocessableEntity || errorsOf(page) == "" || !strings.Contains(page, `value="ZZZ-ZZZ"`) {
		t.Errorf("a code that nobody shows: got %d", status)
	}
	to := admin.done("/admin/devices/find", url.Values{"code": {" " + strings.ToLower(strings.Replace(code, "-", " ", 1)) + " "}})
	if _, page := admin.look(to); !strings.Contains(page, code) || !strings.Contains(page, "1080 × 1920") {
		t.Error("the page does not say what the box is")
	}
	if status, _, page := admin.send(to, url.Values{"name": {rig.Kiosk}, "printer": {rig.Kiosk}}); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
		t.Errorf("a name that is taken: got %d", status)
	}
	admin.done(to, url.Values{"name": {"Kios pintu depan"}, "printer": {rig.Kiosk}})
	box.Bearer = asked["secret"].(string)
	_, reply := box.Get(t, "/api/v1/pairing")
	joined := reply["joined"].(map[string]any)
	box.Bearer = joined["token"].(string)
	if status, reply := box.Get(t, "/api/v1/kiosk/status"); status != http.StatusOK || reply["device"] != "Kios pintu depan" || reply["printer"] != "ok" {
		t.Errorf("with its token: got %d %v", status, reply)
	}
	_, page := admin.look("/admin/devices")
	if !strings.Contains(page, "Kios pintu depan") || !strings.Contains(page, "Terhubung") {
		t.Error("the box is not on the list, or not online")
	}
}

func TestADeviceIsRenamedReloadedAndRevoked(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, kiosk := at(t, r, rig.Admin), r.AtKiosk()
	device, err := r.Store.Device(staff.HashSecret(rig.KioskToken))
	if err != nil {
		t.Fatal(err)
	}
	path := fmt.Sprint("/admin/devices/", device.ID)
	admin.done(path, url.Values{"name": {"Kios satu"}, "printer": {""}})
	admin.done(path+"/reload", url.Values{})
	if _, reply := kiosk.Post(t, "/api/v1/devices/beat", map[string]any{"build": "old", "up_ms": 60_000}); reply["name"] != "Kios satu" || reply["reload"] != true {
		t.Errorf("got %v, want the new name and to load again", reply)
	}
	if _, page := admin.look("/admin/devices"); !strings.Contains(page, "Versi lama") {
		t.Error("an old build does not show")
	}
	admin.done(path+"/revoke", url.Values{})
	if status, _ := kiosk.Get(t, "/api/v1/kiosk/status"); status != http.StatusUnauthorized {
		t.Errorf("revoked: got %d, want 401", status)
	}
	if status, _, _ := admin.send(path+"/revoke", url.Values{}); status != http.StatusNotFound {
		t.Errorf("revoked twice: got %d, want 404", status)
	}
	trail, err := r.Store.Trail(staff.Query{What: "device", Who: rig.Admin})
	if err != nil || len(trail) != 3 {
		t.Errorf("got %+v (%v), want three deeds", trail, err)
	}
}

func TestTheAuditIsReadAndSearched(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for n := range 60 {
		admin.done("/admin/people/"+rig.Clerk, url.Values{"display": {fmt.Sprintf("Sari ke-%d", n)}, "roles": {"operator"}})
	}
	admin.done("/admin/people/"+rig.Officer, url.Values{"roles": {"operator"}})
	auditor := at(t, r, rig.Auditor)
	_, page := auditor.look("/admin/audit")
	rows := regexp.MustCompile(`(?s)<tr><td.*?</tr>`)
	if n := len(rows.FindAllString(page, -1)); n != 50 || !strings.Contains(page, "Meja depan → Petugas loket") {
		t.Errorf("got %d lines, want 50 with the newest change", n)
	}
	older := regexp.MustCompile(`href="(/admin/audit\?before=[0-9]+)"`).FindStringSubmatch(page)
	if older == nil {
		t.Fatal("there is no way to the older ones")
	}
	if _, page := auditor.look(older[1]); len(rows.FindAllString(page, -1)) != 11 {
		t.Errorf("got %d older lines, want 11", len(rows.FindAllString(page, -1)))
	}
	for query, want := range map[string]int{"text=ke-59": 1, "who=nobody": 0, "what=account.changed&who=" + rig.Admin: 50, "what=device": 0, "from=2099-01-01": 0, "to=2001-01-01": 0} {
		if _, page := auditor.look("/admin/audit?" + query); len(rows.FindAllString(page, -1)) != want {
			t.Errorf("%s: got %d lines, want %d", query, len(rows.FindAllString(page, -1)), want)
		}
	}
	if status, page := auditor.look("/admin/audit?from=31-31"); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
		t.Errorf("no date: got %d, want the field to say so", status)
	}
}

func TestBoxesThatWaitToBePairedAreSeen(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, asked := r.Anyone().Post(t, "/api/v1/pairing", map[string]any{"request_id": "waiting-0001", "kind": "board", "width": 1920, "height": 1080})
	code, _ := asked["code"].(string)
	_, page := at(t, r, rig.Admin).look("/admin/devices")
	if !strings.Contains(page, "Menunggu dipasangkan") || !strings.Contains(page, "1920 × 1080") || code == "" || strings.Contains(page, code) {
		t.Errorf("asked %v: the page does not list the box, or tells its code", asked)
	}
}
