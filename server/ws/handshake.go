package ws

import (
	"bufio"
	"encoding/base64"
	"net"
	"net/http"
	"net/url"
	"strings"

	"antrean/internal/problem"

	"github.com/valyala/fasthttp"
)

// version is the only one of the protocol there is (RFC 6455 section 4.1).
const version = "13"

// looked are the headers of a handshake that anybody here or in gorilla looks at.
var looked = [...]string{
	"Connection", "Upgrade", "Origin",
	"Sec-Websocket-Key", "Sec-Websocket-Version", "Sec-Websocket-Protocol", "Sec-Websocket-Extensions",
}

// request is the handshake as gorilla reads it. All its strings are copies: fasthttp reuses the originals.
func request(ctx *fasthttp.RequestCtx) *http.Request {
	h := make(http.Header, len(looked))
	for _, name := range looked {
		for _, value := range ctx.Request.Header.PeekAll(name) {
			h.Add(name, string(value))
		}
	}
	r := &http.Request{
		Method: string(ctx.Method()),
		Host:   string(ctx.Host()),
		Header: h,
		URL:    &url.URL{Path: string(ctx.Path())},
		Proto:  "HTTP/1.0", ProtoMajor: 1,
	}
	if ctx.Request.Header.IsHTTP11() {
		r.Proto, r.ProtoMinor = "HTTP/1.1", 1
	}
	return r
}

// check refuses what is no handshake (RFC 6455 section 4.2.1) and names the header at fault, and a page of a foreign
// origin.
func check(r *http.Request, origin func(host, origin string) bool) error {
	switch {
	case r.Method != http.MethodGet:
		return problem.New("method_not_allowed")
	case r.ProtoMinor < 1:
		return bad("")
	case !lists(r.Header, "Connection", "upgrade"):
		return bad("Connection")
	case !lists(r.Header, "Upgrade", "websocket"):
		return bad("Upgrade")
	case !lists(r.Header, "Sec-Websocket-Version", version):
		return bad("Sec-WebSocket-Version")
	case !isKey(r.Header.Values("Sec-Websocket-Key")):
		return bad("Sec-WebSocket-Key")
	}
	from := r.Header.Values("Origin")
	if len(from) > 1 || !origin(r.Host, r.Header.Get("Origin")) {
		return problem.New("foreign_origin")
	}
	return nil
}

func bad(header string) error {
	return &problem.Error{Code: "bad_handshake", Field: header}
}

// lists reports whether a header whose value is a list of tokens holds one, in any case of letters.
func lists(h http.Header, name, token string) bool {
	for _, value := range h.Values(name) {
		for item := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.TrimSpace(item), token) {
				return true
			}
		}
	}
	return false
}

// isKey reports whether there is one key of 16 bytes in base64.
func isKey(values []string) bool {
	if len(values) != 1 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(values[0])
	return err == nil && len(key) == 16
}

// recorder is the http.ResponseWriter that gorilla hijacks. Check has refused all that it could answer, so only its
// Hijack does anything: it hands out a wire that records.
type recorder struct{ wire *wire }

func (*recorder) Header() http.Header         { return make(http.Header) }
func (*recorder) Write(b []byte) (int, error) { return len(b), nil }
func (*recorder) WriteHeader(int)             {}

// Hijack returns the wire with buffers too small for gorilla to keep, so that it makes its own small ones.
func (r *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return r.wire, bufio.NewReadWriter(bufio.NewReaderSize(r.wire, 16), bufio.NewWriterSize(r.wire, 16)), nil
}

// underTLS is the connection that TLS runs on, or conn itself.
func underTLS(conn net.Conn) net.Conn {
	if c, ok := conn.(interface{ NetConn() net.Conn }); ok {
		return c.NetConn()
	}
	return conn
}
