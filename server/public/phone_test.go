package public_test

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// ticket takes a number and returns its token.
func ticket(t *testing.T, r *rig.Rig, id string, have ...string) string {
	t.Helper()
	return r.AtKiosk().Ticket(t, id, "kk-rusak", have...)["token"].(string)
}

func open(t *testing.T) *rig.Rig {
	t.Helper()
	return rig.Open(t, rig.Options{Gate: catalogue.Flag})
}

// holds fails unless the page has every part, in any order.
func holds(t *testing.T, what, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("%s: no %q in %d bytes", what, part, len(page))
		}
	}
}

func TestTheTrackingPageIsCompleteInBothLanguages(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "track-0001", "f102", "kk_rusak")
	cases := []struct{ path, accept, lang, missing string }{
		{"/t/" + token, "", `<html lang="id"`, "KTP"},
		{"/t/" + token + "?lang=en", "", `<html lang="en"`, "KTP"},
		{"/t/" + token, "en-GB,en;q=0.9", `<html lang="id"`, "KTP"}, // the ticket's own language counts first
	}
	for _, c := range cases {
		resp, page := r.Anyone().Page(t, c.path, "Accept-Language", c.accept, "Accept-Encoding", "identity")
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: got %d %s", c.path, resp.StatusCode, resp.Header.Get("Content-Type"))
		}
		holds(t, c.path, page, c.lang, "A-001", c.missing, `action="/t/`+token+`/cancel?lang=`)
	}
}

func TestEverySpellingOfATokenFindsItsTicket(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "spelling-1")
	mistaken := strings.NewReplacer("0", "O", "1", "l").Replace(token)
	percent := ""
	for _, b := range []byte(token) {
		percent += fmt.Sprintf("%%%02X", b)
	}
	for _, path := range []string{
		"/t/" + token, "/T/" + token, "/t/" + strings.ToLower(token), "/T/" + strings.ToLower(token) + "/", "/t/" + percent,
		"/t/" + token[:4] + "-" + token[4:8] + "%20" + token[8:], "/t/" + mistaken, "/api/v1/tickets/" + strings.ToLower(token), "/API/V1/TICKETS/" + token,
	} {
		if resp, page := r.Anyone().Page(t, path); resp.StatusCode != http.StatusOK || !strings.Contains(page, "A-001") {
			t.Errorf("%s: got %d, want the ticket", path, resp.StatusCode)
		}
	}
}

func TestAnUnknownTokenGetsACalmPage(t *testing.T) {
	r := open(t)
	for lang, word := range map[string]string{"id": "Kode tidak ditemukan", "en": "not found"} {
		resp, page := r.Anyone().Page(t, "/t/N0B0DYHASTH1ST0KEN00?lang="+lang)
		if resp.StatusCode != http.StatusNotFound || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: got %d %s, want a page with 404", lang, resp.StatusCode, resp.Header.Get("Content-Type"))
		}
		holds(t, lang, strings.ToLower(page), strings.ToLower(word))
	}
}

func TestWhatNobodyHasIsNotShownBack(t *testing.T) {
	r := open(t)
	for _, path := range []string{"/t/", "/c/"} {
		resp, page := r.Anyone().Page(t, path+url.PathEscape(`"><script>alert(1)</script>`))
		if resp.StatusCode != http.StatusNotFound || strings.Contains(strings.ToLower(page), "alert(1)") && strings.Contains(page, "<SCRIPT>ALERT") {
			t.Errorf("%s: got %d with what was asked in it", path, resp.StatusCode)
		}
	}
}

