package ws

import (
	"io"
	"testing"

	"github.com/gofiber/fiber/v2"
)

func TestBrowserHandshake(t *testing.T) {
	h := newHouse(t, Options{Subprotocols: []string{"antrean.v2", "antrean.v1"}}, fiber.Config{})
	for name, connection := range map[string]string{"Chromium": "Upgrade", "Firefox": "keep-alive, Upgrade"} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, h)
			res := c.open("/ws/board/utama",
				"Connection", connection,
				"Sec-WebSocket-Protocol", "other, antrean.v1",
				"Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits")
			if got := res.Header.Get("Sec-WebSocket-Accept"); got != sampleAccept {
				t.Errorf("Sec-WebSocket-Accept is %q, want %q", got, sampleAccept)
			}
			if got := res.Header.Get("Sec-WebSocket-Protocol"); got != "antrean.v1" {
				t.Errorf("subprotocol is %q, want antrean.v1", got)
			}
			if got := res.Header.Get("Sec-WebSocket-Extensions"); got != "" {
				t.Errorf("extensions are %q, want none: frames go out as they are", got)
			}
			c.wantState(h.state.Load())
			c.wantState(h.publish())
		})
	}
}

func TestRefusedHandshakeIsAnAnswerAndTheConnectionGoesOn(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	for _, tt := range []struct {
		name    string
		method  string
		changes []string
		status  int
		code    string
		message string
	}{
		{"no Upgrade", "GET", []string{"Upgrade", ""}, 400, "bad_handshake", "bad_handshake Upgrade"},
		{"plain GET", "GET", []string{"Upgrade", "", "Connection", "", "Sec-WebSocket-Key", "", "Sec-WebSocket-Version", ""}, 400, "bad_handshake", "bad_handshake Connection"},
		{"Connection without upgrade", "GET", []string{"Connection", "keep-alive"}, 400, "bad_handshake", "bad_handshake Connection"},
		{"POST", "POST", nil, 405, "method_not_allowed", "method_not_allowed"},
		{"version 8", "GET", []string{"Sec-WebSocket-Version", "8"}, 400, "bad_handshake", "bad_handshake Sec-WebSocket-Version"},
		{"short key", "GET", []string{"Sec-WebSocket-Key", "c2hvcnQ="}, 400, "bad_handshake", "bad_handshake Sec-WebSocket-Key"},
		{"key not base64", "GET", []string{"Sec-WebSocket-Key", "not a key at all, is it"}, 400, "bad_handshake", "bad_handshake Sec-WebSocket-Key"},
		{"two keys", "GET", []string{"Sec-WebSocket-Key", sampleKey, "Sec-Websocket-key", sampleKey}, 400, "bad_handshake", "bad_handshake Sec-WebSocket-Key"},
		{"no key", "GET", []string{"Sec-WebSocket-Key", ""}, 400, "bad_handshake", "bad_handshake Sec-WebSocket-Key"},
		{"cross Origin", "GET", []string{"Origin", "http://evil.test"}, 403, "foreign_origin", "foreign_origin"},
		{"no Origin", "GET", []string{"Origin", ""}, 403, "foreign_origin", "foreign_origin"},
		{"two Origins", "GET", []string{"Origin", "http://antre.test", "origin", "http://antre.test"}, 403, "foreign_origin", "foreign_origin"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := dial(t, h)
			c.ask(tt.method, "/ws/board/utama", tt.changes...)
			res := c.answer()
			got := body(t, res)
			if res.StatusCode != tt.status || got["code"] != tt.code || got["message"] != tt.message {
				t.Errorf("answered %d %v, want %d %s %q", res.StatusCode, got, tt.status, tt.code, tt.message)
			}
			if v := res.Header.Get("Sec-WebSocket-Version"); v != "13" {
				t.Errorf("Sec-WebSocket-Version is %q, want 13", v)
			}

			c.write([]byte("GET /plain HTTP/1.1\r\nHost: antre.test\r\n\r\n"))
			text, err := io.ReadAll(c.answer().Body)
			if err != nil || string(text) != "ok" {
				t.Fatalf("the connection answers %q, %v; want ok", text, err)
			}
			c.open("/ws/board/utama")
			c.wantState(0)
		})
	}
	if got := h.set.Counts().Refused; got != 12 {
		t.Errorf("Refused = %d, want 12", got)
	}
}

func TestHandshakeOfHTTP10IsRefused(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	c := dial(t, h)
	c.write([]byte("GET /ws/board/utama HTTP/1.0\r\nHost: antre.test\r\nOrigin: http://antre.test\r\nConnection: Upgrade\r\n" +
		"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + sampleKey + "\r\n\r\n"))
	if res := c.answer(); res.StatusCode != 400 {
		t.Errorf("answered %s, want 400", res.Status)
	}
}

func TestFramePipelinedBehindTheHandshakeIsRead(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	c := dial(t, h)
	ping := masked(opPing, []byte("already here"))
	c.write(append([]byte("GET /ws/silent HTTP/1.1\r\nHost: antre.test\r\nOrigin: http://antre.test\r\nConnection: Upgrade\r\n"+
		"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "+sampleKey+"\r\n\r\n"), ping...))
	if res := c.answer(); res.StatusCode != 101 {
		t.Fatalf("answered %s", res.Status)
	}
	if got := string(c.want(opPong)); got != "already here" {
		t.Errorf("pong says %q", got)
	}
	c.send(opPing, []byte("and after"))
	if got := string(c.want(opPong)); got != "and after" {
		t.Errorf("pong says %q", got)
	}
}

func TestSameOrigin(t *testing.T) {
	for _, tt := range []struct {
		host, origin string
		want         bool
	}{
		{"antre.test", "http://antre.test", true},
		{"antre.test", "https://antre.test", true}, // behind a proxy that ends TLS
		{"antre.test:8080", "http://antre.test:8080", true},
		{"ANTRE.test", "http://antre.TEST", true},
		{"antre.test:80", "http://antre.test", true},
		{"antre.test", "https://antre.test:443", true},
		{"[::1]:8080", "http://[::1]:8080", true},
		{"192.168.1.7:8080", "http://192.168.1.7:8080", true},

		{"antre.test", "", false},
		{"antre.test", "null", false}, // a sandboxed frame or a file
		{"", "http://", false},
		{"antre.test", "http://sub.antre.test", false},
		{"sub.antre.test", "http://antre.test", false},
		{"antre.test", "http://antre.test.evil.test", false},
		{"antre.test", "http://evil-antre.test", false},
		{"antre.test:8080", "http://antre.test:8081", false},
		{"antre.test:8080", "http://antre.test", false},
		{"antre.test:443", "http://antre.test", false},
		{"antre.test", "http://antre.test:443", false},
		{"antre.test", "ftp://antre.test", false},
		{"antre.test", "file://antre.test", false},
		{"antre.test", "//antre.test", false},
		{"antre.test", "antre.test", false},
		{"antre.test", "http://antre.test/", false},
		{"antre.test", "http://antre.test?x", false},
		{"antre.test", "http://evil.test@antre.test", false},
		{"antre.test", "http://antre.test@evil.test", false},
		{"antre.test", "http://antre.test\x00", false},
	} {
		if got := SameOrigin(tt.host, tt.origin); got != tt.want {
			t.Errorf("SameOrigin(%q, %q) = %v, want %v", tt.host, tt.origin, got, tt.want)
		}
	}
}
