package ws

import (
	"errors"
	"io"
	"net"
	"runtime/debug"
	"time"

	"antrean/server/push"

	"github.com/gorilla/websocket"
)

// farewell is how long a client has to answer our close frame before the socket is cut.
const farewell = 2 * time.Second

// maxLinger is how many bytes are read and thrown away after a client broke the rules, so that the close frame
// reaches it: closing a socket with bytes unread resets it, and the reset may overtake the frame.
const maxLinger = 256 << 10

// A Conn is one accepted socket. It carries states out; what comes in is read and ignored.
type Conn struct {
	wire    wire
	socket  *websocket.Conn
	owner   string
	address string
}

var _ push.Screen = (*Conn)(nil)

// Push writes a state, now or as the newest once the client takes bytes again.
func (c *Conn) Push(frame push.Frame) { c.wire.push(frame) }

// Beat writes a sign of life unless something waits already.
func (c *Conn) Beat(frame push.Frame) { c.wire.sign(frame) }

// Close says goodbye with a code and a reason, and cuts the socket when the client has answered or 2 s have gone.
func (c *Conn) Close(code int, reason string) {
	c.wire.bye(closeFrame(code, reason), time.Now().Add(farewell))
}

// serve is the life of the Conn, from the 101 to the end. A panic in it ends this socket and nothing else.
func (c *Conn) serve(subscribe Subscribe) {
	set := c.wire.set
	defer set.remove(c)
	defer c.wire.cut()
	defer func() {
		if p := recover(); p != nil {
			set.panics.Add(1)
			set.log.Error("socket panicked", "panic", p, "stack", string(debug.Stack()))
		}
	}()
	if err := c.wire.bind(); err != nil {
		return
	}
	c.socket.SetReadLimit(set.readLimit)
	leave, err := subscribe(c)
	if leave != nil {
		defer leave()
	}
	if err != nil {
		c.Close(push.CodeOf(err))
	}
	if brokeRules(c.read()) {
		c.wire.linger()
	}
}

// read waits for the end. Pings are answered, pongs noted and closes echoed by gorilla on the way.
func (c *Conn) read() error {
	for {
		if _, _, err := c.socket.NextReader(); err != nil {
			return err
		}
	}
}

// brokeRules tells an error that gorilla answered with a close frame of its own, such as 1009, from an end that
// came from outside.
func brokeRules(err error) bool {
	var closed *websocket.CloseError
	var outside net.Error
	return !errors.As(err, &closed) && !errors.As(err, &outside)
}

// linger lets the close frame arrive before the socket is cut.
func (w *wire) linger() {
	if w.Conn.SetReadDeadline(time.Now().Add(farewell)) != nil {
		return
	}
	w.mu.Lock()
	flying := w.flying
	w.mu.Unlock()
	if half, ok := w.Conn.(interface{ CloseWrite() error }); ok && !flying {
		_ = half.CloseWrite() // a failure means that the other side is gone
	}
	_, _ = io.CopyN(io.Discard, w.Conn, maxLinger) // ends with an error as a rule: the client closes or time is up
}
