package main

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	servedAt  = regexp.MustCompile(`on (http://\S+)`)
	firstCode = regexp.MustCompile(`/mulai, the code is ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}) `)
)

// TestTheFirstAdminComesByTheCodeOfTheConsole starts an office that nobody can set up, twice.
func TestTheFirstAdminComesByTheCodeOfTheConsole(t *testing.T) {
	t.Parallel() // it mostly waits
	config, _ := anOffice(t)
	office := spawn(t, "serve", "-config", config)
	base, code := servedAt.FindStringSubmatch(office.says(t)), firstCode.FindStringSubmatch(office.says(t))
	if base == nil || code == nil {
		t.Fatal("the console does not name the address and the code")
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	form := url.Values{"request_id": {"first-0001"}, "code": {code[1]}, "name": {"kepala"}, "password": {"padi menguning"}}
	resp, err := browser.Post(base[1]+"/mulai", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
	if err != nil || resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %v %v, want to be led on", resp, err)
	}
	resp.Body.Close()
	for path, want := range map[string]int{"/admin/people": http.StatusOK, "/mulai": http.StatusNotFound} {
		resp, err := browser.Get(base[1] + path)
		if err != nil || resp.StatusCode != want {
			t.Errorf("%s: got %v %v, want %d", path, resp, err, want)
			continue
		}
		resp.Body.Close()
	}
	office.terminated(t)
	again := spawn(t, "serve", "-config", config)
	again.says(t)
	again.terminated(t)
	if rest, _ := again.out.ReadString('\n'); strings.Contains(rest, "/mulai") {
		t.Errorf("an office with an admin says %q", rest)
	}
}