func TestGuessersAreSlowedAndHoldersAreNot(t *testing.T) {
	r := open(t)
	r.Office.Guesses = edge.NewFailures(5, time.Hour)
	token := ticket(t, r, "guesses-01")
	guess := func(path string) int { resp, _ := r.Anyone().Page(t, path); return resp.StatusCode }
	for i := range 5 {
		if got := guess(fmt.Sprintf("/t/GUESS%d", i)); got != http.StatusNotFound {
			t.Errorf("guess %d: got %d, want 404", i, got)
		}
	}
	for _, path := range []string{"/t/GUESS6", "/api/v1/tickets/GUESS6", "/c/GUESS6", "/ws/tickets/GUESS6"} {
		if got := guess(path); got != http.StatusTooManyRequests {
			t.Errorf("%s: got %d, want 429", path, got)
		}
	}
	for _, path := range []string{"/t/" + token, "/api/v1/tickets/" + token} {
		if got := guess(path); got != http.StatusOK {
			t.Errorf("the holder at %s: got %d, want 200", path, got)
		}
	}
}

func TestThePageIsSmallAndAllowsItsOwnStyleAndModuleOnly(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "policy-001")
	req, err := http.NewRequest(http.MethodGet, r.Base+"/t/"+token, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	resp, zipped := r.Anyone().Ask(t, req)
	if resp.Header.Get("Content-Encoding") != "gzip" || len(zipped) > 14<<10 {
		t.Errorf("got %d bytes in %q, want at most 14 KB of gzip", len(zipped), resp.Header.Get("Content-Encoding"))
	}
	reader, err := gzip.NewReader(strings.NewReader(string(zipped)))
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	policy := resp.Header.Get("Content-Security-Policy")
	holds(t, "policy", policy, "default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "connect-src 'self'")
	for _, part := range regexp.MustCompile(`(?s)<(?:style|script type="module")>(.*?)</(?:style|script)>`).FindAllSubmatch(page, -1) {
		sum := sha256.Sum256(part[1])
		holds(t, "policy", policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	if strings.Contains(policy, "unsafe-inline") || regexp.MustCompile(`\son[a-z]+=|style="`).Match(page) {
		t.Error("the page has inline handlers or styles, or its policy allows them")
	}
	if got := resp.Header.Get("Referrer-Policy"); got != "same-origin" {
		t.Errorf(`got Referrer-Policy %q; the form needs "same-origin": with no-referrer it sends "Origin: null"`, got)
	}
	if strings.Contains(string(page), `name="referrer"`) {
		t.Error("the page overrides the Referrer-Policy")
	}
}

func TestZippedPagesAreOnlyForThoseWhoTakeThem(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "zipped-001")
	for accept, want := range map[string]string{"identity": "", "gzip;q=0, identity": "", "br, gzip;q=0.5": "gzip", "*": ""} {
		req, err := http.NewRequest(http.MethodGet, r.Base+"/t/"+token, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", accept)
		if resp, _ := r.Anyone().Ask(t, req); resp.Header.Get("Content-Encoding") != want || resp.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: got %q, vary %q; want %q", accept, resp.Header.Get("Content-Encoding"), resp.Header.Get("Vary"), want)
		}
	}
}

// submit sends the page's form as a browser without scripts does.
func submit(t *testing.T, r *rig.Rig, token string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, r.Base+"/t/"+token+"/cancel", strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, body := r.Anyone().Ask(t, req)
	return resp, string(body)
}

func TestTheFormGivesTheNumberBackWithoutScripts(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "cancel-001")
	for try := range 2 {
		resp, _ := submit(t, r, strings.ToLower(token), "Origin", r.Base)
		if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/t/"+token+"?lang=id" {
			t.Fatalf("try %d: got %d to %s, want the page again", try, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
	_, now := r.Anyone().Get(t, "/api/v1/tickets/"+token)
	if now["state"] != "cancelled" || now["position"] != nil || now["ended_at"] == nil {
		t.Errorf("got %v, want it cancelled", now)
	}
	if _, page := r.Anyone().Page(t, "/t/"+token); strings.Contains(page, "/cancel?") {
		t.Error("the page still offers to cancel")
	}
}

func TestTheFormComesTooLateWhenTheVisitHasBegun(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "cancel-002")
	clerk := r.SignedIn(t, rig.Clerk)
	for _, action := range []string{"open", "next", "start"} {
		clerk.Command(t, 1, action, nil)
	}
	resp, _ := submit(t, r, token)
	if resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d, want a redirect", resp.StatusCode)
	}
	_, before := r.Anyone().Page(t, "/t/"+token)
	status, late := r.Anyone().Page(t, resp.Header.Get("Location"))
	if status.StatusCode != http.StatusOK || len(late) <= len(before) {
		t.Errorf("got %d; want the page to say that it is too late", status.StatusCode)
	}
}

func TestAFormOfAnotherPageIsRefused(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "cancel-003")
	for _, origin := range []string{"null", "http://elsewhere.example", "https://" + strings.TrimPrefix(r.Base, "http://") + ".example"} {
		if resp, body := submit(t, r, token, "Origin", origin); resp.StatusCode != http.StatusForbidden || !strings.Contains(body, "foreign_origin") {
			t.Errorf("%s: got %d %s, want foreign_origin", origin, resp.StatusCode, body)
		}
	}
	if _, now := r.Anyone().Get(t, "/api/v1/tickets/"+token); now["state"] != "waiting" {
		t.Errorf("got %v, want it waiting", now["state"])
	}
}

