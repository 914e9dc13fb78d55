package agent

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A Join lets a box in that has no token yet: it shows a code until an admin has typed it.
type Join struct {
	Server string            // "http://192.168.1.10:8080"
	ID     string            // of the request, 8 to 64 characters, fresh for each box
	Every  time.Duration     // between two questions; 0: 2 s
	Show   func(code string) // called with each new code
}

// joinEvery is how often the server is asked what became of a code.
const joinEvery = 2 * time.Second

// Run returns the token of the device, once an admin has let it in. It asks for ever, through lost replies and codes
// that expire; only a server address that can never work is an error.
func (j Join) Run(ctx context.Context) (token string, err error) {
	every := j.Every
	if every == 0 {
		every = joinEvery
	}
	c, err := newClient(j.Server, "none")
	if err != nil {
		return "", err
	}
	secret, asked := "", 0
	for {
		if secret == "" {
			var reply struct{ Code, Secret string }
			body := map[string]any{"request_id": fmt.Sprint(j.ID, "-", asked), "kind": "agent"}
			if status, err := c.pairing(ctx, http.MethodPost, "", body, &reply); err == nil && status == http.StatusCreated {
				secret = reply.Secret
				j.Show(reply.Code)
			}
		} else {
			var reply struct{ Joined *struct{ Token string } }
			status, err := c.pairing(ctx, http.MethodGet, secret, nil, &reply)
			switch {
			case err == nil && reply.Joined != nil:
				return reply.Joined.Token, nil
			case err == nil && status == http.StatusNotFound:
				secret = "" // its time is over
				asked++
			}
		}
		select {
		case <-time.After(every):
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

// pairing makes one call and reads its reply.
func (c *client) pairing(ctx context.Context, method, secret string, body, reply any) (status int, err error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return 0, err
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base.JoinPath("/api/v1/pairing").String(), bytes.NewReader(raw))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	if secret != "" {
		req.Header.Set("Authorization", "Bearer "+secret)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return 0, fmt.Errorf("ask to join: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusBadRequest {
		return resp.StatusCode, nil
	}
	if err := json.NewDecoder(http.MaxBytesReader(nil, resp.Body, largestBody)).Decode(reply); err != nil {
		return resp.StatusCode, fmt.Errorf("ask to join: %w", err)
	}
	return resp.StatusCode, nil
}
