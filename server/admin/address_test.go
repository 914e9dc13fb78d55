package admin_test

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

// triedURL is an address that phones know and this machine does not.
const triedURL = "http://antrean.kantor.test:8080"

var wordOf = regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{16}$`)

// scans opens an address of the office as something else does: by a name, from a machine of this one's loop.
func scans(t *testing.T, r *rig.Rig, from, host, path string) (status int, page string) {
	t.Helper()
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, strings.TrimPrefix(r.Base, "http://"))
	}}}
	phone := &rig.Client{Base: "http://" + host, HTTP: client}
	resp, page := phone.Page(t, path, "User-Agent", "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile")
	return resp.StatusCode, page
}

func TestNoCodeIsPrintedBeforeAPhoneHasCome(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	admin := at(t, r, rig.Admin)
	address := "/admin/office/address"
	if _, page := admin.look(address); !strings.Contains(page, "Terjangkau: kode QR dicetak") {
		t.Error("the rig's own address is not proven")
	}
	form := admin.filled(address)
	form.Set("public_url", triedURL)
	form.Set("wifi", "Tamu Kantor")
	admin.done(address, form)

	if url := r.Office.PublicURL(); url != "" {
		t.Errorf("QR codes carry %s, which nobody has tried", url)
	}
	if ticket := r.AtKiosk().Ticket(t, "address-01", "kk-rusak", "f102", "kk_rusak", "ktp"); ticket["track_url"] != nil {
		t.Errorf("the ticket has the address %v", ticket["track_url"])
	}
	_, page := admin.look(address)
	for _, want := range []string{"Belum diuji", "Sambungkan ponsel ke Wi-Fi “Tamu Kantor”", "<svg viewBox", "Menunggu ponsel"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "/address/reached") {
		t.Error("the page lets the address be used before a phone came")
	}
	if _, page := admin.look("/admin/devices"); !strings.Contains(page, "Kode QR belum dicetak") {
		t.Error("the page of devices does not say why there is no QR")
	}
	if status, _, page := admin.send(address+"/reached", url.Values{"base": {"2"}, "note": {""}}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "Belum ada ponsel") {
		t.Errorf("used before a phone came: got %d", status)
	}

	word := r.Office.Proofs.Of(rig.Admin, triedURL, "Tamu Kantor", r.Office.Now()).Word
	if !wordOf.MatchString(word) {
		t.Fatalf("the word is %q", word)
	}
	for _, c := range []struct{ what, from, host, path, says string }{
		{"this machine", "127.0.0.1", "antrean.kantor.test:8080", "/CEK/" + word, "komputer server ini sendiri"},
		{"another name", "127.0.0.2", "192.168.1.2", "/CEK/" + word, "lewat nama 192.168.1.2"},
		{"a phone", "127.0.0.2", "antrean.kantor.test:8080", "/CEK/" + word, "Ponsel ini sampai"},
	} {
		status, said := scans(t, r, c.from, c.host, c.path)
		_, page = admin.look(address)
		if status != http.StatusOK || !strings.Contains(said, c.says) || strings.Contains(page, "/address/reached") != (c.what == "a phone") {
			t.Errorf("%s: got %d, want %q, and the button for a phone only", c.what, status, c.says)
		}
	}
	if !strings.Contains(page, "Terjangkau.") || !strings.Contains(page, "127.0.0.2") {
		t.Error("the page does not say who came")
	}
	if status, _ := scans(t, r, "127.0.0.2", "antrean.kantor.test:8080", "/cek/0000000000000000"); status != http.StatusNotFound {
		t.Errorf("a word that nobody said: got %d, want 404", status)
	}

	_, use, _ := strings.Cut(page, `data-refresh="came"`)
	use, _, _ = strings.Cut(use, "</form>")
	admin.done(address+"/reached", fieldsOf(use))
	if got := r.Office.PublicURL(); got != triedURL {
		t.Errorf("QR codes carry %q, want the address that a phone has reached", got)
	}
	if ticket := r.AtKiosk().Ticket(t, "address-02", "kk-rusak", "f102", "kk_rusak", "ktp"); !strings.HasPrefix(ticket["track_url"].(string), triedURL+"/t/") {
		t.Errorf("the ticket has the address %v", ticket["track_url"])
	}
	r.Decide(t, func(d *setup.Document) { d.Wifi = "Lain" })
	if r.Office.PublicURL() != "" {
		t.Error("the proof holds for another network")
	}
}

func TestAnAddressOfTheServerAloneIsNoAddressForPhones(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, address := range []string{"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:8080", "http://0.0.0.0"} {
		r.Decide(t, func(d *setup.Document) { d.PublicURL = address })
		_, page := admin.look("/admin/office/address")
		if !strings.Contains(page, "hanya dikenal oleh komputer server sendiri") || strings.Contains(page, "<svg viewBox") {
			t.Errorf("%s: want no code, and why", address)
		}
	}
	r.Decide(t, func(d *setup.Document) { d.PublicURL = "" })
	if _, page := admin.look("/admin/office/address"); !strings.Contains(page, "Tanpa kode QR") {
		t.Error("without an address the page does not say what tickets say")
	}
}

func TestPushNeedsASafeAddress(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/office/address")
	form.Set("push", "yes")
	if status, _, page := admin.send("/admin/office/address", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="push-error"`) {
		t.Errorf("got %d, want that push needs https", status)
	}
	r.Decide(t, func(d *setup.Document) {
		d.PublicURL, d.Push = "https://antrean.test", true
		d.Reached = &setup.Reached{URL: d.PublicURL}
	})
	if !r.Office.Setup().Document.Pushes() {
		t.Error("an https address that phones reach does not push")
	}
}