func TestCancelOverTheInterface(t *testing.T) {
	r := open(t)
	phone, clerk := r.Anyone(), r.SignedIn(t, rig.Clerk)
	waiting, called, served := ticket(t, r, "cancel-101"), ticket(t, r, "cancel-102"), ticket(t, r, "cancel-103")
	cancel := func(token string) (int, map[string]any) {
		return phone.Post(t, "/api/v1/tickets/"+token+"/cancel", map[string]any{})
	}
	for range 2 {
		if status, body := cancel(waiting); status != http.StatusOK || body["state"] != "cancelled" {
			t.Errorf("waiting: got %d %v, want 200 cancelled", status, body["state"])
		}
	}
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	if status, body := cancel(called); status != http.StatusOK || body["state"] != "cancelled" {
		t.Errorf("called: got %d %v, want 200 cancelled", status, body["state"])
	}
	if _, screen := clerk.Get(t, "/api/v1/counters/1"); screen["ticket"] != nil {
		t.Errorf("the counter still holds %v", screen["ticket"])
	}
	clerk.Command(t, 1, "next", nil)
	clerk.Command(t, 1, "start", nil)
	if status, body := cancel(served); status != http.StatusConflict || body["code"] != "stale" || body["state"] != "serving" {
		t.Errorf("in service: got %d %v, want 409 stale with its state", status, body)
	}
	if status, body := cancel("N0B0DY"); status != http.StatusNotFound || body["code"] != "unknown_ticket" {
		t.Errorf("nobody's: got %d %v, want 404 unknown_ticket", status, body["code"])
	}
}

func TestASavedChecklistHasAPage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, saved := r.AtKiosk().Post(t, "/api/v1/kiosk/lists", map[string]any{"request_id": "list-00001", "service": "kk-rusak", "have": []string{"ktp"}, "lang": "en"})
	code := saved["code"].(string)
	for _, path := range []string{"/c/" + code, "/C/" + code, "/c/" + strings.ToLower(code), "/c/" + code + "/"} {
		resp, page := r.Anyone().Page(t, path)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: got %d, want 200", path, resp.StatusCode)
		}
		holds(t, path, page, code, `<html lang="en"`)
	}
	_, page := r.Anyone().Page(t, "/c/"+code+"?lang=id")
	holds(t, "in Indonesian", page, `<html lang="id"`)
	if resp, page := r.Anyone().Page(t, "/c/ABCD1234"); resp.StatusCode != http.StatusNotFound || !strings.HasPrefix(page, "<!doctype html>") {
		t.Errorf("an unknown code: got %d, want a page with 404", resp.StatusCode)
	}
}
