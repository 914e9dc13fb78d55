package knock

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"

	"antrean/internal/words"
	"antrean/office/notify"
	"antrean/office/webpush"
)

// A job is one notice for one browser.
type job struct {
	to     webpush.Subscription
	notice notify.Notice
}

// How long a maker keeps a message for a phone that is off (RFC 8030, 5.2).
const (
	urgentFor  = 5 * time.Minute // a call is void after that
	usuallyFor = 24 * time.Hour
)

// postWithin is how long a maker may take to take a message.
const postWithin = 10 * time.Second

// newClient goes to the internet over TLS and nowhere else, and follows nobody elsewhere. No proxy stands between: the
// addresses that are looked at are those that are spoken to.
func newClient(o Options) *http.Client {
	dialer := &net.Dialer{Timeout: postWithin, Control: func(_, address string, _ syscall.RawConn) error {
		if at, err := netip.ParseAddrPort(address); !o.Private && (err != nil || !webpush.Public(at.Addr())) {
			return errors.New("not an address of the internet")
		}
		return nil
	}}
	return &http.Client{
		Timeout:       postWithin,
		Transport:     &http.Transport{DialContext: dialer.DialContext, TLSClientConfig: o.TLS, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: lanes, IdleConnTimeout: time.Minute},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// send takes messages from a lane until ctx ends.
func (k *Knocker) send(ctx context.Context, lane <-chan job) {
	for {
		select {
		case j := <-lane:
			k.deliver(ctx, j)
		case <-ctx.Done():
			return
		}
	}
}

// An outcome is what a maker made of a message.
type outcome int

const (
	taken outcome = iota
	later         // it may take the next try
	gone          // the browser wants no more, or was never ours
	refused
)

// deliver tries a few times, as long as what it says is true.
func (k *Knocker) deliver(ctx context.Context, j job) {
	for try := 0; ; try++ {
		if scene := k.office.Engine.View().Scene(); k.Key() == "" || !j.notice.Holds(scene) || time.Since(j.notice.At) > lifeOf(j.notice.Kind) {
			return
		}
		how, wait, err := k.post(ctx, j)
		switch {
		case how == gone:
			k.logged(k.drop(j.to.Subject, j.to.Endpoint))
			return
		case how == taken, ctx.Err() != nil:
			return
		case how == refused || try >= len(k.o.Pauses):
			slog.Warn("push not delivered", "kind", j.notice.Kind, "tries", try+1, "err", err)
			return
		}
		select {
		case <-time.After(max(wait, k.o.Pauses[try])):
		case <-ctx.Done():
			return
		}
	}
}

func lifeOf(kind notify.Kind) time.Duration {
	if kind.Urgent() {
		return urgentFor
	}
	return usuallyFor
}

// said is what a phone shows, as static/phone/knock.js reads it. It names no person and no papers: a number and a counter,
// and that there is something to read on the page.
type said struct {
	Title string `json:"t"`
	Body  string `json:"b"`
	Tag   string `json:"k"`           // the next one of this name takes its place
	Stays bool   `json:"s,omitempty"` // until it is touched
	Lang  string `json:"l"`
}

func (k *Knocker) text(j job) ([]byte, error) {
	w := k.office.NoticeWriter().Say(&j.notice, j.to.Lang)
	out := said{Title: w.Title, Body: w.Body, Tag: "visit", Lang: j.to.Lang, Stays: j.notice.Kind == notify.Called || j.notice.Kind == notify.Recalled}
	if !j.notice.Kind.Urgent() { // those name services, papers and reasons
		out.Body, out.Tag = words.In(j.to.Lang).T("phone.push.open"), "news"
	}
	return json.Marshal(out)
}

// post hands a message to the browser's maker. wait is how long it asks to be left alone.
func (k *Knocker) post(ctx context.Context, j job) (how outcome, wait time.Duration, err error) {
	req, err := k.request(ctx, j)
	if err != nil {
		return refused, 0, err
	}
	resp, err := k.client.Do(req)
	if err != nil {
		return later, 0, bare(err)
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, 4<<10) // so that the line can be used again
	err = fmt.Errorf("the push service answers %d", resp.StatusCode)
	switch {
	case resp.StatusCode/100 == 2:
		return taken, 0, nil
	case resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone:
		return gone, 0, nil
	case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500:
		seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
		return later, min(max(0, time.Duration(seconds)*time.Second), urgentFor), err
	}
	return refused, 0, err
}

func (k *Knocker) request(ctx context.Context, j job) (*http.Request, error) {
	text, err := k.text(j)
	if err != nil {
		return nil, err
	}
	body, err := webpush.Seal(&j.to, text)
	if err != nil {
		return nil, err
	}
	signed, err := k.signer.Authorization(j.to.Endpoint, k.office.PublicURL(), time.Now())
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, j.to.Endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("the endpoint is no address")
	}
	urgency, topic := "normal", "news"
	if j.notice.Kind.Urgent() {
		urgency, topic = "high", "visit"
	}
	for name, value := range map[string]string{
		"Content-Type": "application/octet-stream", "Content-Encoding": "aes128gcm", "Authorization": signed,
		"TTL": strconv.Itoa(int(lifeOf(j.notice.Kind) / time.Second)), "Urgency": urgency, "Topic": topic, // RFC 8030, 5.2 to 5.4
	} {
		req.Header.Set(name, value)
	}
	return req, nil
}

// bare is an error of a request without the address it was for, which is a secret of its browser.
func bare(err error) error {
	var failed interface{ Unwrap() error }
	if errors.As(err, &failed) && failed.Unwrap() != nil {
		return failed.Unwrap()
	}
	return errors.New("no answer")
}
