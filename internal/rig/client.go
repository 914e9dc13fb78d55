package rig

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"testing"
	"time"

	"antrean/office/staff"
)

// A Client asks the office over HTTP, as one device or person.
type Client struct {
	Base   string
	Bearer string
	HTTP   *http.Client
}

// Anyone is a client that nobody knows.
func (r *Rig) Anyone() *Client {
	jar, _ := cookiejar.New(nil) // it fails for no options
	return &Client{Base: r.Base, HTTP: &http.Client{Jar: jar, Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 128},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// AtKiosk is the kiosk.
func (r *Rig) AtKiosk() *Client {
	return r.withToken(KioskToken)
}

// AtRemote is the kiosk whose printer an agent prints with.
func (r *Rig) AtRemote() *Client { return r.withToken(RemoteToken) }

// AsAgent is the program beside that printer.
func (r *Rig) AsAgent() *Client { return r.withToken(AgentToken) }

func (r *Rig) withToken(token string) *Client {
	c := r.Anyone()
	c.Bearer = token
	return c
}

// SignedIn is one of the rig's people.
func (r *Rig) SignedIn(t testing.TB, name string) *Client {
	t.Helper()
	c := r.Anyone()
	status, body := c.Post(t, "/api/v1/login", map[string]any{"name": name, "password": name})
	if status != http.StatusOK {
		t.Fatalf("sign in as %s: %d %v", name, status, body)
	}
	return c
}

// Get asks for JSON.
func (c *Client) Get(t testing.TB, path string) (int, map[string]any) {
	t.Helper()
	return c.Send(t, http.MethodGet, path, nil)
}

// Post sends JSON.
func (c *Client) Post(t testing.TB, path string, body any) (int, map[string]any) {
	t.Helper()
	return c.Send(t, http.MethodPost, path, body)
}

// Send makes a request with a JSON body, or none for nil, and reads the answer. An answer that is no JSON object
// comes back as nil.
func (c *Client) Send(t testing.TB, method, path string, body any) (int, map[string]any) {
	t.Helper()
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		reader = bytes.NewReader(raw)
	}
	req, err := http.NewRequest(method, c.Base+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, raw := c.Ask(t, req)
	var out map[string]any
	_ = json.Unmarshal(raw, &out) // nil says that it is none
	return resp.StatusCode, out
}

// Ask makes any request as the client and reads the whole answer.
func (c *Client) Ask(t testing.TB, req *http.Request) (*http.Response, []byte) {
	t.Helper()
	if c.Bearer != "" {
		req.Header.Set("Authorization", "Bearer "+c.Bearer)
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		t.Fatalf("%s %s: %v", req.Method, req.URL.Path, err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", req.Method, req.URL.Path, err)
	}
	return resp, raw
}

// Page gets a path as a browser would, without following where it leads.
func (c *Client) Page(t testing.TB, path string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, c.Base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, raw := c.Ask(t, req)
	return resp, string(raw)
}

// Ticket takes a number at the kiosk under a gate that gives one at once.
func (c *Client) Ticket(t testing.TB, requestID, service string, have ...string) map[string]any {
	t.Helper()
	status, body := c.Post(t, "/api/v1/tickets", map[string]any{"request_id": requestID, "service": service, "have": have, "lang": "id"})
	if status != http.StatusCreated && status != http.StatusOK {
		t.Fatalf("ticket %s: %d %v", requestID, status, body)
	}
	return body
}

// Command gives a counter command with an id of its own.
func (c *Client) Command(t testing.TB, counter int, action string, more map[string]any) (int, map[string]any) {
	t.Helper()
	body := map[string]any{"command_id": "command-" + staff.NewSecret(12)}
	for key, value := range more {
		body[key] = value
	}
	return c.Post(t, fmt.Sprintf("/api/v1/counters/%d/%s", counter, action), body)
}
