package ws

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"antrean/server/push"

	"github.com/gofiber/fiber/v2"
)

func TestPingIsAnsweredAndTextIgnored(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	c := dial(t, h)
	c.open("/ws/board/utama")
	c.wantState(0)
	c.send(opText, []byte(`{"command":"next"}`))
	c.send(opPing, []byte("are you there"))
	if got := string(c.want(opPong)); got != "are you there" {
		t.Errorf("pong says %q", got)
	}
	c.wantState(h.publish())
}

func TestClientCloses(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	c := dial(t, h)
	c.open("/ws/board/utama")
	c.wantState(0)
	c.send(opClose, []byte{0x03, 0xe8}) // 1000
	c.wantClose(1000)
	h.stop()
	if got := h.left.Load(); got != 1 {
		t.Errorf("leave was called %d times, want once", got)
	}
}

func TestServerCloses(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	for _, tt := range []struct {
		path, reason string
		code         int
	}{
		{"/ws/signed-out", "signed_out", 4401},
		{"/ws/board/nowhere", "unknown_topic", 4404},
	} {
		c := dial(t, h)
		c.open(tt.path)
		if got := c.wantClose(tt.code); got != tt.reason {
			t.Errorf("%s: reason %q, want %q", tt.path, got, tt.reason)
		}
	}
}

func TestOwnerIsKickedFromElsewhere(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	clerk, other := dial(t, h), dial(t, h)
	clerk.open("/ws/board/utama", "X-Owner", "session-1")
	other.open("/ws/board/utama", "X-Owner", "session-2")
	clerk.wantState(0)
	other.wantState(0)

	if got := h.set.Owners(); len(got) != 2 {
		t.Errorf("got the owners %v, want both", got)
	}
	if got := h.set.CloseOwner("session-1", push.SignedOut, "signed_out"); got != 1 {
		t.Errorf("kicked %d sockets, want 1", got)
	}
	clerk.wantClose(4401)
	other.wantState(h.publish())
}

func TestSocketOutlivesTheTimeoutsOfHTTP(t *testing.T) {
	const timeout = 300 * time.Millisecond
	h := newHouse(t, Options{}, fiber.Config{ReadTimeout: timeout, WriteTimeout: timeout, IdleTimeout: timeout})
	c := dial(t, h)
	c.open("/ws/board/utama")
	c.wantState(0)
	c.wantNothing(3 * timeout)
	c.wantState(h.publish())
}

// A deadline that is set right after the handshake must not be lost to fasthttp, which clears its own ones then.
func TestSilenceIsHonouredFromTheStart(t *testing.T) {
	h := newHouse(t, Options{Silence: 100 * time.Millisecond}, fiber.Config{ReadTimeout: time.Minute, IdleTimeout: time.Minute})
	var clients sync.WaitGroup
	for range 300 {
		c := dial(t, h)
		c.open("/ws/silent")
		clients.Go(func() {
			_ = c.conn.SetReadDeadline(time.Now().Add(patience))
			if _, _, err := c.frame(); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("a silent client is kept: %v", err)
			}
		})
	}
	clients.Wait()
}

func TestPanicEndsItsSocketOnly(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	bystander := dial(t, h)
	bystander.open("/ws/board/utama")
	bystander.wantState(0)

	c := dial(t, h)
	c.open("/ws/panic")
	c.wantEnd()
	bystander.wantState(h.publish())
	if got := h.set.Counts().Panics; got != 1 {
		t.Errorf("Panics = %d, want 1", got)
	}
}

func TestMessageOver4KiBClosesWith1009(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	fits := dial(t, h)
	fits.open("/ws/board/utama")
	fits.wantState(0)
	fits.send(opText, make([]byte, 4096))
	fits.wantState(h.publish())

	for name, bytes := range map[string]int{"one byte too many": 4097, "many too many": 60_000} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, h)
			c.open("/ws/board/utama")
			c.wantState(h.state.Load())
			c.send(opText, make([]byte, bytes))
			c.await(patience)
			if payload := c.want(opClose); len(payload) < 2 || payload[0] != 1009>>8 || payload[1] != 1009&0xff {
				t.Errorf("closed with % x, want 1009", payload)
			}
			if _, _, err := c.frame(); err != io.EOF { // a reset could have overtaken the close frame
				t.Errorf("the connection ends with %v, want EOF", err)
			}
		})
	}
}

func TestUnmaskedFrameClosesWith1002(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	c := dial(t, h)
	c.open("/ws/silent")
	c.write([]byte{0x81, 1, 'x'})
	if payload := c.want(opClose); payload[0] != 1002>>8 || payload[1] != 1002&0xff {
		t.Errorf("closed with % x, want 1002", payload)
	}
	c.wantEnd()
}

func TestFullHouseRefusesBeforeTheHandshake(t *testing.T) {
	h := newHouse(t, Options{Max: 2}, fiber.Config{})
	first, second := dial(t, h), dial(t, h)
	first.open("/ws/board/utama")
	second.open("/ws/board/utama")
	second.wantState(0)

	third := dial(t, h)
	third.ask("GET", "/ws/board/utama")
	res := third.answer()
	if got := body(t, res); res.StatusCode != 503 || got["code"] != "unavailable" {
		t.Errorf("answered %d %v, want 503 unavailable", res.StatusCode, got)
	}

	second.send(opClose, []byte{0x03, 0xe8})
	second.wantClose(1000)
	third.open("/ws/board/utama") // on the same connection: there is room again
	third.wantState(0)
}

func TestTooManyOfOneAddressAreTold1013(t *testing.T) {
	h := newHouse(t, Options{MaxPerAddress: 1}, fiber.Config{})
	first := dial(t, h)
	first.open("/ws/board/utama")
	first.wantState(0)
	second := dial(t, h)
	second.open("/ws/board/utama")
	second.wantClose(1013)
	first.wantState(h.publish())
}

func TestStopTellsAllToComeBack(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	var clients []*client
	for range 20 {
		c := dial(t, h)
		c.open("/ws/board/utama")
		c.wantState(0)
		clients = append(clients, c)
	}
	stopped := make(chan struct{})
	go func() {
		h.stop()
		close(stopped)
	}()
	for _, c := range clients {
		if got := c.wantClose(1001); got != "restart" {
			t.Errorf("reason %q, want restart", got)
		}
	}
	<-stopped
	if got := h.set.Counts().Open; got != 0 {
		t.Errorf("%d sockets are open after the stop", got)
	}
	if conn, err := net.Dial("tcp", h.addr); err == nil {
		conn.Close()
		t.Error("the house still listens")
	}
}

func TestStoppedHouseRefusesBeforeTheHandshake(t *testing.T) {
	h := newHouse(t, Options{}, fiber.Config{})
	h.set.Close(t.Context())
	c := dial(t, h)
	c.ask("GET", "/ws/silent")
	if res := c.answer(); res.StatusCode != 503 {
		t.Errorf("a handshake after the stop answered %s, want 503", res.Status)
	}
}
