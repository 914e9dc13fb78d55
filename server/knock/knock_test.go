package knock

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/internal/rig"
	"antrean/office/catalogue"
	tell "antrean/office/message"
	"antrean/office/setup"
	"antrean/office/webpush"
	"antrean/server/edge"
)

// A maker is a push service that opens what it gets, as the browser would.
type maker struct {
	*httptest.Server
	key     *ecdh.PrivateKey
	auth    []byte
	answers chan int // what it answers, in turn; then 201
	got     chan message
}

type message struct {
	header http.Header
	path   string
	text   said
}

func newMaker(t *testing.T) *maker {
	t.Helper()
	m := &maker{auth: make([]byte, 16), answers: make(chan int, 8), got: make(chan message, 64)}
	rand.Read(m.auth)
	var err error
	if m.key, err = ecdh.P256().GenerateKey(rand.Reader); err != nil {
		t.Fatal(err)
	}
	m.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		m.got <- message{r.Header, r.URL.Path, m.open(t, body)}
		select {
		case status := <-m.answers:
			w.Header().Set("Location", "https://elsewhere.example/")
			w.WriteHeader(status)
		default:
			w.WriteHeader(http.StatusCreated)
		}
	}))
	t.Cleanup(m.Close)
	return m
}

// open reads a message by RFC 8188 and RFC 8291, apart from the code that wrote it.
func (m *maker) open(t *testing.T, body []byte) (text said) {
	t.Helper()
	salt, point, sealed := body[:16], body[21:86], body[86:]
	theirs, err := ecdh.P256().NewPublicKey(point)
	if err != nil {
		t.Error(err)
		return text
	}
	shared, _ := m.key.ECDH(theirs)
	secret, _ := hkdf.Key(sha256.New, shared, m.auth, "WebPush: info\x00"+string(m.key.PublicKey().Bytes())+string(point), 32)
	key, _ := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: aes128gcm\x00", 16)
	nonce, _ := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: nonce\x00", 12)
	block, _ := aes.NewCipher(key)
	box, _ := cipher.NewGCM(block)
	plain, err := box.Open(nil, nonce, sealed, nil)
	if err != nil {
		t.Errorf("the browser cannot read it: %v", err)
		return text
	}
	if err := json.Unmarshal([]byte(strings.TrimRight(string(plain), "\x00\x02")), &text); err != nil {
		t.Errorf("%v in %q", err, plain)
	}
	return text
}

// browser is what a browser of this maker sends to the office.
func (m *maker) browser(name string) edge.Browser {
	encode := base64.RawURLEncoding.EncodeToString
	return edge.Browser{Endpoint: m.URL + "/" + name, P256DH: encode(m.key.PublicKey().Bytes()), Auth: encode(m.auth)}
}

// next waits for a message.
func (m *maker) next(t *testing.T) message {
	t.Helper()
	select {
	case got := <-m.got:
		return got
	case <-time.After(20 * time.Second):
		t.Fatal("no message came")
		return message{}
	}
}

// An awake office tells phones.
type awake struct {
	*rig.Rig
	*Knocker
	maker *maker
}

