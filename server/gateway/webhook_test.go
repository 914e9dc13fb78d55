package gateway

import (
	"context"
	"crypto/hmac"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"antrean/office/message"
)

const secret = "sixteen characters and more"

// letter is what the tests send.
func letter() *message.Envelope {
	return &message.Envelope{V: message.Version, ID: "e-called-7-t3", Kind: "called", To: "+628123456789", Text: "A-001: silakan ke Loket 1.", Attempt: 2}
}

// fake is a gateway of the tests.
func fake(t *testing.T, answer http.HandlerFunc) *Webhook {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	w, err := NewWebhook(server.URL+"/kirim?k=KEY", secret)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func failureOf(t *testing.T, err error) *message.Failure {
	t.Helper()
	why, ok := errors.AsType[*message.Failure](err)
	if !ok {
		t.Fatalf("got %v, want a failure", err)
	}
	return why
}

// TestAWebhookIsSigned checks a request as docs/messages.md tells a gateway to.
func TestAWebhookIsSigned(t *testing.T) {
	var got message.Envelope
	var head http.Header
	var signed bool
	w := fake(t, func(rw http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		head = r.Header
		signed = hmac.Equal([]byte(Sign([]byte(secret), head.Get(TimeHeader), body)), []byte(head.Get(SignatureHeader)))
		if err := json.Unmarshal(body, &got); err != nil {
			t.Error(err)
		}
		rw.WriteHeader(http.StatusAccepted)
	})
	if err := w.Send(t.Context(), letter()); err != nil {
		t.Fatal(err)
	}
	if !signed || head.Get(KeyHeader) != "e-called-7-t3" || head.Get(AttemptHeader) != "2" || got.To != "+628123456789" || got.V != 1 {
		t.Errorf("signed %v, %v, %+v", signed, head, got)
	}
	if name := w.Name(); strings.Contains(name, "KEY") || !strings.HasPrefix(name, "webhook 127.0.0.1:") {
		t.Errorf("shown as %q", name)
	}
}

// TestTheSignatureOfTheDocument holds the example of docs/messages.md.
func TestTheSignatureOfTheDocument(t *testing.T) {
	if got := Sign([]byte("contoh-rahasia-kantor"), "1795600000", []byte(`{"v":1}`)); got != "v1=9ea7b78555b11c763a4e35f62fa7ea23191ab495cdf59fd1adafc3a1ccff33f5" {
		t.Errorf("got %s", got)
	}
}

func TestHowAGatewayFails(t *testing.T) {
	status := func(code int, headers ...string) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			for i := 0; i+1 < len(headers); i += 2 {
				rw.Header().Set(headers[i], headers[i+1])
			}
			rw.WriteHeader(code)
		}
	}
	var followed atomic.Bool
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed.Store(true) }))
	defer elsewhere.Close()
	for name, one := range map[string]struct {
		answer http.HandlerFunc
		want   message.Failure
	}{
		"500":         {status(500), message.Failure{Reason: "status_500"}},
		"a wrong key": {status(401), message.Failure{Reason: "status_401"}},
		"no number":   {status(422), message.Failure{Reason: "status_422", Lasting: true}},
		"too many":    {status(429, "Retry-After", "120"), message.Failure{Reason: "status_429", After: 2 * time.Minute}},
		"a redirect":  {status(307, "Location", elsewhere.URL), message.Failure{Reason: message.Redirected, Lasting: true}},
		"dies mid-body": {func(rw http.ResponseWriter, _ *http.Request) {
			die(rw, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"ok\":")
		}, message.Failure{Reason: message.Cut}},
		"dies at once": {func(rw http.ResponseWriter, _ *http.Request) { die(rw, "") }, message.Failure{Reason: message.Cut}},
		"500, and dies": {func(rw http.ResponseWriter, _ *http.Request) {
			die(rw, "HTTP/1.1 500 No\r\nContent-Length: 50\r\n\r\n{")
		}, message.Failure{Reason: "status_500"}},
		"much head": {status(200, "X-Much", strings.Repeat("x", 2*headersMost)), message.Failure{Reason: message.Unreachable}},
	} {
		if why := failureOf(t, fake(t, one.answer).Send(t.Context(), letter())); *why != one.want {
			t.Errorf("%s: got %+v, want %+v", name, *why, one.want)
		}
	}
	if followed.Load() {
		t.Error("a number was told to an address that the office has not named")
	}
}

// die writes to the bare line and ends it.
func die(rw http.ResponseWriter, text string) {
	line, _, err := rw.(http.Hijacker).Hijack()
	if err != nil {
		panic(err)
	}
	io.WriteString(line, text)
	line.Close()
}

func TestAGatewayThatHangsIsLeft(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"before its answer": func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); <-r.Context().Done() },
		"in its answer": func(rw http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			rw.WriteHeader(200)
			rw.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		why := failureOf(t, fake(t, answer).Send(ctx, letter()))
		cancel()
		if why.Reason != message.Timeout || why.Lasting {
			t.Errorf("%s: got %+v, want a timeout", name, why)
		}
	}
}

func TestAGatewayThatIsNotThere(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	w, err := NewWebhook("http://"+ln.Addr().String(), secret)
	if err != nil {
		t.Fatal(err)
	}
	if why := failureOf(t, w.Send(t.Context(), letter())); why.Reason != message.Unreachable || why.Lasting {
		t.Errorf("got %+v", why)
	}
}

// TestMuchAnswerIsNotRead sends more than anybody should, and wants the message taken all the same.
func TestMuchAnswerIsNotRead(t *testing.T) {
	var sent atomic.Int64
	w := fake(t, func(rw http.ResponseWriter, _ *http.Request) {
		for range 1000 {
			n, err := rw.Write(make([]byte, 64<<10))
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	})
	if err := w.Send(t.Context(), letter()); err != nil || sent.Load() > 16<<20 {
		t.Errorf("got %v after %d bytes", err, sent.Load())
	}
}

func TestWhatIsNoWebhook(t *testing.T) {
	for _, address := range []string{"", "gateway.lan", "ftp://gateway.lan/", "http://", "https://ani:rahasia@gateway.lan/", "file:///etc/passwd", "http://gateway.lan/#x"} {
		if _, err := NewWebhook(address, secret); err == nil {
			t.Errorf("%q was taken", address)
		}
	}
	if _, err := NewWebhook("https://gateway.lan/kirim", "short"); err == nil {
		t.Error("a short secret was taken")
	}
}

func TestRetryAfterInWords(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "90": 90 * time.Second, "-3": 0, "soon": 0, "99999999": 24 * time.Hour, "Mon, 23 Nov 2026 01:02:00 GMT": 2 * time.Minute, "Mon, 23 Nov 2026 00:00:00 GMT": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}
