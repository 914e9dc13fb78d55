package ws

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/server/push"

	"github.com/gofiber/fiber/v2"
)

// An Ask is what the server knows about who asks for a socket.
type Ask struct {
	Address string // counted against Options.MaxPerAddress; empty: not counted
	Owner   string // whose socket it is, such as a session's id, for CloseOwner; may be empty
	// CheckOrigin decides on the Origin header; it is empty when there is none. Nil means SameOrigin.
	CheckOrigin func(host, origin string) bool
}

// A Subscribe seats an accepted Conn at its topic. It runs in the Conn's own goroutine, when the handler and its
// fiber.Ctx are long gone. Its leave, which may be nil, is called once when the socket has ended; an error closes
// the socket with push.CodeOf.
type Subscribe func(*Conn) (leave func(), err error)

// Accept turns the request into a Conn of the set, or returns a *problem.Error that the caller answers as any other:
// nothing is taken from the connection then. After a nil error the handler returns without writing.
func (s *Set) Accept(c *fiber.Ctx, ask Ask, subscribe Subscribe) error {
	ctx := c.Context()
	r := request(ctx)
	origin := ask.CheckOrigin
	if origin == nil {
		origin = SameOrigin
	}
	if err := check(r, origin); err != nil {
		s.refused.Add(1)
		c.Set("Sec-WebSocket-Version", version) // what would be understood (RFC 6455 section 4.4)
		return err
	}
	if !s.hasRoom() {
		s.refused.Add(1)
		return problem.New("unavailable")
	}
	conn := &Conn{owner: strings.Clone(ask.Owner), address: strings.Clone(ask.Address)}
	conn.wire = wire{Conn: ctx.Conn(), set: s}
	socket, err := s.upgrader.Upgrade(&recorder{&conn.wire}, r, nil)
	if err != nil {
		return problem.Wrap("bad_handshake", fmt.Errorf("upgrade: %w", err))
	}
	conn.socket = socket
	ctx.HijackSetNoResponse(true)
	ctx.Hijack(func(given net.Conn) {
		conn.wire.early = drain(given)
		s.start(conn, subscribe)
	})
	return nil
}

// drain takes what fasthttp's reader holds already and does not wait for more. After it nothing refers to that
// reader, so its buffer can go.
func drain(given net.Conn) []byte {
	var early []byte
	if given.SetReadDeadline(time.Unix(1, 0)) != nil { // long past: only what is there is read
		return nil
	}
	var buf [512]byte
	for {
		n, err := given.Read(buf[:])
		early = append(early, buf[:n]...)
		if n == 0 || err != nil {
			return early
		}
	}
}

// start makes the Conn a member of the set and sets it going.
func (s *Set) start(conn *Conn, subscribe Subscribe) {
	err := s.add(conn)
	if errors.Is(err, push.ErrClosed) {
		_ = conn.wire.Conn.Close() // the server is stopping; the client comes back
		return
	}
	if err != nil {
		subscribe = func(*Conn) (func(), error) { return nil, err }
	}
	go conn.serve(subscribe)
}
