package public_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/static"
)

func TestFilesOfThisBuildAreKeptForEver(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	resp, body := r.Anyone().Page(t, "/assets/"+static.Build()+"/kiosk/main.js")
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" || len(body) == 0 {
		t.Errorf("got %d %q", resp.StatusCode, resp.Header.Get("Cache-Control"))
	}
	if got := resp.Header.Get("Content-Type"); !strings.Contains(got, "javascript") {
		t.Errorf("got type %q, want javascript", got)
	}
	for _, path := range []string{
		"/assets/0123456789abcdef/kiosk/main.js", "/assets/" + static.Build() + "/kiosk/none.js", "/assets/" + static.Build() + "/",
		"/assets/" + static.Build() + "/../go.mod", "/assets/" + static.Build() + "/%2e%2e/%2e%2e/go.mod", "/assets/" + static.Build() + "/..%2f..%2fgo.mod",
		"/assets/" + static.Build() + "/kiosk%00.js", "/assets/" + static.Build() + "//etc/passwd",
	} {
		if resp, _ := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

func TestEveryPageHasAStrictPolicy(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, path := range []string{"/kiosk", "/counter", "/front-office", "/board/" + rig.Zone, "/emulator/" + rig.Kiosk} {
		resp, page := r.Anyone().Page(t, path)
		policy := resp.Header.Get("Content-Security-Policy")
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Cache-Control") != "no-cache" || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: got %d %q, policy %q", path, resp.StatusCode, resp.Header.Get("Cache-Control"), policy)
		}
		holds(t, path, policy, "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
		holds(t, path, page, "/assets/"+static.Build()+"/")
		for _, inline := range []string{"<script>", "<style", " onclick=", " onload=", "javascript:"} {
			if strings.Contains(page, inline) {
				t.Errorf("%s: has %s", path, inline)
			}
		}
	}
}

func TestEveryAnswerHasTheSecurityHeaders(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	want := map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
	}
	for _, path := range []string{"/kiosk", "/none", "/api/v1/catalogue", "/api/v1/me", "/healthz", "/t/NONE", "/words/id.json"} {
		resp, _ := r.Anyone().Page(t, path)
		for name, value := range want {
			if got := resp.Header.Get(name); got != value {
				t.Errorf("%s: got %s %q, want %q", path, name, got, value)
			}
		}
		if resp.Header.Get("Content-Security-Policy") == "" || resp.Header.Get("Server") != "" {
			t.Errorf("%s: got policy %q and server %q", path, resp.Header.Get("Content-Security-Policy"), resp.Header.Get("Server"))
		}
	}
}

func TestWhatRarelyChangesIsAskedForByItsTag(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, path := range []string{"/api/v1/catalogue", "/words/id.json", "/words/en.json", "/api/v1/board/" + rig.Zone} {
		resp, _ := r.Anyone().Page(t, path)
		tag := resp.Header.Get("ETag")
		if resp.StatusCode != http.StatusOK || len(tag) < 10 {
			t.Fatalf("%s: got %d with tag %q", path, resp.StatusCode, tag)
		}
		for asked, want := range map[string]int{tag: 304, "W/" + tag: 304, `"other", ` + tag: 304, "*": 304, `"other"`: 200, strings.Trim(tag, `"`): 200} {
			resp, body := r.Anyone().Page(t, path, "If-None-Match", asked)
			if resp.StatusCode != want || resp.Header.Get("ETag") != tag || want == 304 && body != "" {
				t.Errorf("%s with %s: got %d %q and %d bytes, want %d", path, asked, resp.StatusCode, resp.Header.Get("ETag"), len(body), want)
			}
		}
	}
}

func TestAnotherGateIsAnotherCatalogue(t *testing.T) {
	tags := map[string]bool{}
	for _, gate := range []catalogue.Gate{catalogue.Self, catalogue.Flag, catalogue.FrontOffice} {
		r := rig.Open(t, rig.Options{Gate: gate})
		resp, _ := r.Anyone().Page(t, "/api/v1/catalogue")
		tags[resp.Header.Get("ETag")] = true
	}
	if len(tags) != 3 {
		t.Errorf("got tags %v, want three", tags)
	}
}

func TestTheBoardsTagFollowsWhatItShows(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	tag := func() string {
		resp, _ := r.Anyone().Page(t, "/api/v1/board/"+rig.Zone)
		return resp.Header.Get("ETag")
	}
	first := tag()
	ticket(t, r, "board-0001")
	if second := tag(); second == first {
		t.Error("the tag is the same though somebody waits")
	}
}

func TestUnknownWordsAreNotFound(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, path := range []string{"/words/fr.json", "/words/id", "/words/..%2fid.json", "/words/.json"} {
		if resp, _ := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

func TestCodesAreDrawnForOurOwnAddressesOnly(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	draw := func(text string) int {
		resp, body := r.Anyone().Page(t, "/api/v1/qr.svg?text="+url.QueryEscape(text))
		if resp.StatusCode == http.StatusOK && (resp.Header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(body, "<svg")) {
			t.Errorf("%s: got %s %.40q", text, resp.Header.Get("Content-Type"), body)
		}
		return resp.StatusCode
	}
	for _, service := range r.Office.Catalogue().Services {
		for _, channel := range service.Channels {
			if channel.URL != "" && draw(channel.URL) != http.StatusOK {
				t.Errorf("the office's own %s is not drawn", channel.URL)
			}
		}
	}
	for text, want := range map[string]int{
		r.Base + "/t/ABC": 200, strings.ToUpper(r.Base) + "/T/ABC": 200,
		"": 400, r.Base: 400, "http://evil.example/t/ABC": 400, r.Base + ".evil.example/": 400, "javascript:alert(1)": 400,
		r.Base + "/" + strings.Repeat("x", 300): 400,
	} {
		if got := draw(text); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func TestTheRootLeadsToTheKiosk(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	if resp, _ := r.Anyone().Page(t, "/"); resp.StatusCode != http.StatusFound || resp.Header.Get("Location") != "/kiosk" {
		t.Errorf("got %d to %q", resp.StatusCode, resp.Header.Get("Location"))
	}
}