func wakes(t *testing.T) *awake {
	t.Helper()
	m := newMaker(t)
	roots := x509.NewCertPool()
	roots.AddCert(m.Certificate())
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Gateway: taking{}})
	r.Decide(t, func(d *setup.Document) {
		d.PublicURL, d.Push = "https://antrean.test", true
		d.Reached = &setup.Reached{URL: d.PublicURL}
	})
	k, err := New(r.Office, r.Store, Options{Private: true, TLS: &tls.Config{RootCAs: roots}, Pauses: []time.Duration{time.Millisecond, time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	r.Office.Pushes = k
	ctx, running := t.Context(), sync.WaitGroup{}
	running.Go(func() { k.Run(ctx) })
	t.Cleanup(running.Wait)
	return &awake{r, k, m}
}

func (a *awake) ticket(t *testing.T, id string) string {
	t.Helper()
	return a.AtKiosk().Ticket(t, id, "kk-rusak", "f102", "kk_rusak", "ktp")["token"].(string)
}

// follows lets a browser follow a page by the office's interface.
func (a *awake) follows(t *testing.T, token string, b edge.Browser) (status int, reply map[string]any) {
	t.Helper()
	return a.Anyone().Post(t, "/api/v1/tickets/"+token+"/push", map[string]any{
		"request_id": "push-0001", "lang": "id", "endpoint": b.Endpoint, "p256dh": b.P256DH, "auth": b.Auth,
	})
}

func TestASleepingPhoneIsToldOfItsCall(t *testing.T) {
	a := wakes(t)
	var tokens []string
	for _, id := range []string{"push-0001", "push-0002", "push-0003", "push-0004", "push-0005"} {
		tokens = append(tokens, a.ticket(t, id))
	}
	last := tokens[4]
	for range 2 { // again is the same
		if status, reply := a.follows(t, last, a.maker.browser("a")); status != http.StatusOK || reply["on"] != true {
			t.Fatalf("got %d %v", status, reply)
		}
	}
	clerk := a.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	near := a.maker.next(t)
	if near.text.Title != "A-005: 3 orang lagi" || near.text.Stays {
		t.Errorf("got %+v, want that three are ahead", near.text)
	}
	for range 4 {
		clerk.Command(t, 1, "no-show", nil)
		clerk.Command(t, 1, "next", nil)
	}
	called := a.maker.next(t)
	if called.text.Title != "A-005: silakan ke Loket 1" || !called.text.Stays || called.text.Lang != "id" {
		t.Errorf("got %+v, want the call", called.text)
	}
	for name, want := range map[string]string{"Ttl": "300", "Urgency": "high", "Topic": "visit", "Content-Encoding": "aes128gcm"} {
		if got := called.header.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if signed := called.header.Get("Authorization"); !strings.HasPrefix(signed, "vapid t=") || !strings.HasSuffix(signed, ", k="+a.Key()) {
		t.Errorf("it is signed with %q", signed)
	}
	a.maker.answers <- http.StatusBadGateway
	clerk.Command(t, 1, "undo", nil)
	for range 2 { // what is told next takes its place on the phone, and must not overtake the second try
		if back := a.maker.next(t); back.text.Title != "A-005: kabar tadi ditarik" || strings.Contains(back.text.Body, "loket") {
			t.Errorf("got %+v, want that the call is taken back", back.text)
		}
	}
	if next := a.maker.next(t); next.text.Title != "A-005: Anda berikutnya" {
		t.Errorf("got %+v, want who is next", next.text)
	}
}

// A taking gateway takes every message.
type taking struct{}

func (taking) Name() string                               { return "fake" }
func (taking) Send(context.Context, *tell.Envelope) error { return nil }

// TestABrowserIsToldBesideANumber that is left for messages and forgotten again; the export names both.
func TestABrowserIsToldBesideANumber(t *testing.T) {
	a := wakes(t)
	token := a.ticket(t, "push-0001")
	a.follows(t, token, a.maker.browser("a"))
	for i, number := range []string{"0812-3456-7890", ""} {
		status, reply := a.Anyone().Post(t, "/api/v1/tickets/"+token+"/contact", map[string]any{"request_id": "contact-0001", "contact": number})
		if status != http.StatusOK {
			t.Fatalf("%q: %d %v", number, status, reply)
		}
		_, all := a.Anyone().Get(t, "/t/"+token+"/export")
		browsers := all["browsers"].([]any)
		if len(browsers) != 1 || browsers[0].(map[string]any)["endpoint"] != a.maker.URL+"/a" {
			t.Errorf("%q: the export has the browsers %v, want the one that follows", number, browsers)
		}
		if contact, _ := all["contact"].(map[string]any); (contact["to"] == "+6281234567890") != (i == 0) {
			t.Errorf("%q: the export has the contact %v", number, contact)
		}
	}
}

func TestNothingOfAPersonIsPushed(t *testing.T) {
	a := wakes(t)
	token := a.ticket(t, "push-0001")
	a.follows(t, token, a.maker.browser("a"))
	clerk := a.SignedIn(t, rig.Clerk)
	for _, action := range []string{"open", "next", "start"} {
		clerk.Command(t, 1, action, nil)
	}
	a.maker.next(t)
	clerk.Command(t, 1, "return", map[string]any{"missing": []string{"ktp"}})
	got := a.maker.next(t)
	if got.text.Title != "A-001: berkas perlu Anda lengkapi" || got.text.Body != "Buka untuk melihat rinciannya." {
		t.Errorf("got %+v, want no service and no papers", got.text)
	}
	for name, values := range got.header {
		if strings.Contains(strings.Join(values, " "), token) {
			t.Errorf("%s tells the token", name)
		}
	}
}

func TestAMakerIsAskedAgainAFewTimes(t *testing.T) {
	a := wakes(t)
	a.follows(t, a.ticket(t, "push-0001"), a.maker.browser("a"))
	for _, status := range []int{http.StatusServiceUnavailable, http.StatusTooManyRequests, http.StatusBadGateway} {
		a.maker.answers <- status
	}
	clerk := a.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	for range 3 { // three failures end it
		if got := a.maker.next(t); got.text.Tag != "visit" {
			t.Errorf("got %+v", got.text)
		}
	}
	a.maker.answers <- http.StatusTemporaryRedirect // nobody is followed elsewhere
	clerk.Command(t, 1, "recall", nil)
	if got := a.maker.next(t); !strings.Contains(got.text.Title, "dipanggil lagi") {
		t.Errorf("after the failures: got %+v, want the recall", got.text)
	}
	clerk.Command(t, 1, "no-show", nil)
	if got := a.maker.next(t); !strings.Contains(got.text.Title, "Anda belum datang") {
		t.Errorf("after the redirect: got %+v", got.text)
	}
}

// kept counts the subscriptions in the book.
func (a *awake) kept(t *testing.T) int {
	t.Helper()
	list, err := a.Store.Subscriptions()
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestABrowserIsForgottenWhenItIsGoneOrItsPersonWaitsForNothing(t *testing.T) {
	a := wakes(t)
	clerk := a.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)

	first := a.ticket(t, "push-0001")
	a.follows(t, first, a.maker.browser("gone"))
	a.maker.answers <- http.StatusGone
	clerk.Command(t, 1, "next", nil)
	a.maker.next(t)
	for end := time.Now().Add(10 * time.Second); a.kept(t) > 0; {
		if time.Now().After(end) {
			t.Fatal("a browser that is gone is kept")
		}
	}

	a.follows(t, first, a.maker.browser("visit"))
	clerk.Command(t, 1, "start", nil)
	clerk.Command(t, 1, "finish", nil)
	for range sweepsUntil - 1 {
		a.Sweep()
	}
	if a.kept(t) != 1 {
		t.Error("what can still be taken back is forgotten")
	}
	a.Sweep()
	if a.kept(t) != 0 || a.followers() != 0 {
		t.Error("a visit is over, and its browser is kept")
	}

	second := a.ticket(t, "push-0002")
	a.follows(t, second, a.maker.browser("erased"))
	a.Anyone().Post(t, "/api/v1/tickets/"+second+"/cancel", map[string]any{})
	if status, reply := a.Anyone().Post(t, "/api/v1/tickets/"+second+"/erase", map[string]any{"request_id": "erase-0001"}); status != http.StatusOK || a.kept(t) != 0 {
		t.Errorf("erased: %d %v, and %d browsers are kept", status, reply, a.kept(t))
	}

	third := a.ticket(t, "push-0003")
	a.follows(t, third, a.maker.browser("stopped"))
	if status, reply := a.Anyone().Post(t, "/api/v1/tickets/"+third+"/push/stop", map[string]any{"request_id": "stop-0001", "endpoint": a.maker.URL + "/stopped"}); status != http.StatusOK || reply["on"] != false || a.kept(t) != 0 {
		t.Errorf("stopped: got %d %v", status, reply)
	}
}

func TestWhatStrangersMayBring(t *testing.T) {
	a := wakes(t)
	token := a.ticket(t, "push-0001")
	good := a.maker.browser("a")
	for what, c := range map[string]struct {
		browser edge.Browser
		token   string
		code    string
	}{
		"no TLS":      {edge.Browser{Endpoint: "http://push.example/a", P256DH: good.P256DH, Auth: good.Auth}, token, "bad_field"},
		"no key":      {edge.Browser{Endpoint: good.Endpoint, P256DH: "AAAA", Auth: good.Auth}, token, "bad_field"},
		"no such one": {good, "N0B0DYHASTH1ST0KEN00", "unknown_ticket"},
	} {
		if _, reply := a.follows(t, c.token, c.browser); reply["code"] != c.code {
			t.Errorf("%s: got %v, want %s", what, reply, c.code)
		}
	}
	for _, name := range []string{"a", "b", "c", "d"} {
		a.follows(t, token, a.maker.browser(name))
	}
	if a.kept(t) != perPage {
		t.Errorf("%d browsers follow one page, want at most %d", a.kept(t), perPage)
	}
	a.Decide(t, func(d *setup.Document) { d.Push = false })
	if _, reply := a.follows(t, token, good); reply["code"] != "push_off" || a.Key() != "" {
		t.Errorf("switched off: got %v", reply)
	}
}

func TestTheKeyAndTheBrowsersOutliveTheProgram(t *testing.T) {
	a := wakes(t)
	token := a.ticket(t, "push-0001")
	a.follows(t, token, a.maker.browser("a"))
	again, err := New(a.Office, a.Store, Options{})
	if err != nil || again.Key() != a.Key() || again.followers() != 1 {
		t.Errorf("%v: the key is another, or %d browsers are left", err, again.followers())
	}
	if err := again.Subscribe(token, "id", a.maker.browser("a")); problem.Code(err) != "bad_field" {
		t.Errorf("a service on this machine: got %v, want it refused", err)
	}
	_, _, err = again.post(t.Context(), job{to: again.known[webpush.SubjectOf(token)][0].Subscription})
	if err == nil || strings.Contains(err.Error(), a.maker.URL) || !strings.Contains(err.Error(), "not an address of the internet") {
		t.Errorf("got %v, want that it dials the internet alone, and says no endpoint", err)
	}
}
