package faults

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// A client speaks to a process, as a kiosk or as somebody signed in.
type client struct {
	http   *http.Client
	base   string
	bearer string
	cookie string
}

func (p *process) client(bearer string) *client {
	return &client{http: &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{}}, base: p.Base, bearer: bearer}
}

// close drops the connections that are kept open.
func (c *client) close() { c.http.CloseIdleConnections() }

// call sends a request and reads the whole answer into out.
func (c *client) call(method, path string, body, out any) (status int, err error) {
	var sent io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return 0, err
		}
		sent = bytes.NewReader(raw)
	}
	r, err := http.NewRequest(method, c.base+path, sent)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	if c.bearer != "" {
		r.Header.Set("Authorization", "Bearer "+c.bearer)
	}
	if c.cookie != "" {
		r.Header.Set("Cookie", c.cookie)
	}
	res, err := c.http.Do(r)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err
	}
	if cookie := res.Cookies(); len(cookie) > 0 {
		c.cookie = cookie[0].Name + "=" + cookie[0].Value
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return 0, fmt.Errorf("%s %s answered %d %q: %w", method, path, res.StatusCode, raw, err)
	}
	return res.StatusCode, nil
}

// A wish is one intent of one applicant: what a kiosk sends, again and again with the same id.
type wish struct {
	RequestID string            `json:"request_id"`
	Service   string            `json:"service"`
	Answers   map[string]string `json:"answers"`
	Have      []string          `json:"have"`
	Lang      string            `json:"lang"`
}

// A ticket is the part of the answer that a person relies on.
type ticket struct {
	Number   string `json:"number"`
	Token    string `json:"token"`
	IssuedAt string `json:"issued_at"`
	Code     string `json:"code"` // of a refusal
}

// issue sends the wish; an answer that was not read whole is an error.
func (c *client) issue(w wish) (ticket, int, error) {
	var t ticket
	status, err := c.call(http.MethodPost, "/api/v1/tickets", w, &t)
	return t, status, err
}

// present asks for a ticket as a phone does.
func (c *client) present(token string) (ticket, int, error) {
	var t ticket
	status, err := c.call(http.MethodGet, "/api/v1/tickets/"+token, nil, &t)
	return t, status, err
}
