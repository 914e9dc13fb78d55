package edge_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/server/edge"
)

func TestWrongGuessesAreForgottenAfterTheirTime(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	f := edge.NewFailures(2, time.Minute)
	f.Add("a", now)
	if f.TooMany("a", now) {
		t.Error("one of two is too many already")
	}
	f.Add("a", now.Add(time.Second))
	if !f.TooMany("a", now.Add(time.Second)) || f.TooMany("b", now) {
		t.Error("want two of a to be too many, and b to have none")
	}
	if f.TooMany("a", now.Add(time.Minute)) {
		t.Error("want a's failures forgotten after a minute")
	}
	f.Add("a", now.Add(2*time.Minute))
	if f.TooMany("a", now.Add(2*time.Minute)) {
		t.Error("want the count to begin again")
	}
}

func TestManyGuessersCostBoundedMemory(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	f := edge.NewFailures(1, time.Hour)
	for i := range 1<<14 + 10 {
		f.Add(fmt.Sprint(i), now)
	}
	if f.TooMany("0", now) {
		t.Error("the first of 16,394 is still remembered")
	}
	if !f.TooMany(fmt.Sprint(1<<14+9), now) {
		t.Error("the newest is forgotten")
	}
}

func TestANeighbourhoodIsWhatOneAttackerCanHave(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.0/24", "192.0.2.255": "192.0.2.0/24", "::ffff:192.0.2.7": "192.0.2.0/24",
		"2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "::1": "::/64", "": "?", "nonsense": "?",
	} {
		if got := edge.Neighbourhood(address); got != want {
			t.Errorf("%q: got %s, want %s", address, got, want)
		}
	}
}

func TestAnUnknownCodeIsOurFault(t *testing.T) {
	if got := edge.Status("never heard of"); got != http.StatusInternalServerError {
		t.Errorf("got %d, want 500", got)
	}
}

func TestEveryCodeHasItsSentences(t *testing.T) {
	for code := range edge.Statuses() {
		for _, lang := range words.Languages() {
			for _, key := range []string{"problem." + code, "problem." + code + ".hint"} {
				if !words.In(lang).Has(key) {
					t.Errorf("%s has no %s", lang, key)
				}
			}
		}
	}
}

func TestIdsOfClientsAreShortAndPlain(t *testing.T) {
	for id, want := range map[string]bool{
		"12345678": true, "A-z_0-9-": true, strings.Repeat("x", 64): true,
		"": false, "1234567": false, strings.Repeat("x", 65): false, "1234567 ": false, "12345678\n": false, "12345678é": false, "../../etc": false,
	} {
		if err := edge.CheckID("request_id", id); (err == nil) != want {
			t.Errorf("%q: got %v, want accepted %v", id, err, want)
		}
	}
}

// ask serves one request with a handler behind the server's error handling.
func ask(t *testing.T, handler fiber.Handler, req *http.Request) (int, http.Header, string) {
	t.Helper()
	app := fiber.New(fiber.Config{ErrorHandler: edge.Refuse, Immutable: true, DisableStartupMessage: true})
	app.All("/:part", edge.SameOrigin, handler)
	resp, err := app.Test(req, -1)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(body)
}

