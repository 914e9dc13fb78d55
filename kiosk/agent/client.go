package agent

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

const (
	callTime    = 5 * time.Second // for one call: the server answers in milliseconds, after its disk
	largestBody = 1 << 20         // bytes of an answer; eight slips take some 40 KB
)

// A client calls the server in the agent's name.
type client struct {
	base  *url.URL
	token string
	http  *http.Client
	ws    *websocket.Dialer
}

// newClient checks the address before anything is sent there.
func newClient(server, token string) (*client, error) {
	base, err := url.Parse(server)
	if err != nil {
		return nil, errors.New("server address: must be http://HOST:PORT or https://HOST") // the cause repeats passwords
	}
	bare := base.User == nil && base.RawQuery == "" && base.Fragment == "" && strings.Trim(base.Path, "/") == ""
	if base.Scheme != "http" && base.Scheme != "https" || base.Hostname() == "" || !bare {
		return nil, fmt.Errorf("server address %q: must be http://HOST:PORT or https://HOST", base.Redacted())
	}
	if token == "" || strings.ContainsFunc(token, unsendable) {
		return nil, errors.New("token: the agent needs that of its device, one word")
	}
	return &client{
		base: base, token: token,
		http: &http.Client{Timeout: callTime, Transport: transport(), CheckRedirect: stay},
		ws:   &websocket.Dialer{HandshakeTimeout: callTime, Proxy: http.ProxyFromEnvironment, NetDialContext: new(net.Dialer).DialContext},
	}, nil
}

// unsendable reports what may not stand in a header's token.
func unsendable(r rune) bool { return r <= ' ' || r > '~' }

// transport speaks HTTP/1 alone: of a connection that died silently, a call that ran out of time closes one, where
// HTTP/2 would go on using it.
func transport() *http.Transport {
	var one http.Protocols
	one.SetHTTP1(true)
	return &http.Transport{Proxy: http.ProxyFromEnvironment, Protocols: &one, MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute}
}

// stay follows no redirection: whoever sends an agent elsewhere is not its server, but a network's page for signing in.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// close lets go of the connections.
func (c *client) close() { c.http.CloseIdleConnections() }

func (c *client) header() http.Header {
	return http.Header{"Authorization": {"Bearer " + c.token}}
}

// A refusal is an answer that is no consent.
type refusal struct {
	status int
	code   string // of the problem; empty: it is not our server that answers
}

// Error is the refusal for a log.
func (r *refusal) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answered %d %s", r.status, r.code))
}

// isRefused reports whether the server does not know the agent, or not as one of a printer.
func isRefused(err error) bool {
	r, ok := errors.AsType[*refusal](err)
	return ok && (r.status == http.StatusUnauthorized || r.status == http.StatusForbidden || r.status == http.StatusTooManyRequests)
}

// isVain reports whether the server will never take what it refused: the job is another's or has ended, or our words
// are not its own. Only its own code says so; a proxy that finds no server answers "not found" as well.
func isVain(err error) bool {
	r, ok := errors.AsType[*refusal](err)
	return ok && (r.code == "stale" || r.code == "not_found" || r.code == "bad_field")
}

// dial opens the socket on which the server shows the jobs.
func (c *client) dial(ctx context.Context) (*websocket.Conn, error) {
	at := *c.base
	at.Scheme = map[string]string{"http": "ws", "https": "wss"}[at.Scheme]
	at.Path = "/ws/agent"
	dialer, stop := *c.ws, func() bool { return true }
	defer func() { stop() }()
	dialer.NetDialContext = func(within context.Context, network, address string) (net.Conn, error) {
		conn, err := c.ws.NetDialContext(within, network, address)
		if err == nil { // the library waits for a silent server's handshake whatever becomes of ctx
			stop = context.AfterFunc(ctx, func() { _ = conn.Close() })
		}
		return conn, err
	}
	conn, reply, err := dialer.DialContext(ctx, at.String(), c.header())
	if reply != nil && errors.Is(err, websocket.ErrBadHandshake) {
		err = &refusal{status: reply.StatusCode}
	}
	if err != nil {
		return nil, fmt.Errorf("open socket: %w", err)
	}
	return conn, nil
}

// get reads JSON from the server.
func (c *client) get(ctx context.Context, path string, out any) error {
	return c.call(ctx, http.MethodGet, path, nil, out)
}

// post sends JSON to the server and reads its answer.
func (c *client) post(ctx context.Context, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("encode call: %w", err)
	}
	return c.call(ctx, http.MethodPost, path, body, out)
}

func (c *client) call(ctx context.Context, method, path string, body []byte, out any) error {
	request, err := http.NewRequestWithContext(ctx, method, c.base.JoinPath(path).String(), bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("call %s: %w", path, err)
	}
	request.Header = c.header()
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	reply, err := c.http.Do(request)
	if err != nil {
		return fmt.Errorf("call %s: %w", path, err)
	}
	defer reply.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(reply.Body, largestBody))
	if err != nil {
		return fmt.Errorf("call %s: %w", path, err)
	}
	if reply.StatusCode != http.StatusOK {
		return fmt.Errorf("call %s: %w", path, refusalOf(reply.StatusCode, raw))
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return fmt.Errorf("call %s: %w", path, err)
	}
	return nil
}

// refusalOf reads a refusal of ours, or somebody else's.
func refusalOf(status int, raw []byte) *refusal {
	var problem struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal(raw, &problem) // without a code it is somebody else's
	return &refusal{status: status, code: problem.Code}
}
