package ws

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// sampleKey and sampleAccept are the example of RFC 6455 section 1.3.
const (
	sampleKey    = "dGhlIHNhbXBsZSBub25jZQ=="
	sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
)

// client speaks the protocol byte by byte, so that a test says exactly what goes over the wire.
type client struct {
	t    testing.TB
	conn net.Conn
	in   *bufio.Reader
}

func dial(t testing.TB, h *house) *client {
	t.Helper()
	conn, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	return clientOn(t, conn)
}

func clientOn(t testing.TB, conn net.Conn) *client {
	t.Cleanup(func() { conn.Close() })
	return &client{t: t, conn: conn, in: bufio.NewReader(conn)}
}

// ask sends a browser's handshake; changes replace a header, or drop it when the value is empty.
func (c *client) ask(method, path string, changes ...string) {
	c.t.Helper()
	h := map[string]string{
		"Host": "antre.test", "Origin": "http://antre.test", "Connection": "Upgrade", "Upgrade": "websocket",
		"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": sampleKey,
	}
	for i := 0; i+1 < len(changes); i += 2 {
		h[changes[i]] = changes[i+1]
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", method, path)
	for k, v := range h {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", k, v)
		}
	}
	b.WriteString("\r\n")
	c.write([]byte(b.String()))
}

func (c *client) write(b []byte) {
	c.t.Helper()
	if _, err := c.conn.Write(b); err != nil {
		c.t.Fatalf("write: %v", err)
	}
}

func (c *client) answer() *http.Response {
	c.t.Helper()
	c.await(patience)
	res, err := http.ReadResponse(c.in, nil)
	if err != nil {
		c.t.Fatalf("read answer: %v", err)
	}
	return res
}

// body is the answer's JSON.
func body(t testing.TB, res *http.Response) map[string]string {
	t.Helper()
	defer res.Body.Close()
	var m map[string]string
	if err := json.NewDecoder(res.Body).Decode(&m); err != nil {
		t.Fatalf("answer is not JSON: %v", err)
	}
	return m
}

// open shakes hands and returns the answer to it.
func (c *client) open(path string, changes ...string) *http.Response {
	c.t.Helper()
	c.ask("GET", path, changes...)
	res := c.answer()
	if res.StatusCode != http.StatusSwitchingProtocols {
		c.t.Fatalf("handshake answered %s", res.Status)
	}
	return res
}

// await bounds the next reads. An error means that the connection is gone, which the read says too.
func (c *client) await(d time.Duration) { _ = c.conn.SetReadDeadline(time.Now().Add(d)) }

// send writes one frame as a client does, masked (with zeros, which the protocol allows and a person can read).
func (c *client) send(opcode byte, payload []byte) {
	c.t.Helper()
	c.write(masked(opcode, payload))
}

func masked(opcode byte, payload []byte) []byte {
	frame := []byte{0x80 | opcode}
	if n := len(payload); n <= 125 {
		frame = append(frame, 0x80|byte(n))
	} else {
		frame = binary.BigEndian.AppendUint16(append(frame, 0x80|126), uint16(n))
	}
	return append(append(frame, 0, 0, 0, 0), payload...)
}

const (
	opText  = 1
	opClose = 8
	opPing  = 9
	opPong  = 10
)

// frame reads one frame of the server.
func (c *client) frame() (opcode byte, payload []byte, err error) {
	var head [2]byte
	if _, err := io.ReadFull(c.in, head[:]); err != nil {
		return 0, nil, err
	}
	if head[0]&0xf0 != 0x80 || head[1]&0x80 != 0 {
		return 0, nil, fmt.Errorf("frame begins with % x: not whole, compressed or masked", head)
	}
	n := uint64(head[1])
	switch n {
	case 126:
		var b [2]byte
		_, err = io.ReadFull(c.in, b[:])
		n = uint64(binary.BigEndian.Uint16(b[:]))
	case 127:
		var b [8]byte
		_, err = io.ReadFull(c.in, b[:])
		n = binary.BigEndian.Uint64(b[:])
	}
	if err != nil {
		return 0, nil, err
	}
	payload = make([]byte, n)
	_, err = io.ReadFull(c.in, payload)
	return head[0] & 0x0f, payload, err
}

func (c *client) want(opcode byte) []byte {
	c.t.Helper()
	c.await(patience)
	got, payload, err := c.frame()
	if err != nil {
		c.t.Fatalf("want frame %d: %v", opcode, err)
	}
	if got != opcode {
		c.t.Fatalf("got frame %d (%.60q), want %d", got, payload, opcode)
	}
	return payload
}

// wantState reads snapshots until one says seq, and returns how many it took. None may be older than the last.
func (c *client) wantState(seq int64) (frames int) {
	c.t.Helper()
	last := int64(-1)
	for {
		var s snapshot
		if err := json.Unmarshal(c.want(opText), &s); err != nil {
			c.t.Fatal(err)
		}
		frames++
		if s.Seq < last {
			c.t.Fatalf("state %d after state %d", s.Seq, last)
		}
		if last = s.Seq; last == seq {
			return frames
		}
	}
}

// wantClose reads a close frame with this code and then the end of the connection.
func (c *client) wantClose(code int) (reason string) {
	c.t.Helper()
	payload := c.want(opClose)
	if len(payload) < 2 {
		c.t.Fatalf("close frame says % x, want code %d", payload, code)
	}
	if got := int(binary.BigEndian.Uint16(payload)); got != code {
		c.t.Fatalf("closed with %d %q, want %d", got, payload[2:], code)
	}
	c.send(opClose, payload[:2])
	c.wantEnd()
	return string(payload[2:])
}

func (c *client) wantEnd() {
	c.t.Helper()
	c.await(patience)
	if op, payload, err := c.frame(); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Fatalf("connection is still open: frame %d %.60q, %v", op, payload, err)
	}
}

// wantNothing sees that nothing comes for a while.
func (c *client) wantNothing(d time.Duration) {
	c.t.Helper()
	c.await(d)
	if op, payload, err := c.frame(); !errors.Is(err, os.ErrDeadlineExceeded) {
		c.t.Fatalf("want silence, got frame %d %.60q, %v", op, payload, err)
	}
}