func post(body string) *http.Request {
	req := httptest.NewRequest(http.MethodPost, "/x", strings.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	return req
}

func TestABodyIsOneObject(t *testing.T) {
	type inner struct {
		Count int `json:"count"`
	}
	handler := func(c *fiber.Ctx) error {
		var in struct {
			Name  string            `json:"name"`
			Rows  []string          `json:"rows"`
			Map   map[string]string `json:"map"`
			Inner *inner            `json:"inner"`
			inner
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, in.Name)
	}
	cases := []struct{ body, want string }{
		{`{"name":"a"}`, `"a"`},
		{" \n{\"name\":\"a\"}\t", `"a"`},
		{`{"name":null}`, `""`},
		{`null`, "bad_json"},
		{`[]`, "bad_json"},
		{`"a"`, "bad_json"},
		{``, "bad_json"},
		{`{`, "bad_json"},
		{`{"name":"a"}{}`, "bad_json"},
		{`{"name":"a"} x`, "bad_json"},
		{"{\"name\":\"\xff\"}", "bad_json"},
		{"\ufeff{}", "bad_json"},
		{`{"name":1}`, `name must "…"`},
		{`{"rows":"a"}`, `rows must […]`},
		{`{"rows":[1]}`, `rows must "…"`},
		{`{"map":[]}`, `map must {…}`},
		{`{"inner":"a"}`, `inner must {…}`},
		{`{"inner":{"count":"a"}}`, `inner.count must 0, 1, 2, …`},
		{`{"inner":{"count":1e99}}`, `inner.count must 0, 1, 2, …`},
	}
	for _, c := range cases {
		_, _, got := ask(t, handler, post(c.body))
		if field, must, ok := strings.Cut(c.want, " must "); ok {
			if !strings.Contains(got, `"code":"bad_field"`) || !strings.Contains(got, `"field":"`+field+`"`) || !strings.Contains(got, `"must":"`+strings.ReplaceAll(must, `"`, `\"`)+`"`) {
				t.Errorf("%q: got %s, want field %s, must be %s", c.body, got, field, must)
			}
			continue
		}
		if got != c.want && !strings.Contains(got, `"code":"`+c.want+`"`) {
			t.Errorf("%q: got %s, want %s", c.body, got, c.want)
		}
	}
}

func TestOnlyJSONIsRead(t *testing.T) {
	handler := func(c *fiber.Ctx) error { return edge.Body(c, &struct{}{}) }
	for kind, want := range map[string]int{
		"application/json": 200, "Application/JSON; charset=utf-8": 200, "": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415,
		"application/json, text/html": 415, "application/jsonx": 415,
	} {
		req := post(`{}`)
		req.Header.Set("Content-Type", kind)
		if got, _, body := ask(t, handler, req); got != want {
			t.Errorf("%q: got %d %s, want %d", kind, got, body, want)
		}
	}
}

func TestPagesOfOtherOriginsChangeNothing(t *testing.T) {
	ok := func(c *fiber.Ctx) error { return c.SendStatus(http.StatusOK) }
	cases := []struct {
		host, origin, site string
		want               int
	}{
		{"antrean.local", "", "", 200},
		{"antrean.local", "http://antrean.local", "same-origin", 200},
		{"ANTREAN.Local", "http://antrean.local", "", 200},
		{"antrean.local:8080", "http://antrean.local:8080", "", 200},
		{"antrean.local:443", "https://antrean.local", "", 200},
		{"[2001:db8::1]:8080", "http://[2001:db8::1]:8080", "", 200},
		{"antrean.local", "", "none", 200},
		{"antrean.local", "null", "", 403},
		{"antrean.local", "http://antrean.local:81", "", 403},
		{"antrean.local", "http://evil.example", "", 403},
		{"antrean.local", "http://antrean.local.evil.example", "", 403},
		{"antrean.local", "http://antrean.local@evil.example", "", 403},
		{"antrean.local", "file://antrean.local", "", 403},
		{"antrean.local", "http://antrean.local", "cross-site", 403},
		{"antrean.local", "http://antrean.local", "same-site", 403},
		{"antrean.local", "", "cross-site", 403},
		{"antrean.local", "://", "", 403},
	}
	for _, c := range cases {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, "PATCH"} {
			req := httptest.NewRequest(method, "/x", nil)
			req.Host = c.host
			if c.origin != "" {
				req.Header.Set("Origin", c.origin)
			}
			if c.site != "" {
				req.Header.Set("Sec-Fetch-Site", c.site)
			}
			if got, _, _ := ask(t, ok, req); got != c.want {
				t.Errorf("%s to %s from %q, %q: got %d, want %d", method, c.host, c.origin, c.site, got, c.want)
			}
		}
	}
	req := httptest.NewRequest(http.MethodPost, "/x", nil)
	req.Host = "antrean.local"
	req.Header["Origin"] = []string{"http://antrean.local", "http://evil.example"}
	if got, _, _ := ask(t, ok, req); got != http.StatusForbidden {
		t.Errorf("two origins: got %d, want 403", got)
	}
	req = httptest.NewRequest(http.MethodGet, "/x", nil)
	req.Header.Set("Origin", "http://evil.example")
	if got, _, _ := ask(t, ok, req); got != http.StatusOK {
		t.Errorf("a GET: got %d, want 200: it changes nothing", got)
	}
}

func TestCodesAreReadAsTheyWereGivenOut(t *testing.T) {
	handler := func(c *fiber.Ctx) error { return c.SendString(edge.Code(c, "part")) }
	for typed, want := range map[string]string{
		"ABCD1234": "ABCD1234", "abcd1234": "ABCD1234", "abcd-1234": "ABCD1234", "ab%20cd%201234": "ABCD1234", "ABCDIO2l": "ABCD1021",
		"%41%42": "AB", "%zz": "", "ABCD%00": "ABCD\x00",
	} {
		req := httptest.NewRequest(http.MethodGet, "/x", nil)
		req.RequestURI = "/" + typed
		if _, _, got := ask(t, handler, req); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestARefusalSpeaksTheAskersLanguage(t *testing.T) {
	refuse := func(c *fiber.Ctx) error { return problem.New("not_found") }
	cases := []struct{ query, accept, want string }{
		{"", "", "Halaman ini tidak ada."},
		{"", "en", "There is no such page."},
		{"", "en-GB, id;q=0.5", "There is no such page."},
		{"", "fr, de;q=0.9, en;q=0.1", "There is no such page."},
		{"", "fr", "Halaman ini tidak ada."},
		{"?lang=en", "id", "There is no such page."},
		{"?lang=xx", "en", "There is no such page."},
	}
	for _, c := range cases {
		req := httptest.NewRequest(http.MethodGet, "/x"+c.query, nil)
		req.Header.Set("Accept-Language", c.accept)
		if _, _, got := ask(t, refuse, req); !strings.Contains(got, c.want) {
			t.Errorf("%s %s: got %s, want %q", c.query, c.accept, got, c.want)
		}
	}
}

func TestAnErrorOfOursIsNeverShown(t *testing.T) {
	status, _, body := ask(t, func(*fiber.Ctx) error { return fmt.Errorf("open /var/lib/antrean: secret") }, httptest.NewRequest(http.MethodGet, "/x", nil))
	if status != http.StatusInternalServerError || strings.Contains(body, "secret") || !strings.Contains(body, `"code":"internal"`) {
		t.Errorf("got %d %s, want internal without its cause", status, body)
	}
}

func TestTheSameBodyHasTheSameDigest(t *testing.T) {
	a := edge.Digest("next 1", map[string]any{"a": 1, "b": 2})
	if b := edge.Digest("next 1", map[string]any{"b": 2, "a": 1}); a != b {
		t.Error("the order of members makes another digest")
	}
	if b := edge.Digest("next 2", map[string]any{"a": 1, "b": 2}); a == b {
		t.Error("another action has the same digest")
	}
}
