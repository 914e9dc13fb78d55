package ws

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/server/push"

	"github.com/gofiber/fiber/v2"
)

// patience bounds what a test waits for. It is only ever spent by a failing one.
const patience = 30 * time.Second

// house is a small server of the kind this package is for: one room of boards behind Fiber.
type house struct {
	addr  string
	hub   *push.Hub
	set   *Set
	app   *fiber.App
	state atomic.Int64 // what the boards show
	left  atomic.Int64 // how often leave was called
	pad   string       // makes a snapshot as long as a real one, about 1.5 KB
	stop  func()
}

// hushed is a log nobody reads.
func hushed() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func newHouse(t testing.TB, o Options, cfg fiber.Config, wrap ...func(net.Listener) net.Listener) *house {
	t.Helper()
	h := &house{pad: strings.Repeat("antrean ", 180)}
	if o.Log == nil {
		o.Log = hushed()
	}
	o.Ping = or(o.Ping, 10*patience) // tests in real time have no use for the standard's, wire_test.go does
	o.Silence = or(o.Silence, 10*patience)
	h.set = NewSet(o)
	h.hub = push.New(push.Options{
		Rooms:  map[string]push.Room{"board": {Render: h.render}},
		Encode: TextFrame,
		Rest:   -1,
		Log:    o.Log,
	})
	cfg.Immutable, cfg.DisableStartupMessage, cfg.ErrorHandler = true, true, answer
	h.app = fiber.New(cfg)
	h.app.Server().KeepHijackedConns = true
	h.routes()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.addr = ln.Addr().String()
	for _, w := range wrap {
		ln = w(ln)
	}
	var serving sync.WaitGroup
	serving.Go(func() { _ = h.app.Listener(ln) })
	h.stop = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		h.hub.Close(push.Restart, "restart")
		h.set.Close(ctx)
		_ = h.app.ShutdownWithTimeout(patience)
		serving.Wait()
	})
	t.Cleanup(h.stop)
	return h
}

// snapshot is what a board is shown.
type snapshot struct {
	Seq int64  `json:"seq"`
	Pad string `json:"pad"`
}

func (h *house) render(id string) (push.Snapshot, error) {
	if id != "utama" {
		return push.Snapshot{}, push.ErrUnknown
	}
	body, err := json.Marshal(snapshot{h.state.Load(), h.pad})
	return push.Snapshot{Body: body}, err
}

// publish moves the boards on by one.
func (h *house) publish() int64 {
	seq := h.state.Add(1)
	h.hub.Dirty("board/utama")
	return seq
}

func (h *house) routes() {
	accept := func(c *fiber.Ctx, topic string) error {
		ask := Ask{Address: c.IP(), Owner: c.Get("X-Owner")}
		return h.set.Accept(c, ask, func(conn *Conn) (func(), error) {
			leave, err := h.hub.Subscribe(topic, conn)
			if err != nil {
				return nil, err
			}
			return func() { leave(); h.left.Add(1) }, nil
		})
	}
	h.app.All("/ws/board/:zone", func(c *fiber.Ctx) error { return accept(c, "board/"+c.Params("zone")) })
	h.app.Get("/ws/panic", func(c *fiber.Ctx) error {
		return h.set.Accept(c, Ask{}, func(*Conn) (func(), error) { panic("odd ticket") })
	})
	h.app.Get("/ws/signed-out", func(c *fiber.Ctx) error {
		return h.set.Accept(c, Ask{}, func(*Conn) (func(), error) { return nil, push.ErrSignedOut })
	})
	h.app.Get("/ws/silent", func(c *fiber.Ctx) error {
		return h.set.Accept(c, Ask{}, func(*Conn) (func(), error) { return nil, nil })
	})
	h.app.Get("/plain", func(c *fiber.Ctx) error { return c.SendString("ok") })
}

// answer writes a refusal as the real server does, with less to say.
func answer(c *fiber.Ctx, err error) error {
	status := map[string]int{"bad_handshake": 400, "foreign_origin": 403, "method_not_allowed": 405, "unavailable": 503}
	code := problem.Code(err)
	n, ok := status[code]
	if !ok {
		n = 500
	}
	return c.Status(n).JSON(map[string]string{"code": code, "message": fmt.Sprint(err), "hint": "h"})
}
