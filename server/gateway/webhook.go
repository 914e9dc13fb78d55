// Package gateway hands messages to the office's own gateway for WhatsApp or SMS: to a program of this machine, or to a
// service on the network. docs/messages.md says what each of them gets.
package gateway

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"antrean/office/message"
)

const (
	answerMost  = 64 << 10         // bytes of an answer that are read, so that the line can be used again; nothing of it is kept
	headersMost = 16 << 10         // bytes
	connectIn   = 5 * time.Second  // to reach a gateway
	answerIn    = 10 * time.Second // until its answer begins
	// SecretLeast is the shortest secret, in bytes: what is shorter is soon guessed.
	SecretLeast = 16
)

// The headers of a signed request.
const (
	SignatureHeader = "X-Antrean-Signature" // "v1=" and the HMAC-SHA256, in hex, of the time, a full stop and the body
	TimeHeader      = "X-Antrean-Timestamp" // Unix seconds
	AttemptHeader   = "X-Antrean-Attempt"   // 1 is the first
	KeyHeader       = "Idempotency-Key"     // the message's id
)

// A Webhook is a gateway on the network, which is sent signed requests.
type Webhook struct {
	address *url.URL
	secret  []byte
	client  *http.Client
}

// NewWebhook checks an address and a secret, and makes the gateway of them.
func NewWebhook(address, secret string) (*Webhook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Fragment != "" {
		return nil, errors.New("not an http or https address without a name and password")
	}
	if len(secret) < SecretLeast {
		return nil, fmt.Errorf("the secret has less than %d characters", SecretLeast)
	}
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: connectIn}).DialContext, TLSHandshakeTimeout: connectIn,
		ResponseHeaderTimeout: answerIn, MaxResponseHeaderBytes: headersMost, MaxIdleConnsPerHost: 4, IdleConnTimeout: time.Minute,
		TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}, ForceAttemptHTTP2: true,
	}
	return &Webhook{address: u, secret: []byte(secret), client: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // a number is told to nobody but whom the office named
	}}, nil
}

// Name is the host, for the rest of the address may hold a key.
func (w *Webhook) Name() string { return "webhook " + w.address.Host }

// Sign is what stands in SignatureHeader.
func Sign(secret []byte, at string, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(at + "."))
	mac.Write(body)
	return "v1=" + hex.EncodeToString(mac.Sum(nil))
}

// Send posts a message; every answer between 200 and 299 has taken it.
func (w *Webhook) Send(ctx context.Context, e *message.Envelope) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.address.String(), bytes.NewReader(body))
	if err != nil {
		return &message.Failure{Reason: message.Unreachable, Lasting: true}
	}
	at := strconv.FormatInt(time.Now().Unix(), 10)
	for name, value := range map[string]string{
		"Content-Type": "application/json; charset=utf-8", "User-Agent": "antrean", TimeHeader: at, SignatureHeader: Sign(w.secret, at, body),
		AttemptHeader: strconv.Itoa(e.Attempt), KeyHeader: e.ID,
	} {
		request.Header.Set(name, value)
	}
	answer, err := w.client.Do(request)
	if err != nil {
		return failed(ctx, err)
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, io.LimitReader(answer.Body, answerMost))
	return judge(ctx, answer, err)
}

// judge says what an answer means. One that breaks off in its body has still been given: its status counts.
func judge(ctx context.Context, answer *http.Response, cut error) error {
	status := answer.StatusCode
	switch {
	case status >= 200 && status < 300 && cut == nil:
		return nil
	case status >= 200 && status < 300 && ctx.Err() != nil:
		return &message.Failure{Reason: message.Timeout}
	case status >= 200 && status < 300:
		return &message.Failure{Reason: message.Cut} // it may have taken it; the same id again does no harm
	case status >= 300 && status < 400:
		return &message.Failure{Reason: message.Redirected, Lasting: true}
	}
	out := &message.Failure{Reason: "status_" + strconv.Itoa(status), After: retryAfter(answer.Header.Get("Retry-After"), time.Now())}
	switch status {
	case http.StatusBadRequest, http.StatusGone, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		out.Lasting = true // this message will be no better tomorrow; a wrong key or path may be mended
	}
	return out
}

// retryAfter reads seconds or a date (RFC 9110 section 10.2.3).
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds > 0 {
		return time.Duration(min(seconds, 24*60*60)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// failed says in a word why there was no answer. The error itself names the address, and stays here.
func failed(ctx context.Context, err error) error {
	var network net.Error
	var certificate *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil, errors.As(err, &network) && network.Timeout():
		return &message.Failure{Reason: message.Timeout}
	case errors.As(err, &certificate):
		return &message.Failure{Reason: message.Untrusted}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &message.Failure{Reason: message.Cut}
	}
	return &message.Failure{Reason: message.Unreachable}
}
