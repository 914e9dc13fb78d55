package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"time"

	"antrean/office/staff"
)

// A crowd is invented applicants and clerks who use the office over HTTP, as real ones do.
type crowd struct {
	base   string
	paper  *handout
	client *http.Client
}

// How fast the crowd lives.
const (
	arrivalMean = 6 * time.Second // between two applicants
	serviceMean = 9 * time.Second // at the counter
	walkMean    = 3 * time.Second // from the chair to the counter
)

func newCrowd(base string, paper *handout) *crowd {
	return &crowd{base: base, paper: paper, client: &http.Client{Timeout: 10 * time.Second}}
}

// run lets them come and go until ctx ends.
func (c *crowd) run(ctx context.Context) {
	var people sync.WaitGroup
	people.Go(func() { c.arrive(ctx) })
	counters := c.paper.Counters
	for _, l := range c.paper.Staff {
		switch {
		case l.Role == staff.Operator && len(counters) > 0:
			n := counters[0]
			counters = counters[1:]
			people.Go(func() { c.serve(ctx, l, n) })
		case l.Role == staff.FrontOffice:
			people.Go(func() { c.check(ctx, l) })
		}
	}
	people.Wait()
}

// lasts waits about a mean time, now shorter and now longer; false when ctx ended.
func lasts(ctx context.Context, mean time.Duration) bool {
	timer := time.NewTimer(time.Duration(float64(mean) * (0.4 + 1.2*rand.Float64())))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// arrive is the applicants at the kiosk. One in ten has not got everything.
func (c *crowd) arrive(ctx context.Context) {
	for lasts(ctx, arrivalMean) {
		service := c.paper.Services[0]
		if rand.IntN(8) == 0 {
			service = c.paper.Services[rand.IntN(len(c.paper.Services))]
		}
		var asked struct {
			Needed []struct {
				ID string `json:"id"`
			} `json:"needed"`
		}
		body := map[string]any{"service": service}
		if c.post(ctx, c.client, "/api/v1/kiosk/check", "", body, &asked) != nil {
			continue
		}
		have := []string{}
		for _, row := range asked.Needed {
			if rand.IntN(30) > 0 {
				have = append(have, row.ID)
			}
		}
		body = map[string]any{"service": service, "have": have, "lang": "id", "request_id": staff.NewSecret(16)}
		_ = c.post(ctx, c.client, "/api/v1/tickets", c.paper.Devices[demoKiosk], body, nil) // a refusal sends them home
	}
}

// check is the front office: it looks at every check and confirms it.
func (c *crowd) check(ctx context.Context, l login) {
	client, err := c.signIn(ctx, l)
	for err == nil && lasts(ctx, walkMean) {
		var page struct {
			Checks []struct {
				Code   string   `json:"code"`
				Needed []string `json:"needed"`
			} `json:"checks"`
		}
		if c.get(ctx, client, "/api/v1/checks", &page) != nil || len(page.Checks) == 0 {
			continue
		}
		first := page.Checks[0]
		body := map[string]any{"request_id": staff.NewSecret(16), "have": first.Needed}
		_ = c.post(ctx, client, "/api/v1/checks/"+first.Code+"/confirm", "", body, nil) // next time again
	}
}

// serve is a clerk: calls, waits, serves, ends.
func (c *crowd) serve(ctx context.Context, l login, n int) {
	client, err := c.signIn(ctx, l)
	if err != nil {
		return
	}
	act := func(action string) (ticket bool) {
		var answer struct {
			Ticket *struct{} `json:"ticket"`
		}
		path := fmt.Sprintf("/api/v1/counters/%d/%s", n, action)
		err := c.post(ctx, client, path, "", map[string]any{"command_id": staff.NewSecret(16)}, &answer)
		return err == nil && answer.Ticket != nil
	}
	act("open")
	for lasts(ctx, walkMean) {
		if !act("next") {
			continue
		}
		if rand.IntN(8) == 0 && lasts(ctx, walkMean) {
			act("recall")
		}
		if !lasts(ctx, walkMean) {
			return
		}
		if rand.IntN(12) == 0 {
			act("no-show")
			continue
		}
		act("start")
		if !lasts(ctx, serviceMean) {
			return
		}
		act("finish")
	}
}

func (c *crowd) signIn(ctx context.Context, l login) (*http.Client, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	client := &http.Client{Timeout: c.client.Timeout, Jar: jar}
	return client, c.post(ctx, client, "/api/v1/login", "", map[string]any{"name": l.Name, "password": l.Password}, nil)
}

func (c *crowd) get(ctx context.Context, client *http.Client, path string, out any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
	if err != nil {
		return err
	}
	return send(client, req, out)
}

func (c *crowd) post(ctx context.Context, client *http.Client, path, token string, body, out any) error {
	raw, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(raw))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return send(client, req, out)
}

func send(client *http.Client, req *http.Request, out any) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s %s: %s", req.Method, req.URL.Path, resp.Status)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}
