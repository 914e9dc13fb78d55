package agent

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"antrean/printer/spool"
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
		return nil, fmt.Errorf("server address: %w", err)
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || strings.Trim(base.Path, "/") != "" {
		return nil, fmt.Errorf("server address %q: must be http://HOST:PORT or https://HOST", server)
	}
	if token == "" {
		return nil, errors.New("token: the agent needs that of its device")
	}
	return &client{
		base: base, token: token,
		http: &http.Client{Timeout: callTime},
		ws:   &websocket.Dialer{HandshakeTimeout: callTime, Proxy: http.ProxyFromEnvironment},
	}, nil
}

func (c *client) header() http.Header {
	return http.Header{"Authorization": {"Bearer " + c.token}}
}

// dial opens the socket on which the server shows the jobs.
func (c *client) dial(ctx context.Context) (*websocket.Conn, error) {
	at := *c.base
	at.Scheme = map[string]string{"http": "ws", "https": "wss"}[at.Scheme]
	at.Path = "/ws/agent"
	conn, reply, err := c.ws.DialContext(ctx, at.String(), c.header())
	if reply != nil && errors.Is(err, websocket.ErrBadHandshake) {
		return nil, fmt.Errorf("open socket: the server answered %s", reply.Status)
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

// post sends JSON to the server. A refusal because the job is another's by now is ErrTaken.
func (c *client) post(ctx context.Context, path string, in any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("encode call: %w", err)
	}
	return c.call(ctx, http.MethodPost, path, body, nil)
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
	switch {
	case reply.StatusCode == http.StatusConflict, reply.StatusCode == http.StatusNotFound:
		return fmt.Errorf("call %s: %w", path, spool.ErrTaken)
	case reply.StatusCode >= http.StatusBadRequest:
		return fmt.Errorf("call %s: the server answered %s", path, reply.Status)
	case out == nil:
		return nil
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return fmt.Errorf("call %s: %w", path, err)
	}
	return nil
}
